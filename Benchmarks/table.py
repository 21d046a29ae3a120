"""Collects figures and prints them as a table in Markdown."""

import statistics


def middle(values):
    """The median; None of nothing."""
    return statistics.median(values) if values else None


def slowest(values):
    """The 99th percentile."""
    return sorted(values)[min(len(values) - 1, int(len(values) * 0.99))]


def time(seconds):
    if seconds is None:
        return "–"
    milliseconds = seconds * 1000
    if milliseconds < 10:
        return f"{milliseconds:.2f} ms"
    return f"{milliseconds:.0f} ms" if milliseconds < 10_000 else f"{seconds:.1f} s"


def megabytes(value):
    return f"{value:.0f} MB"


def plain(value):
    return f"{value:.0f}"


class Table:
    def __init__(self):
        self.rows = []

    def add(self, work, ours, name=None, theirs=None, form=time, note=""):
        """Adds a line: what was done, our figure, and the figure of something else."""
        other = "" if theirs is None else f"{name} {form(theirs)}"
        ratio = "" if not theirs or not ours else f"{ours / theirs:.2g}"
        self.rows.append((work, form(ours), other or note, ratio))
        print(f"  {work}: {form(ours)}  {other or note}", flush=True)

    def markdown(self):
        lines = ["| work | sluice | beside it | ratio |", "|---|---:|---:|---:|"]
        lines += ["| " + " | ".join(row) + " |" for row in self.rows]
        return "\n".join(lines)
