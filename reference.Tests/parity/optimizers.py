"""Ten steps of every optimizer on a curved loss whose gradients change sign and size."""
import torch

from recorder import drawn

START, TARGET = drawn(1, 2, 3), drawn(2, 2, 3)


def trajectory(make):
    w = START.clone().requires_grad_()
    optimizer = make([w])
    course = []
    for _ in range(10):
        optimizer.zero_grad()
        (((w - TARGET) ** 2).sum() + (w**4).sum()).backward()
        optimizer.step()
        course.append(w.detach().clone())
    return torch.stack(course)


def cases(r):
    o = torch.optim
    makers = {
        "sgd": lambda p: o.SGD(p, 0.03),
        "sgd-decay": lambda p: o.SGD(p, 0.03, weight_decay=0.1),
        "sgd-momentum": lambda p: o.SGD(p, 0.02, momentum=0.9, weight_decay=0.01),
        "sgd-nesterov": lambda p: o.SGD(p, 0.02, momentum=0.9, nesterov=True, weight_decay=0.01),
        "adagrad": lambda p: o.Adagrad(p, 0.1),
        "adagrad-started": lambda p: o.Adagrad(p, 0.1, weight_decay=0.1, initial_accumulator_value=0.1, eps=1e-7),
        "rmsprop": lambda p: o.RMSprop(p, 0.01),
        "rmsprop-momentum": lambda p: o.RMSprop(p, 0.01, alpha=0.9, momentum=0.9, weight_decay=0.1),
        "rmsprop-centered": lambda p: o.RMSprop(p, 0.01, centered=True),
        "adam": lambda p: o.Adam(p, 0.1),
        "adam-decay": lambda p: o.Adam(p, 0.05, betas=(0.8, 0.99), eps=1e-6, weight_decay=0.1),
        "adamw": lambda p: o.AdamW(p, 0.1, weight_decay=0.1),
        "adamw-no-decay": lambda p: o.AdamW(p, 0.1, weight_decay=0),
    }
    r.record_values("start", START.reshape(-1))
    r.record_values("target", TARGET.reshape(-1))
    for name, make in makers.items():
        r.record_values(name, trajectory(make).reshape(-1))

    for name, clip in {
        "clip-norm": lambda p: torch.nn.utils.clip_grad_norm_(p, 1.5),
        "clip-norm-short": lambda p: torch.nn.utils.clip_grad_norm_(p, 100.0),
        "clip-value": lambda p: torch.nn.utils.clip_grad_value_(p, 0.3),
    }.items():
        w = START.clone().requires_grad_()
        (((w - TARGET) ** 2).sum() + (w**4).sum()).backward()
        clip([w])
        r.record_values(name, w.grad.reshape(-1))
