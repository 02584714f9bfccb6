# SPDX-License-Identifier: BSL-1.0
"""synthetic-extract: sizes, formats, truth, bad tables."""
import json
import os
import subprocess
import sys

from roadbook_cli import SOURCE, CliTest, main

SYNTHETIC = os.path.abspath(sys.argv[2])
TABLE = """# SPDX-License-Identifier: BSL-1.0
name = "three towns"
seed = 7
towns = [
  { name = "Alfa", lat = 45.0, lon = 10.0, size = "town", height_m = 100 },
  { name = "Beta", lat = 45.1, lon = 10.1, size = "small town", height_m = 180, country = "CH" },
  { name = "Gamma", lat = 45.0, lon = 10.2, size = "village", height_m = 400 },
]
corridors = [
  { from = "Alfa", to = "Beta", class = "primary", ref = "SS1", dual = true },
  { from = "Beta", to = "Gamma", class = "secondary", ref = "SP2" },
]
grounds = [
  { name = "Kart", lat = 45.05, lon = 10.15, kind = "circuit" },
]
"""


class SyntheticExtract(CliTest):
    def make(self, *options, table=TABLE):
        self.write("map.toml", table)
        return subprocess.run([SYNTHETIC, "map.toml", *options], cwd=self.folder, capture_output=True, text=True, check=False, timeout=300)

    def made(self, *options, **more):
        result = self.make(*options, **more)
        self.assertEqual((result.returncode, result.stderr), (0, ""))
        return result.stdout

    def imported(self, *extracts):
        self.check(["import", *extracts, "-o", "map.roadnet"])
        told = self.run_program(["info", "map.roadnet", "--json"])
        return json.loads(told.stdout)

    def test_the_same_table_makes_the_same_bytes_and_another_seed_others(self):
        self.made("-o", "a.osm.pbf", "--truth", "a.json", "--elevation", "a.tif")
        self.made("-o", "b.osm.pbf", "--truth", "b.json", "--elevation", "b.tif")
        for ending in (".osm.pbf", ".json", ".tif"):
            self.assertEqual(self.read("a" + ending), self.read("b" + ending), ending)
        self.made("-o", "c.osm.pbf", table=TABLE.replace("seed = 7", "seed = 8"))
        self.assertNotEqual(self.read("a.osm.pbf"), self.read("c.osm.pbf"))

    def test_a_map_is_as_large_as_was_asked_for(self):
        for wanted in (60_000, 120_000):
            self.made("-o", "a.osm.pbf", "--road-nodes", str(wanted), "--truth", "a.json")
            self.assertAlmostEqual(json.loads(self.read("a.json"))["nodes"], wanted, delta=0.02 * wanted)

    def test_nodes_of_buildings_stand_between_those_of_roads_and_change_no_road(self):
        self.made("-o", "bare.opl")
        self.made("-o", "built.opl", "--other-nodes", "5")
        bare, built = (self.read(name).decode().splitlines() for name in ("bare.opl", "built.opl"))
        nodes = [sum(line.startswith("n") for line in lines) - 1 for lines in (bare, built)]
        self.assertEqual(nodes[1], 6 * nodes[0])
        self.assertEqual(sum("Tbuilding=yes" in line for line in built), nodes[0])
        self.assertEqual(self.imported("bare.opl")["length_km"], self.imported("built.opl")["length_km"])

    def test_the_extracts_of_all_countries_are_the_whole_map(self):
        self.made("-o", "a.osm.pbf")
        self.made("-o", "a.osm.pbf", "--by-country")
        self.assertEqual([n for n in self.names() if n.startswith("a-")], ["a-CH.osm.pbf", "a-IT.osm.pbf"])
        whole, parts = self.imported("a.osm.pbf"), self.imported("a-CH.osm.pbf", "a-IT.osm.pbf")
        self.assertEqual({k: whole[k] for k in ("nodes", "segments", "ways", "forbidden_turns", "length_km")},
                         {k: parts[k] for k in ("nodes", "segments", "ways", "forbidden_turns", "length_km")})

    def test_pages_made_from_it_will_say_that_the_roads_are_fictional(self):
        self.made("-o", "a.osm.pbf")
        self.assertEqual(self.imported("a.osm.pbf")["attribution"], "Fictional roads: not a map of any real place")

    def test_roads_are_as_much_longer_than_straight_lines_as_real_ones(self):
        for name in ("mille-miglia", "mezzogiorno", "alpi"):
            with open(os.path.join(SOURCE, "samples", "maps", name + ".toml"), encoding="utf-8") as file:
                self.made("-o", "a.osm.pbf", "--truth", "a.json", table=file.read())
            for corridor in json.loads(self.read("a.json"))["corridors"]:
                self.assertTrue(1.2 <= corridor["ratio"] <= 1.5, corridor["from"] + " - " + corridor["to"])

    def test_bad_tables_are_refused_with_their_line(self):
        for change, message in (
                (('to = "Gamma"', 'to = "Delta"'), 'map.toml:11: error: to = "Delta": there is no such town in the table'),
                (('size = "village"', 'size = "vilage"'), 'map.toml:7: error: size = "vilage" is not known'),
                (("lat = 45.1", "lat = 95.1"), "map.toml:6: error: lat must be a number from -80 to 80"),
                (('class = "primary", ', ""), "map.toml:10: error: class is missing or no text")):
            with self.subTest(message):
                result = self.make("-o", "a.osm.pbf", table=TABLE.replace(*change))
                self.assertEqual((result.returncode, result.stdout, result.stderr.strip()), (3, "", message))
                self.assertFalse(os.path.exists(self.path("a.osm.pbf")))

    def test_usage_and_unwritable_files_have_their_status(self):
        self.assertEqual(self.make().returncode, 2)
        self.assertEqual(self.make("-o", "a.osm.pbf", "--road-nodes", "40000001").returncode, 2)
        result = self.make("-o", "nowhere/a.osm.pbf")
        self.assertEqual((result.returncode, result.stdout), (1, ""))
        self.assertTrue(result.stderr.startswith("synthetic-extract: error: nowhere/a.osm.pbf: cannot be written: "), result.stderr)
        self.assertEqual(self.make("--help").returncode, 0)


main()
