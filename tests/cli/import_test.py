# SPDX-License-Identifier: BSL-1.0
"""roadbook import and roadbook info: good files, bad files, places that cannot be written."""
import gzip
import json
import os

from roadbook_cli import TOWN, CliTest, limited, main

FORMAT = "not a format of OpenStreetMap data that this version reads. Give an .osm.pbf, .osm or .opl file, plain or as .gz or .bz2."
DAMAGED = "error: damaged or truncated extract: "
AGAIN = "Make the network again with: roadbook import EXTRACT -o FILE.roadnet"

XML = """<osm version="0.6">
<node id="1" lat="46" lon="11"/><node id="2" lat="46" lon="11.01"/>
<way id="1"><nd ref="1"/><nd ref="2"/><tag k="highway" v="primary"/></way>
</osm>
"""


class Import(CliTest):
    def test_an_import_is_silent_and_writes_the_network(self):
        self.town()
        self.assertEqual(self.names(), ["town.opl", "town.roadnet"])

    def test_the_same_extract_gives_the_same_bytes_over_a_former_network(self):
        self.town()
        first = self.read("town.roadnet")
        self.town()
        self.assertEqual(self.read("town.roadnet"), first)

    def test_xml_plain_and_compressed_is_read(self):
        self.write("a.osm", XML)
        self.write("b.osm.gz", gzip.compress(XML.encode()))
        self.check("import a.osm -o a.roadnet")
        self.check("import b.osm.gz -o b.roadnet")
        self.assertEqual(self.read("a.roadnet"), self.read("b.roadnet"))

    def test_what_is_skipped_is_told_and_not_when_quiet(self):
        self.write("town.opl", TOWN + "w9 Thighway=primary,surface=goo Nn1,n99\n")
        self.check("import town.opl -o town.roadnet", stderr=(
            "town.opl: note: 1 road nodes are not in the extract; roads end there. [nodes-missing]\n"
            "town.opl: note: 1 tag values are unknown and taken as untold, most often surface=goo (1). [tags-unknown]"))
        self.check("import town.opl -q -o town.roadnet")

    def test_a_missing_extract_is_an_error_of_the_file_system(self):
        self.check("import town.osm.pbf -o town.roadnet", status=1, stderr=(
            "error: town.osm.pbf: cannot be read: No such file or directory. "
            "Check the path; Geofabrik and others offer extracts to download. [io-failed]"))
        os.mkdir(self.path("town.osm"))
        self.check("import town.osm -o town.roadnet", status=1,
                   stderr="error: town.osm: is a folder, not an extract. Give the file inside it. [io-failed]")
        self.assertEqual(self.names(), ["town.osm"])

    def test_a_bad_extract_is_told_and_the_former_network_stands(self):
        self.town()
        former = self.read("town.roadnet")
        cases = [
            ("empty.osm.pbf", b"", "error: the extract is empty. Fetch the extract again. [input-unusable]"),
            ("river.opl", b"n1 x11 y46\nn2 x11 y46.1\nw1 Twaterway=river Nn1,n2\n",
             "error: no roads in the extract. Give an extract that holds ways with highway tags and their nodes. [input-unusable]"),
            ("cut.osm", XML[:150].encode(), DAMAGED + "XML parsing error at line 3, column 38: unclosed token. Fetch or cut the extract again. [input-unusable]"),
            ("cut.osm.gz", gzip.compress(os.urandom(9999) + XML.encode())[:5000], None),
            ("garbage.osm.pbf", b"\xff" * 5000,
             DAMAGED + "PBF error: invalid BlobHeader size (> max_blob_header_size). Fetch or cut the extract again. [input-unusable]"),
            ("garbage.osm.bz2", b"\xff" * 5000, None),
            ("garbage.opl", b"hello\n", None),
            ("list.xlsx", b"PK", "error: " + FORMAT + " [input-unusable]"),
        ]
        for name, content, message in cases:
            with self.subTest(name):
                self.write(name, content)
                if message is not None:
                    self.check(f"import {name} -o town.roadnet", status=3, stderr=f"{name}: {message}")
                else:
                    result = self.run_program(["import", name, "-o", "town.roadnet"])
                    self.assertEqual((result.returncode, result.stdout), (3, ""))
                    self.assertTrue(result.stderr.startswith(f"{name}: {DAMAGED}"), result.stderr)
                    self.assertTrue(result.stderr.endswith(" Fetch or cut the extract again. [input-unusable]\n"), result.stderr)
                self.assertEqual(self.read("town.roadnet"), former)

    def test_one_bad_extract_among_good_ones_spoils_the_import(self):
        self.write("town.opl", TOWN)
        self.write("empty.osm.pbf", "")
        self.check("import town.opl empty.osm.pbf -o town.roadnet", status=3,
                   stderr="empty.osm.pbf: error: the extract is empty. Fetch the extract again. [input-unusable]")
        self.assertFalse(os.path.exists(self.path("town.roadnet")))

    def test_a_place_that_cannot_be_written_is_told(self):
        self.write("town.opl", TOWN)
        self.write("file", "x")
        os.mkdir(self.path("folder"))
        for output, reason in [
            ("missing/x.roadnet", "No such file or directory. Choose a folder that exists and that you may write to."),
            ("file/x.roadnet", "Not a directory. Choose a folder that exists and that you may write to."),
            ("folder", "it is a folder or a device. Name a file."),
            ("/dev/full", "it is a folder or a device. Name a file."),
        ]:
            with self.subTest(output):
                self.check(f"import town.opl -o {output}", status=1, stderr=f"error: {output}: cannot be written: {reason} [io-failed]")
        self.assertTrue(os.path.exists("/dev/full"))

    def test_on_a_full_disk_the_former_network_stands_and_nothing_is_left(self):
        self.town()
        former = self.read("town.roadnet")
        self.check("import town.opl -o town.roadnet", status=1, preexec=limited(512),
                   stderr="error: town.roadnet: writing failed: File too large. The former file is untouched. [io-failed]")
        self.assertEqual(self.read("town.roadnet"), former)
        self.assertEqual(self.names(), ["town.opl", "town.roadnet"])


class Info(CliTest):
    def test_a_network_is_described(self):
        self.town()
        self.check("info town.roadnet", stdout="""kind             network
fingerprint      6c626989ac6f5c7a
nodes            7
segments         6
ways             4
forbidden_turns  0
places           1
landmarks        0
map_areas        0
map_lines        0
length_km        16.4
south            45.99
west             11.0
north            46.004
east             11.12
driving_side     untold
as_of            not in this file
attribution      © OpenStreetMap contributors, ODbL 1.0 – openstreetmap.org/copyright""")

    def test_json_is_for_programs(self):
        self.town()
        result = self.run_program(["info", "town.roadnet", "--json"])
        self.assertEqual((result.returncode, result.stderr), (0, ""))
        told = json.loads(result.stdout)
        self.assertEqual((told["kind"], told["nodes"], told["driving_side"]), ("network", 7, "untold"))

    def test_an_edition_is_described(self):
        self.edition()
        self.check("info edition", stdout="""kind             edition
name             Coppa Prova
version          1
time_zone        Europe/Rome
trial_lines      0
legs             [{"number":1,"date":"2024-06-11","waypoints":3}]""")

    def test_a_bad_network_is_told(self):
        self.town()
        whole = self.read("town.roadnet")
        size = len(whole)
        self.check("info missing.roadnet", status=1, stderr=(
            "error: missing.roadnet: cannot be read: No such file or directory. Make it with: roadbook import EXTRACT -o missing.roadnet [io-failed]"))
        cases = [
            ("empty", b"", "not a road network: the file is too short"),
            ("other", b"x" * 5000, "not a road network"),
            ("cut", whole[:-100], f"damaged or truncated network: {size - 100} bytes of {size}"),
            ("cut-early", whole[:20], "not a road network: the file is too short"),
            ("flipped", whole[:-9] + bytes([whole[-9] ^ 1]) + whole[-8:], "damaged network: the checksum of section 13 is wrong"),
            ("old", whole[:8] + b"\x63" + whole[9:], "the network has format version 99, this program reads version 5"),
        ]
        for name, content, message in cases:
            code = "input-stale" if name == "old" else "input-unusable"
            for command in (f"info {name}.roadnet", f"plan edition -n {name}.roadnet", f"build edition -n {name}.roadnet -o out"):
                with self.subTest(command):
                    self.edition()
                    self.write(f"{name}.roadnet", content)
                    self.check(command, status=3, stderr=f"{name}.roadnet: error: {message}. {AGAIN} [{code}]")
        self.assertFalse(os.path.exists(self.path("out")))

    def test_a_full_device_under_stdout_is_an_error(self):
        self.town()
        with open("/dev/full", "w", encoding="utf-8") as full:
            self.check("info town.roadnet", status=1, stdout_to=full,
                       stderr="error: standard output: cannot be written. [io-failed]")


main()
