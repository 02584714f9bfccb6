# SPDX-License-Identifier: BSL-1.0
"""roadbook find: places, roads and landmarks by name."""
import json

from roadbook_cli import CliTest, main


class Find(CliTest):
    def setUp(self):
        super().setUp()
        self.town()

    def test_a_street_is_told_with_its_place_and_a_place_without_a_greater_one_alone(self):
        self.check("find via roma -n town.roadnet", stdout="street     46.0000000   11.0600000  Via Roma (1.5 km from Povo)")
        self.check(["find", "POV", "-n", "town.roadnet"], stdout="village    46.0000000   11.0800000  Povo")

    def test_json_for_programs(self):
        result = self.run_program(["find", "via alta, povo", "--json", "-n", "town.roadnet"])
        self.assertEqual((result.returncode, result.stderr), (3, (
            'town.roadnet: error: "via alta, povo": no place, road or landmark has this name. Write it as on the map; parts of words are enough. [place-unknown]\n')))
        self.assertEqual(json.loads(result.stdout), [])
        result = self.run_program(["find", "via roma, povo", "--json", "-n", "town.roadnet"])
        self.assertEqual((result.returncode, result.stderr), (0, ""))
        self.assertEqual(json.loads(result.stdout), [{
            "kind": "street", "name": "Via Roma", "lat": 46.0, "lon": 11.06, "osm_way": 1,
            "near": {"name": "Povo", "kind": "village", "distance_m": 1549}}])

    def test_a_name_and_a_network_are_needed(self):
        usage = "Usage: roadbook find TEXT -n NETWORK [--json]\nTry: roadbook --help"
        self.check("find -n town.roadnet", status=2, stderr=f"roadbook: error: no name is given [usage]\n{usage}")
        self.check("find povo", status=2, stderr=f"roadbook: error: no network is given [usage]\n{usage}")
        self.check("find povo -n none.roadnet", status=1, stderr=self.run_program(["info", "none.roadnet"]).stderr)

    def test_a_name_that_means_many_is_told_in_part(self):
        many = "".join(f"n{100 + i} Tplace=hamlet,name=Pozza%20%{i} x11.{i:03} y46\n" for i in range(120))
        self.write("many.opl", many + "w1 Thighway=secondary Nn100,n219\n")
        self.check("import many.opl -o many.roadnet")
        result = self.run_program(["find", "pozza", "-n", "many.roadnet"])
        self.assertEqual(result.stderr, ('many.roadnet: warning: "pozza": 120 places, roads and landmarks have such names; the first 100 are told. '
                                         "Write more of the name, or add a place after a comma. [finds-many]\n"))
        self.assertEqual(len(result.stdout.splitlines()), 100)


main()
