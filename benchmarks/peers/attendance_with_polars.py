"""Five questions of a year's attendance as an expert of Polars asks them: lazily, in a stream, of few columns.

`python attendance_with_polars.py QUESTION FOLDER MEMBERSHIPS OUT`: FOLDER holds the Parquet files of the marks, and
OUT becomes one Parquet file.
"""

import sys
from collections.abc import Callable, Iterable
from pathlib import Path

import polars
from polars import col

WITH_LEAVE, WITHOUT = {*"CEIMRST", "C1", "C2", "J1"}, {*"GNOU"}
ABSENT = WITH_LEAVE | WITHOUT
NOT_POSSIBLE = {*"DQXZ#", *(f"Y{number}" for number in range(1, 8))}
OF_A_PUPIL = ["urn", "pupil"]
WEEKS = 10


def scan(folder: Path) -> polars.LazyFrame:
    """The files of every week."""
    return polars.scan_parquet(sorted(folder.rglob("*.parquet")), hive_partitioning=False)


def sessions(wanted: Iterable[str]) -> polars.Expr:
    """How many of a day's two codes are among some."""
    return col("am").is_in(list(wanted)).cast(polars.Int8) + col("pm").is_in(list(wanted)).cast(polars.Int8)


def possible() -> polars.Expr:
    """How many sessions of a day were possible."""
    return 2 - sessions(NOT_POSSIBLE)


def added(amount: polars.Expr) -> polars.Expr:
    """A sum that does not overflow."""
    return amount.cast(polars.Int32).sum()


def totals(folder: Path, _memberships: Path) -> polars.LazyFrame:
    """Of each pupil at a school the sessions possible and missed, and whether the pupil is persistently absent."""
    sums = {"possible": possible(), "missed": sessions(ABSENT), "unauthorised": sessions(WITHOUT)}
    found = scan(folder).group_by(OF_A_PUPIL).agg(**{name: added(one) for name, one in sums.items()})
    return found.filter(col("possible") > 0).with_columns(
        persistent=10 * col("missed") >= col("possible"), severe=2 * col("missed") >= col("possible")
    )


def rollups(folder: Path, memberships: Path) -> polars.LazyFrame:
    """Of each school and group the pupils, the sessions, and the persistently and severely absent."""
    groups = polars.scan_parquet(memberships).select(pupil="child", group="groups").explode("group")
    pupils = totals(folder, memberships)
    told = polars.concat(
        [pupils.with_columns(group=polars.lit("all")), pupils.join(groups, on="pupil", maintain_order="none")]
    )
    sums = [col(name).cast(polars.Int64).sum() for name in ("possible", "missed", "persistent", "severe")]
    return told.group_by("urn", "group").agg(polars.len().alias("pupils"), *sums)


def weekdays(folder: Path, _memberships: Path) -> polars.LazyFrame:
    """Of each school and day of the week the sessions possible and missed."""
    keys = ["urn", (col("on").dt.weekday() - 1).alias("weekday")]
    return scan(folder).group_by(keys).agg(possible=added(possible()), missed=added(sessions(ABSENT)))


def runs(folder: Path, _memberships: Path) -> polars.LazyFrame:
    """Of each pupil at a school the most school days in succession missed, and missed without leave."""
    missed, without = longest(folder, ABSENT, "missed"), longest(folder, WITHOUT, "without_leave")
    return missed.join(without, on=OF_A_PUPIL, how="left").with_columns(col("without_leave").fill_null(0))


def longest(folder: Path, wanted: Iterable[str], name: str) -> polars.LazyFrame:
    """Of each pupil the most days of the school in succession all of whose possible sessions are among some codes."""
    met = scan(folder).filter(possible() > 0).select("urn", "on").unique()
    calendar = met.with_columns(day=col("on").rank("dense").over("urn").cast(polars.Int16))
    away = scan(folder).filter(sessions({*wanted, *NOT_POSSIBLE}) == 2)
    days = away.select(*OF_A_PUPIL, "on", missed=(possible() > 0).cast(polars.Int16)).join(calendar, on=["urn", "on"])
    numbered = days.sort("on").with_columns(run=col("day") - polars.int_range(polars.len()).over(OF_A_PUPIL))
    lengths = numbered.group_by(*OF_A_PUPIL, "run").agg(col("missed").sum())
    return lengths.group_by(OF_A_PUPIL).agg(col("missed").max().alias(name)).filter(col(name) > 0)


def ten_weeks(folder: Path, _memberships: Path) -> polars.LazyFrame:
    """Of each pupil at a school the most sessions without leave in ten school weeks in succession."""
    met = scan(folder).filter(possible() > 0).select("urn", "on").unique().select("urn", week=monday()).unique()
    calendar = met.with_columns(number=col("week").rank("dense").over("urn").cast(polars.Int64))
    without = scan(folder).filter(sessions(WITHOUT) > 0).group_by(*OF_A_PUPIL, monday().alias("week"))
    weekly = without.agg(sessions=added(sessions(WITHOUT))).join(calendar, on=["urn", "week"]).sort("number")
    rolling = weekly.rolling("number", period=f"{WEEKS}i", group_by=OF_A_PUPIL).agg(most=col("sessions").sum())
    return rolling.group_by(OF_A_PUPIL).agg(col("most").max())


def monday() -> polars.Expr:
    """The Monday of a day's week."""
    return col("on").dt.truncate("1w")


QUESTIONS: dict[str, Callable[[Path, Path], polars.LazyFrame]] = {
    "totals": totals, "rollups": rollups, "weekdays": weekdays, "runs": runs, "ten_weeks": ten_weeks,
}  # fmt: skip

if __name__ == "__main__":
    question, lake, groups, out = sys.argv[1:]
    QUESTIONS[question](Path(lake), Path(groups)).collect(engine="streaming").write_parquet(out)
