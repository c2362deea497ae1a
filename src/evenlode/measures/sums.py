"""What the aggregator hands on: sums over what was counted, a row a school, group and period, and a column a sum.

A column is named after what it is the sum of: the measure, the reason and the part of the figure, as
`absence_overall absence_i numerator`. Where a school, group and period has no such sum there is a null. Beside the
measures' own sums stand those of the pupils whom measures should count: by them it is known which schools are missing.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import pyarrow

from evenlode.measures.counted import Counted

PARTS = ("numerator", "denominator", "square")
KEYS = ("school", "group", "period")
SUM, SQUARES = pyarrow.decimal128(38, 4), pyarrow.decimal128(38, 8)
OF_PARTS = (("numerator", SUM), ("denominator", SUM), ("square", SQUARES))
# Not `empty_table`, which imports pandas where that is installed.
NO_SUMS = pyarrow.Table.from_batches([], pyarrow.schema([(name, pyarrow.string()) for name in KEYS]))
EXPECTED = "expected:"
"""Begins the name under which the pupils whom a measure should count are summed."""


@dataclass(frozen=True, order=True)
class Column:
    """What a column is the sum of: of which measure and reason, and which part of the figure."""

    measure: str
    reason: str
    part: str

    @property
    def name(self) -> str:
        """The column's name."""
        return f"{self.measure} {self.reason} {self.part}"

    @property
    def type(self) -> pyarrow.DataType:
        """The type of its sums: whole numbers, or decimals of four places, and of eight where they are of squares."""
        return dict(OF_PARTS)[self.part]


@dataclass(frozen=True, eq=False)
class Sums:
    """The sums of some measures, and over the year those of the pupils whom they should count."""

    told: pyarrow.Table
    expected: pyarrow.Table


def asked(measure: Counted) -> str:
    """The name under which the pupils whom a measure should count are summed: one for all that count the same."""
    return EXPECTED + "+".join(measure.taught)


def columns_of(rows: pyarrow.Table) -> list[Column]:
    """What the columns of sums are the sums of."""
    return [Column(*name.split(" ")) for name in rows.schema.names if " " in name]


def together(tables: Sequence[pyarrow.Table]) -> pyarrow.Table:
    """Sums that stand in several tables in one."""
    return summed_by(pyarrow.concat_tables([NO_SUMS, *tables], promote_options="default"), KEYS)


def summed_by(rows: pyarrow.Table, keys: Sequence[str]) -> pyarrow.Table:
    """Rows that have the same keys as one, every other column added up; nothing is added to what is null."""
    names = [name for name in rows.schema.names if name not in keys]
    one = rows.group_by(list(keys)).aggregate([(name, "sum") for name in names])
    return one.select([*keys, *(f"{name}_sum" for name in names)]).rename_columns([*keys, *names])


def typed(rows: pyarrow.Table) -> pyarrow.Table:
    """Sums in their types, whatever types an engine gives."""
    types = {name: pyarrow.string() for name in KEYS} | {one.name: one.type for one in columns_of(rows)}
    return rows.cast(pyarrow.schema([(name, types[name]) for name in rows.schema.names]))


def of_measures(rows: pyarrow.Table, measures: Iterable[str]) -> pyarrow.Table:
    """Of sums those of some measures."""
    wanted = set(measures)
    return rows.select([*KEYS, *(one.name for one in columns_of(rows) if one.measure in wanted)])
