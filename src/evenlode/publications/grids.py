"""The table beside a chart, and the chart's own marks, made from the same cells so that they cannot differ."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from evenlode.comparisons.kinds import Gap
from evenlode.measures.figures import Figure
from evenlode.publications.appearance.series import Dot, Series
from evenlode.publications.cells import Cell, gap_cell, symbol, value_cell
from evenlode.publications.evidence import Evidence
from evenlode.publications.kinds import Line
from evenlode.vocabulary.flags import Flag
from evenlode.vocabulary.places import ENGLAND
from evenlode.vocabulary.states import State
from evenlode.vocabulary.years import Year


@dataclass(frozen=True)
class Point:
    """One number of a chart: where it stands, its value, the cell that shows it, and what a reader must know of it."""

    x: str
    value: float | None
    cell: Cell
    low: float | None = None
    high: float | None = None
    breaks: bool = False
    covid: bool = False

    @property
    def dot(self) -> Dot:
        """The same as a mark of a chart."""
        return Dot(self.x, self.value, self.cell.text, self.low, self.high, self.breaks, self.covid)

    @property
    def marks(self) -> str:
        """What the table says of it: `n` a new definition, `p` the pandemic."""
        return " ".join(mark for mark, holds in (("n", self.breaks), ("p", self.covid)) if holds)


@dataclass(frozen=True)
class Row:
    """One row of a grid: its heading and its points, one a column."""

    heading: str
    points: tuple[Point, ...]


@dataclass(frozen=True)
class Curve:
    """One side of a chart: its name, its style, and its points in order."""

    name: str
    style: str
    points: tuple[Point, ...]

    @property
    def series(self) -> Series:
        """The same as a series of a chart."""
        return Series(self.name, self.style, tuple(point.dot for point in self.points))


def gap_point(x: str, gap: Gap | None, *, breaks: bool = False, covid: bool = False) -> Point:
    """A gap as a point."""
    low, high = (gap.low, gap.high) if gap else (None, None)
    return Point(x, gap.gap if gap else None, gap_cell(gap), low, high, breaks, covid)


def value_point(x: str, one: Figure | None, *, breaks: bool = False, covid: bool = False) -> Point:
    """A figure as a point."""
    low, high = (one.low, one.high) if one else (None, None)
    return Point(x, one.value if one else None, value_cell(one), low, high, breaks, covid)


def empty(x: str) -> Point:
    """A point where nothing was published."""
    return Point(x, None, symbol(State.NOT_AVAILABLE))


def every_year(years: Iterable[Year]) -> list[Year]:
    """All years from the first to the last, those without a figure too."""
    found = sorted(years)
    if not found:
        return []
    filled = [found[0]]
    while filled[-1] < found[-1]:
        filled.append(filled[-1].next())
    return filled


Make = Callable[[str, Figure | None, bool, bool], Point]


def through_years(evidence: Evidence, line: Line, make: Make) -> tuple[Curve, ...]:
    """A line's curves, here and in England, from the first to the last year with a value; empty where none has one."""
    sides = {place.code: evidence.through_years(line, place.code) for place in (evidence.place, ENGLAND)}
    years = every_year({year for figures in sides.values() for year in figures})
    curves = [curve(evidence, line, code, years, sides[code], make) for code in sides]
    return trimmed(curves) if curves and any(point.value is not None for point in curves[0].points) else ()


def curve(
    evidence: Evidence, line: Line, code: str, years: Sequence[Year], figures: Mapping[Year, Figure], make: Make
) -> Curve:
    """One place's curve."""
    measure, points = evidence.measures[line.measure], []
    for year in years:
        one = figures.get(year)
        breaks = year != years[0] and measure.definition_id(year) != measure.definition_id(year.previous())
        points.append(make(str(year), one, breaks, one is not None and Flag.COVID in one.flags))
    here = code == evidence.place.code
    return Curve(evidence.place.name if here else ENGLAND.name, "here" if here else "england", tuple(points))


def trimmed(curves: Sequence[Curve]) -> tuple[Curve, ...]:
    """The curves from the first to the last year in which one of them has a value."""
    filled = [i for one in curves for i, point in enumerate(one.points) if point.value is not None]
    first, last = min(filled, default=0), max(filled, default=-1) + 1
    return tuple(replace(one, points=one.points[first:last]) for one in curves)
