"""Times networks and plane kernels against the runtimes and libraries that users would take, in turns.

  python compare.py [--turns N] [--only TEXT]

One thread each, in turns within one run, so that what else the machine does strikes all of them. A ratio
is the median over the turns of our time over theirs: below 1 is faster."""
import argparse
import statistics
import subprocess
import time
from pathlib import Path

import peer_kernels
import peer_networks

PACKAGE = Path(__file__).resolve().parent.parent
SLICE = 0.03  # seconds that one timing lasts, about


class Ours:
    """One of our benchmarks, timing on request."""

    def __init__(self, product):
        subprocess.run(["swift", "build", "-c", "release", "--quiet", "--package-path", PACKAGE,
                        "--product", product], check=True)
        self.process = subprocess.Popen([PACKAGE / ".build/release" / product, "--serve"], text=True,
                                        stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.names = self.process.stdout.readline().split()

    def seconds(self, name, calls):
        self.process.stdin.write(f"{name} {calls}\n")
        self.process.stdin.flush()
        return float(self.process.stdout.readline())

    def close(self):
        self.process.stdin.close()
        self.process.wait()


def seconds(work, calls):
    start = time.perf_counter()
    for _ in range(calls):
        work()
    return (time.perf_counter() - start) / calls


def calls_in_slice(first):
    return max(1, int(SLICE / max(first, 1e-7)))


def compare(ours, peers, turns, only):
    """Yields name, our median seconds, and for each peer its name and median ratio."""
    for name in ours.names:
        if name not in peers or only not in name:
            continue
        works = peers[name]()
        ours.seconds(name, 1)
        for work in works.values():
            work()
        ours_calls = calls_in_slice(ours.seconds(name, 1))
        calls = {peer: calls_in_slice(seconds(work, 1)) for peer, work in works.items()}
        mine, ratios = [], {peer: [] for peer in works}
        for _ in range(turns):
            mine.append(ours.seconds(name, ours_calls))
            for peer, work in works.items():
                ratios[peer].append(mine[-1] / seconds(work, calls[peer]))
        yield name, statistics.median(mine), {p: statistics.median(r) for p, r in ratios.items()}


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--turns", type=int, default=9)
    options.add_argument("--only", default="", help="names that contain TEXT", metavar="TEXT")
    options = options.parse_args()
    print("| what | ours, ms | ours over the peer's time |")
    print("|---|---|---|")
    for product, peers in (("NetworkBenchmarks", peer_networks.WORK), ("KernelBenchmarks", peer_kernels.WORK)):
        ours = Ours(product)
        for name, mine, ratios in compare(ours, peers, options.turns, options.only):
            cells = ", ".join(f"{peer} {ratio:.2f}" for peer, ratio in ratios.items())
            print(f"| {name} | {mine * 1e3:.3f} | {cells} |", flush=True)
        ours.close()


if __name__ == "__main__":
    main()
