#!/usr/bin/env python3
"""sites.py SLUICE: sluice sync with a real WordPress and a real Isso, looked at in their databases before and after.

Standard library only. Everything lives in a temporary folder and ends with this program; the sites listen on 127.0.0.1.
"""
import html, json, os, pathlib, signal, socket, sqlite3, subprocess, sys, tempfile, time

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
SLUICE = pathlib.Path(sys.argv[1]).resolve()
checks = 0


def check(what, isTrue, seen=""):
    global checks
    checks += 1
    if not isTrue:
        sys.exit(f"FAILED: {what}\n{seen}")


def freePort():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


class Queue:
    """A queue, and the file of sites beside it."""

    def __init__(self, folder):
        self.folder = folder / "queue"
        self.sites = folder / "sites.json"
        self.environment = {"PATH": os.environ["PATH"], "LANG": "C.UTF-8", "HOME": str(folder), "TMPDIR": str(folder),
                            "SLUICE_QUEUE": str(self.folder), "SLUICE_MODERATOR": "anna", "SLUICE_SITES": str(self.sites)}
        self.run("init")

    def run(self, *words, ok=(0,)):
        done = subprocess.run([SLUICE, *map(str, words)], env=self.environment, capture_output=True, text=True, stdin=subprocess.DEVNULL)
        check("sluice " + " ".join(map(str, words)), done.returncode in ok, f"{done.returncode}\n{done.stdout}\n{done.stderr}")
        return done

    def list(self, **sites):
        self.sites.write_text(json.dumps(sites))
        self.sites.chmod(0o600)

    def comments(self):
        """All comments by their ids on the site."""
        rows = map(json.loads, self.run("list", "is:any", "--limit", 1000000, "--json").stdout.splitlines())
        return {row["source"]["id"]: row for row in rows}

    def sync(self, name, *words, ok=(0,)):
        """Runs a sync; gives its numbers and acts."""
        done = self.run("sync", name, "--json", *words, ok=ok)
        lines = [json.loads(line) for line in done.stdout.splitlines()]
        return lines[-1], lines[:-1], done

    def number(self, id):
        return self.comments()[id]["number"]


def acts(lines):
    return [(line["act"], line["id"]) for line in lines]


# MARK: Isso

def isso(folder):
    port = freePort()
    subprocess.run([HERE / "isso-up", folder, str(port)], check=True)
    try:
        subprocess.run([sys.executable, HERE / "isso-seed.py", str(port), folder / "comments.db"], check=True)
        queue = Queue(folder)
        database = str(folder / "comments.db")
        queue.list(b={"system": "isso", "url": f"http://127.0.0.1:{port}", "database": database})

        def rows():
            with sqlite3.connect(f"file:{database}?mode=ro", uri=True) as connection:
                connection.row_factory = sqlite3.Row
                return {str(row["id"]): dict(row) for row in connection.execute("select * from comments where mode != 4")}

        def change(statement, *values):
            with sqlite3.connect(database, timeout=5) as connection:
                connection.execute(statement, values)

        check("Isso can be reached", "hold" in queue.run("sync", "b", "--check").stdout)
        before = rows()
        counts, _, _ = queue.sync("b")
        check("all of Isso's comments come in", counts["new"] == len(before) > 50, counts)
        here = queue.comments()
        for id, row in before.items():
            check("its state", here[id]["state"] == {1: "approved", 2: "pending"}[row["mode"]], (row, here[id]))
            check("its text", here[id]["body"] == row["text"], (row, here[id]))
        counts, _, _ = queue.sync("b")
        check("a second run does nothing", counts["same"] == len(before) and counts["new"] + counts["pushed"] + counts["pulled"] == 0, counts)
        check("and has written nothing there", rows() == before)

        # Each decision out, and the site's own in.
        pending = [id for id, row in before.items() if row["mode"] == 2]
        published = [id for id, row in before.items() if row["mode"] == 1]
        number = {id: here[id]["number"] for id in here}
        queue.run("approve", *[number[id] for id in pending[:3]])
        queue.run("reject", number[pending[3]], "--reason", "abuse")
        queue.run("edit", number[pending[4]], "--body", "Labots **5 < 6** 😀\nrinda")
        queue.run("approve", number[pending[4]])
        queue.run("reject", number[published[0]], "--reason", "hate")
        change("update comments set text = 'mainīts' where id = ?", int(pending[0]))
        change("update comments set mode = 1 where id = ?", int(pending[5]))
        change("update comments set text = 'autors pārlaboja' where id = ?", int(pending[6]))
        between = rows()
        counts, lines, _ = queue.sync("b", ok=(1,))
        after = rows()
        check("each act", sorted(acts(lines)) == sorted(
            [("conflict", pending[0]), ("pushed", pending[1]), ("pushed", pending[2]), ("pushed", pending[4]),
             ("pushed", published[0]), ("pulled", pending[5]), ("pulled", pending[6])]), lines)
        check("approved there", all(after[id]["mode"] == 1 for id in pending[1:3] + [pending[4]]), after)
        check("taken down there, and kept", after[published[0]]["mode"] == 2 and after[published[0]]["text"] == before[published[0]]["text"])
        check("the edit, to the byte", after[pending[4]]["text"] == "Labots **5 < 6** 😀\nrinda", after[pending[4]])
        check("a conflict changes nothing there", after[pending[0]] == between[pending[0]])
        for id in after:
            same = {key: value for key, value in after[id].items() if key not in ("mode", "text")}
            check("nothing else is touched", same == {key: between[id][key] for key in same}, (after[id], between[id]))
        here = queue.comments()
        check("the site's own decision", here[pending[5]]["state"] == "approved" and here[pending[6]]["body"] == "autors pārlaboja")
        queue.run("note", number[pending[0]], "--note", "redzēju")
        _, lines, _ = queue.sync("b")
        check("settled by the next act", acts(lines) == [("pushed", pending[0])] and rows()[pending[0]]["mode"] == 1, lines)
        queue.run("approve", number[published[0]])
        queue.sync("b")
        check("and put back", rows()[published[0]]["mode"] == 1)

        # Isso gives the id of the newest comment out again, perhaps within the second, and shows modes that it doesn't write.
        newest = max(rows(), key=int)
        created = rows()[newest]["created"]
        # A whole second may be a rounded one.
        created += 0.2 if 0.01 < created % 1 < 0.79 else 2
        before = queue.comments()[newest]
        change("delete from comments where id = ?", int(newest))
        change("insert into comments (tid, id, created, mode, remote_addr, text, author, voters) values "
               "((select min(id) from threads), ?, ?, 1, '192.0.2.0', 'cita cilvēka vārdi', 'Cits', x'')", int(newest), created)
        _, lines, _ = queue.sync("b")
        check("that an id was given out again is told", acts(lines) == [("reused", newest)], lines)
        here = queue.comments()
        new = [row for id, row in here.items() if id.startswith(newest + "@")]
        check("no words come under another's name", here[newest]["body"] == before["body"] and here[newest]["state"] == before["state"], here[newest])
        check("and the new ones are there", [row["body"] for row in new] == ["cita cilvēka vārdi"], new)
        change("update comments set mode = 3 where id = ?", int(pending[8]))
        counts, _, _ = queue.sync("b")
        check("a mode that Isso doesn't show waits", counts["pushed"] + counts["pulled"] + counts["refused"] == 0, counts)
        queue.run("approve", number[pending[8]])
        _, lines, _ = queue.sync("b")
        check("and can be approved", acts(lines) == [("pushed", pending[8])] and rows()[pending[8]]["mode"] == 1, lines)

        # What is remembered is lost: nothing is written.
        (queue.folder / "sync" / "b.jsonl").unlink()
        before = rows()
        counts, _, _ = queue.sync("b")
        check("without what was remembered nothing is written", counts["pushed"] + counts["pulled"] == 0 and rows() == before, counts)

        # Isso does not answer: nothing is published beside it.
        queue.list(b={"system": "isso", "url": f"http://127.0.0.1:{freePort()}", "database": database, "source": f"isso:127.0.0.1:{port}"})
        queue.run("approve", number[pending[7]])
        _, lines, _ = queue.sync("b", ok=(1,))
        check("told when Isso can't be reached", acts(lines) == [("refused", pending[7])] and rows()[pending[7]]["mode"] == 2, lines)
        queue.list(b={"system": "isso", "url": f"http://127.0.0.1:{port}", "database": str(folder / "isso.cfg")})
        check("what is no database of Isso", queue.run("sync", "b", ok=(65,)).returncode == 65)
        check("the journal is whole", queue.run("verify").returncode == 0)

        # Out to a file, and into an Isso of its own.
        wxr = folder / "out.wxr"
        wxr.write_text(queue.run("export", "isso", "is:any").stdout)
        config = (folder / "isso.cfg").read_text().replace("comments.db", "other.db")
        (folder / "other.cfg").write_text(config)
        subprocess.run([os.environ["SITES_CACHE"] + "/venv/bin/isso", "-c", folder / "other.cfg", "import", "-t", "wordpress", wxr], check=True,
                       env={**os.environ, "TZ": "UTC"}, capture_output=True)
        with sqlite3.connect(folder / "other.db") as connection:
            found = dict(connection.execute("select mode, count(*) from comments group by mode"))
        mine = [row["state"] for row in queue.comments().values()]
        check("another Isso takes the export", found == {1: mine.count("approved"), 2: mine.count("pending")}, found)
    finally:
        subprocess.run([HERE / "wordpress-down", folder])


# MARK: WordPress

class WordPress:
    def __init__(self, folder, port):
        self.folder, self.port = folder, port

    def sql(self, statement):
        done = subprocess.run(["mariadb", "--no-defaults", "-u", "root", "-S", self.folder / "sock", "-N", "-B", "wp", "-e", statement],
                              capture_output=True, text=True, check=True)
        return [line.split("\t") for line in done.stdout.splitlines()]

    def rows(self):
        """All comments of readers by ids, each column to the byte."""
        names = ["comment_approved", "comment_content", "comment_author", "comment_author_email", "comment_author_url",
                 "comment_author_IP", "comment_agent", "comment_date", "comment_date_gmt", "comment_parent", "user_id"]
        columns = ",".join(f"hex(concat({name}, ''))" for name in names)
        rows = self.sql(f"select comment_ID,{columns} from wp_comments where comment_type in ('', 'comment') order by comment_ID")
        found = {row[0]: {name: bytes.fromhex(value).decode() for name, value in zip(names, row[1:])} for row in rows}
        for row in found.values():
            # REST writes an & of these as a reference, which says the same.
            for name in ("comment_author", "comment_author_url"):
                row[name] = html.unescape(row[name])
        return found

    def php(self, code):
        return subprocess.run(["php", "-r", f"$argv = ['', '{self.folder}/site']; ob_start(); require '{HERE}/wordpress-boot.php'; ob_end_clean(); {code}"],
                              capture_output=True, text=True, check=True).stdout

    def config(self, line, replacing=None):
        path = self.folder / "site/wp-config.php"
        text = path.read_text()
        path.write_text(text.replace(replacing, line) if replacing else text.replace("<?php\n", "<?php\n" + line + "\n", 1))


STATES = {"0": "pending", "1": "approved", "spam": "rejected", "trash": "rejected"}
KEPT = ["comment_author", "comment_author_email", "comment_author_url", "comment_author_IP", "comment_agent", "comment_date",
        "comment_date_gmt", "comment_parent", "user_id"]


def wordpress(folder):
    port = freePort()
    subprocess.run([HERE / "wordpress-up", folder, str(port)], check=True)
    site = WordPress(folder, port)
    try:
        subprocess.run(["php", HERE / "wordpress-seed.php", folder / "site"], check=True, capture_output=True,
                       env={**os.environ, "N": "160", "LONG": "20"})
        site.php("foreach (['spam', 'trash'] as $state) for ($i = 0; $i < 4; $i++) { $id = wp_insert_comment(['comment_post_ID' => 4, 'comment_author' => 'Z',"
                 "'comment_author_IP' => '192.0.2.8', 'comment_agent' => 'Mozilla', 'comment_content' => \"Nost $state $i\", 'comment_approved' => '1',"
                 "'comment_date_gmt' => '2026-11-19 08:00:00', 'comment_date' => '2026-11-19 10:00:00']);"
                 "$state == 'spam' ? wp_spam_comment($id) : wp_trash_comment($id); }")
        queue = Queue(folder)
        secret = folder / "app-password"
        entry = {"system": "wordpress", "url": f"http://127.0.0.1:{port}", "user": "anna", "secret": f"file:{secret}"}
        queue.list(iem=entry)
        print("  arrival", flush=True)
        arrival(site, queue)
        print("  decisions over REST", flush=True)
        decisions(site, queue, isREST=True)
        print("  refusals", flush=True)
        refusals(site, queue, entry)
        print("  decisions by the script on the site's side", flush=True)
        script = {**entry, "run": ["php", str(ROOT / "examples/wordpress/sluice-wordpress.php"), str(folder / "site")]}
        del script["secret"], script["user"]
        queue.list(iem=script)
        decisions(site, queue, isREST=False)
        print("  a thousand comments, and a death in the middle", flush=True)
        thousand(site, queue, entry)
        print("  the trash is off", flush=True)
        noTrash(site, queue, entry)
        check("the journal is whole", queue.run("verify").returncode == 0)
    finally:
        subprocess.run([HERE / "wordpress-down", folder])


def same(site, queue):
    """Sees to it that both sides are the same; gives how many there are."""
    here, there = queue.comments(), site.rows()
    for id, row in there.items():
        check(f"{id} is the same on both sides", here[id]["state"] == STATES[row["comment_approved"]], (here[id], row))
    return len(there)


def arrival(site, queue):
    check("WordPress can be reached", "trash" in queue.run("sync", "iem", "--check").stdout)
    before = site.rows()
    dry, _, _ = queue.sync("iem", "--dry-run", ok=(0, 1))
    counts, _, done = queue.sync("iem", ok=(0, 1))
    check("all comments come in", counts["new"] == dry["new"] == len(before) - counts["refused"], (counts, len(before), done.stderr))
    check("none is refused", counts["refused"] == 0, done.stderr)
    here = queue.comments()
    for id, row in before.items():
        check(f"the state of {id}", here[id]["state"] == STATES[row["comment_approved"]], (row, here[id]))
        if row["comment_approved"] == "spam":
            check("spam comes as spam", here[id]["reason"] == "spam")
    counts, _, _ = queue.sync("iem")
    check("a second run does nothing", counts["same"] == len(before) and counts["new"] + counts["pushed"] + counts["pulled"] == 0, counts)
    check("nothing was written there", site.rows() == before)
    check("no notice of another site came in", len(here) == len(before))
    site.sql("update wp_options set option_value = '' where option_name = 'permalink_structure'")
    check("without pretty links", queue.run("sync", "iem", "--check").returncode == 0)
    site.sql("update wp_options set option_value = '/%year%/%postname%/' where option_name = 'permalink_structure'")


def decisions(site, queue, isREST):
    before, here = site.rows(), queue.comments()
    plain = [id for id, row in before.items() if not set(row["comment_content"]) & set("<>&\\ \t\r\x01") - {" "}
             and row["comment_content"].strip() == row["comment_content"] and row["comment_author_IP"] and "<" not in row["comment_author"]]
    hold = [id for id in plain if before[id]["comment_approved"] == "0"]
    public = [id for id in plain if before[id]["comment_approved"] == "1"]
    out = [id for id in plain if before[id]["comment_approved"] in ("trash", "spam")]
    check("there is enough to decide", len(hold) > 8 and len(public) > 1 and len(out) > 1, (len(hold), len(public), len(out)))
    n = {id: here[id]["number"] for id in here}
    text = f"Labots {isREST}: 5 < 6 & «7» 😀\nrinda"
    queue.run("approve", n[hold[0]], n[hold[1]], n[hold[6]])
    queue.run("reject", n[hold[2]], "--reason", "spam")
    queue.run("reject", n[hold[3]], "--reason", "abuse")
    queue.run("edit", n[hold[4]], "--body", text)
    queue.run("approve", n[hold[4]])
    queue.run("reject", n[public[0]], "--reason", "hate")
    queue.run("reopen", n[public[1]])
    queue.run("approve", n[out[0]])
    # Meanwhile on the site: a text that somebody decides here, an approval, the trash, a deletion.
    site.sql(f"update wp_comments set comment_content = 'Mainīts vietnē' where comment_ID = {hold[6]}")
    site.php(f"wp_set_comment_status({hold[5]}, 'approve'); wp_trash_comment({hold[7]}); wp_delete_comment({hold[8]}, true);")
    between = site.rows()
    counts, lines, done = queue.sync("iem", ok=(1,))
    after = site.rows()
    check("each act", sorted(acts(lines)) == sorted(
        [("pushed", id) for id in hold[:2] + hold[2:5] + [public[0], public[1], out[0]]]
        + [("pulled", hold[5]), ("pulled", hold[7]), ("conflict", hold[6])]), (lines, done.stderr))
    wanted = {hold[0]: "1", hold[1]: "1", hold[2]: "spam", hold[3]: "trash", hold[4]: "1", public[0]: "trash", public[1]: "0", out[0]: "1"}
    for id, state in wanted.items():
        check(f"{id} is {state} there", after[id]["comment_approved"] == state, after[id])
    for id, row in after.items():
        for name in KEPT:
            check(f"{name} of {id} is as it was", row[name] == between[id][name], (row, between[id]))
        if id != hold[4]:
            check(f"the text of {id} is as it was", row["comment_content"] == between[id]["comment_content"], (row, between[id]))
    check("the edit, as WordPress stores it", after[hold[4]]["comment_content"] == text.replace("&", "&amp;").replace("<", "&lt;"), after[hold[4]])
    check("what was deleted there stays here", hold[8] in queue.comments() and counts["gone"] == 1, counts)
    queue.run("note", n[hold[6]], "--note", "redzēju, labi")
    _, lines, _ = queue.sync("iem")
    check("a conflict is settled by the next act", acts(lines) == [("pushed", hold[6])], lines)
    check("with the text that was approved", site.rows()[hold[6]]["comment_content"] == before[hold[6]]["comment_content"])
    counts, _, _ = queue.sync("iem")
    check("at rest", counts["new"] + counts["pushed"] + counts["pulled"] == 0, counts)
    same(site, queue)


def refusals(site, queue, entry):
    # A text that the filter would change is left alone, but for a rejection.
    before, here = site.rows(), queue.comments()
    unstable = [id for id, row in before.items() if "<pre>" in row["comment_content"] and row["comment_approved"] == "0"]
    n = {id: here[id]["number"] for id in here}
    queue.run("approve", n[unstable[0]])
    _, lines, done = queue.sync("iem", ok=(1,))
    check("an unstable text is told", acts(lines) == [("refused", unstable[0])] and lines[0]["why"] == "unstable-text", lines)
    check("and untouched", site.rows() == before)
    queue.run("reject", n[unstable[0]], "--reason", "spam")
    queue.sync("iem")
    after = site.rows()[unstable[0]]
    check("a rejection takes it off the site as it is", after["comment_approved"] == "trash" and after["comment_content"] == before[unstable[0]]["comment_content"], after)

    # Nor is a comment whose author or time WordPress would write otherwise, but for a rejection.
    hold = [id for id, row in site.rows().items() if row["comment_content"].startswith("Komentārs") is False and row["comment_approved"] == "0"
            and not set(row["comment_content"]) & set("<>&\\ \t\r\x01") - {" "} and row["comment_content"].strip() == row["comment_content"]]
    for id, column in zip(hold, ["comment_author_email = 'līga@example.lv'", "comment_agent = 'A <b>  %41'", "comment_author_url = 'www.a.lv'",
                                 "comment_date = comment_date_gmt", "comment_author_IP = 'unknown'"]):
        site.sql(f"update wp_comments set {column} where comment_ID = {id}")
    check("there is enough to falsify", len(hold) > 5, hold)
    before = site.rows()
    queue.run("approve", *[n[id] for id in hold[:5]])
    _, lines, done = queue.sync("iem", ok=(1,))
    check("each is told", sorted(acts(lines)) == sorted(("refused", id) for id in hold[:5]) and {line["why"] for line in lines} == {"unstable-text"}, lines)
    check("and none is touched", site.rows() == before)
    queue.run("reject", *[n[id] for id in hold[:5]], "--reason", "spam")
    _, lines, _ = queue.sync("iem")
    after = site.rows()
    check("a rejection takes each off the site", all(after[id]["comment_approved"] == "trash" for id in hold[:5]), lines)
    check("as it is", all(after[id][name] == before[id][name] for id in hold[:5] for name in KEPT + ["comment_content"]))

    # Pages that nobody sees, that lie in the trash, that are gone.
    def commented(page):
        return site.php(f"$p = wp_insert_post(['post_title' => 'Lapa', 'post_content' => 'x', {page}]); echo $p, ' ', wp_insert_comment(['comment_post_ID' => $p,"
                        "'comment_author' => 'P', 'comment_author_IP' => '192.0.2.9', 'comment_agent' => 'M', 'comment_content' => 'Slēpts', 'comment_approved' => '1',"
                        "'comment_date_gmt' => '2026-11-21 08:00:00', 'comment_date' => '2026-11-21 10:00:00']);").split()
    secrets = [commented("'post_status' => 'private'"), commented("'post_status' => 'publish', 'post_password' => 'x'")]
    public, trashed, gone = [commented("'post_status' => 'publish'") for _ in range(3)]
    queue.sync("iem")
    here = queue.comments()
    check("what nobody sees is not made public", all(here[id]["state"] == "pending" for _, id in secrets), here)
    check("what is public is", here[public[1]]["state"] == "approved")
    counts, _, _ = queue.sync("iem")
    check("and stays so", counts["pushed"] + counts["pulled"] == 0 and all(site.rows()[id]["comment_approved"] == "1" for _, id in secrets), counts)
    site.php(f"wp_trash_post({trashed[0]});")
    site.sql(f"delete from wp_posts where ID = {gone[0]}")
    counts, _, _ = queue.sync("iem")
    check("a page in the trash decides nothing here", queue.comments()[trashed[1]]["state"] == "approved", counts)
    queue.run("reject", here[trashed[1]]["number"], here[gone[1]]["number"], "--reason", "abuse")
    for _ in range(2):
        _, lines, done = queue.sync("iem", ok=(1,))
        check("decisions on it are refused", sorted(acts(lines)) == sorted([("refused", trashed[1]), ("refused", gone[1])]), (lines, done.stderr))
        check("with words", "in the trash there" in done.stderr and "page is gone" in done.stderr, done.stderr)
    site.php(f"wp_untrash_post({trashed[0]}); wp_publish_post({trashed[0]});")
    # What nobody sees is not the same on both sides.
    site.sql(f"delete from wp_comments where comment_ID in ({gone[1]}, {secrets[0][1]}, {secrets[1][1]})")
    queue.sync("iem")
    check("and go out when it is back", site.rows()[trashed[1]]["comment_approved"] == "trash")

    # Who may not.
    def refused(code, words, **changes):
        queue.list(iem={**entry, **changes})
        done = queue.run("sync", "iem", ok=(code,))
        check(words, words in done.stderr, done.stderr)

    wrong = queue.sites.parent / "wrong"
    wrong.write_text("abcd efgh ijkl mnop qrst uvwx\n")
    wrong.chmod(0o600)
    refused(77, "refuses the secret", secret=f"file:{wrong}")
    password = site.php("$id = wp_insert_user(['user_login' => 'otto', 'user_pass' => 'x', 'role' => 'author', 'user_email' => 'o@example.lv']);"
                        "echo WP_Application_Passwords::create_new_application_password($id, ['name' => 's'])[0];")
    wrong.write_text(password)
    refused(77, "may not moderate", user="otto", secret=f"file:{wrong}")
    refused(69, "can't be reached", url=f"http://127.0.0.1:{freePort()}") if "--slow" in sys.argv else None
    site.config("define('WP_ENVIRONMENT_TYPE', 'production');", "define('WP_ENVIRONMENT_TYPE', 'local');")
    refused(77, "application passwords are not available")
    site.config("define('WP_ENVIRONMENT_TYPE', 'local');", "define('WP_ENVIRONMENT_TYPE', 'production');")
    plugin = site.folder / "site/wp-content/mu-plugins/off.php"
    plugin.write_text("<?php if (str_contains($_SERVER['REQUEST_URI'], 'wp-json') || isset($_GET['rest_route'])) { http_response_code(403); exit('<html>no</html>'); }")
    refused(74, "a page came instead of JSON")
    plugin.unlink()
    queue.list(iem=entry)


def thousand(site, queue, entry):
    site.php("for ($i = 0; $i < 1000; $i++) wp_insert_comment(['comment_post_ID' => 4, 'comment_author' => \"A $i\", 'comment_author_IP' => '192.0.2.7',"
             "'comment_agent' => 'Mozilla', 'comment_content' => \"Komentārs Nr. $i\", 'comment_approved' => '0', 'comment_date_gmt' => '2026-11-20 08:00:00', 'comment_date' => '2026-11-20 10:00:00']);")
    queue.list(iem=entry)
    counts, _, _ = queue.sync("iem", "--quick")
    check("a thousand come in", counts["new"] == 1000, counts)
    before = site.rows()
    queue.run("approve", "--where", 'body:"Komentārs Nr. 1"')
    wanted = [id for id, row in before.items() if row["comment_content"].startswith("Komentārs Nr. 1")]
    # Killed in the middle of a push, and its helper with it.
    process = subprocess.Popen([SLUICE, "sync", "iem"], env=queue.environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    for _ in range(7):
        process.stdout.readline()
    process.send_signal(signal.SIGKILL)
    process.wait()
    done = sum(site.rows()[id]["comment_approved"] == "1" for id in wanted)
    check("it was killed in the middle", 7 <= done < len(wanted), (done, len(wanted)))
    counts, _, run = queue.sync("iem")
    check("the next run goes on", len(wanted) - done - 1 <= counts["pushed"] <= len(wanted) - done and "approvals go out" in run.stderr, (counts, done, len(wanted)))
    after = site.rows()
    for id, row in after.items():
        check("all that was approved, and nothing else", (row["comment_approved"] == "1") == (id in wanted or before[id]["comment_approved"] == "1"), row)
        check("address and browser", all(row[name] == before[id][name] for name in KEPT + ["comment_content"]), (row, before[id]))


def noTrash(site, queue, entry):
    site.config("define('EMPTY_TRASH_DAYS', 0);")
    before, here = site.rows(), queue.comments()
    public = [id for id, row in before.items() if row["comment_content"].startswith("Komentārs Nr. 1") and row["comment_approved"] == "1"]
    queue.run("reject", *[here[id]["number"] for id in public[:3]], "--reason", "abuse")
    counts, _, _ = queue.sync("iem")
    after = site.rows()
    check("taken down, and not deleted", all(after[id]["comment_approved"] == "0" for id in public[:3]) and len(after) == len(before), counts)
    counts, _, _ = queue.sync("iem")
    check("at rest without a trash", counts["pushed"] + counts["pulled"] + counts["new"] == 0, counts)


began = time.time()
with tempfile.TemporaryDirectory(prefix="sluice-sites-") as folder:
    for name, trial in [("Isso", isso), ("WordPress", wordpress)]:
        if len(sys.argv) > 2 and sys.argv[2].lower() not in (name.lower(), "--slow"):
            continue
        print(name, flush=True)
        place = pathlib.Path(folder) / name.lower()
        place.mkdir()
        trial(place)
print(f"{checks} checks hold; {time.time() - began:.0f} s")
