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
                'Write where it belongs now, or take it out. [edit-lost]\n'
                'edits.toml:7: warning: "node 2, pass 3": lost: the route passes node 2 2 times only; it said hide. Write where it belongs now, or take it out. [edit-lost]')
        self.build(stderr=lost)
        result = self.run_program("plan edition -n town.roadnet".split())
        self.assertEqual((result.returncode, result.stderr.rstrip("\n")), (0, lost))

    def test_what_cannot_be_is_an_error_and_all_of_it_is_told(self):
        self.edits("at = { seq = 30 }\nhide = true\n", "at = { node = 2 }\npictograms = { add = [\"churhc\"] }\n",
                   "at = { node = 2 }\ndanger = 2\n", "at = { node = 2 }\ndanger = 3\n")
        self.check("plan edition -n town.roadnet", status=3, stderr=(
            'edits.toml:6: error: "node 2, pass 1": there is no pictogram "churhc". Did you mean church? [pictogram-unknown]'))
        self.edits("at = { seq = 30 }\nhide = true\n", "at = { node = 2 }\ndanger = 2\n", "at = { node = 2 }\ndanger = 3\n")
        box = self.run_program("plan edition -n town.roadnet".split()).stderr
        self.assertRegex(box, r'^edits.toml:2: error: "waypoint 30": hides box \d, which a control or a trial needs. Take the waypoint out of the list if it is not driven. \[edit-refused\]\n'
                         r'edits.toml:10: error: "node 2, pass 1": sets danger, and so does line 6, of the same box 2. Keep one of the two. \[edit-refused\]\n$')
        self.edits("box = \"1\"\n")
        self.check("plan edition -n town.roadnet", status=3, stderr=(
            "edits.toml:3: error: edit.leg belongs to an edit that changes nothing. Write what it does: add, hide, split, join, text_XX, reword, note_XX, "
            "pictograms, danger, arms or tulip, where XX is de, en, es, fr or it. [edit-empty]"))

    def test_a_drawing_of_ones_own_is_in_the_pdf_and_in_the_gpx(self):
        self.write("edition/fork.svg", '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 20"><path d="M3 3 L17 17" stroke="#000"/></svg>')
        self.edits('at = { node = 2, pass = 2 }\ntulip = "fork.svg"\ndanger = 3\n')
        self.build()
        self.assertEqual(self.read("out/leg-1/openrally.gpx").decode().count("M3 3 L17 17"), 1)
        self.assertEqual(self.read("out/leg-1/openrally.gpx").decode().count("!!!"), 1)
        self.write("edition/fork.svg", '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 20"><script/></svg>')
        self.check("plan edition -n town.roadnet", status=3, stderr=(
            'edits.toml:2: error: "node 2, pass 2": fork.svg holds <script>. Save it as plain SVG with a viewBox, letters as paths, nothing linked. [tulip-unfit]'))

    def test_an_arm_that_is_taken_out_is_in_no_table(self):
        self.edits("at = { node = 2, pass = 2 }\narms = [ { clock = 12, delete = true } ]\n")
        self.build()
        arms = {box["number"]: len(box["arms"]) for box in self.boxes() if (box["lat"], box["lon"]) == (46, 11.01)}
        self.assertEqual(list(arms.values()), [3, 2] if min(arms.values()) == 2 else [4, 3])

    def test_list_tells_what_became_of_each_edit(self):
        self.edits("at = { node = 2, pass = 2 }\n" + NOTE, "at = { node = 77 }\nhide = true\n", 'km = 0.3\nadd = true\ntext_en = "Fountain"\n')
        self.check("edit edition list -n town.roadnet -q", stdout=(
            "    2  kept     leg 1  box 6     node 2, pass 2            note_en \"Mind the dog\"; note_it \"Attenzione al cane\"\n"
            "    7  lost     leg 1  -         node 77, pass 1           hide\n"
            "   11  kept     leg 1  box 1A    km 0.30                   add a box; text_en \"Fountain\""))

    def test_check_ends_with_status_4_when_an_edit_is_lost(self):
        self.edits("at = { node = 2, pass = 2 }\n" + NOTE)
        self.check("edit edition check -n town.roadnet", stdout="1 edit: 1 kept, 0 moved, 0 lost")
        self.edits("at = { node = 2, pass = 2 }\n" + NOTE, "at = { node = 77 }\nhide = true\n")
        self.check("edit edition check -n town.roadnet", status=4, stdout="2 edits: 1 kept, 0 moved, 1 lost", stderr=(
            'edits.toml:7: error: "node 77, pass 1": lost: the route does not pass node 77; it said hide. Write where it belongs now, or take it out. [edit-lost]'))

    def test_anchor_writes_where_edits_belong_and_leaves_the_rest_of_the_file_alone(self):
        self.edits('box = "6"  # the dog\n' + NOTE, "at = { node = 77 }\nhide = true\n", 'km = 0.3\nadd = true\ntext_en = "Fountain"\n')
        before = self.read("edition/edits.toml").decode()
        self.check("edit edition anchor -n town.roadnet", stdout="2 of 3 anchors written", stderr=(
            'edits.toml:7: warning: "node 77, pass 1": lost: the route does not pass node 77; it said hide. Write where it belongs now, or take it out. [edit-lost]'))
        after = self.read("edition/edits.toml").decode()
        node = ('at = { node = 2, pass = 2, of = 2, lat = 46.0000000, lon = 11.0100000, heading_deg = 270, km = 3.358, leg_km = 4.911, between = [40, 50], '
                'road = "Via Roma" }')
        way = ('at = { way = 1, pass = 1, of = 1, lat = 46.0000001, lon = 11.0048728, heading_deg = 90, km = 0.300, leg_km = 4.911, between = [10, 30], '
               'road = "Via Roma" }')
        self.assertEqual(after, before.replace('box = "6"', node).replace("km = 0.3", way))
        self.check("edit edition anchor -q -n town.roadnet", stdout="0 of 3 anchors written")
        self.assertEqual(self.read("edition/edits.toml").decode(), after)

    def test_after_a_waypoint_moved_the_anchored_edit_stays_on_its_pass(self):
        self.edits("at = { node = 2, pass = 2 }\n" + NOTE)
        self.check("edit edition anchor -n town.roadnet", stdout="1 of 1 anchors written")
        self.edition([ROWS[0].replace("46,11.001", "46.002,11.010"), *ROWS[1:]])  # the first pass of n2 is no more
        moved = ('edits.toml:2: warning: "node 2, pass 2": moved to box 5: what was pass 2 of node 2 is pass 1; it says note_en "Mind the dog"; '
                 'note_it "Attenzione al cane". Look at the box. `roadbook edit EDITION anchor` writes down where it belongs. [edit-moved]')
        self.check("edit edition check -n town.roadnet", stdout="1 edit: 0 kept, 1 moved, 0 lost", stderr=moved)
        self.check("edit edition anchor -n town.roadnet", stdout="1 of 1 anchors written", stderr=moved)
        self.check("edit edition check -n town.roadnet", stdout="1 edit: 1 kept, 0 moved, 0 lost")

    def test_an_edit_that_cannot_be_is_told_and_nothing_is_anchored(self):
        self.edits("at = { seq = 30 }\nhide = true\n", 'box = "6"\n' + NOTE)
        before = self.read("edition/edits.toml")
        result = self.run_program("edit edition anchor -n town.roadnet".split())
        self.assertEqual((result.returncode, result.stdout), (3, ""))
        self.assertIn("hides box 4, which a control or a trial needs.", result.stderr)
        self.assertEqual(self.read("edition/edits.toml"), before)

    def test_an_edition_without_edits_has_none(self):
        self.check("edit edition list -n town.roadnet")
        self.check("edit edition check -n town.roadnet", stdout="0 edits: 0 kept, 0 moved, 0 lost")
        self.check("edit edition anchor -n town.roadnet", stdout="0 of 0 anchors written")


main()
