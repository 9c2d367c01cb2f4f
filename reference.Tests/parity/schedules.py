"""The learning rates of every schedule."""
import torch


def rates(make, count):
    optimizer = torch.optim.SGD([torch.zeros(1, requires_grad=True)], 0.1)
    schedule = make(optimizer)
    course = []
    for _ in range(count):
        course.append(optimizer.param_groups[0]["lr"])
        optimizer.step()
        schedule.step()
    return course


def cases(r):
    s = torch.optim.lr_scheduler
    r.record_values("constant", rates(lambda o: s.LambdaLR(o, lambda _: 1), 10))
    r.record_values("step", rates(lambda o: s.StepLR(o, 3, 0.5), 10))
    r.record_values("exponential", rates(lambda o: s.ExponentialLR(o, 0.8), 10))
    r.record_values("cosine", rates(lambda o: s.CosineAnnealingLR(o, 10, 0.01), 11))
    r.record_values("warm-up", rates(lambda o: s.LinearLR(o, 0.25, 1, 4), 10))
    r.record_values("one-cycle", rates(lambda o: s.OneCycleLR(o, 0.1, 20, cycle_momentum=False), 20))
    r.record_values("one-cycle-early", rates(lambda o: s.OneCycleLR(o, 0.1, 10, pct_start=0.5, div_factor=10, final_div_factor=100, cycle_momentum=False), 10))
    r.record_values("function", rates(lambda o: s.LambdaLR(o, lambda epoch: 10 ** (epoch / 20)), 10))
