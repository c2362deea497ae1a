"""Rows under the kind of their year, so that years of two kinds never stand side by side unsaid."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from evenlode.vocabulary.years import YearKind

HEADS = {
    YearKind.ACADEMIC: "Academic years, from September to August",
    YearKind.FINANCIAL: "Financial years, from April to March",
    YearKind.CALENDAR: "Calendar years",
}


class Dated(Protocol):
    """A row that knows of which kind its year is."""

    @property
    def kind(self) -> YearKind:
        """The kind of its year."""


Row = TypeVar("Row", bound=Dated)


@dataclass(frozen=True)
class Kind(Generic[Row]):
    """The rows of one kind of year under their heading, which is empty where all of a table are academic."""

    head: str
    rows: tuple[Row, ...]


def by_kind(rows: Iterable[Row]) -> tuple[Kind[Row], ...]:
    """Rows by the kind of their year, academic years first; each kind in the order given."""
    found: dict[YearKind, list[Row]] = {kind: [] for kind in YearKind}
    for row in rows:
        found[row.kind].append(row)
    met = {kind: tuple(those) for kind, those in found.items() if those}
    plain = set(met) == {YearKind.ACADEMIC}
    return tuple(Kind("" if plain else HEADS[kind], those) for kind, those in met.items())
