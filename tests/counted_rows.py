"""Canonical rows written by hand, for tests of what is counted from them; what a row leaves out is empty."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import pyarrow

from evenlode.engines.kinds import Engine
from evenlode.engines.kinds import Table as Expression
from evenlode.measures.aggregate import sums_of_year
from evenlode.measures.children import Children
from evenlode.measures.counted import Counted
from evenlode.measures.descriptions import descriptions
from evenlode.measures.registry import MEASURES
from evenlode.measures.sums import KEYS, PARTS, Column, columns_of
from evenlode.measures.year_rows import YearRows
from evenlode.tables.registry import TABLES
from evenlode.tables.schemas import lake_schema
from evenlode.vocabulary.years import Year

Row = Mapping[str, Any]
Case = tuple[str, str, Mapping[str, Iterable[Row]]]
"""A worked row: its year, its measure, and the rows of tables that it gives."""
NOBODY = Children({}, ())
SCHOOL = "900001"


def year_rows(engine: Engine, year: str, children: Children = NOBODY, **tables: Iterable[Row]) -> YearRows:
    """The rows of one year, by table; a table can be asked for as often as one likes."""
    kept = {name: arrow(name, rows) for name, rows in tables.items()}

    def table(name: str) -> Expression:
        return engine.table(kept[name] if name in kept else arrow(name, ()))

    return YearRows(engine, table, children, Year.parse(year))


def arrow(table: str, rows: Iterable[Row]) -> pyarrow.Table:
    """Rows of a table as the lake keeps them."""
    schema = lake_schema(TABLES.find(table))
    blank = {field.name: "" if field.type == pyarrow.string() else None for field in schema}
    blank |= {"load": "a load", "source_time": "2026-01", "record": 1}
    return pyarrow.Table.from_pylist([blank | dict(row) for row in rows], schema=schema)


def sums(rows: YearRows, *measures: str) -> dict[tuple[str, str, str, str], tuple[Any, Any]]:
    """The sums of measures over all schools: numerator and denominator by measure, group, period and reason."""
    found = [one for id in measures if isinstance(one := MEASURES.find(id), Counted)]
    groups = rows.engine.table(rows.engine.arrow(descriptions(rows)))
    told: dict[tuple[str, str, str, str], tuple[Any, Any]] = {}
    for row in rows_of(sums_of_year(found, rows, groups).told):
        key = (row["measure"], row["group"], row["period"], row["reason"])
        above, below = told.get(key, (None, None))
        told[key] = (added(above, row["numerator"]), added(below, row["denominator"]))
    return told


def rows_of(sums: pyarrow.Table) -> Iterator[dict[str, Any]]:
    """Sums as a row for each measure and reason of a school, group and period that has any."""
    figures = sorted({(column.measure, column.reason) for column in columns_of(sums)})
    for row in sums.to_pylist():
        for measure, reason in figures:
            parts = {part: row.get(Column(measure, reason, part).name) for part in PARTS}
            if any(value is not None for value in parts.values()):
                yield {"measure": measure, "reason": reason, **{key: row[key] for key in KEYS}, **parts}


def added(one: Any, other: Any) -> Any:
    """The sum of two numbers of which either may be missing."""
    return other if one is None else one if other is None else one + other
