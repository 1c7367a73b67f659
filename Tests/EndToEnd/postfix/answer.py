"""Answers mails as a person's mail program would, and looks at what came.

    answer.py reader BOX [--not PERSON]     somebody who got alerts that have numbers, first or with --newest last
    answer.py reply BOX --of PERSON WORDS   answers the oldest mail to them; --newest or --alerts: another
    answer.py forward BOX --of PERSON       sends the newest mail to them on to the address for answers, as it is
    answer.py newest BOX --to PERSON WORDS  asserts that their newest mail is an answer, in its thread, and has the words
"""

import argparse
import email
import email.message
import email.policy
import email.utils
import pathlib
import re
import smtplib

# Else Python writes a long Message-ID in In-Reply-To as an encoded word, as no mail program does.
WHOLE = email.policy.default.clone(max_line_length=900)
PLAN = "plan@replies.southampton.example"
parser = argparse.ArgumentParser()
parser.add_argument("action", choices=["reader", "reply", "forward", "newest"])
parser.add_argument("box")
parser.add_argument("words", nargs="*")
parser.add_argument("--not", dest="others")
parser.add_argument("--of")
parser.add_argument("--to")
parser.add_argument("--sender", "--from", dest="sender")
parser.add_argument("--port", type=int)
for switch in ("newest", "alerts", "forge", "automatic"):
    parser.add_argument("--" + switch, action="store_true")
asked = parser.parse_intermixed_args()


def address(message, field):
    return email.utils.parseaddr(str(message[field]))[1]


def text(message):
    return message.get_body(("plain",)).get_content()


def is_alerts(message):
    return re.search(r"\bAlert 1, [0-9a-z]{6}", text(message)) is not None


def mails(person=None):
    """The mails in the box, oldest first: their files are numbered as they came."""
    paths = [path for folder in ("new", "cur") for path in pathlib.Path(asked.box, folder).glob("*")]
    paths.sort(key=lambda path: (path.stat().st_mtime_ns, path.name))
    found = [email.message_from_bytes(path.read_bytes(), policy=WHOLE) for path in paths]
    return [message for message in found if person is None or address(message, "To") == person]


def send(message, sender):
    with smtplib.SMTP("127.0.0.1", asked.port) as server:
        server.send_message(message, from_addr=sender, to_addrs=[PLAN])


def answered():
    found = mails(asked.of)
    if asked.alerts:
        return [message for message in found if is_alerts(message)][-1]
    return found[-1] if asked.newest else next(filter(is_alerts, found))


def reply():
    before = answered()
    sender = asked.sender or asked.of
    assert address(before, "Reply-To") == PLAN, before["Reply-To"]
    message = email.message.EmailMessage(policy=WHOLE)
    if asked.forge:
        message["Authentication-Results"] = (
            "mail.southampton.example; dmarc=pass header.from=southampton.example"
        )
    message["From"] = f"Somebody <{sender}>"
    message["To"] = PLAN
    message["Subject"] = "Re: " + str(before["Subject"])
    message["Date"] = email.utils.localtime()
    message["Message-ID"] = email.utils.make_msgid(domain="phone.southampton.example")
    message["In-Reply-To"] = str(before["Message-ID"])
    message["References"] = f"{before['References']} {before['Message-ID']}"
    if asked.automatic:
        message["Auto-Submitted"] = "auto-replied"
    quoted = "".join(f"> {line}\n" for line in text(before).splitlines())
    message.set_content(f"{asked.words[0]}\n\nBest wishes\n\nOn Monday Chaser wrote:\n{quoted}")
    send(message, sender)


def newest():
    message = mails(asked.to)[-1]
    assert message["Auto-Submitted"] == "auto-replied", message.as_string()
    assert "phone.southampton.example" in str(message["In-Reply-To"]), message["In-Reply-To"]
    flat = " ".join(text(message).split())
    for words in asked.words:
        assert words in flat, f"not in the mail: {words}\n{text(message)}"


if asked.action == "reader":
    names = [address(message, "To") for message in mails() if is_alerts(message)]
    names = names[::-1] if asked.newest else names
    print(next(name for name in names if name != asked.others and not name.startswith("improvement.plan@")))
elif asked.action == "reply":
    reply()
elif asked.action == "forward":
    send(mails(asked.of)[-1], asked.of)
else:
    newest()
