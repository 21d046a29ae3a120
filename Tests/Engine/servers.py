"""PostgreSQL servers of a test's own, and a line between them and a client that delays and breaks."""

import getpass
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import threading
import time

BIN = next((path for path in sorted(
    (f"/usr/lib/postgresql/{version}/bin" for version in range(25, 12, -1))) if os.path.exists(path + "/initdb")), None)


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def unprivileged(*words, **options):
    """Runs something as a user that the server lets itself be started by."""
    if getpass.getuser() == "root":
        words = ("setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups", *words)
    return subprocess.run(words, capture_output=True, text=True, cwd="/", **options)


class Server:
    """A server on a port of its own; its folder goes with it."""

    def __init__(self, name, work, settings="", source=None):
        self.name, self.port = name, free_port()
        self.folder = f"{work}/{name}"
        self.sockets = work
        if source is None:
            made = unprivileged(f"{BIN}/initdb", "-N", "-D", self.folder, "-A", "trust", "-U", "sluice",
                                "--locale=C.UTF-8", "-E", "UTF8")
        else:
            made = unprivileged(f"{BIN}/pg_basebackup", "-D", self.folder, "-R", "-X", "stream", "-c", "fast", "-d",
                                f"host=127.0.0.1 port={source.port} user=sluice application_name={name}")
        assert made.returncode == 0, made.stderr
        with open(f"{self.folder}/postgresql.auto.conf", "a") as file:
            file.write(f"port={self.port}\nunix_socket_directories='{work}'\nlisten_addresses='127.0.0.1'\n"
                       f"max_connections=200\n{settings}\n")
        self.start()
        if source is None:
            self.sql("create database press", database="postgres")

    def start(self):
        started = unprivileged(f"{BIN}/pg_ctl", "-D", self.folder, "-l", f"{self.folder}.log", "-w", "start")
        assert started.returncode == 0, open(f"{self.folder}.log").read()

    def connections(self):
        """How many there were so far, with `log_connections`."""
        return open(f"{self.folder}.log").read().count("connection authorized")

    def process(self):
        return int(open(f"{self.folder}/postmaster.pid").readline())

    def kill(self):
        """Ends all of it as a power cut does."""
        head = self.process()
        children = open(f"/proc/{head}/task/{head}/children").read().split()
        for process in [head, *map(int, children)]:
            try:
                os.kill(process, signal.SIGKILL)
            except ProcessLookupError:
                pass
        while os.path.exists(f"/proc/{head}"):
            time.sleep(0.01)
        os.unlink(f"{self.folder}/postmaster.pid")

    def stop(self, how="immediate"):
        unprivileged(f"{BIN}/pg_ctl", "-D", self.folder, "-m", how, "-w", "stop")

    def promote(self):
        unprivileged(f"{BIN}/pg_ctl", "-D", self.folder, "-w", "promote")

    def sql(self, text, database="press", user="sluice"):
        answer = subprocess.run(
            ["psql", "-h", "127.0.0.1", "-p", str(self.port), "-U", user, "-d", database, "-qtAX", "-v",
             "ON_ERROR_STOP=1", "-c", text], capture_output=True, text=True)
        assert answer.returncode == 0, answer.stderr
        return answer.stdout.strip()


class Line:
    """A line to a server, which can delay both ways and break when a client writes.

    How it breaks: `before` the request arrives, in the `middle` of it, `after` it, when it is `answered` and the answer is lost,
    or before it, with the request arriving `late`.
    """

    BREAKS = ["before", "middle", "after", "answered", "late"]

    def __init__(self, server):
        self.server = server
        self.delay = 0.0
        self.breaking = None
        self.breaks = 0
        self.turns = 0
        self.is_down = False
        self.pairs = []
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]
        threading.Thread(target=self.accept, daemon=True).start()

    def accept(self):
        while True:
            try:
                client, _ = self.listener.accept()
            except OSError:
                return
            if self.is_down:
                client.close()
                continue
            try:
                there = socket.create_connection(("127.0.0.1", self.server.port))
            except OSError:
                client.close()
                continue
            for end in (client, there):
                end.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            self.pairs.append((client, there))
            state = {"last": None, "drops": False}
            threading.Thread(target=self.forward, args=(client, there, True, state), daemon=True).start()
            threading.Thread(target=self.forward, args=(there, client, False, state), daemon=True).start()

    def cut(self):
        """Breaks all connections."""
        for pair in self.pairs:
            for end in pair:
                close(end)
        self.pairs = []

    def forward(self, source, target, is_request, state):
        while True:
            try:
                data = source.recv(1 << 20)
            except OSError:
                data = b""
            if not data:
                close(source), close(target)
                return
            if is_request and state["last"] != "request":
                self.turns += 1
            state["last"] = "request" if is_request else "answer"
            if self.delay:
                time.sleep(self.delay)
            try:
                if is_request and self.breaking and b"insert into sluice.entry" in data:
                    how, self.breaking = self.breaking, None
                    self.breaks += 1
                    self.break_off(how, data, source, target, state)
                    if how != "answered":
                        return
                    continue
                if not is_request and state["drops"]:
                    close(source), close(target)
                    return
                target.sendall(data)
            except OSError:
                close(source), close(target)
                return

    def break_off(self, how, data, source, target, state):
        if how == "middle":
            target.sendall(data[:len(data) // 2])
        elif how == "after":
            target.sendall(data)
        elif how == "answered":
            state["drops"] = True
            target.sendall(data)
            return
        elif how == "late":
            close(source)
            time.sleep(0.7)
            target.sendall(data)
            time.sleep(0.2)
        close(source), close(target)


def close(end):
    try:
        end.shutdown(socket.SHUT_RDWR)
    except OSError:
        pass
    end.close()


def work_folder():
    folder = tempfile.mkdtemp(prefix="sluice-engine-", dir="/tmp")
    if getpass.getuser() == "root":
        shutil.chown(folder, "postgres", "postgres")
    os.chmod(folder, 0o755)
    return folder
