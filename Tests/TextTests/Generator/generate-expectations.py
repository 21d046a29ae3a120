#!/usr/bin/env python3
"""Writes what the tests of widths and of clusters expect, from the Unicode 17 data themselves.

  generate-expectations.py FOLDER, then `swift format -i` on Tests/TextTests/ExpectedWideRanges.swift and
  Tests/TerminalTests/ExpectedBreaks.swift

FOLDER holds DerivedEastAsianWidth.txt and GraphemeBreakTest.txt, as they stand under unicode.org/Public/17.0.0/ucd in
`extracted` and `auxiliary`. The tables in Sources/Text come from elsewhere (PyPI), so that a mistake on either side shows.

The test of clusters is mostly a square: each of some sample characters followed by each other, with and without U+0308
between. It is kept as one, a row for each first character; the few longer texts are kept as they are.
"""
import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
HEAD = ["// Written by Generator/generate-expectations.py; change that, not this.",
        "// Derived from the Unicode Character Database, copyright Unicode, Inc., under the Unicode License v3.", ""]
BREAK, JOIN, MIDDLE = "\u00F7", "\u00D7", "0308"


def lines(name):
    with open(os.path.join(sys.argv[1], name), encoding="utf-8") as file:
        text = file.read()
    assert text.startswith("# %s-17.0.0.txt" % name.removesuffix(".txt")), name
    return text.splitlines()


def write(path, text):
    with open(os.path.join(HERE, "../..", path), "w", encoding="utf-8") as file:
        file.write("\n".join(HEAD + text) + "\n")


def wide_ranges():
    wide = set()
    for line in lines("DerivedEastAsianWidth.txt"):
        # What is not listed has the width that stands in a comment.
        line = line.removeprefix("# @missing: ").split("#")[0]
        if ";" in line:
            codes, width = (part.strip() for part in line.split(";"))
            if width in ("W", "F", "Wide"):
                first, _, last = codes.partition("..")
                wide.update(range(int(first, 16), int(last or first, 16) + 1))
    ranges = []
    for code in sorted(wide):
        if ranges and ranges[-1][1] == code - 1:
            ranges[-1][1] = code
        else:
            ranges.append([code, code])
    return ranges


def breaks():
    """The samples, the two squares, and the longer texts."""
    pairs, longer = {}, []
    for line in lines("GraphemeBreakTest.txt"):
        words = line.split("#")[0].split()[1:-1]
        if not words:
            continue
        codes, signs = words[::2], words[1::2]
        if len(codes) == 2 or len(codes) == 3 and codes[1] == MIDDLE:
            pairs.setdefault((codes[0], codes[-1], len(codes) == 3), signs)
        else:
            longer.append(" ".join(words))
    counts = {}
    for first, _, _ in pairs:
        counts[first] = counts.get(first, 0) + 1
    samples = [code for code in counts if counts[code] > 4]
    squares = {}
    for is_parted in (False, True):
        squares[is_parted] = ["".join("".join(pairs.pop((first, last, is_parted))) for last in samples) for first in samples]
    for (first, last, is_parted), signs in pairs.items():
        longer.append(" ".join([first, *([signs[0], MIDDLE, signs[1]] if is_parted else signs), last]))
    return samples, squares, longer


def write_all():
    text = ["/// The characters that are wide (W) or full width (F), and those that will be once they are assigned.",
            "let expectedWideRanges: [ClosedRange<UInt32>] = ["]
    text += ["    0x%X...0x%X," % (first, last) for first, last in wide_ranges()] + ["]"]
    write("TextTests/ExpectedWideRanges.swift", text)

    samples, squares, longer = breaks()
    text = ["/// Where texts part into clusters: `%s` where they do, `%s` where they don't." % (BREAK, JOIN),
            "enum ExpectedBreaks {",
            "    /// One character of each kind.",
            "    static let samples: [Unicode.Scalar] = [", *['        "\\u{%s}",' % code for code in samples], "    ]",
            "    /// A row for each sample, in it a sign for each that follows: whether they part.",
            "    static let pairs = [", *['        "%s",' % row for row in squares[False]], "    ]",
            "    /// The same with U+0308 between: two signs each, before it and after.",
            "    static let parted = [", *['        "%s",' % row for row in squares[True]], "    ]",
            "    /// Other texts: characters in hexadecimal, and a sign between each two.",
            "    static let longer = [", *['        "%s",' % row for row in longer], "    ]", "}"]
    write("TerminalTests/ExpectedBreaks.swift", text)


write_all()
