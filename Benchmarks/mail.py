"""The same comments as a mailbox, and mutt to read it with: what somebody would use who has no such program."""

import email.header
import email.utils
import os

from comments import comments

SETTINGS = """set folder="."
set sort=date-sent
set read_inc=0
set write_inc=0
set time_inc=0
set mail_check=0
set timeout=3600
set index_format="%4C %Z %[%d.%m.%y] %-22.22F %s"
unset mark_old
unset header_cache
set quit=yes
set move=no
set delete=yes
"""


def mailbox(path, count, release_count):
    if os.path.exists(path):
        return
    with open(path + ".new", "w", encoding="utf-8") as file:
        for index, comment in enumerate(comments(count, release_count), 1):
            author, at = comment["author"], comment["seconds"]
            name = email.header.Header(author["name"], "utf-8").encode()
            address = author.get("email", "none@example.org")
            body = comment["body"].replace("\nFrom ", "\n>From ")
            file.write(
                f"From {address} Thu Jan  1 00:00:00 2026\nFrom: {name} <{address}>\nSubject: #{index} {comment['release']}\n"
                f"Date: {email.utils.formatdate(at)}\nMessage-ID: <{index}@example.org>\n"
                f"Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n{body}\n\n")
    os.rename(path + ".new", path)
