"""The models of text in PyTorch, each as the step that LanguageWorkloads.cs times: 64 characters of 65 kinds a sequence."""
import math

import torch
from torch import nn

CHARACTERS, TOKENS = 65, 64


def predict(model, optimizer, batch):
    x = torch.randint(0, CHARACTERS, (batch, TOKENS))
    y = torch.randint(0, CHARACTERS, (batch * TOKENS,))
    loss = nn.CrossEntropyLoss()

    def step():
        optimizer.zero_grad()
        loss(model(x).view(-1, CHARACTERS), y).backward()
        optimizer.step()

    return step


class Recurrent(nn.Module):
    def __init__(self, layer):
        super().__init__()
        self.embedding = nn.Embedding(CHARACTERS, 64)
        self.recurrent = layer(64, 128, batch_first=True)
        self.head = nn.Linear(128, CHARACTERS)

    def forward(self, x):
        return self.head(self.recurrent(self.embedding(x))[0])


class Attention(nn.Module):
    """Causal self-attention with one product for queries, keys and values of all heads."""

    def __init__(self, width, heads):
        super().__init__()
        self.heads = heads
        self.into = nn.Linear(width, 3 * width)
        self.out = nn.Linear(width, width)
        self.register_buffer("future", torch.ones(TOKENS, TOKENS).triu(1).bool())

    def forward(self, x):
        n, t, width = x.shape
        q, k, v = (part.view(n, t, self.heads, -1).transpose(1, 2) for part in self.into(x).split(width, dim=2))
        scores = (q @ k.transpose(2, 3)) * (1 / math.sqrt(width // self.heads))
        weights = scores.masked_fill(self.future[:t, :t], -math.inf).softmax(3)
        return self.out((weights @ v).transpose(1, 2).reshape(n, t, width))


class Block(nn.Module):
    def __init__(self, width, heads):
        super().__init__()
        self.norm1, self.norm2 = nn.LayerNorm(width), nn.LayerNorm(width)
        self.attention = Attention(width, heads)
        self.feed_forward = nn.Sequential(nn.Linear(width, 4 * width), nn.GELU(), nn.Linear(4 * width, width))

    def forward(self, x):
        x = x + self.attention(self.norm1(x))
        return x + self.feed_forward(self.norm2(x))


class Gpt(nn.Module):
    def __init__(self, layers=4, width=128, heads=4):
        super().__init__()
        self.embedding = nn.Embedding(CHARACTERS, width)
        self.positions = nn.Parameter(0.02 * torch.randn(TOKENS, width))
        self.blocks = nn.Sequential(*(Block(width, heads) for _ in range(layers)), nn.LayerNorm(width))
        self.head = nn.Linear(width, CHARACTERS, bias=False)

    def forward(self, x):
        return self.head(self.blocks(self.embedding(x) + self.positions))


def recurrent(layer):
    def make(batch):
        model = Recurrent(layer)
        return predict(model, torch.optim.Adam(model.parameters()), batch)

    return make


def gpt(batch):
    model = Gpt()
    return predict(model, torch.optim.AdamW(model.parameters()), batch)


MODELS = {"char-rnn": recurrent(nn.RNN), "char-lstm": recurrent(nn.LSTM), "char-gru": recurrent(nn.GRU), "mini-gpt": gpt}
