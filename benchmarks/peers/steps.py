"""The lessons' training steps in PyTorch, timed on request: a line "WORKLOAD THREADS MILLISECONDS" in, the fastest step in ms out."""
import sys
import time

import torch
from torch import nn

import language

torch.manual_seed(0)


def classify(model, optimizer, shape):
    x = torch.randn(*shape)
    y = torch.randint(0, 10, (shape[0],))
    loss = nn.CrossEntropyLoss()

    def step():
        optimizer.zero_grad()
        loss(model(x), y).backward()
        optimizer.step()

    return step


def mlp(batch):
    model = nn.Sequential(nn.Flatten(), nn.Linear(784, 128), nn.ReLU(), nn.Dropout(0.2), nn.Linear(128, 10))
    return classify(model, torch.optim.Adam(model.parameters()), (batch, 28, 28, 1))


def lenet(batch):
    model = nn.Sequential(
        nn.Conv2d(3, 6, 5), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(6, 16, 5), nn.ReLU(), nn.MaxPool2d(2),
        nn.Flatten(), nn.Linear(400, 120), nn.ReLU(), nn.Linear(120, 84), nn.ReLU(), nn.Linear(84, 10))
    return classify(model, torch.optim.SGD(model.parameters(), 0.001, momentum=0.9), (batch, 3, 32, 32))


def cnn(batch):
    model = nn.Sequential(
        nn.Conv2d(1, 32, 3), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(32, 64, 3), nn.ReLU(), nn.MaxPool2d(2),
        nn.Flatten(), nn.Linear(1600, 10))
    return classify(model, torch.optim.Adam(model.parameters()), (batch, 1, 28, 28))


MODELS = {"mlp": mlp, "lenet": lenet, "cnn": cnn, **language.MODELS}
steps = {}

print("torch", torch.__version__, flush=True)
for line in sys.stdin:
    name, threads, milliseconds = line.split()
    torch.set_num_threads(int(threads))
    if name not in steps:
        model, batch = name.rsplit("-", 1)
        steps[name] = MODELS[model](int(batch))
        for _ in range(5):
            steps[name]()
    fastest = float("inf")
    end = time.perf_counter() + float(milliseconds) / 1000
    while time.perf_counter() < end:
        start = time.perf_counter()
        steps[name]()
        fastest = min(fastest, time.perf_counter() - start)
    print(fastest * 1000, flush=True)
