# SPDX-License-Identifier: BSL-1.0
"""What each command says of itself, and what it says when it is called wrongly."""
import os
import re

from roadbook_cli import SOURCE, CliTest, main

USAGE = {
    "new": "roadbook new DIR",
    "adopt": "roadbook adopt FILE... -n NETWORK -o EDITION [--lang it,en]",
    "import": "roadbook import EXTRACT... -o FILE.roadnet",
    "info": "roadbook info FILE.roadnet|EDITION [--json]",
    "find": "roadbook find TEXT -n NETWORK [--json]",
    "plan": "roadbook plan EDITION [-n NETWORK]",
    "check": "roadbook check EDITION [-n NETWORK] [--against EXTRACT] [--report DIR]",
    "build": "roadbook build EDITION [-n NETWORK] -o OUT [--leg N] [--only pdf,gpx,...] [--style NAME] [--lang it,en] [--csv eu|us] [--to TARGET]",
    "edit": "roadbook edit EDITION list|check|anchor [-n NETWORK]",
}
EXPECTED = os.path.join(os.path.dirname(os.path.abspath(__file__)), "expected")


class Usage(CliTest):
    def compare(self, name, text):
        path = os.path.join(EXPECTED, name)
        if os.environ.get("ROUTE_UPDATE_GOLDEN") == "1":
            with open(path, "w", encoding="utf-8") as file:
                file.write(text)
        with open(path, encoding="utf-8") as file:
            self.assertEqual(text, file.read())

    def check_wrong(self, arguments, complaint, usage=None):
        lines = ["roadbook: error: " + complaint + " [usage]"] + (["Usage: " + usage] if usage else []) + ["Try: roadbook --help"]
        self.check(arguments, status=2, stderr="\n".join(lines))

    def test_help_lists_every_command(self):
        for arguments in (["--help"], ["-h"], ["help"]):
            result = self.run_program(arguments)
            self.assertEqual((result.returncode, result.stderr), (0, ""))
            self.compare("help.txt", result.stdout)
        listed = re.findall(r"^  (\w+) ", result.stdout, re.MULTILINE)
        self.assertEqual(listed, list(USAGE))

    def test_each_command_has_help(self):
        for command in USAGE:
            for arguments in ([command, "--help"], [command, "-h"], [command, "x", "--help"]):
                with self.subTest(arguments):
                    result = self.run_program(arguments)
                    self.assertEqual((result.returncode, result.stderr), (0, ""))
                    self.compare(f"help-{command}.txt", result.stdout)

    def test_the_version_is_that_of_the_project(self):
        with open(os.path.join(SOURCE, "CMakeLists.txt"), encoding="utf-8") as file:
            version = re.search(r"project\(roadbook VERSION ([\d.]+)", file.read()).group(1)
        self.check("--version", stdout=f"roadbook {version}")

    def test_no_command_and_an_unknown_command_are_usage_errors(self):
        self.check_wrong([], "no command is given")
        self.check_wrong(["fly"], "unknown command 'fly'")
        self.check_wrong([""], "unknown command ''")

    def test_an_unknown_option_is_a_usage_error_of_each_command(self):
        for command, usage in USAGE.items():
            with self.subTest(command):
                self.check_wrong([command, "x", "--fly"], "unrecognised option '--fly'", usage)

    def test_missing_arguments_are_named(self):
        self.check_wrong("new", "no folder is given", USAGE["new"])
        self.check_wrong("adopt", "no file is given", USAGE["adopt"])
        self.check_wrong("adopt x.gpx -o y", "no network is given", USAGE["adopt"])
        self.check_wrong("adopt x.gpx -n z.roadnet", "no folder for the edition is given", USAGE["adopt"])
        self.check_wrong("import -o x", "no extract is given", USAGE["import"])
        self.check_wrong("import x", "no output is given: use -o FILE.roadnet", USAGE["import"])
        self.check_wrong("info", "no network or edition is given", USAGE["info"])
        self.check_wrong("plan", "no edition is given", USAGE["plan"])
        self.check_wrong("build -o x", "no edition is given", USAGE["build"])
        self.check_wrong("build x", "no output is given: use -o OUT", USAGE["build"])
        self.check_wrong("edit", "no edition is given", USAGE["edit"])
        self.check_wrong("edit x", "nothing to do is given", USAGE["edit"])
        self.check_wrong("edit x fly", "unknown action 'fly'", USAGE["edit"])
        self.check_wrong("plan x -n", "the required argument for option '--network' is missing", USAGE["plan"])

    def test_too_many_arguments_are_refused(self):
        for command in ("new", "info", "plan", "check", "build"):
            with self.subTest(command):
                self.check_wrong([command, "x", "y"], "too many positional options have been specified on the command line",
                                 USAGE[command])

    def test_bad_values_of_options_are_told(self):
        self.check_wrong("build x -o y --leg z", "the argument ('z') for option '--leg' is invalid", USAGE["build"])
        self.check_wrong("build x -o y --csv de", "--csv: unknown form 'de' (allowed are us, eu)")
        self.check_wrong("build x -o y --only pdf,tar", "--only: unknown product 'tar' (allowed are json, csv, pdf, papers, cards, gpx, devices, gpkg, kmz, geojson, xlsx, planner)")

    def test_the_toolkits_own_data_must_be_there(self):
        self.check("--version", status=1, environment={"ROADBOOK_STYLES": "/nowhere"},
                   stderr="error: /nowhere: the toolkit's styles are not there. "
                          "Set ROADBOOK_STYLES to the folder styles of the toolkit. [io-failed]")


main()
