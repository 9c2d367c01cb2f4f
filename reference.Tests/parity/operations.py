"""Elementwise operations, reductions, moves, softmax."""
import torch
import torch.nn.functional as F

from recorder import drawn


def cases(r):
    x = drawn(1, 3, 4) * 2
    positive = drawn(2, 3, 4, low=0.2, high=3)
    row = drawn(3, 4)
    column = drawn(4, 3, 1, low=0.5, high=2)

    r.record("add", lambda a, b: a + b, x, row)
    r.record("subtract", lambda a, b: a - b, row, x)
    r.record("multiply", lambda a, b: a * b, x, column)
    r.record("divide", lambda a, b: a / b, x, column)
    r.record("numbers", lambda a: (1 - 2 / a) * (3 + a / 2) - -a * 0.5, positive)
    r.record("matmul", torch.matmul, drawn(5, 3, 4), drawn(6, 4, 5))
    r.record("matmul-batched", torch.matmul, drawn(7, 2, 3, 4), drawn(8, 2, 4, 2))
    r.record("linear", F.linear, drawn(9, 2, 3, 4), drawn(10, 5, 4), drawn(11, 5))
    r.record("power-2", lambda a: a**2, x)
    r.record("power-2.5", lambda a: a**2.5, positive)
    r.record("power-minus-1", lambda a: a**-1, positive)
    r.record("exp", torch.exp, x)
    r.record("log", torch.log, positive)
    r.record("sqrt", torch.sqrt, positive)
    r.record("abs", torch.abs, x)
    r.record("clamp", lambda a: torch.clamp(a, -0.5, 1), x)
    r.record("clamp-at-the-limits", lambda a: torch.clamp(a, -1, 1), torch.tensor([-1.0, 1.0, 0.5, 2.0]))
    r.record("sigmoid", torch.sigmoid, x * 3)
    r.record("tanh", torch.tanh, x)
    r.record("relu", torch.relu, torch.tensor([-1.0, 0.0, 2.0]))
    r.record("leaky-relu", lambda a: F.leaky_relu(a, 0.1), x)
    r.record("elu", lambda a: F.elu(a, 1.5), x)
    r.record("softplus", F.softplus, x * 4)
    r.record("gelu", F.gelu, x * 2)
    r.record("gelu-tanh", lambda a: F.gelu(a, approximate="tanh"), x * 2)
    r.record("silu", F.silu, x * 2)
    r.record("softmax", lambda a: torch.softmax(a, -1), x)
    r.record("softmax-first-axis", lambda a: torch.softmax(a, 0), x)
    r.record("softmax-huge", lambda a: torch.softmax(a, -1), torch.tensor([[1e4, -1e4, 9999.0], [-1e4, -1e4, -1e4]]))
    r.record("log-softmax", lambda a: torch.log_softmax(a, -1), x * 3)
    r.record("log-sum-exp", lambda a: torch.logsumexp(a, 1), x * 3)

    cube = drawn(12, 2, 3, 4)
    r.record("sum", lambda a: a.sum((0, 2)), cube)
    r.record("sum-all", lambda a: a.sum(), cube)
    r.record("mean-keep", lambda a: a.mean(1, keepdim=True), cube)
    r.record("variance", lambda a: a.var(2), cube)
    r.record("variance-uncorrected", lambda a: a.var((0, 1), unbiased=False), cube)
    r.record("max", lambda a: a.amax(1), cube)
    r.record("max-with-ties", lambda a: a.amax(1), torch.tensor([[2.0, 2.0, 1.0], [0.0, 5.0, 5.0]]))

    r.record("reshape", lambda a: a.reshape(4, -1), cube)
    r.record("transpose", lambda a: a.transpose(0, 2), cube)
    r.record("permute", lambda a: a.permute(2, 0, 1), cube)
    r.record("concatenate", lambda a, b: torch.cat([a, b], 1), drawn(13, 2, 3), drawn(14, 2, 2))
    r.record("stack", lambda a, b: torch.stack([a, b], 1), drawn(15, 2, 3), drawn(16, 2, 3))
    r.record("slice", lambda a: a[:, 1:3], cube)
    r.record("gather", lambda a: a.gather(1, torch.tensor([[0, 2], [1, 1]])), drawn(17, 2, 3))
    r.record("pad", lambda a: F.pad(a, (0, 0, 1, 2), value=3), drawn(18, 2, 3))
