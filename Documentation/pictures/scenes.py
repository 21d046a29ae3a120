"""What the pictures show: the queue they begin from, and for each picture the size of the terminal and the keys."""
import json
from dataclasses import dataclass

# All times are those of Riga in winter.
NOW = "2026-11-24T14:55:00"

# What has happened in a queue: moment, who, and the command. First the sample comments, and a morning's work by two.
MORNING = [
    ("2026-11-24T09:55:00", "anna", "init", "--from", "seeds/press-office.json"),
    ("2026-11-24T10:02:10", "juris", "approve", "1", "2", "3"),
    ("2026-11-24T10:03:40", "juris", "reject", "14", "--reason", "unlawful"),
    ("2026-11-24T10:05:00", "anna", "approve", "4", "8", "9", "10"),
    ("2026-11-24T10:06:30", "anna", "reject", "7", "--reason", "off-topic"),
    ("2026-11-24T10:20:00", "juris", "approve", "5", "12", "13", "15"),
    ("2026-11-24T10:24:00", "juris", "reject", "53", "--reason", "abuse"),
    ("2026-11-24T10:31:00", "juris", "undo"),
    ("2026-11-24T11:15:00", "anna", "approve", "17", "18"),
    ("2026-11-24T11:40:00", "anna", "defer", "36", "--until", "2d", "--note", "jautāts PMLP"),
    ("2026-11-24T13:30:00", "juris", "note", "56", "--note", "pārsūtīts Valsts policijai, gaidu atbildi"),
    ("2026-11-24T13:31:00", "juris", "reject", "44", "86", "--reason", "spam"),
]
# The same comments a week earlier, and a week of work on them.
WEEK = [("2026-11-17T09:55:00", *MORNING[0][1:])] + [
    (f"2026-11-{day}T{10 + index}:10:00", moderator, *words)
    for day, acts in {
        17: [("anna", "approve", "1", "2", "3", "4", "5", "8", "9", "10", "12"), ("juris", "reject", "14", "--reason", "unlawful")],
        18: [("juris", "reject", "6", "11", "28", "45", "63", "--reason", "spam"),
             ("juris", "approve", "13", "15", "16", "17", "18", "19", "20", "21")],
        19: [("anna", "approve", "22", "23", "24", "25", "26", "27"), ("anna", "reject", "44", "86", "--reason", "spam"),
             ("juris", "reject", "53", "--reason", "abuse")],
        20: [("anna", "approve", *(str(number) for number in range(29, 44) if number != 36)),
             ("juris", "reject", "72", "94", "88", "--reason", "spam"), ("juris", "undo")],
        23: [("juris", "approve", *(str(number) for number in range(46, 60) if number not in (50, 53, 54, 56))),
             ("anna", "reject", "71", "90", "--reason", "unlawful"), ("anna", "reject", "92", "106", "--reason", "off-topic")],
        24: [("anna", "approve", "60", "61", "64", "65", "66"), ("juris", "reject", "72", "--reason", "spam")],
    }.items() for index, (moderator, *words) in enumerate(acts)]
QUEUES = {"morning": MORNING, "week": WEEK}


def settings(language):
    return json.dumps({
        "site": "Iekšlietu ministrija", "target": "2d", "language": language, "guard": 0,
        "moderators": {"anna": "Anna Bērziņa", "juris": "Juris Liepa"},
        "words": {"reklāma": ["kredīt*", "likmes", "pārdodu"]}})


@dataclass(frozen=True)
class Scene:
    name: str
    columns: int
    rows: int
    keys: list
    titles: dict
    shows_cursor: bool
    queue: str


def scene(name, size, keys, english, latvian, shows_cursor=False, queue="morning"):
    columns, rows = (int(part) for part in size.split("x"))
    return Scene(name, columns, rows, keys, {"en": english, "lv": latvian}, shows_cursor, queue)


# The comment of Līga Ozoliņa, who left her telephone number; two rows above it are decided.
AT_LIGA = ["#61", "<Enter>", "#52", "<Enter>", "a", "r", "i", "#56", "<Enter>"]
# The editor with the number taken out.
EDITED = ["#56", "<Enter>", "e", "<Down>", "<Down>", "<Down>", "<M-f>", "<M-f>", "<Right>", "<Right>", "<M-d>", "[numurs izņemts]"]

SCENES = [
    scene("list-wide", "120x30", AT_LIGA, "The list beside the comment", "Saraksts blakus komentāram"),
    scene("list-narrow", "80x24", AT_LIGA, "The list above the comment", "Saraksts virs komentāra"),
    scene("wave", "80x24", ["#6", "<Enter>", "="], "A wave of spam, tagged", "Atzīmēts surogātpasta vilnis"),
    scene("question", "80x24", ["/", "release:konference-brisele", "<Enter>", "*", "a"],
          "The question before many", "Jautājums, pirms lemj par daudziem"),
    scene("full-screen", "80x24", ["#51", "<Enter>", "<Enter>"], "One comment on the whole screen", "Viens komentārs visā ekrānā"),
    scene("hostile", "80x24", ["#90", "<Enter>"], "Hostile text, shown as what it is", "Naidīgs teksts, parādīts, kāds tas ir"),
    scene("reasons", "80x24", ["#53", "<Enter>", "r"], "Why is it rejected?", "Kāpēc noraidīt?"),
    scene("deferring", "80x24", ["#74", "<Enter>", "w"], "Until when?", "Līdz kuram laikam?"),
    scene("query", "80x24", ["/", "has:link "], "A query", "Vaicājums", True),
    scene("editor", "80x24", EDITED, "The editor", "Redaktors", True),
    scene("saving", "80x24", [*EDITED, "<C-x>"], "What an edit changes", "Ko labojums maina"),
    scene("mask", "80x24", ["#56", "<Enter>", "x"], "What a mask replaces", "Ko aizklāj"),
    scene("rehearsal", "80x24", ["/", "has:link", "<Enter>", "%"], "A query tried on the past", "Vaicājums izmēģināts uz pagātni", queue="week"),
    scene("history", "80x24", ["#53", "<Enter>", "h"], "The history of a comment", "Komentāra vēsture"),
    scene("queue-history", "80x24", ["H"], "The history of the queue", "Rindas vēsture", queue="week"),
    scene("statistics", "100x30", ["S"], "Statistics", "Statistika", queue="week"),
    scene("releases", "80x24", ["o"], "The releases", "Paziņojumi"),
    scene("messages", "80x24", ["#52", "<Enter>", "a", "r", "i", "u", "!"], "The messages", "Ziņojumi"),
    scene("help", "120x40", ["?"], "All keys", "Visi taustiņi"),
]

# The recording: keys as a terminal sends them, and the seconds that the screen then stands.
RECORDING_SIZE = (100, 28)
RECORDING = [
    ("j", 0.6), ("j", 1.5),
    # A wave of spam, rejected at once and brought back.
    ("#6\r", 2), ("=", 2.5), (";", 1.5), ("r", 2), ("s", 2.5), ("u", 2.5), ("U", 2),
    # A telephone number is taken out of a comment.
    ("#56\r", 3), ("e", 1.5), ("\x1b[B", 0.4), ("\x1b[B", 0.4), ("\x1b[B", 0.8), ("\x1bf", 0.5), ("\x1bf", 0.5), ("\x06", 0.3),
    ("\x06", 0.6), ("\x1bd", 1), ("[numurs izņemts]", 1.5), ("\x18", 3.5), ("a", 3),
    # What has a link, and who did what.
    ("/", 1), ("has:link\r", 3), ("\x7f", 1.5), ("H", 3.5), ("q", 1), ("S", 4), ("q", 1), ("Q", 0.5),
]
