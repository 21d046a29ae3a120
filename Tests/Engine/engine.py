"""Drives sluice against PostgreSQL servers of its own: what several machines do, and what goes wrong.

    engine.py SLUICE [PART...]

Each part stands for a row of failures, F1 to F11, or for what several machines must be able to do. Without a part all are run.
"""

import concurrent.futures
import hashlib
import json
import os
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse

from servers import Line, Server, close, free_port, work_folder, BIN

PROGRAM = os.path.abspath(sys.argv[1])
ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
WORK = work_folder()
SERVICES = f"{WORK}/services.conf"
ENVIRONMENT = {**os.environ, "PGSERVICEFILE": SERVICES, "LC_ALL": "C.UTF-8", "SLUICE_MODERATOR": "anna"}
failures = []
servers = []


def check(what, truth, seen=""):
    print(("ok    " if truth else "WRONG ") + what, flush=True)
    if not truth:
        failures.append(what)
        print(f"      {str(seen)[:600]}", flush=True)


def serve(name, settings="", source=None):
    server = Server(name, WORK, settings, source)
    servers.append(server)
    return server


def service(name, *ports):
    """Names a server, or several of which the one that takes writes is meant."""
    more = "target_session_attrs=read-write\n" if len(ports) > 1 else ""
    with open(SERVICES, "a") as file:
        file.write(f"[{name}]\nhost={','.join('127.0.0.1' for _ in ports)}\nport={','.join(map(str, ports))}\n"
                   f"dbname=press\nuser=sluice\nsslmode=disable\ngssencmode=disable\n{more}\n")


def sluice(copy, *words, by="anna", timeout=60, **options):
    return subprocess.run([PROGRAM, "--queue", f"{WORK}/{copy}", "--as", by, *words], capture_output=True, text=True,
                          env=ENVIRONMENT, timeout=timeout, **options)


def journal(copy):
    return open(f"{WORK}/{copy}/queue.jsonl", "rb").read()


def entries(copy):
    return [json.loads(line) for line in journal(copy).splitlines()]


def notes(copy):
    return [entry["content"]["note"] for entry in entries(copy)
            if entry["do"] == "note" and entry.get("content")]


def share(copy, name):
    """Makes a queue with the sample comments, and shares it."""
    made = sluice(copy, "init", "--from", f"{ROOT}/seeds/press-office.json")
    assert made.returncode == 0, made.stderr
    shared = sluice(copy, "share", f"service={name}")
    assert shared.returncode == 0, shared.stderr


def join(copy, name):
    joined = sluice(copy, "join", f"service={name}")
    assert joined.returncode == 0, joined.stderr


def expect_equal(what, *copies):
    """All copies are the same bytes, in order by sluice's own verifier and by the independent one."""
    verified = [sluice(copy, "verify") for copy in copies]
    check(f"{what}: verify", all(one.returncode == 0 for one in verified), [one.stderr for one in verified])
    check(f"{what}: the copies are the same bytes", len({journal(copy) for copy in copies}) == 1)
    other = subprocess.run(["python3", f"{ROOT}/Documentation/verify.py", f"{WORK}/{copies[0]}/queue.jsonl"],
                           capture_output=True, text=True)
    check(f"{what}: the independent verifier agrees", other.returncode == 0, other.stdout + other.stderr)


def storm(copies, seconds=None, acts=None, number=1):
    """Writes notes from one process a copy until the time is over; gives those that were told as done, and all exit codes."""
    done, codes, lock = [], [], threading.Lock()
    end = time.monotonic() + (seconds or 1e9)

    def write(index, copy):
        for act in range(acts or 10**9):
            if time.monotonic() > end:
                return
            text = f"{index}-{act}-{os.urandom(3).hex()}"
            answer = sluice(copy, "note", str(number + index), "--note", text)
            with lock:
                codes.append(answer.returncode)
                if answer.returncode == 0:
                    done.append(text)

    threads = [threading.Thread(target=write, args=pair) for pair in enumerate(copies)]
    for thread in threads:
        thread.start()
    return done, codes, threads


def expect_once(what, copy, done):
    found = notes(copy)
    check(f"{what}: {len(done)} acts told as done, each stands once",
          all(found.count(text) == 1 for text in done) and len(found) == len(set(found)),
          [text for text in done if found.count(text) != 1])


# Parts

def sharing():
    """What is shared, joined, left and taken home is the same journal."""
    server = serve("one")
    service("one", server.port)
    missing = sluice("nowhere", "join", "service=one")
    check("F10: a server without tables is told", missing.returncode == 66, missing.stderr)
    sluice("a", "init", "--from", f"{ROOT}/seeds/press-office.json")
    open(f"{WORK}/a/settings.json", "w").write('{"site":"Birojs","language":"en"}')
    before = journal("a")
    shared = sluice("a", "share", "service=one")
    check("share", shared.returncode == 0, shared.stderr)
    check("the shared folder keeps its bytes", journal("a") == before)
    table = server.sql("select string_agg(encode(line, 'hex'), '' order by n) from sluice.entry")
    check("the table has the same bytes", bytes.fromhex(table) == before)
    again = sluice("a", "share", "service=one")
    check("sharing it twice is refused", again.returncode == 65, again.stderr)
    for copy in "bcd":
        join(copy, "one")
    expect_equal("joined", *"abcd")
    first = sluice("b", "approve", "1", by="juris")
    check("a decision on a copy", first.returncode == 0, first.stderr)
    second = sluice("c", "approve", "1@11", by="zane")
    check("a second one names the winner", second.returncode == 1 and "juris" in second.stderr, second.stderr)
    check("another copy sees it", sluice("c", "count", "is:approved").stdout.strip() == "1")
    # Settings
    shown = sluice("d", "settings")
    check("one set of settings", json.loads(shown.stdout)["site"] == "Birojs", shown.stdout)
    open(f"{WORK}/new.json", "w").write('{"site":"Preses birojs","moderators":{"anna":"Anna","juris":"Juris"}}')
    sent = sluice("d", "settings", f"{WORK}/new.json")
    check("settings are sent", sent.returncode == 0, sent.stderr)
    stale = sluice("b", "settings", f"{WORK}/new.json")
    check("who has not seen them sends no others", stale.returncode == 1, stale.stderr)
    sluice("b", "count")
    struck = sluice("b", "approve", "2", by="zane")
    check("they hold on every copy", struck.returncode == 77, struck.stderr)
    open(f"{WORK}/b/settings.json", "w").write('{"mouse":true,"site":"x"}')
    own = sluice("b", "approve", "2")
    check("a copy's own settings say only what is its machine's", own.returncode == 78, own.stderr)
    open(f"{WORK}/b/settings.json", "w").write('{"mouse":true}')
    check("and that they may say", sluice("b", "approve", "2").returncode == 0)
    # Erasure
    text = "noslepums4711"
    number = sluice("a", "submit", "--release", "konference-brisele", "--name", text, "--body", text).stdout.strip()
    for copy in "bcd":
        sluice(copy, "count")
    erased = sluice("b", "erase", number, "--yes")
    check("an erasure", erased.returncode == 0, erased.stderr)
    for copy in "acd":
        sluice(copy, "count")
    held = [copy for copy in "abcd" if any(
        text.encode() in open(os.path.join(folder, name), "rb").read()
        for folder, _, names in os.walk(f"{WORK}/{copy}") for name in names)]
    check("nothing of it stays in any copy", held == [], held)
    check("nor for a reader of the table", server.sql(
        f"select count(*) from sluice.entry where position('{text}'::bytea in line) > 0") == "0")
    expect_equal("after the erasure", *"abcd")
    # An older copy goes on; a foreign journal is refused.
    shutil.copytree(f"{WORK}/c", f"{WORK}/old")
    sluice("a", "note", "5", "--note", "since")
    left = sluice("old", "leave")
    check("leave", left.returncode == 0, left.stderr)
    refused = sluice("old", "approve", "7")
    check("a copy that was left can only be read", refused.returncode == 77 and
          sluice("old", "count").returncode == 0, refused.stderr)
    join("old", "one")
    expect_equal("an older copy that joined again", "a", "old")
    sluice("foreign", "init")
    queue = json.load(open(f"{WORK}/a/queue.server"))["queue"]
    foreign = sluice("foreign", "join", "service=one", queue)
    check("another journal is refused", foreign.returncode == 65 and
          not os.path.exists(f"{WORK}/foreign/queue.server"), foreign.stderr)
    # Home
    taken = sluice("d", "leave", "--take-home")
    check("leave --take-home", taken.returncode == 0, taken.stderr)
    check("the queue is a plain folder again", sluice("d", "approve", "9").returncode == 0 and
          not os.path.exists(f"{WORK}/d/queue.server") and os.path.isfile(f"{WORK}/d/queue.lock"))
    check("with the settings of all", json.load(open(f"{WORK}/d/settings.json"))["site"] == "Preses birojs")
    gone = sluice("a", "approve", "9")
    check("F10: others are told where it went", gone.returncode == 65 and f"{WORK}/d" in gone.stderr, gone.stderr)
    stale = sluice("a", "share", "service=one")
    check("and can't bring their older state there", stale.returncode == 65 and f"{WORK}/d" in stale.stderr and
          server.sql("select moved is null from sluice.queue") == "f", stale.stderr)
    check("and go on reading", sluice("a", "count").returncode == 0)
    back = sluice("d", "share", "service=one")
    check("it can go there again", back.returncode == 0, back.stderr)
    check("and the others go on", sluice("a", "approve", "10").returncode == 0)
    expect_equal("after the way home and back", "a", "b", "c", "d")


def rights():
    """F10: a role that may not."""
    server = serve("rights")
    service("rights", server.port)
    share("ra", "rights")
    server.sql("create role reader login; grant usage on schema sluice to reader; "
               "grant select on all tables in schema sluice to reader")
    text = open(SERVICES).read().replace("[rights]", "[reader]").replace("user=sluice", "user=reader")
    open(SERVICES, "a").write("[reader]" + text.split("[reader]")[1].split("[")[0])
    join("rb", "reader")
    check("F10: a role that may read reads", sluice("rb", "count").returncode == 0)
    refused = sluice("rb", "approve", "1")
    check("and is told that it may no more", refused.returncode == 77, refused.stderr)
    began = time.monotonic()
    unknown = sluice("rd", "join", "service=nowhere")
    check("a service that the service file lacks is told at once, in the library's words", unknown.returncode == 78 and
          'definition of service "nowhere" not found' in unknown.stderr and time.monotonic() - began < 3, unknown)
    server.sql("create database bare", database="postgres")
    open(SERVICES, "a").write(f"[bare]\nhost=127.0.0.1\nport={server.port}\ndbname=bare\nuser=reader\n"
                              "sslmode=disable\n")
    sluice("rc", "init")
    bare = sluice("rc", "share", "service=bare")
    check("F10: who may not make the tables is told so", bare.returncode == 77, bare.stderr)
    check("and the folder stays plain", sluice("rc", "count").returncode == 0 and
          not os.path.exists(f"{WORK}/rc/queue.server"))


def crafted(copy, by="anna", act="approve", number=None, on=7, head_more="", content=None, digest=None):
    """A line that follows a copy's last one: its number, its chain and its bytes, as somebody makes it who goes round sluice."""
    last = entries(copy)[-1]
    number = number or last["n"] + 1
    head = (f'{{"n":{number},"at":"2026-11-28T20:00:00.000Z","by":"{by}","do":"{act}","on":[{on}]{head_more}').encode()
    if digest:
        head += f',"digest":"{digest}"'.encode()
    chain = hashlib.sha256(last["chain"].encode() + head).hexdigest()
    line = head + f',"chain":"{chain}"'.encode() + (b',"content":' + content if content else b"") + b"}\n"
    return number, chain, line


def guarded():
    """With guard.sql names are no claims any more."""
    server = serve("guarded")
    service("guarded", server.port)
    share("g0", "guarded")
    subprocess.run(["psql", "-h", "127.0.0.1", "-p", str(server.port), "-U", "sluice", "-d", "press", "-qX", "-v",
                    "ON_ERROR_STOP=1", "-f", f"{ROOT}/examples/postgresql/guard.sql"], check=True, capture_output=True)
    queue = json.load(open(f"{WORK}/g0/queue.server"))["queue"]
    for role, kind in (("anna", "moderator"), ("oskars", "moderator"), ("web", "submitter")):
        server.sql(f"create role {role} login in role sluice_{kind}")
    server.sql(f"insert into sluice.member values ('{queue}', 'anna'), ('{queue}', 'web')")
    with open(SERVICES, "a") as file:
        file.write(f"[as-anna]\nhost=127.0.0.1\nport={server.port}\ndbname=press\nuser=anna\nsslmode=disable\n")
    join("g1", "as-anna")
    check("guarded: a decision in one's own name", sluice("g1", "approve", "1").returncode == 0)
    server.sql("delete from sluice.member where role = 'anna'")
    struck = sluice("g1", "approve", "2")
    check("guarded: who is no member any more is told that the queue is not there for them", struck.returncode == 66 and
          "not there" in struck.stderr, (struck.returncode, struck.stderr))
    server.sql(f"insert into sluice.member values ('{queue}', 'anna')")
    other = sluice("g1", "approve", "2", by="oskars")
    check("guarded: in another's name it is refused", other.returncode == 77, other.stderr)
    check("guarded: an edit, a note and an undo", [sluice("g1", *words).returncode for words in (
        ("edit", "1", "--body", "labots"), ("note", "2", "--note", "labi"), ("undo",))] == [0, 0, 0])
    check("guarded: an erasure", sluice("g1", "erase", "1", "--yes").returncode == 0)
    expect_equal("guarded", "g0", "g1")

    def insert(number, chain, line, of=queue):
        return (f"insert into sluice.entry (queue, n, chain, line) values ('{of}', {number}, "
                f"'\\x{chain}', '\\x{line.hex()}')")

    good = crafted("g1")
    blank = "update sluice.entry set line = overlay(line placing convert_to(rpad('null', 4), 'UTF8') from 400) where n = 12"
    content = b'{"salt":"00112233445566778899aabbccddeeff","note":"x"}'
    attacks = [
        ("another's name", "anna", insert(*crafted("g1", by="oskars"))),
        ("a false chain", "anna", insert(good[0], "00" * 32, good[2])),
        ("a gap", "anna", insert(*crafted("g1", number=good[0] + 1))),
        ("another number in the line", "anna", insert(good[0], *crafted("g1", number=good[0] + 1)[1:])),
        ("a content without its digest", "anna", insert(*crafted("g1", act="note", content=content))),
        ("a content that its digest is not of", "anna", insert(*crafted(
            "g1", act="note", content=content, digest="00" * 32))),
        ("a decided submission in another's name", "anna", insert(*crafted(
            "g1", by="web", act="submit", head_more=',"state":"approved"'))),
        ("deleting", "anna", "delete from sluice.entry where n = 5"),
        ("rewriting", "anna", "update sluice.entry set line = (select line from sluice.entry where n = 13) where n = 12"),
        ("blanking without an erasure", "anna", blank),
        ("moving", "anna", "update sluice.queue set moved = 'x'"),
        ("settings", "anna", "update sluice.queue set settings = 'x'"),
        ("another queue", "anna", insert(*good, of="00000000-0000-4000-8000-000000000000")),
        ("somebody who is no member", "oskars", insert(*crafted("g1", by="oskars"))),
        ("a submitter who appends", "web", insert(*crafted("g1", by="web"))),
        ("a submitter who reads entries", "web", "select line from sluice.entry"),
        ("a submitter who reads the inbox", "web", "select comment from sluice.inbox"),
        ("a submitter in another's name", "web",
         f"insert into sluice.inbox (queue, role, comment) values ('{queue}', 'anna', 'x')"),
    ]
    for what, role, text in attacks:
        try:
            said = server.sql(text, user=role)
        except AssertionError as error:
            said = str(error)
        check(f"guarded: {what} is refused", "ERROR" in said, said)
    check("guarded: nobody who is no member reads", server.sql("select count(*) from sluice.entry", user="oskars") == "0")
    server.sql(insert(*good), user="anna")
    check("guarded: a valid line in one's own name is taken", sluice("g1", "verify").returncode == 0)
    expect_equal("guarded, after the attacks", "g0", "g1")


def inbox():
    """Web heads that only hand comments in; one process at a time takes them into the journal, each once."""
    server = serve("inbox")
    service("inbox", server.port)
    share("i0", "inbox")
    join("i1", "inbox")
    subprocess.run(["psql", "-h", "127.0.0.1", "-p", str(server.port), "-U", "sluice", "-d", "press", "-qX", "-v",
                    "ON_ERROR_STOP=1", "-f", f"{ROOT}/examples/postgresql/guard.sql"], check=True, capture_output=True)
    queue = json.load(open(f"{WORK}/i0/queue.server"))["queue"]
    server.sql("create role web login in role sluice_submitter")
    server.sql(f"insert into sluice.member values ('{queue}', 'web')")
    with open(SERVICES, "a") as file:
        file.write(f"[web]\nhost=127.0.0.1\nport={server.port}\ndbname=press\nuser=web\nsslmode=disable\n")
    made = sluice("web", "join", "--inbox", "service=web", queue)
    check("join --inbox, without a right to read", made.returncode == 0, made.stderr)
    check("it has no journal", not os.path.exists(f"{WORK}/web/queue.jsonl"))
    read = sluice("web", "count")
    check("nothing can be read there", read.returncode == 64, read.stderr)
    one = sluice("web", "submit", "--release", "konference-brisele", "--name", "VijA", "--body", "first")
    check("submit prints nothing, exit code 0", one.returncode == 0 and one.stdout == "", one.stderr)
    bad = sluice("web", "submit", "--release", "konference-brisele", "--name", "x", "--body", "")
    check("what no gate would take is refused at once", bad.returncode == 1, (bad.returncode, bad.stderr))
    lines = "".join(json.dumps({"release": slug, "author": {"name": f"n{index}"}, "body": f"inbox-{index}",
                                "source": {"system": "form", "id": str(index)}}) + "\n"
                    for index in range(500) for slug in ["konference-brisele" if index else "no-such-release"])
    many = sluice("web", "submit", "-", input=lines)
    check("submit - hands many in", many.returncode == 0, many.stderr)
    again = sluice("web", "submit", "-", input=lines.splitlines(True)[1])
    check("the same source once more is handed in too", again.returncode == 0)
    takers = [subprocess.Popen([PROGRAM, "--queue", f"{WORK}/{copy}", "--as", "anna", "follow", "--take-in"],
                               env=ENVIRONMENT, stderr=subprocess.PIPE, text=True) for copy in ("i0", "i1")]
    try:
        deadline = time.monotonic() + 20
        while server.sql("select count(*) from sluice.inbox") != "0" and time.monotonic() < deadline:
            time.sleep(0.2)
        # One of them is killed in the middle of more.
        for index in range(10):
            sluice("web", "submit", "--release", "konference-brisele", "--name", "y", "--body", f"late-{index}")
            if index == 4:
                takers[0].kill()
        time.sleep(2)
    finally:
        for taker in takers:
            taker.terminate()
    check("the inbox is empty", server.sql("select count(*) from sluice.inbox") == "0")
    sluice("i0", "count"), sluice("i1", "count")
    bodies = [entry["content"]["body"] for entry in entries("i0") if entry["do"] == "submit" and entry.get("content")]
    wanted = ["first"] + [f"inbox-{index}" for index in range(1, 500)] + [f"late-{index}" for index in range(10)]
    check("each is in the journal once", all(bodies.count(body) == 1 for body in wanted),
          [body for body in wanted if bodies.count(body) != 1])
    check("by the role that handed it in", {entry["by"] for entry in entries("i0")[-11:]} == {"web"})
    check("what the gate refused is put aside, never away",
          server.sql("select count(*) from sluice.refused where why like '%no-such-release%'") == "1")
    expect_equal("the inbox", "i0", "i1")


def cgi(folder, method, path, query="", **fields):
    """A request as a web server hands it over; gives status, the address that it sends to, and the page."""
    body = urllib.parse.urlencode(fields).encode()
    answer = subprocess.run([PROGRAM, "--queue", f"{WORK}/{folder}", "cgi"], input=body, capture_output=True, timeout=60, env={
        **ENVIRONMENT, "REQUEST_METHOD": method, "PATH_INFO": path, "QUERY_STRING": query, "SCRIPT_NAME": "/comments",
        "CONTENT_TYPE": "application/x-www-form-urlencoded", "CONTENT_LENGTH": str(len(body)), "REMOTE_ADDR": "192.0.2.41"})
    head, _, page = answer.stdout.decode().partition("\r\n\r\n")
    place = re.search(r"^Location: /comments(\S+)\r?$", head, re.M)
    return int(head.split()[1]), place and place[1], page


def forms():
    """The form on a copy, and on a web head that only hands comments in."""
    server = serve("forms", "log_connections=on")
    service("forms", server.port)
    share("f0", "forms")
    join("f1", "forms")
    queue = json.load(open(f"{WORK}/f0/queue.server"))["queue"]
    sluice("head", "join", "--inbox", "service=forms", queue)
    slug = "/konference-brisele"
    before = len(entries("f0"))
    status, _, page = cgi("f1", "GET", slug)
    token = re.search('name="token" value="([^"]+)"', page)[1]
    check("form: a copy shows a release's form, with its title", status == 200 and "konferencē Briselē" in page, page)
    check("form: and none for what is no release", cgi("f1", "GET", "/nowhere")[0] == 404)
    check("form: a head, which knows no releases, shows one for each", cgi("head", "GET", "/nowhere")[0] == 200)
    sent = {"name": "Ieva", "body": "no veidlapas", "token": token}
    connections = server.connections()
    status, first, _ = cgi("f1", "POST", slug, **sent)
    check("form: one connection a request", server.connections() == connections + 1, server.connections() - connections)
    again = cgi("f1", "POST", slug, homepage="x", **sent)
    check("form: what is sent twice leads to one place", status == 303 and again[1] == first and "?s=" in first, (first, again))

    def page_of(folder, place, page="receipt"):
        path, _, query = place.replace("/-/thanks", f"/-/{page}").partition("?")
        return cgi(folder, "GET", path, query)[2]

    check("form: thanks without a number", "has been received" in page_of("f1", first, "thanks"))
    check("form: the receipt says that it is on its way", "on its way" in page_of("f1", first))
    check("form: nothing is in the journal yet", len(entries("f1")) == before)
    status, second, _ = cgi("head", "POST", slug, name="Oto", body="no galvas", parent="1")
    check("form: a head takes it too, and says what it can't see", status == 303 and "seen here" in page_of("head", second))
    status, lost, _ = cgi("head", "POST", "/nowhere", name="Oto", body="nekur")
    check("form: and takes what belongs nowhere", status == 303 and "seen here" in page_of("head", lost))
    shutil.copy(f"{WORK}/head/intake.key", f"{WORK}/f0/intake.key")
    check("form: which is on its way too", "on its way" in page_of("f0", lost), page_of("f0", lost))
    check("form: what no gate would take is shown again", cgi("head", "POST", slug, name="", body="x")[0] == 422)
    server.stop()
    status, _, page = cgi("f1", "POST", slug, name="Ieva", body="neaizies")
    check("form: no server, 503, with what was typed", status == 503 and "neaizies" in page, (status, page))
    check("form: the form is there all the same", cgi("f1", "GET", slug)[0] == 200)
    status, _, page = cgi("head", "POST", slug, name="Ieva", body="neaizies")
    check("form: the same on a head", status == 503 and "neaizies" in page, (status, page))
    server.start()
    take_in("f0", server)
    sluice("f1", "count")
    added = [entry for entry in entries("f1")[before:] if entry["do"] == "submit"]
    check("form: each is in the queue once", [entry["content"]["body"] for entry in added] == ["no veidlapas", "no galvas"], added)
    check("form: an answer to what is not public is no answer", all("parent" not in entry for entry in added), added)
    check("form: the receipt has the number by now", "waits for a moderator" in page_of("f1", first) and "<h1>Comment " in
          page_of("f1", first), page_of("f1", first))
    sluice("f0", "approve", str(added[0]["comment"]))
    check("form: and tells that it is published", "It is published" in page_of("f1", first), page_of("f1", first))
    refused = page_of("f0", lost)
    check("form: the receipt of what was refused says so, and not why", "could not be taken" in refused and
          "nowhere" not in refused, refused)
    listed = sluice("f1", "inbox")
    check("inbox: what was refused is listed with its reason", listed.returncode == 0 and "nowhere" in listed.stdout and
          "nekur" in listed.stdout, listed)
    told = [json.loads(line) for line in sluice("f1", "inbox", "--json").stdout.splitlines()]
    check("inbox: also as JSON", len(told) == 1 and json.loads(told[0]["comment"])["body"] == "nekur", told)
    sluice("f0", "release", "nowhere", "--title", "Nekur", "--date", "2026-11-28")
    back = sluice("f1", "submit", "-", input=told[0]["comment"] + "\n")
    check("inbox: and can be handed in again", back.returncode == 0 and back.stdout.strip().isdigit(), back)
    gone = sluice("f1", "inbox", "--forget", str(told[0]["id"]))
    check("inbox: then it is forgotten", gone.returncode == 0 and sluice("f1", "inbox").stdout == "", gone)
    check("form: handed in again, its receipt is that of any comment", "waits for a moderator" in page_of("f0", lost))
    lost = cgi("head", "POST", "/nekur", name="Oto", body="vēl")[1]
    take_in("f0", server)
    check("form: what was refused and forgotten is not on its way either", "could not be taken" in page_of("f0", lost) and
          sluice("f1", "inbox", "--forget", "all").returncode == 0 and "seen here" in page_of("f0", lost))
    check("inbox: one that is not there is told", sluice("f1", "inbox", "--forget", "99").returncode == 1)
    expect_equal("form", "f0", "f1")


def take_in(copy, server):
    """Takes in all that lies in the inbox."""
    taker = subprocess.Popen([PROGRAM, "--queue", f"{WORK}/{copy}", "--as", "anna", "follow", "--take-in"], env=ENVIRONMENT,
                             stderr=subprocess.PIPE, text=True)
    deadline = time.monotonic() + 20
    while server.sql("select count(*) from sluice.inbox") != "0" and time.monotonic() < deadline:
        time.sleep(0.1)
    taker.terminate()
    taker.wait()


def synced():
    """A copy keeps a live site in step; what another machine decides gets there."""
    server = serve("synced")
    service("synced", server.port)
    share("y0", "synced")
    join("y1", "synced")
    site, sites = f"{WORK}/site.json", f"{WORK}/sites.json"
    json.dump({"comments": {str(id): {"state": "hold", "text": f"no vietnes {id}"} for id in range(1, 6)}}, open(site, "w"))
    with open(os.open(sites, os.O_WRONLY | os.O_CREAT, 0o600), "w") as file:
        json.dump({"iem": {"system": "wordpress", "url": "https://iem.example",
                           "run": [sys.executable, f"{ROOT}/Tests/SluiceTests/Sync/helper.py", site]}}, file)
    ENVIRONMENT["SLUICE_SITES"] = sites

    def states():
        return [comment["state"] for comment in json.load(open(site))["comments"].values()]

    first = sluice("y0", "sync", "iem")
    check("sync: a site's comments come in on a copy", first.returncode == 0, first.stderr)
    sluice("y1", "count")
    numbers = [entry["comment"] for entry in entries("y1") if entry["do"] == "submit" and entry.get("source", {}).get("system", "").startswith("wordpress")]
    decided = sluice("y1", "approve", str(numbers[0])) if numbers else None
    check("sync: another machine decides on one", decided and decided.returncode == 0, (decided, numbers))
    shutil.copytree(f"{WORK}/y0", f"{WORK}/yold")
    check("sync: and the decision gets there", sluice("y0", "sync", "iem").returncode == 0 and states().count("approved") == 1,
          states())
    same = sluice("y0", "sync", "iem")
    check("sync: then all is the same", "5 the same" in same.stderr, same.stderr)
    # The site takes it back; a machine that has slept since must not undo that.
    contents = json.load(open(site))
    for comment in contents["comments"].values():
        comment["state"] = "hold"
    json.dump(contents, open(site, "w"))
    check("sync: the site's own decision comes in", sluice("y0", "sync", "iem").returncode == 0 and
          sluice("y1", "count", "is:approved").stdout == sluice("y0", "count", "is:approved").stdout)
    check("join: a folder forgets what it remembered of sites", sluice("yold", "join", "service=synced").returncode == 0 and
          not os.path.exists(f"{WORK}/yold/sync/iem.jsonl"))
    late = sluice("yold", "sync", "iem")
    check("sync: from there nothing is put on the site that it took back", states().count("approved") == 0, (late, states()))
    server.stop()
    away = sluice("y0", "sync", "iem")
    check("sync: without contact it says so, and does nothing there", away.returncode == 69, (away.returncode, away.stderr))
    check("sync: the site is as it was", states().count("approved") == 0)
    server.start()
    expect_equal("sync", "y0", "y1", "yold")


def home():
    """The way home, whatever breaks it off; and what stays away from a queue that has left."""
    server = serve("home")
    service("home", server.port)
    share("ha", "home")
    join("hb", "home")
    queue = json.load(open(f"{WORK}/ha/queue.server"))["queue"]
    for name, uuid, status in (("hz", queue[:-1] + ("0" if queue[-1] != "0" else "1"), 66), ("hz", "x", 66)):
        wrong = sluice(name, "join", "--inbox", "service=home", uuid)
        check("home: no inbox is made for a queue that is not there", wrong.returncode == status and
              not os.path.exists(f"{WORK}/{name}"), (wrong.returncode, wrong.stderr))
    wrong = sluice("hz", "join", "service=home", queue[:-1] + ("0" if queue[-1] != "0" else "1"))
    check("home: nor a copy", wrong.returncode == 66 and not os.path.exists(f"{WORK}/hz"), (wrong.returncode, wrong.stderr))
    check("home: join --inbox", sluice("hw", "join", "--inbox", "service=home", queue).returncode == 0)
    words = ("submit", "--release", "konference-brisele", "--name", "x", "--body", "in")
    check("home: it hands in", sluice("hw", *words).returncode == 0)
    full = sluice("ha", "leave", "--take-home")
    check("home: not while something lies in the inbox", full.returncode == 65 and "inbox" in full.stderr, full.stderr)
    server.sql("update sluice.inbox set at = 'infinity'")
    take_in("ha", server)
    check("home: no time is too odd to be taken in", server.sql("select count(*) from sluice.inbox") == "0" and
          any(entry["do"] == "submit" and entry["content"]["body"] == "in" for entry in entries("ha")))
    open(f"{WORK}/all.json", "w").write('{"site":"Birojs"}')
    check("home: settings of all", sluice("ha", "settings", f"{WORK}/all.json").returncode == 0)
    open(f"{WORK}/ha/settings.json", "w").write('{"mouse":true}')
    open(f"{WORK}/ha/queue.lock/stray", "w").close()
    stray = sluice("ha", "leave", "--take-home")
    check("home: what is in the way is told before the server is", stray.returncode != 0 and "stray" in stray.stderr and
          server.sql("select moved is null from sluice.queue") == "t", stray.stderr)
    os.unlink(f"{WORK}/ha/queue.lock/stray")
    # Killed once the server was told.
    kept = f"{WORK}/ha-kept"
    shutil.copytree(f"{WORK}/ha", kept)
    check("home: taken", sluice("ha", "leave", "--take-home").returncode == 0)
    shutil.rmtree(f"{WORK}/ha")
    os.rename(kept, f"{WORK}/ha")
    cut = sluice("ha", "approve", "1")
    check("home: broken off, nothing is written there yet", cut.returncode == 65, cut.stderr)
    again = sluice("ha", "leave", "--take-home")
    check("home: and repeated it goes on", again.returncode == 0 and sluice("ha", "approve", "1").returncode == 0, again.stderr)
    check("home: the machine's own settings stand beside", json.load(open(f"{WORK}/ha/settings.json.own")) == {"mouse": True})
    late = sluice("hw", *words)
    check("home: nobody hands in where nobody takes in", late.returncode == 65 and f"{WORK}/ha" in late.stderr and
          server.sql("select count(*) from sluice.inbox") == "0", (late.returncode, late.stderr))
    stale = sluice("hb", "share", "service=home")
    check("home: an older copy brings nothing back", stale.returncode == 65 and f"{WORK}/ha" in stale.stderr, stale.stderr)
    check("home: that folder does", sluice("ha", "share", "service=home").returncode == 0 and
          sluice("hb", "count", "is:approved").stdout == "1\n")
    check("home: and web servers hand in again", sluice("hw", *words).returncode == 0)
    take_in("hb", server)
    expect_equal("home", "ha", "hb")


def mended():
    """Copies that are damaged, servers that somebody has changed, and folders that become something else."""
    server = serve("mended")
    service("mended", server.port)
    share("m0", "mended")
    for copy in ("m1", "m2", "m3", "m4"):
        join(copy, "mended")
    with open(f"{WORK}/m1/queue.jsonl", "ab") as file:
        file.write(b"no line at all\n")
    damaged = sluice("m1", "verify")
    check("mended: verify names the way out of a damaged copy", damaged.returncode == 65 and "--again" in damaged.stderr, damaged.stderr)
    anew = sluice("m1", "join", "--again", "service=mended")
    check("mended: join --again begins anew where the old end can't be read", anew.returncode == 0, anew.stderr)
    os.unlink(f"{WORK}/m2/queue.jsonl")
    check("mended: join gives a copy its journal back", sluice("m2", "join", "service=mended").returncode == 0)
    os.unlink(f"{WORK}/m2/queue.jsonl")
    check("mended: and so does join --again", sluice("m2", "join", "--again", "service=mended").returncode == 0)
    open(f"{WORK}/m3/queue.settings", "w").write('{"site":')
    check("mended: torn settings come from the server again", sluice("m3", "count").returncode == 0)
    os.rmdir(f"{WORK}/m3/queue.lock")
    check("mended: the folder that keeps old programs away is put back", sluice("m3", "note", "1", "--note", "a").returncode == 0 and
          os.path.isdir(f"{WORK}/m3/queue.lock"))
    for copy in ("m0", "m1", "m2"):
        sluice(copy, "count")
    expect_equal("mended", "m0", "m1", "m2", "m3")
    # A follower whose folder becomes another one.
    follower = subprocess.Popen([PROGRAM, "--queue", f"{WORK}/m4", "follow"], env=ENVIRONMENT, stderr=subprocess.PIPE, text=True)
    try:
        time.sleep(1.5)
        sluice("m4", "join", "--again", "service=mended")
        sluice("m0", "note", "2", "--note", "follows on")
        check("mended: a follower goes on with the journal that took the place of its own", arrives("m4", "follows on", 10))
    finally:
        follower.terminate()
        follower.wait()
    # Somebody has changed a text on the server.
    sluice("m0", "note", "3", "--note", "right")
    good = server.sql("select encode(line, 'hex') from sluice.entry order by n desc limit 1")
    bad = good.replace("right".encode().hex(), "wrong".encode().hex())
    last = "n = (select max(n) from sluice.entry)"
    server.sql(f"update sluice.entry set line = '\\x{bad}' where {last}")
    taken = sluice("m1", "approve", "1")
    check("mended: a text that is not the one of its digest is never taken", taken.returncode == 65 and
          "the server's entry" in taken.stderr and b"wrong" not in journal("m1"), (taken.returncode, taken.stderr))
    check("mended: the copy itself is in order", sluice("m1", "count").returncode == 0)
    server.sql(f"update sluice.entry set line = '\\x{good}' where {last}")
    check("mended: once the server is right again, the copy goes on", sluice("m1", "approve", "1").returncode == 0)
    # A server that went back is not sent settings either.
    sluice("m2", "count")
    server.sql(f"delete from sluice.entry where {last}")
    open(f"{WORK}/some.json", "w").write('{"site":"x"}')
    behind = sluice("m2", "settings", f"{WORK}/some.json")
    check("mended: settings are not sent to a server that went back", behind.returncode == 65, behind.stderr)


def stopped():
    """A line that stood open when the server stopped, and a lock that is held for long."""
    server = serve("stopped")
    service("stopped", server.port)
    share("t0", "stopped")
    review = subprocess.Popen([PROGRAM, "--queue", f"{WORK}/t0", "--as", "anna", "review", "--plain"], env=ENVIRONMENT,
                              stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    review.stdin.write("a\n")
    review.stdin.flush()
    deadline = time.monotonic() + 10
    while server.sql("select count(*) from sluice.entry where position('\"approve\"'::bytea in line) > 0") != "1" and (
            time.monotonic() < deadline):
        time.sleep(0.1)
    server.stop("fast")
    began = time.monotonic()
    said = review.communicate("a\nq\n", timeout=60)[0]
    took = time.monotonic() - began
    check(f"stopped: what stood open is tried anew for five seconds ({took:.0f} s), and nothing was written", "no contact" in said and
          "can't be told" not in said and took < 10, said)
    server.start()
    holder = subprocess.Popen(
        ["psql", "-h", "127.0.0.1", "-p", str(server.port), "-U", "sluice", "-d", "press", "-qX"],
        stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, text=True)
    holder.stdin.write("begin; select queue from sluice.queue for update;\n")
    holder.stdin.flush()
    time.sleep(0.3)
    began = time.monotonic()
    answer = sluice("t0", "note", "5", "--note", "held")
    took = time.monotonic() - began
    holder.kill()
    holder.wait()
    check(f"stopped: a lock that is held for too long: 75 after {took:.0f} s", answer.returncode == 75 and took < 12,
          (answer.returncode, answer.stderr))
    time.sleep(0.5)
    sluice("t0", "count")
    check("stopped: and nothing was written", "held" not in notes("t0"))


def crowd():
    """Eight processes on four copies, while the default isolation changes."""
    server = serve("crowd")
    service("crowd", server.port)
    share("e0", "crowd")
    for copy in ("e1", "e2", "e3"):
        join(copy, "crowd")
    copies = ["e0", "e1", "e2", "e3"] * 2
    for isolation in ("read committed", "serializable", "repeatable read"):
        server.sql(f"alter role sluice set default_transaction_isolation = '{isolation}'")
        done, codes, threads = storm(copies, acts=6)
        for thread in threads:
            thread.join()
        check(f"F9: eight processes, {isolation}: all through", codes.count(0) == len(codes) == 48, codes)
        expect_equal(f"F9: {isolation}", "e0", "e1", "e2", "e3")
        expect_once(f"F9: {isolation}", "e0", done)


def killed():
    """F1: the whole server is killed in a storm."""
    server = serve("killed")
    service("killed", server.port)
    share("k0", "killed")
    join("k1", "killed")
    done, codes, threads = storm(["k0", "k1"] * 3, seconds=9)
    for _ in range(3):
        time.sleep(2)
        server.kill()
        time.sleep(0.3)
        server.start()
    for thread in threads:
        thread.join()
    check("F1: nothing but done, unknown or no server", set(codes) <= {0, 69, 74}, codes)
    sluice("k0", "count"), sluice("k1", "count")
    expect_equal("F1", "k0", "k1")
    expect_once("F1", "k0", done)


def broken():
    """F2: the line breaks in five ways."""
    server = serve("broken")
    line = Line(server)
    service("broken", line.port)
    service("direct", server.port)
    share("b0", "direct")
    join("b1", "direct")
    shutil.rmtree(f"{WORK}/b0")
    join("b0", "broken")
    done = []
    for round in range(4):
        for how in Line.BREAKS:
            before = line.breaks
            line.breaking = how
            text = f"{how}-{round}"
            answer = sluice("b0", "note", "3", "--note", text)
            if round % 2:
                sluice("b1", "note", "4", "--note", f"between-{text}")
                done.append(f"between-{text}")
            if answer.returncode != 0 or line.breaks != before + 1:
                check(f"F2: {how} is told as done", False, (answer.returncode, answer.stderr, line.breaks - before))
            done.append(text)
    check(f"F2: {line.breaks} breaks of five kinds", line.breaks == 20)
    expect_equal("F2", "b0", "b1")
    expect_once("F2", "b0", done)
    # An erasure is settled as a whole.
    for how in Line.BREAKS:
        line.breaking = how
        number = sluice("b1", "submit", "--release", "konference-brisele", "--name", f"n{how}",
                        "--body", f"erased-{how}").stdout.strip()
        sluice("b0", "count")
        line.breaking = how
        answer = sluice("b0", "erase", number, "--yes")
        check(f"F2: an erasure, {how}", answer.returncode == 0, answer.stderr)
    sluice("b1", "count")
    expect_equal("F2, erasures", "b0", "b1")
    check("F2: no erased text is left", b"erased-" not in journal("b1"))
    # No contact at all: reading goes on.
    line.is_down = True
    line.cut()
    began = time.monotonic()
    read = sluice("b0", "count")
    took = time.monotonic() - began
    check("without contact reading answers within a second and says so",
          read.returncode == 0 and "no contact" in read.stderr and took < 2.5, (read.stderr, took))
    began = time.monotonic()
    written = sluice("b0", "note", "3", "--note", "never")
    took = time.monotonic() - began
    check("and a write tries for five seconds: 69", written.returncode == 69 and 4 < took < 9, (written.stderr, took))
    check("the cause is told once", written.stderr.count("no contact") == 1 and
          "sluice: nothing was written; try again" in written.stderr, written.stderr)
    check("verify can't compare: 69", sluice("b0", "verify").returncode == 69)
    line.is_down = False
    check("back again", sluice("b0", "note", "3", "--note", "again").returncode == 0)
    check("what was told as not done is absent", "never" not in notes("b0"))


def far():
    """Far away: fifty milliseconds, while others write."""
    server = serve("far")
    line = Line(server)
    service("far", line.port)
    service("near", server.port)
    share("far0", "near")
    join("far1", "near")
    shutil.copytree(f"{WORK}/far0", f"{WORK}/far2")
    named = json.load(open(f"{WORK}/far2/queue.server"))
    json.dump({**named, "server": "service=far"}, open(f"{WORK}/far2/queue.server", "w"))
    line.delay = 0.025
    line.turns = 0
    alone = sluice("far2", "note", "1", "--note", "alone")
    turns_alone = line.turns
    check("far away: an act alone", alone.returncode == 0, alone.stderr)
    done, codes, threads = storm(["far0", "far1"] * 2, seconds=6)
    time.sleep(0.5)
    most, acts = 0, 0
    while time.monotonic() and any(thread.is_alive() for thread in threads):
        line.turns = 0
        answer = sluice("far2", "note", "7", "--note", f"far-{acts}")
        most = max(most, line.turns)
        acts += 1
        done.append(f"far-{acts - 1}")
        check(f"far away, act {acts}: through", answer.returncode == 0, answer.stderr)
    for thread in threads:
        thread.join()
    # To connect and to follow take three or four turns; the act itself four at most.
    check(f"far away: {acts} acts against {len(codes)} others, {turns_alone} turns alone, {most} at most",
          most <= turns_alone + 3, most)
    check("the others were through too", codes.count(0) == len(codes), codes)
    expect_equal("far away", "far0", "far1", "far2")
    expect_once("far away", "far0", done)


def held():
    """F6: somebody stops while everybody waits for them. F11: the copy's disk is full."""
    server = serve("held")
    service("held", server.port)
    share("h0", "held")
    holder = subprocess.Popen(
        ["psql", "-h", "127.0.0.1", "-p", str(server.port), "-U", "sluice", "-d", "press", "-qX"],
        stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, text=True)
    holder.stdin.write("begin; set local idle_in_transaction_session_timeout = '5s'; "
                       "select queue from sluice.queue for update;\n")
    holder.stdin.flush()
    time.sleep(0.3)
    began = time.monotonic()
    answer = sluice("h0", "note", "1", "--note", "waited")
    took = time.monotonic() - began
    holder.kill()
    check(f"F6: through after {took:.1f} s", answer.returncode == 0 and took < 8, answer.stderr)
    size = os.path.getsize(f"{WORK}/h0/queue.jsonl")
    full = sluice("h0", "note", "1", "--note", "full",
                  preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size + 10, size + 10)))
    check("F11: done, and it is said that the copy lacks it",
          full.returncode == 0 and "copy" in full.stderr, (full.returncode, full.stderr))
    check("F11: the server has it", server.sql("select count(*) from sluice.entry where position("
                                              "'\"full\"'::bytea in line) > 0") == "1")
    expect_equal("F11", "h0")
    expect_once("F11", "h0", ["waited", "full"])


def standby():
    """F3 to F5: standbys, promoted in good order, too late, and with the old primary alive."""
    first = serve("first", "wal_level=replica\nmax_wal_senders=10\nhot_standby=on\nwal_keep_size='64MB'")
    second = serve("second", source=first)
    service("pair", first.port, second.port)
    share("s0", "pair")
    join("s1", "pair")
    first.sql("alter system set synchronous_standby_names = 'second'")
    first.sql("select pg_reload_conf()")
    time.sleep(0.5)
    done, codes, threads = storm(["s0", "s1"] * 2, seconds=6)
    time.sleep(2)
    first.kill()
    second.promote()
    for thread in threads:
        thread.join()
    check("F3: a synchronous standby is promoted: done, unknown or no server", set(codes) <= {0, 69, 74}, codes)
    expect_equal("F3", "s0", "s1")
    expect_once("F3", "s0", done)
    # F4: its own standby never answers.
    second.sql("alter system set synchronous_standby_names = 'nobody'")
    second.sql("select pg_reload_conf()")
    time.sleep(0.3)
    began = time.monotonic()
    with concurrent.futures.ThreadPoolExecutor() as pool:
        waiting = pool.submit(sluice, "s0", "note", "2", "--note", "silent")
        time.sleep(3)
        # F4a: an administrator cancels the wait: success, with a warning.
        second.sql("set synchronous_commit = local; select pg_cancel_backend(pid) from pg_stat_activity "
                   "where wait_event = 'SyncRep'")
        answer = waiting.result()
    took = time.monotonic() - began
    check(f"F4, F4a: never told as done, but as unknown after {took:.0f} s",
          answer.returncode == 74 and 15 < took < 30, (answer.returncode, answer.stderr))
    second.sql("alter system set synchronous_standby_names = ''")
    second.sql("select pg_reload_conf()")
    time.sleep(0.3)
    sluice("s0", "count")
    check("F4: following shows it, once", notes("s0").count("silent") == 1)
    expect_equal("F4", "s0", "s1")
    # F3a: an asynchronous standby that is behind.
    third = serve("third", source=second)
    service("late", second.port, third.port)
    for copy in ("s2", "s3", "s4"):
        join(copy, "late")
    deadline = time.monotonic() + 20
    while (third.sql("select coalesce(max(n), 0) from sluice.entry") != second.sql(
            "select max(n) from sluice.entry") and time.monotonic() < deadline):
        time.sleep(0.1)
    stop_receiving(third)
    for index in range(3):
        sluice("s2", "note", "6", "--note", f"lost-{index}")
    sluice("s3", "count"), sluice("s4", "count")
    second.kill()
    third.promote()
    behind = sluice("s2", "note", "6", "--note", "after")
    check("F3a: a server that went back is never written to", behind.returncode == 65 and
          "no entry" in behind.stderr, (behind.returncode, behind.stderr))
    check("F3a: reading goes on, with a remark", sluice("s2", "count").returncode == 0)
    check("F3a: verify says so", sluice("s2", "verify").returncode == 65)
    anew = sluice("s2", "join", "--again", "service=late")
    check("F3a: join --again lists what only the old copy has", anew.returncode == 0 and
          anew.stderr.count(" note ") == 3 and os.path.exists(f"{WORK}/s2.diverged-1"), anew.stderr)
    check("and goes on", sluice("s2", "note", "6", "--note", "anew").returncode == 0)
    # F5: s3 has what is lost, and the server has something else in its place.
    for index in range(3):
        sluice("s2", "note", "6", "--note", f"other-{index}")
    forked = sluice("s3", "note", "6", "--note", "fork")
    check("F5: a history that forked is never written to", forked.returncode == 65 and
          "another entry" in forked.stderr, (forked.returncode, forked.stderr))
    check("F5: the copy is kept as it is", "lost-2" in notes("s3"))
    # Both alive: what the old primary takes from then on is noticed there and here.
    second.start()
    service("old", second.port)
    named = json.load(open(f"{WORK}/s4/queue.server"))
    json.dump({**named, "server": "service=old"}, open(f"{WORK}/s4/queue.server", "w"))
    check("F5: the old primary goes on for those who know no other",
          sluice("s4", "note", "6", "--note", "split").returncode == 0)
    service("new", third.port)
    json.dump({**named, "server": "service=new"}, open(f"{WORK}/s4/queue.server", "w"))
    split = sluice("s4", "note", "6", "--note", "split again")
    check("F5: and is noticed at the first contact with the other", split.returncode == 65, split.stderr)


def stop_receiving(server):
    """Lets a standby receive no more, so that what is written from then on is lost with its primary."""
    server.sql("alter system set primary_conninfo = ''")
    server.sql("select pg_reload_conf()")
    time.sleep(0.3)


def pooled():
    """F8: behind pgbouncer in transaction mode."""
    if not shutil.which("pgbouncer"):
        return print("      pgbouncer is not installed: F8 was not tried")
    server = serve("pooled")
    port = free_port()
    conf = f"{WORK}/pgbouncer.ini"
    with open(conf, "w") as file:
        file.write(f"[databases]\npress = host=127.0.0.1 port={server.port} dbname=press user=sluice\n[pgbouncer]\n"
                   f"listen_addr=127.0.0.1\nlisten_port={port}\nauth_type=any\npool_mode=transaction\n"
                   f"unix_socket_dir=\nlogfile={WORK}/pgbouncer.log\npidfile={WORK}/pgbouncer.pid\n"
                   "ignore_startup_parameters=extra_float_digits\n")
    import getpass
    user = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"] if getpass.getuser() == "root" else []
    pooler = subprocess.Popen([*user, shutil.which("pgbouncer"), "-q", conf])
    try:
        time.sleep(0.7)
        service("straight", server.port)
        service("pool", port)
        share("p0", "straight")
        for copy in ("p1", "p2"):
            join(copy, "pool")
        done, codes, threads = storm(["p1", "p2"] * 2, acts=8)
        for thread in threads:
            thread.join()
        check("F8: all through", codes.count(0) == len(codes) == 32, codes)
        expect_equal("F8", "p0", "p1", "p2")
        expect_once("F8", "p0", done)
    finally:
        pooler.kill()


def plain():
    """A plain folder never opens the library; without it a copy says which package it needs."""
    sluice("plain", "init", "--from", f"{ROOT}/seeds/press-office.json")
    traced = subprocess.run([PROGRAM, "--queue", f"{WORK}/plain", "--as", "anna", "approve", "1"],
                            capture_output=True, text=True, env={**ENVIRONMENT, "LD_DEBUG": "files"})
    check("a plain folder never opens libpq", traced.returncode == 0 and "libpq" not in traced.stderr)
    server = serve("plain-server")
    service("plain", server.port)
    share("pa", "plain")
    os.mkdir(f"{WORK}/lib")
    open(f"{WORK}/lib/libpq.so.5", "w").write("no library\n")
    without = subprocess.run([PROGRAM, "--queue", f"{WORK}/pa", "--as", "anna", "approve", "1"], capture_output=True,
                             text=True, env={**ENVIRONMENT, "LD_LIBRARY_PATH": f"{WORK}/lib"})
    check("without libpq: 69, with the package's name", without.returncode == 69 and "libpq5" in without.stderr,
          (without.returncode, without.stderr))


def followed():
    """A copy that follows takes what others write at once, loses contact, and is back."""
    server = serve("followed")
    line = Line(server)
    service("followed", line.port)
    service("beside", server.port)
    share("w0", "beside")
    join("w1", "followed")
    follower = subprocess.Popen([PROGRAM, "--queue", f"{WORK}/w1", "follow"], env=ENVIRONMENT,
                                stderr=subprocess.PIPE, text=True)
    told = f"{WORK}/published.txt"
    publisher = subprocess.Popen([PROGRAM, "--queue", f"{WORK}/w1", "publish", "--watch", f"{WORK}/published"],
                                 env=ENVIRONMENT, stdout=subprocess.DEVNULL, stderr=open(told, "w"))
    try:
        time.sleep(1.5)
        began = time.monotonic()
        sluice("w0", "note", "1", "--note", "seen")
        check("a follower hears of it", arrives("w1", "seen", 3), time.monotonic() - began)
        line.is_down = True
        line.cut()
        sluice("w0", "note", "1", "--note", "unseen")
        time.sleep(1)
        check("without contact it has it not", "unseen" not in notes("w1"))
        line.is_down = False
        check("once contact is back it has", arrives("w1", "unseen", 12))
        deadline = time.monotonic() + 12
        while "is back" not in open(told).read() and time.monotonic() < deadline:
            time.sleep(0.1)
    finally:
        publisher.terminate()
        follower.terminate()
        said = follower.stderr.read()
    published = open(told).read()
    check("and by who publishes", published.count("no contact") == 1 and published.count("is back") == 1 and
          published.count("\n") == 2, published)
    check("the loss and the return are told", "no contact" in said and "is back" in said, said)


def arrives(copy, text, seconds):
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if text in notes(copy):
            return True
        time.sleep(0.05)
    return False


def million():
    """A million entries: shared, joined, a join that is killed and goes on, and all copies the same. By name alone, as it takes minutes."""
    sys.path.insert(0, f"{ROOT}/Benchmarks")
    from queues import grow
    grown = grow(PROGRAM, f"{tempfile.gettempdir()}/sluice-bench/1000000", 1_000_000)
    os.mkdir(f"{WORK}/m0")
    shutil.copy(f"{grown}/queue.jsonl", f"{WORK}/m0")
    server = serve("million")
    service("million", server.port)

    def timed(what, copy, *words):
        began = time.monotonic()
        done = sluice(copy, *words, timeout=1800)
        print(f"      {what}: {time.monotonic() - began:.1f} s", flush=True)
        check(what, done.returncode == 0, done.stderr)

    timed("share", "m0", "share", "service=million")
    timed("join", "m1", "join", "service=million")
    killed = subprocess.Popen([PROGRAM, "--queue", f"{WORK}/m2", "join", "service=million"], env=ENVIRONMENT,
                              stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    time.sleep(3)
    killed.kill()
    check("a join is killed under way", killed.wait() == -9)
    timed("that join goes on", "m2", "join", "service=million")
    for copy, number in (("m0", "700001"), ("m1", "700002"), ("m2", "700003")):
        timed(f"an act on {copy}", copy, "approve", number)
    for copy in ("m0", "m1", "m2"):
        timed(f"{copy} follows", copy, "count")
    entries_there = int(server.sql("select count(*) from sluice.entry"))
    check("the server has as many entries as the copies have lines", entries_there == journal("m0").count(b"\n"), entries_there)
    expect_equal("a million entries", "m0", "m1", "m2")


PARTS = [sharing, home, mended, stopped, rights, guarded, inbox, forms, synced, crowd, killed, broken, far, held, followed, standby, pooled, plain]
# What is run by name alone.
LONG = [million]

if __name__ == "__main__":
    if BIN is None:
        sys.exit("no PostgreSQL server is installed")
    chosen = sys.argv[2:] or [part.__name__ for part in PARTS]
    began = time.monotonic()
    try:
        for part in PARTS + LONG:
            if part.__name__ in chosen:
                start = time.monotonic()
                print(f"== {part.__doc__.splitlines()[0]}", flush=True)
                try:
                    part()
                except Exception as error:  # the other parts are worth seeing
                    check(f"{part.__name__} came to its end", False, repr(error))
                print(f"      {time.monotonic() - start:.0f} s", flush=True)
    finally:
        for server in servers:
            server.stop()
        if not failures:
            shutil.rmtree(WORK, ignore_errors=True)
    print(f"{len(failures)} wrong, {time.monotonic() - began:.0f} s" + (f"; see {WORK}" if failures else ""))
    sys.exit(1 if failures else 0)
