"""The canonical rows from which one year's figures are counted, each pupil's row under its child."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

import ibis
import pyarrow
from ibis import _

from evenlode.engines.kinds import Engine
from evenlode.engines.kinds import Table as Expression
from evenlode.measures.children import Children
from evenlode.vocabulary.years import Year

Tables: TypeAlias = Callable[[str], Expression]
"""The rows of a canonical table by its id, as `Reading.table` gives them."""
CENSUS = "school_census"
NEWEST_FIRST = ("source_time", "load", "record")


@dataclass(frozen=True, eq=False)
class YearRows:
    """What is known, for whoever counts one academic year; `children` says which pseudonyms are one child."""

    engine: Engine
    tables: Tables
    children: Children
    year: Year

    def every(self, table: str) -> Expression:
        """The rows of a table, of all years, with `child` for `pupil`."""
        rows = self.tables(table)
        if not self.children.by_pupil:
            return rows.rename(child="pupil")
        return self.children.joined(self.engine, rows).drop("pupil")

    def of_year(self, table: str, *others: Year) -> Expression:
        """The rows of a table that says its year, of this one and any others named."""
        return self.every(table).filter(_.year.isin([one.id for one in (self.year, *others)]))

    def births(self) -> Expression:
        """The month of birth of each child, as the last file that says one has it."""
        told = self.every("pupil").filter(_.birth_month != "")
        return newest_of(told, "child", by=("as_at", *NEWEST_FIRST)).select(born="child", birth_month="birth_month")

    def small_table(self, names: Sequence[str], rows: Sequence[Sequence[Any]]) -> Expression:
        """A table of a few rows that are written here."""
        columns = map(list, zip(*rows, strict=True))
        return self.engine.table(pyarrow.table(dict(zip(names, columns, strict=True))))


def newest_of(rows: Expression, *keys: str, by: tuple[str, ...] = NEWEST_FIRST) -> Expression:
    """Of the rows that share some columns the one that was said last."""
    order = ibis.window(group_by=[rows[key] for key in keys], order_by=[ibis.desc(rows[column]) for column in by])
    return rows.mutate(place_in_line=ibis.row_number().over(order)).filter(_.place_in_line == 0).drop("place_in_line")


def beside(rows: Expression, more: Expression, *keys: str) -> Expression:
    """Rows with more columns of what they share some columns with, where there is any."""
    more = more.rename({f"{key}_of_more": key for key in keys})
    same = [rows[key] == more[f"{key}_of_more"] for key in keys]
    return rows.left_join(more, same).drop(*(f"{key}_of_more" for key in keys))
