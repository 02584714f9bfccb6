# SPDX-License-Identifier: BSL-1.0
"""An edition of several kinds of points on every real map: imported, planned, built, and checked from outside."""
import json
import os
import subprocess
import sys

from roadbook_cli import DATA, CliTest, main_on_real_data

EXTRACTS = os.path.join(DATA, "extracts")
SCHEMAS = os.environ.get("ROADBOOK_SCHEMAS", "")
VERIFY = os.environ.get("ROADBOOK_VERIFY", "")
HEADER = "leg,seq,kind,name,lat,lon,radius_m,place,target_min,stop_min,average_kmh\n"
TOML = """schema = 1
name = "Prova {name}"
version = "1"
time_zone = "{zone}"
cars = 40
default_average_kmh = 40
{keys}
extracts = [{extracts}]
[allow]
{allow}
[[legs]]
number = 1
date = 2025-05-10
first_car = 08:00:00
"""


class RealMaps(CliTest):
    def build(self, name, extracts, points, zone="Europe/Rome", keys="", allow=""):
        """`points` are (kind, name, lat, lon, more), or (kind, name, None, None, more) for a place found by name."""
        listed = ", ".join(f'"{os.path.join(EXTRACTS, extract)}"' for extract in extracts)
        self.write("edition/edition.toml", TOML.format(name=name, zone=zone, keys=keys, extracts=listed, allow=allow))
        rows = []
        for i, (kind, point, lat, lon, more) in enumerate(points):
            cells = {"leg": 1, "seq": 10 * i + 10, "kind": kind, "name": point, "lat": lat or "", "lon": lon or "", **more}
            rows.append(",".join(str(cells.get(column, "")) for column in HEADER.strip().split(",")))
        self.write("edition/waypoints.csv", HEADER + "\n".join(rows) + "\n")
        result = self.run_program(["build", "edition", "-o", "out"])
        self.assertEqual(result.returncode, 0, result.stderr)
        if VERIFY and SCHEMAS:
            checked = subprocess.run([sys.executable, VERIFY, self.path("out"), SCHEMAS], capture_output=True, text=True, check=False)
            self.assertEqual(checked.returncode, 0, checked.stdout)
        else:
            print("SKIPPED: ROADBOOK_VERIFY or ROADBOOK_SCHEMAS is not set")
        if os.environ.get("ROADBOOK_KEEP"):
            subprocess.run(["cp", "-rT", self.path("out"), os.path.join(os.environ["ROADBOOK_KEEP"], name)], check=True)
        return json.loads(self.read("out/itinerary.json"))["legs"][0], result.stderr

    def test_malta_drives_on_the_left_and_its_islands_are_joined_by_a_ferry(self):
        leg, _ = self.build("Malta", ["malta.osm.pbf"], [
            ("START", "Mosta", 35.9090, 14.4256, {}),
            ("CT", "Mellieħa", 35.9563, 14.3626, {}), ("VIA", "", 36.0250, 14.2990, {}),
            ("FINISH", "Victoria", 36.0440, 14.2390, {})], zone="Europe/Malta", allow="ferry = true")
        self.assertGreater(leg["length_m"], 20_000)
        words = [box["text"]["en"] for box in leg["boxes"]]
        boarded = next(i for i, text in enumerate(words) if "Board the ferry" in text)
        self.assertIn("Leave the ferry", words[boarded + 1])

    def test_andorra_with_hairpins_and_roundabouts(self):
        leg, _ = self.build("Andorra", ["andorra.osm.pbf"], [
            ("START", "Andorra la Vella", 42.5075, 1.5218, {}), ("CT", "Encamp", None, None, {}),
            ("LUNCH", "Canillo", 42.5676, 1.5976, {"stop_min": 60}), ("INFO", "Ordino", 42.5562, 1.5332, {}),
            ("CO", "La Massana", 42.5450, 1.5148, {}), ("FINISH", "Sant Julià", 42.4637, 1.4913, {})], zone="Europe/Andorra")
        self.assertGreater(leg["length_m"], 30_000)

    def test_monaco_riviera_with_stacked_roads_and_tunnels(self):
        leg, _ = self.build("Riviera", ["monaco-riviera.osm.pbf"], [
            ("START", "Monaco", 43.7347, 7.4206, {}), ("CT", "La Turbie", 43.7455, 7.4009, {}),
            ("REGROUP", "Èze", 43.7282, 7.3617, {"stop_min": 20}), ("FINISH", "Beausoleil", 43.7430, 7.4230, {})], zone="Europe/Monaco")
        self.assertGreater(leg["length_m"], 12_000)

    def test_lower_saxony_with_a_leg_of_more_than_200_km(self):
        leg, _ = self.build("Niedersachsen", ["lower-saxony-main-roads.osm.gz"], [
            ("START", "West", 52.20, 9.45, {"radius_m": 3000}), ("CO", "Hildesheim", 52.15, 9.95, {"radius_m": 500}), ("CT", "Nord", 52.52, 10.20, {"radius_m": 8000}),
            ("LUNCH", "Gifhorn", 52.48, 10.55, {"stop_min": 45, "radius_m": 3000}), ("CO", "Ost", 52.25, 10.85, {"radius_m": 500}),
            ("FINISH", "Süd", 52.05, 10.35, {"radius_m": 500})], zone="Europe/Berlin")
        self.assertGreater(leg["length_m"], 200_000)

    def test_trento_and_mezzolombardo_merged(self):
        leg, _ = self.build("Merged", ["mezzolombardo.osm.pbf", "trento.osm.pbf"], [
            ("START", "Trento", 46.0711, 11.1195, {}), ("CT", "Povo", None, None, {}), ("PARADE_START", "Villazzano", 46.0514, 11.1454, {}),
            ("FINISH", "Gardolo", None, None, {})])
        self.assertGreater(leg["length_m"], 15_000)
        # The two extracts do not touch: no road leads from one to the other, and both are there.
        self.write("edition/waypoints.csv", HEADER + '1,10,START,Trento,46.0711,11.1195,,,,,\n1,20,FINISH,Mezzolombardo,46.2140,11.0930,,,,,\n')
        result = self.run_program(["plan", "edition", "-q"])
        self.assertEqual((result.returncode, result.stdout), (4, ""))
        self.assertIn('"Mezzolombardo": no route for profile historic-car from "Trento"', result.stderr)

    def test_luxembourg_unsorted_with_negative_ids(self):
        leg, _ = self.build("Luxembourg", ["luxembourg-unsorted-negative-ids.osm"], [
            ("START", "Centre", 49.6106, 6.1300, {"radius_m": 100}), ("CT", "East", 49.6150, 6.1700, {}), ("CO", "South", 49.5750, 6.1300, {"radius_m": 400}),
            ("FINISH", "West", 49.6100, 6.0900, {"radius_m": 300})], zone="Europe/Luxembourg")
        self.assertGreater(leg["length_m"], 15_000)

    def test_monaco_with_lz4_blobs(self):
        leg, _ = self.build("Monaco", ["monaco-lz4-blobs.osm.pbf"], [
            ("START", "Port", 43.7347, 7.4206, {}), ("CT", "Larvotto", 43.7467, 7.4335, {}),
            ("FINISH", "Fontvieille", 43.7290, 7.4165, {})], zone="Europe/Monaco")
        self.assertGreater(leg["length_m"], 2_500)


main_on_real_data()
