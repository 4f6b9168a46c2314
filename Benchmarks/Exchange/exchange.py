#!/usr/bin/env python3
"""Reads what holdfast writes with the programs that others read it with.

    Benchmarks/Exchange/exchange.py TAKE... --anchor STILL

Fails when a file cannot be read, or says something else than the JSON of the same run.
"""
import argparse
import hashlib
import json
import math
import pathlib
import subprocess
import sys
import tarfile
import tempfile

import jsonschema
import opentimelineio
import pandas
from lxml import etree

ROOT = pathlib.Path(__file__).resolve().parents[2]
# Jenkins' schema of JUnit reports, as the tests of pytest carry it.
XSD_PACKAGE = "pytest==8.3.4"
XSD_INSIDE = "pytest-8.3.4/testing/example_scripts/junit-10.xsd"
XSD_SHA256 = "a1a816f58d1bf95ebabf371994df0b9246dee66ea9572fbec4f9296f1b2c0ff6"

rows = []


def check(what, condition, detail=""):
    rows.append((what, bool(condition), detail))


def run(program, *arguments):
    done = subprocess.run([program, *map(str, arguments)], capture_output=True, text=True)
    if done.returncode not in (0, 1):
        sys.exit(f"{' '.join(map(str, arguments))}: {done.stderr.strip()}")
    return done.stdout


def junit_schema(folder):
    subprocess.run(
        [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "--no-binary", ":all:",
         "-d", folder, XSD_PACKAGE], check=True)
    with tarfile.open(next(pathlib.Path(folder).glob("pytest-*.tar.gz"))) as archive:
        text = archive.extractfile(XSD_INSIDE).read()
    if hashlib.sha256(text).hexdigest() != XSD_SHA256:
        sys.exit(f"{XSD_INSIDE} is not the file that we pinned")
    return etree.XMLSchema(etree.fromstring(text))


def frames(time_range):
    start = time_range.start_time
    return (round(start.value), round(start.value + time_range.duration.value))


def take_files(program, folder, take, anchor, xsd):
    base = folder / take.stem
    files = {kind: base.with_suffix("." + kind) for kind in ("json", "csv", "xml", "otio", "edl")}
    anchored = ["--anchor", anchor] if anchor else []
    run(program, "analyze", take, *anchored, "--quiet", "--json", files["json"], "--csv",
        files["csv"], "--junit", files["xml"], "--otio", files["otio"], "--edl", files["edl"])
    document = json.loads(files["json"].read_text())
    count, out = document["take"]["frames"], document["handoff"]["outPoint"]["frame"]
    spans = {
        (drift["startFrame"], drift["endFrame"])
        for channel in document["channels"] for drift in channel["drifts"]
    }
    spans |= {(d["startFrame"], max(d["endFrame"], d["startFrame"] + 1)) for d in document["defects"]}

    timeline = opentimelineio.adapters.read_from_file(str(files["otio"]))
    clips = list(timeline.find_clips())
    wanted = [span for span in ((0, out), (out, count)) if span[0] < span[1]]
    check("OTIO: clip ranges", [frames(c.source_range) for c in clips] == wanted, f"{wanted}")
    check("OTIO: only the first is shown", [c.enabled for c in clips] == [True, False][:len(clips)])
    marked = {frames(m.marked_range) for c in clips for m in c.markers}
    check("OTIO: every drift and defect is marked", spans <= marked, f"{len(spans)} spans")
    check("OTIO: media range", all(
        frames(c.media_reference.available_range) == (0, count) for c in clips))
    whole = opentimelineio.adapters.write_to_string(timeline, "otio_json")
    again = opentimelineio.adapters.read_from_string(whole, "otio_json")
    check("OTIO: survives being written again", again.is_equivalent_to(timeline))

    edl = opentimelineio.adapters.read_from_file(
        str(files["edl"]), rate=timeline.tracks[0][0].source_range.duration.rate)
    parts = [frames(c.source_range) for c in edl.find_clips()]
    check("EDL: parts follow each other over the take",
          parts[0][0] == 0 and parts[-1][1] == count
          and all(a[1] == b[0] for a, b in zip(parts, parts[1:])), f"{len(parts)} events")
    starts = {start for start, _ in parts}
    check("EDL: is cut where a drift begins", {s for s, _ in spans} <= starts)

    report = etree.parse(str(files["xml"]))
    check("JUnit: fits Jenkins' schema", xsd.validate(report), str(xsd.error_log).strip())
    failed = {case.get("name") for case in report.iter("testcase") if case.find("failure") is not None}
    drifting = {c["id"] for c in document["channels"]
                if any(not d["announced"] for d in c["drifts"])}
    check("JUnit: what drifts fails", drifting <= failed, f"{len(drifting)} channels")

    table = pandas.read_csv(files["csv"])
    kinds = {name: table[name].dtype.kind for name in table.columns}
    check("CSV: types", kinds == dict(take="O", frame="i", time="f", channel="O", value="f", excess="f"),
          f"{kinds}")
    values = [v for c in document["channels"] for v in c["samples"]["value"]]
    check("CSV: a row for every sample", len(table) == len(values), f"{len(table)} rows")
    check("CSV: absence stays absence",
          table["value"].isna().sum() == sum(v is None for v in values))
    worst = max((abs(a - b) for a, b in zip(table["value"], values)
                 if b is not None and not math.isnan(a)), default=0)
    check("CSV: the numbers are those of the JSON", worst < 1e-6)
    return files["json"]


def documents(program, folder, takes, anchor, analyses):
    """Every kind of JSON with the schema that the program prints for it."""
    first, second = takes[0], takes[-1]
    anchored = ["--anchor", anchor] if anchor else []
    made = [("analysis", path) for path in analyses]

    def make(name, *arguments):
        path = folder / f"{name}.json"
        run(program, *arguments, "--json", path)
        made.append((name, path))

    still = folder / "frame.png"
    make("handoff", "handoff", first, *anchored, "--output", still, "--quiet")
    make("seam", "seam", first, second, "--quiet")
    make("probe", "probe", first)
    make("compare", "compare", still, anchor or still, "--quiet")
    make("audit", "audit", still, first, "--quiet")
    make("preflight", "preflight", still, "--quiet")
    make("models", "models")
    if anchor:
        make("chain", "chain", first, second, "--anchor", anchor, "--quiet")
    store = ["--store", folder / "takes.sqlite"]
    run(program, "batch", *takes, *anchored, "--output", folder / "batch", *store, "--quiet")
    made.append(("summary", folder / "batch/summary.json"))
    shot = folder / "shot.json"
    shot.write_text(json.dumps({"shot": "s", "takes": [str(t) for t in takes]}
                               | ({"anchor": str(anchor)} if anchor else {})))
    made.append(("shot", shot))
    make("rank", "rank", shot, *store, "--quiet")
    make("takes", "takes", "list", *store)
    run(program, "calibrate", *takes, "--output", folder / "tolerances.json", "--quiet")
    made.append(("tolerances", folder / "tolerances.json"))
    for name, path in made:
        schema = json.loads(run(program, "schema", name))
        jsonschema.Draft202012Validator.check_schema(schema)
        faults = list(jsonschema.Draft202012Validator(schema).iter_errors(json.loads(path.read_text())))
        check(f"JSON: {name}", not faults, "; ".join(f.message[:120] for f in faults[:3]))
    return folder / "batch/junit.xml"


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("takes", nargs="+", type=lambda p: pathlib.Path(p).resolve())
    parser.add_argument("--anchor", type=lambda p: pathlib.Path(p).resolve())
    parser.add_argument("--program", default=ROOT / ".build/release/holdfast")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        xsd = junit_schema(folder)
        analyses = [take_files(options.program, folder, take, options.anchor, xsd)
                    for take in options.takes]
        batch = documents(options.program, folder, options.takes, options.anchor, analyses)
        check("JUnit of a batch: fits Jenkins' schema", xsd.validate(etree.parse(str(batch))),
              str(xsd.error_log).strip())
    print("| check | takes | |\n| --- | --- | --- |")
    names = list(dict.fromkeys(what for what, _, _ in rows))
    for what in names:
        results = [(good, detail) for name, good, detail in rows if name == what]
        bad = [detail for good, detail in results if not good]
        print(f"| {what} | {len(results)} | {'holds' if not bad else 'FAILS: ' + bad[0]} |")
    sys.exit(any(not good for _, good, _ in rows))


if __name__ == "__main__":
    main()
