"""What the command line does, and SQLite, jq and grep on the same comments beside it."""

import json
import os
import shutil
import sqlite3
import subprocess
import time

from disk import CHECKPOINT, JOURNAL, copied, linked
from table import middle

# More than this no other program is asked to read: it would take it minutes.
OTHERS_LIMIT = 1_000_000


def run(words, **more):
    """Runs a command to its end; gives the seconds, and what it wrote."""
    start = time.perf_counter()
    done = subprocess.run(words, check=True, stdout=subprocess.PIPE, **more)
    return time.perf_counter() - start, done.stdout


def first_output(words):
    """Seconds until a command has given its answer, and until it has ended; and the answer."""
    start = time.perf_counter()
    with subprocess.Popen(words, stdout=subprocess.PIPE) as process:
        answer = process.stdout.readline()
        answered = time.perf_counter() - start
        process.wait()
    if process.returncode != 0:
        raise RuntimeError(f"{words} ended with {process.returncode}")
    return answered, time.perf_counter() - start, answer


class Commands:
    def __init__(self, bench, count, folder):
        self.program, self.data, self.runs, self.table = bench.program, bench.data, bench.runs, bench.table
        self.short = bench.short
        self.count, self.folder = count, folder
        self.hasOthers = count <= OTHERS_LIMIT

    def words(self, *words, folder=None):
        return [self.program, "--queue", folder or self.folder, "--as", "anna", *words]

    def add(self, work, ours, name=None, theirs=None):
        self.table.add(work, self.count, ours, name, theirs)

    def measure(self):
        self.read()
        self.find()
        if self.count <= OTHERS_LIMIT and not self.short:
            self.write()

    # Reading

    def read(self):
        folder = linked(self.folder, self.data)
        answered, ended = [], []
        for _ in range(min(self.runs, 3)):
            checkpoint = os.path.join(folder, CHECKPOINT)
            if os.path.exists(checkpoint):
                os.remove(checkpoint)
            answer, end, text = first_output(self.words("count", "is:any", folder=folder))
            if int(text) != self.count:
                raise RuntimeError(f"{int(text)} comments were read, not {self.count}")
            answered.append(answer)
            ended.append(end)
        shutil.rmtree(folder)
        jq = run(["jq", "-c", "empty", os.path.join(self.folder, JOURNAL)])[0] if self.hasOthers else None
        self.add("read and check the whole journal", middle(answered), "jq", jq)
        self.add("the same, and leave a checkpoint", middle(ended))
        digest = self.digest()
        self.add("the same without a checkpoint, beside a digest of the file", middle(answered), "openssl dgst -sha256", digest)
        times = []
        for _ in range(min(self.runs, 3)):
            taken, head = run(self.words("verify"))
            times.append(taken)
            if len(head.split()[0].split(b":")[1]) != 64:
                raise RuntimeError(f"verify says {head!r}")
        self.add("verify", middle(times), "openssl dgst -sha256", digest)

    def digest(self):
        """The median time of a digest of the journal."""
        return middle([run(["openssl", "dgst", "-sha256", os.path.join(self.folder, JOURNAL)])[0] for _ in range(self.runs)])

    def find(self):
        rows = self.database() if self.hasOthers else None
        for work, query, sql in (
            ("count what is pending", ["is:pending"], "state = 'pending'"),
            ("count what is rejected", ["is:rejected"], "state = 'rejected'"),
            ("find a word in all texts", ["is:any", "body:zvaniet"], "body like '%zvaniet%'"),
        ):
            times, found = [], None
            for _ in range(self.runs):
                taken, answer = run(self.words("count", *query))
                times.append(taken)
                found = int(answer)
            theirs = rows and self.ask(rows, f"select count(*) from comments where {sql}", [found])
            self.add(work, middle(times), "sqlite3", theirs)
        if self.hasOthers:
            greps = []
            for _ in range(self.runs):
                taken, answer = run(["grep", "-ci", "zvaniet", self.lines()], env={**os.environ, "LC_ALL": "C.UTF-8"})
                greps.append(taken)
                if int(answer) != found:
                    raise RuntimeError(f"grep finds {int(answer)}, not {found}")
            self.add("the same, beside grep on JSON lines", middle(times), "grep -ci", middle(greps))
            self.look()
        page = ["--limit", "100", "--sort", "newest"]
        times = []
        for _ in range(self.runs):
            taken, answer = run(self.words("list", "is:rejected", *page))
            times.append(taken)
            found = [int(line.split("@")[0]) for line in answer.decode().splitlines()]
            if len(found) != 100:
                raise RuntimeError(f"a page has {len(found)} lines")
        theirs = rows and self.ask(
            rows, "select * from comments where state = 'rejected' order by submitted desc, number desc limit 100", found)
        self.add("list the newest 100 of a state", middle(times), "sqlite3", theirs)

    def look(self):
        """The whole `count` of texts by several terms, one after the other in each round: their ratios count."""
        folder = copied(self.folder, self.data)
        with open(os.path.join(folder, "settings.json"), "w") as file:
            json.dump({"words": {"loans": ["kredīt*", "ķīl*", "viagra", "pārdodu"], "rude": ["muļķ*", "дурак*"]}}, file)
        grep = ["grep", "-ci", "zvaniet", os.path.join(folder, JOURNAL)]
        works = {
            "word": self.words("count", "is:any", "body:zvaniet", folder=folder),
            "like": self.words("count", "is:any", f"like:{self.count // 2}", folder=folder),
            "listed": self.words("count", "is:any", "has:word", folder=folder),
            "trial": self.words("rules", "try", "author-rejected:1..", folder=folder),
            "trial of texts": self.words("rules", "try", "has:link author-approved:0", folder=folder),
        }
        times = {name: [] for name in [*works, "grep"]}
        for _ in range(self.runs):
            for name, words in works.items():
                # A trial ends with 1 where it goes against a moderator.
                start = time.perf_counter()
                done = subprocess.run(words, stdout=subprocess.PIPE)
                times[name].append(time.perf_counter() - start)
                if done.returncode not in (0, 1) or not done.stdout:
                    raise RuntimeError(f"{words} ended with {done.returncode}")
            times["grep"].append(run(grep, env={**os.environ, "LC_ALL": "C.UTF-8"})[0])
        shutil.rmtree(folder)
        word = middle(times["word"])
        self.add("the same, beside grep on the journal", word, "grep -ci", middle(times["grep"]))
        self.add("find what is alike to a comment", middle(times["like"]), "a word", word)
        self.add("find listed words in any disguise", middle(times["listed"]), "a word", word)
        self.add("try a rule on the past, without texts", middle(times["trial"]))
        self.add("try a rule on the past, with texts", middle(times["trial of texts"]))

    def ask(self, rows, sql, expected):
        """The median time of SQLite's own program for a question, of which the first column is expected."""
        times = []
        for _ in range(self.runs):
            taken, answer = run(["sqlite3", "-readonly", "-json", rows, sql])
            times.append(taken)
            found = [next(iter(row.values())) for row in json.loads(answer)]
            if found != expected:
                raise RuntimeError(f"SQLite finds {found[:3]}, not {expected[:3]}")
        return middle(times)

    # Writing

    def write(self):
        folder = copied(self.folder, self.data)
        first = self.count * 6 // 10 + 1
        approving, submitting = [], []
        text = json.dumps({"release": "relize-1", "author": {"name": "Anna"}, "body": "Paldies!"}).encode()
        for index in range(self.runs):
            taken, answer = run(self.words("approve", str(first + index), folder=folder))
            if not answer.startswith(f"{first + index}@".encode()):
                raise RuntimeError(f"approve says {answer!r}")
            approving.append(taken)
            taken, answer = run(self.words("submit", "-", folder=folder), input=text)
            if int(answer) != self.count + index + 1:
                raise RuntimeError(f"submit says {answer!r}")
            submitting.append(taken)
        many = min(100_000, self.count * 3 // 10)
        single, bulk = self.updates(first, many)
        self.add("approve one, from the shell", middle(approving), "SQLite in Python", single)
        self.add("submit one, from the shell", middle(submitting))
        where = f"number:{first + 100}..{first + 99 + many}"
        taken, answer = run(self.words("approve", "--where", where, folder=folder))
        if len(answer.splitlines()) != many:
            raise RuntimeError(f"{len(answer.splitlines())} were approved, not {many}")
        self.add("approve three in ten, 100 000 at most, at once", taken, "SQLite in Python", bulk)
        taken, answer = run(self.words("undo", folder=folder))
        if len(answer.splitlines()) != many:
            raise RuntimeError(f"{len(answer.splitlines())} were taken back, not {many}")
        self.add("take that back", taken)
        shutil.rmtree(folder)

    def updates(self, first, many):
        """Seconds for one update in SQLite, durable, and for many in one transaction."""
        database = self.database() + ".copy"
        shutil.copyfile(self.database(), database)
        connection = sqlite3.connect(database)
        connection.execute("pragma synchronous = full")
        times = []
        for index in range(20):
            start = time.perf_counter()
            connection.execute("update comments set state = 'approved' where number = ?", (first + index,))
            connection.commit()
            times.append(time.perf_counter() - start)
        start = time.perf_counter()
        changed = connection.execute(
            "update comments set state = 'approved' where number between ? and ?",
            (first + 100, first + 99 + many)).rowcount
        connection.commit()
        bulk = time.perf_counter() - start
        connection.close()
        os.remove(database)
        if changed != many:
            raise RuntimeError(f"SQLite changed {changed}, not {many}")
        return middle(times), bulk

    # What the others read

    def lines(self):
        """The comments as JSON lines, as a web site would keep them."""
        path = os.path.join(self.data, f"{self.count}.lines")
        if not os.path.exists(path):
            with open(path + ".new", "w") as file:
                subprocess.run(self.words("list", "is:any", "--json"), check=True, stdout=file)
            os.rename(path + ".new", path)
        return path

    def database(self):
        path = os.path.join(self.data, f"{self.count}.sqlite")
        if os.path.exists(path):
            return path
        connection = sqlite3.connect(path + ".new")
        connection.execute(
            "create table comments (number integer primary key, state text, release text, name text, submitted text, body text)")
        with open(self.lines(), encoding="utf-8") as file:
            connection.executemany(
                "insert into comments values (?, ?, ?, ?, ?, ?)",
                ((row["number"], row["state"], row["release"], row["author"]["name"], row["submitted"], row["body"])
                 for row in map(json.loads, file)))
        connection.execute("create index by_state on comments (state, submitted)")
        connection.commit()
        connection.close()
        os.rename(path + ".new", path)
        return path
