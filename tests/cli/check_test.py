# SPDX-License-Identifier: BSL-1.0
"""roadbook check: the blind crew drives the edition's books."""
import json
import os
import subprocess
import xml.etree.ElementTree as xml

from roadbook_cli import CliTest, main

# A lane goes straight on where the main road bends; the crew needs its box there.
BEND = """n1 x11 y46
n2 x11.01 y46
n3 x11.02 y45.99
n4 x11.02 y46
w1 Thighway=secondary Nn1,n2
w2 Thighway=secondary Nn2,n3
w3 Thighway=unclassified Nn2,n4
"""
WAYPOINTS = """leg,seq,kind,name,lat,lon,target_min
1,10,START,Piazza,46,11.001,
1,20,FINISH,Ponte,45.991,11.019,10
"""


class Check(CliTest):
    def setUp(self):
        super().setUp()
        self.write("bend.opl", BEND)
        self.check("import -q bend.opl -o bend.roadnet")
        self.check(["new", "-q", "bend"])
        self.write("bend/waypoints.csv", WAYPOINTS)
        os.remove(self.path("bend/trials.csv"))

    def test_a_book_that_leads_the_way_is_told_so(self):
        result = self.run_program(["check", "-q", "bend", "-n", "bend.roadnet"])
        self.assertEqual((result.returncode, result.stderr), (0, ""), result.stdout)
        self.assertRegex(result.stdout, r"^Leg 1: \d\.\d\d km, \d+ boxes, 1 junctions: the blind crew finds its way\n$")

    def test_a_box_hidden_by_hand_leads_the_crew_astray(self):
        self.write("bend/edits.toml", 'schema = 1\n[[edit]]\nleg = 1\nat = { node = 2, pass = 1 }\nhide = true\n')
        result = self.run_program(["check", "-q", "bend", "-n", "bend.roadnet"])
        self.assertEqual(result.returncode, 4, result.stdout + result.stderr)
        self.assertIn("the crew leaves the route", result.stderr)
        self.assertRegex(result.stdout, r"junctions: [1-9]\d* findings?\n")

    def text_of_pdf(self, name):
        return subprocess.run(["pdftotext", "-layout", self.path(name), "-"], capture_output=True, text=True, check=True).stdout

    def report(self, folder="report"):
        with open(self.path(folder + "/report.json"), encoding="utf-8") as file:
            return json.load(file)

    def verdict(self, report, rule):
        return next(entry["verdict"] for entry in report["rules"] if entry["id"] == rule)

    def test_a_report_has_every_rule_with_its_verdict_in_four_forms(self):
        result = self.run_program(["check", "-q", "bend", "-n", "bend.roadnet", "--report", "report"])
        self.assertEqual(result.returncode, 0, result.stdout + result.stderr)
        self.assertEqual(sorted(os.listdir(self.path("report"))), ["report.json", "report.pdf", "report.sarif", "report.xml"])
        report = self.report()
        self.assertTrue(report["planned"] and report["may_be_sent"])
        self.assertEqual(self.verdict(report, "blind-crew"), "held")
        self.assertEqual(set(report["rules"][0]["title"]), {"it", "en"})
        cases = xml.parse(self.path("report/report.xml")).findall(".//testcase")
        self.assertEqual(len(cases), len(report["rules"]))
        with open(self.path("report/report.sarif"), encoding="utf-8") as file:
            run = json.load(file)["runs"][0]
        self.assertEqual(len(run["tool"]["driver"]["rules"]), len(report["rules"]))
        self.assertEqual(len(run["results"]), len(report["findings"]))
        text = self.text_of_pdf("report/report.pdf")
        self.assertIn("Controllo per l'omologazione", text)

    def test_a_broken_must_ends_with_status_4_until_somebody_accepts_it_and_again_when_its_facts_change(self):
        self.write("bend/edits.toml", 'schema = 1\n[[edit]]\nleg = 1\nat = { node = 2, pass = 1 }\nhide = true\n')
        command = ["check", "-q", "bend", "-n", "bend.roadnet", "--report", "report"]
        result = self.run_program(command)
        self.assertEqual(result.returncode, 4, result.stdout + result.stderr)
        report = self.report()
        self.assertFalse(report["may_be_sent"])
        broken = [finding for finding in report["findings"] if finding["rule"] == "blind-crew"]
        self.assertTrue(broken)
        self.assertIn(broken[0]["mark"] + " blind-crew:", result.stdout)
        self.write("bend/waivers.toml", "schema = 1\n" + "".join(
            f'[[waiver]]\nrule = "blind-crew"\nfinding = "{finding["mark"]}"\nreason = "a marshal stands there"\n'
            'name = "The clerk of the course"\ndate = 2026-05-20\n' for finding in broken))
        result = self.run_program(command)
        self.assertEqual(result.returncode, 0, result.stdout + result.stderr)
        report = self.report()
        self.assertEqual(self.verdict(report, "blind-crew"), "accepted")
        accepted = [finding["accepted"]["reason"] for finding in report["findings"] if "accepted" in finding]
        self.assertEqual(set(accepted), {"a marshal stands there"})
        os.remove(self.path("bend/edits.toml"))
        result = self.run_program(command)
        self.assertEqual(result.returncode, 0, result.stdout + result.stderr)
        self.assertEqual(self.verdict(self.report(), "waivers"), "to-look-at")

    def test_an_edition_that_cannot_be_planned_has_a_report_that_says_so(self):
        self.write("bend/waypoints.csv", WAYPOINTS.replace(",10\n", ",1\n"))
        result = self.run_program(["check", "-q", "bend", "-n", "bend.roadnet", "--report", "report"])
        self.assertEqual(result.returncode, 4, result.stdout + result.stderr)
        report = self.report()
        self.assertFalse(report["planned"])
        self.assertEqual(self.verdict(report, "sector-average"), "broken")
        self.assertIn("non si sa", self.text_of_pdf("report/report.pdf"))

    def test_bad_waivers_are_told_with_file_and_line_and_the_former_report_is_replaced_only_as_a_whole(self):
        self.write("bend/waivers.toml", 'schema = 1\n[[waiver]]\nrule = "blind-crew"\nfinding = "1"\nreason = ""\n'
                                        'name = "X"\ndate = 2026-05-20\n[[waiver]]\nrule = "stamps"\n')
        result = self.run_program(["check", "bend", "-n", "bend.roadnet", "--report", "report"])
        self.assertEqual(result.returncode, 4, result.stdout + result.stderr)
        self.assertRegex(result.stderr, r"waivers\.toml:5: error: waiver\.reason is empty.*\[waiver-empty\]")
        self.assertRegex(result.stderr, r"waivers\.toml:8: error: waiver\.finding is missing")
        os.mkdir(self.path("mine"))
        self.write("mine/photo.txt", "mine")
        result = self.run_program(["check", "-q", "bend", "-n", "bend.roadnet", "--report", "mine"])
        self.assertEqual(result.returncode, 1, result.stdout + result.stderr)
        self.assertIn("it holds files that no check made", result.stderr)
        self.assertEqual(os.listdir(self.path("mine")), ["photo.txt"])

    def test_a_level_crossing_whose_box_is_hidden_is_told(self):
        self.write("bend.opl", BEND.replace("n2 x11.01 y46\n", "n2 x11.01 y46\nn5 x11.005 y46 Trailway=level_crossing\n").replace("Nn1,n2", "Nn1,n5,n2"))
        self.check("import -q bend.opl -o bend.roadnet")
        edit = 'schema = 1\n[[edit]]\nleg = 1\nat = { node = 5, pass = 1 }\nhide = true\n'
        command = ["check", "-q", "bend", "-n", "bend.roadnet", "--report", "report"]
        self.run_program(command)
        self.assertNotIn("sign-untold", [finding["code"] for finding in self.report()["findings"]])
        self.write("bend/edits.toml", edit)
        result = self.run_program(command)
        told = [finding for finding in self.report()["findings"] if finding["code"] == "sign-untold"]
        self.assertEqual([finding["leg"] for finding in told], [1], result.stdout + result.stderr)
        self.assertIn("tells a level crossing at km 0.31", told[0]["message"])

    def test_a_newer_map_is_compared_with_the_route(self):
        command = ["check", "-q", "bend", "-n", "bend.roadnet", "--against", "newer.opl"]
        self.write("newer.opl", BEND)
        result = self.run_program(command)
        self.assertEqual((result.returncode, result.stderr), (0, ""), result.stdout)
        self.write("newer.opl", BEND.replace("w2 Thighway=secondary", "w2 Thighway=secondary,name=Via%20%Nuova"))
        result = self.run_program([part for part in command if part != "-q"])
        self.assertEqual(result.returncode, 0, result.stdout + result.stderr)
        self.assertRegex(result.stderr, r'warning: "way 2": on the newer map has another name: "Via Nuova", before none\..*\[road-changed\]')
        result = self.run_program(command + ["--report", "report"])
        self.assertEqual(result.returncode, 0, result.stdout + result.stderr)
        changed = [finding for finding in self.report()["findings"] if finding["rule"] == "map-changed"]
        self.assertEqual([(finding["leg"], finding["subject"]) for finding in changed], [(1, "way 2")])

    def test_a_newer_map_that_cannot_be_read_is_told_and_the_former_report_stands(self):
        self.run_program(["check", "-q", "bend", "-n", "bend.roadnet", "--report", "report"])
        former = self.read("report/report.json")
        self.write("broken.opl", "n1 x11 y")
        for extract, status in (("none.osm.pbf", 1), ("broken.opl", 3)):
            with self.subTest(extract):
                result = self.run_program(["check", "bend", "-n", "bend.roadnet", "--against", extract, "--report", "report"])
                self.assertEqual(result.returncode, status, result.stdout + result.stderr)
                self.assertIn(extract, result.stderr)
                self.assertEqual(self.read("report/report.json"), former)

    def test_an_editions_own_limits_count_and_wrong_ones_are_refused_with_their_line(self):
        command = ["check", "-q", "bend", "-n", "bend.roadnet", "--report", "report"]
        self.write("bend/checks.toml", "schema = 1\n[fuel]\nrange_km = 10\n")
        self.assertEqual(self.run_program(command).returncode, 0)
        former = self.read("report/report.json")
        for content, message in (
            ("schema = 1\n[fuel]\nrange_kms = 10\n", r"checks\.toml:3: .*range_kms"),
            ("schema = 1\n[fuel]\nrange_km = 1\n", r"checks\.toml:3: .*range_km"),
            ("schema = 1\n[fuel]\nweight = \"note\"\n", r"checks\.toml:3: .*weight"),
        ):
            with self.subTest(content):
                self.write("bend/checks.toml", content)
                result = self.run_program(command)
                self.assertEqual(result.returncode, 3, result.stdout + result.stderr)
                self.assertRegex(result.stderr, message)
                self.assertEqual(self.read("report/report.json"), former)

    def test_an_edition_is_needed_and_its_errors_are_plans(self):
        self.check("check", status=2, stderr="roadbook: error: no edition is given [usage]\nUsage: roadbook check EDITION [-n NETWORK] [--against EXTRACT] [--report DIR]\nTry: roadbook --help")
        self.check("check none -n bend.roadnet", status=1, stderr=self.run_program(["plan", "none", "-n", "bend.roadnet"]).stderr)


main()
