"""The tables of counted children: figures whose counts are published, and so the range that chance alone may give.

Other sources print the same figures without counts. Here a figure comes from the newest source that counts, so that a
reader sees of how few children it is before anything is made of it.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from evenlode.comparisons.kinds import Gap
from evenlode.measures.figures import Figure
from evenlode.measures.kinds import Measure
from evenlode.publications.cells import Cell, RankCell, gap_cell, part_cell, printed, rank_cell, value_cell
from evenlode.publications.choosing import newest
from evenlode.publications.evidence import Evidence
from evenlode.publications.gap_tables import capital
from evenlode.publications.kinds import Line
from evenlode.vocabulary.groups import ALL_GROUPS


@dataclass(frozen=True, eq=False)
class CountedRow:
    """One group in one measure: of how many children, the figure with its range, England, neighbours, and the rank.

    `behind` is how far the group is behind the mean of the neighbours, with the range of that where it is known.
    """

    group: str
    measure: Measure
    year: str
    of: Cell
    here: Cell
    low: Cell
    high: Cell
    england: Cell
    neighbours: Cell
    behind: Cell
    behind_low: Cell | None
    behind_high: Cell | None
    rank: RankCell


def counted_rows(evidence: Evidence, lines: Iterable[Line]) -> list[CountedRow]:
    """The rows of lines of which a counted figure of the place is known."""
    found = (counted(evidence, line) for line in lines)
    return [counted_row(evidence, one) for one in found if one]


def counted(evidence: Evidence, line: Line) -> Figure | None:
    """The newest figure of a line that is published with its counts, of a year that is over where there is one.

    Of the invented county, whose every figure is counted, the one that is shown elsewhere.
    """
    wanted = (line.measure, line.group, line.phase)
    ours = filter(None, [evidence.find(line)]) if evidence.is_invented else evidence.own()
    met = [
        one
        for one in ours
        if (one.key.measure, one.key.group, one.key.phase) == wanted and one.low is not None and one.denominator
    ]
    return newest(evidence.measures[line.measure], met) if met else None


def counted_row(evidence: Evidence, one: Figure) -> CountedRow:
    """One row."""
    measure, beside = one.measure, evidence.beside_neighbours(one)
    low, high = range_of(beside)
    return CountedRow(
        group=capital(ALL_GROUPS[one.key.group].title),
        measure=measure,
        year=str(one.key.year),
        of=Cell(printed(one.denominator or 0, 0), one.id, "denominator"),
        here=value_cell(one),
        low=Cell(printed(one.low or 0, one.decimals_shown), one.id, "low"),
        high=Cell(printed(one.high or 0, one.decimals_shown), one.id, "high"),
        england=value_cell(evidence.in_england(one)),
        neighbours=value_cell(evidence.mean(one)),
        behind=gap_cell(beside),
        behind_low=low,
        behind_high=high,
        rank=rank_cell(one, evidence.rank(one), measure),
    )


def range_of(beside: Gap | None) -> tuple[Cell | None, Cell | None]:
    """The ends of the range of a distance; none where it is not known."""
    if beside is None or beside.low is None or beside.high is None:
        return None, None
    return part_cell(beside, "low"), part_cell(beside, "high")
