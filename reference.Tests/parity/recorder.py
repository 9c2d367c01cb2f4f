"""Records cases: inputs, a random incoming gradient, and what PyTorch answers. Numbers are double; inputs are exact in float, too."""
import json
import zlib

import torch


def drawn(seed, *shape, low=None, high=None):
    """Normal values, or uniform ones in [low, high), rounded so that float and double hold the same number."""
    generator = torch.Generator().manual_seed(seed)
    if low is None:
        values = torch.randn(shape, generator=generator)
    else:
        values = torch.rand(shape, generator=generator) * (high - low) + low
    # Twelve bits after the point: short in the file, and far from float's limits.
    return ((values * 4096).round() / 4096).double()


def dump(tensor):
    return {"shape": list(tensor.shape), "values": tensor.detach().double().reshape(-1).tolist()}


class Recorder:
    def __init__(self):
        self.cases = {}

    def record(self, name, function, *inputs):
        """Stores inputs, output and every input's gradient for the loss sum(incoming * output)."""
        assert name not in self.cases, name
        leaves = [x.clone().requires_grad_() for x in inputs]
        output = function(*leaves)
        # A seed of the name, so that adding a case changes no other.
        incoming = drawn(zlib.crc32(name.encode()), *output.shape)
        output.backward(incoming)
        self.cases[name] = {
            "inputs": [dump(x) for x in leaves],
            "incoming": dump(incoming),
            "output": dump(output),
            "gradients": [dump(torch.zeros_like(x) if x.grad is None else x.grad) for x in leaves],
        }

    def record_layer(self, name, module, function, *inputs):
        """Stores the same for a layer: function gets the module, then the inputs; also its parameters, their gradients, its buffers afterwards."""
        # The weights too must be exact in float, and small, so that no gate is saturated.
        with torch.no_grad():
            for index, parameter in enumerate(module.parameters()):
                parameter.copy_(drawn(100 + index, *parameter.shape) * 0.5)
        self.record(name, lambda *leaves: function(module, *leaves), *inputs)
        self.cases[name]["parameters"] = {key: dump(p) for key, p in module.named_parameters()}
        self.cases[name]["parameterGradients"] = {key: dump(p.grad) for key, p in module.named_parameters()}
        self.cases[name]["buffers"] = {key: dump(b) for key, b in module.named_buffers() if b.dtype.is_floating_point}

    def record_values(self, name, values):
        """Stores a plain list of numbers, such as the rates of a schedule."""
        assert name not in self.cases, name
        self.cases[name] = {"values": [float(v) for v in values]}

    def write(self, path):
        lines = [f"{json.dumps(name)}: {json.dumps(case, separators=(',', ':'))}" for name, case in self.cases.items()]
        path.write_text("{\n" + ",\n".join(lines) + "\n}\n")
