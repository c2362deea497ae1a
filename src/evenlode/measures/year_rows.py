"""The canonical rows from which one year's figures are counted, each pupil's row under its child."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol, TypeAlias

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


class Between(Protocol):
    """What is kept between rows and figures."""

    def enrolments(self, rows: "YearRows") -> Expression:
        """Enrolments by part of the year, as `enrolment_year.parts_of` gives them."""

    def registers(self, rows: "YearRows") -> Expression:
        """Registers of days added up, as `registers.register_totals` gives them."""


@dataclass(frozen=True, eq=False)
class YearRows:
    """What is known, for whoever counts one academic year; `children` says which pseudonyms are one child.

    Where `period` names one, nothing else is counted: one of absence, or the year. `kept` gives what is kept between
    rows and figures; where it is None all is worked out from the rows.
    """

    engine: Engine
    tables: Tables
    children: Children
    year: Year
    period: str = ""
    kept: "Between | None" = None

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
        """The month of birth of each child, as the last file that says one has it, of this year's and the next at most.

        The next year's are read because the autumn census lists those who came and left in the summer before.
        """
        told = self.every("pupil").filter((_.birth_month != "") & (_.year <= self.year.next().id))
        span = told.group_by("child").agg(least=_.birth_month.min(), most=_.birth_month.max())
        agreed = span.filter(span.least == span.most).select(born="child", birth_month="most")
        # Only rows of the few of whom files say several months are put in order: of all it takes thrice as long.
        others = told.semi_join(span.filter(span.least != span.most), "child")
        newest = newest_of(others, "child", by=("as_at", *NEWEST_FIRST))
        return agreed.union(newest.select(born="child", birth_month="birth_month"))

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
