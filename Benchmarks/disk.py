"""Copies of queues, and what the disk takes by itself."""

import os
import shutil
import tempfile
import time

from table import middle

JOURNAL, CHECKPOINT = "queue.jsonl", "queue.checkpoint"


def copied(folder, data):
    """A copy that may be written."""
    target = tempfile.mkdtemp(dir=data)
    for name in (JOURNAL, CHECKPOINT):
        if os.path.exists(os.path.join(folder, name)):
            shutil.copyfile(os.path.join(folder, name), os.path.join(target, name))
    return target


def linked(folder, data):
    """The same journal without its checkpoint, to be read only."""
    target = tempfile.mkdtemp(dir=data)
    os.link(os.path.join(folder, JOURNAL), os.path.join(target, JOURNAL))
    return target


def append(folder, times=50):
    """Seconds that it takes to append a line and flush it, and nothing else."""
    path = os.path.join(folder, "bare")
    file = os.open(path, os.O_CREAT | os.O_WRONLY | os.O_APPEND)
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        os.write(file, b"x" * 400 + b"\n")
        os.fdatasync(file)
        taken.append(time.perf_counter() - start)
    os.close(file)
    return middle(taken)
