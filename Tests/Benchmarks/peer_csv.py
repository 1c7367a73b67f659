"""The ten counts with Python's csv module; the sheet is the only argument, prints one JSON object."""

import csv
import json
import sys
from collections import defaultdict
from datetime import date

from dataset import OVERDUE_BEFORE, RULE_NAMES

NONE = ("", "n/a")


def figure(cell):
    return None if cell in NONE else float(cell.rstrip("%").replace(",", ""))


def main(path):
    counts = dict.fromkeys(RULE_NAMES, 0)
    high, known = defaultdict(int), defaultdict(int)
    with open(path, encoding="utf-8", newline="") as sheet:
        rows = csv.reader(sheet)
        next(rows)
        for _, _, area, due, value, ceiling, rate, cost in rows:
            value, ceiling, rate, cost = figure(value), figure(ceiling), figure(rate), figure(cost)
            day = date(int(due[6:]), int(due[3:5]), int(due[:2]))
            if value is not None:
                known[area] += 1
                high[area] += value > 900
                counts["high-value"] += value > 999.85
                counts["no-cost"] += cost is None and value > 995
                if ceiling is not None:
                    counts["over-ceiling"] += value > ceiling
                    counts["wide-gap"] += ceiling - value > 499.95
            if rate is not None:
                counts["low-rate"] += rate < 0.5
            if cost is not None:
                counts["high-cost"] += cost >= 99990
                if rate is not None and area == "Schools":
                    counts["dear-and-slow"] += cost > 99000 and rate < 10
            counts["long-overdue"] += day < OVERDUE_BEFORE
            counts["duty-team"] += area == "Emergency Duty"
    counts["area-high"] = sum(100 * high[area] / known[area] > 10.5 for area in known)
    print(json.dumps(counts))


main(sys.argv[1])
