"""Multi-head attention and Transformer blocks. PyTorch's masks say where not to look, ours where to look."""
import torch
from torch import nn

from recorder import drawn

FORBIDDEN = torch.tensor([[False, False, True], [False, True, False]])


def causal(size):
    return torch.triu(torch.ones(size, size, dtype=torch.bool), 1)


def cases(r):
    x, memory = drawn(1, 2, 3, 4), drawn(2, 2, 5, 4)
    attention = dict(embed_dim=4, num_heads=2, batch_first=True)
    block = dict(d_model=4, nhead=2, dim_feedforward=3, dropout=0.0, batch_first=True)
    r.record_layer("attention-self", nn.MultiheadAttention(**attention), lambda m, a: m(a, a, a)[0], x)
    r.record_layer("attention-cross", nn.MultiheadAttention(**attention), lambda m, a, b: m(a, b, b)[0], x, memory)
    r.record_layer("attention-causal", nn.MultiheadAttention(**attention), lambda m, a: m(a, a, a, attn_mask=causal(3))[0], x)
    r.record_layer("attention-padded", nn.MultiheadAttention(**attention), lambda m, a: m(a, a, a, key_padding_mask=FORBIDDEN)[0], x)

    for name, first in {"post": False, "pre": True}.items():
        for act in ["relu", "gelu"]:
            r.record_layer(f"encoder-layer-{name}-{act}", nn.TransformerEncoderLayer(**block, norm_first=first, activation=act), lambda m, a: m(a), x)
        r.record_layer(
            f"decoder-layer-{name}", nn.TransformerDecoderLayer(**block, norm_first=first), lambda m, a, b: m(a, b, tgt_mask=causal(3)), x, memory)
    r.record_layer(
        "encoder", nn.TransformerEncoder(nn.TransformerEncoderLayer(**block, norm_first=True), 2, nn.LayerNorm(4)), lambda m, a: m(a, mask=causal(3)), x)
    r.record_layer(
        "decoder", nn.TransformerDecoder(nn.TransformerDecoderLayer(**block), 2), lambda m, a, b: m(a, b, tgt_mask=causal(3)), x, memory)
