#!/usr/bin/env python3
"""Writes the tables in ../Tables from the data of Unicode 17.

Where the data come from:
  PyPI unicodedata2 17.0.*   categories, decompositions, East Asian width, names
  Python 3.11 itself         what Unicode 14 had, which the terminals and C libraries in use know
  PyPI regex 2026.5.9        scripts, emoji and default-ignorable properties, full case folding; later ones may know a later Unicode
  PyPI idna 3.19             the mapping of UTS #46
  PyPI publicsuffixlist      the top-level domains of the day; a newer package has the newer ones
  confusables.txt            the look-alikes of UTS #39, from unicode.org/Public/17.0.0/security

All but the domains derives from the Unicode Character Database, copyright Unicode, Inc., under the Unicode License v3.

Run it after installing them, then `swift format -i` on ../Tables:
  python3 -m venv venv && venv/bin/pip install 'unicodedata2==17.0.*' 'regex==2026.5.9' 'idna==3.19' publicsuffixlist
  venv/bin/python generate-tables.py confusables.txt

table_writer.py tells the form of the tables.
"""
import bisect
import functools
import os
import publicsuffixlist
import regex
import sys
import unicodedata as older
import unicodedata2 as ucd
from idna import uts46data
from table_writer import LIMIT, digits, literal, stages, write, write_mapping

assert older.unidata_version == "14.0.0", older.unidata_version
assert ucd.unidata_version == uts46data.__version__ == "17.0.0"


def is_assigned(code):
    return ucd.category(chr(code)) not in ("Cn", "Cs")


ASSIGNED = [code for code in range(0x110000) if is_assigned(code)]
assert all(code < LIMIT or code >= 0xE0000 for code in ASSIGNED)


def having(prop):
    pattern = regex.compile(r"\p{%s}" % prop)
    return frozenset(code for code in range(0x110000) if pattern.match(chr(code)))


# Those that are not assigned yet among them.
IGNORABLE = having("Default_Ignorable_Code_Point")
EMOJI = having("Emoji")
# Those that are a picture without being asked.
PICTURES = having("Emoji_Presentation")

# ---- classes and widths ----------------------------------------------------------------------------------------------

CLASSES = ("visible space tab lineFeed control bidi invisible tag variationSelector filler separator privateUse noncharacter "
           "unassigned annotation mark").split()
SPECIAL = {0x09: "tab", 0x0A: "lineFeed", 0x061C: "bidi", 0x200E: "bidi", 0x200F: "bidi", 0x2028: "separator", 0x2029: "separator"}
SPECIAL.update({code: "bidi" for code in [*range(0x202A, 0x202F), *range(0x2066, 0x206A)]})
SPECIAL.update({code: "variationSelector" for code in [*range(0xFE00, 0xFE10), 0x180B, 0x180C, 0x180D, 0x180F]})
# Blank letters and symbols: Hangul fillers, empty Braille pattern, null notehead, Khitan filler.
SPECIAL.update({code: "filler" for code in [0x115F, 0x1160, 0x3164, 0xFFA0, 0x2800, 0x1D159, 0x16FE4]})
SPECIAL.update({code: "annotation" for code in range(0xFFF9, 0xFFFC)})
# Format characters that show: the number and year signs which enclose what follows.
SHOWN_FORMATS = frozenset([*range(0x0600, 0x0606), 0x06DD, 0x070F, 0x0890, 0x0891, 0x08E2, 0x110BD, 0x110CD])


def class_of(code):
    char = chr(code)
    category = ucd.category(char)
    if code in SPECIAL:
        return SPECIAL[code]
    if 0xFDD0 <= code <= 0xFDEF or code & 0xFFFE == 0xFFFE:
        return "noncharacter"
    if (code in IGNORABLE and category != "Cn") or (category == "Cf" and code not in SHOWN_FORMATS):
        return "invisible"
    return {"Cc": "control", "Zs": "space", "Mn": "mark", "Me": "mark", "Co": "privateUse", "Cn": "unassigned",
            "Cs": "unassigned"}.get(category, "visible")


def width_of(code):
    kind = class_of(code)
    if kind in ("tab", "lineFeed", "control", "bidi", "invisible", "variationSelector", "separator", "noncharacter", "annotation", "mark"):
        return 0
    # Vowels and final consonants of Hangul stand in the cells of the consonant before them.
    if 0x1160 <= code <= 0x11FF or 0xD7B0 <= code <= 0xD7FF:
        return 0
    # Unassigned characters of planes 2 and 3, and of the blocks set aside for ideographs, are wide by rule.
    if kind == "unassigned":
        return 2 if 0x20000 <= code <= 0x3FFFD or 0x3400 <= code <= 0x4DBF or 0x4E00 <= code <= 0x9FFF or 0xF900 <= code <= 0xFAFF else 1
    return 2 if ucd.east_asian_width(chr(code)) in ("W", "F") else 1


# ---- placement -------------------------------------------------------------------------------------------------------

AGREED, DISPUTED, REFUSED = range(3)
# What every terminal in Tests/Terminals/widths.tsv gives the cells of `width_of`, and draws within them.
AGREED_BLOCKS = [
    range(0x20, 0x0530),  # Latin, Greek, Cyrillic
    range(0x1E00, 0x2000),  # more Latin and Greek
    range(0x2010, 0x2028), range(0x2030, 0x205F),  # punctuation
    range(0x2070, 0x2600),  # raised figures, currencies, numbers, arrows, mathematics, lines, shapes
    range(0x2713, 0x2714), range(0x2717, 0x2718), range(0x27E8, 0x27EA),
    range(0x2C60, 0x2C80), range(0xA720, 0xA800),  # more Latin
    range(0x2E80, 0x302A), range(0x3030, 0x3248), range(0x3250, 0x4DC0), range(0x4E00, 0xA000),  # Chinese and Japanese
    range(0xAC00, 0xD7A4),  # Hangul
    range(0xF900, 0xFB00), range(0xFE30, 0xFE50), range(0xFF01, 0xFFA0), range(0xFFE0, 0xFFE7), range(0x20000, 0x32000),
]
REFUSED_BLOCKS = [
    # Signs that enclose the number behind them: some terminals make them a part of what stands before.
    range(0x0600, 0x0606), range(0x06DD, 0x06DE), range(0x070F, 0x0710), range(0x0890, 0x0892), range(0x08E2, 0x08E3),
    range(0x110BD, 0x110BE), range(0x110CD, 0x110CE),
    # Drawn over their neighbours: a whole sentence, long dashes, the widest signs of cuneiform.
    range(0xFDFD, 0xFDFE), range(0x2E3A, 0x2E3C), range(0x12219, 0x1221A), range(0x1242B, 0x1242C),
    # Circles and squares around a letter, which reach into both neighbours; the one around a keycap's digit is known to terminals.
    range(0x0488, 0x048A), range(0x1ABE, 0x1ABF), range(0x20DD, 0x20E1), range(0x20E2, 0x20E3), range(0x20E4, 0x20E5),
    range(0xA670, 0xA673),
    # Old conjoining Hangul.
    range(0xA960, 0xA97D), range(0xD7B0, 0xD7FC),
]


def placement_of(code):
    kind = class_of(code)
    if kind not in ("visible", "space", "mark"):
        return DISPUTED
    if older.category(chr(code)) in ("Cn", "Cs") or any(code in block for block in REFUSED_BLOCKS):
        return REFUSED
    if kind == "mark" or ucd.category(chr(code)) == "Mc":
        return DISPUTED
    wide = width_of(code) == 2
    if wide != (older.east_asian_width(chr(code)) in ("W", "F")) or width_of(code) == 0:
        return DISPUTED
    if code in EMOJI and code > 0x7F:
        alone = not 0x1F1E6 <= code <= 0x1F1FF and not 0x1F3FB <= code <= 0x1F3FF
        return AGREED if wide and alone and code in PICTURES else DISPUTED
    return AGREED if any(code in block for block in AGREED_BLOCKS) else DISPUTED


# ---- scripts ---------------------------------------------------------------------------------------------------------

SCRIPTS = ("Common Inherited Latin Cyrillic Greek Armenian Hebrew Arabic Georgian Han Hiragana Katakana Bopomofo Hangul Thai Devanagari "
           "Bengali Gurmukhi Gujarati Oriya Tamil Telugu Kannada Malayalam Sinhala Lao Tibetan Myanmar Khmer Mongolian Ethiopic Syriac "
           "Thaana Coptic Cherokee Canadian_Aboriginal Glagolitic Gothic Runic Ogham Tifinagh Lisu Deseret").split()


@functools.cache
def scripts():
    found = {}
    for number, name in enumerate(SCRIPTS):
        for code in having("Script=" + name):
            found[code] = number
    return found


def script_of(code):
    return scripts().get(code, len(SCRIPTS) if is_assigned(code) and ucd.category(chr(code)) != "Co" else 0)


# ---- folding ---------------------------------------------------------------------------------------------------------

# Marks that are added to letters. In other scripts, those of India and South-East Asia above all, marks spell vowels and are kept.
ADDED = {SCRIPTS.index(name) for name in ("Common Inherited Latin Cyrillic Greek Armenian Hebrew Arabic Georgian Hiragana Katakana "
                                          "Syriac Coptic Ethiopic Glagolitic").split()}
OWN = {"æ": "ae", "œ": "oe", "ı": "i", "ȷ": "j"}
# Signs that are typed one for the other; all dashes are a hyphen.
SIGNS = {code: "'" for code in [0x2018, 0x2019, 0x201A, 0x201B, 0x2032, 0x2039, 0x203A, 0x02BB, 0x02BC, 0x02BD, 0x05F3, 0x275B, 0x275C, 0x275F]}
SIGNS.update({code: '"' for code in [0xAB, 0xBB, 0x201C, 0x201D, 0x201E, 0x201F, 0x2033, 0x05F4, 0x275D, 0x275E, 0x2760, 0x2E42, 0x301D,
                                     0x301E, 0x301F]})
SIGNS.update({code: "-" for code in [0x2212, 0x02D7, 0x2043, 0x2796]})
# The zeros of dingbats, which have no digit in the data though the others have one.
CIRCLED_ZEROS = (0x1F10B, 0x1F10C)
DIGIT_COMMA = regex.compile("DIGIT [A-Z]+ (COMMA|FULL STOP)")
SMALL_CAPITAL = regex.compile("LATIN LETTER SMALL CAPITAL ([A-Z])")
# Letters and symbols that are seen as a blank.
BLANKS = (0x2800, 0x3164, 0xFFA0)
# What only makes a word longer: the kashidas of Arabic and N'Ko.
STRETCHES = (0x0640, 0x07FA)
NAMES = {ucd.name(chr(code), ""): code for code in ASSIGNED}


def is_dropped(char):
    code = ord(char)
    return code in STRETCHES or class_of(code) in ("bidi", "invisible", "variationSelector", "tag") or code in IGNORABLE or (
        ucd.category(char) in ("Mn", "Me") and script_of(code) in ADDED)


def without_stroke(char):
    """The letter that a letter of Latin, Greek or Cyrillic is a variant of by its name: LATIN SMALL LETTER L WITH STROKE."""
    name = ucd.name(char, "")
    if char in OWN:
        return OWN[char]
    if name.startswith(("LATIN ", "GREEK ", "CYRILLIC ")) and " LETTER " in name and " WITH " in name:
        base = NAMES.get(name[: name.index(" WITH ")])
        if base is not None:
            return chr(base)
    return char


def plain_sign(char):
    """The digit that a character is, the quotation mark or hyphen that it is typed for; else the character."""
    digit = ucd.digit(char, None)
    if digit is not None:
        return str(digit)
    if ord(char) in CIRCLED_ZEROS:
        return "0"
    if ucd.name(char, "").startswith(("NEGATIVE CIRCLED LATIN CAPITAL", "NEGATIVE SQUARED LATIN CAPITAL")):
        return ucd.name(char)[-1].lower()
    return "-" if ucd.category(char) == "Pd" else SIGNS.get(ord(char), char)


def case_folded(text):
    # The library leaves the I's of Turkish alone.
    return regex._regex.fold_case(regex._regex_core.FULL_CASE_FOLDING, text).replace("I", "i")


def fold(code):
    char = chr(code)
    # Every blank is one; a line feed and a tab stay what they are.
    if class_of(code) in ("space", "separator") or code == 0x85:
        return " "
    if code in SIGNS:
        return SIGNS[code]
    # A digit with a full stop, a comma or brackets, too.
    if plain_sign(char).isdigit() and plain_sign(char).isascii():
        return plain_sign(char)
    if DIGIT_COMMA.fullmatch(ucd.name(char, "")):
        return ucd.normalize("NFKD", char)[0]
    decomposed = ucd.normalize("NFKD", char)
    # Spacing accents would become a space that stands in no text.
    if decomposed.startswith(" ") and len(decomposed) > 1:
        return char
    text = char
    while True:
        old = text
        text = "".join(c for c in ucd.normalize("NFKD", text) if not is_dropped(c))
        text = "".join(c for c in ucd.normalize("NFKD", case_folded(text)) if not is_dropped(c))
        text = "".join(map(plain_sign, "".join(map(without_stroke, text))))
        if text == old:
            return text


# ---- look-alikes -----------------------------------------------------------------------------------------------------


@functools.cache
def prototypes():
    """The text that each character is confused with, of those that have one."""
    found = {}
    with open(sys.argv[1], encoding="utf-8-sig") as file:
        text = file.read()
    assert "# Version: 17.0.0" in text
    for line in text.splitlines():
        fields = line.split("#")[0].split(";")
        if len(fields) == 3:
            found[int(fields[0], 16)] = "".join(chr(int(code, 16)) for code in fields[1].split())
    return found


def look(code):
    """What a character looks like; nothing for what nobody sees."""
    if code in BLANKS:
        return " "
    if code in IGNORABLE or class_of(code) in ("bidi", "tag", "variationSelector"):
        return ""
    capital = SMALL_CAPITAL.fullmatch(ucd.name(chr(code), ""))
    if capital:
        return capital[1]
    found = prototypes().get(code, chr(code))
    # UTS #39 leaves out some that differ in nothing but their form.
    if found == chr(code) and ucd.decomposition(found).startswith(("<font>", "<wide>", "<narrow>")):
        found = ucd.normalize("NFKD", found)
    return ucd.normalize("NFD", found)


def skeleton(code):
    text = chr(code)
    while True:
        old, text = text, "".join(look(ord(char)) for char in ucd.normalize("NFD", text))
        if text == old:
            return text


def write_properties():
    palette, values = {}, []
    for code in range(LIMIT):
        properties = (CLASSES.index(class_of(code)), width_of(code), int(code in EMOJI), placement_of(code))
        values.append(palette.setdefault(properties, len(palette)))
    assert len(palette) <= 64
    write("ClassTable", "Class, width and placement of every character below U+%X, and whether it may be an emoji." % LIMIT, [
        *stages(values, 1, "The kind of each character, in one digit."),
        ("What the kinds mean: class, width, 1 for an emoji, and placement, a digit each.", "meanings",
         literal("".join(digits(value, 1) for properties in palette for value in properties))),
    ])


def write_scripts():
    write("ScriptTable", "The script of every character below U+%X." % LIMIT,
          stages([script_of(code) for code in range(LIMIT)], 1, "The script of each character, in one digit."))


HANGUL = range(0xAC00, 0xD7A4)


@functools.cache
def foldings():
    mapping = {code: fold(code) for code in range(LIMIT) if code < LIMIT and code not in HANGUL and fold(code) != chr(code)}
    # Folding what is folded changes nothing.
    assert not any(ord(char) in mapping for text in mapping.values() for char in text)
    # FoldingPass.swift passes over the ideographs of the basic plane.
    assert not any(0x4000 <= code < 0xA000 for code in mapping)
    return mapping


def write_folding():
    write_mapping("FoldTable", "What every character below U+%X folds to; Hangul syllables are left to arithmetic." % LIMIT, foldings())


def write_skeletons():
    mapping = {code: skeleton(code) for code in range(LIMIT) if code < LIMIT and code not in HANGUL and skeleton(code) != chr(code)}
    write_mapping("SkeletonTable", "What every character below U+%X looks like, decomposed (UTS #39)." % LIMIT, mapping, foldings())


def write_compositions():
    """One step of canonical decomposition: one character, or two that compose again."""
    mapping = {}
    for code in ASSIGNED:
        decomposition = ucd.decomposition(chr(code))
        if decomposition and not decomposition.startswith("<") and code not in HANGUL:
            assert code < LIMIT
            mapping[code] = "".join(chr(int(part, 16)) for part in decomposition.split())
    write_mapping("CanonicalTable", "What every character below U+%X is canonically equivalent to, by one step; Hangul is left to arithmetic."
                  % LIMIT, mapping)


def host_text(code):
    """What a character of a host is to a browser, by UTS #46; what is forbidden there stays."""
    index = bisect.bisect_right(uts46data.uts46_starts, code) - 1
    status = chr(uts46data.uts46_statuses[index])
    return {"M": uts46data.uts46_replacements[index], "I": ""}.get(status, chr(code))


def write_hosts():
    mapping = {code: host_text(code) for code in range(LIMIT) if host_text(code) != chr(code)}
    write_mapping("HostTable", "What every character below U+%X is in a host (UTS #46)." % LIMIT, mapping, foldings())


def write_top_levels():
    """All labels that stand alone in the part of the list that ICANN delegates, sorted by their bytes."""
    path = os.path.join(os.path.dirname(publicsuffixlist.__file__), "public_suffix_list.dat")
    with open(path, encoding="utf-8") as file:
        text = file.read()
    version = regex.search("VERSION: ([0-9-]+)", text)[1][:10]
    official = text[text.index("===BEGIN ICANN DOMAINS===") : text.index("// ===END ICANN DOMAINS===")]
    labels = set()
    for line in official.splitlines()[1:]:
        if line and not line.startswith("//"):
            labels.add(line.strip().split(".")[-1])
    labels.update("xn--" + label.encode("punycode").decode() for label in list(labels) if not label.isascii())
    # Reserved, and what documents show.
    labels.add("example")
    write("TopLevels", "The top-level domains of the day.", [
        ("Each between two blanks, in the order of their bytes; IDN as they are shown, and in ASCII.", "names",
         literal(" %s " % " ".join(sorted(labels, key=str.encode)))),
    ], "// The names are those of the list at publicsuffix.org, version of %s." % version)


write_properties()
write_scripts()
write_folding()
write_skeletons()
write_compositions()
write_hosts()
write_top_levels()
