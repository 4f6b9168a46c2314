"""Times the analysis of a whole take against decoding alone and against what users run today, in turns.

  python pipeline.py TAKE [--anchor STILL] [--turns N]

Whole processes with start-up, in turns within one run: decoding alone (`ffmpeg -f null`), the FFmpeg
filters that measure most (signalstats, blurdetect, siti, freezedetect, scdet), a Python pipeline (PyAV,
MediaPipe FaceMesh with refined eyes, dlib's embedding, OpenCV histograms, SSIM and Laplacian) and
Holdfast with everything on. Ratios are medians over the turns against decoding alone."""
import argparse
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
FILTERS = "signalstats,blurdetect,siti,freezedetect,scdet"


def timed(command, accepted=(0,)):
    """Wall seconds, processor seconds."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    status = subprocess.run([str(c) for c in command], stdout=subprocess.DEVNULL,
                            stderr=subprocess.PIPE)
    wall = time.perf_counter() - start
    if status.returncode not in accepted:
        sys.exit(f"{command[0]} failed: {status.stderr.decode()[-400:]}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("take")
    options.add_argument("--anchor", help="a still; without one, the take's first frame")
    options.add_argument("--turns", type=int, default=5)
    options = options.parse_args()
    subprocess.run(["swift", "build", "-c", "release", "--quiet", "--package-path", ROOT,
                    "--product", "holdfast"], check=True)
    decode = ["ffmpeg", "-v", "error", "-nostdin", "-threads", "2", "-i", options.take, "-map", "0:v:0"]
    with tempfile.TemporaryDirectory() as folder:
        anchor = options.anchor or f"{folder}/anchor.png"
        if not options.anchor:
            subprocess.run([ROOT / ".build/release/holdfast", "handoff", options.take, "--frame", "0",
                            "--output", anchor, "--quiet"], check=True)
        runs = {
            "decoding alone": (decode + ["-f", "null", "-"], (0,)),
            "Holdfast": ([ROOT / ".build/release/holdfast", "analyze", options.take, "--anchor", anchor,
                          "--json", f"{folder}/a.json", "--quiet"], (0, 1)),
            "FFmpeg filters": (decode + ["-vf", FILTERS, "-f", "null", "-"], (0,)),
            "Python pipeline": ([sys.executable, Path(__file__).with_name("pipeline_peer.py"),
                                 options.take, anchor], (0,)),
        }
        times = {name: [] for name in runs}
        for turn in range(options.turns + 1):
            for name, (command, accepted) in runs.items():
                figures = timed(command, accepted)
                if turn:  # the first fills the file cache
                    times[name].append(figures)
    print("| what | wall, s | processor, s | × decoding alone |")
    print("|---|---|---|---|")
    for name, figures in times.items():
        ratio = statistics.median(f[0] / d[0] for f, d in zip(figures, times["decoding alone"]))
        wall, processor = (statistics.median(f[i] for f in figures) for i in (0, 1))
        print(f"| {name} | {wall:.2f} | {processor:.2f} | {ratio:.2f} |")


if __name__ == "__main__":
    main()
