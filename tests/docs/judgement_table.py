# SPDX-License-Identifier: BSL-1.0
"""The table of docs/judgement.md, made from the header that holds the numbers; --write puts it into the file."""
import os
import re
import sys

SOURCE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")
HEADER = os.path.join(SOURCE, "libroute", "junction", "judgement.hpp")
PAGE = os.path.join(SOURCE, "docs", "judgement.md")


def sections(text):
    """(heading, [(name, value, reason)]) in the header's order."""
    found, reason = [], []
    for line in text.splitlines():
        if line.startswith("// ") and not line.startswith("// SPDX"):
            found.append((line[3:].rstrip("."), []))
        elif line.startswith("/// "):
            reason.append(line[4:])
        elif match := re.match(r"inline constexpr (Metres|TurnAngle) (\w+)(?:\{([\d.]+)\}| = ([\d.]+)_deg);", line):
            kind, name, metres, degrees = match.groups()
            value = f"{metres} m" if kind == "Metres" else f"{degrees}°"
            found[-1][1].append((name, value, " ".join(reason)))
            reason = []
        elif line.startswith("inline constexpr"):
            raise ValueError(f"a number that is no length and no angle: {line}")
        else:
            reason = []
    return found


def table():
    with open(HEADER, encoding="utf-8") as file:
        text = file.read()
    lines = []
    for heading, rows in sections(text):
        lines += [f"## {heading}", "", "| name | value | why |", "|---|---|---|"]
        lines += [f"| `{name}` | {value} | {reason} |" for name, value, reason in rows]
        lines.append("")
    return "\n".join(lines)


def page():
    return ("# By what junctions are judged\n\n"
            "Made from `libroute/junction/judgement.hpp` by `python3 tests/docs/judgement_table.py --write`; a test holds the two together. “Measured” means: on random routes over\n"
            "real maps, by the wrong ways, hesitations and superfluous boxes of the blind crew, and by looking at what changed.\n\n" + table())


if __name__ == "__main__" and sys.argv[1:] == ["--write"]:
    with open(PAGE, "w", encoding="utf-8") as out:
        out.write(page())
