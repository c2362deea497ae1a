"""The exceptions: what a reader must see first, in three lists chosen by the same rule for every authority."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from evenlode.comparisons.kinds import Gap, Verdict
from evenlode.publications.candidates import candidates, exact, in_order, moved
from evenlode.publications.cells import Cell, RankCell, gap_cell, part_cell, rank_cell, value_cell
from evenlode.publications.evidence import Evidence
from evenlode.vocabulary.groups import ALL_GROUPS

# What chance has to do with a gap that is wider.
CHANCES = {Verdict.WIDENING: "more than chance", Verdict.WIDENED: "perhaps chance", Verdict.WIDER: "untested"}

MEAN = "the mean of its neighbours"
NO_NEIGHBOURS = "Not available: an invented county has no statistical neighbours."


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
    """The three lists: worst against neighbours, wider, best against neighbours."""
    figures = candidates(evidence, evidence.report.chapters)
    met = [gap for one in figures if (gap := evidence.beside_neighbours(one)) and gap.gap is not None]
    behind = in_order(evidence, ((gap, exact(gap.gap)) for gap in met if exact(gap.gap) > 0))
    ahead = in_order(evidence, ((gap, exact(gap.lead)) for gap in met if exact(gap.lead) > 0))
    return [
        against_neighbours(evidence, "worst", behind),
        wider(evidence, moved(evidence, figures, Verdict.WIDER)),
        against_neighbours(evidence, "best", ahead),
    ]


def against_neighbours(evidence: Evidence, id: str, gaps: Sequence[Gap]) -> ExceptionList:
    """The list of those furthest to one side of their neighbours' mean."""
    behind = id == "worst"
    rows = tuple(
        row(evidence, gap, value_cell(evidence.mean(gap.figure)), part_cell(gap, "gap" if behind else "lead"))
        for gap in gaps[: evidence.report.listed]
    )
    side = "behind" if behind else "ahead of"
    none = NO_NEIGHBOURS if evidence.is_invented else f"No vulnerable group is {side} {MEAN} in a figure that may lead."
    distance = "Behind by" if behind else "Ahead by"
    return ExceptionList(id, f"Furthest {side} the neighbours", "Their mean", distance, rows, none)


def wider(evidence: Evidence, gaps: Sequence[Gap]) -> ExceptionList:
    """The list of gaps that are wider than the year before by most."""
    rows = tuple(
        row(
            evidence,
            gap,
            gap_cell(gap),
            replace(part_cell(gap, "change", sign=True), word=CHANCES.get(gap.verdict, "")),
        )
        for gap in gaps[: evidence.report.listed]
    )
    none = "No gap that may lead is wider than the year before by more than a little."
    return ExceptionList("wider", "Wider than the year before", "Gap", "Wider by", rows, none)


def row(evidence: Evidence, gap: Gap, beside: Cell, distance: Cell) -> ExceptionRow:
    """One row."""
    one = gap.figure
    return ExceptionRow(
        measure=one.measure.title,
        measure_id=one.key.measure,
        group=ALL_GROUPS[one.key.group].title,
        year=str(one.key.year),
        here=value_cell(one),
        beside=beside,
        distance=distance,
        rank=rank_cell(one, evidence.rank(one), one.measure),
    )
