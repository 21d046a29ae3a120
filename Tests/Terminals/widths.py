#!/usr/bin/env python3
"""Asks the terminal that it runs in how wide it makes what stands in a file, and writes the answers.

    widths.py CLUSTERS ANSWERS

CLUSTERS holds one cluster a line. Each is written at the left edge and followed by a request for the cursor's place;
ANSWERS gets one number a line, `-` where the terminal gave none.
"""
import os
import re
import select
import sys
import termios
import time
import tty

BATCH = 64


def ask(terminal, clusters):
    """The columns that the terminal's cursor has moved by, for each cluster."""
    # One row each: what one does to its row can't reach the next.
    rows = os.get_terminal_size(terminal).lines
    found = []
    for start in range(0, len(clusters), min(BATCH, rows - 1)):
        piece = clusters[start : start + min(BATCH, rows - 1)]
        request = "\x1b[2J" + "".join(f"\x1b[{row};1H{text}\x1b[6n" for row, text in enumerate(piece, 1))
        os.write(terminal, request.encode("utf-8", "surrogatepass"))
        answer = b""
        end = time.monotonic() + 10
        while answer.count(b"R") < len(piece) and time.monotonic() < end:
            if select.select([terminal], [], [], 0.5)[0]:
                answer += os.read(terminal, 65536)
        places = re.findall(rb"\x1b\[(\d+);(\d+)R", answer)
        for row, _ in enumerate(piece, 1):
            same = [int(column) - 1 for line, column in places if int(line) == row]
            found.append(str(same[0]) if same else "-")
    return found


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        clusters = file.read().split("\n")[:-1]
    terminal = os.open("/dev/tty", os.O_RDWR)
    before = termios.tcgetattr(terminal)
    tty.setraw(terminal)
    try:
        # A window may still be on its way to its size.
        time.sleep(1)
        found = ask(terminal, clusters)
    finally:
        os.write(terminal, b"\x1b[2J\x1b[H")
        termios.tcsetattr(terminal, termios.TCSANOW, before)
    with open(sys.argv[2] + ".part", "w") as file:
        file.write("\n".join(found) + "\n")
    os.rename(sys.argv[2] + ".part", sys.argv[2])


main()
