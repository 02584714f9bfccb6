# SPDX-License-Identifier: BSL-1.0
"""The rules of layers.py hold in this repository, and a breach of each is found."""
import os
import tempfile
import unittest

import layers

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
SPDX = "// SPDX-License-Identifier: BSL-1.0\n"


class MadeTree:
    """A small tree with a module geo over a module base."""

    def __init__(self, folder):
        self.root = folder
        for module in ("base", "geo"):
            self.write(f"libroute/{module}/CMakeLists.txt",
                       f"# SPDX-License-Identifier: BSL-1.0\nroute_module(NAME {module} SOURCES a.cpp HEADERS {module}.hpp)\n")
            self.write(f"libroute/{module}/{module}.hpp", SPDX + "#pragma once\n#include <vector>\n")
        self.write("apps/roadbook/main.cpp", SPDX + '#include "geo/geo.hpp"\n')

    def write(self, name, content):
        path = os.path.join(self.root, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8") as file:
            file.write(content)


class Rules(unittest.TestCase):
    def findings_with(self, name, content):
        with tempfile.TemporaryDirectory() as folder:
            MadeTree(folder).write(name, content)
            return layers.findings_in(folder)

    def test_a_tree_that_keeps_the_rules_has_no_findings(self):
        self.assertEqual(self.findings_with("libroute/geo/a.cpp", SPDX + '#include "base/base.hpp"\n#include <geodesic.h>\n'), [])

    def test_an_upward_include_is_found(self):
        self.assertEqual(self.findings_with("libroute/base/a.cpp", SPDX + '#include "geo/geo.hpp"\n'),
                         ["libroute/base/a.cpp:2: base may not include geo"])

    def test_a_private_header_of_another_module_is_found(self):
        self.assertEqual(self.findings_with("libroute/geo/a.cpp", SPDX + '#include "base/secret.hpp"\n'),
                         ["libroute/geo/a.cpp:2: base/secret.hpp is private to base"])

    def test_an_include_that_is_not_from_the_root_is_found(self):
        self.assertEqual(self.findings_with("libroute/geo/a.cpp", SPDX + '#include "../base/base.hpp"\n'),
                         ['libroute/geo/a.cpp:2: "../base/base.hpp" is not written from the library\'s root'])

    def test_a_library_outside_its_owner_is_found(self):
        self.assertEqual(self.findings_with("libroute/geo/a.cpp", SPDX + "#include <osmium/osm.hpp>\n"),
                         ["libroute/geo/a.cpp:2: <osmium/osm.hpp> belongs to osm, synthetic-extract, not to geo"])

    def test_a_library_without_an_owner_is_found(self):
        self.assertEqual(self.findings_with("libroute/geo/a.cpp", SPDX + "#include <zlib.h>\n"),
                         ["libroute/geo/a.cpp:2: <zlib.h> has no owner in tests/layers/layers.py"])

    def test_a_library_in_a_public_header_is_found(self):
        self.assertEqual(self.findings_with("libroute/geo/geo.hpp", SPDX + "#pragma once\n#include <geodesic.h>\n"),
                         ["libroute/geo/geo.hpp:3: a public header includes <geodesic.h>"])

    def test_a_missing_licence_line_and_a_missing_guard_are_found(self):
        self.assertEqual(self.findings_with("libroute/geo/other.hpp", "int x;\n"),
                         ["libroute/geo/other.hpp: no SPDX line at its top", "libroute/geo/other.hpp: no #pragma once"])

    def test_a_link_edge_upward_is_found(self):
        content = "# SPDX-License-Identifier: BSL-1.0\nroute_module(NAME base HEADERS base.hpp DEPENDS geo)\n"
        self.assertEqual(self.findings_with("libroute/base/CMakeLists.txt", content),
                         ["libroute/base/CMakeLists.txt: base may not depend on geo"])

    def test_the_crew_may_see_phrases_and_pictures_only(self):
        content = "# SPDX-License-Identifier: BSL-1.0\nroute_module(NAME {0} SOURCES a.cpp HEADERS {1})\n"
        with tempfile.TemporaryDirectory() as folder:
            tree = MadeTree(folder)
            tree.write("libroute/roadbook/CMakeLists.txt", content.format("roadbook", "phrases.hpp road_book.hpp"))
            tree.write("libroute/drawing/CMakeLists.txt", content.format("drawing", "display_list.hpp fonts.hpp"))
            tree.write("libroute/crew/CMakeLists.txt", content.format("crew", "crew.hpp"))
            tree.write("libroute/crew/a.cpp", SPDX + '#include "roadbook/phrases.hpp"\n#include "roadbook/road_book.hpp"\n'
                       '#include "drawing/display_list.hpp"\n#include "drawing/fonts.hpp"\n')
            self.assertEqual(layers.findings_in(folder), ["libroute/crew/a.cpp:3: crew may not see roadbook/road_book.hpp",
                                                          "libroute/crew/a.cpp:5: crew may not see drawing/fonts.hpp"])

    def test_a_semicolon_in_a_test_name_is_found(self):
        self.assertEqual(self.findings_with("tests/geo/a_test.cpp", SPDX + 'TEST_CASE("a; b") {}\n'),
                         ['tests/geo/a_test.cpp: a semicolon in the name of the test "a; b"'])

    def test_this_repository_keeps_the_rules(self):
        self.maxDiff = None
        self.assertEqual(layers.findings_in(ROOT), [])


unittest.main()
