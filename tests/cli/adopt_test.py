# SPDX-License-Identifier: BSL-1.0
"""roadbook adopt: an edition of what other programs wrote."""
from roadbook_cli import CliTest, main

# A block: the lower way round is the longer one.
BLOCK = """n1 x11 y46
n2 x11.01 y46
n3 x11.02 y46
n4 x11.01 y45.995
n5 x11.02 y45.995
n6 x11.03 y46
w1 Thighway=secondary,name=Via%20%Roma Nn1,n2,n3,n6
w2 Thighway=residential Nn2,n4,n5,n3
"""
TRACK = '<gpx version="1.1" creator="x" xmlns="http://www.topografix.com/GPX/1/1"><wpt lat="45.995" lon="11.01"><name>CT 1 Mulino</name></wpt><trk><name>Recce</name><trkseg>%s</trkseg></trk></gpx>' % "".join(
    f'<trkpt lat="{lat}" lon="{lon}"/>' for lat, lon in ((46, 11.001), (46, 11.01), (45.995, 11.01), (45.995, 11.02), (46, 11.02), (46, 11.029)))


class Adopt(CliTest):
    def setUp(self):
        super().setUp()
        self.write("block.opl", BLOCK)
        self.check("import -q block.opl -o block.roadnet")
        self.write("recce.gpx", TRACK)

    def test_a_track_becomes_an_edition_that_can_be_planned(self):
        result = self.run_program(["adopt", "-q", "recce.gpx", "-n", "block.roadnet", "-o", "adopted"])
        self.assertEqual((result.returncode, result.stderr), (0, ""), result.stdout)
        self.assertRegex(result.stdout, r"^leg 1: 3 waypoints, 0 VIA that hold the route, 0 of 1 boxes with texts of their own; track 3\.\d\d km; route 3\.\d\d km\n$")
        with open(self.path("adopted/waypoints.csv"), encoding="utf-8") as file:
            rows = [line.split(",")[2:4] for line in file]
        self.assertEqual(rows, [["kind", "name"], ["START", "START"], ["CT", "Mulino"], ["FINISH", "FINISH"]])
        self.assertEqual(self.run_program(["plan", "-q", "adopted"]).returncode, 0)

    def test_what_is_assumed_is_told(self):
        result = self.run_program(["adopt", "recce.gpx", "-n", "block.roadnet", "-o", "adopted"])
        self.assertIn("edition.toml: warning: 100 cars a minute apart and an average of 45 km/h are assumed, and dates of 2030", result.stderr)

    def test_texts_are_in_the_first_of_the_languages_given(self):
        self.write("book.gpx", TRACK.replace("<name>CT 1 Mulino</name>", "<name>7</name><cmt>Mind the dog</cmt>"))
        self.assertEqual(self.run_program(["adopt", "-q", "book.gpx", "-n", "block.roadnet", "-o", "adopted", "--lang", "en,de"]).returncode, 0)
        with open(self.path("adopted/edits.toml"), encoding="utf-8") as file:
            self.assertRegex(file.read(), r'(note_en = |text_en = \[)"Mind the dog"')
        with open(self.path("adopted/edition.toml"), encoding="utf-8") as file:
            self.assertIn('languages = ["en", "de"]', file.read())
        result = self.run_program(["adopt", "book.gpx", "-n", "block.roadnet", "-o", "other", "--lang", "xx"])
        self.assertEqual(result.returncode, 3)
        self.assertIn("--lang", result.stderr)

    def test_a_folder_that_is_there_is_left_alone(self):
        self.write("adopted/mine.txt", "mine")
        self.check("adopt recce.gpx -n block.roadnet -o adopted", status=1,
                   stderr="error: adopted: is there already and is not an empty folder. Choose a new name: nothing was changed. [io-failed]")

    def test_a_file_that_is_missing_or_no_road_book_is_told(self):
        result = self.run_program(["adopt", "none.gpx", "-n", "block.roadnet", "-o", "adopted"])
        self.assertEqual(result.returncode, 1)
        self.assertIn("none.gpx: cannot be read", result.stderr)
        self.write("notes.txt", "x")
        self.check("adopt notes.txt -n block.roadnet -o adopted", status=3,
                   stderr="notes.txt: error: is neither a GPX nor a KML file by its name. Save it as .gpx, .kml or .kmz. [file-damaged]")

    def test_a_track_of_another_country_is_told_so(self):
        self.write("far.gpx", TRACK.replace('lat="46"', 'lat="50"').replace('lat="45.995"', 'lat="50.1"'))
        result = self.run_program(["adopt", "-q", "far.gpx", "-n", "block.roadnet", "-o", "adopted"])
        self.assertEqual(result.returncode, 3)
        self.assertIn("error:", result.stderr)


main()
