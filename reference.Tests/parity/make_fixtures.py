#!/usr/bin/python3
"""Writes what PyTorch computes for every operation, layer, loss, optimizer and schedule, for the tests to compare with.

Run with Debian's python3-torch: /usr/bin/python3 make_fixtures.py [SECTION...]
Each section is a file beside this one with a function cases(recorder); its numbers go to SECTION.json.
"""
import importlib
import pathlib
import sys

import torch

from recorder import Recorder

FOLDER = pathlib.Path(__file__).parent
SECTIONS = ["operations", "losses", "optimizers", "schedules"] + sorted(path.stem for path in FOLDER.glob("layers_*.py"))


def main(chosen):
    torch.set_default_dtype(torch.float64)
    for section in chosen or SECTIONS:
        recorder = Recorder()
        importlib.import_module(section).cases(recorder)
        target = FOLDER / f"{section}.json"
        recorder.write(target)
        print(f"{section}: {len(recorder.cases)} cases, {target.stat().st_size} bytes")


if __name__ == "__main__":
    main(sys.argv[1:])
