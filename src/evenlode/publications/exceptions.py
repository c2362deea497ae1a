"""The exceptions: what a reader must see first, in three lists chosen by the same rule for every authority."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal

from evenlode.comparisons.gap import has_gap
from evenlode.comparisons.kinds import Gap, Verdict
from evenlode.judgements.sentences import direction_of_change
from evenlode.measures.figures import Figure
from evenlode.publications.cells import Cell, RankCell, gap_cell, mean_cell, part_cell, rank_cell, value_cell
from evenlode.publications.evidence import Evidence
from evenlode.publications.kinds import Line
from evenlode.vocabulary.groups import ALL_GROUPS
from evenlode.vocabulary.units import Unit


@dataclass(frozen=True)
class ExceptionRow:
    """One row of a list: which group in which measure and year, and the numbers by which it was chosen."""

    measure: str
    measure_id: str
    group: str
    year: str
    here: Cell
    beside: Cell
    distance: Cell
    rank: RankCell


@dataclass(frozen=True)
class ExceptionList:
    """One list: its title, what its two middle columns are, its rows, and the sentence where there are none."""

    id: str
    title: str
    beside: str
    distance: str
    rows: tuple[ExceptionRow, ...]
    none: str


def exceptions(evidence: Evidence) -> list[ExceptionList]:
    """The three lists: worst against neighbours, widening, best against neighbours."""
    figures = candidates(evidence)
    beside = [gap for one in figures if (gap := evidence.beside_neighbours(one)) and gap.gap is not None]
    own = [evidence.gap(one) for one in figures if has_gap(one)]
    widening = [
        gap for gap in own if direction_of_change(gap) is Verdict.WIDER and (gap.gap or 0) > 0 and (gap.change or 0) > 0
    ]
    return [
        against_neighbours(
            evidence, "worst", "Furthest behind the neighbours", beside, lambda gap: -relative(evidence, gap)
        ),
        widened(evidence, widening),
        against_neighbours(
            evidence, "best", "Furthest ahead of the neighbours", beside, lambda gap: relative(evidence, gap)
        ),
    ]


def candidates(evidence: Evidence) -> list[Figure]:
    """Every figure of a vulnerable group that a chapter shows and that is as new as England's newest, each once."""
    found: dict[str, Figure] = {}
    for chapter in evidence.report.chapters:
        for id in chapter.measures:
            for one in evidence.groups_of(Line("", id), chapter.groups):
                if one.value is not None and is_new(evidence, one):
                    found.setdefault(one.id, one)
    return list(found.values())


def is_new(evidence: Evidence, one: Figure) -> bool:
    """Whether a figure is as new as England's newest; of a place that closed, none can be."""
    newest = evidence.england_chosen.get((one.key.measure, one.key.phase))
    return evidence.place.closed is not None or newest is None or newest.year == one.key.year


def relative(evidence: Evidence, gap: Gap) -> Decimal:
    """How far behind the neighbours' mean a figure is, in parts of how far those neighbours lie from each other.

    Percentages, scores and rates cannot be put in one order by their size: the spread of the neighbours' own numbers
    (their mean distance from their mean) makes them comparable. Negative is ahead.
    """
    spread = evidence.spread(gap)
    return Decimal(repr(gap.gap or 0.0)) / spread if spread else Decimal(0)


def against_neighbours(
    evidence: Evidence, id: str, title: str, gaps: Iterable[Gap], order: Callable[[Gap], Decimal]
) -> ExceptionList:
    """The list of those furthest to one side of their neighbours' mean."""
    on_this_side = [gap for gap in gaps if order(gap) < 0]
    first = sorted(on_this_side, key=order)[: evidence.report.listed]
    side, part = ("behind", "gap") if id == "worst" else ("ahead of", "lead")
    none = f"No vulnerable group is {side} the mean of its neighbours in a figure that can be set beside theirs."
    rows = tuple(
        row(evidence, gap, mean_cell(gap, gap.figure.measure), part_cell(gap, part, gap.figure.measure))
        for gap in first
    )
    return ExceptionList(id, title, "Neighbours", "Behind by" if id == "worst" else "Ahead by", rows, none)


def widened(evidence: Evidence, gaps: Iterable[Gap]) -> ExceptionList:
    """The list of gaps that widened most, in percentage points, since the year before."""
    points = [gap for gap in gaps if gap.figure.measure.unit in (Unit.PERCENT, Unit.POINTS)]
    first = sorted(points, key=lambda gap: -(gap.change or 0))[: evidence.report.listed]
    rows = tuple(
        row(evidence, gap, gap_cell(gap, gap.figure.measure), part_cell(gap, "change", gap.figure.measure, sign=True))
        for gap in first
    )
    none = "No gap of a vulnerable group to the others here widened by a point or more since the year before."
    return ExceptionList("widening", "Widened most since the year before", "Gap", "Wider by", rows, none)


def row(evidence: Evidence, gap: Gap, beside: Cell, distance: Cell) -> ExceptionRow:
    """One row."""
    one = gap.figure
    return ExceptionRow(
        measure=one.measure.title,
        measure_id=one.key.measure,
        group=ALL_GROUPS[one.key.group].title,
        year=str(one.key.year),
        here=value_cell(one, one.measure),
        beside=beside,
        distance=distance,
        rank=rank_cell(one, evidence.rank(one), one.measure),
    )
