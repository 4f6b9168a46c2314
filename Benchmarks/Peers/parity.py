"""Compares every layer of every network with the reference runtimes: LiteRT, onnxruntime, dlib.

  python parity.py [--every-layer]

Error: largest difference in a layer over the largest magnitude in it. Exits with 1 when an output is off
by more than 1e-3, or the identity of a face by more than 1e-3 (L2) from dlib's."""
import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np

from references import NETWORKS, dlib_embedding

LIMIT = 1e-3
PACKAGE = Path(__file__).resolve().parent.parent


def ours(network, folder):
    """`(layers, outputs)`, each a list of `(name, values)`."""
    network.input().tofile(folder / "input.f32")
    subprocess.run([PACKAGE / ".build/release/ActivationDump", network.path, folder / "input.f32", folder,
                    *network.part], check=True)
    runs = []
    for kind in ("layers", "outputs"):
        values, at, run = np.fromfile(folder / f"{kind}.f32", "<f4"), 0, []
        for line in (folder / f"{kind}.tsv").read_text().splitlines():
            name, count = line.split("\t")
            run.append((name, values[at:at + int(count)]))
            at += int(count)
        runs.append(run)
    return runs


def error(values, reference):
    reference = reference.ravel()
    if len(values) != len(reference) or not np.isfinite(values).all():
        return float("inf")
    return float(np.abs(values - reference).max() / max(np.abs(reference).max(), 1e-30))


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--every-layer", action="store_true", help="print each layer, not the worst only")
    options = options.parse_args()
    subprocess.run(["swift", "build", "-c", "release", "--quiet", "--package-path", PACKAGE,
                    "--product", "ActivationDump"], check=True)
    worst = 0.0
    print(f"{'network':20} {'layer':44} {'values':>8} {'reference':>12} {'error':>9}")
    for network in NETWORKS:
        with tempfile.TemporaryDirectory() as folder:
            layers, outputs = ours(network, Path(folder))
        references, output_names = network.layers()
        if [n for n, _ in layers] != [n for n, _ in references]:
            sys.exit(f"{network.file}: the reader and {network.runtime} see different layers")

        def row(label, values, runtime, value):
            print(f"{network.name:20} {label:44} {len(values):8} {runtime:>12} {value:9.1e}")

        errors = [error(values, reference) for (_, values), (_, reference) in zip(layers, references)]
        for index, (name, values) in enumerate(layers):
            if options.every_layer or index == int(np.argmax(errors)):
                label = f"{index} {name}"
                row(label[:44] if options.every_layer else f"worst of {len(layers)}: {label}"[:44], values,
                    network.runtime, errors[index])
        by_name = dict(references)
        for name, values in outputs:
            value = error(values, by_name[name])
            worst = max(worst, value)
            row(f"output {name}"[:44], values, network.runtime, value)
        if sorted(output_names) != sorted(n for n, _ in outputs):
            sys.exit(f"{network.file}: the reader and {network.runtime} see different outputs")
        if network.name == "identity":
            distance = float(np.linalg.norm(outputs[0][1] - dlib_embedding(network)))
            worst = max(worst, distance)
            row("output embedding, L2 distance", outputs[0][1], "dlib", distance)
    print(f"largest error of an output {worst:.1e}, limit {LIMIT:.0e}")
    sys.exit(worst > LIMIT)


if __name__ == "__main__":
    main()
