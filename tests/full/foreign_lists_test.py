# SPDX-License-Identifier: BSL-1.0
"""Waypoint lists that LibreOffice saved, and tracks that gpsbabel made of what devices write.

Run as: foreign_lists_test.py PROGRAM. 77 says that one of the programs is missing (Debian's gpsbabel, libreoffice-calc-nogui).
"""
import re
import shutil
import subprocess
import sys

MISSING = [name for name in ("gpsbabel", "soffice") if shutil.which(name) is None]
if MISSING:
    print(f"SKIPPED: there is no {' and no '.join(MISSING)}: nobody saved a list with LibreOffice or made GPX with gpsbabel")
    sys.exit(77)

from roadbook_cli import FINISH, HEADER, START, TOML, CliTest, unittest  # noqa: E402

ITALIAN = "CSV:59,34,76,1,,1040,false,true"  # semicolons, UTF-8, numbers and dates as in Italy
# The same rows as a planner types them, and as a list for the program.
TYPED = """Coppa Prova;;;;;;;;;;
Elenco dei controlli, aggiornato il;11/06/2024;;;;;;;;;
;;;;;;;;;;
leg;seq;kind;name;lat;lon;radius_m;target_min;average_kmh;stop_min;restart_time
1;10;START;Piazza;46;11,001;;;;;
1;20;CO;%s;46;11,0405;;;30,5;;
1;25;LUNCH;Ristorante;46;11,0795;;8;;;10:30
1;30;FINISH;Ponte;46;11,119;;;;;
Totale;;;;;;;;;;
"""
PLAIN = [START, "1,20,CO,Chiesa,46,11.0405,,,30.5,,", "1,25,LUNCH,Ristorante,46,11.0795,,8,,,10:30", FINISH]


class ListsOfLibreOffice(CliTest):
    def setUp(self):
        super().setUp()
        self.town()
        self.edition(rows=PLAIN, header=HEADER, folder="plain")

    def saved(self, text, ending):
        """An edition whose list LibreOffice saved in its own way, from what was typed."""
        self.write("typed.csv", text)
        subprocess.run(["soffice", f"-env:UserInstallation=file://{self.folder}/office", "--headless", f"--infilter={ITALIAN}",
                        "--convert-to", ending, self.path("typed.csv"), "--outdir", self.folder], check=True, capture_output=True)
        self.write(f"{ending}/edition.toml", TOML)
        self.write(f"{ending}/waypoints.{ending}", self.read(f"typed.{ending}"))
        return ending

    def test_titles_decimal_commas_and_times_are_read_as_from_a_plain_list(self):
        plain = self.run_program(["plan", "plain", "-n", "town.roadnet"])
        self.assertEqual(plain.returncode, 0, plain.stderr)
        self.assertIn("Ristorante", plain.stdout)
        for ending in ("xlsx", "ods"):
            with self.subTest(ending):
                read = self.run_program(["plan", self.saved(TYPED % "Chiesa", ending), "-n", "town.roadnet"])
                self.assertEqual((read.returncode, read.stdout), (0, plain.stdout), read.stderr)
                self.assertIn("[title-rows]", read.stderr)
                self.assertNotIn("error", read.stderr)

    def test_a_name_that_became_a_date_is_refused_with_its_cell(self):
        for ending in ("xlsx", "ods"):
            with self.subTest(ending):
                read = self.run_program(["plan", self.saved(TYPED % "3/4", ending), "-n", "town.roadnet"])
                self.assertEqual((read.returncode, read.stdout), (3, ""))
                self.assertRegex(read.stderr, r"waypoints\.%s.*:6: error: .*\[cell-date\]" % ending)


class TracksOfDevices(CliTest):
    def test_a_course_is_adopted_by_the_command_that_its_refusal_tells(self):
        self.town()
        self.edition()
        self.assertEqual(self.run_program(["build", "edition", "-n", "town.roadnet", "-o", "out", "-q"]).returncode, 0)
        refused = self.run_program(["adopt", "out/leg-1/course.fit", "-n", "town.roadnet", "-o", "adopted"])
        self.assertEqual(refused.returncode, 3)
        command = re.search(r"gpsbabel -i .*?\.gpx", refused.stderr)[0]
        subprocess.run(command, shell=True, cwd=self.folder, check=True, capture_output=True)
        self.assert_adopted("out/leg-1/course.gpx")

    def test_a_log_of_nmea_and_oziexplorers_track_likewise(self):
        self.town()
        self.edition()
        self.assertEqual(self.run_program(["build", "edition", "-n", "town.roadnet", "-o", "out", "-q"]).returncode, 0)
        subprocess.run(["gpsbabel", "-i", "garmin_fit", "-f", self.path("out/leg-1/course.fit"), "-x", "nuketypes,waypoints", "-x", "track,fix=3D", "-o", "nmea", "-F",
                        self.path("log.nmea")], check=True, capture_output=True)
        self.write("road.plt", self.read("out/leg-1/ozi.plt"))
        for name in ("log.nmea", "road.plt"):
            refused = self.run_program(["adopt", name, "-n", "town.roadnet", "-o", "adopted"])
            command = re.search(r"gpsbabel -i .*?\.gpx", refused.stderr)[0]
            subprocess.run(command, shell=True, cwd=self.folder, check=True, capture_output=True)
            # gpsbabel loses the last place of a log that begins with RMC.
            self.assert_adopted(name.replace(".nmea", ".gpx").replace(".plt", ".gpx"), 6.9 if name == "log.nmea" else 9.1)
            shutil.rmtree(self.path("adopted"))

    def assert_adopted(self, gpx, least_km=9.1):
        adopted = self.run_program(["adopt", gpx, "-n", "town.roadnet", "-o", "adopted"])
        self.assertEqual(adopted.returncode, 0, adopted.stderr)
        lengths = re.search(r"track ([0-9.]+) km; route ([0-9.]+) km", adopted.stdout)
        self.assertAlmostEqual(float(lengths[1]), float(lengths[2]), delta=0.05)
        self.assertGreater(float(lengths[2]), least_km)


program = unittest.main(argv=sys.argv[:1], exit=False)
sys.exit(not program.result.wasSuccessful())
