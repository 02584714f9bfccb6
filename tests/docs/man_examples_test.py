# SPDX-License-Identifier: BSL-1.0
"""Runs the EXAMPLES of every man page, in the page's order, in a folder with the samples and extracts that they name.

usage: man_examples_test.py PROGRAM
"""
import glob
import os
import re
import subprocess
import sys
import tempfile
import unittest

PROGRAM = os.path.abspath(sys.argv[1])
ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
EXTRACTS = os.path.join(os.environ.get("ROADBOOK_DATA", ""), "extracts")
# What stands in for extracts that nobody keeps for a test.
STAND_INS = {"trento.osm.pbf": "trento.osm.pbf", "veneto.osm.pbf": "trento.osm.pbf", "lombardia.osm.pbf": "mezzolombardo.osm.pbf"}


def examples_of(page):
    with open(page, encoding="utf-8") as file:
        section = file.read().split(".SH EXAMPLES")[1].split(".SH ")[0]
    return [line.replace("\\-", "-") for line in re.search(r"\.EX\n(.*?)\.EE", section, re.DOTALL).group(1).splitlines()]


class Examples(unittest.TestCase):
    def run_in(self, folder, line):
        environment = {**os.environ, "PATH": os.path.dirname(PROGRAM) + ":" + os.environ["PATH"], "LC_ALL": "C.UTF-8"}
        result = subprocess.run(["bash", "-c", line], cwd=folder, env=environment, capture_output=True, text=True, check=False, timeout=300)
        self.assertEqual(result.returncode, 0, f"{line}\n{result.stderr}")

    def test_every_example_works_as_it_is_printed(self):
        pages = sorted(glob.glob(os.path.join(ROOT, "docs", "man", "*.1")))
        self.assertGreater(len(pages), 5)
        for page in pages:
            lines = examples_of(page)
            self.assertTrue(lines and all(line.startswith("roadbook ") for line in lines), page)
            with self.subTest(os.path.basename(page)), tempfile.TemporaryDirectory() as folder:
                os.symlink(os.path.join(ROOT, "samples"), os.path.join(folder, "samples"))
                for name, stand_in in STAND_INS.items():
                    os.symlink(os.path.join(EXTRACTS, stand_in), os.path.join(folder, name))
                if not any(line.startswith("roadbook import") for line in lines):
                    self.run_in(folder, "roadbook import trento.osm.pbf -o trento.roadnet")
                for line in lines:
                    self.run_in(folder, line)


if not os.environ.get("ROADBOOK_DATA"):
    print("SKIPPED: ROADBOOK_DATA is not set")
    sys.exit(77)
unittest.main(argv=sys.argv[:1])
