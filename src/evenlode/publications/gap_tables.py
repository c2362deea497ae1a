"""The tables of gaps: every vulnerable group of a chapter beside others, England and neighbours, with a sentence."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from evenlode.comparisons.gap import has_gap
from evenlode.comparisons.kinds import Gap
from evenlode.judgements.sentences import UNTESTED, Said, gap_said, is_near_an_end
from evenlode.measures.figures import Figure
from evenlode.measures.kinds import Measure
from evenlode.publications.cells import Cell, RankCell, gap_cell, part_cell, rank_cell, trend_cell, value_cell
from evenlode.publications.choosing import EVERYONE
from evenlode.publications.evidence import Evidence
from evenlode.publications.kinds import Chapter, Line
from evenlode.vocabulary.flags import Flag
from evenlode.vocabulary.groups import ALL_GROUPS
from evenlode.vocabulary.releases import Release
from evenlode.vocabulary.years import Year


@dataclass(frozen=True)
class GapRow:
    """One vulnerable group.

    Here and its others, the gap with its interval and its probit; what it changed by and what each side changed by;
    the same change through all years that compare; England; the neighbours' mean; the rank; and all that in a sentence.
    """

    group: str
    note: str
    here: Cell
    others: Cell
    gap: Cell
    low: Cell | None
    high: Cell | None
    probit: Cell | None
    change: Cell
    group_change: Cell
    others_change: Cell
    trend: Cell
    england: Cell
    england_gap: Cell
    neighbours: Cell
    rank: RankCell
    sentence: tuple[Said, ...]


@dataclass(frozen=True, eq=False)
class Block:
    """The rows of one measure under one year, with what a reader must know of that year."""

    measure: Measure
    year: str
    facts: tuple[str, ...]
    rows: tuple[GapRow, ...]


def blocks(evidence: Evidence, chapter: Chapter) -> list[Block]:
    """A chapter's table: a block for each measure of which one of its groups has a figure."""
    found = [block(evidence, Line("", id), chapter.groups) for id in chapter.measures]
    return [one for one in found if one]


def block(evidence: Evidence, line: Line, groups: Sequence[str]) -> Block | None:
    """The rows of one measure; None where no group has a figure."""
    found = [one for one in evidence.groups_of(line, groups) if has_gap(one)]
    if not found:
        return None
    measure, year = evidence.measures[line.measure], found[0].key.year
    return Block(measure, str(year), facts(evidence, line), tuple(gap_row(evidence, one, measure) for one in found))


def gap_row(evidence: Evidence, one: Figure, measure: Measure) -> GapRow:
    """The row of one group."""
    here, group, others = evidence.gap(one), ALL_GROUPS[one.key.group], evidence.others_of(one)
    has_interval = here.low is not None and here.high is not None
    return GapRow(
        group=capital(group.title),
        note=beside(one, others),
        here=value_cell(one),
        others=value_cell(others),
        gap=gap_cell(here),
        low=part_cell(here, "low") if has_interval else None,
        high=part_cell(here, "high") if has_interval else None,
        probit=part_cell(here, "probit", decimals=2) if shows_probit(here) else None,
        change=part_cell(here, "change", sign=True),
        group_change=part_cell(here, "group_change", sign=True),
        others_change=part_cell(here, "comparator_change", sign=True),
        trend=trend_cell(evidence.trend(one)),
        england=value_cell(evidence.in_england(one)),
        england_gap=gap_cell(evidence.england_gap(one)),
        neighbours=value_cell(evidence.mean(one)),
        rank=rank_cell(one, evidence.rank(one), measure),
        sentence=said_here(here),
    )


def shows_probit(gap: Gap) -> bool:
    """Whether the gap on a scale without ends stands beside that in points: where a percentage is near an end."""
    return gap.probit is not None and gap.other is not None and is_near_an_end(gap.figure, gap.other)


def beside(one: Figure, others: Figure | None) -> str:
    """What a reader must know of those whom a group is set beside."""
    if others is None or others.value is None:
        return "no figure of others is published" if others is None else "no figure of others"
    if others.edition != one.edition:
        return "others are of another edition"
    return "set beside all pupils, who include them" if others.key.group == EVERYONE else ""


def facts(evidence: Evidence, line: Line) -> tuple[str, ...]:
    """What a reader must know of a measure's year: unit, direction, release, pandemic, new definition."""
    measure, chosen = evidence.measures[line.measure], evidence.chosen[line.measure, line.phase]
    now, before = figures_in(evidence, line, chosen.year), figures_in(evidence, line, chosen.year.previous())
    releases = sorted({one.release for one in now} - {Release.UNSTATED, Release.FINAL})
    said = [measure.unit.label, measure.direction.label, *releases]
    if any(Flag.COVID in one.flags for one in now):
        said.append("affected by the pandemic")
    elif any(Flag.COVID in one.flags for one in before):
        said.append("the year before was affected by the pandemic")
    if before and measure.definition_id(chosen.year) != measure.definition_id(chosen.year.previous()):
        said.append("first year of a new definition")
    return tuple(said)


def figures_in(evidence: Evidence, line: Line, year: Year) -> list[Figure]:
    """The figures of a line's measure for a year, of everyone and of every group."""
    found = (evidence.through_years(replace(line, group=group)).get(year) for group in ALL_GROUPS)
    return [one for one in found if one]


def said_here(here: Gap) -> tuple[Said, ...]:
    """A gap's sentence as it stands beneath its row, where the key of the report says what untested means."""
    return tuple(replace(piece, text=piece.text.replace(UNTESTED, " (untested)")) for piece in gap_said(here))


def capital(text: str) -> str:
    """A phrase as it stands at the head of a row."""
    return text[:1].upper() + text[1:]
