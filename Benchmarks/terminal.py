"""Drives a program through a pseudo-terminal and takes the time of what it writes.

An answer counts as complete with the last byte of a burst: nothing follows it for a while, and neither the program nor
its threads use the processor. The time is that of the last byte, so the wait that finds it out is not counted.
"""

import fcntl
import os
import pty
import re
import select
import struct
import termios
import time

ESCAPES = re.compile(rb"\x1b(\[[0-9;?<>=]*[ -/]*[@-~]|\][^\x07\x1b]*(\x07|\x1b\\)|[()][0-9A-Z]|[=>78MDEHc])")
COLUMNS, ROWS = 120, 40


class Program:
    def __init__(self, words, environment=None):
        self.output = bytearray()
        self.started = time.perf_counter()
        self.process, self.terminal = pty.fork()
        if self.process == 0:
            variables = {**os.environ, "TERM": "xterm-256color", "LC_ALL": "C.UTF-8", **(environment or {})}
            os.execvpe(words[0], words, variables)
        self.resize(COLUMNS, ROWS)

    def resize(self, columns, rows):
        fcntl.ioctl(self.terminal, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def threads(self, name, pattern):
        """What a file says of each thread that there is."""
        found = {}
        try:
            for thread in os.listdir(f"/proc/{self.process}/task"):
                with open(f"/proc/{self.process}/task/{thread}/{name}") as file:
                    found[thread] = int(re.search(pattern, file.read())[1])
        except OSError:
            pass
        return found

    def busy(self):
        """Nanoseconds of processor so far, all threads together."""
        return sum(self.threads("schedstat", r"^(\d+)").values())

    def read(self, wait):
        """Reads what comes within so many seconds; gives when it came, or None."""
        if not select.select([self.terminal], [], [], wait)[0]:
            return None
        try:
            data = os.read(self.terminal, 1 << 16)
        except OSError:
            return None
        self.output += data
        return time.perf_counter() if data else None

    def answer(self, quiet, limit=120.0):
        """Waits for an answer; gives when its last byte came, or None if there was none."""
        last, end, before = None, time.perf_counter() + limit, 0
        while time.perf_counter() < end:
            at = self.read(quiet)
            if at:
                last = at
                continue
            # Only asked in a pause: asking takes longer than many an answer.
            busy = self.busy()
            if busy - before < 500_000:
                return last
            before = busy
        return last

    def text(self, start=0):
        return ESCAPES.sub(b" ", bytes(self.output[start:])).decode("utf-8", "replace")

    def ready(self, pattern, limit=120.0):
        """Waits until a text has been written; gives the seconds from the start until it was there."""
        end = time.perf_counter() + limit
        while True:
            at = self.read(1.0)
            if at and re.search(pattern, self.text()):
                return at - self.started
            if time.perf_counter() > end or (at is None and self.ended()):
                raise RuntimeError(f"never saw {pattern!r}, but {self.text()[-300:]!r}")

    def ended(self):
        return os.waitpid(self.process, os.WNOHANG)[0] != 0

    def send(self, keys, quiet=0.01, limit=120.0):
        """Types; gives the seconds until the last byte of the answer, and how many bytes it had.

        No answer at all is an error: nothing is measured that did not happen.
        """
        before, busy, sent = len(self.output), self.busy(), time.perf_counter()
        os.write(self.terminal, keys.encode())
        while not (first := self.read(1.0)):
            now = self.busy()
            if now - busy < 500_000:
                raise RuntimeError(f"{keys!r} was not answered")
            busy = now
        last = self.answer(quiet, limit) or first
        return last - sent, len(self.output) - before

    def screen(self):
        """What the screen shows, as text, drawn anew."""
        before = len(self.output)
        os.write(self.terminal, b"\x0c")
        self.answer(0.1)
        return self.text(before)

    def expect(self, pattern):
        """Makes sure that the screen shows something."""
        shown = self.screen()
        if not re.search(pattern, shown):
            raise RuntimeError(f"{pattern!r} is not on the screen, but {shown!r}")

    def resident(self, kind="VmRSS"):
        """Megabytes of memory in use, or of one kind of it."""
        with open(f"/proc/{self.process}/status") as file:
            return int(re.search(rf"{kind}:\s+(\d+)", file.read())[1]) / 1024

    def idle(self, seconds):
        """What it does while nothing happens: milliseconds of processor, bytes, and how often it woke up."""
        files = ("schedstat", r"^(\d+)"), ("status", r"\nvoluntary_ctxt_switches:\s+(\d+)")
        before, first = len(self.output), [self.threads(*file) for file in files]
        end = time.perf_counter() + seconds
        while (rest := end - time.perf_counter()) > 0:
            self.read(rest)
        last = [self.threads(*file) for file in files]
        busy, woken = (
            sum(value - now.get(thread, 0) for thread, value in later.items()) for now, later in zip(first, last))
        return busy / 1e6, len(self.output) - before, woken

    def quit(self, keys="q"):
        """Types the key that ends it; gives the seconds until it is gone."""
        sent = time.perf_counter()
        os.write(self.terminal, keys.encode())
        while True:
            process, status = os.waitpid(self.process, os.WNOHANG)
            if process:
                gone = time.perf_counter()
                os.close(self.terminal)
                if status != 0:
                    raise RuntimeError(f"it ended with {os.waitstatus_to_exitcode(status)}")
                return gone - sent
            self.read(0.0005)
            if time.perf_counter() - sent > 20:
                self.kill()
                raise RuntimeError("it does not end")

    def kill(self):
        os.kill(self.process, 9)
        os.waitpid(self.process, 0)
        os.close(self.terminal)
