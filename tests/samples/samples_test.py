# SPDX-License-Identifier: BSL-1.0
"""All samples on fictional roads are planned and built, and what their road books tell is what was placed on the map."""
import glob
import json
import os
import shutil
import subprocess
import sys
import tempfile
import unittest

from roadbook_cli import PROGRAM, SOURCE
from truth import Truth, metres_between

SYNTHETIC = os.path.abspath(sys.argv[2])
CHECK_PAGES = os.path.abspath(sys.argv[3])
SCHEMAS = os.environ.get("ROADBOOK_SCHEMAS", "")
VERIFY = os.environ.get("ROADBOOK_VERIFY", "")
MAPS = {"mille-miglia-2024": "mille-miglia", "mille-miglia-2024-bad-weather": "mille-miglia", "mille-miglia-2023-legs-4-5": "mille-miglia",
        "trofeo-gaburri-2024": "mille-miglia", "experience-italy-2025": "mezzogiorno", "coppa-delle-alpi-2024": "alpi"}
FOLDER = tempfile.mkdtemp(prefix="roadbook-samples-")


def path(*parts):
    return os.path.join(FOLDER, *parts)


def run(*arguments):
    return subprocess.run(arguments, capture_output=True, text=True, check=False, timeout=600)


def made(*arguments):
    result = run(*arguments)
    if result.returncode != 0:
        raise AssertionError(f"{arguments}: status {result.returncode}\n{result.stdout}{result.stderr}")
    return result


def setUpModule():
    """Samples name their network in build/sample/, two folders above them: here is a tree like that one."""
    os.makedirs(path("build", "sample"))
    shutil.copytree(os.path.join(SOURCE, "samples"), path("samples"))
    for name in sorted(set(MAPS.values())):
        extract = path("build", "sample", name + ".osm.pbf")
        options = ["--by-country"] if name == "alpi" else []
        for more in ([], options) if options else ([],):
            made(SYNTHETIC, path("samples", "maps", name + ".toml"), "-o", extract, "--truth", path("build", "sample", name + ".truth.json"),
                 "--elevation", path("build", "sample", name + ".tif"), *more)
        extracts = sorted(glob.glob(path("build", "sample", name + "-*.osm.pbf"))) or [extract]
        made(PROGRAM, "import", *extracts, "-o", path("build", "sample", name + ".roadnet"))
    for sample in MAPS:
        made(PROGRAM, "build", path("samples", sample), "-o", path("out", sample))


def tearDownModule():
    shutil.rmtree(FOLDER, ignore_errors=True)


def itinerary(sample):
    with open(path("out", sample, "itinerary.json"), encoding="utf-8") as file:
        return json.load(file)


def truth_of(sample):
    return Truth(path("build", "sample", MAPS[sample] + ".truth.json"), path("out", sample))


class Samples(unittest.TestCase):
    maxDiff = None

    def each(self):
        for sample in MAPS:
            with self.subTest(sample):
                yield sample

    def test_every_folder_of_samples_is_built_here_or_on_real_data(self):
        folders = {os.path.basename(os.path.dirname(f)) for f in glob.glob(os.path.join(SOURCE, "samples", "*", "edition.toml"))}
        self.assertEqual(folders, set(MAPS) | {"trento"})

    def test_on_no_page_of_any_style_do_two_texts_meet_and_every_control_has_its_label_on_the_map(self):
        for sample in self.each():
            result = run(CHECK_PAGES, path("samples", sample))
            self.assertEqual(result.returncode, 0, result.stdout[-3000:])
            self.assertRegex(result.stdout, r"^\d+ pages, 0 faults, 0 controls without a label\n$")

    def test_the_1000_miglia_has_its_true_length_and_density(self):
        edition = itinerary("mille-miglia-2024")
        self.assertAlmostEqual(sum(leg["length_m"] for leg in edition["legs"]), 2_200_000, delta=100_000)
        self.assertAlmostEqual(edition["legs"][3]["length_m"], 590_000, delta=30_000)
        kinds = [c["kind"] for leg in edition["legs"] for c in leg["controls"]]
        self.assertEqual((kinds.count("CO"), kinds.count("CT")), (23, 34))
        ends = {c["ends_code"] for leg in edition["legs"] for c in leg["controls"] if c.get("ends_code")}
        self.assertEqual((len([c for c in ends if c.startswith("PC")]), len([c for c in ends if c.startswith("PM")])), (144, 8))

    def test_experience_italy_is_as_long_as_was_told(self):
        self.assertAlmostEqual(sum(leg["length_m"] for leg in itinerary("experience-italy-2025")["legs"]), 560_000, delta=40_000)

    def test_the_laps_of_the_trofeo_are_driven_on_the_same_roads(self):
        leg = itinerary("trofeo-gaburri-2024")["legs"][0]
        passes = {}
        for step in leg["path"]:
            passes[step["osm_way"], step["forward"]] = passes.get((step["osm_way"], step["forward"]), 0) + 1
        self.assertGreaterEqual(max(passes.values()), 3)

    def test_an_independent_check_finds_nothing(self):
        if not VERIFY or not SCHEMAS:
            print("SKIPPED: ROADBOOK_VERIFY or ROADBOOK_SCHEMAS is not set")
            return
        for sample in self.each():
            checked = run(sys.executable, VERIFY, path("out", sample), SCHEMAS)
            # A circuit in a town has more boxes a kilometre than a rally's road.
            findings = [line for line in checked.stdout.splitlines()[:-1] if not (sample.startswith("trofeo") and line.endswith("boxes a km"))]
            self.assertEqual(findings, [], checked.stderr)

    def test_every_page_says_that_the_roads_are_fictional(self):
        for sample in self.each():
            text = run("pdftotext", "-layout", path("out", sample, f"leg-{itinerary(sample)['legs'][0]['number']}", "roadbook.pdf"), "-").stdout
            pages = text.split("\f")[:-1]
            self.assertEqual([i for i, page in enumerate(pages) if "Fictional roads" not in page], [])

    def test_roundabouts_are_told_with_the_exit_that_was_built(self):
        driven = 0
        for sample in self.each():
            for leg, chainage, exits in truth_of(sample).roundabouts_driven():
                driven += 1
                told = [box["exit_number"] for box in leg.boxes_near(chainage, 70) if box["exit_number"]]
                self.assertTrue(set(told) & set(exits), f"leg {leg.number} at {chainage:.0f} m: told {told}, built {exits}")
        self.assertGreater(driven, 400)

    def test_who_leaves_the_stem_of_a_t_is_told_to_which_hand(self):
        left = 0
        for sample in self.each():
            for leg, index in truth_of(sample).stems_left():
                left += 1
                boxes = leg.boxes_near(leg.chainages[index], 0.002 * leg.chainages[index] + 45)
                at = f"leg {leg.number} at {leg.chainages[index]:.0f} m"
                self.assertTrue(boxes, at)
                turn = leg.turn_at(index)
                near = [box for box in boxes if metres_between(box, leg.track[index]) < 45]
                # Two turns at once are one box, and its words tell both.
                hand = "at once right" if turn > 0 else "at once left"
                told = [box for box in near if box["turn_angle_deg"] * turn > 0 or hand in box["text"]["en"]]
                self.assertTrue(told or abs(turn) <= 40, at)
        self.assertGreater(left, 3)

    def test_a_blind_crew_drives_every_sample_without_leaving_the_route(self):
        for sample in self.each():
            result = run(PROGRAM, "check", "-q", path("samples", sample))
            self.assertEqual((result.returncode, result.stderr), (0, ""), result.stdout)

    def test_restrictions_are_obeyed(self):
        for sample in self.each():
            self.assertEqual(truth_of(sample).restrictions_broken(), [])

    def test_level_crossings_are_told(self):
        driven = 0
        for sample in self.each():
            for leg, node in truth_of(sample).level_crossings_driven():
                driven += 1
                told = [box for box in leg.boxes if metres_between(box, node) < 60 and "Passaggio a livello" in box["text"]["it"]]
                self.assertTrue(told, f"leg {leg.number}: {node}")
        self.assertGreater(driven, 200)

    def test_a_sample_without_its_permits_is_refused(self):
        shutil.copytree(path("samples", "experience-italy-2025"), path("samples", "closed"))
        os.remove(path("samples", "closed", "permits.geojson"))
        result = run(PROGRAM, "plan", path("samples", "closed"))
        self.assertEqual((result.returncode, result.stdout), (3, ""))
        self.assertIn('error: "Kartodromo 90": no road for profile historic-car within 50 m', result.stderr)


unittest.main(argv=sys.argv[:1])
