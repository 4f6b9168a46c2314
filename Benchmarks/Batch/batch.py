#!/usr/bin/env python3
"""Measures `holdfast batch` from outside: kill -9, a second run, and throughput.

Example: Benchmarks/Batch/batch.py kill --takes 30 --kills 50

Takes are hard links to, or copies of, the drawn takes of Fixtures/Cache ('make fixtures'), each copy with a
few bytes of its own behind its end, which no decoder reads. Needs the program: 'make build'.
"""
import argparse
import filecmp
import os
import pathlib
import random
import resource
import shutil
import signal
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = ROOT / ".build/release/holdfast"
DRAWN = sorted((ROOT / "Fixtures/Cache/takes").glob("*.mp4"))


def draw(folder: pathlib.Path, count: int, different: bool) -> None:
    folder.mkdir()
    past = time.time() - 1000
    for index in range(count):
        source = DRAWN[index % len(DRAWN)]
        target = folder / f"{index:04d}-{source.name}"
        if different:
            shutil.copy(source, target)
            with open(target, "ab") as file:
                file.write(f"take {index}".encode())
        else:
            os.link(source, target)
        if different:
            os.utime(target, (past, past))


def command(takes, output, store, options):
    return [PROGRAM, "batch", takes, "--output", output, "--store", store, *options]


def outputs(folder):
    return sorted(p.name for p in folder.iterdir() if not p.name.startswith("."))


def consistent(store) -> bool:
    with sqlite3.connect(store) as database:
        sound = database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        return sound and not database.execute("PRAGMA foreign_key_check").fetchall()


def kill(arguments, work) -> bool:
    """kill -9 at random moments, then a run to the end: same bytes, nothing done twice, store sound."""
    takes = work / "takes"
    draw(takes, arguments.takes, different=True)
    calm, rough = work / "calm", work / "rough"
    began = time.monotonic()
    subprocess.run(
        command(takes, calm, work / "calm.sqlite", arguments.options), capture_output=True, check=False)
    whole = time.monotonic() - began
    log, unsound = [], 0
    for _ in range(arguments.kills):
        process = subprocess.Popen(
            command(takes, rough, work / "rough.sqlite", arguments.options), stderr=subprocess.PIPE,
            stdout=subprocess.DEVNULL, text=True)
        # Half of the kills fall into the first tenth, where the files are made and opened.
        share = 0.1 if random.random() < 0.5 else 1.0
        time.sleep(random.uniform(0, share * whole / (arguments.kills / 10)))
        process.send_signal(signal.SIGKILL)
        log += process.communicate()[1].splitlines()
        store = work / "rough.sqlite"
        unsound += store.exists() and not consistent(store)
    last = subprocess.run(
        command(takes, rough, work / "rough.sqlite", arguments.options), stderr=subprocess.PIPE,
        stdout=subprocess.DEVNULL, text=True, check=False)
    log += last.stderr.splitlines()
    told = [line.split()[1] for line in log if line.startswith("[") and not line.endswith("(known)")]
    names = outputs(calm)
    same = names == outputs(rough) and not filecmp.cmpfiles(calm, rough, names, shallow=False)[1]
    twice = len(told) - len(set(told))
    sound = unsound == 0 and consistent(work / "rough.sqlite")
    print(f"{arguments.takes} takes, {arguments.kills} kills: outputs the same: {same}; "
          f"analysed twice: {twice}; store consistent each time: {sound}")
    return same and twice == 0 and sound


def again(arguments, work) -> bool:
    """A second batch over unchanged files: time a take, and that nothing is analysed."""
    takes = work / "takes"
    draw(takes, arguments.takes, different=False)
    first = subprocess.run(
        command(takes, work / "out", work / "s.sqlite", arguments.options), stderr=subprocess.PIPE,
        stdout=subprocess.DEVNULL, text=True, check=False)
    # Digests of files younger than two seconds are not kept.
    figures = []
    for _ in range(arguments.rounds):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        began = time.monotonic()
        run = subprocess.run(
            command(takes, work / "out", work / "s.sqlite", arguments.options),
            stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True, check=False)
        wall = time.monotonic() - began
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        known = run.stderr.count("(known)")
        figures.append((1000 * wall / arguments.takes, 1000 * cpu / arguments.takes, known))
    wall, cpu, known = (statistics.median(column) for column in zip(*figures))
    print(f"{arguments.takes} takes again: {known:.0f} known, {wall:.2f} ms a take, "
          f"{cpu:.2f} ms of processor time a take (first run: {first.stderr.count('(known)')} known)")
    return known == arguments.takes and wall < 5


def throughput(arguments, work) -> bool:
    """Takes a second of a batch, over those of single runs that keep every core busy, in turns."""
    takes = work / "takes"
    draw(takes, arguments.takes, different=True)
    cores = os.cpu_count() or 1
    files = sorted(takes.iterdir())
    ratios, work_ratios = [], []

    def timed(run):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        began = time.monotonic()
        run()
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        return time.monotonic() - began, cpu

    def singles():
        waiting, running = list(files), []
        while waiting or running:
            while waiting and len(running) < cores:
                running.append(subprocess.Popen(
                    [PROGRAM, "analyze", waiting.pop(), "--threads", "1", "--json", work / "one.json",
                     *arguments.options], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL))
            pid, _ = os.wait()
            running = [each for each in running if each.pid != pid]

    for index in range(arguments.rounds):
        alone, alone_cpu = timed(singles)
        out, store = work / f"out{index}", work / f"s{index}.sqlite"
        batch, batch_cpu = timed(lambda: subprocess.run(
            command(takes, out, store, arguments.options), capture_output=True, check=False))
        ratios.append(alone / batch)
        work_ratios.append(alone_cpu / batch_cpu)
    ratio, work_ratio = statistics.median(ratios), statistics.median(work_ratios)
    print(f"{arguments.takes} takes, {cores} cores: {ratio:.2f} × the takes a second of single runs on all "
          f"cores; processor time of single runs over that of the batch: {work_ratio:.2f}")
    return ratio >= 0.95


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("measure", choices=["kill", "again", "throughput"])
    parser.add_argument("--takes", type=int, default=30)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--rounds", type=int, default=3)
    # What this program does not know is passed on to holdfast, such as --without-faces.
    arguments, options = parser.parse_known_args()
    arguments.options = options
    if not DRAWN or not PROGRAM.exists():
        sys.exit("the program or the drawn takes are missing; run 'make build fixtures'")
    with tempfile.TemporaryDirectory(prefix="holdfast-batch-", dir=DRAWN[0].parent.parent) as folder:
        return 0 if globals()[arguments.measure](arguments, pathlib.Path(folder)) else 1


if __name__ == "__main__":
    sys.exit(main())
