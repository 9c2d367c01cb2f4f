"""RNN, LSTM, GRU: layers, directions, padded sequences, single cells."""
import torch
from torch import nn
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence

from recorder import drawn

LENGTHS = [4, 1, 3]


def joined(output, final):
    """Everything a layer gives as one row for each sequence: the outputs, then the states in our order (layer and direction, then h and c)."""
    h, *c = final if isinstance(final, tuple) else (final,)
    states = torch.stack([h, *c], 1).permute(2, 0, 1, 3)
    return torch.cat([output.flatten(1), states.flatten(1)], 1)


def unroll(module, x):
    return joined(*module(x))


def padded(module, x):
    packed = pack_padded_sequence(x, torch.tensor(LENGTHS), batch_first=True, enforce_sorted=False)
    output, final = module(packed)
    return joined(pad_packed_sequence(output, batch_first=True)[0], final)


def started(module, x, h, c=None):
    return joined(*module(x, h.unsqueeze(0) if c is None else (h.unsqueeze(0), c.unsqueeze(0))))


def cases(r):
    x, h, c = drawn(1, 3, 4, 2), drawn(2, 3, 3), drawn(3, 3, 3)
    kinds = {"rnn": nn.RNN, "lstm": nn.LSTM, "gru": nn.GRU}
    for name, kind in kinds.items():
        deep = {"num_layers": 2, "bidirectional": True, "batch_first": True}
        r.record_layer(name, kind(2, 3, batch_first=True), unroll, x)
        r.record_layer(f"{name}-one-step", kind(2, 3, batch_first=True), unroll, x[:, :1])
        r.record_layer(f"{name}-started", kind(2, 3, batch_first=True), started, *([x, h, c] if name == "lstm" else [x, h]))
        r.record_layer(f"{name}-deep-padded", kind(2, 2, **deep), padded, x)
    r.record_layer("rnn-relu", nn.RNN(2, 3, nonlinearity="relu", batch_first=True), unroll, x)
    r.record_layer("rnn-cell", nn.RNNCell(2, 3), lambda m, a, b: m(a, b), x[:, 0], h)
    r.record_layer("lstm-cell", nn.LSTMCell(2, 3), lambda m, a, b, d: torch.cat(m(a, (b, d)), 1), x[:, 0], h, c)
    r.record_layer("gru-cell", nn.GRUCell(2, 3), lambda m, a, b: m(a, b), x[:, 0], h)
