# SPDX-License-Identifier: BSL-1.0
"""What bash and zsh offer is what the program takes: compared with --help, command by command."""
import glob
import os
import re
import shutil
import subprocess

from roadbook_cli import SOURCE, CliTest, main

BASH = os.path.join(SOURCE, "completions", "roadbook.bash")
ZSH = os.path.join(SOURCE, "completions", "_roadbook")


class Completion(CliTest):
    maxDiff = None

    def help_of(self, *arguments):
        return self.run_program([*arguments, "--help"]).stdout

    def commands(self):
        found = dict(re.findall(r"^  (\w+) +(.*)$", self.help_of(), re.MULTILINE))
        self.assertIn("build", found)
        return found

    def options_of(self, command):
        options = self.help_of(command).split("Options:")[1]
        short = re.findall(r"^  (-\w) \[ (--\w+) \]", options, re.MULTILINE)
        return {o for pair in short for o in pair} | set(re.findall(r"^  (--\w+)", options, re.MULTILINE))

    def offered(self, *words):
        """What bash answers to TAB after these words."""
        script = f'source {BASH}; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _roadbook; printf "%s\\n" "${{COMPREPLY[@]}}"'
        result = subprocess.run(["bash", "-c", script, "bash", "roadbook", *words], cwd=self.folder, capture_output=True, text=True, check=True)
        self.assertEqual(result.stderr, "")
        return sorted(set(result.stdout.split("\n")) - {""})

    def products(self):
        listed = re.search(r"--only LIST +make again: (.*(?:\n {20,}.*)*)", self.help_of("build")).group(1)
        return re.split(r",\s+", listed)

    def styles(self):
        return sorted(os.path.basename(path)[:-5] for path in glob.glob(os.path.join(SOURCE, "styles", "pages", "*.toml")))

    def languages(self):
        return sorted(name for name in os.listdir(os.path.join(SOURCE, "styles", "phrases")) if "." not in name)

    def test_bash_offers_every_command(self):
        self.assertEqual(self.offered(""), sorted([*self.commands(), "--help", "--version"]))
        self.assertEqual(self.offered("bu"), ["build"])

    def test_bash_offers_every_option_of_each_command_and_no_other(self):
        for command in self.commands():
            with self.subTest(command):
                self.assertEqual(self.offered(command, "-"), sorted(self.options_of(command)))

    def test_bash_offers_products_styles_and_files(self):
        self.write("town.roadnet", "x")
        self.assertEqual(self.offered("build", "--only", ""), sorted(self.products()))
        self.assertEqual(self.offered("build", "--only", "pdf,gp"), ["pdf,gpkg", "pdf,gpx"])
        self.assertEqual(self.offered("build", "--style", ""), self.styles())
        self.assertEqual(self.offered("build", "--lang", ""), self.languages())
        self.assertEqual(self.offered("build", "--lang", "de,f"), ["de,fr"])
        self.assertEqual(self.offered("plan", "x", "-n", "to"), ["town.roadnet"])
        self.assertEqual(self.offered("edit", "x", ""), ["anchor", "check", "list"])
        self.assertEqual(self.offered("fly", ""), [])

    def test_zsh_names_the_same(self):
        with open(ZSH, encoding="utf-8") as file:
            script = file.read()
        self.assertEqual(dict(re.findall(r"^        '(\w+):(.*)'$", script, re.MULTILINE)), self.commands())
        common = set(re.findall(r"\{(-\w),(--\w+)\}", re.search(r"common=\((.*)\)", script).group(1)))
        for command in self.commands():
            with self.subTest(command):
                branch = re.search(rf"^    {command}\)\n(.*?);;", script, re.MULTILINE | re.DOTALL).group(1)
                named = {o for pair in common | set(re.findall(r"\{(-\w),(--\w+)\}", branch)) for o in pair}
                named |= set(re.findall(r"'(--\w+)\[", branch))
                self.assertEqual(named, self.options_of(command))
        self.assertIn("product " + " ".join(self.products()), script)
        self.assertIn("(" + " ".join(self.styles()) + ")", script)
        self.assertIn("language " + " ".join(self.languages()), script)

    def test_zsh_takes_the_script(self):
        self.assertIsNotNone(shutil.which("zsh"), "bootstrap installs zsh for the tests")
        result = subprocess.run(["zsh", "-n", ZSH], capture_output=True, text=True, check=False)
        self.assertEqual((result.returncode, result.stderr), (0, ""))


main()
