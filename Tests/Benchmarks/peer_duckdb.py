"""The ten counts with DuckDB, in one query; the sheet is the only argument, prints one JSON object."""

import json
import sys

import duckdb

from dataset import OVERDUE_BEFORE, RULE_NAMES

QUERY = """
with cases as materialized (
    select Area, Due, Value, Ceiling, replace(Rate, '%', '')::double as Rate, replace(Cost, ',', '')::double as Cost
    from read_csv(?, header = true, delim = ',', quote = '"', escape = '"', nullstr = ['', 'n/a'],
        dateformat = '%d/%m/%Y', auto_detect = false, columns = {
            'Id': 'VARCHAR', 'Note': 'VARCHAR', 'Area': 'VARCHAR', 'Due': 'DATE', 'Value': 'DOUBLE',
            'Ceiling': 'DOUBLE', 'Rate': 'VARCHAR', 'Cost': 'VARCHAR'})
), areas as (
    select count(*) filter (where Value > 900) as high, count(Value) as known from cases group by Area
)
select
    count(*) filter (where Value > 999.85), count(*) filter (where Rate < 0.5), count(*) filter (where Cost >= 99990),
    count(*) filter (where Value > Ceiling), count(*) filter (where Ceiling - Value > 499.95),
    count(*) filter (where Due < ?), count(*) filter (where Area = 'Emergency Duty'),
    count(*) filter (where Area = 'Schools' and Cost > 99000 and Rate < 10),
    count(*) filter (where Cost is null and Value > 995),
    (select count(*) from areas where 100.0 * high / known > 10.5)
from cases
"""


def main(path):
    found = duckdb.execute(QUERY, [path, OVERDUE_BEFORE]).fetchone()
    print(json.dumps(dict(zip(RULE_NAMES, found))))


main(sys.argv[1])
