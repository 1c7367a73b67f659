"""The ten counts with Polars; the sheet is the only argument, prints one JSON object."""

import json
import sys

import polars as pl

from dataset import OVERDUE_BEFORE

SCHEMA = {
    "Id": pl.String, "Note": pl.String, "Area": pl.String, "Due": pl.String, "Value": pl.Float64,
    "Ceiling": pl.Float64, "Rate": pl.String, "Cost": pl.String,
}


def main(path):
    # Only the columns that the rules ask about are read.
    table = pl.read_csv(
        path, schema=SCHEMA, null_values=["", "n/a"], columns=["Area", "Due", "Value", "Ceiling", "Rate", "Cost"]
    ).with_columns(
        pl.col("Due").str.to_date("%d/%m/%Y"),
        pl.col("Rate").str.strip_chars_end("%").cast(pl.Float64),
        pl.col("Cost").str.replace_all(",", "", literal=True).cast(pl.Float64),
    )
    value, ceiling, rate, cost = (pl.col(name) for name in ("Value", "Ceiling", "Rate", "Cost"))
    conditions = {
        "high-value": value > 999.85,
        "low-rate": rate < 0.5,
        "high-cost": cost >= 99990,
        "over-ceiling": value > ceiling,
        "wide-gap": ceiling - value > 499.95,
        "long-overdue": pl.col("Due") < OVERDUE_BEFORE,
        "duty-team": pl.col("Area") == "Emergency Duty",
        "dear-and-slow": (pl.col("Area") == "Schools") & (cost > 99000) & (rate < 10),
        "no-cost": cost.is_null() & (value > 995),
    }
    counts = table.select(**{name: condition.sum() for name, condition in conditions.items()}).row(0, named=True)
    shares = table.group_by("Area").agg(high=(value > 900).sum(), known=value.count())
    counts["area-high"] = shares.filter(100 * pl.col("high") / pl.col("known") > 10.5).height
    print(json.dumps(counts))


main(sys.argv[1])
