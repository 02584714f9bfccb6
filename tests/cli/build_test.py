# SPDX-License-Identifier: BSL-1.0
"""roadbook build: whole folders or none, whatever happens on the way."""
import signal
import subprocess
import time

from roadbook_cli import FINISH, PROGRAM, START, TOML, CliTest, limited, main

FILES = ["distances-and-times.csv", "dossier.pdf", "edition.geojson", "edition.gpkg", "edition.kmz", "edition.xlsx", "itinerary.json", "itinerary.pdf",
         *("leg-1/" + name for name in ("check-sheets.pdf", "course.fit", "crew.gpx", "deployment.pdf", "due-times.csv", "finish-statement.pdf", "marshals.gpx", "marshals.pdf", "openrally.gpx", "ozi.plt", "ozi.wpt",
                                    "rallygdp.gpx", "resets.csv", "roadbook.pdf", "signposting.pdf", "start-list.pdf", "stops.pdf", "time-cards.pdf", "timetables.pdf", "tripmeter.csv")),
         "planner.pdf", "press.pdf", "roads.pdf", "roads.xlsx", "safety.pdf"]
ONCE = "Build once without --leg and --only."


def grid(side):
    """A town of named streets, 110 m apart: many junctions, so that a road book takes its time."""
    lines = [f"n{row * side + column + 1} x{11 + column * 0.0014:.4f} y{46 + row * 0.001:.4f}" for row in range(side) for column in range(side)]
    for i in range(side):
        along = ",".join(f"n{i * side + k + 1}" for k in range(side))
        across = ",".join(f"n{k * side + i + 1}" for k in range(side))
        lines.append(f"w{2 * i + 1} Thighway=tertiary,name=Via%20%{i} N{along}")
        lines.append(f"w{2 * i + 2} Thighway=residential,name=Vicolo%20%{i} N{across}")
    return "\n".join(lines) + "\n"


def slow_edition(legs, side):
    """Rows that zigzag over the grid in each leg, and the toml for them."""
    rows = []
    for leg in range(1, legs + 1):
        for row in range(side):
            column = 0 if row % 2 == 0 else side - 1
            kind = "START" if row == 0 else "FINISH" if row == side - 1 else "VIA"
            rows.append(f"{leg},{row + 1},{kind},P{row},{46 + row * 0.001:.4f},{11 + column * 0.0014:.4f},,,,,")
    head, body = TOML.split("[[legs]]")
    toml = head + "".join("[[legs]]" + body.replace("number = 1", f"number = {leg}").replace("06-11", f"06-{10 + leg}")
                          for leg in range(1, legs + 1))
    return rows, toml


class Build(CliTest):
    def setUp(self):
        super().setUp()
        self.town()
        self.edition()

    def build(self, more="", **expected):
        self.check(f"build edition -n town.roadnet -o out {more}", **expected)

    def test_a_build_says_what_it_made_and_makes_every_file(self):
        result = self.run_program("build edition -n town.roadnet -o out".split())
        self.assertEqual((result.returncode, result.stderr), (0, ""))
        self.assertRegex(result.stdout, r"^out: 1 leg, 9\.14 km, \d+ boxes\n$")
        self.assertEqual(sorted(self.contents("out")), FILES)
        self.build("-q")
        self.assertEqual(self.names(), ["edition", "out", "town.opl", "town.roadnet"])

    def test_two_builds_are_the_same_bytes_also_at_another_time_and_place(self):
        self.build("-q")
        time.sleep(1.1)
        self.check("build edition -n town.roadnet -o elsewhere/deep -q", environment={"TZ": "Asia/Tokyo", "LC_ALL": "C.UTF-8", "LANG": "it_IT"})
        self.assertEqual(self.contents("out"), self.contents("elsewhere/deep"))

    def test_only_and_leg_take_the_rest_over_or_refuse(self):
        self.build("--only gpx", status=3, stderr=f"{self.path('out')}: error: there is no former build to take the other files from. {ONCE} [input-stale]")
        self.build("-q")
        before = self.contents("out")
        self.build("--only gpx,csv -q")
        self.build("--leg 1 -q")
        self.assertEqual(self.contents("out"), before)
        self.build("--leg 9", status=3, stderr="edition/edition.toml: error: there is no leg 9. The edition has legs 1 to 1. [input-unusable]")
        self.edition([START, "1,20,CT,Chiesa,46,11.058,,,,,", FINISH])
        result = self.run_program("build edition -n town.roadnet -o out --only gpx".split())
        self.assertEqual((result.returncode, result.stdout), (3, ""))
        self.assertRegex(result.stderr, r"^.*/out/itinerary\.json: error: the former build [0-9a-f]{16} was made from other input "
                                        r"than this one [0-9a-f]{16}\. Build once without --leg and --only\. \[input-stale\]\n$")
        self.assertEqual(self.contents("out"), before)

    def test_layers_go_to_any_place_that_gdal_can_write(self):
        self.build("-q --to layers.gpkg")
        self.build("-q --to layers.gpkg") # replaces its layers
        self.assertEqual(self.read("layers.gpkg")[:15], b"SQLite format 3")
        before = self.contents("out")
        self.build("-q --to layers.fgb", status=3, stderr=(
            "layers.fgb: error: the format FlatGeobuf holds one layer only. Use GeoPackage (.gpkg), SQLite (.sqlite) or a database (PG:…). [input-unusable]"))
        self.build("-q --to layers.xyzzy", status=3, stderr=(
            "layers.xyzzy: error: no vector format of GDAL has this beginning or ending. "
            "Write \"PG:dbname=…\", or a file such as edition.gpkg; ogrinfo --formats lists them. [input-unusable]"))
        refused = self.run_program(["build", "edition", "-n", "town.roadnet", "-o", "out", "-q", "--to", "PG:host=127.0.0.1 port=1 password='hu sh' dbname=x"])
        self.assertEqual(refused.returncode, 1) # no server is there
        self.assertTrue(refused.stderr.startswith("error: PG:host=127.0.0.1 port=1 password=… dbname=x: cannot be written: "), refused.stderr)
        self.write("other.gpkg", "not a GeoPackage")
        self.build("-q --to other.gpkg", status=1, stderr=(
            "error: other.gpkg: cannot be written: it is there already, and is no GPKG. Check the connection, the rights and the room there. [io-failed]"))
        self.assertEqual(self.read("other.gpkg"), b"not a GeoPackage")
        self.assertEqual(self.contents("out"), before)

    def test_a_folder_that_cannot_be_written_is_told(self):
        self.write("photos/1.jpg", "x")
        self.write("file", "x")
        self.check("build edition -n town.roadnet -o photos", status=1, stderr=(
            f"error: {self.path('photos')}: cannot be written: it holds files that no build made. "
            "Name an empty or a new folder; a build replaces its folder as a whole. [io-failed]"))
        self.check("build edition -n town.roadnet -o file", status=1,
                   stderr=f"error: {self.path('file')}: cannot be written: it is a file. Name a folder. [io-failed]")
        self.check("build edition -n town.roadnet -o file/out", status=1, stderr=(
            f"error: {self.path('file/out')}: cannot be written: Not a directory. Choose a folder that you may write to. [io-failed]"))
        self.check("build edition -n town.roadnet -o /proc/out", status=1,
                   stderr="error: /proc/out: cannot be written: No such file or directory. Choose a folder that you may write to. [io-failed]")
        self.assertEqual(self.read("photos/1.jpg"), b"x")

    def test_bad_input_leaves_the_former_outputs(self):
        self.build("-q")
        before = self.contents("out")
        self.edition([START, "1,20,CO,Far,47,12,,,,,", FINISH])
        self.assertEqual(self.run_program("build edition -n town.roadnet -o out".split()).returncode, 3)
        self.edition([START, "1,20,CO,Isle,45.99,11.02,,,,,", FINISH])
        self.assertEqual(self.run_program("build edition -n town.roadnet -o out".split()).returncode, 4)
        self.assertEqual(self.contents("out"), before)

    def test_on_a_full_disk_the_former_outputs_stand_and_nothing_is_left(self):
        self.build("-q")
        before = self.contents("out")
        sizes = sorted({len(content) for content in before.values()})
        for size in [10, *(s - 1 for s in sizes)]:
            with self.subTest(size):
                result = self.run_program("build edition -n town.roadnet -o out".split(), preexec=limited(size))
                self.assertEqual((result.returncode, result.stdout), (1, ""))
                self.assertRegex(result.stderr, r"^error: .*(File too large|cannot be written|writing).* \[io-failed\]\n$")
                self.assertEqual(self.contents("out"), before)
                self.assertEqual(self.names(), ["edition", "out", "town.opl", "town.roadnet"])


class Interrupt(CliTest):
    def setUp(self):
        super().setUp()
        self.town(grid(14))
        rows, toml = slow_edition(9, 14)
        self.edition(rows, toml=toml)
        self.check("build edition -n town.roadnet -o out -q", stderr="")
        self.before = self.contents("out")

    def interrupted(self, number):
        """Starts a build and sends the signal as soon as its working folder is there."""
        command = [PROGRAM, "build", "edition", "-n", "town.roadnet", "-o", "out", "-q"]
        with subprocess.Popen(command, cwd=self.folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
            deadline = time.monotonic() + 60
            while not any(name.startswith(".out.part-") for name in self.names()):
                self.assertIsNone(process.poll(), "the build ended before the signal")
                self.assertLess(time.monotonic(), deadline)
                time.sleep(0.0005)
            process.send_signal(number)
            stdout, stderr = process.communicate(timeout=60)
        self.assertEqual(self.contents("out"), self.before)
        return process.returncode, stdout, stderr

    def test_the_program_ends_by_the_signal_and_the_former_outputs_stand(self):
        message = "roadbook: interrupted; the former results stand unchanged\n"
        for number in (signal.SIGINT, signal.SIGTERM):
            with self.subTest(number):
                self.assertEqual(self.interrupted(number), (-number, "", message))
                self.assertEqual(self.names(), ["edition", "out", "town.opl", "town.roadnet"])

    def test_after_a_kill_the_former_outputs_stand_and_the_next_build_works(self):
        self.assertEqual(self.interrupted(signal.SIGKILL), (-signal.SIGKILL, "", ""))
        self.check("build edition -n town.roadnet -o out -q")
        self.assertEqual(self.contents("out"), self.before)


main()
