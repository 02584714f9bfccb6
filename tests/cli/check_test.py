# SPDX-License-Identifier: BSL-1.0
"""roadbook check: the blind crew drives the edition's books."""
import os

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

    def test_an_edition_is_needed_and_its_errors_are_plans(self):
        self.check("check", status=2, stderr="roadbook: error: no edition is given [usage]\nUsage: roadbook check EDITION [-n NETWORK]\nTry: roadbook --help")
        self.check("check none -n bend.roadnet", status=1, stderr=self.run_program(["plan", "none", "-n", "bend.roadnet"]).stderr)


main()
