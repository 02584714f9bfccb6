# SPDX-License-Identifier: BSL-1.0
"""Runs the console blocks of README.md in order, in a folder with the samples and the extract of Trento, and compares what
they print. ROUTE_UPDATE_GOLDEN=1 writes what they print into the README.

usage: readme_test.py PROGRAM
"""
import os
import re
import subprocess
import sys
import tempfile
import unittest

PROGRAM = os.path.abspath(sys.argv[1])
ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
README = os.path.join(ROOT, "README.md")
BLOCK = re.compile(r"```console\n(.*?)```", re.DOTALL)


def run(block, folder):
    """The block with what its commands print to standard output."""
    printed = []
    for line in block.splitlines():
        if not line.startswith("$ "):
            continue
        environment = {**os.environ, "PATH": os.path.dirname(PROGRAM) + ":" + os.environ["PATH"], "LC_ALL": "C.UTF-8"}
        result = subprocess.run(["bash", "-c", "set -o pipefail; " + line[2:]], cwd=folder, env=environment, capture_output=True,
                                text=True, check=False)
        if result.returncode != 0:
            raise AssertionError(f"{line}\nended with {result.returncode}: {result.stderr}")
        printed += [line, *result.stdout.splitlines()]
    return "\n".join(text.rstrip() for text in printed) + "\n"


class Readme(unittest.TestCase):
    maxDiff = None

    def test_commands_print_what_the_readme_shows(self):
        with open(README, encoding="utf-8") as file:
            readme = file.read()
        self.assertGreater(len(BLOCK.findall(readme)), 0)
        with tempfile.TemporaryDirectory() as folder:
            os.symlink(os.path.join(ROOT, "samples"), os.path.join(folder, "samples"))
            os.symlink(os.path.join(os.environ["ROADBOOK_DATA"], "extracts", "trento.osm.pbf"), os.path.join(folder, "trento.osm.pbf"))
            now = BLOCK.sub(lambda match: "```console\n" + run(match.group(1), folder) + "```", readme)
        if os.environ.get("ROUTE_UPDATE_GOLDEN") == "1":
            with open(README, "w", encoding="utf-8") as file:
                file.write(now)
        self.assertEqual(readme, now)


if not os.environ.get("ROADBOOK_DATA"):
    print("SKIPPED: ROADBOOK_DATA is not set")
    sys.exit(77)
unittest.main(argv=sys.argv[:1])
