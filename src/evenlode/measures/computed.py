"""Computed figures in the shape in which published ones lie, so that the same code compares ours and theirs.

Here a sum is divided by a sum, and nowhere else: sums are whole numbers of ten-thousandths, so that the value is the
double that is nearest to the exact one. A numerator that has no row is nought only where its measure has one
of some school that year: before that nobody has said anything, and the figure is not available. Where schools that
should have reported have not, what their pupils could do to a percentage are its bounds.

A column of texts holds each of its few texts once: there are millions of figures, and most of what they say is alike.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import pyarrow
import pyarrow.compute as pc

from evenlode.measures.counted import Counted
from evenlode.measures.rollup import COVERAGE, FIGURE
from evenlode.measures.sums import OF_PARTS
from evenlode.vocabulary.figure_ids import ALL_REASONS
from evenlode.vocabulary.states import State
from evenlode.vocabulary.years import Year

COMPUTED = "computed"
PARTS_OF_ONE = Decimal(10_000)
TYPES = dict(OF_PARTS) | dict.fromkeys(COVERAGE, pyarrow.int64())
TEXTS = ("source", "measure", "place", "phase", "group", "year", "period", "reason", "state", "printed", "flags")
TEXT = pyarrow.dictionary(pyarrow.int32(), pyarrow.string())
KEPT = pyarrow.schema([
    *((name, TEXT) for name in (*TEXTS, "release", "cell", "load", "source_time")),
    *((name, pyarrow.float64()) for name in ("value", "at_least", "at_most")),
    *OF_PARTS,
    *((name, pyarrow.int64()) for name in ("decimals", "record", "reported", "expected")),
])  # fmt: skip
"""What is kept of a computed figure: the columns of a published one, and those that only a computed one has."""


@dataclass(frozen=True)
class Said:
    """What is the same for figures that are worked out together: the year, flags, and how new the newest file is."""

    year: Year
    flags: str
    source_time: str


def computed(rolled_up: Iterable[tuple[Counted, pyarrow.Table]], said: Said) -> pyarrow.Table:
    """The figures of sums that were rolled up (see `Rollup.figures`), as they are kept (see `KEPT`)."""
    parts = [part for measure, rows in rolled_up for part in of_measure(rows, measure, said)]
    return pyarrow.concat_tables([KEPT.empty_table(), *parts]).unify_dictionaries()


def of_measure(rows: pyarrow.Table, measure: Counted, said: Said) -> Iterator[pyarrow.Table]:
    """The figures of one measure: first those of all reasons, then those of each."""
    rows = with_noughts(encoded(rows), measure)
    reasons = {name.partition(" ")[0] for name in rows.schema.names if name.endswith(" numerator")}
    for reason in (ALL_REASONS, *sorted(reasons - {ALL_REASONS})):
        yield figures(of_reason(rows, reason), measure, reason, said)


def encoded(rows: pyarrow.Table) -> pyarrow.Table:
    """Rows with each of their few texts held once."""
    texts = {name: rows[name].combine_chunks().dictionary_encode() for name in FIGURE}
    return pyarrow.table({name: texts.get(name, rows[name]) for name in rows.schema.names})


def with_noughts(rows: pyarrow.Table, measure: Counted) -> pyarrow.Table:
    """Rows of events with nought above the line where there were none, if any school had one that year."""
    above, below = (f"{ALL_REASONS} {part}" for part in ("numerator", "denominator"))
    if not measure.may_be_nought or not {above, below} <= set(rows.schema.names) or rows[above].null_count == len(rows):
        return rows
    nought = pyarrow.scalar(0, rows.schema.field(above).type)
    none = pc.and_(pc.is_null(rows[above]), pc.is_valid(rows[below]))
    return rows.set_column(rows.schema.get_field_index(above), above, pc.if_else(none, nought, rows[above]))


def of_reason(rows: pyarrow.Table, reason: str) -> pyarrow.Table:
    """The sums and the coverage of the figures of a reason, over the denominator that all reasons of a figure share.

    There is a figure of all reasons where there is either part of it, and of one reason where there is a numerator.
    """
    own = {"numerator": reason, "denominator": ALL_REASONS, "square": reason}
    names = {part: f"{own[part]} {part}" if part in own else part for part in TYPES}
    parts = {part: column(rows, names[part], type) for part, type in TYPES.items()}
    there = pc.is_valid(parts["numerator"])
    if reason == ALL_REASONS:
        there = pc.or_(there, pc.is_valid(parts["denominator"]))
    return pyarrow.table({name: rows[name] for name in FIGURE} | parts).filter(there)


def column(rows: pyarrow.Table, name: str, type: pyarrow.DataType) -> pyarrow.ChunkedArray:
    """A column of some rows; nulls where they have none of that name."""
    return rows[name] if name in rows.schema.names else pyarrow.chunked_array([pyarrow.nulls(len(rows), type)])


def figures(rows: pyarrow.Table, measure: Counted, reason: str, said: Said) -> pyarrow.Table:
    """The figures of one measure and reason."""
    above, below = (parts_of(rows[name]) for name in ("numerator", "denominator"))
    value = divided(above, below, measure)
    states = pc.if_else(pc.is_valid(value), str(State.VALUE), none_because(below, measure))
    low, high = bounds(rows, above, below, measure)
    constant: dict[str, Any] = {
        "source": COMPUTED, "measure": measure.id, "reason": reason, "year": said.year.id, "printed": "",
        "flags": said.flags, "release": "", "cell": "", "load": "", "source_time": said.source_time,
        "decimals": measure.decimals, "record": 0,
    }  # fmt: skip
    columns = {
        **{name: rows[name] for name in rows.schema.names if name in KEPT.names},
        **{name: repeated(one, len(rows)) for name, one in constant.items()},
        "value": value, "state": states.dictionary_encode(), "at_least": low, "at_most": high,
    }  # fmt: skip
    if measure.is_a_count:
        columns["denominator"] = pyarrow.nulls(len(rows), KEPT.field("denominator").type)
    return pyarrow.table({name: columns[name] for name in KEPT.names}, schema=KEPT)


def repeated(value: str | int, times: int) -> pyarrow.Array:
    """One value so many times; a text is held once."""
    if isinstance(value, int):
        return pyarrow.repeat(pyarrow.scalar(value, pyarrow.int64()), times)
    return pyarrow.DictionaryArray.from_arrays(pyarrow.repeat(pyarrow.scalar(0, pyarrow.int32()), times), [value])


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


def none_because(below: pyarrow.ChunkedArray, measure: Counted) -> pyarrow.ChunkedArray:
    """Why a figure has no value: nothing to divide by, or nothing known."""
    nobody = pc.fill_null(pc.equal(below, 0.0), False)
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
