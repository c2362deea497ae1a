"""One column of numbers of a wide file: what its texts mean, and the rows of `published_figure` that it becomes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import numpy
import pyarrow
from numpy.typing import NDArray
from pyarrow import compute

from evenlode.sources.kinds import Indicator, WideFigures
from evenlode.sources.readers.distinct import Coded, constant, dictionary
from evenlode.sources.readers.numbers import as_number
from evenlode.sources.readers.wide_records import Records
from evenlode.vocabulary.rounding import decimals_of
from evenlode.vocabulary.states import State

COUNT = pyarrow.decimal128(18, 4)
MOST = 10.0**14  # what a count of eighteen digits, four of them decimals, can hold
ASTRAY = 0.5  # no sum of points over pupils lies further from its printed mean
OWN_PARTS = ("phase", "group", "period", "reason")
At = NDArray[numpy.int64]


@dataclass(frozen=True, eq=False)
class Cells:
    """A column of figures by its distinct texts: the number of each, its state, and whether it is neither."""

    column: str
    coded: Coded
    numbers: list[float | None]
    states: list[str]
    strange: list[bool]

    @staticmethod
    def of(source: WideFigures, column: str, texts: pyarrow.ChunkedArray) -> "Cells":
        """A column, looked up."""
        coded = Coded.of(texts)
        numbers = coded.read(as_number)
        symbols = {"": State.NOT_AVAILABLE} | dict(source.symbols)
        told = [text.strip().lower() for text in coded.texts]
        states = [
            str(State.VALUE if number is not None else symbols.get(text, State.NOT_AVAILABLE))
            for text, number in zip(told, numbers, strict=True)
        ]
        strange = [number is None and text not in symbols for text, number in zip(told, numbers, strict=True)]
        return Cells(column, coded, numbers, states, strange)

    def counts(self, at: At) -> pyarrow.Array:
        """The numbers of some records as counts of four decimals; null where there is none."""
        counts = [
            Decimal(repr(number)).quantize(Decimal("0.0001")) if number is not None and abs(number) < MOST else None
            for number in self.numbers
        ]
        return pyarrow.array(counts, COUNT).take(pyarrow.array(self.coded.codes[at]))


@dataclass(frozen=True, eq=False)
class Chosen:
    """Some records of a file, and the columns of `published_figure` that are the same whichever column is read."""

    at: At
    shared: Mapping[str, pyarrow.Array]

    @staticmethod
    def of(source: WideFigures, records: Records, chosen: NDArray[numpy.bool_], *, claimed: bool) -> "Chosen":
        """The chosen records, as claimed or as unclaimed figures."""
        at = numpy.flatnonzero(chosen)
        shared = {
            "source": constant(source.figures_of, len(at)),
            "claimed": constant("yes" if claimed else "no", len(at)),
            "measure": constant("", len(at)),
            "unclaimed": constant("", len(at)),
            **records.parts(at, claimed=claimed),
            "flags": constant(" ".join(source.flags), len(at)),
            "record": records.numbers.take(pyarrow.array(at)),
            **{name: pyarrow.nulls(len(at), COUNT) for name in ("numerator", "denominator")},
            **{name: pyarrow.nulls(len(at), pyarrow.float64()) for name in ("at_least", "at_most")},
        }
        return Chosen(at, shared)


def figures_of(chosen: Chosen, cells: Cells, claim: Indicator | None, all_cells: Mapping[str, Cells]) -> pyarrow.Table:
    """The rows that a column becomes for some records: under our measure where it is claimed, else under its name."""
    at = chosen.at
    read = values(cells, at)
    if claim is None:
        named = {"unclaimed": constant(cells.column, len(at))}
    else:
        own = {part: getattr(claim, part) for part in OWN_PARTS}
        named = {part: constant(text, len(at)) for part, text in own.items() if text}
        named |= {"measure": constant(claim.measure, len(at)), **bounds(claim, cells, at)}
        named |= counts(claim, read["value"], all_cells, at)
    return pyarrow.table({**chosen.shared, **named, **read, "cell": constant(cells.column, len(at))})


def values(cells: Cells, at: At) -> dict[str, pyarrow.Array]:
    """The columns of a figure's value: the number as printed, or the state that its symbol stands for."""
    codes = pyarrow.array(cells.coded.codes[at])
    decimals = [None if number is None else decimals_of(number) for number in cells.numbers]
    return {
        "value": pyarrow.array(cells.numbers, pyarrow.float64()).take(codes),
        "state": dictionary(cells.states, cells.coded.codes[at]),
        "printed": dictionary(cells.coded.texts, cells.coded.codes[at]),
        "decimals": pyarrow.array(decimals, pyarrow.int64()).take(codes),
    }


def counts(
    claim: Indicator, printed: pyarrow.Array, all_cells: Mapping[str, Cells], at: At
) -> dict[str, pyarrow.Array]:
    """The counts that a claimed figure was made of, where the file gives them.

    A numerator above its denominator whose quotient is not the printed number is none that it was made of: neither is
    taken then.
    """
    named = {"numerator": claim.numerator, "denominator": claim.denominator}
    found = {part: all_cells[column].counts(at) for part, column in named.items() if column in all_cells}
    if len(found) < len(named):
        return found
    over, under = (compute.cast(found[part], pyarrow.float64()) for part in named)
    quotient = compute.divide(over, compute.if_else(compute.equal(under, 0), None, under))
    astray = compute.greater(compute.abs(compute.subtract(quotient, printed)), ASTRAY)
    strange = compute.fill_null(compute.and_(compute.greater(over, under), astray), False)
    return {part: compute.if_else(strange, None, column) for part, column in found.items()}


def bounds(claim: Indicator, cells: Cells, at: At) -> dict[str, pyarrow.Array]:
    """What a suppressed count is at least and at most, where the publisher states what its symbol hides."""
    hidden = [state == State.SUPPRESSED for state in cells.states]
    found: dict[str, pyarrow.Array] = {}
    for name in ("at_least", "at_most"):
        bound: float | None = getattr(claim, name)
        told: Sequence[Any] = [bound if one else None for one in hidden]
        found[name] = pyarrow.array(told, pyarrow.float64()).take(pyarrow.array(cells.coded.codes[at]))
    return found
