"""The benchmark's site: a sheet of a given size and ten rules over it, the same bytes in every run.

One row is one case: an id, a quoted note (with commas, some with doubled quotes and line breaks), an area, a date as
31/10/2020, and four figures: plain decimals, a per cent, and an amount with a thousands separator. About one cell in
fifty has no figure, either empty or `n/a`. The thresholds of the rules lie between possible values, so that binary and
decimal arithmetic agree on every record.
"""

import os
import random
from datetime import date, timedelta

AT = "2020-11-16T09:00"

AREAS = [
    "Assessment", "Early Help", "Fostering", "Looked After", "Protection", "Quality Assurance", "Review",
    "Safeguarding", "Schools", "Support", "Transition", "Youth",
]
RARE_AREA = "Emergency Duty"

NOTES = [
    "Visit agreed, family told", "Plan sent, no answer yet", "Meeting moved, new date to follow",
    "Waiting for the school, then for health", "Closed, letter on file", "Reviewed, nothing to add",
    "Passed to the duty team, urgent", "Report late, chased twice", "Seen at home, next visit in May",
]
QUOTED = 'Asked for ""more time"", not agreed'
BROKEN = "Two actions:\nfirst the visit, then the report"

# 60 working days before the Monday of AT, with no holidays, is the Monday twelve weeks earlier.
OVERDUE_BEFORE = date(2020, 8, 24)

RULES = """\
site "Benchmark" {
  timezone  "Europe/London"
  people    "people.csv"
  sender    "Benchmark <benchmark@council.example>"
  domains   "council.example"
  operator  operations
}

source cases "Cases" {
  file    "cases.csv"
  key     id
  column  id       text    from "Id"
  column  note     text    from "Note"
  column  area     text    from "Area"
  column  due      date    from "Due"
  column  value    figure  from "Value"
  column  ceiling  figure  from "Ceiling"
  column  rate     figure  from "Rate"
  column  cost     figure  from "Cost"
  missing "n/a"
}

rule high-value "High value" { over cases; red when value > 999.85; say "{note}: {value}" }
rule low-rate "Low rate" { over cases; red when rate < 0.5%; say "{note}: {rate}" }
rule high-cost "High cost" { over cases; red when cost >= 99990; say "{note}: {cost}" }
rule over-ceiling "Over the ceiling" { over cases; red when value > ceiling; say "{value} over {ceiling}" }
rule wide-gap "Wide gap" { over cases; red when ceiling - value > 499.95; say "{value} under {ceiling}" }
rule long-overdue "Long overdue" {
  over cases; red when due is overdue by more than 60 working days; say "{note}: due {due}"
}
rule duty-team "With the duty team" { over cases; red when area == "Emergency Duty"; say "{note}" }
rule dear-and-slow "Dear and slow" {
  over cases; where area == "Schools"; red when cost > 99000 and rate < 10%; say "{note}: {cost}, {rate}"
}
rule no-cost "High value without a cost" {
  over cases; red when cost is missing and value > 995; say "{note}: {value}"
}
rule area-high "Area with many high values" {
  over cases by area; red when share(value > 900) > 10.5%; say "{area}: {share(value > 900)}"
}
"""

PEOPLE = "role,area,name,email\noperations,*,Operations,operations@council.example\n"

RULE_NAMES = [
    "high-value", "low-rate", "high-cost", "over-ceiling", "wide-gap", "long-overdue", "duty-team", "dear-and-slow",
    "no-cost", "area-high",
]


def row(number, chance, days):
    """One line of the sheet; `chance` is a random number source, `days` are dates as typed."""
    roll = chance.random()
    note = NOTES[number % len(NOTES)]
    if number % 10 == 3:
        note = QUOTED
    elif number % 20 == 7:
        note = BROKEN
    area = RARE_AREA if roll < 0.00003 else AREAS[int(roll * 977) % len(AREAS)]
    due = days[0][int(roll * 1e9) % 300] if 0.5 < roll < 0.50004 else days[1][int(roll * 1e9) % 700]
    tenths = int(chance.random() * 10000)
    gap = 1 + int(chance.random() * 5000)
    if number % 20011 == 5:
        gap = -gap
    value = f"{tenths / 10:.1f}"
    ceiling = f"{(tenths + gap) / 10:.1f}"
    rate = f"{int(chance.random() * 100) / 100:.2f}%" if number % 25013 == 11 else f"{1 + int(roll * 1e6) % 99}%"
    pence = int(chance.random() * 10_000_000)
    cost = f'"{pence / 100:,.2f}"' if pence >= 100_000 else f"{pence / 100:.2f}"
    hole = number * 7 % 50
    if hole == 1:
        value = ""
    elif hole == 2:
        cost = "n/a"
    elif hole == 3:
        rate = ""
    elif hole == 4:
        ceiling = "n/a"
    return f'C{number:07d},"{note}",{area},{due},{value},{ceiling},{rate},{cost}\n'


def write(folder, megabytes):
    """Writes the site, unless it is there already; the path of its sheet."""
    path = os.path.join(folder, "cases.csv")
    os.makedirs(folder, exist_ok=True)
    with open(os.path.join(folder, "benchmark.rules"), "w", encoding="utf-8") as rules:
        rules.write(RULES)
    with open(os.path.join(folder, "people.csv"), "w", encoding="utf-8") as people:
        people.write(PEOPLE)
    wanted = megabytes * 1_000_000
    if os.path.exists(path) and abs(os.path.getsize(path) - wanted) < 1000:
        return path
    chance = random.Random(20201116)
    late = [(OVERDUE_BEFORE - timedelta(days=1 + day)).strftime("%d/%m/%Y") for day in range(300)]
    ahead = [(OVERDUE_BEFORE + timedelta(days=day)).strftime("%d/%m/%Y") for day in range(700)]
    with open(path + ".part", "w", encoding="utf-8", newline="") as sheet:
        size = sheet.write("Id,Note,Area,Due,Value,Ceiling,Rate,Cost\n")
        number = 0
        while size < wanted - 100:
            number += 1
            size += sheet.write(row(number, chance, (late, ahead)))
    os.replace(path + ".part", path)
    return path
