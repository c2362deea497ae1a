"""Rows of spans of days: what one record says of a span becomes a row for each weekday in it."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pyarrow

from evenlode.sources.record_kinds import Days
from evenlode.tables.kinds import Table

SATURDAY = 5


def day_by_day(table: Table, rows: pyarrow.Table, last: pyarrow.Array, days: Days) -> pyarrow.Table:
    """A row for each weekday from the one in column `days.on` to `last`; of a day of which several speak, one row."""
    found = chosen(table, rows, last, days)
    spread = rows.take(pyarrow.array([place for _rank, place in found.values()], pyarrow.int64()))
    on = pyarrow.array([day for _whose, day in found], pyarrow.date32())
    made = {days.on: on, **{name: make(on) for name, make in days.made.items()}}
    for name, column in made.items():
        spread = spread.set_column(spread.column_names.index(name), spread.schema.field(name), column)
    return spread


def chosen(
    table: Table, rows: pyarrow.Table, last: pyarrow.Array, days: Days
) -> dict[tuple[tuple[Any, ...], date], tuple[int, int]]:
    """For each thing and day the place of the record that counts, with the rank of what it says."""
    whose = zip(*(rows[name].to_pylist() for name in table.key if name != days.on), strict=True)
    ranks = [days.strongest.index(kind) for kind in rows[days.kind].to_pylist()]
    met = zip(whose, rows[days.on].to_pylist(), last.to_pylist(), ranks, strict=True)
    found: dict[tuple[tuple[Any, ...], date], tuple[int, int]] = {}
    for place, (one, first, end, rank) in enumerate(met):
        for day in weekdays(first, end):
            said = (rank, place)
            found[one, day] = min(said, found.get((one, day), said))
    return found


def weekdays(first: date, last: date) -> Iterator[date]:
    """Every day from Monday to Friday of a span, both ends included."""
    for number in range((last - first).days + 1):
        day = first + timedelta(days=number)
        if day.weekday() < SATURDAY:
            yield day
