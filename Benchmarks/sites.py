"""Comments of other systems: an import, and syncs with a site in a file, behind the helper of the tests."""

import json
import os
import subprocess
import sys
import tempfile
import time

from table import middle

HELPER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../Tests/SluiceTests/Sync/helper.py")
IMPORTED = 100_000
SYNCED = 10_000


def wxr(path, count):
    """Writes an export of WordPress with so many comments on a hundred posts."""
    with open(path, "w") as file:
        file.write('<?xml version="1.0"?><rss version="2.0" xmlns:wp="http://wordpress.org/export/1.2/"><channel>'
                   "<wp:base_blog_url>https://iem.example</wp:base_blog_url>")
        for post in range(100):
            file.write(f"<item><title>Ziņa {post}</title><link>https://iem.example/{post}</link><wp:post_id>{post + 1}</wp:post_id>"
                       "<wp:post_date>2026-11-01 08:00:00</wp:post_date><wp:status>publish</wp:status>")
            for number in range(post, count, 100):
                file.write(f"<wp:comment><wp:comment_id>{number + 1}</wp:comment_id><wp:comment_author>Autors {number % 977}</wp:comment_author>"
                           f"<wp:comment_date_gmt>2026-11-{number % 28 + 1:02} 08:00:00</wp:comment_date_gmt>"
                           f"<wp:comment_content><![CDATA[Komentārs Nr. {number}. {'Teikums par ziņu. ' * 20}]]></wp:comment_content>"
                           f"<wp:comment_approved>{number % 2}</wp:comment_approved></wp:comment>")
            file.write("</item>")
        file.write("</channel></rss>")


def measure(bench):
    """Adds the figures of an import and of syncs."""
    with tempfile.TemporaryDirectory(dir=bench.data) as folder:
        def path(name):
            return os.path.join(folder, name)

        environment = {**os.environ, "SLUICE_SITES": path("sites.json"), "SLUICE_MODERATOR": "anna", "LC_ALL": "C.UTF-8"}

        def run(queue, *words):
            start = time.perf_counter()
            done = subprocess.run([bench.program, *words, "--queue", path(queue)], check=True, env=environment, capture_output=True, text=True)
            return time.perf_counter() - start, done

        wxr(path("site.wxr"), IMPORTED)
        taken = []
        for number in range(min(bench.runs, 3)):
            run(f"import{number}", "init")
            seconds, done = run(f"import{number}", "import", "wordpress", path("site.wxr"))
            if f"imported {IMPORTED} comments" not in done.stdout:
                raise RuntimeError(done.stdout)
            taken.append(seconds)
        bench.table.limit(f"import {IMPORTED} comments of WordPress, {os.path.getsize(path('site.wxr')) >> 20} MB", f"{middle(taken) * 1000:.0f} ms")

        comments = {str(number + 1): {"state": "approved" if number % 100 else "hold", "text": f"Komentārs Nr. {number}"} for number in range(SYNCED)}
        with open(path("site.json"), "w") as file:
            json.dump({"comments": comments}, file)
        descriptor = os.open(path("sites.json"), os.O_WRONLY | os.O_CREAT, 0o600)
        with open(descriptor, "w") as file:
            json.dump({"iem": {"system": "wordpress", "url": "https://iem.example", "run": [sys.executable, HELPER, path("site.json")]}}, file)
        run("synced", "init")
        run("synced", "sync", "iem")
        for what, quick in [("", []), (", quick", ["--quick"])]:
            taken = [run("synced", "sync", "iem", *quick) for _ in range(bench.runs)]
            if not quick and f"{SYNCED} the same" not in taken[0][1].stderr:
                raise RuntimeError(taken[0][1].stderr)
            bench.table.limit(f"sync a site of {SYNCED} comments with nothing new{what}", f"{middle([seconds for seconds, _ in taken]) * 1000:.0f} ms")
        taken = []
        for _ in range(bench.runs):
            number = run("synced", "list", "is:pending", "--limit", "1")[1].stdout.split("@")[0]
            run("synced", "approve", number)
            seconds, done = run("synced", "sync", "iem", "--quick")
            if not done.stdout.startswith(f"pushed\t{number}\tapproved\t"):
                raise RuntimeError(done.stdout)
            taken.append(seconds)
        bench.table.limit("put one decision on it, quick", f"{middle(taken) * 1000:.0f} ms")
