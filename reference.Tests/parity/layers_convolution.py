"""Convolutions, pooling, normalisation, embedding."""
import torch
from torch import nn

from recorder import drawn


def call(module, *inputs):
    return module(*inputs)


def trained_then_evaluated(module, x):
    module(x)
    module.eval()
    return module(x)


def cases(r):
    sequence, image = drawn(1, 2, 4, 7), drawn(2, 2, 4, 4, 5)
    r.record_layer("linear", nn.Linear(7, 3), call, sequence)
    r.record_layer("conv1d", nn.Conv1d(4, 3, 3), call, sequence)
    r.record_layer("conv1d-options", nn.Conv1d(4, 6, 2, stride=2, padding=2, dilation=3, groups=2), call, sequence)
    r.record_layer("conv2d", nn.Conv2d(4, 3, 3), call, image)
    r.record_layer("conv2d-options", nn.Conv2d(4, 2, (3, 2), stride=(2, 1), padding=(1, 2), dilation=(1, 2), groups=2, bias=False), call, image)
    r.record_layer("conv-transpose1d", nn.ConvTranspose1d(4, 3, 3, stride=2, padding=1, output_padding=1), call, sequence)
    r.record_layer("conv-transpose2d", nn.ConvTranspose2d(4, 2, 3), call, image)
    r.record_layer(
        "conv-transpose2d-options", nn.ConvTranspose2d(4, 2, (3, 2), stride=(2, 3), padding=1, output_padding=(1, 2), dilation=(1, 2), groups=2), call, image)

    r.record_layer("max-pool1d", nn.MaxPool1d(3, 2, 1), call, sequence)
    r.record_layer("max-pool2d", nn.MaxPool2d(2), call, image)
    r.record_layer("max-pool2d-options", nn.MaxPool2d((3, 2), (1, 2), (1, 0)), call, image)
    r.record_layer("max-pool2d-ties", nn.MaxPool2d(2, 1), call, torch.ones(1, 1, 3, 3))
    r.record_layer("avg-pool1d", nn.AvgPool1d(3, 2, 1), call, sequence)
    r.record_layer("avg-pool2d-options", nn.AvgPool2d((3, 2), (1, 2), (1, 1)), call, image)
    r.record_layer("adaptive-avg-pool2d", nn.AdaptiveAvgPool2d((3, 2)), call, image)

    r.record_layer("layer-norm", nn.LayerNorm(5), call, image)
    r.record_layer("batch-norm1d", nn.BatchNorm1d(4), call, drawn(3, 6, 4))
    r.record_layer("batch-norm1d-sequence", nn.BatchNorm1d(4, eps=1e-3, momentum=0.3), call, sequence)
    r.record_layer("batch-norm2d", nn.BatchNorm2d(4), call, image)
    r.record_layer("batch-norm2d-evaluated", nn.BatchNorm2d(4), trained_then_evaluated, image)

    r.record_layer("embedding", nn.Embedding(5, 3), lambda m: m(torch.tensor([[0, 4, 4], [2, 1, 4]])))
    r.record_layer("embedding-padding", nn.Embedding(5, 3, padding_idx=1), lambda m: m(torch.tensor([[0, 1], [1, 3]])))
