#!/usr/bin/env python3
"""Looks at sluice in real terminals, by pictures of an X server's screen.

    look.py widths TABLE [--terminals xterm,vte]     writes how wide each terminal makes what; ideographs and syllables are sampled
    look.py frames QUEUE PROGRAM PICTURES [--every N] [--size 120x40,80x24] [--light] [--terminals xterm,vte]

The second scrolls through all of a queue, list and full screen, and looks at every Nth comment: the picture must be the same
before and after ^L, the line between list and comment must stand in its column in every row, and between the
columns there must be no ink. It leaves a picture of everything that is wrong, and some of what is right, in PICTURES.

DISPLAY must name an X server, and foot needs WAYLAND_DISPLAY.
"""
import argparse
import collections
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import unicodedata

from PIL import ImageChops, ImageGrab, ImageStat

HERE = os.path.dirname(os.path.abspath(__file__))
SMOOTHING = 48
DARK, LIGHT = ("#d0d0d0", "#101010"), ("#101010", "#ffffff")


def xterm(size, ground, command):
    return ["xterm", "-u8", "-tn", "xterm-256color", "-fa", "DejaVu Sans Mono", "-fs", "9", "-fg", ground[0], "-bg", ground[1],
            "-geometry", size, "-e", *command]


def urxvt(size, ground, command):
    return ["urxvt", "-fn", "xft:DejaVu Sans Mono:size=9", "-fg", ground[0], "-bg", ground[1], "+sb", "-geometry", size, "-e", *command]


def vte(size, ground, command):
    folder = os.path.join(os.environ["XDG_CONFIG_HOME"], "xfce4", "terminal")
    os.makedirs(folder, exist_ok=True)
    with open(os.path.join(folder, "terminalrc"), "w") as file:
        file.write("[Configuration]\nFontName=DejaVu Sans Mono 9\nMiscCursorBlinks=FALSE\nScrollingBar=TERMINAL_SCROLLBAR_NONE\n"
                   "ColorForeground=%s\nColorBackground=%s\n" % ground)
    return ["dbus-run-session", "xfce4-terminal", "--disable-server", "--hide-menubar", "--geometry=" + size, "-x", *command]


def konsole(size, ground, command):
    columns, rows = size.split("x")
    folder = os.path.join(os.environ["XDG_DATA_HOME"], "konsole")
    os.makedirs(folder, exist_ok=True)
    number = lambda color: ",".join(str(int(color[place : place + 2], 16)) for place in (1, 3, 5))
    with open(os.path.join(folder, "test.colorscheme"), "w") as file:
        file.write("[General]\nDescription=test\n[Foreground]\nColor=%s\n[Background]\nColor=%s\n" % tuple(map(number, ground)))
    return ["dbus-run-session", "konsole", "--nofork", "--hide-menubar", "--hide-tabbar", "-p", "ColorScheme=test", "-p", "ScrollBarPosition=2",
            "-p", "Font=DejaVu Sans Mono,9", "-p", "TerminalColumns=" + columns, "-p", "TerminalRows=" + rows, "-e", *command]


def kitty(size, ground, command):
    columns, rows = size.split("x")
    return ["kitty", "--config", "NONE", "-o", "font_family=DejaVu Sans Mono", "-o", "font_size=9", "-o", "remember_window_size=no",
            "-o", f"initial_window_width={columns}c", "-o", f"initial_window_height={rows}c", "-o", "cursor_blink_interval=0",
            "-o", "foreground=" + ground[0], "-o", "background=" + ground[1], *command]


def alacritty(size, ground, command):
    columns, rows = size.split("x")
    return ["alacritty", "-o", "font.size=9", "-o", "font.normal.family=DejaVu Sans Mono", "-o", "window.dimensions.columns=" + columns,
            "-o", "window.dimensions.lines=" + rows, "-o", f"colors.primary.foreground='{ground[0]}'",
            "-o", f"colors.primary.background='{ground[1]}'", "-e", *command]


def foot(size, ground, command):
    return ["foot", "--window-size-chars=" + size, "--override=font=DejaVu Sans Mono:size=9", "--override=csd.preferred=none",
            "--override=colors.foreground=" + ground[0][1:], "--override=colors.background=" + ground[1][1:], *command]


TERMINALS = {function.__name__: function for function in (xterm, urxvt, vte, konsole, kitty, alacritty, foot)}


class Place:
    """A folder for one terminal, where it finds no settings but those made here."""

    def __enter__(self):
        self.folder = tempfile.mkdtemp()
        for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"):
            os.environ[name] = os.path.join(self.folder, name)
            os.makedirs(os.environ[name])
        return self

    def __exit__(self, *_):
        shutil.rmtree(self.folder, ignore_errors=True)


class Terminal:
    """A terminal that runs a program, with one who presses its keys and looks at it."""

    def __init__(self, name, size, ground, command):
        self.place = Place().__enter__()
        address = os.path.join(self.place.folder, "socket")
        line = TERMINALS[name](size, ground, [sys.executable, os.path.join(HERE, "session.py"), address, *command])
        self.process = subprocess.Popen(line, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
        self.session = socket.socket(socket.AF_UNIX)
        for _ in range(300):
            try:
                self.session.connect(address)
                break
            except OSError:
                time.sleep(0.1)
        else:
            self.close()
            raise RuntimeError(f"{name} does not start")
        self.answers = self.session.makefile("r")
        # Until the window has its size.
        time.sleep(1.5)
        self.measure()

    def tell(self, order):
        self.session.sendall(order.encode() + b"\n")
        return self.answers.readline().strip()

    def measure(self):
        """Finds where the cells are: the corners of the screen are drawn and wiped, and what differs is the screen."""
        for _ in range(20):
            self.columns, self.rows = map(int, self.tell("frame").split())
            framed = self.still()
            self.tell("blank")
            box = ImageChops.difference(framed, self.still()).getbbox()
            if box and (box[2] - box[0]) % self.columns == 0 and (box[3] - box[1]) % self.rows == 0:
                break
        self.box = box
        self.width, self.height = (box[2] - box[0]) / self.columns, (box[3] - box[1]) / self.rows

    def still(self, box=None):
        """A picture of what is seen once nothing moves any more."""
        last = ImageGrab.grab(box)
        for _ in range(60):
            time.sleep(0.05)
            picture = ImageGrab.grab(box)
            if ImageChops.difference(last, picture).getbbox() is None:
                break
            last = picture
        return picture

    def keys(self, keys):
        self.tell("keys " + keys.encode().hex())

    def picture(self):
        """What is seen once the program has nothing to do, and nothing moves any more."""
        self.tell("settle")
        return self.still(self.box)

    def cell(self, picture, row, column):
        left, top = round(column * self.width), round(row * self.height)
        return picture.crop((left, top, round((column + 1) * self.width), round((row + 1) * self.height)))

    def close(self):
        for name in ("answers", "session"):
            if hasattr(self, name):
                getattr(self, name).close()
        try:
            self.process.wait(5)
        except subprocess.TimeoutExpired:
            self.process.terminate()
            self.process.wait()
        self.place.__exit__()


def ink(cell):
    """The share of a cell that is drawn on, and the pixels that are."""
    pixels = list(cell.convert("RGB").getdata())
    ground = collections.Counter(pixels).most_common(1)[0][0]
    # What smoothing leaves of a neighbour's edge is no ink.
    drawn = [max(abs(a - b) for a, b in zip(pixel, ground)) > SMOOTHING for pixel in pixels]
    return sum(drawn) / len(drawn), drawn


class Layout:
    """Where the columns of sluice's list stand at a size, as Sources/Console/Views tells it."""

    def __init__(self, columns, rows):
        self.bar = (columns - 4) * 45 // 100 if columns >= 100 else None
        width = self.bar or columns
        text = 17 + (16 if width >= 70 else 14) + 2
        self.gaps = [(15, 16), (text - 2, text - 1)]
        self.list = range(1, rows - 3 if self.bar else 1 + (rows - 4) // 2)
        self.whole = range(1, rows - 3)
        self.columns = columns


def faults_of_list(terminal, picture, layout):
    faults = []
    for row in layout.list:
        for gap in layout.gaps:
            # The tail of a letter may hang over by a part of a cell.
            if all(ink(terminal.cell(picture, row, column))[0] > 0.02 for column in gap):
                faults.append(f"row {row}: ink between the columns, at {gap[0]}")
        if layout.bar is None:
            continue
        cell = terminal.cell(picture, row, layout.bar)
        drawn = ink(cell)[1]
        lines = [drawn[start : start + cell.width] for start in range(0, len(drawn), cell.width)]
        third = cell.width // 3
        if sum(any(line[third : cell.width - third]) for line in lines) < 0.9 * len(lines) or any(line[0] or line[-1] for line in lines):
            faults.append(f"row {row}: no bar at {layout.bar}")
        if ink(terminal.cell(picture, row, layout.bar + 1))[0] > 0.02:
            faults.append(f"row {row}: ink behind the bar")
    return faults


def faults_of_comment(terminal, picture, layout):
    # The cursor sits at the first row's edge.
    return [f"row {row}: ink at the edge, at {column}" for row in layout.whole for column in (0, layout.columns - 1)
            if (row, column) != (1, 0) and ink(terminal.cell(picture, row, column))[0] > 0.02]


def differing(terminal, one, other):
    """The cells that two pictures show differently."""
    difference = ImageChops.difference(one.convert("RGB"), other.convert("RGB")).convert("L").point(lambda value: 255 * (value > SMOOTHING))
    box = difference.getbbox()
    if box is None:
        return None
    # The tail of a mark that reaches into the row above or below is there or not by which of the two was drawn last.
    cells = [(row, column) for row in range(int(box[1] / terminal.height), int((box[3] - 1) / terminal.height) + 1)
             for column in range(int(box[0] / terminal.width), int((box[2] - 1) / terminal.width) + 1)
             if share(terminal.cell(difference, row, column)) > 0.07]
    if not cells:
        return None
    rows, columns = zip(*cells)
    return f"rows {min(rows)}-{max(rows)}, columns {min(columns)}-{max(columns)} differ after ^L"


def share(cell):
    """How much of a cell of a black and white picture is white."""
    return ImageStat.Stat(cell).mean[0] / 255


def scroll(terminal, name, count, every, step, find, layout, pictures):
    """Goes through all comments; gives how often something was wrong."""
    wrong = 0
    for number in range(1, count + 1):
        if number % every == 0 or number == count:
            before = terminal.picture()
            faults = find(terminal, before, layout)
            terminal.keys("\x0c")
            after = terminal.picture()
            damage = differing(terminal, before, after)
            faults += [damage] if damage else []
            if faults:
                wrong += 1
                print(f"{name} at {number}: " + "; ".join(faults[:4]) + (f" and {len(faults) - 4} more" if len(faults) > 4 else ""), flush=True)
                before.save(os.path.join(pictures, f"{name}-{number}-before.png"))
            if faults or number // every % 16 == 1:
                after.save(os.path.join(pictures, f"{name}-{number}.png"))
        terminal.keys(step(number))
    return wrong


def frames(arguments):
    os.makedirs(arguments.pictures, exist_ok=True)
    count = int(subprocess.run([arguments.program, "--queue", arguments.queue, "count", "is:any"], capture_output=True, text=True,
                               check=True).stdout.split()[-1])
    environment = ["env", "SLUICE_QUEUE=" + arguments.queue, "SLUICE_MODERATOR=anna", "LC_ALL=C.UTF-8", "TZ=UTC"]
    wrong = 0
    for name in arguments.terminals:
        for size in arguments.size.split(","):
            title = f"{name}-{size}" + ("-light" if arguments.light else "")
            terminal = Terminal(name, size, LIGHT if arguments.light else DARK, [*environment, arguments.program])
            try:
                if f"{terminal.columns}x{terminal.rows}" != size:
                    print(f"{title}: the window has {terminal.columns}x{terminal.rows}")
                    wrong += 1
                    continue
                layout = Layout(terminal.columns, terminal.rows)
                terminal.tell("start")
                terminal.tell("settle 1")
                terminal.keys("4g")
                found = scroll(terminal, title + "-list", count, arguments.every, lambda _: "jJ", faults_of_list, layout, arguments.pictures)
                terminal.keys("g\r")
                found += scroll(terminal, title + "-full", count, arguments.every, lambda _: "n",
                                faults_of_comment, layout, arguments.pictures)
                print(f"{title}: {found} wrong of {2 * (count // arguments.every + 1)}", flush=True)
                wrong += found
            finally:
                terminal.tell("quit")
                terminal.close()
    return wrong


def asked():
    """What widths are asked of: the clusters beside this program, and every character that shows; of ideographs and syllables a sample."""
    with open(os.path.join(HERE, "clusters.txt"), encoding="utf-8") as file:
        clusters = file.read().split("\n")[:-1]
    for code in range(0xA0, 0x31400):
        kind = unicodedata.category(chr(code))
        many = 0x3400 <= code < 0x4DC0 or 0x4E00 <= code < 0xA000 or 0xAC00 <= code < 0xD7A4 or code >= 0x20000
        if kind not in ("Cc", "Cs", "Co", "Cn") and not (many and code % 37):
            clusters.append(chr(code))
    return clusters


def widths(arguments):
    clusters = asked()
    columns = []
    for name in arguments.terminals:
        with Place() as place:
            question, answers = os.path.join(place.folder, "question"), os.path.join(place.folder, "answers")
            with open(question, "w", encoding="utf-8") as file:
                file.write("\n".join(clusters) + "\n")
            command = [sys.executable, os.path.join(HERE, "widths.py"), question, answers]
            subprocess.run(TERMINALS[name]("120x40", DARK, command), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=900)
            with open(answers) as file:
                columns.append(file.read().split())
    with open(arguments.table, "w", encoding="utf-8") as file:
        file.write("\t".join(["characters", *arguments.terminals]) + "\n")
        for row in merged(clusters, list(zip(*columns))):
            file.write("\t".join(row) + "\n")
    return 0


def merged(clusters, answers):
    """The rows of the table: clusters by themselves, characters that follow each other and are as wide as ranges."""
    rows = []
    first = last = None
    for cluster, answer in zip(clusters, answers):
        if len(cluster) == 1 and last is not None and answer == rows[-1][1:]:
            last = cluster
            rows[-1] = (f"{ord(first):04X}..{ord(last):04X}", *answer)
            continue
        first = last = cluster if len(cluster) == 1 else None
        rows.append((" ".join(f"{ord(char):04X}" for char in cluster), *answer))
    return rows


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    orders = parser.add_subparsers(required=True)
    order = orders.add_parser("widths")
    order.set_defaults(run=widths)
    order.add_argument("table")
    order = orders.add_parser("frames")
    order.set_defaults(run=frames)
    order.add_argument("queue")
    order.add_argument("program")
    order.add_argument("pictures")
    order.add_argument("--every", type=int, default=4)
    order.add_argument("--size", default="120x40,80x24")
    order.add_argument("--light", action="store_true")
    for each in orders.choices.values():
        each.add_argument("--terminals", type=lambda names: names.split(","), default=list(TERMINALS))
    arguments = parser.parse_args()
    sys.exit(1 if arguments.run(arguments) else 0)


main()
