# SPDX-License-Identifier: BSL-1.0
"""Reads the includes of the library and the program and tells what breaks the rules of docs/architecture.md."""
import os
import re

# Which modules a module may include. Downward only; pipeline alone may include all.
MAY_INCLUDE = {
    "base": set(),
    "geo": {"base"},
    "osm": {"base", "geo"},
    "network": {"base", "geo", "osm"},
    "routing": {"base", "geo", "network"},
    "matching": {"base", "geo", "network", "routing"},
    "edition": {"base", "geo"},
    "itinerary": {"base", "geo", "network", "routing", "edition"},
    "timing": {"base", "geo", "network", "routing", "edition", "itinerary"},
    "junction": {"base", "geo", "network", "routing", "itinerary"},
    "roadbook": {"base", "geo", "network", "routing", "edition", "itinerary", "timing", "junction"},
    "homologation": {"base", "geo", "network", "routing", "edition", "itinerary", "timing", "junction", "roadbook"},
    "drawing": {"base"},
    "crew": {"base", "geo", "network", "routing", "itinerary", "roadbook", "drawing"},
    "tulip": {"base", "geo", "network", "junction", "drawing"},
    "document": {"base", "geo", "network", "edition", "itinerary", "timing", "junction", "roadbook", "homologation",
                 "drawing"},
    "exchange": {"base", "geo", "network", "edition", "itinerary", "timing", "junction", "roadbook", "homologation"},
}
MAY_INCLUDE["pipeline"] = set(MAY_INCLUDE)

# Where a module may see only some headers of another: the crew has the paper alone – strokes of a drawing, and words that it
# reads by the book's phrases – so that it can disagree with whoever made it.
ONLY = {("crew", "roadbook"): {"phrases.hpp"}, ("crew", "drawing"): {"display_list.hpp"}}

# The programs, and their folders in apps/; "apps" is roadbook itself.
PROGRAMS = {"apps": "roadbook", "synthetic-extract": "synthetic-extract"}

# Which modules own a third-party library, by the beginning of its headers' names.
OWNERS = {
    "osmium/": {"osm", "synthetic-extract"},
    "geodesic.h": {"geo"},
    "toml++/": {"edition", "roadbook", "base", "document", "synthetic-extract"},
    "csv.h": {"edition"},
    "expat.h": {"osm"},
    "iconv.h": {"edition"},
    "libxml/": {"edition"},
    "pugixml.hpp": {"edition", "exchange", "drawing"},
    "nlohmann/": {"edition", "exchange", "pipeline", "apps", "synthetic-extract"},
    "date/": {"timing"},
    "libnova/": {"timing"},
    "glib.h": {"base"},
    "xxhash.h": {"base"},
    "cairo": {"drawing"},
    "pango/": {"drawing"},
    "librsvg/": {"drawing"},
    "fontconfig/": {"drawing"},
    "qrencode.h": {"drawing"},
    "xlsxwriter.h": {"exchange"},
    "geos_c.h": {"document"},
    "boost/program_options.hpp": {"apps", "synthetic-extract"},
    "boost/crc.hpp": {"exchange"},
    "boost/sort/": {"osm"},
    "gdal": {"geo", "edition", "exchange", "synthetic-extract"},
    "ogr": {"geo", "edition", "exchange"},
    "cpl_": {"geo", "edition", "exchange", "synthetic-extract"},
    "fmt/": set(MAY_INCLUDE) | {"apps", "synthetic-extract"},
}
POSIX = {"fcntl.h", "pthread.h", "spawn.h", "stdlib.h", "unistd.h", "sys/mman.h", "sys/stat.h", "sys/wait.h"}
LONGEST_FILE = 600

INCLUDE = re.compile(r'^\s*#\s*include\s*(?:"([^"]+)"|<([^>]+)>)')


def lines_of(path):
    with open(path, encoding="utf-8") as file:
        return file.read().splitlines()


def files_below(folder, endings):
    for root, _, names in sorted(os.walk(folder)):
        for name in sorted(names):
            if name.endswith(endings):
                yield os.path.join(root, name)


def public_headers(module_folder):
    """The names in the HEADERS list of a module's CMakeLists.txt."""
    text = "\n".join(lines_of(os.path.join(module_folder, "CMakeLists.txt")))
    found = re.search(r"HEADERS\s+((?:[\w./]+\.hpp\s*)+)", text)
    return set(found.group(1).split()) if found else set()


def includes_of(path):
    for number, line in enumerate(lines_of(path), 1):
        match = INCLUDE.match(line)
        if match:
            yield number, match.group(1), match.group(2)


def check_own(where, module, header, modules, publics):
    """An include with quotation marks: one of ours, written from the library's root."""
    target = header.split("/")[0]
    if module in PROGRAMS and "/" not in header:
        return None
    if target not in modules:
        return f'{where}: "{header}" is not written from the library\'s root'
    if target == module:
        return None
    if module not in PROGRAMS and target not in MAY_INCLUDE.get(module, set()):
        return f"{where}: {module} may not include {target}"
    if header.split("/", 1)[1] not in ONLY.get((module, target), publics[target]):
        if (module, target) in ONLY:
            return f"{where}: {module} may not see {header}"
        return f"{where}: {header} is private to {target}"
    return None


def check_foreign(where, module, header, is_public):
    """An include with angle brackets: the standard library, the system, or a library with an owner."""
    if "." not in header and "/" not in header:
        return None
    owners = next((who for start, who in OWNERS.items() if header.startswith(start)), None)
    if owners is None and header in POSIX:
        return f"{where}: public header includes <{header}>" if is_public else None
    if owners is None:
        return f"{where}: <{header}> has no owner in tests/layers/layers.py"
    if module not in owners:
        return f"{where}: <{header}> belongs to {', '.join(sorted(owners))}, not to {module}"
    if is_public:
        return f"{where}: a public header includes <{header}>"
    return None


def check_includes(root):
    library = os.path.join(root, "libroute")
    modules = sorted(d for d in os.listdir(library) if os.path.isdir(os.path.join(library, d)))
    publics = {m: public_headers(os.path.join(library, m)) for m in modules}
    findings = [f"libroute/{m}: a module that tests/layers/layers.py does not know" for m in modules if m not in MAY_INCLUDE]
    folders = [(m, os.path.join(library, m)) for m in modules]
    folders += [(program, os.path.join(root, "apps", folder)) for program, folder in PROGRAMS.items()]
    for module, folder in folders:
        for path in files_below(folder, (".hpp", ".cpp")):
            name = os.path.relpath(path, root)
            is_public = module not in PROGRAMS and os.path.relpath(path, folder) in publics[module]
            for number, own, foreign in includes_of(path):
                where = f"{name}:{number}"
                if own is not None:
                    findings.append(check_own(where, module, own, modules, publics))
                else:
                    findings.append(check_foreign(where, module, foreign, is_public))
    return [f for f in findings if f]


def check_link_edges(root):
    """The DEPENDS of CMake say the same as the table above, or less."""
    findings = []
    for module, allowed in MAY_INCLUDE.items():
        path = os.path.join(root, "libroute", module, "CMakeLists.txt")
        if not os.path.exists(path):
            continue
        found = re.search(r"DEPENDS\s+([a-z\s]+?)(?:LIBRARIES|\))", "\n".join(lines_of(path)))
        for target in found.group(1).split() if found else []:
            if target not in allowed:
                findings.append(f"libroute/{module}/CMakeLists.txt: {module} may not depend on {target}")
    return findings


def check_files(root):
    """One SPDX line at the top of every source, a guard in every header, no file without end."""
    findings = []
    endings = (".hpp", ".cpp", ".py", ".sh", ".cmake", ".toml", ".svg", "CMakeLists.txt")
    paths = [os.path.join(root, name) for name in ("CMakeLists.txt", "bootstrap", ".ci/run", ".clang-format", ".clang-tidy")]
    for folder in ("libroute", "apps", "cmake", "tests", "styles", "samples"):
        paths += files_below(os.path.join(root, folder), endings)
    for path in paths:
        if not os.path.exists(path):
            continue
        name = os.path.relpath(path, root)
        lines = lines_of(path)
        if not any("SPDX-License-Identifier: BSL-1.0" in line for line in lines[:2]):
            findings.append(f"{name}: no SPDX line at its top")
        if name.endswith(".hpp") and "#pragma once" not in lines:
            findings.append(f"{name}: no #pragma once")
        if len(lines) > LONGEST_FILE:
            findings.append(f"{name}: {len(lines)} lines; {LONGEST_FILE} are the most")
    return findings


def check_test_names(root):
    """CMake parts a list at a semicolon: a test with one in its name would become two that run nothing, and pass."""
    findings = []
    for path in files_below(os.path.join(root, "tests"), (".cpp",)):
        with open(path, encoding="utf-8") as file:
            for match in re.finditer(r'TEST_CASE\(((?:"(?:[^"\\]|\\.)*"\s*)+)\)', file.read()):
                if ";" in match.group(1):
                    findings.append(f"{os.path.relpath(path, root)}: a semicolon in the name of the test {match.group(1)}")
    return findings


def check_order():
    """The table has no cycles: what a module may include may never include it."""
    return [f"{a} and {b} may include each other" for a in MAY_INCLUDE for b in MAY_INCLUDE[a] if a in MAY_INCLUDE[b] and a < b and "pipeline" not in (a, b)]


def findings_in(root):
    return check_order() + check_includes(root) + check_link_edges(root) + check_files(root) + check_test_names(root)
