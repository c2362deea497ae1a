"""The tables of everyone: a measure here, its change, England, the neighbours' mean and the rank."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from evenlode.measures.figures import Figure
from evenlode.measures.kinds import Measure
from evenlode.publications.cells import Cell, RankCell, change_cell, rank_cell, value_cell
from evenlode.publications.evidence import Evidence
from evenlode.publications.gap_tables import facts
from evenlode.publications.kinds import Chapter, Line
from evenlode.vocabulary.phases import Phase
from evenlode.vocabulary.years import YearKind


@dataclass(frozen=True, eq=False)
class PlainRow:
    """One measure of everyone in one kind of establishment: here, its change, England, the neighbours, the rank."""

    measure: Measure
    phase: str
    year: str
    kind: YearKind
    facts: tuple[str, ...]
    here: Cell
    change: Cell
    england: Cell
    neighbours: Cell
    rank: RankCell


def plain_rows(evidence: Evidence, lines: Iterable[Line]) -> list[PlainRow]:
    """The rows of lines for which the place has a figure."""
    found = ((line, evidence.find(line)) for line in lines)
    return [plain_row(evidence, line, one) for line, one in found if one]


def plain_row(evidence: Evidence, line: Line, one: Figure) -> PlainRow:
    """One row."""
    measure = evidence.measures[line.measure]
    earlier = evidence.known.get(replace(one.key, year=one.key.year.previous()))
    return PlainRow(
        measure=measure,
        phase="" if line.phase == Phase.ALL.value else line.phase.replace("_", " "),
        year=str(one.key.year),
        kind=one.key.year.kind,
        facts=facts(evidence, line),
        here=value_cell(one),
        change=change_cell(one, earlier),
        england=value_cell(evidence.in_england(one)),
        neighbours=value_cell(evidence.mean(one)),
        rank=rank_cell(one, evidence.rank(one), measure),
    )


def absent(evidence: Evidence, chapter: Chapter) -> list[Measure]:
    """The measures of a chapter of which the place has no figure in any year."""
    ids = dict.fromkeys([*chapter.measures, *(line.measure for line in chapter.plain)])
    have = {measure for measure, _phase in evidence.chosen}
    return [evidence.measures[id] for id in ids if id not in have]
