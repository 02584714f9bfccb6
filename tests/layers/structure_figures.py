# SPDX-License-Identifier: BSL-1.0
"""Figures of the library's inner structure, to hold two states of it against each other: structure_figures.py [TREE]"""
import glob
import os
import re
import sys

JUDGING = ("junction", "roadbook", "tulip", "crew", "document")


def sources(tree, folders, endings=("cpp", "hpp")):
    for folder in folders:
        for ending in endings:
            yield from sorted(glob.glob(os.path.join(tree, "libroute", folder, "**", f"*.{ending}"), recursive=True))


def lines_of(path):
    with open(path, encoding="utf-8") as file:
        return file.read().splitlines()


def function_lengths(lines):
    """By the layout that clang-format gives: a head that ends in `) … {`, and the brace that closes it at its depth."""
    lengths, first = [], None
    for number, line in enumerate(lines):
        text = line.strip()
        if first is None:
            heads = re.match(r"^\s*(?!if|for|while|switch|else|namespace|struct|class|enum|return|do\b)[\w:<>&*\[\]~,. ]+\(.*", line)
            if text.endswith("{") and (heads or re.match(r"^\s+.*\).*\{$", line)) and not re.match(r"^(if|for|while|switch|\}|else|return|const auto \w+ = \[|auto \w+ = \[)", text):
                first, depth = number, len(line) - len(line.lstrip())
        elif text.startswith("}") and len(line) - len(line.lstrip()) <= depth:
            lengths.append(number - first + 1)
            first = None
    return lengths


def count(tree, folders, pattern, endings=("cpp", "hpp")):
    return sum(len(re.findall(pattern, "\n".join(lines_of(path)))) for path in sources(tree, folders, endings))


def main():
    tree = sys.argv[1] if len(sys.argv) > 1 else os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")
    total = 0
    for folder in JUDGING:
        lines = sum(len(lines_of(path)) for path in sources(tree, [folder]))
        total += lines
        print(f"lines of {folder}: {lines}")
    print(f"lines of all five: {total}")
    everywhere = sorted(os.path.basename(folder) for folder in glob.glob(os.path.join(tree, "libroute", "*")) if os.path.isdir(folder))
    lengths = sorted(length for path in sources(tree, everywhere) for length in function_lengths(lines_of(path)))
    print(f"functions: {len(lengths)}, p99 {lengths[int(len(lengths) * 0.99)]} lines, longest {lengths[-1]}")
    print("bare indices (std::size_t of a leg, control, sector, waypoint, box, edit):",
          count(tree, everywhere, r"std::size_t (?:l|leg|s|sector|c|control|waypoint|box|b|edit|from|to|first|last)\b"))
    print("numbers held by constants in .cpp files of the five:",
          count(tree, JUDGING, r"constexpr (?:double|int|std::size_t|Metres|Millimetres|TurnAngle|route::Metres) \w+(?:\{| = )[-\d.]", ("cpp",)))
    print("deviation_degrees() and degrees() in the five:", count(tree, JUDGING, r"\.(?:deviation_)?degrees\(\)"))
    print("thresholds with their reason:", count(tree, ["junction"], r"inline constexpr (?:Metres|TurnAngle) \w+", ("hpp",)))


main()
