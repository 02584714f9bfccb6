# SPDX-License-Identifier: BSL-1.0
"""Runs the program in a folder of its own and compares status, stdout and stderr exactly.

Each test file is run as: TEST.py PROGRAM
"""
import os
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import unittest

PROGRAM = os.path.abspath(sys.argv[1])
SOURCE = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
DATA = os.environ.get("ROADBOOK_DATA", "")
SKIPPED = 77  # as SKIP_RETURN_CODE says to ctest

HEADER = "leg,seq,kind,name,lat,lon,radius_m,target_min,average_kmh,stop_min,restart_time\n"
TOML = """schema = 1
name = "Coppa Prova"
version = "1"
time_zone = "Europe/Rome"
cars = 10
default_average_kmh = 30
driving_side = "right"
[[legs]]
number = 1
date = 2024-06-11
first_car = 09:00:00
"""
# A street along latitude 46 with a junction each 3.1 km, a way round in the north, an island in the south.
TOWN = """n1 x11.000 y46
n2 x11.040 y46
n3 x11.080 y46
n4 x11.120 y46
n5 x11.040 y46.004
n6 x11.080 y46.004
n7 Tplace=village,name=Povo x11.08 y46
n8 x11.000 y45.99
n9 x11.040 y45.99
w1 Thighway=secondary,name=Via%20%Roma Nn1,n2,n3,n4
w2 Thighway=tertiary,name=Via%20%Alta Nn2,n5
w3 Thighway=tertiary Nn5,n6,n3
w4 Thighway=tertiary,name=Isola Nn8,n9
"""
START = "1,10,START,Piazza,46,11.001,,,,,"
MIDDLE = "1,20,CO,Chiesa,46,11.058,,,,,"
FINISH = "1,30,FINISH,Ponte,46,11.119,,,,,"
ROWS = [START, MIDDLE, FINISH]


def limited(file_bytes):
    """For a child: no file may grow beyond this; what a full disk is to a program."""
    def limit():
        resource.setrlimit(resource.RLIMIT_FSIZE, (file_bytes, resource.RLIM_INFINITY))
    return limit


class CliTest(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        self.folder = tempfile.mkdtemp(prefix="roadbook-cli-")
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)

    def path(self, name):
        return os.path.join(self.folder, name)

    def write(self, name, content):
        path = self.path(name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "wb") as file:
            file.write(content.encode() if isinstance(content, str) else content)
        return name

    def read(self, name):
        with open(self.path(name), "rb") as file:
            return file.read()

    def names(self, folder="."):
        return sorted(os.listdir(self.path(folder)))

    def contents(self, folder):
        """Name and content of each file below a folder."""
        found = {}
        for root, _, names in os.walk(self.path(folder)):
            for name in names:
                path = os.path.join(root, name)
                with open(path, "rb") as file:
                    found[os.path.relpath(path, self.path(folder))] = file.read()
        return found

    def run_program(self, arguments, environment=None, preexec=None, stdout_to=subprocess.PIPE):
        env = {"PATH": os.environ["PATH"], "LC_ALL": "C", **(environment or {})}
        for name in ("ASAN_OPTIONS", "UBSAN_OPTIONS", "LSAN_OPTIONS"):
            if name in os.environ:
                env[name] = os.environ[name]
        return subprocess.run([PROGRAM, *arguments], cwd=self.folder, env=env, stdout=stdout_to, stderr=subprocess.PIPE, text=True,
                              check=False, preexec_fn=preexec, timeout=300)

    def check(self, arguments, status=0, stdout="", stderr="", **options):
        """stdout and stderr are the whole texts, without the last line's end."""
        result = self.run_program(arguments.split() if isinstance(arguments, str) else arguments, **options)
        self.assertEqual((result.returncode, (result.stdout or "").rstrip("\n"), result.stderr.rstrip("\n")),
                         (status, stdout.rstrip("\n"), stderr.rstrip("\n")))

    def town(self, opl=TOWN):
        """Makes town.roadnet."""
        self.write("town.opl", opl)
        self.check("import town.opl -o town.roadnet")

    def edition(self, rows=None, toml=TOML, header=HEADER, trials=None, folder="edition"):
        self.write(f"{folder}/edition.toml", toml)
        self.write(f"{folder}/waypoints.csv", header + "".join(row + "\n" for row in (ROWS if rows is None else rows)))
        if trials is not None:
            self.write(f"{folder}/trials.csv", "leg,seq,line,at_m,time_s,average_kmh,secret\n" + trials)


def main():
    unittest.main(argv=sys.argv[:1])


def main_on_real_data():
    if not DATA:
        print("SKIPPED: ROADBOOK_DATA is not set")
        sys.exit(SKIPPED)
    main()


__all__ = ["CliTest", "DATA", "FINISH", "HEADER", "MIDDLE", "PROGRAM", "ROWS", "START", "SKIPPED", "SOURCE", "TOML", "TOWN", "limited", "main",
           "main_on_real_data", "signal"]
