"""Measures the program beside what somebody would use instead, one after the other on one machine.

    script/bench [--sizes 1000,100000,1000000] [--runs 5] [--data FOLDER]

Prints a table of medians in Markdown. Queues and mailboxes are grown once, the same ones every time, in a folder outside
the project. What decides is measured on copies.
"""

import argparse
import json
import os
import re
import shutil
import sqlite3
import subprocess
import tempfile
import time

import mail
from comments import comments
from queues import RELEASES, grow
from table import Table, megabytes, middle, plain, slowest
from terminal import Program

FRAME = "all keys"
CONTROL_B, CONTROL_F, CONTROL_U = "\x02", "\x06", "\x15"


def seconds(words, runs, **more):
    """The median time of a command."""
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        # To a pipe: grep, for one, stops at the first hit when nobody looks.
        subprocess.run(words, check=True, stdout=subprocess.PIPE, **more)
        times.append(time.perf_counter() - start)
    return middle(times)


class Bench:
    def __init__(self, options):
        self.program, self.data, self.runs = options.program, options.data, options.runs
        self.table = Table()

    # Screen

    def console(self, folder):
        # What an earlier session left half done would be where this one begins.
        shutil.rmtree(os.path.join(folder, "drafts"), ignore_errors=True)
        return Program([self.program, "--queue", folder, "--as", "anna"], {"ESCDELAY": "25"})

    def mutt(self, path):
        return Program(["mutt", "-n", "-F", os.path.join(self.data, "muttrc"), "-f", path])

    def bare(self):
        """What it takes to start a program that prints a line: nobody is faster, and the measuring costs as much."""
        times = []
        for _ in range(self.runs * 2):
            program = Program(["sh", "-c", "echo here; exec sleep 9"])
            times.append(program.ready("here"))
            program.kill()
        self.table.add("a shell that prints one line", middle(times), note="the least that a start can measure here")

    def starts(self, make, pattern, leave):
        times = []
        for _ in range(self.runs):
            program = make()
            times.append(program.ready(pattern))
            program.answer(0.1)
            leave(program)
        return middle(times)

    def screen(self, count, folder):
        box = None
        if count <= 100_000 and shutil.which("mutt"):
            box = os.path.join(self.data, f"{count}.mbox")
            mail.mailbox(box, count, RELEASES)
        label = f"{count:,}".replace(",", " ")
        ours = self.starts(lambda: self.console(folder), FRAME, lambda program: program.quit())
        theirs = box and self.starts(lambda: self.mutt(box), r"#\d+ relize", lambda program: program.quit("x"))
        self.table.add(f"first rows, {label} comments", ours, "mutt", theirs)

        program = self.console(folder)
        program.ready(FRAME)
        program.answer(0.3)
        other = box and self.mutt(box)
        if other:
            other.ready(r"#\d+ relize")
            other.answer(0.3)
            other.send("=")
        self.keys(program, other, label)
        if count == 100_000:
            self.lists(program, other, label)
            self.decisions(folder, box, label)
        self.table.add(
            f"memory, {label}", program.resident(), "mutt", other and other.resident(), form=megabytes)
        program.answer(0.5)
        busy, written, woken = program.idle(5)
        self.table.add(
            f"5 s without a key, {label}", busy / 1000, note=f"{written} bytes, woken {woken} times")
        self.table.add(f"quit, {label}", program.quit(), "mutt", other and other.quit("x"))

    def keys(self, program, other, label):
        for name, key, times in (("j", "j", 200), ("page", CONTROL_F, 36)):
            back, mutts = (CONTROL_B, "zZ") if name == "page" else ("k", "jk")
            program.send("g", 0.05)
            # There and back again, twice, so that short lists do for it.
            turns = [turn for _ in range(2) for turn in [0] * (times // 4) + [1] * (times // 4)]
            ours = [program.send((key, back)[turn]) for turn in turns]
            theirs = other and [other.send(mutts[turn]) for turn in turns]
            for what, of in (("median", middle), ("slowest of 100", slowest)):
                self.table.add(
                    f"{name}, {what}, {label}", of([at for at, _ in ours]), "mutt",
                    theirs and of([at for at, _ in theirs]))
            self.table.add(
                f"bytes for {name}, {label}", middle([sent for _, sent in ours]), "mutt",
                theirs and middle([sent for _, sent in theirs]), form=plain)
        ours, theirs = [], []
        for _ in range(self.runs):
            program.send("g", 0.05)
            ours.append(program.send("j" * 500, 0.05)[0])
            if other:
                other.send("=", 0.05)
                theirs.append(other.send("j" * 500, 0.1)[0])
        self.table.add(f"500 j at once, {label}", middle(ours), "mutt", middle(theirs))
        times = []
        for columns in (110, 120) * 3:
            start = time.perf_counter()
            program.resize(columns, 40)
            last = program.answer(0.05)
            times.append((last or start) - start)
        self.table.add(f"resize, {label}", middle(times))
        times = []
        for _ in range(self.runs):
            program.send("/", 0.05)
            times.append(program.send("\x1b", 0.06)[0])
        self.table.add(f"ESC alone, {label}", middle(times))

    def lists(self, program, other, label):
        def ask(query, until):
            program.send("/", 0.03)
            program.send(CONTROL_U + query, 0.03)
            return program.send("\r", 0.05, until)[0]

        def limit(pattern):
            other.send("l", 0.05)
            other.send(CONTROL_U + pattern, 0.05)
            return other.send("\r", 0.3)[0]

        ours = [ask(query, None) for query in ("is:approved", "is:rejected") * 2]
        theirs = other and [limit(pattern) for pattern in ("~f Bērziņš", "~f Ozols")]
        self.table.add(f"list by one field, {label}", middle(ours), "mutt", theirs and middle(theirs))
        ours = [ask(f"is:any body:{word}", None) for word in ("zvaniet", "pensijas", "skola")]
        theirs = other and [limit("~b Zvaniet")]
        self.table.add(f"list by text, {label}", middle(ours), "mutt", theirs and middle(theirs))
        ask("is:any", None)
        if other:
            limit("all")
        program.send("G", 0.05)

    def decisions(self, folder, box, label):
        """Tags by a query and decides on all of them, on copies."""
        copy = self.copy(folder)
        program = self.console(copy)
        program.ready(FRAME)
        program.answer(0.5)
        times = []
        for _ in range(self.runs):
            program.send("T", 0.05)
            times.append(program.send("is:pending number:60001..79000\r", 0.05)[0])
        tagging = middle(times)
        times = []
        for _ in range(self.runs):
            program.send(";a", 0.4)
            before = len(program.output)
            times.append(program.send("y", 0.1)[0])
            program.answer(0.4)
            if not re.search(r"19[,  ]?000", program.text(before)):
                raise RuntimeError(f"not decided: {program.text(before)[-300:]!r}")
            program.send("u", 0.4)
            program.send("y", 0.4)
        deciding = middle(times)
        times = []
        for _ in range(self.runs * 4):
            program.answer(0.4)
            times.append(program.send("a", 0.05)[0])
        single = middle(times)
        order = [program.send(keys, 0.1)[0] for keys in ("sn", "so") * 2]
        program.kill()
        shutil.rmtree(copy)
        theirs = [None, None]
        if box:
            mail_copy = box + ".copy"
            shutil.copyfile(box, mail_copy)
            other = self.mutt(mail_copy)
            other.ready(r"#\d+ relize")
            other.answer(0.3)
            other.send("T", 0.05)
            other.send(CONTROL_U + "~m 60001-79000", 0.05)
            theirs[0] = other.send("\r", 0.3)[0]
            other.send(";", 0.1)
            theirs[1] = other.send("d", 0.3)[0] + other.send("$", 0.5)[0]
            other.kill()
            os.remove(mail_copy)
        self.table.add(f"tag 19 000 by a query, {label}", tagging, "mutt", theirs[0])
        self.table.add(f"decide on them, on the disk, {label}", deciding, "mutt", theirs[1])
        self.table.add(f"decide on one, on the disk, {label}", single, "append + fdatasync", self.append(folder))
        self.table.add(f"another order, {label}", middle(order))

    # Commands

    def commands(self, count, folder):
        label = f"{count:,}".replace(",", " ")
        journal = os.path.join(folder, "queue.jsonl")
        base = [self.program, "--queue", folder, "--as", "anna"]
        lines = self.lines(folder, count)
        rows = self.database(folder, count)
        connection = sqlite3.connect(rows)

        def sql(words, values=()):
            times = []
            for _ in range(self.runs):
                start = time.perf_counter()
                connection.execute(words, values).fetchall()
                times.append(time.perf_counter() - start)
            return middle(times)

        without = self.copy(folder)
        times = []
        for _ in range(min(self.runs, 3)):
            if os.path.exists(os.path.join(without, "queue.checkpoint")):
                os.remove(os.path.join(without, "queue.checkpoint"))
            times.append(seconds([self.program, "--queue", without, "count"], 1))
        self.table.add(
            f"read and check the whole journal, {label}", middle(times), "jq",
            seconds(["jq", "-c", "empty", journal], 1))
        self.table.add(f"verify, {label}", seconds([*base, "verify"], min(self.runs, 3)))
        self.table.add(
            f"count what is pending, {label}", seconds([*base, "count"], self.runs), "SQLite",
            sql("select count(*) from comments where state = 'pending'"))
        self.table.add(
            f"find a word in all texts, {label}", seconds([*base, "count", "is:any", "body:zvaniet"], self.runs),
            "SQLite", sql("select count(*) from comments where body like '%zvaniet%'"))
        self.table.add(
            f"the same, beside grep on JSON lines, {label}",
            seconds([*base, "count", "is:any", "body:zvaniet"], self.runs), "grep -ci",
            seconds(["grep", "-ci", "zvaniet", lines], self.runs, env={**os.environ, "LC_ALL": "C.UTF-8"}))
        self.writes(count, folder, without, rows, label)
        shutil.rmtree(without)

    def writes(self, count, folder, copy, rows, label):
        subprocess.run([self.program, "--queue", copy, "count"], check=True, stdout=subprocess.DEVNULL)
        first = count * 6 // 10 + 1
        base = [self.program, "--queue", copy, "--as", "anna"]
        bare = self.append(copy)
        times = [seconds([*base, "approve", str(first + index)], 1) for index in range(self.runs)]
        self.table.add(f"approve one, from the shell, {label}", middle(times), "append + fdatasync", bare)
        text = json.dumps({"release": "relize-1", "author": {"name": "Anna"}, "body": "Paldies!"}).encode()
        times = [seconds([*base, "submit", "-"], 1, input=text) for _ in range(self.runs)]
        self.table.add(f"submit one, from the shell, {label}", middle(times), "append + fdatasync", bare)

        database = rows + ".copy"
        shutil.copyfile(rows, database)
        connection = sqlite3.connect(database)
        connection.execute("pragma synchronous = full")
        start = time.perf_counter()
        for index in range(20):
            connection.execute("update comments set state = 'approved' where number = ?", (first + index,))
            connection.commit()
        single = (time.perf_counter() - start) / 20
        self.table.add("append + fdatasync, bare, beside one update in SQLite", bare, "SQLite", single)
        many = min(100_000, count * 3 // 10)
        low, high = first + 100, first + 99 + many
        start = time.perf_counter()
        connection.execute("update comments set state = 'approved' where number between ? and ?", (low, high))
        connection.commit()
        bulk = time.perf_counter() - start
        where = ["--where", f"number:{low}..{high}"]
        self.table.add(
            f"approve {many} at once, {label}", seconds([*base, "approve", *where], 1), "SQLite", bulk)
        self.table.add(f"undo it, {label}", seconds([*base, "undo"], 1))
        connection.close()
        os.remove(database)

    def append(self, folder):
        """A bare line, written durably."""
        path = os.path.join(folder, "bare")
        file = os.open(path, os.O_CREAT | os.O_WRONLY | os.O_APPEND)
        times = []
        for _ in range(50):
            start = time.perf_counter()
            os.write(file, b"x" * 400 + b"\n")
            os.fdatasync(file)
            times.append(time.perf_counter() - start)
        os.close(file)
        os.remove(path)
        return middle(times)

    # What the others read

    def copy(self, folder):
        target = tempfile.mkdtemp(dir=self.data)
        for name in ("queue.jsonl", "queue.checkpoint"):
            if os.path.exists(os.path.join(folder, name)):
                shutil.copyfile(os.path.join(folder, name), os.path.join(target, name))
        return target

    def lines(self, folder, count):
        """The comments as JSON lines, as a web site would keep them."""
        path = os.path.join(self.data, f"{count}.lines")
        if not os.path.exists(path):
            with open(path + ".new", "w") as file:
                subprocess.run([self.program, "--queue", folder, "list", "is:any", "--json"], check=True, stdout=file)
            os.rename(path + ".new", path)
        return path

    def database(self, folder, count):
        path = os.path.join(self.data, f"{count}.sqlite")
        if os.path.exists(path):
            return path
        connection = sqlite3.connect(path + ".new")
        connection.execute(
            "create table comments (number integer primary key, state text, release text, name text, submitted text, body text)")
        with open(self.lines(folder, count), encoding="utf-8") as file:
            connection.executemany(
                "insert into comments values (?, ?, ?, ?, ?, ?)",
                ((row["number"], row["state"], row["release"], row["author"]["name"], row["submitted"], row["body"])
                 for row in map(json.loads, file)))
        connection.execute("create index by_state on comments (state)")
        connection.commit()
        connection.close()
        os.rename(path + ".new", path)
        return path


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", required=True)
    parser.add_argument("--data", default=os.path.join(tempfile.gettempdir(), "sluice-bench"))
    parser.add_argument("--sizes", default="1000,100000,1000000")
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    os.makedirs(options.data, exist_ok=True)
    with open(os.path.join(options.data, "muttrc"), "w") as file:
        file.write(mail.SETTINGS)
    bench = Bench(options)
    before = os.getloadavg()[0]
    bench.bare()
    for count in map(int, options.sizes.split(",")):
        print(f"Growing a queue of {count} comments, unless it is there", flush=True)
        folder = grow(options.program, os.path.join(options.data, str(count)), count)
        subprocess.run([options.program, "--queue", folder, "count"], check=True, stdout=subprocess.DEVNULL)
        bench.screen(count, folder)
        if count > 1000:
            bench.commands(count, folder)
    print()
    print(bench.table.markdown())
    print(f"\nMedians of {options.runs} runs; {os.cpu_count()} cores; load {before:.1f} before, {os.getloadavg()[0]:.1f} after.")


main()
