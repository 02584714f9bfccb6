# SPDX-License-Identifier: BSL-1.0
"""The list of diagnostic codes in docs/man/roadbook.1, made from the header that holds them; --write puts it into the page."""
import os
import re
import sys

SOURCE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")
HEADER = os.path.join(SOURCE, "libroute", "base", "diagnostic_codes.hpp")
PAGE = os.path.join(SOURCE, "docs", "man", "roadbook.1")
SECTION = re.compile(r"^\.SH DIAGNOSTICS\n.*?(?=^\.SH )", re.MULTILINE | re.DOTALL)


def codes():
    """(code, meaning) in the header's order."""
    with open(HEADER, encoding="utf-8") as file:
        return re.findall(r'^    \{"([a-z0-9-]+)", "([^"]+)"\},$', file.read(), re.MULTILINE)


def section():
    lines = [".SH DIAGNOSTICS", "Each warning and error ends with its code in brackets. Codes stay the same while words may change.", ".PP"]
    for code, meaning in codes():
        lines += [".TP", ".B " + code.replace("-", "\\-"), meaning]
    return "\n".join(lines) + "\n"


if __name__ == "__main__" and sys.argv[1:] == ["--write"]:
    with open(PAGE, encoding="utf-8") as page:
        text = page.read()
    with open(PAGE, "w", encoding="utf-8") as page:
        page.write(SECTION.sub(lambda _: section(), text))
