#!/usr/bin/env python3
"""A site in a file, behind the lines that sluice sync speaks: helper.py STATE [die=N|kill=N|say=N:LINE|result=WORD|change=ID|busy=1]…

die ends it before the Nth line that it would write, kill ends the program that has started it there, say writes that line in place of
the Nth, result answers every set so, change changes a comment on the site just before a set of it, busy says before each line that it
is coming.
"""
import json, os, signal, sys

path = sys.argv[1]
options = dict(option.split("=", 1) for option in sys.argv[2:])
state = json.load(open(path))
count = 0


def say(answer):
    global count
    count += 1
    if count == int(options.get("die", 0)):
        sys.exit(1)
    if count == int(options.get("kill", 0)):
        os.kill(os.getppid(), signal.SIGKILL)
        sys.exit(1)
    if "busy" in options:
        print('{"busy":true}', flush=True)
    number, _, line = options.get("say", "0:").partition(":")
    print(line if count == int(number) else json.dumps(answer, ensure_ascii=False), flush=True)


def comment(id):
    found = state["comments"][id]
    return {"comment": {"id": id, "thread": "7", "parent": found.get("parent"), "state": found["state"],
                        "text": found["text"], "kind": state.get("kind", "html"), "author": {"name": "Līga"},
                        "submitted": "2026-11-10T08:00:%02dZ" % (int(id) % 60), "stable": found.get("stable", True)}}


def save():
    with open(path + ".new", "w") as file:
        json.dump(state, file)
    os.rename(path + ".new", path)


def change(order):
    id, seen, want = order["id"], order["seen"], order["want"]
    if options.get("change") == id:
        state["comments"][id]["text"] = "changed meanwhile"
        save()
    if id not in state["comments"]:
        return {"result": "gone"}
    found = state["comments"][id]
    if (found["state"], found["text"]) != (seen["state"], seen["text"]):
        return {"result": "changed"}
    if "result" in options:
        return {"result": options["result"], "why": options.get("why", "")}
    if want["state"] == "trash" and state.get("noTrash"):
        return {"result": "refused", "why": "no-trash"}
    found.update(want)
    save()
    return {"result": "ok", **want}


for line in sys.stdin:
    order = json.loads(line)
    with open(path + ".orders", "a") as file:
        file.write(line)
    if "hello" in order:
        say({"hello": 1, "system": state.get("system", "wordpress:iem.example"), "title": "Ministrija",
             "states": state.get("states", ["hold", "approved", "spam", "trash"]),
             "can": {"edit": True, "compareAndSet": True, "unpublish": True}, "unknown": {"passed": "over"}})
    elif order["do"] == "totals":
        states = [found["state"] for found in state["comments"].values()]
        say({"totals": {name: states.count(name) for name in ["hold", "approved", "spam", "trash"]}})
    elif order["do"] == "list":
        ids = [id for id in sorted(state["comments"], key=int) if int(id) > int(order["from"])]
        for id in ids:
            say(comment(id))
        say({"end": len(ids)})
    elif order["do"] == "get":
        ids = [id for id in order["ids"] if id in state["comments"]]
        for id in order["ids"]:
            say(comment(id) if id in ids else {"gone": id})
        say({"end": len(ids)})
    elif order["do"] == "threads":
        for id in order["ids"]:
            say({"thread": {"id": id, "title": "Ziņa", "url": "https://iem.example/7", "date": "2026-11-01 08:30:00"}})
        say({"end": len(order["ids"])})
    elif order["do"] == "set":
        say({"set": order["id"], **change(order)})
