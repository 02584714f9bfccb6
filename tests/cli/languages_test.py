# SPDX-License-Identifier: BSL-1.0
"""A language is a folder of phrases: each is printed, and one that lacks phrases is refused by every door alike."""
import json
import os
import shutil
import sqlite3

from roadbook_cli import FINISH, SOURCE, START, TOML, CliTest, main

LANGUAGES = sorted(name for name in os.listdir(os.path.join(SOURCE, "styles", "phrases")) if "." not in name)
NOTES = "leg,seq,kind,name,lat,lon,note_de,note_fr\n"
NOTED = ["1,10,START,Piazza,46,11.001,Helm auf,Casque", "1,30,FINISH,Ponte,46,11.119,,Fin"]


def printing(*languages):
    return TOML.replace("cars = 10", f"languages = {json.dumps(languages)}\ncars = 10")


class Languages(CliTest):
    def setUp(self):
        super().setUp()
        self.town()
        self.styles = {"ROADBOOK_STYLES": self.path("styles")}

    def plant(self, change):
        """The toolkit's styles, in which one file of German phrases is changed."""
        shutil.rmtree(self.path("styles"), ignore_errors=True)
        shutil.copytree(os.path.join(SOURCE, "styles"), self.path("styles"))
        change(self.path("styles/phrases/de"))

    def doors(self, language):
        """Every command that prints, by edition.toml and by --lang."""
        self.edition([START, FINISH], printing(language, "en"))
        self.edition([START, FINISH], printing("en"), folder="other")
        return ["plan edition -n town.roadnet", "check edition -n town.roadnet", "edit edition list -n town.roadnet",
                "build edition -n town.roadnet -o out", f"build other -n town.roadnet -o out --lang {language}",
                f"build other -n town.roadnet -o out --lang en,{language} --only gpkg"]

    def refused_alike(self, stderr):
        for door in self.doors("de"):
            with self.subTest(door):
                self.check(door, status=3, stderr=stderr, environment=self.styles)
        self.assertNotIn("out", self.names())

    def test_a_folder_that_lacks_phrases_is_refused_by_every_door(self):
        def cut(folder):
            with open(os.path.join(folder, "box.toml"), encoding="utf-8") as file:
                lines = [line for line in file if not line.startswith(("ford =", "toll ="))]
            with open(os.path.join(folder, "box.toml"), "w", encoding="utf-8") as file:
                file.writelines(lines)
        self.plant(cut)
        phrases = self.path("styles/phrases")
        self.refused_alike(f'{phrases}/de: error: the language "de" lacks 2 phrases: box.ford, box.toll. '
                           f"Add them to the folder's tables, as {phrases}/en has them, or use another language. [language-unknown]")

    def test_an_empty_folder_is_refused_with_the_first_keys_and_how_many_more(self):
        def empty(folder):
            for name in os.listdir(folder):
                os.remove(os.path.join(folder, name))
        self.plant(empty)
        result = self.run_program("build edition -n town.roadnet -o out --lang de".split(), environment=self.styles)
        self.assertEqual(result.returncode, 3)
        self.assertRegex(result.stderr, r'the language "de" lacks \d\d\d phrases: box\.average_changes, .* and \d\d\d more\. Add them ')

    def test_a_phrase_with_other_gaps_is_refused_by_every_door(self):
        def change(folder):
            with open(os.path.join(folder, "box.toml"), encoding="utf-8") as file:
                text = file.read()
            with open(os.path.join(folder, "box.toml"), "w", encoding="utf-8") as file:
                file.write(text.replace('place_sign = "Ortsschild {place}"', 'place_sign = "Ortsschild"'))
        self.plant(change)
        phrases = self.path("styles/phrases")
        with open(os.path.join(phrases, "de", "box.toml"), encoding="utf-8") as file:
            line = 1 + [text.startswith("place_sign") for text in file].index(True)
        self.refused_alike(f'{phrases}/de/box.toml:{line}: error: the language "de" has other gaps than "en" in: box.place_sign. '
                           f"Write the names in braces that {phrases}/en has, each of them. [input-unusable]")

    def test_a_language_without_a_folder_is_refused_with_those_that_there_are(self):
        told = f'holds "tlh": there are no phrases for that language. Use {", ".join(LANGUAGES[:-1])} or {LANGUAGES[-1]}, or add a folder of phrases. [language-unknown]'
        for door in self.doors("tlh"):
            with self.subTest(door):
                place = "--lang: error: " if "--lang" in door else "edition.toml:5: error: languages "
                self.check(door, status=3, stderr=place + told)

    def test_notes_and_layers_are_in_the_editions_languages(self):
        self.edition(NOTED, printing("de", "fr"), header=NOTES)
        self.check("build edition -n town.roadnet -o out -q")
        boxes = json.loads(self.read("out/itinerary.json"))["legs"][0]["boxes"]
        self.assertEqual([sorted(box["text"]) for box in boxes], [["de", "fr"]] * len(boxes))
        self.assertIn("Helm auf", boxes[0]["text"]["de"].split("\n"))
        self.assertIn("Fin", boxes[-1]["text"]["fr"].split("\n"))
        self.assertNotIn("Fin", boxes[-1]["text"]["de"])
        with sqlite3.connect(self.path("out/edition.gpkg")) as layers:
            rows = layers.execute("select text_de, text_fr from boxes order by fid").fetchall()
            columns = [column[1] for column in layers.execute("pragma table_info(boxes)")]
        self.assertEqual(rows, [(box["text"]["de"], box["text"]["fr"]) for box in boxes])
        self.assertEqual([name for name in columns if name.startswith("text_")], ["text_de", "text_fr"])
        self.assertIn("Casque", self.read("out/leg-1/crew.gpx").decode())

    def test_a_further_folder_is_a_further_language(self):
        self.plant(lambda folder: shutil.copytree(folder, os.path.join(os.path.dirname(folder), "lld")))
        self.edition([START, FINISH], printing("lld"))
        self.write("edition/edits.toml", 'schema = 1\n[[edit]]\nleg = 1\nkm = 1.0\nadd = true\ntext_lld = "Ciasa"\n')
        result = self.run_program("build edition -n town.roadnet -o out".split(), environment=self.styles)
        self.assertEqual(result.returncode, 0, result.stderr)
        boxes = json.loads(self.read("out/itinerary.json"))["legs"][0]["boxes"]
        self.assertIn("Ciasa", [box["text"]["lld"].split("\n")[0] for box in boxes])


main()
