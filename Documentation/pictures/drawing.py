"""Draws a terminal's screen, as `tmux capture-pane -e` tells it, as a picture that needs nothing but a font of equal widths."""
import unicodedata
from dataclasses import dataclass, replace
from xml.sax.saxutils import escape

CELL_WIDTH, CELL_HEIGHT, FONT_SIZE = 8.4, 18, 14
MARGIN = 10
# Where a line of text stands in its row.
BASELINE = 13.5

GROUND, TEXT, DIM = "#16191d", "#d6dae0", "#808791"
COLOURS = ["#3b4048", "#f0717a", "#98c97a", "#e5c267", "#76a9f0", "#cf8ee0", "#66c2cd", "#d6dae0"]
BRIGHT = ["#6b727c", "#ff8f96", "#b3e093", "#f7d98a", "#97c1ff", "#e2aaf0", "#8adbe5", "#ffffff"]


@dataclass(frozen=True)
class Style:
    colour: str | None = None
    ground: str | None = None
    bold: bool = False
    dim: bool = False
    underline: bool = False
    reverse: bool = False

    @property
    def front(self):
        """The colour of the letters."""
        if self.reverse:
            return self.ground or GROUND
        return self.colour or (DIM if self.dim else TEXT)

    @property
    def back(self):
        """The colour behind the letters, or None for the picture's own."""
        if self.reverse:
            return self.colour or (DIM if self.dim else TEXT)
        return self.ground


def coloured(numbers):
    """The colour that follows 38 or 48; takes its numbers."""
    kind = numbers.pop(0)
    if kind == 2:
        red, green, blue = numbers[:3]
        del numbers[:3]
        return f"#{red:02x}{green:02x}{blue:02x}"
    index = numbers.pop(0)
    if index < 16:
        return (COLOURS + BRIGHT)[index]
    if index >= 232:
        level = 8 + 10 * (index - 232)
        return f"#{level:02x}{level:02x}{level:02x}"
    index -= 16
    levels = (0, 95, 135, 175, 215, 255)
    return "#" + "".join(f"{levels[index // step % 6]:02x}" for step in (36, 6, 1))


SWITCHES = {
    1: {"bold": True}, 2: {"dim": True}, 4: {"underline": True}, 7: {"reverse": True}, 22: {"bold": False, "dim": False},
    24: {"underline": False}, 27: {"reverse": False}, 39: {"colour": None}, 49: {"ground": None},
}


def restyled(style, parameters):
    numbers = [int(number or 0) for number in parameters.split(";")]
    while numbers:
        number = numbers.pop(0)
        if number == 0:
            style = Style()
        elif number in SWITCHES:
            style = replace(style, **SWITCHES[number])
        elif 30 <= number <= 37:
            style = replace(style, colour=COLOURS[number - 30])
        elif 40 <= number <= 47:
            style = replace(style, ground=COLOURS[number - 40])
        elif 90 <= number <= 97:
            style = replace(style, colour=BRIGHT[number - 90])
        elif 100 <= number <= 107:
            style = replace(style, ground=BRIGHT[number - 100])
        elif number == 38:
            style = replace(style, colour=coloured(numbers))
        elif number == 48:
            style = replace(style, ground=coloured(numbers))
    return style


def width(character):
    if unicodedata.combining(character) or unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def cells(screen):
    """Row after row, the cells as (column, cluster, width, style)."""
    style, rows = Style(), []
    for line in screen.split("\n"):
        row, column, at = [], 0, 0
        while at < len(line):
            if line.startswith("\x1b[", at):
                end = line.index("m", at)
                style = restyled(style, line[at + 2:end])
                at = end + 1
                continue
            if line[at] in "\x0e\x0f":
                at += 1
                continue
            wide = width(line[at])
            if wide == 0 and row:
                before = row[-1]
                row[-1] = (before[0], before[1] + line[at], before[2], before[3])
            else:
                row.append((column, line[at], wide, style))
                column += wide
            at += 1
        rows.append(row)
    return rows


def runs(row):
    """The row's text in pieces that can be placed one by one: equal style, no gap, wide characters alone."""
    piece = None
    for column, cluster, wide, style in row:
        if cluster == " " and not style.underline or cluster in LINES or cluster in BLOCKS:
            if piece and cluster == " " and not piece[3].underline:
                piece = (piece[0], piece[1] + " ", piece[2] + 1, piece[3])
                if piece[1].endswith("  "):
                    yield piece
                    piece = None
            elif piece:
                yield piece
                piece = None
            continue
        if piece and piece[3] == style and wide == 1 and piece[0] + piece[2] == column:
            piece = (piece[0], piece[1] + cluster, piece[2] + 1, style)
        else:
            if piece:
                yield piece
            piece = (column, cluster, wide, style)
            if wide == 2:
                yield piece
                piece = None
    if piece:
        yield piece


# Lines as strokes from the middle of a cell: left, right, up, down.
LINES = {
    "─": "lr", "│": "ud", "┌": "rd", "┐": "ld", "└": "ru", "┘": "lu", "├": "rud", "┤": "lud", "┬": "lrd", "┴": "lru", "┼": "lrud",
}
# Blocks as (left, top, right, bottom) in eighths of a cell.
BLOCKS = {"█": (0, 0, 8, 8), "▀": (0, 0, 8, 4), "▐": (4, 0, 8, 8)}
BLOCKS |= {character: (0, 0, 7 - index, 8) for index, character in enumerate("▉▊▋▌▍▎▏")}
BLOCKS |= {character: (0, 7 - index, 8, 8) for index, character in enumerate("▁▂▃▄▅▆▇")}
SHADES = {"░": 0.45, "▒": 0.5, "▓": 0.75}
BLOCKS |= {character: BLOCKS["█"] for character in SHADES}


def number(value):
    return f"{value:.1f}".removesuffix(".0")


def left(column):
    return MARGIN + column * CELL_WIDTH


def grounds(row, top):
    """What is behind the letters: one rectangle for each stretch of equal colour."""
    stretch = None
    for column, _, wide, style in [*row, (-1, "", 0, Style())]:
        if stretch and (style.back != stretch[2] or column != stretch[1]):
            yield (f'<rect x="{number(left(stretch[0]))}" y="{number(top)}" '
                   f'width="{number((stretch[1] - stretch[0]) * CELL_WIDTH)}" height="{CELL_HEIGHT}" fill="{stretch[2]}"/>')
            stretch = None
        if style.back:
            stretch = (stretch[0] if stretch else column, column + wide, style.back)


def blocks(row, top):
    """Blocks, drawn rather than written; equal ones side by side are one."""
    stretch = None
    for column, cluster, _, style in [*row, (-1, "", 0, Style())]:
        if stretch and (cluster, style.front, column) != (stretch[2], stretch[3], stretch[1]):
            first, end, block, colour = stretch
            west, north, east, south = BLOCKS[block]
            x = left(first) + west * CELL_WIDTH / 8
            right = left(end - 1) + east * CELL_WIDTH / 8
            opacity = f' fill-opacity="{SHADES[block]}"' if block in SHADES else ""
            yield (f'<rect x="{number(x)}" y="{number(top + 3 + north * (CELL_HEIGHT - 6) / 8)}" width="{number(right - x)}" '
                   f'height="{number((south - north) * (CELL_HEIGHT - 6) / 8)}" fill="{colour}"{opacity}/>')
            stretch = None
        if cluster in BLOCKS:
            whole = BLOCKS[cluster][0] == 0 and BLOCKS[cluster][2] == 8
            stretch = (stretch[0] if stretch and whole else column, column + 1, cluster, style.front)


def strokes(row, top):
    """Lines, drawn rather than written, so that they join."""
    paths = {}
    column_before, last = None, None
    for column, cluster, _, style in row:
        if cluster not in LINES:
            last = None
            continue
        x, arms = left(column), LINES[cluster]
        middle, height = x + CELL_WIDTH / 2, top + CELL_HEIGHT / 2
        drawn = paths.setdefault(style.front, [])
        if arms == "lr" and last == style.front and column == column_before + 1:
            start = drawn.pop()
            drawn.append((start[0], x + CELL_WIDTH, height, height))
        elif "l" in arms or "r" in arms:
            drawn.append((x if "l" in arms else middle, x + CELL_WIDTH if "r" in arms else middle, height, height))
        if "u" in arms or "d" in arms:
            drawn.append((middle, middle, top if "u" in arms else height, top + CELL_HEIGHT if "d" in arms else height))
        last, column_before = (style.front if arms == "lr" else None), column
    for colour, lines in paths.items():
        way = "".join(
            f"M{number(x)} {number(y)}" + (f"H{number(far)}" if y == low else f"V{number(low)}") for x, far, y, low in lines)
        yield f'<path d="{way}" stroke="{colour}"/>'


def letters(row, top):
    for column, text, _, style in runs(row):
        text = text.rstrip(" ") if not style.underline else text
        length = sum(width(character) for character in text)
        attributes = f' fill="{style.front}"' if style.front != TEXT else ""
        attributes += ' font-weight="bold"' if style.bold else ""
        attributes += ' text-decoration="underline"' if style.underline else ""
        attributes += f' textLength="{number(length * CELL_WIDTH)}"' if length > 1 else ""
        yield f'<text x="{number(left(column))}" y="{number(top + BASELINE)}"{attributes}>{escape(text)}</text>'


def svg(screen, columns, rows, title, cursor=None):
    """The whole picture; every row of the screen is a line of the file."""
    wide, high = number(2 * MARGIN + columns * CELL_WIDTH), 2 * MARGIN + rows * CELL_HEIGHT
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide}" height="{high}" viewBox="0 0 {wide} {high}" role="img">',
        f"<title>{escape(title)}</title>",
        f'<rect width="{wide}" height="{high}" rx="6" fill="{GROUND}"/>',
        f'<g font-family="\'DejaVu Sans Mono\',ui-monospace,Menlo,Consolas,\'Liberation Mono\',monospace" '
        f'font-size="{FONT_SIZE}" fill="{TEXT}" xml:space="preserve">',
    ]
    for index, row in enumerate(cells(screen)[:rows]):
        top = MARGIN + index * CELL_HEIGHT
        drawn = "".join([*grounds(row, top), *blocks(row, top), *strokes(row, top), *letters(row, top)])
        if cursor and cursor[1] == index:
            drawn += (f'<rect x="{number(left(cursor[0]))}" y="{number(top + 1)}" width="{CELL_WIDTH}" '
                      f'height="{CELL_HEIGHT - 2}" fill="{TEXT}" fill-opacity="0.5"/>')
        if drawn:
            lines.append(drawn)
    return "\n".join([*lines, "</g>", "</svg>", ""])
