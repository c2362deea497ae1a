"""Canonical rows as plain dictionaries: read as they lie in the lake, and found by year and by what is newest."""

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from deltalake import DeltaTable

from evenlode.lake.home import Home
from evenlode.lake.ledger import open_ledger
from plain.children import child_of
from plain.days import year_id

Row = dict[str, Any]
CENSUS = "school_census"
NEWEST = ("source_time", "load", "record")
TABLES = (
    "attendance_day", "attendance_total", "care_episode", "characteristic", "enrolment", "exclusion", "fsm_spell",
    "identity", "place_membership", "pupil", "reference", "result", "school",
)  # fmt: skip


@dataclass(frozen=True, eq=False)
class Rows:
    """The rows of every table, those of a pupil with their child, and the school year that is asked of: `2023`."""

    tables: Mapping[str, list[Row]]
    year: int

    def every(self, table: str) -> list[Row]:
        """The rows of a table, of all years."""
        return self.tables.get(table, [])

    def of_year(self, table: str, *before: int) -> list[Row]:
        """The rows of a table that say this year; or one so many years before."""
        wanted = {year_id(self.year - one) for one in before or (0,)}
        return [row for row in self.every(table) if row["year"] in wanted]


def in_the_lake(home: Home) -> dict[str, list[Row]]:
    """The rows of a home, each table as the newest entry of its ledger has it."""
    with open_ledger(home) as ledger:
        entry = ledger.entry_at(None)
    held = {name: version for name, version in entry.versions.items() if name in TABLES}
    folder = home.lake / str(entry.epoch)
    return {
        name: DeltaTable(str(folder / name), version=version).to_pyarrow_table().to_pylist()
        for name, version in held.items()
    }


def with_children(tables: Mapping[str, Iterable[Mapping[str, Any]]]) -> dict[str, list[Row]]:
    """The rows of tables, each of a pupil with the child that its pseudonym is one of."""
    child = child_of(tables.get("identity", ()))
    return {
        name: [{**row, "child": child.get(row["pupil"], row["pupil"])} if "pupil" in row else dict(row) for row in rows]
        for name, rows in tables.items()
    }


def newest(rows: Iterable[Row], key: Callable[[Row], Hashable], by: tuple[str, ...] = NEWEST) -> dict[Any, Row]:
    """Of the rows that share a key the one that was said last: the greatest by some columns, where nothing is least."""
    found: dict[Hashable, tuple[Any, Row]] = {}
    for row in rows:
        order = tuple((row[column] is not None, row[column]) for column in by)
        if key(row) not in found or order > found[key(row)][0]:
            found[key(row)] = (order, row)
    return {one: row for one, (_order, row) in found.items()}
