#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""Whole commands, timed beside others in the same run, since machines differ and are noisy.

On maps of fictional roads of several sizes, or on given extracts: `osmium fileinfo -e` (which only reads the file),
`roadbook import`, and Debian's routino (planetsplitter, up to 5 million nodes). Then the sample edition: plan, and build of all files.
Commands take turns; of each the best run counts. Needs osmium-tool and routino.

Numbers to look at, no test.
"""
import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
ROUTINO_TAGGING = "/usr/share/routino/tagging.xml"
ROUTINO_MOST = 5_000_000


class Taken:
    """The best of several runs."""

    def __init__(self, wall=float("inf"), processor=float("inf"), megabytes=0):
        self.wall, self.processor, self.megabytes = wall, processor, megabytes

    def better(self, other):
        return Taken(min(self.wall, other.wall), min(self.processor, other.processor), max(self.megabytes, other.megabytes))


def timed(command):
    begin = time.monotonic()
    with open(os.devnull, "wb") as nowhere:
        process = subprocess.Popen(command, stdout=nowhere, stderr=nowhere)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"{' '.join(command)}: status {process.returncode}")
    return Taken(time.monotonic() - begin, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def compare(title, commands, runs):
    """Prints a line for each command; ratios are to the first one."""
    best = {name: Taken() for name in commands}
    for _ in range(runs):
        for name, command in commands.items():
            best[name] = best[name].better(timed(command))
    reference = next(iter(best.values()))
    print(f"{title}\n  {'':<24}{'wall':>9}{'processor':>11}{'memory':>10}   wall and processor time, times the first")
    for name, taken in best.items():
        print(f"  {name:<24}{taken.wall:>7.2f} s{taken.processor:>9.2f} s{taken.megabytes:>7.0f} MB"
              f"{taken.wall / reference.wall:>9.1f}{taken.processor / reference.processor:>7.1f}", flush=True)


def import_commands(roadbook, extract, scratch, with_routino):
    commands = {"osmium fileinfo -e": ["osmium", "fileinfo", "-e", extract],
                "roadbook import": [roadbook, "import", extract, "-o", os.path.join(scratch, "x.roadnet")]}
    if with_routino and shutil.which("planetsplitter"):
        commands["routino planetsplitter"] = ["planetsplitter", "--dir=" + scratch, "--tmpdir=" + scratch, "--tagging=" + ROUTINO_TAGGING, extract]
    return commands


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--programs", default=os.path.join(ROOT, "build", "release", "bin"), help="the folder of roadbook and synthetic-extract")
    parser.add_argument("--millions", default="1,5,20", help="sizes of synthetic extracts, in millions of road nodes; none: \"\"")
    parser.add_argument("--other-nodes", default="0", help="nodes of buildings for each road node")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("extracts", nargs="*", help="further extracts")
    asked = parser.parse_args()
    roadbook, synthetic = (os.path.join(asked.programs, name) for name in ("roadbook", "synthetic-extract"))
    table = os.path.join(ROOT, "samples", "maps", "mille-miglia.toml")
    with tempfile.TemporaryDirectory(prefix="roadbook-bench-") as scratch:
        for millions in filter(None, asked.millions.split(",")):
            nodes = int(float(millions) * 1_000_000)
            extract = os.path.join(scratch, "synthetic.osm.pbf")
            subprocess.run([synthetic, table, "-o", extract, "--road-nodes", str(nodes), "--other-nodes", asked.other_nodes], check=True,
                           stdout=subprocess.DEVNULL)
            title = f"{millions} million road nodes, {asked.other_nodes} others each, {os.path.getsize(extract) / 1e6:.0f} MB"
            compare(title, import_commands(roadbook, extract, scratch, nodes <= ROUTINO_MOST), asked.runs)
        for extract in asked.extracts:
            compare(os.path.basename(extract), import_commands(roadbook, extract, scratch, True), asked.runs)
        sample = os.path.join(ROOT, "samples", "mille-miglia-2024")
        if os.path.exists(os.path.join(ROOT, "build", "sample", "mille-miglia.roadnet")):
            compare("the sample, 2,165 km", {"roadbook plan": [roadbook, "plan", sample],
                                             "roadbook build": [roadbook, "build", sample, "-o", os.path.join(scratch, "out")]}, asked.runs)
        else:
            print("the sample is not there: make it with ./bootstrap sample")


main()
