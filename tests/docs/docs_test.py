# SPDX-License-Identifier: BSL-1.0
"""Man pages, links and tables of the documentation are held against the program and the tree.

usage: docs_test.py PROGRAM
"""
import glob
import os
import re
import subprocess
import sys
import unittest

PROGRAM = os.path.abspath(sys.argv[1])
ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
sys.path.insert(0, os.path.join(ROOT, "tests", "layers"))
import layers  # noqa: E402
sys.path.insert(0, os.path.join(ROOT, "tests", "docs"))
import diagnostic_codes  # noqa: E402
import judgement_table  # noqa: E402


def text_of(*parts):
    with open(os.path.join(ROOT, *parts), encoding="utf-8") as file:
        return file.read()


def told(*arguments):
    return subprocess.run([PROGRAM, *arguments], capture_output=True, text=True, check=True).stdout


def plain(roff):
    """The words of a man page without its macros and escapes."""
    text = re.sub(r"\\f[IBR]", "", roff.replace("\\-", "-"))
    text = re.sub(r'^\.(?:BR|RB|IR|RI|RS)\s+(.*)$', lambda m: "".join(re.findall(r'"([^"]*)"|(\S+)', m.group(1)) and
                  [a or b for a, b in re.findall(r'"([^"]*)"|(\S+)', m.group(1))]), text, flags=re.MULTILINE)
    return re.sub(r"^\.[A-Z]+ ?", "", text, flags=re.MULTILINE)


COMMANDS = re.findall(r"^  (\w+) ", told("--help"), re.MULTILINE)


class Judgement(unittest.TestCase):
    def test_the_table_is_the_header(self):
        self.assertEqual(text_of("docs", "judgement.md"), judgement_table.page(),
                         "python3 tests/docs/judgement_table.py --write")

    def test_every_number_has_its_reason(self):
        with open(judgement_table.HEADER, encoding="utf-8") as file:
            for heading, rows in judgement_table.sections(file.read()):
                for name, _, reason in rows:
                    self.assertGreater(len(reason), 10, f"{heading}: {name}")


class DiagnosticCodes(unittest.TestCase):
    def test_the_man_page_lists_them_all(self):
        self.assertIn(diagnostic_codes.section(), text_of("docs", "man", "roadbook.1"),
                      "python3 tests/docs/diagnostic_codes.py --write")

    def test_they_stand_by_the_alphabet_each_once(self):
        codes = [code for code, _ in diagnostic_codes.codes()]
        self.assertEqual(codes, sorted(set(codes)))
        self.assertGreater(len(codes), 100)

    def test_each_is_used(self):
        told = set()
        for folder in ("libroute", "apps"):
            for path in glob.glob(os.path.join(ROOT, folder, "**", "*.[ch]pp"), recursive=True):
                if os.path.basename(path) == "diagnostic_codes.hpp":
                    continue
                told.update(re.findall(r'"([a-z0-9-]+)"', text_of(os.path.relpath(path, ROOT))))
        self.assertEqual([code for code, _ in diagnostic_codes.codes() if code not in told], [])


class ManPages(unittest.TestCase):
    def test_there_are_commands(self):
        self.assertIn("build", COMMANDS)

    def test_each_command_has_its_page_and_each_page_its_command(self):
        pages = sorted(os.path.basename(path) for path in glob.glob(os.path.join(ROOT, "docs", "man", "*.1")))
        self.assertEqual(pages, sorted(["roadbook.1"] + [f"roadbook-{command}.1" for command in COMMANDS]))

    def test_each_page_has_its_sections_and_every_exit_status(self):
        for command in COMMANDS:
            page = text_of("docs", "man", f"roadbook-{command}.1")
            with self.subTest(command):
                sections = re.findall(r"^\.SH (.*)$", page, re.MULTILINE)
                for section in ("NAME", "SYNOPSIS", "DESCRIPTION", "OPTIONS", "EXIT STATUS", "EXAMPLES", "SEE ALSO"):
                    self.assertIn(section, sections)
                self.assertEqual(re.findall(r"^\.B (\d+)$", page, re.MULTILINE), ["0", "1", "2", "3", "4", "70"])

    def test_each_page_names_every_option_of_its_command_and_no_other(self):
        for command in COMMANDS:
            with self.subTest(command):
                in_help = set(re.findall(r"--(\w+)", told(command, "--help").split("Options:")[1]))
                options = plain(text_of("docs", "man", f"roadbook-{command}.1").split(".SH OPTIONS")[1].split(".SH ")[0])
                self.assertEqual(set(re.findall(r"--([a-z]+)", options)), in_help)

    def test_each_synopsis_is_the_usage(self):
        for command in COMMANDS:
            with self.subTest(command):
                usage = re.match(r"Usage: (.*)", told(command, "--help")).group(1)
                synopsis = plain(text_of("docs", "man", f"roadbook-{command}.1").split(".SH SYNOPSIS")[1].split(".SH ")[0])
                self.assertEqual(re.sub(r"[\s]+", "", synopsis), re.sub(r"\s+", "", usage))

    def test_the_overview_names_every_command_with_its_purpose(self):
        overview = text_of("docs", "man", "roadbook.1")
        for command, purpose in re.findall(r"^  (\w+) +(.*)$", told("--help"), re.MULTILINE):
            with self.subTest(command):
                self.assertIn(f".BR {command}\n{purpose}\n", overview)
                self.assertIn(f".BR roadbook-{command} (1)", overview)


class Bootstrap(unittest.TestCase):
    def run_it(self, *arguments):
        return subprocess.run([os.path.join(ROOT, "bootstrap"), *arguments], cwd="/", capture_output=True, text=True, check=False)

    def test_it_tells_what_it_can_do(self):
        result = self.run_it("--help")
        self.assertEqual((result.returncode, result.stderr), (0, ""))
        self.assertIn("./bootstrap build ", result.stdout)
        self.assertIn("./bootstrap test [--full] ", result.stdout)

    def test_anything_else_is_a_usage_error(self):
        for arguments in ([], ["fly"], ["test", "--fast"], ["build", "x"]):
            with self.subTest(arguments):
                result = self.run_it(*arguments)
                self.assertEqual((result.returncode, result.stdout), (2, ""))
                self.assertIn("Usage: ./bootstrap sample ", result.stderr)

    def test_every_preset_that_it_names_is_there(self):
        presets = set(re.findall(r'"name": "(\w+)"', text_of("CMakePresets.json")))
        for preset in ("release", "checked", "dev", "asan", "bench", "tidy"):
            self.assertIn(preset, presets)


class Pages(unittest.TestCase):
    pages = [os.path.relpath(path, ROOT) for pattern in ("*.md", "docs/*.md", "samples/*/*.md") for path in sorted(glob.glob(os.path.join(ROOT, pattern)))]

    def test_links_lead_somewhere(self):
        for page in self.pages:
            for target in re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", text_of(page)):
                if "://" in target:
                    continue
                with self.subTest(page, link=target):
                    self.assertTrue(os.path.exists(os.path.join(ROOT, os.path.dirname(page), target)))

    def test_the_table_of_modules_is_the_one_that_is_checked(self):
        rows = re.findall(r"^\| `(\w+)` \|[^|]*\|([^|]*)\|$", text_of("docs", "architecture.md"), re.MULTILINE)
        table = {name: set(re.findall(r"\w+", may)) for name, may in rows}
        self.assertEqual(table.pop("pipeline"), {"all"})
        expected = {name: may for name, may in layers.MAY_INCLUDE.items() if name != "pipeline"}
        self.assertEqual(table, {name: set(may) for name, may in expected.items()})

    def test_rules_of_timing_name_tests_that_are_there(self):
        places = [("timing", "*.cpp"), ("pipeline", "speed_caps_test.cpp"), ("pipeline", "planned_checks_test.cpp")]
        paths = [path for place in places for path in glob.glob(os.path.join(ROOT, "tests", *place))]
        sources = "".join(text_of(os.path.relpath(path, ROOT)) for path in paths)
        literals = re.findall(r'TEST_CASE\(((?:\s*"(?:[^"\\]|\\.)*")+)\)', sources)
        names = ["".join(re.findall(r'"((?:[^"\\]|\\.)*)"', literal)) for literal in literals]
        rows = [line.rsplit("|", 2)[1] for line in text_of("docs", "timing-rules.md").splitlines() if line.count("|") >= 4]
        quoted = [name for cell in rows for name in re.findall(r'"([^"]+)"', cell)]
        self.assertGreater(len(quoted), 10)
        for name in quoted:
            with self.subTest(name):
                start = name.removesuffix("…").rstrip(", ")
                found = [test for test in names if test.startswith(start)]
                self.assertTrue(found if name.endswith("…") else name in names)

    def test_every_folder_of_phrases_is_a_language_that_is_described(self):
        languages = sorted(name for name in os.listdir(os.path.join(ROOT, "styles", "phrases")) if "." not in name)
        row = re.search(r"^\| `languages` \|.*$", text_of("docs", "file-formats.md"), re.MULTILINE).group(0)
        self.assertEqual(sorted(set(re.findall(r'`"(\w+)"`', row))), languages)
        sentence = f"{', '.join(languages[:-1])} and {languages[-1]}"
        self.assertIn(sentence, text_of("docs", "man", "roadbook-build.1"))
        self.assertIn(sentence.replace(" and ", " or "), re.sub(r"\s+", " ", told("build", "--help")))

    def test_every_module_is_in_the_tree_that_is_described(self):
        folders = {d for d in os.listdir(os.path.join(ROOT, "libroute")) if os.path.isdir(os.path.join(ROOT, "libroute", d))}
        self.assertEqual(folders, set(layers.MAY_INCLUDE))


unittest.main(argv=sys.argv[:1])
