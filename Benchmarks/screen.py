"""What a moderator does on the screen, and mutt on the same comments beside it."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time

import mail
from disk import append, copied
from queues import RELEASES
from table import megabytes, middle, plain, slowest
from terminal import ESCAPES, Program

FRAME = "all keys"
CONTROL_B, CONTROL_F, CONTROL_U = "\x02", "\x06", "\x15"
# More would take mutt minutes to open.
MUTTS_LIMIT = 100_000
ECHO = "import os, tty; tty.setraw(0); os.write(1, b'here')\nwhile True: os.write(1, os.read(0, 99) * 400)"


class Screen:
    def __init__(self, bench, count, folder):
        self.program, self.data, self.runs, self.table = bench.program, bench.data, bench.runs, bench.table
        self.short = bench.short
        self.count, self.folder = count, folder
        self.box = None
        if count <= MUTTS_LIMIT and shutil.which("mutt"):
            self.box = os.path.join(self.data, f"{count}.mbox")
            mail.mailbox(self.box, count, RELEASES)
        self.pending = self.ask_shell("is:pending")

    def add(self, work, ours, theirs=None, form=None):
        self.table.add(work, self.count, ours, "mutt", theirs, **({"form": form} if form else {}))

    def ask_shell(self, query, folder=None):
        """How many comments match: what the screen has to agree with."""
        words = [self.program, "--queue", folder or self.folder, "--as", "anna", "count", "--json", *query.split()]
        return json.loads(subprocess.run(words, check=True, stdout=subprocess.PIPE).stdout)["count"]

    def console(self, folder):
        # What an earlier session left half done would be where this one begins.
        drafts = os.path.join(folder, "drafts")
        for name in os.listdir(drafts) if os.path.exists(drafts) else []:
            os.remove(os.path.join(drafts, name))
        # Who has never acted here is not told what has happened since.
        return Program([self.program, "--queue", folder, "--as", f"m{int(time.time())}"])

    def mutt(self, path):
        environment = {"HOME": self.data}
        return Program(["mutt", "-n", "-F", os.path.join(self.data, "muttrc"), "-f", path], environment)

    def measure(self):
        def starts(make, pattern, leave):
            times, ends = [], []
            for _ in range(self.runs):
                program = make()
                times.append(program.ready(pattern))
                program.answer(0.1)
                ends.append(program.quit(leave))
            return middle(times), middle(ends)

        ours, quits = starts(lambda: self.console(self.folder), FRAME, "q")
        theirs, mutts = starts(lambda: self.mutt(self.box), r"#\d+ relize", "x") if self.box else (None, None)
        self.add("first rows", ours, theirs)
        self.beside_one_that_only_draws(starts)
        program = self.console(self.folder)
        program.ready(FRAME)
        program.answer(0.3)
        program.expect(f"1 of {self.pending}, ")
        other = self.mutt(self.box) if self.box else None
        if other:
            other.ready(r"#\d+ relize")
            other.answer(0.3)
            other.expect(rf"Msgs:{self.count}\b")
            other.send("=")
        self.keys(program, other)
        self.add("memory", program.resident(), other and other.resident(), megabytes)
        self.lists(program, other)
        self.add("memory after searches", program.resident(), other and other.resident(), megabytes)
        self.add("of which its own, not mapped files", program.resident("RssAnon"), other and other.resident("RssAnon"), megabytes)
        # Where the cursor stands is written two seconds after the last key.
        program.answer(2.5)
        busy, written, woken = program.idle(3)
        if written or woken > 2:
            raise RuntimeError(f"idle, it wrote {written} bytes and woke up {woken} times")
        self.add("processor in 3 s without a key", busy / 1000)
        self.add("quit", quits, mutts)
        program.kill()
        if other:
            other.kill()
        if self.count <= 1_000_000 and not self.short:
            self.decisions()

    def beside_one_that_only_draws(self, starts):
        """The same beside a program that has next to nothing to open, alone and while something else keeps a core busy."""
        path = os.path.join(self.data, "page")
        with open(path, "w") as file:
            file.write(f"{FRAME}\n" * 39)
        for work, hasOther in (("the same, beside one that only draws", False), ("the same, one core busy", True)):
            other = hasOther and subprocess.Popen([sys.executable, "-c", "while True: pass"])
            ours, _ = starts(lambda: self.console(self.folder), FRAME, "q")
            theirs, _ = starts(lambda: Program(["less", path]), FRAME, "q")
            if other:
                other.kill()
                other.wait()
            self.table.add(work, self.count, ours, "less", theirs)

    # Keys

    def keys(self, program, other):
        # Forth only: who goes back is answered from texts that were read before.
        for name, key, mutts, times in (
            ("j", "j", "j", 200), ("page", CONTROL_F, "z", min(36, self.pending // 45))):
            ours = [program.send(key) for _ in range(times)]
            if name == "j":
                program.expect(f"{times + 1} of {self.pending}, ")
            theirs = other and [other.send(mutts) for _ in range(times)]
            program.send("g", 0.05)
            if other:
                other.send("=", 0.05)
            for what, of in (("median", middle), ("slowest of 100", slowest)):
                self.add(f"{name}, {what}", of([at for at, _ in ours]), theirs and of([at for at, _ in theirs]))
            taken = [at for at, _ in ours]
            self.table.add(f"{name}, slowest beside its median", self.count, slowest(taken), "median", middle(taken))
            self.add(
                f"bytes for {name}", middle([sent for _, sent in ours]), theirs and middle([sent for _, sent in theirs]),
                plain)
        # What of it is text rather than orders to the terminal: no program can show another comment with less.
        before = len(program.output)
        for _ in range(100):
            program.send("j")
        text = ESCAPES.sub(b"", bytes(program.output[before:]))
        self.add("bytes for j that are text", len(text) / 100, form=plain)
        program.send("g", 0.05)
        ours, theirs = [], []
        for _ in range(self.runs):
            ours.append(program.send("j" * 500, 0.05)[0])
            program.expect(f"{min(501, self.pending)} of {self.pending}, ")
            program.send("g", 0.05)
            if other:
                theirs.append(other.send("j" * 500, 0.1)[0])
                other.send("=", 0.05)
        self.add("500 j at once", middle(ours), middle(theirs))
        times = []
        for columns in (110, 120) * 3:
            start = time.perf_counter()
            program.resize(columns, 40)
            last = program.answer(0.05)
            if last is None:
                raise RuntimeError("a new size was not answered")
            times.append(last - start)
        self.add("resize", middle(times))
        times = []
        for _ in range(self.runs):
            program.send("/", 0.05)
            times.append(program.send("\x1b", 0.06)[0])
        program.expect(f"1 of {self.pending}, ")
        self.add("ESC alone", middle(times))

    # Lists

    def lists(self, program, other):
        def ask(query, quiet=0.05):
            program.send("/", 0.03)
            program.send(CONTROL_U + query, 0.03)
            taken = program.send("\r", quiet)[0]
            program.expect(rf"\d of {self.ask_shell(query)}, ")
            return taken

        def limit(pattern):
            other.send("l", 0.05)
            other.send(CONTROL_U + pattern, 0.05)
            taken = other.send("\r", 0.3)[0]
            other.expect(rf"Msgs:\d+/{self.count}\b")
            return taken

        ours = [ask(query) for query in ("is:approved", "is:rejected") * 2]
        theirs = other and [limit(pattern) for pattern in ("~f Bērziņš", "~f Ozols")]
        self.add("list by one field", middle(ours), theirs and middle(theirs))
        ours = [ask(f"is:any body:{word}") for word in ("zvaniet", "pensijas", "skola")]
        theirs = other and [limit("~b Zvaniet")]
        self.add("list by text", middle(ours), theirs and middle(theirs))
        ask("is:pending")
        times = []
        for keys, name in (("sn", "newest"), ("so", "oldest"), ("sa", "by author")):
            times.append(program.send(keys, 0.1)[0])
            program.expect(rf"\d of {self.pending}, {name}")
        self.add("another order", middle(times))

    # Decisions

    def decisions(self):
        """Tags by a query and decides on all of them, on copies; then on one after the other."""
        many = min(19_000, self.count * 19 // 100)
        first = self.count * 6 // 10 + 1
        numbers = f"number:{first}..{first + many - 1}"
        folder = copied(self.folder, self.data)
        program = self.console(folder)
        program.ready(FRAME)
        program.answer(1.0)
        times, deciding = [], []
        for _ in range(self.runs):
            program.send("T", 0.05)
            times.append(program.send(f"is:pending {numbers}\r", 0.05)[0])
            program.expect(rf"\b{many} tagged")
            program.send(";a", 0.2)
            deciding.append(program.send("y", 0.1)[0])
            program.expect(rf"\bapproved {many}\b")
            self.check(folder, f"is:approved {numbers}", many)
            program.send("u", 0.2)
            program.send("y", 0.2)
            self.check(folder, f"is:approved {numbers}", 0)
            # The tags are back; away with them.
            program.send("\x14is:any\r", 0.2)
        self.one_by_one(program, folder)
        program.kill()
        tagging, moving = self.mutts_decisions(first, many) if self.box else (None, None)
        self.add("tag by a query", middle(times), tagging)
        self.add("decide on the tagged, on the disk", middle(deciding), moving)
        shutil.rmtree(folder)

    def one_by_one(self, program, folder):
        before = self.ask_shell("is:approved", folder)
        times, bare = [], []
        for _ in range(self.runs * 4):
            program.answer(0.4)
            bare.append(append(folder, 1))
            times.append(program.send("a", 0.05)[0])
        self.check(folder, "is:approved", before + len(times))
        self.table.add("decide on one, key to screen", self.count, middle(times), "append + fdatasync", middle(bare))

    def check(self, folder, query, count):
        found = self.ask_shell(query, folder)
        if found != count:
            raise RuntimeError(f"{found} match {query}, not {count}")

    def mutts_decisions(self, first, many):
        path = self.box + ".copy"
        shutil.copyfile(self.box, path)
        other = self.mutt(path)
        other.ready(r"#\d+ relize")
        other.answer(0.3)
        other.send("T", 0.05)
        other.send(CONTROL_U + f"~m {first}-{first + many - 1}", 0.05)
        tagging = other.send("\r", 0.3)[0]
        other.expect(rf"Tag:{many}\b")
        other.send(";", 0.1)
        deciding = other.send("d", 0.3)[0] + other.send("$", 0.5)[0]
        with open(path, "rb") as file:
            left = file.read().count(b"\nMessage-ID: <")
        if left != self.count - many:
            raise RuntimeError(f"mutt kept {left}")
        other.kill()
        os.remove(path)
        return tagging, deciding


def floors(runs):
    """What it takes to start a program that prints a line, and to answer a key: nobody is faster, and the measuring costs as much."""
    starts = []
    for _ in range(runs * 2):
        program = Program(["sh", "-c", "echo here; exec sleep 9"])
        starts.append(program.ready("here"))
        program.kill()
    program = Program([sys.executable, "-c", ECHO])
    program.ready("here")
    program.answer(0.2)
    keys = [program.send("j")[0] for _ in range(100)]
    program.kill()
    return middle(starts), middle(keys)
