"""The gap of one group in one measure through the years, here and in England: what the chart is made from."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from evenlode.comparisons.kinds import Gap
from evenlode.measures.kinds import Measure
from evenlode.publications.cells import Cell, gap_cell
from evenlode.publications.evidence import Evidence
from evenlode.publications.kinds import Stage
from evenlode.vocabulary.figure_ids import FigureKey
from evenlode.vocabulary.flags import Flag
from evenlode.vocabulary.groups import ALL_GROUPS
from evenlode.vocabulary.places import ENGLAND
from evenlode.vocabulary.years import Year


@dataclass(frozen=True)
class Point:
    """One year: the gap here and in England, where there is one, and whether the pandemic affected it.

    `first` says that a new definition begins with it, `definition` which one it is under.
    """

    year: Year
    here: Gap | None
    england: Gap | None
    covid: bool
    first: bool
    definition: str


@dataclass(frozen=True, eq=False)
class Trend:
    """One panel: every year from the first to the last for which either place has a gap."""

    stage: Stage
    measure: Measure
    place: str
    group: str
    points: tuple[Point, ...]


@dataclass(frozen=True)
class TrendRow:
    """One year of the chart's table: for each panel the gap here and in England, and the marks of that year."""

    year: str
    pairs: tuple[tuple[Cell, Cell, str], ...]


def trends(evidence: Evidence) -> list[Trend]:
    """The panels for which the place has at least one gap, in order."""
    found = [trend(evidence, stage) for stage in evidence.report.stages if stage.measure in evidence.chosen]
    return [one for one in found if any(point.here and point.here.gap is not None for point in one.points)]


def trend(evidence: Evidence, stage: Stage) -> Trend:
    """One panel."""
    measure, key = evidence.measures[stage.measure], evidence.key(stage.measure, stage.group)
    years = sorted(other.year for other in evidence.known if replace(other, year=key.year, place=key.place) == key)
    points: list[Point] = []
    for year in every_year(years):
        points.append(point(evidence, measure, replace(key, year=year), points[-1].definition if points else ""))
    return Trend(stage, measure, evidence.place.name, ALL_GROUPS[stage.group].title, trimmed(points))


def every_year(years: Sequence[Year]) -> list[Year]:
    """All years from the first to the last, those without a figure too."""
    if not years:
        return []
    found = [years[0]]
    while found[-1] < years[-1]:
        found.append(found[-1].next())
    return found


def point(evidence: Evidence, measure: Measure, key: FigureKey, definition_before: str) -> Point:
    """One year of a panel."""
    here, england = evidence.known.get(key), evidence.known.get(replace(key, place=ENGLAND.code))
    known = [one for one in (here, england) if one]
    definition = measure.definition_id(key.year)
    return Point(
        year=key.year,
        here=evidence.gap(here) if here else None,
        england=evidence.gap(england) if england else None,
        covid=any(Flag.COVID in one.flags for one in known),
        definition=definition,
        first=bool(definition_before) and definition != definition_before,
    )


def trimmed(points: Sequence[Point]) -> tuple[Point, ...]:
    """The points from the first to the last that has a gap on either side."""
    filled = [index for index, one in enumerate(points) if has_value(one)]
    return tuple(points[filled[0] : filled[-1] + 1]) if filled else ()


def has_value(point: Point) -> bool:
    """Whether there is a gap to draw in a year."""
    return any(gap is not None and gap.gap is not None for gap in (point.here, point.england))


def table(trends: Sequence[Trend]) -> list[TrendRow]:
    """The numbers of the chart: a row for every year that a panel draws."""
    years = sorted({point.year for trend in trends for point in trend.points})
    return [TrendRow(str(year), tuple(pair(trend, year) for trend in trends)) for year in years]


def pair(trend: Trend, year: Year) -> tuple[Cell, Cell, str]:
    """One panel's two gaps of a year, with the marks `p` (pandemic) and `n` (new definition)."""
    found = next((point for point in trend.points if point.year == year), None)
    here, england = (found.here, found.england) if found else (None, None)
    marks = [mark for mark, holds in (("n", found and found.first), ("p", found and found.covid)) if holds]
    return gap_cell(here, trend.measure), gap_cell(england, trend.measure), " ".join(marks)
