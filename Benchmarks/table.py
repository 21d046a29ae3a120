"""Collects figures and prints them as a table in Markdown: a line for each piece of work, a column for each size."""

import statistics

# What each piece of work may take at most, and from which size on: seconds, or what the row counts in.
BUDGETS = {
    "first rows": {1_000: 0.010, 10_000: None, 100_000: 0.020, 1_000_000: 0.040},
    "the same, one core busy": {1_000_000: 0.040},
    "j, median": {0: 0.0007},
    "j, slowest of 100": {0: 0.002},
    "page, median": {0: 0.0012},
    "page, slowest of 100": {0: 0.0025},
    "500 j at once": {0: 0.010},
    "bytes for j": {0: 400},
    "resize": {0: 0.003},
    "ESC alone": {0: 0.025},
    "quit": {0: 0.020},
    "memory": {0: 40, 1_000_000: 150},
    "list by one field": {0: 0.020},
    "list by text": {0: 0.050, 1_000_000: 0.5},
    "tag by a query": {0: 0.020},
    "decide on the tagged, on the disk": {0: 0.100},
    "another order": {0: 0.050},
    "submit one, from the shell": {1_000_000: 0.020},
    "read and check the whole journal": {1_000_000: 1.0},
    "verify": {1_000_000: 2.0},
    "find listed words in any disguise": {1_000_000: 2.0},
    "try a rule on the past, without texts": {1_000_000: 1.2},
    "try a rule on the past, with texts": {1_000_000: 3.0},
}
# How many times as long as what stands beside it a piece of work may take.
GOALS = {
    "j, median": 1.5,
    "j, slowest beside its median": 2,
    "page, median": 1.1,
    "the same, one core busy": 25,
    "the same without a checkpoint, beside a digest of the file": 1.5,
    "the same, beside grep on JSON lines": 1,
    "the same, beside grep on the journal": 1,
    "find what is alike to a comment": 1.2,
    "count what is pending": 1,
    "count what is rejected": 1,
    "list the newest 100 of a state": 2,
}
# The budgets end here: beyond, figures only show how cost grows.
LARGEST = 1_000_000


def middle(values):
    """The median; None of nothing."""
    return statistics.median(values) if values else None


def slowest(values):
    """The 99th percentile."""
    return sorted(values)[min(len(values) - 1, int(len(values) * 0.99))]


def time(seconds):
    milliseconds = seconds * 1000
    if milliseconds < 10:
        return f"{milliseconds:.2f} ms"
    return f"{milliseconds:.0f} ms" if milliseconds < 10_000 else f"{seconds:.1f} s"


def megabytes(value):
    return f"{value:.0f} MB"


def plain(value):
    return f"{value:.0f}"


def grouped(count):
    return f"{count:,}".replace(",", " ")


def budget(work, count):
    """What a piece of work may take at a size; None if nobody said."""
    steps = [size for size in BUDGETS.get(work, {}) if size <= count <= LARGEST]
    return BUDGETS[work][max(steps)] if steps else None


class Table:
    def __init__(self):
        self.works = {}
        self.sizes = []
        self.limits = []

    def add(self, work, count, ours, name=None, theirs=None, form=time):
        """Adds a figure: what was done, at which size, our figure, and the figure of something else."""
        if count not in self.sizes:
            self.sizes.append(count)
        self.works.setdefault(work, {})[count] = (ours, name, theirs, form)
        other = "" if theirs is None else f"{name} {form(theirs)}"
        print(f"  {work}, {grouped(count)}: {form(ours)}  {other}", flush=True)

    def limit(self, what, figure):
        """Adds what nobody can go below on this machine, or what something costs by itself."""
        self.limits.append((what, figure))
        print(f"  {what}: {figure}", flush=True)

    def markdown(self):
        sizes = sorted(self.sizes)
        lines = [
            "| work | " + " | ".join(map(grouped, sizes)) + " | budget | beside it | ratio |",
            "|---|" + "---:|" * len(sizes) + "---:|---:|---:|"]
        for work, figures in self.works.items():
            cells, budgets, other, ratio = [], [], "", ""
            for count in sizes:
                if count not in figures:
                    cells.append("")
                    continue
                ours, name, theirs, form = figures[count]
                most = budget(work, count)
                over = most is not None and ours > most
                cells.append(f"**{form(ours)}**" if over else form(ours))
                if most is not None and form(most) not in budgets:
                    budgets.append(form(most))
                # Of several sizes the largest that both could be asked about.
                if theirs is not None:
                    other = f"{name} {form(theirs)}"
                    if len(figures) > 1:
                        other += f" at {grouped(count)}"
                    ratio = f"{ours / theirs:.2g}" if theirs and ours else ""
                    if ratio and work in GOALS:
                        ratio = f"{ratio}, goal {GOALS[work]}" if ours <= theirs * GOALS[work] else f"**{ratio}**, goal {GOALS[work]}"
            lines.append("| " + " | ".join([work, *cells, ", ".join(budgets), other, ratio]) + " |")
        if self.limits:
            lines += ["", "| parts and limits | |", "|---|---:|"]
            lines += [f"| {what} | {figure} |" for what, figure in self.limits]
        return "\n".join(lines)
