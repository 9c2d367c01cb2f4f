"""Matrix products of NumPy on OpenBLAS, timed on request: a line "product-SIZE THREADS MILLISECONDS" in, the fastest product in ms out.

OpenBLAS reads its number of threads once, when it is loaded: so each number of threads gets a process of its own."""
import os
import subprocess
import sys
import time

import numpy

workers = {}
factors = {}


def fastest(size, seconds):
    if size not in factors:
        random = numpy.random.default_rng(1)
        factors[size] = [random.standard_normal((size, size), dtype=numpy.float32) for _ in range(3)]
    a, b, c = factors[size]
    best = float("inf")
    end = time.perf_counter() + seconds
    while True:
        start = time.perf_counter()
        numpy.matmul(a, b, out=c)
        now = time.perf_counter()
        best = min(best, now - start)
        if now > end:
            return best


def ask(threads, line):
    if threads not in workers:
        workers[threads] = subprocess.Popen(
            [sys.executable, __file__, "worker"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
            env={**os.environ, "OPENBLAS_NUM_THREADS": threads})
    workers[threads].stdin.write(line)
    workers[threads].stdin.flush()
    return workers[threads].stdout.readline().strip()


if "worker" not in sys.argv:
    numpy.ones((2, 2)) @ numpy.ones((2, 2))
    libraries = open("/proc/self/maps").read() if os.path.exists("/proc/self/maps") else ""
    print("numpy" if "openblas" in libraries else "without OpenBLAS: numpy", numpy.__version__, "on OpenBLAS", flush=True)
for line in sys.stdin:
    name, threads, milliseconds = line.split()
    if "worker" in sys.argv:
        print(fastest(int(name.split("-")[1]), float(milliseconds) / 1000) * 1000, flush=True)
    else:
        print(ask(threads, line), flush=True)
