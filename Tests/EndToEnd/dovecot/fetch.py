"""Fetches every message of an IMAP server's INBOX and compares it with the Maildir's files: fetch.py PORT MAILDIR."""

import email
import email.policy
import imaplib
import pathlib
import sys
import time


def connect(port):
    for _ in range(100):
        try:
            return imaplib.IMAP4("127.0.0.1", port)
        except OSError:
            time.sleep(0.1)
    sys.exit("no IMAP server answers")


def main(port, maildir):
    files = {}
    for path in (p for part in ("new", "cur") for p in pathlib.Path(maildir, part).iterdir()):
        raw = path.read_bytes()
        files[email.message_from_bytes(raw)["Message-ID"]] = raw
    server = connect(port)
    server.login("reader", "secret")
    status, (count,) = server.select("INBOX", readonly=True)
    assert status == "OK", status
    for number in range(1, int(count) + 1):
        _, parts = server.fetch(str(number), "(RFC822 ENVELOPE)")
        raw = next(part[1] for part in parts if isinstance(part, tuple)).replace(b"\r\n", b"\n")
        message = email.message_from_bytes(raw, policy=email.policy.strict)
        assert files.pop(message["Message-ID"]) == raw, f"message {number} is not as it lies in the Maildir"
    server.logout()
    assert not files, f"{len(files)} messages are not served"
    print(f"{int(count)} messages fetched over IMAP")


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2])
