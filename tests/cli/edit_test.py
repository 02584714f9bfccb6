# SPDX-License-Identifier: BSL-1.0
"""edits.toml: what a planner changes by hand, and what is said when it cannot stay."""
import json

from roadbook_cli import CliTest, main

# A ladder: from the street a way up at n2 and n3, joined in the north. The leg leaves the street at n2, comes back by n3 and leaves it at n2 again.
TOWN = """n1 x11.000 y46
n2 x11.010 y46
n3 x11.020 y46
n4 x11.030 y46
n5 x11.010 y46.005
n6 x11.020 y46.005
n7 x11.005 y46.003
n8 x11.010 y45.998
w1 Thighway=secondary,name=Via%20%Roma Nn1,n2
w4 Thighway=secondary,name=Via%20%Roma,oneway=yes Nn3,n2
w5 Thighway=secondary,name=Via%20%Roma Nn3,n4
w2 Thighway=secondary,name=Via%20%Alta Nn2,n5,n6,n3
w3 Thighway=residential Nn5,n7
w6 Thighway=secondary,name=Via%20%Bassa Nn2,n8
"""
ROWS = ["1,10,START,Piazza,46,11.001,,,,,", "1,30,CT,Chiesa,46.005,11.015,,,,,", "1,40,VIA,,46,11.015,,,,,", "1,50,FINISH,Ponte,46.003,11.020,,,,,"]
NOTE = 'note_it = "Attenzione al cane"\nnote_en = "Mind the dog"\n'


class Edits(CliTest):
    def setUp(self):
        super().setUp()
        self.town(TOWN)
        self.edition(ROWS)

    def edits(self, *edits):
        self.write("edition/edits.toml", "schema = 1\n" + "".join(f"[[edit]]\nleg = 1\n{edit}" for edit in edits))

    def build(self, stderr=""):
        result = self.run_program("build edition -n town.roadnet -o out".split())
        self.assertEqual((result.returncode, result.stderr.rstrip("\n")), (0, stderr))

    def boxes(self):
        return json.loads(self.read("out/itinerary.json"))["legs"][0]["boxes"]

    def saying(self, text):
        return [box["number"] for box in self.boxes() if text in box["text"]["en"].split("\n")]

    def test_a_note_on_the_second_pass_reaches_every_output_there_and_nowhere_else(self):
        self.build()
        plain = self.boxes()
        passes = [box["number"] for box in plain if (box["lat"], box["lon"]) == (46, 11.01)]
        self.assertEqual(len(passes), 2)
        self.edits("at = { node = 2, pass = 2 }\n" + NOTE)
        self.build()
        self.assertEqual(self.saying("Mind the dog"), passes[1:])
        self.assertEqual([box["number"] for box in self.boxes()], [box["number"] for box in plain])
        self.assertEqual(self.read("out/leg-1/openrally.gpx").decode().count("Attenzione al cane"), 1)

    def test_a_hidden_box_is_in_no_output_and_the_others_keep_their_numbers(self):
        self.build()
        plain = [box["number"] for box in self.boxes()]
        hidden = next(box["number"] for box in self.boxes() if (box["lat"], box["lon"]) == (46, 11.01))
        self.edits("at = { node = 2 }\nhide = true\n")
        self.build()
        self.assertEqual([box["number"] for box in self.boxes()], [number for number in plain if number != hidden])

    def test_what_is_lost_is_told_by_plan_and_build_with_all_that_it_said(self):
        self.edits("at = { node = 77, pass = 1 }\n" + NOTE, "at = { node = 2, pass = 3 }\nhide = true\n")
        lost = ('edits.toml:2: warning: "node 77, pass 1": lost: the route does not pass node 77; it said note_en "Mind the dog"; note_it "Attenzione al cane". '
                'Write where it belongs now, or take it out.\n'
                'edits.toml:7: warning: "node 2, pass 3": lost: the route passes node 2 2 times only; it said hide. Write where it belongs now, or take it out.')
        self.build(stderr=lost)
        result = self.run_program("plan edition -n town.roadnet".split())
        self.assertEqual((result.returncode, result.stderr.rstrip("\n")), (0, lost))

    def test_what_cannot_be_is_an_error_and_all_of_it_is_told(self):
        self.edits("at = { seq = 30 }\nhide = true\n", "at = { node = 2 }\npictograms = { add = [\"churhc\"] }\n",
                   "at = { node = 2 }\ndanger = 2\n", "at = { node = 2 }\ndanger = 3\n")
        self.check("plan edition -n town.roadnet", status=3, stderr=(
            'edits.toml:6: error: "node 2, pass 1": there is no pictogram "churhc". Did you mean church?'))
        self.edits("at = { seq = 30 }\nhide = true\n", "at = { node = 2 }\ndanger = 2\n", "at = { node = 2 }\ndanger = 3\n")
        box = self.run_program("plan edition -n town.roadnet".split()).stderr
        self.assertRegex(box, r'^edits.toml:2: error: "waypoint 30": hides box \d, which a control or a trial needs. Take the waypoint out of the list if it is not driven.\n'
                         r'edits.toml:10: error: "node 2, pass 1": sets danger, and so does line 6, of the same box 2. Keep one of the two.\n$')
        self.edits("box = \"1\"\n")
        self.check("plan edition -n town.roadnet", status=3, stderr=(
            "edits.toml:3: error: edit.leg belongs to an edit that changes nothing. Write what it does: hide, text_it, text_en, reword, note_it, note_en, "
            "pictograms or danger."))


main()
