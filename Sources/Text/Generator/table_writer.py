"""Writes tables over characters, and lists, as Swift files of string literals.

Every number is written in digits of six bits, one ASCII character each, beginning at `$`, so that a table is a string literal that the
compiler puts into the read-only part of the program as it stands. A table over characters has three stages, the root, the branches and the
leaves, each of which keeps equal pieces once.
"""
import os

FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "Tables")
# Beyond lie only unassigned planes, tags, variation selectors and private use, which CharacterClass.swift knows by heart.
LIMIT = 0x34000


def digits(number, count):
    assert 0 <= number < 64 ** count, number
    return "".join(chr(0x24 + (number >> 6 * place & 63)) for place in reversed(range(count)))


def split(numbers, width, shift):
    """Cuts a table of numbers into equal pieces and keeps one of each kind: (the number of each piece, the pieces, the numbers in them)."""
    pieces, order = {}, []
    for start in range(0, len(numbers), 1 << shift):
        piece = tuple(numbers[start : start + (1 << shift)])
        piece += (0,) * ((1 << shift) - len(piece))
        order.append(pieces.setdefault(piece, len(pieces)))
    return order, "".join(digits(number, width) for piece in pieces for number in piece)


def three_stages(values, width):
    """The shortest three stages: (bits of the place in a leaf, bits of the place in a branch, root, branches, leaves)."""
    best, cost = None, None
    for leaf_shift in range(2, 9):
        numbers, leaves = split(values, width, leaf_shift)
        for branch_shift in range(2, 9):
            order, branches = split(numbers, 2, branch_shift)
            root = "".join(digits(number, 2) for number in order)
            if cost is None or len(root) + len(branches) + len(leaves) < cost:
                best, cost = (leaf_shift, branch_shift, root, branches, leaves), len(root) + len(branches) + len(leaves)
    return best


def stages(values, width, note):
    """The members of a table of numbers, for `write`."""
    leaf_shift, branch_shift, root, branches, leaves = three_stages(values, width)
    return [
        ("How many low bits of a character are its place in its leaf.", "leafShift", leaf_shift),
        ("How many bits above them are the place of the leaf in its branch.", "branchShift", branch_shift),
        ("The number of each branch, in two digits.", "root", literal(root)),
        ("The numbers of the leaves of each branch, in two digits.", "branches", literal(branches)),
        (note, "leaves", literal(leaves)),
    ]


def literal(text):
    """A static string on lines of at most 108 characters."""
    lines = [text[start : start + 108] for start in range(0, len(text), 108)]
    return '#"""\n' + "\\#\n".join("        " + line for line in lines) + '\n        """#'


WRITTEN = "// Written by Generator/generate-tables.py; change that, not this."
UNICODE = "// Derived from the Unicode Character Database, copyright Unicode, Inc., under the Unicode License v3."
MOST_LINES = 400


def write(name, comment, members, origin=UNICODE):
    """Writes an enumeration; members that make its file too long stand in a file of their own."""
    head = [WRITTEN, origin, ""]
    lines = [*head, "/// " + comment, "enum %s {" % name]
    for note, member, body in members:
        text = ["    /// " + note]
        if isinstance(body, int):
            text += ["    @inline(__always) static var %s: Int { %d }" % (member, body)]
        else:
            text += ["    @inline(__always) static var %s: StaticString {" % member, "        " + body, "    }"]
        if "\n".join(lines + text).count("\n") + 2 > MOST_LINES:
            part = member[0].upper() + member[1:]
            write_file("%s+%s" % (name, part), [*head, "extension %s {" % name, *text])
        else:
            lines += text
    write_file(name, lines)


def write_file(name, lines):
    with open(os.path.join(FOLDER, name + ".swift"), "w") as file:
        file.write("\n".join(lines) + "\n}\n")


def write_mapping(name, comment, mapping, other={}):
    """Characters to texts of none, one or many characters. The pool holds the texts of many: a length, then characters, three digits each.
    What is the same in the other mapping is only referred to."""
    pool, places = [], {}
    same = {code for code in mapping if mapping[code] and mapping[code] == other.get(code)}
    for text in sorted({text for code, text in mapping.items() if len(text) > 1 and code not in same}, key=lambda text: (-len(text), text)):
        places[text] = len(pool)
        pool += [len(text), *map(ord, text)]
    def reference(code):
        text = mapping.get(code)
        if code in same:
            return 2
        return 0 if text is None else 1 if text == "" else ord(text) if len(text) == 1 else LIMIT + places[text]
    print(name, len(mapping), "characters,", len(places), "longer texts,", len(pool), "in the pool")
    write(name, comment, [
        *stages(list(map(reference, range(LIMIT))), 3,
                "Three digits for each character: 0 where it stays as it is, 1 where it goes%s,\n    /// else the character it becomes, or its text's "
                "place in the pool plus U+%X." % (", 2 where it is as in FoldTable" if other else "", LIMIT)),
    ])
    write(name.replace("Table", "Pool"), "The texts of more than one character that %s refers to." % name, [
        ("How many characters, then each of them, in three digits.", "texts", literal("".join(digits(number, 3) for number in pool))),
    ])
