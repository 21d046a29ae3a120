"""Measures the program beside what somebody would use instead, one after the other on one machine.

    script/bench [--sizes 1000,10000,100000,1000000] [--runs 5] [--data FOLDER]
    script/bench --short

Prints a table of medians in Markdown; what is over its budget stands out in it. Queues and mailboxes are grown once, the same
ones every time, in a folder outside the project. What decides is measured on copies. Every answer is looked at: what did not
happen is an error and no figure. The short form has the rows of which a ratio to something else is a goal, and takes five
minutes. 12000000 is a size too: it takes 25 minutes and 12 GB to grow, and is only read.
"""

import argparse
import os
import re
import shutil
import subprocess
import tempfile
import time

import engine
import mail
import sites
from commands import Commands
from disk import append, copied
from queues import grow
from screen import Screen, floors
from table import Table


class Bench:
    def __init__(self, options):
        self.program, self.data, self.runs = options.program, options.data, options.runs
        self.short = options.short
        self.table = Table()


def machine():
    """The machine in a line."""
    with open("/proc/cpuinfo") as file:
        name = re.search(r"model name\s*:\s*(.+)", file.read())
    with open("/proc/meminfo") as file:
        memory = int(re.search(r"MemTotal:\s+(\d+)", file.read())[1]) / 1024 / 1024
    return f"{os.cpu_count()} cores of {name[1] if name else 'a processor'}, {memory:.0f} GB of memory, Linux {os.uname().release}"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", required=True)
    parser.add_argument("--parts", help="the program that measures parts of it by themselves")
    parser.add_argument("--ledgers", help="the program that writes to a queue on a server")
    parser.add_argument("--short", action="store_true", help="what has a goal, at 100000 and 1000000, three times each")
    parser.add_argument("--only", choices=["sites", "engine"], help="measure that alone")
    parser.add_argument("--data", default=os.path.join(tempfile.gettempdir(), "sluice-bench"))
    parser.add_argument("--sizes", default="1000,10000,100000,1000000")
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    if options.short:
        options.sizes, options.runs = "100000,1000000", 3
    os.makedirs(options.data, exist_ok=True)
    with open(os.path.join(options.data, "muttrc"), "w") as file:
        file.write(mail.SETTINGS)
    os.makedirs(os.path.join(options.data, "Mail"), exist_ok=True)
    bench = Bench(options)
    before, start = os.getloadavg()[0], time.perf_counter()
    shell, key = floors(options.runs)
    bench.table.limit("start a shell that prints a line", f"{shell * 1000:.2f} ms")
    bench.table.limit("answer a key with 400 bytes, in Python", f"{key * 1000:.2f} ms")
    bench.table.limit("append a line and fdatasync", f"{append(options.data) * 1000:.2f} ms")
    if options.only != "engine" and not options.short:
        sites.measure(bench)
    if options.ledgers and options.only != "sites" and not options.short:
        engine.measure(bench, options.ledgers)
    parted = None
    for count in map(int, options.sizes.split(",") if not options.only else []):
        print(f"Growing a queue of {count} comments, unless it is there", flush=True)
        folder = grow(options.program, os.path.join(options.data, str(count)), count)
        subprocess.run([options.program, "--queue", folder, "count"], check=True, stdout=subprocess.DEVNULL)
        Screen(bench, count, folder).measure()
        Commands(bench, count, folder).measure()
        if count <= 1_000_000:
            parted = folder
    if options.parts and parted and not options.short:
        folder = copied(parted, options.data)
        told = subprocess.run([options.parts, folder], check=True, stdout=subprocess.PIPE, text=True).stdout
        for line in told.splitlines():
            bench.table.limit(*line.split("\t"))
        shutil.rmtree(folder)
    print()
    print(bench.table.markdown())
    print(
        f"\nMedians of {options.runs} runs; {machine()}; load {before:.1f} before, {os.getloadavg()[0]:.1f} after; "
        f"{(time.perf_counter() - start) / 60:.0f} minutes.")


main()
