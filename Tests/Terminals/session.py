#!/usr/bin/env python3
"""Runs a program in the terminal that this one runs in, and lets somebody outside press its keys.

    session.py SOCKET COMMAND...

It stands between the two: what the program sends goes to the terminal as it is, and what the terminal answers to the
program. At the socket it takes orders, one a line, and answers each with a line:

    frame            draws the corners of the screen, so that a picture tells how large a cell is
    blank            wipes them away
    start            starts the program
    keys HEX         types these bytes
    settle           waits until nothing more comes and the terminal has drawn what came
    sent             tells how many bytes the program has sent
    quit             ends the program
"""
import fcntl
import os
import pty
import re
import select
import signal
import socket
import struct
import sys
import termios
import time
import tty

PLACE = re.compile(rb"\x1b\[\d+;\d+R")


class Session:
    def __init__(self, address, command):
        self.command = command
        self.terminal = os.open("/dev/tty", os.O_RDWR)
        self.before = termios.tcgetattr(self.terminal)
        tty.setraw(self.terminal)
        self.program = None
        self.pid = None
        self.count = 0
        self.typed = b""
        self.listener = socket.socket(socket.AF_UNIX)
        self.listener.bind(address)
        self.listener.listen(1)
        self.outside, _ = self.listener.accept()

    def run(self):
        orders = b""
        while True:
            waits = [self.outside, self.terminal] + ([self.program] if self.program is not None else [])
            ready = select.select(waits, [], [])[0]
            self.pass_on(ready)
            if self.outside in ready:
                more = self.outside.recv(65536)
                if not more:
                    return
                orders += more
                while b"\n" in orders:
                    order, orders = orders.split(b"\n", 1)
                    self.outside.sendall(self.obey(*order.decode().split(" ", 1)).encode() + b"\n")

    def pass_on(self, ready):
        """Moves what is there, in both directions; gives whether the program has sent something."""
        if self.program in ready and self.program is not None:
            try:
                sent = os.read(self.program, 65536)
            except OSError:
                sent = b""
            if sent:
                self.count += len(sent)
                os.write(self.terminal, sent)
                return True
            os.close(self.program)
            self.program = None
        if self.terminal in ready:
            typed = os.read(self.terminal, 65536)
            if self.program is not None:
                os.write(self.program, typed)
        return False

    def obey(self, order, argument=""):
        return getattr(self, "do_" + order)(argument)

    def do_frame(self, _):
        size = os.get_terminal_size(self.terminal)
        corners = [(1, 1), (1, size.columns), (size.lines, 1), (size.lines, size.columns)]
        marks = "".join(f"\x1b[{row};{column}H\u2588" for row, column in corners)
        os.write(self.terminal, ("\x1b[2J\x1b[?25l\x1b[?7l" + marks + "\x1b[?7h").encode())
        self.ask()
        return f"{size.columns} {size.lines}"

    def do_blank(self, _):
        os.write(self.terminal, b"\x1b[2J")
        self.ask()
        return "ok"

    def do_start(self, _):
        os.write(self.terminal, b"\x1b[2J\x1b[H")
        size = os.get_terminal_size(self.terminal)
        self.pid, self.program = pty.fork()
        if self.pid == 0:
            os.execvp(self.command[0], self.command)
        fcntl.ioctl(self.program, termios.TIOCSWINSZ, struct.pack("HHHH", size.lines, size.columns, 0, 0))
        os.kill(self.pid, signal.SIGWINCH)
        return "ok"

    def do_keys(self, argument):
        os.write(self.program, bytes.fromhex(argument))
        return "ok"

    def do_settle(self, argument):
        end = time.monotonic() + 20
        # Some of a screen comes once it has stood for a moment.
        quiet = float(argument or 0.3)
        waits = [self.terminal, self.program]
        while self.program is not None and time.monotonic() < end:
            ready = select.select(waits, [], [], quiet)[0]
            if not ready:
                if self.is_waiting():
                    break
                continue
            self.pass_on(ready)
        self.ask()
        return "ok"

    def is_waiting(self):
        """Whether the program has nothing to do, on any of its threads."""
        try:
            for thread in os.listdir(f"/proc/{self.pid}/task"):
                with open(f"/proc/{self.pid}/task/{thread}/stat") as file:
                    if file.read().rsplit(")", 1)[1].split()[0] != "S":
                        return False
        except OSError:
            pass
        return True

    def do_sent(self, _):
        return str(self.count)

    def do_quit(self, _):
        if self.program is not None:
            os.kill(self.pid, signal.SIGTERM)
            self.do_settle("0.3")
        return "ok"

    def ask(self):
        """Waits until the terminal answers: by then it has taken all that was sent before."""
        os.write(self.terminal, b"\x1b[6n")
        answer = b""
        end = time.monotonic() + 5
        while not PLACE.search(answer) and time.monotonic() < end:
            if select.select([self.terminal], [], [], 0.5)[0]:
                answer += os.read(self.terminal, 65536)
        rest = PLACE.sub(b"", answer)
        if rest and self.program is not None:
            os.write(self.program, rest)

    def close(self):
        termios.tcsetattr(self.terminal, termios.TCSANOW, self.before)


def main():
    session = Session(sys.argv[1], sys.argv[2:])
    try:
        session.run()
    finally:
        session.close()


main()
