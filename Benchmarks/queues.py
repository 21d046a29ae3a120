"""Grows queues to measure on, with the program itself: every byte of them is one that it wrote."""

import itertools
import json
import os
import subprocess
import time

from comments import comments, releases

RELEASES = 500


def moment(seconds):
    return time.strftime("%Y-%m-%dT%H:%M:%S.000Z", time.gmtime(seconds))


def grow(program, folder, count):
    """Makes a queue of so many comments, six in ten of them decided, unless it is there from an earlier run."""
    if os.path.exists(os.path.join(folder, "grown")):
        return folder

    def run(*words, **more):
        subprocess.run([program, "--queue", folder, "--as", "anna", *words], check=True, stdout=subprocess.DEVNULL, **more)

    subprocess.run(["rm", "-rf", folder], check=True)
    run("init")
    for release in releases(RELEASES):
        run("release", release["slug"], "--title", release["title"], "--date", release["date"])
    made = iter(comments(count, RELEASES))
    # Each run leaves a checkpoint for the next one, which takes the longer the larger the queue is.
    batch = max(100_000, count // 10)
    for _ in range(0, count, batch):
        submit = subprocess.Popen(
            [program, "--queue", folder, "--as", "anna", "submit", "-"], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL)
        for comment in itertools.islice(made, batch):
            comment["submitted"] = moment(comment.pop("seconds"))
            submit.stdin.write(json.dumps(comment, ensure_ascii=False).encode() + b"\n")
        submit.stdin.close()
        if submit.wait() != 0:
            raise RuntimeError(f"submit ended with {submit.returncode}")
    # Two of three runs are approved and one is rejected, each as long as a moderator's morning.
    step = max(count // 200, 10)
    for turn, start in enumerate(range(0, count * 6 // 10, step)):
        where = f"number:{start + 1}..{start + step}"
        verb = ["reject", "--reason", "off-topic"] if turn % 3 == 2 else ["approve"]
        run(*verb, "--where", where)
    open(os.path.join(folder, "grown"), "w").close()
    return folder
