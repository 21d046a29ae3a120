"""Drives the form behind nginx, then Apache, and fcgiwrap: a browser, a moderator, and attackers.

    form.py SLUICE PICTURES
"""

import concurrent.futures
import http.client
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.parse

from browser import Browser

PROGRAM, PICTURES = (os.path.abspath(path) for path in sys.argv[1:3])
ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
WORK = tempfile.mkdtemp(prefix="sluice-form-")
QUEUE, PUBLISHED, PAGES = f"{WORK}/queue", f"{WORK}/published", f"{WORK}/news"
SLUG = "konference-brisele"
FORM = "application/x-www-form-urlencoded"
failures = []


def check(what, truth, seen=""):
    print(("ok    " if truth else "WRONG ") + what, flush=True)
    if not truth:
        failures.append(what)
        print(f"      {str(seen)[:400]}", flush=True)


def sluice(*words, **options):
    return subprocess.run([PROGRAM, "--queue", QUEUE, *words], capture_output=True, text=True, **options)


def count(query):
    return int(sluice("count", *query.split()).stdout)


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def start_server():
    """Starts nginx with the locations of the example, and fcgiwrap, each on something of its own."""
    port, wrapper, sock = free_port(), f"{WORK}/sluice-cgi", f"{WORK}/fcgi"
    script = open(f"{ROOT}/examples/form/sluice-cgi").read()
    script = script.replace("/usr/bin/sluice", PROGRAM).replace("/srv/sluice/queue", QUEUE)
    with open(wrapper, "w") as file:
        file.write(script)
    os.chmod(wrapper, 0o755)
    example = open(f"{ROOT}/examples/form/nginx.conf").read()
    for old, new in [("/run/sluice-web.socket", sock), ("/usr/local/lib/sluice/sluice-cgi", wrapper),
                     ("/srv/www/comments/", PUBLISHED + "/"), ("root /srv/www;", f"root {WORK};"),
                     ("limit_req zone=sluice burst=10 nodelay;", "limit_req zone=sluice burst=2000 nodelay;")]:
        assert old in example, old
        example = example.replace(old, new)
    with open(f"{WORK}/nginx.conf", "w") as file:
        file.write(f"""
daemon off; pid {WORK}/pid; error_log {WORK}/error.log;
{"user root;" if os.getuid() == 0 else ""}
events {{ worker_connections 2048; }}
http {{
  default_type text/html; charset utf-8; charset_types text/html;
  types {{ text/html html; application/atom+xml atom; application/json json; }}
  access_log off; client_body_temp_path {WORK}/body; fastcgi_temp_path {WORK}/fast; proxy_temp_path {WORK}/proxy;
  uwsgi_temp_path {WORK}/uwsgi; scgi_temp_path {WORK}/scgi;
  limit_req_zone $binary_remote_addr zone=sluice:10m rate=2000r/s;
  server {{ listen 127.0.0.1:{port}; {example} }}
}}
""")
    quiet = {"stdout": subprocess.DEVNULL, "stderr": open(f"{WORK}/server.log", "w")}
    servers = [subprocess.Popen(["fcgiwrap", "-c", "4", "-s", f"unix:{sock}"], **quiet),
               subprocess.Popen(["nginx", "-c", f"{WORK}/nginx.conf"], **quiet)]
    await_port(port, sock)
    return port, servers


def await_port(port, *paths):
    """Waits until a server answers, and until these files are there."""
    for _ in range(200):
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            if all(os.path.exists(path) for path in paths):
                return
        except OSError:
            pass
        time.sleep(0.05)
    raise SystemExit(open(f"{WORK}/server.log").read() + open(f"{WORK}/error.log").read())


def start_apache():
    """Starts Apache with its example, before the same fcgiwrap."""
    port, sock = free_port(), f"{WORK}/fcgi"
    example = open(f"{ROOT}/examples/form/apache.conf").read()
    for old, new in [("/run/sluice-web.socket", sock), ("/usr/local/lib/sluice/sluice-cgi", f"{WORK}/sluice-cgi"),
                     ("/srv/www/comments", PUBLISHED), ("/srv/www/news", PAGES)]:
        assert old in example, old
        example = example.replace(old, new)
    # Its workers run as somebody else, who reaches the socket and the pages and nothing of the queue.
    os.chmod(WORK, 0o711)
    os.chmod(sock, 0o666)
    modules = ["mpm_event", "authz_core", "alias", "mime", "dir", "include", "setenvif", "proxy", "proxy_fcgi"]
    with open(f"{WORK}/apache.conf", "w") as file:
        file.write("\n".join(f"LoadModule {name}_module /usr/lib/apache2/modules/mod_{name}.so" for name in modules) + f"""
ServerName localhost
Listen 127.0.0.1:{port}
PidFile {WORK}/apache.pid
ErrorLog {WORK}/error.log
DefaultRuntimeDir {WORK}
{"User www-data" if os.getuid() == 0 else ""}
{"Group www-data" if os.getuid() == 0 else ""}
TypesConfig /dev/null
AddType text/html .html
Alias /news {PAGES}
{example}
""")
    server = subprocess.Popen(["/usr/sbin/apache2", "-DFOREGROUND", "-f", f"{WORK}/apache.conf"],
                              stdout=subprocess.DEVNULL, stderr=open(f"{WORK}/server.log", "w"))
    await_port(port)
    return port, server


def ask(method, path, body=None, headers=None):
    connection = http.client.HTTPConnection("127.0.0.1", PORT, timeout=60)
    connection.request(method, path, body, headers or ({"Content-Type": FORM} if body is not None else {}))
    answer = connection.getresponse()
    text = answer.read().decode("utf-8", "replace")
    connection.close()
    return answer, text


def raw(data, close=True):
    """Sends bytes as they are, and gives the first line of the answer."""
    with socket.create_connection(("127.0.0.1", PORT), 60) as connection:
        connection.sendall(data)
        if close:
            connection.shutdown(socket.SHUT_WR)
        connection.settimeout(30)
        try:
            return connection.recv(65536).split(b"\r\n")[0].decode("latin-1")
        except OSError as error:
            return str(error)


def token():
    return re.search(r'name="token" value="([^"]+)"', ask("GET", f"/comments/{SLUG}")[1]).group(1)


def form(**fields):
    return urllib.parse.urlencode({"name": "Līga", "email": "", "site": "", "homepage": "", **fields})


def readers():
    """A reader with a browser, and a moderator in a terminal."""
    browser = Browser()
    try:
        browser.open(f"{SITE}/comments/{SLUG}?lang=lv")
        browser.picture(f"{PICTURES}/form.png")
        check("the decoy cannot be seen", browser.run("document.getElementById('homepage').offsetParent") is None)
        browser.run("document.getElementById('name').value = 'Pārlūks'")
        browser.run("document.getElementById('body').value = 'Pirmā rinda <b>\\n\\nOtrā & pēdējā'")
        time.sleep(3.1)
        browser.submit()
        browser.picture(f"{PICTURES}/thanks.png")
        check("the browser ends up at the page of thanks", "/-/thanks?" in browser.run("location.href"))
        browser.run("document.querySelector('a').click()")
        browser.wait("Page.loadEventFired")
        receipt = browser.run("location.href")
        check("the receipt says that it waits", "gaida" in browser.run("document.body.innerText"))
        number = re.search(r"n=(\d+)", receipt).group(1)
        check("it has no mark", count("is:any has:trap") == 0)
        moderate(number, "a", f"approved #{number}")
        check("publishing succeeds", sluice("publish", PUBLISHED, "--html", "--atom").returncode == 0)
        browser.open(f"{SITE}/news/page.html")
        browser.picture(f"{PICTURES}/page.png")
        text = browser.run("document.body.innerText")
        check("the page shows it, and its signs are text", "Pirmā rinda <b>" in text and "Otrā & pēdējā" in text, text)
        browser.open(receipt)
        check("the receipt says that it is published", "publicēts" in browser.run("document.body.innerText"))
        moderate(number, "rs", f"rejected #{number}")
        sluice("publish", PUBLISHED, "--html", "--atom")
        browser.open(f"{SITE}/news/page.html")
        check("once rejected it is gone", "Pirmā" not in browser.run("document.body.innerText"))
        browser.open(receipt)
        check("the receipt says that it was not published", "netika" in browser.run("document.body.innerText"))
    finally:
        browser.close()


def moderate(number, keys, sign):
    """Decides in the console, in a terminal."""
    tmux = ["tmux", "-L", f"sluice-form-{os.getpid()}", "-f", "/dev/null"]
    environment = {**os.environ, "LANG": "C.UTF-8", "SLUICE_MODERATOR": "anna"}
    subprocess.run([*tmux, "new-session", "-d", "-x", "100", "-y", "30", PROGRAM, "--queue", QUEUE, "review",
                    f"number:{number}"], check=True, env=environment)
    try:
        def until(text):
            for _ in range(600):
                shown = subprocess.run([*tmux, "capture-pane", "-p"], capture_output=True, text=True).stdout
                if text in shown:
                    return shown
                time.sleep(0.1)
            raise RuntimeError(f"never came: {text}\n{shown}")
        until(f"#{number} ")
        # A comment that has just come up is left alone; a moderator presses again.
        time.sleep(1)
        for key in keys:
            subprocess.run([*tmux, "send-keys", key], check=True)
            time.sleep(0.5)
        until(sign)
        subprocess.run([*tmux, "send-keys", "Q"], check=True)
    finally:
        time.sleep(0.5)
        subprocess.run([*tmux, "kill-server"], capture_output=True)


def apache():
    """The same form behind Apache, which turns a query without = into arguments where it starts programs itself."""
    global PORT
    behind, here = PORT, f"/comments/{SLUG}"
    PORT, server = start_apache()
    try:
        answer, text = ask("GET", here + "?lang=lv")
        check("Apache shows the form", answer.status == 200 and 'name="token"' in text, (answer.status, text[:300]))
        answer, _ = ask("POST", here, form(body="caur Apache", token=token()))
        check("Apache takes a form", answer.status == 303 and count("is:any body:Apache") == 1, answer.status)
        check("its receipt is found", ask("GET", answer.getheader("Location") or "/")[0].status == 200)
        for query in ("?--queue+/etc", "?--help", "?-x"):
            answer, text = ask("GET", here + query)
            check(f"Apache hands no argument on: {query}", answer.status == 200 and 'name="token"' in text, answer.status)
        check("Apache: a release that is not there", ask("GET", "/comments/nav")[0].status == 404)
        answer, _ = ask("POST", here, form(body="x" * 700000))
        check("Apache: a body that is too long", answer.status == 413, answer.status)
        answer, text = ask("GET", "/news/page.html")
        check("Apache includes what is published", "<!--#include" not in text and answer.status == 200, text[:300])
        check("Apache hides the list of what is published",
              ask("GET", "/published/.sluice-published.json")[0].status == 403)
    finally:
        PORT = behind
        server.terminate()
        server.wait()


def attackers():
    here = f"/comments/{SLUG}"
    marked = count("is:any has:trap")
    answer, _ = ask("POST", here, form(body="x", token=token()))
    check("a form is taken", answer.status == 303, answer.status)
    check("nothing is kept on the way", answer.getheader("Cache-Control") == "no-store")
    check("one that was too quick is marked", count("is:any has:trap") == marked + 1)

    for what, path, status in [
            ("a release that is not there", "/comments/nav", 404), ("a path that climbs", "/comments/..%2f" + SLUG, 404),
            ("a path with a second slash", "/comments//" + SLUG, (200, 404)), ("a path with a NUL", here + "%00", (400, 404)),
            ("a query without =", here + "?foo", 200), ("a query of options", here + "?--queue+/etc", 200),
            ("a query of options alone", here + "?--help", 200), ("a broken query", here + "?lang=%zz&%", 200),
            ("a receipt that is guessed", "/comments/-/receipt?n=1&k=" + "0" * 32, 404),
            ("a receipt without a code", "/comments/-/receipt?n=1", 404)]:
        got = ask("GET", path)[0].status
        check(what, got == status or isinstance(status, tuple) and got in status, got)
    for method, status in [("PUT", 405), ("DELETE", 405), ("OPTIONS", 405), ("HEAD", 200)]:
        got = ask(method, here)[0].status
        check(f"the method {method}", got == status, got)

    before = count("is:any")
    for what, body, headers, status in [
            ("bytes that are not UTF-8", b"name=%ff&body=x", None, 400), ("a broken escape", b"name=%z&body=x", None, 400),
            ("a field twice", b"name=a&name=b&body=x", None, 400), ("JSON", b"{}", {"Content-Type": "application/json"}, 400),
            ("a multipart form", b"x", {"Content-Type": "multipart/form-data; boundary=x"}, 400),
            ("nothing at all", b"", {"Content-Type": FORM}, 422), ("no name", form(name="", body="x").encode(), None, 422),
            ("a name of blanks", form(name="\u3164", body="x").encode(), None, 422),
            ("a name with a line feed", form(name="a\nb", body="x").encode(), None, 422),
            ("a NUL in the text", form(body="a\0b").encode(), None, 422),
            ("a text that is too long", form(body="x" * 65537).encode(), None, 422),
            ("a text in long letters that is too long", form(body="ā" * 60000).encode(), None, 422),
            ("a body that is too long", form(body="x" * 700000).encode(), None, 413)]:
        answer, text = ask("POST", here, body, headers)
        check(what, answer.status == status, (answer.status, text[:200]))
    check("none of these was taken", count("is:any") == before, count("is:any") - before)

    head = f"POST {here} HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: {FORM}\r\n".encode()
    check("a length that promises too much is not taken", "200" not in raw(head + b"Content-Length: 500\r\n\r\nname=a&body=b"))
    check("a negative length", " 400 " in raw(head + b"Content-Length: -1\r\n\r\n"))
    check("two lengths", " 400 " in raw(head + b"Content-Length: 3\r\nContent-Length: 4\r\n\r\nabc"))
    check("a header folded into another", "Set-Cookie" not in raw(
        f"GET {here}?lang=lv%0d%0aSet-Cookie:a=b HTTP/1.0\r\n\r\n".encode()))
    check("none of these was taken either", count("is:any") == before, count("is:any") - before)

    answer, _ = ask("POST", here, form(body="cita vietne"), {"Content-Type": FORM, "Origin": "https://evil.example",
                                                             "Referer": "https://evil.example/"})
    check("a post from another site is taken, and marked", answer.status == 303 and count("is:any has:trap") == marked + 2)
    one = token()
    places = {ask("POST", here, form(body="dubultklikšķis", token=one))[0].getheader("Location") for _ in range(3)}
    check("a double click is one comment", len(places) == 1 and count("is:any body:dubultklikšķis") == 1, places)

    before = count("is:any")
    with concurrent.futures.ThreadPoolExecutor(40) as pool:
        answers = list(pool.map(lambda i: ask("POST", here, form(body=f"vilnis {i}", token=one))[0].status, range(500)))
    taken, busy = answers.count(303), answers.count(503)
    check(f"500 at once: {taken} taken, {busy} asked to come again, each of these truly", taken + busy == 500 and
          taken > 0 and count("is:any") - before == taken, sorted(set(answers)))
    check("the journal is whole", sluice("verify").returncode == 0)
    os.chmod(f"{QUEUE}/queue.jsonl", 0o600)
    saved = open(f"{QUEUE}/queue.jsonl", "rb").read()
    with open(f"{QUEUE}/queue.jsonl", "r+b") as file:
        file.seek(200)
        file.write(b"\xff")
    answer, text = ask("POST", here, form(body="bojāts žurnāls", token=one))
    check("a damaged journal takes nothing and loses nothing that was typed",
          answer.status == 503 and "bojāts žurnāls" in text, (answer.status, text[:200]))
    with open(f"{QUEUE}/queue.jsonl", "r+b") as file:
        file.write(saved)


os.makedirs(PAGES)
made = sluice("init", "--from", f"{ROOT}/seeds/press-office.json")
assert made.returncode == 0, made.stderr
sluice("publish", PUBLISHED, "--html", "--atom")
page = open(f"{ROOT}/examples/form/page.html").read()
with open(f"{PAGES}/page.html", "w") as file:
    file.write(page)
PORT, SERVERS = start_server()
SITE = f"http://127.0.0.1:{PORT}"
try:
    readers()
    apache()
    attackers()
finally:
    for server in SERVERS:
        server.terminate()
        server.wait()
    shutil.rmtree(WORK, ignore_errors=True)
print(f"{len(failures)} wrong" if failures else "all as it should be")
sys.exit(1 if failures else 0)
