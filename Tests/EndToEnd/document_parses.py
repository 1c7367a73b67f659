"""Asserts that Chaser's documents say the same to readers that are not its own.

    python3 document_parses.py TICK_JSON STATE_FOLDER

TICK_JSON is the output of `chaser once --json`. alerts.json and alerts.csv of the state folder must list the same alerts
in the same order. Prints "N alerts agree"; a fault ends it with exit status 1.
"""

import csv
import datetime
import json
import pathlib
import sys

MEMBERS = "id rule title key area status since changed text file row unknown".split()


def unique(pairs):
    names = [name for name, _ in pairs]
    assert len(names) == len(set(names)), f"a member twice in {names}"
    return dict(pairs)


def load(path):
    return json.loads(path.read_bytes().decode("utf-8"), object_pairs_hook=unique)


def check_alert(alert):
    assert [name for name in alert if name != "event"] == MEMBERS, list(alert)
    assert alert["status"] in ("red", "amber"), alert["status"]
    for name in ("since", "changed"):
        assert datetime.datetime.fromisoformat(alert[name]).tzinfo is not None, alert[name]


def main(tick_path, state):
    tick = load(pathlib.Path(tick_path))
    published = load(pathlib.Path(state) / "alerts.json")
    # The state has seen a second tick since, and what is told once is of the first alone.
    lasting = [alert for alert in tick["alerts"] if not alert.get("event")]
    assert published["alerts"] == lasting, "alerts.json differs from the tick"
    for alert in tick["alerts"]:
        check_alert(alert)
    ids = [alert["id"] for alert in tick["alerts"]]
    assert len(ids) == len(set(ids)), "two alerts with one id"
    with open(pathlib.Path(state) / "alerts.csv", encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file, strict=True))
    assert [row["id"] for row in rows] == [alert["id"] for alert in lasting], "alerts.csv lists other alerts"
    for row, alert in zip(rows, lasting):
        assert None not in row and None not in row.values(), f"a ragged row: {row}"
        assert row["key"].lstrip("'") == alert["key"].lstrip("'"), row
    for mail in tick["mails"]:
        assert pathlib.Path(mail["path"]).is_file(), mail["path"]
        assert set(mail["alerts"]) <= set(ids), mail["alerts"]
    print(f"{len(ids)} alerts agree")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit("usage: document_parses.py TICK_JSON STATE_FOLDER")
    try:
        main(sys.argv[1], sys.argv[2])
    except AssertionError as fault:
        sys.exit(f"{sys.argv[2]}: {fault}")
