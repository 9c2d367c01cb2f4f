"""Losses with their settings and reductions."""
import torch
import torch.nn.functional as F

from recorder import drawn


def cases(r):
    y, t = drawn(1, 3, 4) * 2, drawn(2, 3, 4)
    p, q = drawn(3, 3, 4, low=0.05, high=0.95), drawn(4, 3, 4, low=0, high=1)
    for reduction in ["mean", "sum", "none"]:
        r.record(f"mse-{reduction}", lambda a, b: F.mse_loss(a, b, reduction=reduction), y, t)
        r.record(f"mae-{reduction}", lambda a, b: F.l1_loss(a, b, reduction=reduction), y, t)
        r.record(f"huber-{reduction}", lambda a, b: F.huber_loss(a, b, delta=0.8, reduction=reduction), y, t)

    r.record("targets", lambda a: a * 1, q)
    # PyTorch gives no gradient to the target of these, so only the prediction is a leaf.
    r.record("bce", lambda a: F.binary_cross_entropy(a, q), p)
    r.record("bce-at-the-limits", lambda a: F.binary_cross_entropy(a, torch.tensor([1.0, 1.0, 0.5]), reduction="sum"), torch.tensor([0.0, 1.0, 1.0]))
    r.record("bce-logits", lambda a: F.binary_cross_entropy_with_logits(a, q), y * 3)
    r.record("bce-logits-weighted", lambda a: F.binary_cross_entropy_with_logits(a, q, pos_weight=torch.tensor(2.5), reduction="sum"), y)
    r.record("kl-batch-mean", lambda a: F.kl_div(a, q, reduction="batchmean"), y)
    r.record("kl-sum", lambda a: F.kl_div(a, q, reduction="sum"), y)
    r.record("hinge", lambda a: torch.clamp(1 - torch.sign(t) * a, min=0).mean(), y)

    labels = torch.tensor([2, 0, -100])
    weights = torch.tensor([1.0, 2.0, 0.5, 3.0])
    for reduction in ["mean", "sum", "none"]:
        r.record(f"cross-entropy-{reduction}", lambda z: F.cross_entropy(z, labels, reduction=reduction), y)
        r.record(f"cross-entropy-smooth-{reduction}", lambda z: F.cross_entropy(z, labels, weight=weights, label_smoothing=0.2, reduction=reduction), y)
        r.record(
            f"cross-entropy-soft-{reduction}",
            lambda z: F.cross_entropy(z, torch.softmax(t, -1), weight=weights, label_smoothing=0.1, reduction=reduction), y)
    r.record("cross-entropy-huge", lambda z: F.cross_entropy(z, torch.tensor([1])), torch.tensor([[1e4, -1e4]]))
