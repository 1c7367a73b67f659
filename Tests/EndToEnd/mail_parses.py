"""Asserts that every message in a Maildir is one that a strict mail parser takes without a defect.

    python3 mail_parses.py MAILDIR

Each message: its fields exactly once, a Message-ID that no other has, lines within the limits of the RFCs, a body that
decodes. Prints "N messages parsed"; a fault ends it with the file's name and exit status 1.
"""

import email
import email.policy
import pathlib
import sys

ONCE = (
    "Date From To Subject Message-ID MIME-Version Content-Type "
    "Auto-Submitted X-Auto-Response-Suppress List-Id In-Reply-To References"
).split()
POLICY = email.policy.strict.clone(raise_on_defect=True)


def header_block(raw):
    """The lines before the first empty one."""
    return raw.split(b"\n\n", 1)[0].split(b"\n")


def check_bytes(raw):
    assert b"\r" not in raw, "CR"
    assert b"\0" not in raw, "NUL"
    assert raw.isascii(), "a byte beyond ASCII"
    assert raw.endswith(b"\n"), "no line end at the end"
    assert max(map(len, raw.split(b"\n"))) <= 998, "a line of more than 998"
    for line in header_block(raw):
        assert len(line) <= 76 or b"@" in line, f"a header line of {len(line)}"
        assert line.strip(), "a header line of white space"


def check_headers(message):
    names = [name.lower() for name in message.keys()]
    assert len(names) == len(set(names)), f"a repeated field in {names}"
    for name in ONCE:
        assert name.lower() in names, f"no {name}"
    for name, value in message.items():
        assert not value.defects, f"{name}: {value.defects}"
        assert not any(ord(c) < 32 or 0x7F <= ord(c) < 0xA0 for c in value), f"{name}: a control"
    assert len(message["From"].addresses) == 1, "From is not one mailbox"
    assert len(message["To"].addresses) == 1, "To is not one mailbox"
    assert message["Date"].datetime is not None, "no date"
    assert message["Auto-Submitted"] == "auto-generated"


def check_body(message, raw):
    body = raw.split(b"\n\n", 1)[1]
    if message.is_multipart():
        assert [part.get_content_type() for part in message.iter_parts()] == ["text/plain", "text/html"], "parts"
    for part in message.walk():
        if part.is_multipart():
            continue
        encoding = part["Content-Transfer-Encoding"]
        assert encoding in ("7bit", "quoted-printable", "base64"), encoding
        part.get_payload(decode=True).decode("utf-8")
        assert not part.defects, part.defects
        if encoding != "7bit":
            text = body if part is message else part.get_payload().encode("ascii")
            assert max(map(len, text.split(b"\n"))) <= 76, f"a line of more than 76 in {encoding}"


def main(folder):
    ids = {}
    paths = sorted(p for part in ("new", "cur") for p in (pathlib.Path(folder) / part).iterdir())
    for path in paths:
        raw = path.read_bytes()
        try:
            check_bytes(raw)
            message = email.message_from_bytes(raw, policy=POLICY)
            check_headers(message)
            check_body(message, raw)
            other = ids.setdefault(message["Message-ID"], path)
            assert other is path, f"its Message-ID is that of {other}"
        except Exception as fault:  # whatever it is, the file's name belongs to it
            sys.exit(f"{path}: {type(fault).__name__}: {fault}")
    print(f"{len(paths)} messages parsed")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: mail_parses.py MAILDIR")
    main(sys.argv[1])
