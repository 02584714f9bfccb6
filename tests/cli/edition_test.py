# SPDX-License-Identifier: BSL-1.0
"""roadbook new and roadbook plan: what a planner's folder may hold, and what is said when it is wrong."""
import os

from roadbook_cli import FINISH, ROWS, START, TOML, TOWN, CliTest, main

NEEDED = "needed are kind, name."
OUTSIDE = ("outside the network; no road for profile historic-car within 50 m (nearest: none within 5 km). "
           "Check lat and lon, or import an extract that covers the place.")

TABLE = """Coppa Prova – 1

Leg 1    9.14 km

sec.  from                               to                                       km  target slack drive    km/h    car 1
   1  CO 0 Piazza                        CO 1 Chiesa                            4.42    0:09     3     5   29.47    09:09
   2  CO 1 Chiesa                        CO 2 Ponte                             4.72    0:10     4     6   28.32    09:19
      all sectors                                                               9.14    0:19     7    11   28.86

       km  kind          code     name                                        snap    car 1
     0.00  START         CO 0     Piazza                                       0 m    09:00
     4.42  CO            CO 1     Chiesa                                       0 m    09:09
     9.14  FINISH        CO 2     Ponte                                        0 m    09:19"""


class New(CliTest):
    def test_a_new_edition_can_be_read_at_once(self):
        self.check("new garda")
        self.assertEqual(self.names("garda"), ["edition.toml", "trials.csv", "waypoints.csv"])
        self.check("info garda", stdout="""kind             edition
name             Giro del Garda
version          draft 1
time_zone        Europe/Rome
trial_lines      3
legs             [{"number":1,"date":"2025-06-17","waypoints":7}]""")

    def test_nothing_that_is_there_is_overwritten(self):
        self.check("new garda")
        before = self.contents("garda")
        self.check("new garda", status=1, stderr=(
            "error: garda: is there already and is not an empty folder. Choose a new name: nothing was changed. [io-failed]"))
        self.assertEqual(self.contents("garda"), before)
        self.write("file", "x")
        self.check("new file/garda", status=1,
                   stderr="error: file/garda: cannot be made: Not a directory. Choose a folder that you may write to. [io-failed]")


class Plan(CliTest):
    def setUp(self):
        super().setUp()
        self.town()

    def plan(self, rows, status, stderr, **files):
        self.edition(rows, **files)
        self.check("plan edition -n town.roadnet", status=status, stderr=stderr)

    def test_the_table_of_distances_and_times(self):
        self.edition()
        self.check("plan edition -n town.roadnet", stdout=TABLE)

    def test_the_network_may_be_named_in_the_edition(self):
        self.edition(toml=TOML.replace("[[legs]]", 'network = "../town.roadnet"\n[[legs]]'))
        self.check("plan edition", stdout=TABLE)
        self.check(["plan", self.path("edition")], stdout=TABLE)
        self.edition()
        self.check("plan edition", status=3, stderr=(
            "edition/edition.toml: error: no network is named. Give one with -n FILE.roadnet, or add: network = \"FILE.roadnet\", or extracts = [\"FILE.osm.pbf\"] [input-unusable]"))

    def test_extracts_that_the_edition_names_are_imported_once_and_again_when_one_changes(self):
        head, island = TOWN.split("n8 ")[0], "n8 " + TOWN.split("n8 ")[1]
        streets = "".join(line + "\n" for line in island.splitlines() if "Isola" not in line and line.startswith("w"))
        isle = "".join(line + "\n" for line in island.splitlines() if line.startswith("n") or "Isola" in line)
        self.write("town1.opl", head + streets)
        self.write("town2.opl", isle)
        self.edition(toml=TOML.replace("[[legs]]", 'extracts = ["../town1.opl", "../town2.opl"]\n[[legs]]'))
        self.check("plan edition", stdout=TABLE)
        made = [name for name in self.names("edition") if name.endswith(".roadnet")]
        self.assertEqual(len(made), 1)
        self.assertRegex(made[0], "^extracts-[0-9a-f]{8}[.]roadnet$")
        before = os.stat(self.path("edition/" + made[0]))
        self.check(["plan", self.path("edition")], stdout=TABLE)
        self.assertEqual(os.stat(self.path("edition/" + made[0])).st_ino, before.st_ino)
        self.write("town2.opl", isle.replace("Isola", "Scoglio"))
        self.check("plan edition", stdout=TABLE)
        again = [name for name in self.names("edition") if name.endswith(".roadnet")]
        self.assertEqual(len(again), 1)
        self.assertNotEqual(again, made)
        os.remove(self.path("town2.opl"))
        self.check("plan edition", status=1, stderr=(
            "error: edition/../town2.opl: there is no such extract. Check extracts in edition.toml. [io-failed]"))
        self.check("plan edition -n edition/" + again[0], stdout=TABLE)

    def test_what_italian_spreadsheets_write_is_read(self):
        rows = "leg;seq;kind;name;lat;lon\r\n1;10;START;Piazza;46,0;11,001\r\n1;20;CO;Chiesa;46,0;11,058\r\n1;30;FINISH;Ponte;46,0;11,119\r\n"
        self.edition()
        self.write("edition/waypoints.csv", b"\xef\xbb\xbf" + rows.encode())
        self.check("plan edition -n town.roadnet", stdout=TABLE)

    def test_a_closure_sends_the_route_another_way_and_its_hours_are_held_against_the_cars(self):
        feature = ('{"type": "FeatureCollection", "features": [\n{"type": "Feature", "geometry": {"type": "LineString", "coordinates": '
                   '[[11.045, 46], [11.075, 46]]},\n "properties": {"name": "Mercato"%s}}]}')
        self.edition([START, FINISH])
        self.write("edition/closures.geojson", feature % ', "from": "2024-06-11T08:00", "to": "2024-06-11T12:00"')
        stdout = self.run_program(["plan", "edition", "-n", "town.roadnet"]).stdout
        self.assertIn("Leg 1    10.0", stdout)  # by Via Alta
        self.write("edition/permits.geojson", feature % ', "to": "2024-06-11T09:20"')
        self.check("plan edition -n town.roadnet", status=4, stderr=(
            'permits.geojson:2: error: "Mercato": opens the road until 09:20, but cars pass from 09:06 to 09:21 (leg 1, km 3.02). '
            "Ask for longer hours, change the times, or route the leg elsewhere. [permit-hours]"))
        self.write("edition/permits.geojson", "{")
        self.check("plan edition -n town.roadnet", status=3, stderr=(
            "permits.geojson:1: error: is no JSON from here on: syntax error while parsing object key - unexpected end of input; expected "
            "string literal. Save it anew as GeoJSON from the program that it was drawn in. [file-damaged]"))

    def test_a_waypoint_list_drawn_as_points_gives_the_same_table(self):
        self.edition()
        os.remove(self.path("edition/waypoints.csv"))
        points = ",\n".join('{"type": "Feature", "properties": {"leg": 1, "kind": "%s", "name": "%s"}, "geometry": '
                            '{"type": "Point", "coordinates": [%s, %s]}}' % (kind, name, lon, lat)
                            for _, _, kind, name, lat, lon in (row.split(",")[:6] for row in ROWS))
        self.write("edition/waypoints.geojson", '{"type": "FeatureCollection", "features": [%s]}' % points)
        self.check("plan edition -n town.roadnet", stdout=TABLE)
        self.write("edition/waypoints.xlsx", "PK")
        self.check("plan edition -n town.roadnet", status=3, stderr=(
            "waypoints.geojson: error: there is more than one waypoint list: waypoints.geojson, waypoints.xlsx. Keep the one that is meant. [lists-many]"))
        os.remove(self.path("edition/waypoints.geojson"))
        self.check("plan edition -n town.roadnet", status=3, stderr=(
            "waypoints.xlsx: error: is no spreadsheet, or is cut. Save it anew from the program that it was made in. [file-damaged]"))

    def test_a_missing_edition_is_told(self):
        self.check("plan nowhere -n town.roadnet", status=1, stderr="error: nowhere: there is no such folder. Check the path. [io-failed]")
        self.check("plan town.opl -n town.roadnet", status=1,
                   stderr="error: town.opl: is a file. An edition is a folder that holds edition.toml. [io-failed]")
        os.mkdir(self.path("empty"))
        self.check("plan empty -n town.roadnet", status=1, stderr=(
            "error: empty/edition.toml: is missing, so this folder is no edition. `roadbook new DIR` writes an example. [io-failed]"))
        self.write("half/edition.toml", TOML)
        self.check("plan half -n town.roadnet", status=1, stderr=(
            "error: half/waypoints.csv: the waypoint list is missing. `roadbook new DIR` writes an example. [io-failed]"))

    def test_an_empty_file_and_a_missing_column_are_told(self):
        self.plan([], 3, f"waypoints.csv: error: the file is empty. Its first line must name the columns; {NEEDED} [file-empty]", header="")
        self.plan([], 3, f'waypoints.csv:1: error: the column "kind" is missing. The first line must name the columns, in any order; {NEEDED} [column-missing]',
                  header="leg,seq,name,lat,lon\n")
        self.plan(ROWS, 3, (
            "edition.toml: error: schema is missing. Write schema = 1. [key-missing]\n"
            "edition.toml: error: name is missing. Write the edition's name, as every page prints it. [key-missing]\n"
            'edition.toml: error: time_zone is missing. Write time_zone = "Europe/Rome", or what holds where the rally runs. [key-missing]\n'
            'edition.toml:1: warning: version is missing. Every page prints it; "draft" is taken. [version-missing]\n'
            "edition.toml: error: cars is missing. Write how many cars start, such as cars = 400, or [[groups]]. [key-missing]\n"
            "edition.toml: error: legs is missing. Write one [[legs]] with number, date and first_car for each leg. [key-missing]\n"
            'waypoints.csv:2: error: "Piazza": leg 1 is not in edition.toml. Add [[legs]] with number = 1 there, or correct the leg. [leg-unknown]'),
                  toml="")

    def test_broken_toml_is_told_with_its_line(self):
        self.plan(ROWS, 3, ("edition.toml:12: error: Error while parsing array: encountered end-of-file. "
                            "Texts stand between quotation marks; dates are written 2024-06-11 and times 13:20:00. [toml-syntax]"),
                  toml=TOML + "x = [")

    def test_an_unknown_kind_is_told_with_the_nearest_one(self):
        self.plan([START, "1,20,CX,Chiesa,46,11.058,,,,,", FINISH], 3, (
            'waypoints.csv:3: error: "Chiesa": kind "CX" is not known. Did you mean CO? Allowed are START, FINISH, CO, LUNCH, REGROUP, '
            "SERVICE, CT, PC, PM, REFUEL, PARADE_START, PARADE_END, NEUTRAL_START, NEUTRAL_END, VIA, INFO. [kind-unknown]"))

    def test_a_number_used_twice_is_told_with_the_first_line(self):
        self.plan([START, "1,10,CO,Chiesa,46,11.058,,,,,", FINISH], 3, (
            'waypoints.csv:3: error: "Chiesa": leg 1 has seq 10 twice, first in line 2. Number the rows of a leg apart. [seq-twice]'))

    def test_swapped_coordinates_are_told_with_the_right_ones(self):
        self.plan([START, "1,20,CO,Chiesa,11.058,46,,,,,", FINISH], 3, (
            'waypoints.csv:3: error: "Chiesa": lat 11.058 and lon 46 are 5087 km from the other points, but near them when changed over. '
            "Write lat 46 and lon 11.058. [lat-lon-swapped]\n"
            f'waypoints.csv:3: error: "Chiesa": {OUTSIDE} [snap-outside]'))

    def test_text_for_a_number_is_told_for_every_cell(self):
        self.plan([START, "1,20,CO,Povo,abc,11.058,,soon,,,", FINISH], 3, (
            'waypoints.csv:3: error: "Povo": latitude "abc" is not a number. Write degrees such as 46.0679. [not-a-number]\n'
            'waypoints.csv:3: error: "Povo": target_min "soon" is not a number. Write whole minutes such as 25. [not-a-number]'))

    def test_a_waypoint_outside_the_extract_or_in_a_lake_is_told(self):
        self.plan(["1,10,START,Far,47,12,,,,,", "1,20,CO,Lake,46.002,11.02,,,,,", FINISH], 3, (
            f'waypoints.csv:2: error: "Far": {OUTSIDE} [snap-outside]\n'
            'waypoints.csv:3: error: "Lake": no road for profile historic-car within 50 m (nearest: way 1 Via Roma, 222 m). '
            "Move the point or set radius_m. [snap-none]"))

    def test_an_island_that_cannot_be_reached_has_no_route(self):
        self.plan([START, "1,20,CO,Isle,45.99,11.02,,,,,", FINISH], 4, (
            'waypoints.csv:3: error: "Isle": no route for profile historic-car from "Piazza" (line 2). Check one-way streets, '
            "restrictions and [allow] near both points, or move one of them. [no-route]"))

    def test_a_place_is_found_by_name_or_told(self):
        self.edition([START, "1,20,CO,povo,,,,,,,", FINISH])
        result = self.run_program(["plan", "edition", "-n", "town.roadnet"])
        self.assertEqual((result.returncode, result.stderr), (0, 'waypoints.csv:4: warning: "Ponte": is 3.02 km after CO 1 povo; '
                                                                 "time controls keep 3.2 km. Move one of them, or accept it. [controls-near]\n"))
        self.assertIn("CO            CO 1     povo", result.stdout)
        self.plan([START, "1,20,CO,Atlantis,,,,,,,", FINISH], 3, (
            'waypoints.csv:3: error: "Atlantis": the network has no place, road or landmark named "Atlantis". Give lat and lon, or write the name as on the map; `roadbook find` tells what is there. [place-unknown]'))

    def test_times_out_of_order_have_no_schedule(self):
        self.plan([START, "1,20,REGROUP,Chiesa,46,11.058,,60,,,09:30", FINISH], 4, (
            'waypoints.csv:3: error: "Chiesa": restart_time 09:30 is before the first car is due in at 10:00. '
            "Set a later restart_time, or stop_min in its place. [restart-before-arrival]"))

    def test_an_average_above_the_rules_is_told_with_the_least_minutes(self):
        self.plan([START, "1,20,CO,Chiesa,46,11.058,,5,,,", FINISH], 4, (
            'waypoints.csv:3: error: "Chiesa": sector 1 from CO 0 Piazza to CO 1 Chiesa of 4.42 km in 5 min is 53.0 km/h; '
            "rule set aci allows 50 km/h. Set target_min to 6 or more. [average-above-limit]"))

    def test_a_profile_rule_set_or_zone_that_is_not_there_is_told(self):
        for change, message in [
            ('profile = "tank"', 'there is no vehicle profile "tank". Use historic-car, service-lorry or guest-bus, or add the file. [input-unusable]'),
            ('rules = "chess"', None),
        ]:
            with self.subTest(change):
                self.edition(toml=TOML.replace("[[legs]]", change + "\n[[legs]]"))
                result = self.run_program(["plan", "edition", "-n", "town.roadnet"])
                self.assertEqual((result.returncode, result.stdout), (3, ""))
                self.assertEqual(result.stderr.count("error: "), 1)
                if message:
                    self.assertTrue(result.stderr.endswith(message + "\n"), result.stderr)

    def test_quiet_leaves_errors_only(self):
        self.edition([START, "1,20,CO,Povo,,,,,,,", FINISH])
        self.assertEqual(self.run_program(["plan", "edition", "-q", "-n", "town.roadnet"]).stderr, "")
        self.edition([START, "1,20,CO,Atlantis,,,,,,,", FINISH])
        self.assertNotEqual(self.run_program(["plan", "edition", "-q", "-n", "town.roadnet"]).stderr, "")

    def test_all_bad_rows_are_told_together(self):
        rows = [START] + [f"1,{20 + i},CT,Far {i},47,12,,,,," for i in range(25)] + ["1,90,FINISH,Ponte,46,11.119,,,,,"]
        self.edition(rows)
        result = self.run_program(["plan", "edition", "-n", "town.roadnet"])
        self.assertEqual((result.returncode, result.stderr.count(": error: ")), (3, 25))


main()
