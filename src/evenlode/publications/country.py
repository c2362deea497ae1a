"""The map: one gap in every authority of England, in five classes of as many authorities each, with its table."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from evenlode.comparisons.kinds import Gap
from evenlode.comparisons.rank import name_of
from evenlode.measures.kinds import Measure
from evenlode.publications.appearance.maps import CLASSES, MISSING, choropleth
from evenlode.publications.appearance.outlines import NOTICES, outlines
from evenlode.publications.cells import Cell, gap_cell
from evenlode.publications.charts import drawing
from evenlode.publications.evidence import Evidence

WIDE = 420  # the drawn width of the map, in CSS pixels, with its names below
TABLE = "The lists that follow have every number."


@dataclass(frozen=True)
class CountryRow:
    """One authority: its name, its gap, whether it is the report's own, and its number among the neighbours."""

    code: str
    name: str
    cell: Cell
    here: bool
    number: int | None


@dataclass(frozen=True)
class Level:
    """One class of the map: its number (0 the narrowest gap; None where there is no gap), its bounds and who is in it.

    The narrowest gap stands first.
    """

    number: int | None
    label: str
    rows: tuple[CountryRow, ...]


@dataclass(frozen=True, eq=False)
class Country:
    """The map of the report: what it is of, its drawing, the lists of its classes and the owners of its outlines."""

    title: str
    measure: Measure
    svg: Markup
    levels: tuple[Level, ...]
    notices: tuple[str, ...]


def country(evidence: Evidence) -> Country | None:
    """What the map shows; None where the place has no gap there, as one that has closed, or is not on the outlines."""
    here = evidence.gap_of(evidence.report.map)
    if here is None or here.gap is None or evidence.place.code not in outlines():
        return None
    measure, year = here.figure.measure, str(here.figure.key.year)
    met = evidence.neighbours(here.figure.key.year)
    ten = met[1] if met else ()
    levels, title = tuple(levels_of(evidence, ten)), f"{evidence.report.map.title}, {year}"
    return Country(title, measure, drawn(evidence, levels, ten, title), levels, NOTICES)


def drawn(evidence: Evidence, levels: Sequence[Level], ten: Sequence[str], title: str) -> Markup:
    """The drawing of the map."""
    classes = {row.code: level.number for level in levels for row in level.rows}
    labels = [level.label for level in levels if level.number is not None]
    spec = choropleth(classes, evidence.place.code, ten, labels=labels, width=WIDE)
    words = "; ".join(told(level) for level in levels if any(row.here or row.number for row in level.rows))
    return drawing(spec, "country", title, f"{words}. {TABLE}")


def told(level: Level) -> str:
    """Who of the place and its neighbours is in a class, in words."""
    names = (row.name for row in level.rows if row.here or row.number)
    return f"{level.label}: {', '.join(names)}"


def levels_of(evidence: Evidence, ten: Sequence[str]) -> Iterator[Level]:
    """The classes of the map, the narrowest gaps first, and then those without a gap."""
    gaps = {code: evidence.gap_of(evidence.report.map, code) for code in outlines()}
    known = {code: one.gap for code, one in gaps.items() if one and one.gap is not None}
    bounds = upper_bounds(sorted(known.values()))
    for number in range(len(bounds)):
        inside = sorted((gap, code) for code, gap in known.items() if level(gap, bounds) == number)
        rows = tuple(row(evidence, code, gaps[code], ten) for _gap, code in inside)
        yield Level(number, f"{rows[0].cell.text} to {rows[-1].cell.text}", rows)
    bare = sorted(outlines().keys() - known.keys(), key=name_of)
    if bare:
        yield Level(None, MISSING, tuple(row(evidence, code, gaps[code], ten) for code in bare))


def upper_bounds(values: Sequence[float]) -> list[float]:
    """The highest value of each class: as many authorities in each as there can be, equal values in one class."""
    most = len(CLASSES)
    return sorted({values[max(0, -(-len(values) * (i + 1) // most) - 1)] for i in range(most)}) if values else []


def level(value: float, bounds: Sequence[float]) -> int:
    """The class of a value."""
    return bisect_left(bounds, value)


def row(evidence: Evidence, code: str, gap: Gap | None, ten: Sequence[str]) -> CountryRow:
    """One authority's row."""
    number = ten.index(code) + 1 if code in ten else None
    return CountryRow(code, name_of(code), gap_cell(gap), code == evidence.place.code, number)
