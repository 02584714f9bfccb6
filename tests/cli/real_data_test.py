# SPDX-License-Identifier: BSL-1.0
"""The chain on real extracts: every file of the data folder is imported, and the sample edition of Trento is built."""
import json
import math
import os
import shutil
import subprocess
import sys
import xml.etree.ElementTree

from roadbook_cli import DATA, SOURCE, CliTest, main_on_real_data

EXTRACTS = os.path.join(DATA, "extracts")
SCHEMAS = os.environ.get("ROADBOOK_SCHEMAS", "")
VERIFY = os.environ.get("ROADBOOK_VERIFY", "")
GPX = "{http://www.topografix.com/GPX/1/1}"


class RealData(CliTest):
    def network(self, *names):
        result = self.run_program(["import", *(os.path.join(EXTRACTS, name) for name in names), "-o", "x.roadnet"])
        self.assertEqual((result.returncode, result.stdout), (0, ""), result.stderr)
        for line in result.stderr.splitlines():
            self.assertIn("note: ", line)
        told = self.run_program(["info", "x.roadnet", "--json"])
        self.assertEqual((told.returncode, told.stderr), (0, ""))
        return json.loads(told.stdout)

    def test_every_extract_of_the_folder_is_imported_and_described(self):
        names = sorted(name for name in os.listdir(EXTRACTS) if ".osm" in name)
        self.assertGreater(len(names), 0)
        for name in names:
            with self.subTest(name):
                told = self.network(name)
                self.assertGreater(told["length_km"], 50)
                self.assertEqual(told["driving_side"], "left" if name.startswith(("malta", "isle-of-man")) else "right")

    def test_two_extracts_are_merged(self):
        trento = self.network("trento.osm.pbf")
        both = self.network("trento.osm.pbf", "mezzolombardo.osm.pbf")
        self.assertGreater(both["length_km"], trento["length_km"] + 100)

    def test_a_truncated_real_extract_is_refused(self):
        for name in sorted(os.listdir(EXTRACTS)):
            with self.subTest(name):
                with open(os.path.join(EXTRACTS, name), "rb") as file:
                    whole = file.read()
                self.write(name, whole[: len(whole) * 2 // 3])
                result = self.run_program(["import", name, "-o", "cut.roadnet"])
                self.assertEqual((result.returncode, result.stdout), (3, ""))
                self.assertTrue(result.stderr.startswith(f"{name}: error: damaged or truncated extract: "), result.stderr)
        self.assertFalse(os.path.exists(self.path("cut.roadnet")))


class Trento(CliTest):
    def setUp(self):
        super().setUp()
        self.assertEqual(self.run_program(["import", os.path.join(EXTRACTS, "trento.osm.pbf"), "-o", "trento.roadnet"]).returncode, 0)

    def build(self, out, *more):
        result = self.run_program(["build", os.path.join(SOURCE, "samples", "trento"), "-n", "trento.roadnet", "-o", out, *more])
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertNotIn(": error: ", result.stderr)
        return result

    def test_the_sample_is_planned_and_built_twice_to_the_same_bytes(self):
        self.assertRegex(self.build("out").stdout, r"^out: 1 leg, \d+\.\d\d km, \d+ boxes\n$")
        self.build("again")
        self.assertEqual(self.contents("out"), self.contents("again"))
        self.assertEqual(sorted(self.contents("out")),
                         ["distances-and-times.csv", "dossier.pdf", "dwellings.pdf", "edition.geojson", "edition.gpkg", "edition.kmz", "edition.xlsx", "itinerary.json", "itinerary.pdf",
                          *("leg-1/" + name for name in ("averages.pdf", "check-sheets.pdf", "course.fit", "crew.gpx", "deployment.pdf", "due-times.csv", "finish-statement.pdf", "marshals.gpx", "marshals.pdf", "openrally.gpx", "ozi.plt", "ozi.wpt", "pomc-pm-1-controls.csv", "pomc-pm-1.csv", "rabbit-tables.csv", "rallygdp.gpx", "resets.csv", "roadbook.pdf", "signposting.pdf", "start-list.pdf", "stops.pdf", "time-cards.pdf", "timekeepers.pdf", "timetables.pdf", "tripmeter.csv")),
                          "planner.pdf", "press.pdf", "roads.pdf", "roads.xlsx", "safety.pdf"])

    def test_the_leg_is_as_long_and_as_full_as_a_sample_should_be(self):
        self.build("out")
        leg = json.loads(self.read("out/itinerary.json"))["legs"][0]
        self.assertTrue(60_000 <= leg["length_m"] <= 100_000, leg["length_m"])
        self.assertGreaterEqual(len([c for c in leg["controls"] if c.get("line", 0) in (0, 1)]), 16)
        self.assertAlmostEqual(sum(s["length_m"] for s in leg["sectors"]), leg["length_m"], delta=0.01)
        self.assertEqual(sum(round(float(s["length_km"]) * 100) for s in leg["sectors"]), round(leg["length_m"] / 10))

    def test_the_columns_of_the_boxes_add_up(self):
        self.build("out")
        for leg in json.loads(self.read("out/itinerary.json"))["legs"]:
            total = None
            for box in leg["boxes"]:
                now, partial = (round(float(box[key]) * 100) for key in ("total_km", "partial_km"))
                if total is not None and now != 0:
                    self.assertIn(now, (total + partial, partial), box["number"])
                total = now

    def test_the_gpx_is_valid_and_hides_secret_check_points(self):
        self.build("out")
        root = xml.etree.ElementTree.fromstring(self.read("out/leg-1/crew.gpx"))
        self.assertEqual(root.tag, GPX + "gpx")
        leg = json.loads(self.read("out/itinerary.json"))["legs"][0]
        secret = [(c["lat"], c["lon"]) for c in leg["secret_controls"]]
        self.assertGreater(len(secret), 0)
        for point in root.iter(GPX + "wpt"):
            self.assertNotIn((float(point.get("lat")), float(point.get("lon"))), secret)
        features = json.loads(self.read("out/edition.geojson"))["features"]
        points = {tuple(reversed(feature["geometry"]["coordinates"])) for feature in features if feature["geometry"]["type"] == "Point"}
        self.assertIn(tuple(leg["controls"][0][key] for key in ("lat", "lon")), points) # written alike
        self.assertEqual(points & set(secret), set())
        if not SCHEMAS:
            print("SKIPPED: ROADBOOK_SCHEMAS is not set, so crew.gpx is not held against its schema")
            return
        for name, schema in (("crew.gpx", "gpx.xsd"), ("marshals.gpx", "gpx.xsd"), ("openrally.gpx", "test_wrapper.xsd")):
            checked = subprocess.run(["xmllint", "--noout", "--nonet", "--schema", os.path.join(SCHEMAS, schema),
                                      self.path("out/leg-1/" + name)], capture_output=True, text=True, check=False)
            self.assertEqual(checked.returncode, 0, checked.stderr)

    def test_another_program_reads_the_road_of_the_course(self):
        if not shutil.which("gpsbabel"):
            print("SKIPPED: gpsbabel is not installed, so no other program reads course.fit")
            return
        self.build("out")
        read = subprocess.run(["gpsbabel", "-i", "garmin_fit", "-f", self.path("out/leg-1/course.fit"), "-o", "gpx", "-F", "-"], capture_output=True, check=True)
        course = [(float(p.get("lat")), float(p.get("lon"))) for p in xml.etree.ElementTree.fromstring(read.stdout).iter("{http://www.topografix.com/GPX/1/0}trkpt")]
        crew = xml.etree.ElementTree.fromstring(self.read("out/leg-1/crew.gpx"))
        track = [(float(p.get("lat")), float(p.get("lon"))) for p in crew.iter(GPX + "trkpt")]
        metres = lambda a, b: math.hypot((a[0] - b[0]) * 111_150, (a[1] - b[1]) * 111_320 * math.cos(math.radians(a[0])))
        length = lambda line: sum(metres(a, b) for a, b in zip(line, line[1:]))
        self.assertAlmostEqual(length(course) / length(track), 1, delta=0.001)
        # Every place that crews are shown is on the course; none of it is a secret check point.
        for point in crew.iter(GPX + "wpt"):
            self.assertLess(min(metres((float(point.get("lat")), float(point.get("lon"))), place) for place in course), 0.1)
        for control in json.loads(self.read("out/itinerary.json"))["legs"][0]["secret_controls"]:
            self.assertGreater(min(metres((control["lat"], control["lon"]), place) for place in course), 0.1)

    def test_an_independent_check_finds_nothing(self):
        if not VERIFY or not SCHEMAS:
            print("SKIPPED: ROADBOOK_VERIFY or ROADBOOK_SCHEMAS is not set")
            return
        self.build("out")
        checked = subprocess.run([sys.executable, VERIFY, self.path("out"), SCHEMAS, "roadbook.pdf,crew.gpx,marshals.gpx,openrally.gpx"],
                                 capture_output=True, text=True, check=False)
        self.assertEqual(checked.returncode, 0, checked.stdout + checked.stderr)

    def boxes_of(self, folder):
        result = self.run_program(["build", "edition", "-n", "trento.roadnet", "-o", folder, "--lang", "en"])
        self.assertEqual(result.returncode, 0, result.stderr)
        return json.loads(self.read(folder + "/itinerary.json"))["legs"][0]["boxes"], result.stderr

    def test_edits_by_hand_stay_at_their_boxes_when_the_route_changes_or_are_told(self):
        shutil.copytree(os.path.join(SOURCE, "samples", "trento"), self.path("edition"))
        plain, _ = self.boxes_of("plain")
        places = {f"edit <{box['number']}>": (box["lat"], box["lon"]) for box in plain[3::4]}
        self.write("edition/edits.toml", "schema = 1\n" + "".join(
            f'\n[[edit]] # {number}\nleg = 1\nbox = "{number}"\nnote_en = "edit <{number}>"\n' for number in (box["number"] for box in plain[3::4])))
        anchored = self.run_program("edit edition anchor -n trento.roadnet".split())
        self.assertEqual((anchored.returncode, anchored.stdout), (0, f"{len(places)} of {len(places)} anchors written\n"))
        self.check("edit edition check -q -n trento.roadnet", stdout=f"{len(places)} edits: {len(places)} kept, 0 moved, 0 lost")
        rows = self.read("edition/waypoints.csv").decode().splitlines(True)
        self.write("edition/waypoints.csv", "".join(row for row in rows if ",VIA," not in row and ",INFO," not in row))
        boxes, told = self.boxes_of("rerouted")
        kept = 0
        for words, place in places.items():
            with self.subTest(words):
                saying = [box for box in boxes if words in box["text"]["en"]]
                if not saying:
                    self.assertIn(words, told)
                    continue
                kept += 1
                self.assertEqual(len(saying), 1)
                self.assertAlmostEqual(saying[0]["lat"], place[0], delta=0.0005)
                self.assertAlmostEqual(saying[0]["lon"], place[1], delta=0.0005)
        self.assertTrue(len(places) // 2 < kept < len(places), f"{kept} of {len(places)}")

    def test_one_leg_or_one_product_made_again_is_the_same(self):
        self.build("out")
        before = self.contents("out")
        self.build("out", "--leg", "1")
        self.build("out", "--only", "pdf")
        self.assertEqual(self.contents("out"), before)


main_on_real_data()
