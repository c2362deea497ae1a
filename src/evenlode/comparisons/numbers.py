"""The published numbers of many places side by side: what a rank or a mean needs, without all that a figure carries."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import NamedTuple

from ibis import _

from evenlode.lake.reading import Reading
from evenlode.measures.figures import Figure
from evenlode.measures.stored import Query, chosen
from evenlode.vocabulary.figure_ids import FigureKey

COLUMNS = ("place", "value", "source_time", "numerator", "denominator")
# The columns of a key without its place: source, measure, phase, group, the year's id, period, reason.
ALIKE = ("source", "measure", "phase", "group", "year", "period", "reason")

Alike = tuple[str, ...]


class Number(NamedTuple):
    """One place's published number: of which edition, and its counts where the publisher gives them."""

    value: float
    edition: str
    numerator: Decimal | None = None
    denominator: Decimal | None = None


Numbers = Mapping[Alike, Mapping[str, Number]]


def alike(key: FigureKey, year: str = "") -> Alike:
    """What the figures of all places have in common with one of them, or with that of another year."""
    return (key.source, key.measure, key.phase, key.group, year or key.year.id, key.period, key.reason)


def numbers(reading: Reading, query: Query) -> Numbers:
    """The numbers that a query asks for, by what they are of and then by place; a figure without one is left out."""
    rows = reading.engine.arrow(chosen(reading, query).filter(_.value.notnull()).select(*ALIKE, *COLUMNS))
    columns = {name: rows[name].to_pylist() for name in rows.column_names}
    found: dict[Alike, dict[str, Number]] = defaultdict(dict)
    keys = zip(*(columns[name] for name in ALIKE), strict=True)
    for key, place, value, time, *counts in zip(keys, *(columns[name] for name in COLUMNS), strict=True):
        found[key][place] = Number(value, time[:7], *counts)
    return found


def numbers_of(figures: Iterable[Figure]) -> Numbers:
    """The numbers of some figures."""
    found: dict[Alike, dict[str, Number]] = defaultdict(dict)
    for one in figures:
        if one.value is not None:
            counts = (None if count is None else Decimal(repr(count)) for count in (one.numerator, one.denominator))
            found[alike(one.key)][one.key.place] = Number(one.value, one.edition, *counts)
    return found
