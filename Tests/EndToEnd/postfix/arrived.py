"""Asserts that mail arrived as it was written.

    python3 arrived.py SENT ARRIVED               two folders of messages: the same Message-IDs, fields and bodies
    python3 arrived.py --decoded FILE MAILDIR     FILE, what a reader shows, holds the lines of every message's text

Mailers put fields in front (Return-Path, Received, Delivered-To …); nothing else may change.
"""

import email
import email.policy
import pathlib
import re
import sys

POLICY = email.policy.strict.clone(raise_on_defect=True)


def messages(folder):
    """Message-ID → message, of every file in a folder."""
    found = {}
    for path in sorted(pathlib.Path(folder).iterdir()):
        message = email.message_from_bytes(path.read_bytes(), policy=POLICY)
        assert message["Message-ID"] not in found, f"{path}: its Message-ID is another's too"
        found[message["Message-ID"]] = message
    return found


def compare(sent, arrived):
    assert sent.keys() == arrived.keys(), f"{sent.keys() ^ arrived.keys()}"
    for name, before in sent.items():
        after = arrived[name]
        assert "Received" in after, f"{name}: it passed no mailer"
        assert after["Return-Path"] == "<bounces@southampton.example>", f"{name}: {after['Return-Path']}"
        for field in before.keys():
            assert str(before[field]) == str(after[field]), f"{name}: {field}"
        parts = [
            [part.get_content() for part in message.walk() if not part.is_multipart()] for message in (before, after)
        ]
        assert parts[0] == parts[1], f"{name}: its text"
    print(f"{len(sent)} mails arrived as they were written")


def words(text):
    return re.sub(r"\s+", " ", text)


def shown(file, box):
    reader = words(pathlib.Path(file).read_text(encoding="utf-8", errors="replace"))
    count = 0
    for folder in ("new", "cur"):
        for message in messages(f"{box}/{folder}").values():
            text = message.get_body(("plain",)).get_content()
            for line in filter(None, map(words, text.splitlines())):
                assert line.strip() in reader, f"{message['Message-ID']}: not shown: {line}"
            count += 1
    assert count > 0, "no mail in the box"
    print(f"{count} mails shown as they were written")


if sys.argv[1] == "--decoded":
    shown(*sys.argv[2:])
else:
    compare(*map(messages, sys.argv[1:]))
