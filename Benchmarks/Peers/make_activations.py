"""Writes Fixtures/Activations: what the reference runtimes compute, for the tests to hold.

  python make_activations.py

For each network `NAME.json` says what `NAME.f32` holds: for every layer the largest magnitude and some of
its values, for every output all of them. The identity network's output is dlib's own."""
import hashlib
import json
from pathlib import Path

import numpy as np

from references import NETWORKS, dlib_embedding

FOLDER = Path(__file__).resolve().parents[2] / "Fixtures/Activations"
SAMPLES = 64       # values kept of a layer
STEP = 2654435761  # odd, and a multiple of no layer's row: spreads the samples over rows and channels


def main():
    FOLDER.mkdir(parents=True, exist_ok=True)
    for network in NETWORKS:
        layers, outputs = network.layers()
        entries, stored = [], []

        def keep(name, values, everything):
            values = np.asarray(values, np.float32).ravel()
            places = (np.arange(len(values)) if everything
                      else np.arange(SAMPLES, dtype=np.int64) * STEP % len(values))
            entries.append({"name": name, "count": len(values), "samples": len(places),
                            "largest": float(np.abs(values).max())})
            stored.append(values[places])

        for name, values in layers:
            keep(name, values, False)
        by_name = dict(layers)
        for name in outputs:
            keep(name, dlib_embedding(network) if network.name == "identity" else by_name[name], True)
        values = np.concatenate(stored).astype("<f4")
        values.tofile(FOLDER / f"{network.name}.f32")
        document = {
            "model": network.file,
            "modelSHA256": hashlib.sha256(Path(network.path).read_bytes()).hexdigest(),
            "picture": {"seed": network.seed, "extent": network.extent},
            "inputSHA256": hashlib.sha256(network.picture().tobytes()).hexdigest(),
            "runtime": network.runtime, "sampleStep": STEP,
            "layers": entries[:len(layers)], "outputs": entries[len(layers):],
        }
        text = json.dumps(document, indent=1)
        (FOLDER / f"{network.name}.json").write_text(text + "\n")
        print(f"{network.name}: {len(layers)} layers, {values.nbytes} bytes")


if __name__ == "__main__":
    main()
