"""The headline of the first aim: whether gaps close across groups and stages, on a scale that has no ends.

A gap in percentage points shrinks by itself near 0 and 100 per cent, so stages and groups are set beside each other in
standard deviations: the probit of the others' share less that of the group's. Source: Ho and Reardon (2012), Estimating
achievement gaps from test scores reported in ordinal proficiency categories.
"""

from dataclasses import dataclass

from evenlode.comparisons.kinds import Gap
from evenlode.publications.cells import Cell, gap_cell, part_cell, symbol
from evenlode.publications.evidence import Evidence
from evenlode.publications.kinds import Line
from evenlode.vocabulary.states import State

LEAST_CHANGE = 0.05
"""The least change, in standard deviations, that is not little: about two percentage points in the middle."""


@dataclass(frozen=True)
class BasketRow:
    """One group at one stage: the gap now on both scales, that of the first year that compares, and England's now."""

    stage: str
    year: str
    gap: Cell
    now: Cell
    first_year: str
    first: Cell
    england: Cell


@dataclass(frozen=True)
class BasketGroup:
    """The stages of one group, and how many of them are narrower and wider than in their first year."""

    title: str
    rows: tuple[BasketRow, ...]
    narrower: int
    wider: int


def basket(evidence: Evidence) -> list[BasketGroup]:
    """Every group of the basket of which the place has a gap in per cent."""
    found = [group(evidence, title, lines) for title, lines in evidence.report.basket.items()]
    return [one for one in found if one.rows]


def group(evidence: Evidence, title: str, lines: tuple[Line, ...]) -> BasketGroup:
    """One group."""
    known = ((line, evidence.gap_of(line)) for line in lines)
    met = [(line, gap) for line, gap in known if gap and gap.probit is not None and not is_of_few(evidence, gap)]
    firsts = [first_of(evidence, gap) for _line, gap in met]
    moves = [(gap.probit or 0) - (first.probit or 0) for (_line, gap), first in zip(met, firsts, strict=True) if first]
    rows = tuple(row(evidence, line, gap, first) for (line, gap), first in zip(met, firsts, strict=True))
    return BasketGroup(
        title, rows, sum(move <= -LEAST_CHANGE for move in moves), sum(move >= LEAST_CHANGE for move in moves)
    )


def is_of_few(evidence: Evidence, gap: Gap) -> bool:
    """Whether a gap of the invented county, where no small number is withheld, is of too few children to lead with."""
    return evidence.is_invented and (gap.figure.denominator or 0) < evidence.report.least_counted


def first_of(evidence: Evidence, gap: Gap) -> Gap | None:
    """The gap of the first year that compares with this one; None where there is no other."""
    trend = evidence.trend(gap.figure)
    met = [one for one in trend.gaps if one.probit is not None] if trend else []
    return met[0] if len(met) > 1 else None


def row(evidence: Evidence, line: Line, gap: Gap, first: Gap | None) -> BasketRow:
    """One row."""
    england = evidence.england_gap(gap.figure)
    return BasketRow(
        stage=line.title,
        year=str(gap.figure.key.year),
        gap=gap_cell(gap),
        now=part_cell(gap, "probit", decimals=2),
        first_year=str(first.figure.key.year) if first else "",
        first=part_cell(first, "probit", decimals=2) if first else symbol(State.NOT_AVAILABLE),
        england=part_cell(england, "probit", decimals=2) if england else symbol(State.NOT_AVAILABLE),
    )


def headline(group: BasketGroup) -> str:
    """A group's stages in words."""
    still = len([one for one in group.rows if one.first_year]) - group.narrower - group.wider
    said = [f"{group.narrower} narrower", f"{group.wider} wider", *([f"{still} little changed"] if still else [])]
    return ", ".join(said)
