"""Suspensions and permanent exclusions, and the pupils on roll in January over whom their rates are.

Source: DfE, Suspensions and permanent exclusions in England: methodology.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any

from drawn import rows as drawn
from plain.days import year_of
from plain.rows import CENSUS, Row, Rows, newest
from plain.things import Added, Thing, every

# the first and last year of which there are figures by a reason
REASONS = """
| reasons                             | first   | last    |
|-------------------------------------|---------|---------|
| pp pa vp va bu ra sm da dm th db    | 2006/07 |         |
| ot                                  | 2006/07 | 2019/20 |
| mt ow lg ds ph                      | 2020/21 |         |
"""
COUNTED_ON_ROLL = ("C", "M", "")  # at the only school, at the main one of two, or not said
SET_ASIDE = ("reinstated", "quashed")  # by the governing board, or by a review
KINDS = ("exclusions_permanent", "suspensions", "suspended_once_or_more")
JANUARY = 1


def things(rows: Rows) -> Iterator[Thing]:
    """Every pupil on roll in January, and every exclusion that stood."""
    for child, school, on, _group in january(rows):
        below: Added = (None, 1)
        yield Thing(
            child, school, "year", on, every({name: below for kind in KINDS for name in (kind, f"{kind}_rate")})
        )
    stood = [row for row in newest(rows.of_year("exclusion"), of_a_child).values() if stands(row)]
    reasons = [f"exclusion_{one}" for one in in_use(rows.year)]
    for row in stood:
        yield Thing(row["child"], row["urn"], "year", row["start"], adds(row, reasons))
    for (child, school), on in first_suspensions(stood).items():
        once: Added = (1, None)
        both = dict.fromkeys(("suspended_once_or_more", "suspended_once_or_more_rate"), once)
        yield Thing(child, school, "year", on, every(both))


def january(rows: Rows) -> list[tuple[str, str, date, str]]:
    """Each child on roll at the January census, at the only or main school: with the day and the year group taught."""
    found: dict[tuple[str, str], tuple[date, str]] = {}
    for row in rows.of_year("enrolment"):
        on_roll = row["source"] == CENSUS and row["on_roll"] == "yes" and row["status"] in COUNTED_ON_ROLL
        if on_roll and row["as_at"].month == JANUARY:
            key = (row["child"], row["urn"])
            found[key] = max(found.get(key, (date.min, "")), (row["as_at"], row["year_group"]))
    return [(child, school, on, group) for (child, school), (on, group) in found.items()]


def of_a_child(row: Row) -> tuple[str, str, date, str]:
    """What tells two exclusions apart."""
    return row["urn"], row["child"], row["start"], row["category"]


def stands(row: Row) -> bool:
    """Whether an exclusion is counted: not one that was cancelled, nor a permanent one that was set aside."""
    if row["cancelled"] is not None or row["outcome"] == "cancelled":
        return False
    return not (row["category"] == "permanent" and row["outcome"] in SET_ASIDE)


def adds(row: Row, reasons: list[str]) -> dict[tuple[str, str], Added]:
    """What an exclusion adds: to its kind and each of its reasons one, and to all others nought."""
    permanent, given = row["category"] == "permanent", row["reasons"].split("+")
    so: dict[str, Any] = {"exclusions_permanent": permanent, "suspensions": not permanent}
    return {
        (name, reason): (int(counts and (reason == "all" or reason in given)), None)
        for kind, counts in so.items()
        for name in (kind, f"{kind}_rate")
        for reason in ("all", *reasons)
    }


def first_suspensions(stood: list[Row]) -> dict[tuple[str, str], date]:
    """The first day of the first suspension of each child at each school."""
    found: dict[tuple[str, str], date] = {}
    for row in stood:
        if row["category"] != "permanent":
            key = (row["child"], row["urn"])
            found[key] = min(row["start"], found.get(key, row["start"]))
    return found


def in_use(year: int) -> list[str]:
    """The reasons of which there are figures in a year."""
    return [
        reason
        for listed, first, last in drawn(REASONS)
        for reason in listed.split()
        if year_of(first) <= year and (not last or year <= year_of(last))
    ]
