"""The league: an authority beside each of its ten statistical neighbours; and areas' health beside attainment."""

from collections.abc import Sequence
from dataclasses import dataclass

from evenlode.comparisons.rank import name_of
from evenlode.measures.figures import Figure
from evenlode.publications.cells import Cell, RankCell, rank_cell, value_cell
from evenlode.publications.evidence import Evidence
from evenlode.publications.grids import Curve, value_point
from evenlode.publications.kinds import Line
from evenlode.vocabulary.places import ENGLAND
from evenlode.vocabulary.years import YearKind


@dataclass(frozen=True)
class LeagueRow:
    """One line of the league: its year, here, each neighbour in the order of the set, England, and the rank here."""

    title: str
    measure: str
    year: str
    kind: YearKind
    direction: str
    here: Cell
    neighbours: tuple[Cell, ...]
    england: Cell
    rank: RankCell


@dataclass(frozen=True)
class League:
    """The rows of lines that have one set of neighbours, with the names of those neighbours."""

    set: str
    restated: bool
    names: tuple[str, ...]
    rows: tuple[LeagueRow, ...]


def leagues(evidence: Evidence) -> list[League]:
    """The league of each set of neighbours that is in force for a line; usually one."""
    return tables(evidence, evidence.report.league)


def tables(evidence: Evidence, lines: Sequence[Line]) -> list[League]:
    """Lines beside neighbours, apart for each set in force."""
    found: dict[tuple[str, bool], list[LeagueRow]] = {}
    names: dict[tuple[str, bool], tuple[str, ...]] = {}
    for line in lines:
        one = evidence.find(line)
        met = evidence.neighbours(one.key.year) if one else None
        if one and one.value is not None and met:
            found.setdefault((met[0], met[2]), []).append(row(evidence, line, one, met[1]))
            names[met[0], met[2]] = tuple(map(name_of, met[1]))
    return [League(*key, names[key], tuple(rows)) for key, rows in sorted(found.items(), reverse=True)]


def row(evidence: Evidence, line: Line, one: Figure, ten: Sequence[str]) -> LeagueRow:
    """One line, of which the place has a figure."""
    return LeagueRow(
        title=line.title,
        measure=line.measure,
        year=str(one.key.year),
        kind=one.key.year.kind,
        direction=one.measure.direction.label,
        here=value_cell(one),
        neighbours=tuple(value_cell(evidence.find(line, place)) for place in ten),
        england=value_cell(evidence.in_england(one)),
        rank=rank_cell(one, evidence.rank(one), one.measure),
    )


@dataclass(frozen=True)
class Health:
    """One health measure beside attainment: the curves across and up, of the place, its neighbours and England."""

    line: Line
    title: str
    titles: tuple[str, str]
    across: tuple[Curve, ...]
    up: tuple[Curve, ...]


def healths(evidence: Evidence) -> list[Health]:
    """Each health measure for which the place and at least four neighbours have both figures."""
    found = [health(evidence, line) for line in evidence.report.health]
    return [one for one in found if one and len(one.across[1].points) >= 4]


def health(evidence: Evidence, line: Line) -> Health | None:
    """One health measure beside attainment."""
    beside = evidence.report.beside_health
    one, other = evidence.find(line), evidence.find(beside)
    met = evidence.neighbours(one.key.year) if one else None
    if one is None or other is None or one.value is None or other.value is None or met is None:
        return None
    ten = [place for place in met[1] if has_both(evidence, line, place)]
    return Health(
        line=line,
        title=f"{line.title}, {one.key.year}",
        titles=(f"{one.measure.title}, {one.measure.unit.label}", f"{beside.title}, {other.key.year}"),
        across=areas(evidence, line, ten),
        up=areas(evidence, beside, ten),
    )


def has_both(evidence: Evidence, line: Line, place: str) -> bool:
    """Whether an area has both figures."""
    found = (evidence.find(line, place), evidence.find(evidence.report.beside_health, place))
    return all(one is not None and one.value is not None for one in found)


def areas(evidence: Evidence, line: Line, ten: Sequence[str]) -> tuple[Curve, ...]:
    """The place, its neighbours and England in one measure."""
    sides = (("here", [evidence.place.code]), ("neighbours", ten), ("england", [ENGLAND.code]))
    return tuple(
        Curve(style, style, tuple(value_point(name_of(place), evidence.find(line, place)) for place in places))
        for style, places in sides
    )
