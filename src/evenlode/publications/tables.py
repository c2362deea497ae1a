"""The tables of a report: for each theme vulnerable groups beside others, then everyone, with change and rank."""

from dataclasses import dataclass, replace

from evenlode.comparisons.gap import has_gap
from evenlode.measures.figures import Figure
from evenlode.measures.kinds import Measure
from evenlode.publications.cells import Cell, RankCell, change_cell, gap_cell, gap_change_cell, rank_cell, value_cell
from evenlode.publications.evidence import EVERYONE, Evidence, england_gap, others_of
from evenlode.vocabulary.flags import Flag
from evenlode.vocabulary.groups import ALL_GROUPS
from evenlode.vocabulary.places import ENGLAND
from evenlode.vocabulary.polarity import Direction
from evenlode.vocabulary.releases import Release
from evenlode.vocabulary.themes import Theme


@dataclass(frozen=True)
class GapRow:
    """One vulnerable group: here and its others, the gap and its change, the same in England, and the rank here."""

    group: str
    note: str
    here: Cell
    others: Cell
    gap: Cell
    change: Cell
    england: Cell
    england_gap: Cell
    rank: RankCell


@dataclass(frozen=True, eq=False)
class Block:
    """The rows of one measure under one year, with what a reader must know of that year."""

    measure: Measure
    year: str
    facts: tuple[str, ...]
    rows: tuple[GapRow, ...]


@dataclass(frozen=True, eq=False)
class PlainRow:
    """One measure of everyone, or of a group for which no gap means anything: here, its change, England, the rank."""

    measure: Measure
    group: str
    year: str
    facts: tuple[str, ...]
    here: Cell
    change: Cell
    england: Cell
    rank: RankCell


@dataclass(frozen=True, eq=False)
class Section:
    """One theme: its measures by group, its measures of everyone, and the measures of which the place has no value."""

    theme: Theme
    blocks: tuple[Block, ...]
    plain: tuple[PlainRow, ...]
    absent: tuple[Measure, ...]


def sections(evidence: Evidence) -> list[Section]:
    """Every theme of the report, in order."""
    return [
        section(evidence, theme, evidence.report.measures[theme])
        for theme in Theme
        if theme in evidence.report.measures
    ]


def section(evidence: Evidence, theme: Theme, ids: tuple[str, ...]) -> Section:
    """One theme."""
    measures = [evidence.measures[id] for id in ids]
    blocks = [block(evidence, one) for one in measures if one.id in evidence.chosen]
    plain = [row for one in measures if one.id in evidence.chosen for row in plain_rows(evidence, one)]
    absent = [one for one in measures if one.id not in evidence.chosen]
    return Section(theme, tuple(one for one in blocks if one.rows), tuple(plain), tuple(absent))


def block(evidence: Evidence, measure: Measure) -> Block:
    """The rows of one measure: a row for every vulnerable group of which a gap means something."""
    found = [evidence.find(measure.id, group) for group in evidence.groups_of(measure.id)]
    rows = [gap_row(evidence, one, measure) for one in found if one and has_gap(one)]
    return Block(measure, str(evidence.chosen[measure.id].year), facts(evidence, measure), tuple(rows))


def gap_row(evidence: Evidence, one: Figure, measure: Measure) -> GapRow:
    """The row of one group."""
    here, group = evidence.gap(one), ALL_GROUPS[one.key.group]
    others, england = others_of(evidence, one), evidence.known.get(replace(one.key, place=ENGLAND.code))
    return GapRow(
        group=capital(group.title),
        note=beside(one, group.other, others),
        here=value_cell(one, measure),
        others=value_cell(others, measure),
        gap=gap_cell(here, measure),
        change=gap_change_cell(here, measure),
        england=value_cell(england, measure),
        england_gap=gap_cell(england_gap(evidence, one), measure),
        rank=rank_cell(one, evidence.ranks.get(one.key), measure),
    )


def beside(one: Figure, other: str | None, others: Figure | None) -> str:
    """What a reader must know of those whom a group is set beside."""
    if others is None or others.value is None:
        return "no figure of others is published" if others is None else "no figure of others"
    if others.edition != one.edition:
        return "others are of another edition"
    return "set beside all pupils, who include them" if other == EVERYONE else ""


def plain_rows(evidence: Evidence, measure: Measure) -> list[PlainRow]:
    """A measure's row of everyone, and of its groups where no gap means anything."""
    groups = [EVERYONE, *(evidence.groups_of(measure.id) if measure.direction is Direction.NEITHER else ())]
    found = [evidence.find(measure.id, group) for group in groups]
    return [plain_row(evidence, one, measure) for one in found if one]


def plain_row(evidence: Evidence, one: Figure, measure: Measure) -> PlainRow:
    """One row of the table of everyone."""
    england = evidence.known.get(replace(one.key, place=ENGLAND.code))
    earlier = evidence.known.get(replace(one.key, year=one.key.year.previous()))
    group = "" if one.key.group == EVERYONE else ALL_GROUPS[one.key.group].title
    return PlainRow(
        measure=measure,
        group=group,
        year=str(one.key.year),
        facts=facts(evidence, measure),
        here=value_cell(one, measure),
        change=change_cell(one, earlier, measure),
        england=value_cell(england, measure),
        rank=rank_cell(one, evidence.ranks.get(one.key), measure),
    )


def facts(evidence: Evidence, measure: Measure) -> tuple[str, ...]:
    """What a reader must know of a measure's year: unit, direction, release, pandemic, new definition."""
    year = evidence.chosen[measure.id].year
    now = [one for key, one in evidence.known.items() if key.measure == measure.id and key.year == year]
    before = [one for key, one in evidence.known.items() if key.measure == measure.id and key.year == year.previous()]
    releases = sorted({one.release for one in now} - {Release.UNSTATED, Release.FINAL})
    said = [measure.unit.label, measure.direction.label, *releases]
    if any(Flag.COVID in one.flags for one in now):
        said.append("affected by the pandemic")
    elif any(Flag.COVID in one.flags for one in before):
        said.append("the year before was affected by the pandemic")
    if before and measure.definition_id(year) != measure.definition_id(year.previous()):
        said.append("first year of a new definition")
    return tuple(said)


def capital(text: str) -> str:
    """A phrase as it stands at the head of a row."""
    return text[:1].upper() + text[1:]
