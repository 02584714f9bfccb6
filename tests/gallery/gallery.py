# SPDX-License-Identifier: BSL-1.0
"""The gallery: junctions of every real map beside their tulips, and every place where the blind crew is in trouble."""
import argparse
import os
import subprocess
import sys

# How long a route a map has room for, in kilometres; 30 where it is not told.
LENGTHS = {"andorra": 100, "lower-saxony-main-roads": 100, "malta": 60, "trento": 60}


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("program", help="junction-gallery")
    parser.add_argument("output", help="folder for the PDFs")
    options = parser.parse_args()
    data = os.environ.get("ROADBOOK_DATA", "")
    if not data:
        sys.exit("gallery: ROADBOOK_DATA is not set: name the folder that holds extracts/")
    folder = os.path.join(data, "extracts")
    os.makedirs(options.output, exist_ok=True)
    for extract in sorted(os.listdir(folder)):
        name = extract.split(".")[0]
        common = [options.program, os.path.join(folder, extract), "--length-km", str(LENGTHS.get(name, 30))]
        print(f"== {name}", flush=True)
        for kind, more in (("junctions", []), ("trouble", ["--trouble"]), ("superfluous", ["--superfluous"])):
            subprocess.run(common + more + ["-o", os.path.join(options.output, f"{name}-{kind}.pdf")], check=True)


main()
