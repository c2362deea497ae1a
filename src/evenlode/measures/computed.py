"""Computed figures in the shape in which published ones lie, so that the same code compares ours and theirs.

Here a sum is divided by a sum, and nowhere else: sums are whole numbers of ten-thousandths, so that the value is the
double that is nearest to the exact one. A numerator that has no row is nought only where its measure has one
of some school that year: before that nobody has said anything, and the figure is not available. Where schools that
should have reported have not, what their pupils could do to a percentage are its bounds.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import pyarrow
import pyarrow.compute as pc

from evenlode.measures.counted import Counted
from evenlode.measures.sums import OF_PARTS
from evenlode.vocabulary.states import State
from evenlode.vocabulary.years import Year

COMPUTED = "computed"
PARTS_OF_ONE = Decimal(10_000)
TEXTS = ("source", "measure", "place", "phase", "group", "year", "period", "reason", "state", "printed", "flags")
KEPT = pyarrow.schema([
    *((name, pyarrow.string()) for name in (*TEXTS, "release", "cell", "load", "source_time")),
    *((name, pyarrow.float64()) for name in ("value", "at_least", "at_most")),
    *OF_PARTS,
    *((name, pyarrow.int64()) for name in ("decimals", "record", "reported", "expected")),
])  # fmt: skip
"""What is kept of a computed figure: the columns of a published one, and those that only a computed one has."""


@dataclass(frozen=True)
class Said:
    """What is the same for all figures of a refresh: the year, its flags, and how new the newest file is."""

    year: Year
    flags: str
    source_time: str


def computed(rolled_up: pyarrow.Table, measures: Mapping[str, Counted], said: Said) -> pyarrow.Table:
    """The figures of sums that were rolled up (see `rollup.ROLLED_UP`), as they are kept (see `KEPT`)."""
    parts = [
        of_measure(rolled_up.filter(pc.equal(rolled_up["measure"], id)), measure, said)
        for id, measure in measures.items()
    ]
    return pyarrow.concat_tables([KEPT.empty_table(), *parts])


def of_measure(rows: pyarrow.Table, measure: Counted, said: Said) -> pyarrow.Table:
    """The figures of one measure."""
    rows = with_noughts(with_whole(rows), measure)
    above, below = (parts_of(rows[name]) for name in ("numerator", "denominator"))
    value = divided(above, below, measure)
    states = pc.if_else(pc.is_valid(value), str(State.VALUE), none_because(rows, measure))
    low, high = bounds(rows, above, below, measure)
    constant: dict[str, Any] = {
        "source": COMPUTED, "year": said.year.id, "printed": "", "flags": said.flags, "release": "", "cell": "",
        "load": "", "source_time": said.source_time, "decimals": measure.decimals, "record": 0,
    }  # fmt: skip
    columns = {
        **{name: rows[name] for name in rows.schema.names if name in KEPT.names},
        **{name: pyarrow.repeat(one, len(rows)) for name, one in constant.items()},
        "value": value, "state": states, "at_least": low, "at_most": high,
    }  # fmt: skip
    if measure.is_a_count:
        columns["denominator"] = pyarrow.nulls(len(rows), pyarrow.decimal128(38, 4))
    return pyarrow.table({name: columns[name].cast(KEPT.field(name).type) for name in KEPT.names}, schema=KEPT)


def with_whole(rows: pyarrow.Table) -> pyarrow.Table:
    """Rows by reason with the denominator that all reasons of their figure share."""
    keys = ["place", "phase", "group", "period"]
    whole = rows.filter(pc.equal(rows["reason"], "all")).select([*keys, "denominator"])
    met = rows.drop_columns("denominator").join(whole, keys)
    return met.filter(pc.or_(pc.is_valid(met["numerator"]), pc.is_valid(met["denominator"])))


def with_noughts(rows: pyarrow.Table, measure: Counted) -> pyarrow.Table:
    """Rows of events with nought above the line where there were none, if any school had one that year."""
    if not measure.may_be_nought or not pc.any(pc.is_valid(rows["numerator"])).as_py():
        return rows
    nought = pyarrow.scalar(0, rows.schema.field("numerator").type)
    return rows.set_column(
        rows.schema.get_field_index("numerator"), "numerator", pc.fill_null(rows["numerator"], nought)
    )


def parts_of(sums: pyarrow.ChunkedArray) -> pyarrow.ChunkedArray:
    """Sums of four places as doubles, in ten-thousandths: whole numbers, which no double loses."""
    whole = pc.multiply(sums.cast(pyarrow.decimal128(24, 4)), pyarrow.scalar(PARTS_OF_ONE, pyarrow.decimal128(5, 0)))
    return whole.cast(pyarrow.int64()).cast(pyarrow.float64())


def divided(above: pyarrow.ChunkedArray, below: pyarrow.ChunkedArray, measure: Counted) -> pyarrow.ChunkedArray:
    """The values: null where there is nothing to divide, or nothing to divide by."""
    if measure.is_a_count:
        return pc.divide(above, float(PARTS_OF_ONE))
    something = pc.if_else(pc.equal(below, 0.0), None, below)
    return pc.divide(pc.multiply(above, float(measure.unit.per or 1)), something)


def none_because(rows: pyarrow.Table, measure: Counted) -> pyarrow.ChunkedArray:
    """Why a figure has no value: nothing to divide by, or nothing known."""
    nobody = pc.fill_null(pc.equal(rows["denominator"].cast(pyarrow.float64()), 0.0), False)
    return pc.if_else(nobody, str(measure.of_nobody), str(State.NOT_AVAILABLE))


def bounds(
    rows: pyarrow.Table, above: pyarrow.ChunkedArray, below: pyarrow.ChunkedArray, measure: Counted
) -> tuple[pyarrow.Array, pyarrow.Array]:
    """What a percentage of pupils would be at least and at most, had the missing schools reported theirs."""
    missing = pc.multiply(pc.fill_null(rows["missing"], 0), int(PARTS_OF_ONE)).cast(pyarrow.float64())
    if not measure.has_bounds or not pc.any(pc.greater(missing, 0.0)).as_py():
        return (pyarrow.nulls(len(rows), pyarrow.float64()),) * 2
    whole = pc.if_else(pc.greater(missing, 0.0), pc.add(below, missing), None)
    per = float(measure.unit.per or 1)
    return tuple(pc.divide(pc.multiply(top, per), whole) for top in (above, pc.add(above, missing)))
