#!/usr/bin/env python3
"""Verifies a journal of sluice, format 1, with nothing of sluice's own: see journal-format.md.

    verify.py queue.jsonl [--against N:CHAIN]

Checks the form of every line to the byte, the limits, numbers, chain and digests, that what a line refers to is there,
and that every missing content was taken away by an erasure, and that what is erased is erased again only for what was left.
What else a state allows is left to `sluice verify`.

Prints the head as N:CHAIN and exits with 0; at the first line that is not in order it says which line and byte, and why,
and exits with 1. An unfinished last line, an erasure that was not finished and a clock that went back are remarks; so is a
line that only a later format knows, up to which the journal is checked.
"""
import calendar
import hashlib
import json
import re
import sys

# What stands in a string: the characters that the format escapes never stand there as they are.
ESCAPED = r"\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069"
STRING = (
    r'"(?:[^"\\' + ESCAPED + r']|\\["\\tnr]|\\u00(?:0[1-8bcef]|1[0-9a-f]|7f|[89][0-9a-f])'
    r'|\\u(?:061c|200[ef]|202[89a-e]|206[6-9]))+"'
)
NUMBER = r"(?:0|[1-9][0-9]{0,9})"
NUMBERS = r"\[" + NUMBER + r"(?:," + NUMBER + r")*\]"
TIME = r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{3}Z"
DATE = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
SLUG = r'"[A-Za-z0-9][A-Za-z0-9._-]{0,127}"'
REASON = r'"[a-z0-9][a-z0-9-]{0,31}"'
UUID = r'"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"'
DIGITS = r"[0-9a-f]{64}"

ON = r',"on":(?P<on>' + NUMBERS + ")"
MEMBERS = {
    "found": r',"format":1,"queue":' + UUID,
    "release": rf',"release":(?P<release>{SLUG}),"title":(?P<title>{STRING}),"date":"(?P<date>{DATE})"'
    rf'(?:,"url":(?P<url>{STRING}))?(?:,"summary":(?P<summary>{STRING}))?',
    "submit": rf',"comment":(?P<comment>{NUMBER}),"release":(?P<release>{SLUG})(?:,"parent":(?P<parent>{NUMBER}))?'
    rf',"submitted":"(?P<submitted>{TIME})"(?:,"source":{{"system":(?P<system>{STRING}),"id":(?P<id>{STRING})}})?'
    rf'(?:,"state":"approved"|,"state":"rejected","reason":{REASON})?',
    "approve": ON,
    "reopen": ON,
    "note": ON,
    "edit": ON,
    "reject": ON + rf',"reason":{REASON}',
    "defer": ON + rf',"until":"(?P<until>{TIME})"',
    "undo": rf',"entry":(?P<entry>{NUMBER})' + ON,
    "erase": ON + rf',"blank":(?P<blank>{NUMBERS})',
}
SALT = r'\{"salt":"[0-9a-f]{32}"'
NOTE = rf',"note":(?P<note>{STRING})'
CONTENTS = {
    "submit": SALT
    + rf',"author":{{"name":(?P<name>{STRING})(?:,"email":(?P<email>{STRING}))?(?:,"site":(?P<site>{STRING}))?'
    rf'(?:,"address":(?P<address>{STRING}))?}},"body":(?P<body>{STRING})}}',
    "edit": SALT + rf',"body":(?P<body>{STRING})(?:{NOTE})?}}',
    **{verb: SALT + NOTE + r"\}" for verb in ("approve", "reopen", "reject", "defer", "note")},
}
ALWAYS = ("submit", "edit", "note")
MOST = {
    "by": 64, "title": 1024, "url": 2048, "summary": 16384, "system": 64, "id": 256, "name": 200, "email": 254,
    "site": 2048, "address": 64, "body": 65536, "note": 4096,
}
HEAD = re.compile(
    rf'\{{"n":(?P<n>{NUMBER}),"at":"(?P<at>{TIME})","by":(?P<by>{STRING}),"do":"(?P<do>[a-z]+)"'
    rf'(?P<members>.*?)(?:,"digest":"(?P<digest>{DIGITS})")?', re.DOTALL)
MEMBERS = {verb: re.compile(pattern) for verb, pattern in MEMBERS.items()}
CONTENTS = {verb: re.compile(pattern) for verb, pattern in CONTENTS.items()}


FRAME = ["n", "at", "by", "do"]
KNOWN = {
    "found": ["format", "queue"], "release": ["release", "title", "date", "url", "summary"],
    "submit": ["comment", "release", "parent", "submitted", "source", "state", "reason"],
    "reject": ["on", "reason"], "defer": ["on", "until"], "undo": ["entry", "on"], "erase": ["on", "blank"],
    **{verb: ["on"] for verb in ("approve", "reopen", "note", "edit")},
}
KNOWN_CONTENT = {
    "submit": ["salt", "author", "body"], "edit": ["salt", "body", "note"],
    **{verb: ["salt", "note"] for verb in ("approve", "reopen", "reject", "defer", "note")},
}


class Fault(Exception):
    """What is wrong, and how many bytes into the line."""

    def __init__(self, byte, what):
        super().__init__(what)
        self.byte = byte


def check_texts(groups):
    for key, most in MOST.items():
        if groups.get(key) is not None and len(json.loads(groups[key]).encode()) > most:
            raise Fault(0, f"{key} has more than {most} bytes")


def check_day(text):
    year, month, day = int(text[:4]), int(text[5:7]), int(text[8:10])
    if year == 0 or not 1 <= month <= 12 or not 1 <= day <= calendar.monthrange(year, month)[1]:
        raise Fault(0, "there is no such day")


def check_time(text):
    check_day(text)
    if int(text[11:13]) > 23 or int(text[14:16]) > 59 or int(text[17:19]) > 59:
        raise Fault(0, "there is no such time")


def numbers(text):
    found = [int(part) for part in text[1:-1].split(",")]
    if len(found) > 1_000_000 or found[0] == 0 or found[-1] > 4294967295:
        raise Fault(0, "a number is out of bounds, or there are too many")
    if any(one >= other for one, other in zip(found, found[1:])):
        raise Fault(0, "numbers do not ascend")
    return found


def pairs(members):
    keys = [key for key, _ in members]
    if len(set(keys)) != len(keys):
        raise ValueError("a key stands twice")
    return dict(members)


def has_more(value, known):
    return isinstance(value, dict) and any(key not in known for key in value)


def is_ordered(value, known):
    return [key for key in value if key in known] == [key for key in known if key in value]


def depth(value):
    """How many arrays and objects stand inside one another."""
    deepest, rest = 0, [(value, 1)]
    while rest:
        item, level = rest.pop()
        if isinstance(item, (dict, list)):
            deepest = max(deepest, level)
            rest += [(part, level + 1) for part in (item.values() if isinstance(item, dict) else item)]
    return deepest


def is_newer(raw, n, chain):
    """Whether a line is as a later format has it: something in it is unknown, and the chain or a digest covers that."""
    if len(raw) > 16 * 1024 * 1024:
        return False
    cut = raw.find(b',"chain":"')
    behind = raw[cut + 74 :]
    value = behind[12:-2] if behind.startswith(b'","content":') and behind.endswith(b"}\n") else None
    if cut < 0 or (value is None and behind != b'"}\n'):
        return False
    if hashlib.sha256(chain.encode() + raw[:cut]).hexdigest().encode() != raw[cut + 10 : cut + 74]:
        return False
    try:
        head = json.loads((raw[:cut] + b"}").decode(), object_pairs_hook=pairs)
        if depth(head) > 64:
            return False
        check_time(head["at"])
        verb, frame = head["do"], [head["n"] == n, next(iter(head)) == "n", ("digest" in head) == (value is not None)]
        if not isinstance(verb, str) or not all(frame):
            return False
        known = FRAME + KNOWN.get(verb, []) + (["digest"] if verb in CONTENTS or verb not in KNOWN else [])
        if not is_ordered(head, known):
            return False
        if verb not in KNOWN or has_more(head, known) or has_more(head.get("source"), ["system", "id"]):
            return True
        if isinstance(head.get("format"), int) and head["format"] > 1:
            return True
        if value is None or hashlib.sha256(value).hexdigest() != head["digest"]:
            return False
        content, members = json.loads(value.decode(), object_pairs_hook=pairs), KNOWN_CONTENT[verb]
        author = ["name", "email", "site", "address"]
        if depth(content) > 64:
            return False
        return is_ordered(content, members) and (has_more(content, members) or has_more(content.get("author"), author))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError, Fault):
        return False


class Journal:
    def __init__(self):
        self.n, self.chain, self.chains = 0, "0" * 64, {}
        self.at, self.releases, self.parents = "", set(), []
        self.has_digest, self.missing, self.standing, self.remarks = set(), {}, set(), []
        self.erased, self.listed = set(), set()

    def line(self, raw):
        if len(raw) > 16 * 1024 * 1024:
            raise Fault(0, "longer than 16 MiB")
        cut = raw.find(b',"chain":"')
        if cut < 0:
            raise Fault(0, "no chain")
        head = HEAD.fullmatch(self.decoded(raw[:cut], 0))
        if not head or head["do"] not in MEMBERS:
            raise Fault(0, "not the form of an entry")
        groups, verb = head.groupdict(), head["do"]
        members = MEMBERS[verb].fullmatch(head["members"])
        if not members:
            raise Fault(0, f"not the members of {verb}, in their order")
        groups.update(members.groupdict())
        self.refer(verb, groups)
        digits = raw[cut + 10 : cut + 74].decode("ascii", "replace")
        if hashlib.sha256(self.chain.encode() + raw[:cut]).hexdigest() != digits:
            raise Fault(cut + 10, "the chain does not hold")
        self.chain = self.chains[self.n] = digits
        self.content(verb, groups["digest"], raw, cut + 74)

    def decoded(self, raw, before):
        try:
            return raw.decode()
        except UnicodeDecodeError as error:
            raise Fault(before + error.start, "not UTF-8") from None

    def refer(self, verb, groups):
        """Checks the values of a line, and what they refer to."""
        self.n += 1
        if int(groups["n"]) != self.n:
            raise Fault(0, f"numbered {groups['n']}")
        if (verb == "found") != (self.n == 1):
            raise Fault(0, "the first entry, and no other, is found")
        check_time(groups["at"])
        if groups["at"] < self.at:
            self.remarks.append(f"line {self.n}: the clock went back")
        self.at = groups["at"]
        check_texts(groups)
        if re.search(r"[\s\x00-\x1f\x7f-\x9f]", json.loads(groups["by"])):
            raise Fault(0, "by has a space or a control")
        if verb == "release":
            check_day(groups["date"])
            self.releases.add(groups["release"])
        elif verb == "submit":
            check_time(groups["submitted"])
            self.parents.append(groups["release"])
            if int(groups["comment"]) != len(self.parents):
                raise Fault(0, f"comment {groups['comment']} is out of turn")
            if groups["release"] not in self.releases:
                raise Fault(0, "there is no such release")
            if groups["parent"] is not None:
                parent = int(groups["parent"])
                if not 1 <= parent < len(self.parents) or self.parents[parent - 1] != groups["release"]:
                    raise Fault(0, "the parent is no earlier comment of this release")
        elif verb != "found":
            on = numbers(groups["on"])
            if on[-1] > len(self.parents) or (verb == "edit" and len(on) != 1):
                raise Fault(0, "on names a comment that isn't there, or too many")
            if verb == "undo" and not 1 <= int(groups["entry"]) < self.n:
                raise Fault(0, "there is no such entry")
            if verb == "defer":
                check_time(groups["until"])
            if verb == "erase":
                blank = numbers(groups["blank"])
                again = self.erased.intersection(on)
                for entry in blank:
                    if entry not in self.has_digest:
                        raise Fault(0, f"entry {entry} has no content to blank")
                    if entry in self.listed and again:
                        raise Fault(0, f"comment {min(again)} is erased, and entry {entry} was listed before")
                for entry in blank:
                    if entry in self.standing:
                        self.remarks.append(f"line {self.n}: the erasure is not finished, entry {entry} has its content")
                    self.missing.pop(entry, None)
                self.erased.update(on)
                self.listed.update(blank)

    def forget(self, n, chain):
        """Gives up a line that a later format has written."""
        for entry in range(n + 1, self.n + 1):
            self.missing.pop(entry, None)
            self.chains.pop(entry, None)
        self.n, self.chain = n, chain

    def content(self, verb, digest, raw, after):
        """Checks what stands behind the chain."""
        if digest is None:
            if verb in ALWAYS:
                raise Fault(after, "the digest is missing")
            if raw[after:] != b'"}\n':
                raise Fault(after, "something stands behind the chain")
            return
        if verb not in CONTENTS:
            raise Fault(after, f"{verb} has no content")
        if not raw.startswith(b'","content":', after) or not raw.endswith(b"}\n"):
            raise Fault(after, "no content behind the chain")
        self.has_digest.add(self.n)
        value, start = raw[after + 12 : -2], after + 12
        if value[:4] == b"null" and not value[4:].strip(b" "):
            self.missing[self.n] = Fault(start, "the content is missing, and no later erasure lists it")
            return
        try:
            match = CONTENTS[verb].fullmatch(self.decoded(value, start))
            if not match:
                raise Fault(start, f"not the content of {verb}")
            check_texts(match.groupdict())
            if hashlib.sha256(value).hexdigest() != digest:
                raise Fault(start, "the content does not match its digest")
            self.standing.add(self.n)
        except Fault as fault:
            # Only an erasure that broke off while it overwrote this very line makes that valid.
            self.missing[self.n] = fault
            self.standing.add(self.n)


def main(path, against):
    journal, offsets, offset = Journal(), {}, 0
    fault, newer, line = None, None, 0
    with open(path, "rb") as file:
        lines = iter(file)
        raw = next(lines, b"")
        while raw:
            following = next(lines, b"")
            line += 1
            offsets[line] = offset
            if not raw.endswith(b"\n") or (not following and b"\0" in raw):
                journal.remarks.append(f"line {line}: not finished, {len(raw)} bytes that count for nothing")
                line -= 1
                break
            before, chain = journal.n, journal.chain
            try:
                journal.line(raw)
                found = journal.missing.get(journal.n)
            except Fault as raised:
                fault = found = raised
            if found and is_newer(raw, before + 1, chain):
                fault, newer = None, line
                journal.forget(before, chain)
                break
            if fault:
                break
            offset += len(raw)
            raw = following
    whole = fault is None and newer is None
    torn = {n: found for n, found in journal.missing.items() if whole or "missing" not in str(found)}
    if torn:
        line = min(torn)
        fault = torn[line]
    if whole and journal.n == 0:
        fault, line = Fault(0, "the journal has no entry"), 1
        offsets[1] = 0
    if fault is not None:
        print(f"line {line}, byte {offsets[line] + fault.byte}: {fault}")
        return 1
    for remark in journal.remarks:
        print(remark)
    if newer is not None:
        print(f"line {newer}: written by a newer sluice; checked up to entry {journal.n}")
    print(f"{journal.n}:{journal.chain}")
    if against:
        number, _, chain = against.partition(":")
        if not number.isdigit() or journal.chains.get(int(number)) != chain:
            print(f"this journal does not contain {against}")
            return 1
    return 0


if __name__ == "__main__":
    arguments = sys.argv[1:]
    if len(arguments) not in (1, 3) or (len(arguments) == 3 and arguments[1] != "--against"):
        sys.exit(__doc__)
    sys.exit(main(arguments[0], arguments[2] if len(arguments) == 3 else None))
