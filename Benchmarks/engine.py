"""Queues on PostgreSQL: acts near and far, alone and against others, the inbox, a first copy, and what a start costs.

It starts a server of its own, like script/test-engine, and needs the programs of one; without them a sentence stands in the table.
"""

import os
import shutil
import subprocess
import sys
import time

from disk import append
from queues import grow
from table import middle, slowest

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../Tests/Engine"))
from servers import BIN, Line, Server, work_folder  # noqa: E402

SAMPLE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../seeds/press-office.json")
SECONDS = 4
WRITERS = 16
COPIED = 100_000
DELAY = 0.025


def milliseconds(seconds):
    return f"{seconds * 1000:.2f} ms" if seconds < 0.1 else f"{seconds * 1000:.0f} ms"


class Engine:
    def __init__(self, bench, ledgers):
        self.program, self.ledgers, self.table, self.data, self.runs = (
            bench.program, ledgers, bench.table, bench.data, bench.runs)
        self.work = work_folder()
        self.services = os.path.join(self.work, "services.conf")
        self.environment = {**os.environ, "PGSERVICEFILE": self.services, "SLUICE_MODERATOR": "anna", "LC_ALL": "C.UTF-8"}
        self.server = Server("bench", self.work)
        self.line = Line(self.server)
        self.service("near", self.server.port)
        self.service("far", self.line.port)

    def service(self, name, port):
        with open(self.services, "a") as file:
            file.write(f"[{name}]\nhost=127.0.0.1\nport={port}\ndbname=press\nuser=sluice\nsslmode=disable\ngssencmode=disable\n")

    def path(self, name):
        return os.path.join(self.work, name)

    def sluice(self, folder, *words):
        start = time.perf_counter()
        done = subprocess.run([self.program, "--queue", self.path(folder), *words], env=self.environment, capture_output=True, text=True)
        if done.returncode:
            raise RuntimeError(done.stderr)
        return time.perf_counter() - start

    def worker(self, what, where, service, rate=0, seconds=SECONDS):
        return subprocess.Popen([self.ledgers, what, where, service, str(seconds), str(rate)], env=self.environment,
                                stdout=subprocess.PIPE, text=True)

    @staticmethod
    def times(worker):
        told, _ = worker.communicate()
        if worker.returncode:
            raise RuntimeError(told)
        return [float(line) / 1000 for line in told.split()]

    def measure(self):
        tell = self.table.limit
        bare = append(self.work)
        self.sluice("plain", "init", "--from", SAMPLE)
        self.sluice("near", "init", "--from", SAMPLE)
        self.sluice("near", "share", "service=near")
        self.sluice("far", "join", "service=near")
        near, far = self.path("near"), self.path("far")
        plain = middle(self.times(self.worker("act", self.path("plain"), "-")))
        local = middle(self.times(self.worker("act", near, "near")))
        tell("an act on a plain folder; on a copy with the server beside it; a line appended and flushed",
             f"{milliseconds(plain)}; {milliseconds(local)}; {milliseconds(bare)}")
        # The line takes half of the way there and half back.
        self.line.delay = DELAY
        for rate in (0, 20, 100):
            others = self.worker("act", near, "near", rate, SECONDS + 3) if rate else None
            time.sleep(1 if others else 0)
            turns = self.line.turns
            taken = self.times(self.worker("act", far, "far", 0, SECONDS))
            turns = self.line.turns - turns
            if others:
                self.times(others)
            against = f"against {rate} a second beside the server" if rate else "alone"
            tell(f"an act at 50 ms, {against}: median, slowest of a hundred, turns on the line for an act",
                 f"{milliseconds(middle(taken))}, {milliseconds(slowest(taken))}, {turns / max(1, len(taken)):.1f}")
        self.line.delay = 0
        for index in range(WRITERS):
            self.sluice(f"w{index}", "join", "service=near")
        workers = [self.worker("act", self.path(f"w{index}"), "near") for index in range(WRITERS)]
        taken = [self.times(worker) for worker in workers]
        every = sorted(one for times in taken for one in times)
        tell(f"{WRITERS} writers on {WRITERS} copies: acts a second, fewest and most of one, slowest of a hundred",
             f"{len(every) / SECONDS:.0f}, {min(map(len, taken))} to {max(map(len, taken))}, {milliseconds(slowest(every))}")
        self.inbox()
        self.copies()

    def inbox(self):
        """Ten web heads hand in a hundred a second each; one process takes in."""
        import json
        queue = json.load(open(self.path("near") + "/queue.server"))["queue"]
        before = int(self.server.sql("select count(*) from sluice.entry"))
        taker = subprocess.Popen([self.program, "--queue", self.path("near"), "follow", "--take-in"], env=self.environment,
                                 stderr=subprocess.DEVNULL)
        start = time.perf_counter()
        workers = [self.worker("hand-in", queue, "near", 100) for _ in range(10)]
        taken = [one for worker in workers for one in self.times(worker)]
        handed = time.perf_counter() - start
        while self.server.sql("select count(*) from sluice.inbox") != "0":
            time.sleep(0.02)
        late = time.perf_counter() - start - handed
        taker.terminate()
        taker.wait()
        count = int(self.server.sql("select count(*) from sluice.entry")) - before
        self.table.limit("inbox, asked for 1000 a second from ten machines: handed in a second, how long that took, empty after the last",
                         f"{count / handed:.0f}, {milliseconds(middle(taken))}, {milliseconds(late)}")

    def copies(self):
        """A first copy near and far, and starts."""
        grown = grow(self.program, os.path.join(self.data, str(COPIED)), COPIED)
        shutil.copytree(grown, self.path("large"), ignore=shutil.ignore_patterns("queue.lock", "grown"))
        open(self.path("large") + "/queue.lock", "w").close()
        self.server.sql("create database large", database="postgres")
        for name, port in (("large", self.server.port), ("large-far", self.line.port)):
            self.service(name, port)
            text = open(self.services).read()
            head, tail = text.rsplit(f"[{name}]", 1)
            open(self.services, "w").write(head + f"[{name}]" + tail.replace("dbname=press", "dbname=large", 1))
        size = os.path.getsize(self.path("large") + "/queue.jsonl") >> 20
        shared = self.sluice("large", "share", "service=large")
        joined = []
        for delay, service in ((0, "large"), (DELAY, "large-far")):
            self.line.delay = delay
            joined.append(self.sluice(f"joined-{service}", "join", f"service={service}"))
        self.line.delay = 0
        for service in ("large", "large-far"):
            same = subprocess.run(["cmp", self.path("large") + "/queue.jsonl", self.path(f"joined-{service}") + "/queue.jsonl"])
            if same.returncode:
                raise RuntimeError("the copies differ")
        self.table.limit(f"{COPIED} comments, {size} MB, and all that became of them: shared; joined, and verified; joined at 50 ms",
                         "; ".join(map(milliseconds, [shared, *joined])))
        starts = [middle([self.sluice(folder, "count") for _ in range(3 * self.runs)]) for folder in ("plain", "near")]
        self.table.limit("sluice count, from the shell: a plain folder; a copy, which asks its server first",
                         "; ".join(map(milliseconds, starts)))

    def end(self):
        self.server.stop()
        shutil.rmtree(self.work, ignore_errors=True)


def measure(bench, ledgers):
    """Adds the figures of queues on a server."""
    if BIN is None:
        return bench.table.limit("queues on PostgreSQL", "not measured: no PostgreSQL server is installed")
    engine = Engine(bench, ledgers)
    try:
        engine.measure()
    finally:
        engine.end()
