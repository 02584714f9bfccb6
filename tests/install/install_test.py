# SPDX-License-Identifier: BSL-1.0
"""Installs the build, moves the prefix, builds a consumer with find_package and runs the installed program on a drawn town.

usage: install_test.py CMAKE BUILD_FOLDER COMPILER
"""
import glob
import os
import subprocess
import sys
import tempfile
import unittest

CMAKE, BUILD, COMPILER = sys.argv[1:4]
HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
TOWN = """n1 x11.000 y46
n2 x11.040 y46
n3 x11.080 y46
w1 Thighway=secondary,name=Via%20%Roma Nn1,n2
w2 Thighway=secondary,name=Via%20%Nuova Nn2,n3
"""
EDITION = """schema = 1
name = "Coppa Prova"
version = "1"
time_zone = "Europe/Rome"
cars = 10
default_average_kmh = 30
driving_side = "right"
[[legs]]
number = 1
date = 2024-06-11
first_car = 09:00:00
"""
ROWS = """leg,seq,kind,name,lat,lon
1,10,START,Piazza,46,11.001
1,20,FINISH,Ponte,46,11.079
"""


def run(*command, **options):
    result = subprocess.run(command, capture_output=True, text=True, check=False, timeout=600, **options)
    if result.returncode != 0:
        raise AssertionError(f"{' '.join(command)}\nended with {result.returncode}\n{result.stdout}\n{result.stderr}")
    return result.stdout


class Install(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.place = tempfile.TemporaryDirectory()
        first = os.path.join(cls.place.name, "first")
        run(CMAKE, "--install", BUILD, "--prefix", first)
        # A package may be unpacked anywhere.
        cls.prefix = os.path.join(cls.place.name, "moved")
        os.rename(first, cls.prefix)

    @classmethod
    def tearDownClass(cls):
        cls.place.cleanup()

    def path(self, *parts):
        return os.path.join(self.prefix, *parts)

    def write(self, name, content):
        path = os.path.join(self.place.name, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8") as file:
            file.write(content)
        return path

    def test_everything_is_there(self):
        for name in ("bin/roadbook", "share/roadbook/styles/pages/fia-a5.toml", "share/roadbook/styles/pictograms/stop.svg",
                     "share/man/man1/roadbook.1", "share/man/man1/roadbook-build.1", "share/bash-completion/completions/roadbook",
                     "share/zsh/site-functions/_roadbook", "include/route/geo/position.hpp", "include/route/pipeline/stages.hpp"):
            with self.subTest(name):
                self.assertTrue(os.path.exists(self.path(*name.split("/"))))
        self.assertEqual(len(glob.glob(self.path("share/doc/*/LICENSE"))), 1)
        pages = {os.path.basename(p) for p in glob.glob(os.path.join(ROOT, "docs", "man", "*.1"))}
        self.assertEqual({os.path.basename(p) for p in glob.glob(self.path("share/man/man1/*.1"))}, pages)
        # Private headers stay at home.
        self.assertFalse(os.path.exists(self.path("include/route/geo/raster.hpp")))
        self.assertFalse(os.path.exists(self.path("include/route/document/setting/table.hpp")))

    def test_the_program_finds_its_own_styles_and_builds_a_drawn_edition(self):
        # Styles that say something else than the source's show whose are read.
        phrases = self.path("share", "roadbook", "styles", "phrases", "en", "page.toml")
        with open(phrases, encoding="utf-8") as file:
            text = file.read()
        self.assertIn('title = "Distances and times"', text)
        with open(phrases, "w", encoding="utf-8") as file:
            file.write(text.replace('title = "Distances and times"', 'title = "Installed table"'))
        town = self.write("town/town.opl", TOWN)
        folder = os.path.dirname(town)
        self.write("town/edition/edition.toml", EDITION)
        self.write("town/edition/waypoints.csv", ROWS)
        program = self.path("bin", "roadbook")
        # No more of this place than the program may know of; and what the leak sanitizer is to overlook.
        kept = {name: os.environ[name] for name in ("PATH", "LSAN_OPTIONS") if name in os.environ}
        environment = {**kept, "LC_ALL": "C"}
        run(program, "import", "town.opl", "-o", "town.roadnet", cwd=folder, env=environment)
        told = run(program, "build", "edition", "-n", "town.roadnet", "-o", "out", "--lang", "en", cwd=folder, env=environment)
        self.assertRegex(told, r"^out: 1 leg, \d\.\d\d km, \d+ boxes\n$")
        book = run("pdftotext", "-layout", os.path.join(folder, "out", "leg-1", "roadbook.pdf"), "-")
        self.assertIn("Installed table", book)

    def test_another_project_finds_the_library_and_uses_it(self):
        self.write("consumer/CMakeLists.txt", """cmake_minimum_required(VERSION 3.25)
project(consumer LANGUAGES CXX)
set(CMAKE_CXX_STANDARD 20)
find_package(route 0.1 REQUIRED)
add_executable(consumer main.cpp)
target_link_libraries(consumer PRIVATE route::pipeline route::network)
target_compile_definitions(consumer PRIVATE STYLES="${route_STYLES_DIR}")
""")
        self.write("consumer/main.cpp", """#include <geo/geodesic.hpp>
#include <iostream>
#include <network/road_network.hpp>
#include <pipeline/stages.hpp>

int main(int, char** arguments) {
    using namespace route;
    Diagnostics found;
    pipeline::import_extracts({arguments[1]}, arguments[2], {}, found);
    const auto roads = network::RoadNetwork::open(arguments[2]);
    const auto rules = timing::RuleSet::load(STYLES, "aci");
    std::cout << roads.way_count() << " ways, " << rules.speed.open.count() << " km/h\\n";
}
""")
        town = self.write("consumer/town.opl", TOWN)
        folder = os.path.dirname(town)
        build = os.path.join(folder, "build")
        # The consumer is compiled and linked as the library was, with sanitizers or without.
        with open(os.path.join(BUILD, "CMakeCache.txt"), encoding="utf-8") as cache:
            flags = next(line.split("=", 1)[1].strip() for line in cache if line.startswith("CMAKE_CXX_FLAGS:"))
        run(CMAKE, "-S", folder, "-B", build, "-G", "Ninja", f"-DCMAKE_PREFIX_PATH={self.prefix}", f"-DCMAKE_CXX_COMPILER={COMPILER}",
            f"-DCMAKE_CXX_FLAGS={flags}")
        run(CMAKE, "--build", build)
        self.assertEqual(run(os.path.join(build, "consumer"), town, os.path.join(folder, "town.roadnet")), "2 ways, 50 km/h\n")


unittest.main(argv=sys.argv[:1])
