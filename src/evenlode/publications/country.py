"""The map: one gap in every authority of England, in five classes of equal number, with its table."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from evenlode.comparisons.kinds import Gap
from evenlode.measures.kinds import Measure
from evenlode.publications.cells import Cell, gap_cell, printed
from evenlode.publications.evidence import Evidence
from evenlode.vocabulary.places import Place, PlaceKind, authorities

CLASSES = 5


@dataclass(frozen=True)
class CountryRow:
    """One authority: its name, its gap, and the class that it is drawn in (0 the narrowest; None where no gap is)."""

    code: str
    name: str
    cell: Cell
    level: int | None
    here: bool


@dataclass(frozen=True, eq=False)
class Country:
    """The gap of the map in every authority, the classes' bounds as printed, and the neighbours."""

    title: str
    measure: Measure
    year: str
    rows: tuple[CountryRow, ...]
    classes: tuple[str, ...]
    neighbours: tuple[str, ...]

    @property
    def levels(self) -> Mapping[str, int | None]:
        """The class of each authority."""
        return {row.code: row.level for row in self.rows}


def country(evidence: Evidence) -> Country | None:
    """What the map shows; None where the place has no figure of it, as of one that has closed."""
    line = evidence.report.map
    one = evidence.find(line)
    if one is None or one.value is None or evidence.place.closed:
        return None
    gaps = {place.code: evidence.gap_of(line, place.code) for place in in_force()}
    values = sorted(gap.gap for gap in gaps.values() if gap and gap.gap is not None)
    bounds = upper_bounds(values)
    measure, met = evidence.measures[line.measure], evidence.neighbours(one.key.year)
    rows = tuple(row(evidence, place, gaps[place.code], bounds, measure) for place in in_force())
    return Country(line.title, measure, str(one.key.year), rows, classes(values, bounds, measure), met[1] if met else ())


def in_force() -> list[Place]:
    """Today's authorities, by name."""
    found = (one for one in authorities() if one.kind is PlaceKind.AUTHORITY and one.closed is None)
    return sorted(found, key=lambda one: one.name)


def upper_bounds(values: Sequence[float]) -> list[float]:
    """The highest value of each class: as many authorities in each as there can be."""
    return [values[max(0, len(values) * (i + 1) // CLASSES - 1)] for i in range(CLASSES)] if values else []


def classes(values: Sequence[float], bounds: Sequence[float], measure: Measure) -> tuple[str, ...]:
    """Each class as printed: its lowest and its highest value."""
    said = []
    for i, high in enumerate(bounds):
        inside = [value for value in values if level(value, bounds) == i]
        low = min(inside, default=high)
        said.append(f"{printed(low, measure.decimals)} to {printed(high, measure.decimals)}")
    return tuple(said)


def level(value: float, bounds: Sequence[float]) -> int:
    """The class of a value."""
    return min(bisect_left(bounds, value), CLASSES - 1)


def row(evidence: Evidence, place: Place, gap: Gap | None, bounds: Sequence[float], measure: Measure) -> CountryRow:
    """One authority's row."""
    known = None if gap is None or gap.gap is None else level(gap.gap, bounds)
    return CountryRow(place.code, place.name, gap_cell(gap, measure), known, place.code == evidence.place.code)
