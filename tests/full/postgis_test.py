# SPDX-License-Identifier: BSL-1.0
"""build --to "PG:…" on a real server, that pg_virtualenv (Debian's postgresql-common) makes and drops.

Run as: postgis_test.py PROGRAM. 77 says that the server, PostGIS or GDAL's programs are not there.
"""
import json
import os
import re
import shutil
import subprocess
import sys

MISSING = [name for name in ("pg_virtualenv", "psql", "ogrinfo") if shutil.which(name) is None]
if MISSING:
    print(f"SKIPPED: there is no {' and no '.join(MISSING)} (postgresql, gdal-bin): nobody wrote an edition to PostGIS")
    sys.exit(77)
if "PGHOST" not in os.environ or os.environ.get("ROADBOOK_IN_PG_VIRTUALENV") != "1":
    os.environ["ROADBOOK_IN_PG_VIRTUALENV"] = "1"
    sys.exit(subprocess.run(["pg_virtualenv", sys.executable, "-B", *sys.argv], check=False).returncode)

from roadbook_cli import FINISH, PROGRAM, SOURCE, START, TOML, CliTest, unittest  # noqa: E402 (the server comes first)

OFFICIALS = "PG:dbname=rally options='-c role=officials'"
LAYERS = ["legs", "sectors", "controls", "trial_lines", "boxes", "roads", "order_areas", "order_lines"]
VIEWS = ["boxes", "controls", "legs", "sectors", "trial_lines"]
ROWS = [START, "1,15,PM,Torre,46,11.02,,,,,", "1,17,PC,Pieve,46,11.045,,,,,", "1,20,PM,Chiesa,46,11.09,,,,,", FINISH]
TRIALS = ("1,15,1,0,,41,,averages\n1,15,2,300,,43,yes,\n1,15,3,600,,,,\n"
          "1,17,1,0,,,,\n1,17,2,200,20.00,,yes,\n1,17,3,500,31.00,,,\n"
          "1,20,1,0,,47,,table\n1,20,2,400,,,,\n")


def psql(command, database="rally", role=None, check=True):
    env = dict(os.environ)
    if role:
        env.update(PGUSER=role, PGPASSWORD=role)
    result = subprocess.run(["psql", "-XAtq", "-v", "ON_ERROR_STOP=1", "-d", database, "-c", command], env=env, capture_output=True, text=True, check=False)
    if check and result.returncode != 0:
        raise AssertionError(result.stderr)
    return result.stdout.rstrip("\n") if check else result


if psql("SELECT 1 FROM pg_available_extensions WHERE name = 'postgis'", "postgres") != "1":
    print("SKIPPED: the server has no PostGIS (postgresql-15-postgis-3): nobody wrote an edition to it")
    sys.exit(77)


class PostGis(CliTest):
    def setUp(self):
        super().setUp()
        self.town()
        self.planned_by("anna")
        psql("CREATE DATABASE rally", "postgres")
        self.addCleanup(psql, "DROP ROLE IF EXISTS officials, crews, anna, bruno, website", "postgres")
        self.addCleanup(psql, "DROP DATABASE rally WITH (FORCE)", "postgres")
        with open(os.path.join(SOURCE, "docs", "file-formats.md"), encoding="utf-8") as page:
            psql(re.search(r"```sql\n(.*?)```", page.read(), re.DOTALL)[1])
        for user, group in (("anna", "officials"), ("bruno", "officials"), ("website", "crews")):
            psql(f"CREATE ROLE {user} LOGIN PASSWORD '{user}'; GRANT {group} TO {user}")

    def planned_by(self, who):
        """An edition folder whose every layer tells who planned it: by name, or by a length."""
        rows = [row.replace("Piazza", f"Piazza {who}").replace("Ponte", f"Ponte {who}") for row in ROWS]
        self.edition(rows=rows, toml=TOML.replace('version = "1"', f'version = "{who}"'), folder=who)
        self.write(f"{who}/trials.csv", "leg,seq,line,at_m,time_s,average_kmh,secret,given_as\n" + TRIALS.replace("600", "600" if who == "anna" else "610"))

    def environment(self, user):
        return {name: value for name, value in os.environ.items() if name.startswith("PG")} | {"PGUSER": user, "PGPASSWORD": user}

    def command(self, who, target=OFFICIALS):
        return ["build", who, "-n", "town.roadnet", "-o", f"out-{who}", "-q", "--to", target]

    def write_as(self, who, target=OFFICIALS):
        return self.run_program(self.command(who, target), environment=self.environment(who))

    def assert_written(self, who):
        result = self.write_as(who)
        self.assertEqual((result.returncode, result.stderr), (0, ""))

    def planners(self):
        """Whose the layers are; more than one when they are mixed."""
        found = {psql("SELECT string_agg(version, ',') FROM legs"),
                 psql("SELECT split_part(from_name, ' ', 2) FROM sectors WHERE sector = 1"),
                 psql("SELECT split_part(name, ' ', 2) FROM controls WHERE kind = 'START'"),
                 {"600": "anna", "610": "bruno"}[psql("SELECT at_m FROM trial_lines WHERE line = 3 AND at_m > 550")],
                 psql("SELECT string_agg(version, ',') FROM crew.legs")}
        counts = {psql(f"SELECT count(*) > 0 FROM {layer}") for layer in LAYERS[:6]}
        self.assertEqual(counts, {"t"})
        return found

    def test_ogrinfo_reads_back_every_layer_with_heights_and_places(self):
        self.assert_written("anna")
        told = subprocess.run(["ogrinfo", "-json", "-so", "PG:dbname=rally", *LAYERS], capture_output=True, text=True, check=False)
        if told.returncode == 0 and told.stdout.startswith("{"): # from GDAL 3.7 on
            self.assertEqual([layer["name"] for layer in json.loads(told.stdout)["layers"]], LAYERS)
        for layer in LAYERS:
            text = subprocess.run(["ogrinfo", "-so", "PG:dbname=rally", layer], capture_output=True, text=True, check=True).stdout
            self.assertIn(f"Feature Count: {psql(f'SELECT count(*) FROM {layer}')}\n", text)
            self.assertIn('ID["EPSG",4326]', text)
        self.assertEqual(psql("SELECT round(ST_X(ST_StartPoint(wkb_geometry))::numeric, 3), round(ST_Y(ST_StartPoint(wkb_geometry))::numeric, 3), "
                              "ST_NDims(wkb_geometry) FROM legs"), "11.001|46.000|3")
        self.assertEqual(psql("SELECT kind, line, secret FROM controls WHERE secret = 1"), "PM|2|1\nPC|2|1")

    def test_a_second_write_replaces_all_layers_and_views_and_leaves_other_tables(self):
        psql("CREATE TABLE hotels (name text)")
        self.planned_by("bruno")
        self.assert_written("anna")
        self.assert_written("bruno")
        self.assertEqual(self.planners(), {"bruno"})
        self.assertEqual(psql("SELECT count(*) FROM hotels"), "0")

    def test_tables_and_views_of_somebody_else_are_never_replaced(self):
        psql("CREATE TABLE boxes (what text); INSERT INTO boxes VALUES ('moving house'); CREATE VIEW roads AS SELECT 1 AS one; "
             "CREATE VIEW crew.legs AS SELECT 2 AS two")
        result = self.write_as("anna")
        self.assertEqual(result.returncode, 3)
        self.assertIn("tables or views are there that no build has made: crew.legs, public.boxes, public.roads. Give the layers a schema of their own",
                      result.stderr)
        self.assertEqual(psql("SELECT what FROM boxes"), "moving house")
        self.assertEqual(psql("SELECT one, two FROM roads, crew.legs"), "1|2")
        self.assertEqual(psql("SELECT count(*) FROM information_schema.tables WHERE table_schema = 'public' AND table_name = ANY "
                              f"('{{{','.join(LAYERS)}}}')"), "2") # nothing was written
        self.assertFalse(os.path.exists(self.path("out-anna")))
        psql("DROP VIEW roads, crew.legs; ALTER TABLE boxes RENAME TO cartons")
        self.assert_written("anna")
        self.assert_written("anna") # and its own are
        self.assertEqual(psql("SELECT what FROM cartons"), "moving house")

    def test_another_schema_has_its_own_layers_and_its_own_views(self):
        self.assert_written("anna")
        self.planned_by("bruno")
        target = OFFICIALS + " active_schema=monte"
        psql("CREATE SCHEMA monte AUTHORIZATION officials")
        result = self.write_as("bruno", target)
        self.assertEqual(result.returncode, 1)
        self.assertIn("permission denied for database rally", result.stderr) # there is no monte_crew, and officials may not make it
        self.assertEqual(psql("SELECT count(*) FROM information_schema.tables WHERE table_schema LIKE 'monte%'"), "0")
        psql("GRANT CREATE ON DATABASE rally TO officials")
        result = self.write_as("bruno", target)
        self.assertEqual((result.returncode, result.stderr), (0, ""))
        self.assertEqual(psql("SELECT version FROM monte.legs UNION ALL SELECT version FROM monte_crew.legs"), "bruno\nbruno")
        self.assertEqual(self.planners(), {"anna"})
        self.assertIn("permission denied for schema monte", psql("SELECT * FROM monte.legs", role="website", check=False).stderr)

    def test_two_planners_at_once_write_one_after_the_other_and_never_mix(self):
        self.planned_by("bruno")
        for turn in range(4): # the first time there is no table yet
            both = [subprocess.Popen([PROGRAM, *self.command(who)], cwd=self.folder, stderr=subprocess.PIPE, text=True,
                                     env={"PATH": os.environ["PATH"], "LC_ALL": "C"} | self.environment(who)) for who in ("anna", "bruno")]
            errors = [planner.communicate(timeout=200)[1] for planner in both]
            self.assertEqual(([planner.returncode for planner in both], errors), ([0, 0], ["", ""]), turn)
            self.assertIn(self.planners(), ({"anna"}, {"bruno"}), turn)

    def test_who_waits_longer_than_a_minute_is_refused_whole(self):
        self.assert_written("anna")
        self.planned_by("bruno")
        with subprocess.Popen(["psql", "-Xq", "-d", "rally"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
            other.stdin.write("BEGIN;\nLOCK TABLE boxes;\nSELECT 'locked';\n")
            other.stdin.flush()
            while "locked" not in other.stdout.readline():
                pass
            result = self.write_as("bruno")
            other.stdin.write("ROLLBACK;\n")
            other.stdin.close()
        self.assertEqual(result.returncode, 1)
        self.assertIn("canceling statement due to lock timeout", result.stderr)
        self.assertEqual(self.planners(), {"anna"})
        self.assertFalse(os.path.exists(self.path("out-bruno")))

    def refused(self, sql, undo, reason):
        psql(sql)
        try:
            result = self.write_as("bruno")
        finally:
            psql(undo)
        self.assertEqual(result.returncode, 1, result.stderr)
        self.assertEqual(self.planners(), {"anna"})
        self.assertIn(reason, result.stderr)

    def test_a_write_that_fails_midway_leaves_the_former_tables_and_views(self):
        self.assert_written("anna")
        self.planned_by("bruno")
        trigger = ("CREATE FUNCTION stop() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN "
                   "IF EXISTS (SELECT FROM pg_event_trigger_ddl_commands() WHERE object_identity = '%s') THEN %s; END IF; END $$; "
                   "CREATE EVENT TRIGGER stop ON ddl_command_end WHEN TAG IN ('CREATE TABLE', 'CREATE VIEW') EXECUTE FUNCTION stop()")
        undo = "DROP EVENT TRIGGER stop; DROP FUNCTION stop"
        with self.subTest("a table cannot be made"):
            self.refused(trigger % ("public.roads", "RAISE 'no room for roads'"), undo, "no room for roads")
        with self.subTest("rows are refused"):
            self.refused(trigger % ("public.controls", "ALTER TABLE controls ADD CHECK (kind <> 'START')"), undo, "violates check constraint")
        with self.subTest("the server stops it"):
            self.refused("ALTER ROLE bruno SET statement_timeout = 1", "ALTER ROLE bruno RESET ALL", "statement timeout")
        with self.subTest("the last view cannot be made"):
            self.refused(trigger % ("crew.boxes", "RAISE 'no views today'"), undo, "no views today")
        with self.subTest("somebody's own view stands on a layer"):
            self.refused("CREATE VIEW bridges AS SELECT * FROM roads", "DROP VIEW bridges", "view bridges depends on table roads")
        self.assert_written("bruno")
        self.assertEqual(self.planners(), {"bruno"})

    def test_crews_read_their_views_and_are_refused_at_the_tables_after_each_write(self):
        for _ in range(2):
            self.assert_written("anna")
            for layer in LAYERS:
                self.assertIn(f"permission denied for table {layer}", psql(f"SELECT * FROM public.{layer}", role="website", check=False).stderr)
            for view in VIEWS:
                self.assertGreater(int(psql(f"SELECT count(*) FROM crew.{view}", role="website")), 0, view)
            self.assertNotEqual(psql("DELETE FROM crew.legs", role="website", check=False).returncode, 0)
        self.assertEqual(psql("SELECT string_agg(table_name, ' ' ORDER BY table_name) FROM information_schema.tables WHERE table_schema = 'crew'"),
                         " ".join(VIEWS))

    def test_crews_see_neither_secret_lines_nor_hidden_averages(self):
        self.assert_written("anna")
        self.assertEqual(psql("SELECT trial, ends_trial, at_m, given_as, average_kmh, time_s FROM crew.trial_lines ORDER BY id", role="website"),
                         "PM 1||0|averages|41|\n|PM 1|600|averages||\nPC 1||0|||\n|PC 1|500|||51\nPM 2||0|table||\n|PM 2|400|table||")
        self.assertEqual(psql("SELECT averages_told, average_kmh FROM trial_lines WHERE trial = 'PM 2'"), "0|47") # officials do
        self.assertEqual(psql("SELECT max(id) = count(*), count(*) FROM crew.controls", role="website"), "t|8")
        self.assertEqual(psql("SELECT count(*) FROM crew.controls WHERE kind IN ('PM', 'PC') AND due_first_car IS NOT NULL", role="website"), "0")
        # Nor by a condition that talks: it is asked only about rows that the view shows.
        spy = ("CREATE FUNCTION pg_temp.spy(text, double precision) RETURNS boolean LANGUAGE plpgsql COST 0.0001 AS "
               "$$ BEGIN RAISE NOTICE 'km %', $2; RETURN true; END $$; SELECT count(*) FROM crew.controls WHERE pg_temp.spy(kind, km)")
        told = psql(spy, role="website", check=False).stderr
        self.assertEqual(told.count("NOTICE"), 8, told)


program = unittest.main(argv=sys.argv[:1], exit=False)
sys.exit(not program.result.wasSuccessful())
