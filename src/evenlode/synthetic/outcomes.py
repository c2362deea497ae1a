"""Results as rows: what is the same of every stage, and whose they are."""

from dataclasses import dataclass, fields
from datetime import date

import numpy

from evenlode.synthetic.attainment import spread_over
from evenlode.synthetic.days import school_on
from evenlode.synthetic.events import Results
from evenlode.synthetic.kinds import NOBODY, Column, Roll

Shares = tuple[tuple[str, float], ...]
"""Names of outcomes from the lowest, each with its share."""

SUMMER = (5, 15)  # month and day on which it is asked who is where, but at the end of key stage 4


@dataclass(frozen=True, eq=False)
class Cohort:
    """The children of a year group who are assessed: their places and schools, and what they would reach."""

    year: int
    child: Column
    school: Column
    score: Column

    @property
    def everybody(self) -> Column:
        """All of them, as a truth of each."""
        return numpy.ones(len(self.child), bool)


def cohort(year: int, roll: Roll, group: int, score: Column, on: date | None = None) -> Cohort:
    """The children of a year group who are at some school of the county on a day: in May, where none is given."""
    school = school_on(roll, on or date(year + 1, *SUMMER))
    child = numpy.flatnonzero((school != NOBODY) & (roll.group == group))
    return Cohort(year, child, school[child], score[child])


def rows(
    whose: Cohort, stage: str, subject: str, outcome: Column | str, *, component: str = "", qualification: str = "",
    mark: Column | None = None, score: Column | None = None, size: float | None = None, among: Column | None = None,
) -> Results:  # fmt: skip
    """A result of one subject for each child, or for those `among` them; columns are of the children's length."""
    places = numpy.arange(len(whose.child)) if among is None else numpy.flatnonzero(among)
    nothing = numpy.full(len(whose.child), numpy.nan)

    def every(value: object) -> Column:
        return numpy.full(len(places), value, object)

    return Results(
        child=whose.child[places],
        school=whose.school[places],
        stage=every(stage),
        subject=every(subject),
        component=every(component),
        qualification=every(qualification),
        outcome=every(outcome) if isinstance(outcome, str) else outcome[places].astype(object),
        mark=(nothing if mark is None else mark)[places],
        score=(nothing if score is None else score)[places],
        size=nothing[places] if size is None else numpy.full(len(places), size),
    )


def together(parts: list[Results]) -> Results:
    """All of some results, in their order; at least one."""
    return parts[0].with_more(*parts[1:])


def nothing() -> Results:
    """No results at all."""
    return Results(**{one.name: numpy.empty(0, object) for one in fields(Results)})


def banded(score: Column, met: Column, above: Shares, below: Shares) -> Column:
    """An outcome for each child: those who met the standard share the names above it, the others those below.

    Names stand from the lowest, each with its share.
    """
    found = spread_over(score, met, *zip(*above, strict=True))
    rest = spread_over(score, ~met, *zip(*below, strict=True))
    return numpy.where(met, found, rest)
