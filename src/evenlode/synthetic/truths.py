"""What the answer key states as planted, in plain numbers: whose effects, changes, collapses, biases and gaps are true.

A gap here is what lies between children without chance, in standard deviations of pupils: within schools and between
them, where within is the mean of the schools' own gaps, each weighted by its disadvantaged children.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any

import numpy

from evenlode.synthetic.attainment import truly
from evenlode.synthetic.county import County
from evenlode.synthetic.days import school_on
from evenlode.synthetic.events import SchoolYear
from evenlode.synthetic.kinds import NOBODY, Column
from evenlode.synthetic.needs import SEEN_IN_BOYS, SEEN_IN_LEARNERS, SEEN_IN_YOUNGEST
from evenlode.synthetic.outcomes import SUMMER
from evenlode.vocabulary.years import academic

STAGES = {"year_r": 0, "year_1": 1, "year_2": 2, "year_6": 6, "year_11": 11}
"""The year groups that are assessed, by their group's id."""

BIASES: Mapping[str, float] = {
    "boys": SEEN_IN_BOYS,
    "youngest_in_the_year": SEEN_IN_YOUNGEST,
    "not_yet_fluent_in_english": SEEN_IN_LEARNERS,
}
"""By how much more the same special need is seen in some children, in standard deviations of severity."""


@dataclass(frozen=True)
class Effects:
    """How one school truly differs in the county's first year, by its URN."""

    urn: str
    attainment: float
    gap: float
    absence: float
    exclusion: float
    identification: float


@dataclass(frozen=True)
class Change:
    """A school whose practice changes: which effect, from which academic year on, and by how much."""

    urn: str
    effect: str
    since: str
    size: float


@dataclass(frozen=True)
class Collapse:
    """A child whose attendance falls apart at a school, and the first day of it."""

    upn: str
    urn: str
    day: str


@dataclass(frozen=True)
class Gap:
    """The true gap of disadvantaged children in a year group, and how much of it lies within and between schools."""

    group: str
    gap: float
    within: float
    between: float


@dataclass(frozen=True)
class PlantedYear:
    """What is true of one academic year."""

    year: str
    collapses: tuple[Collapse, ...]
    gaps: tuple[Gap, ...]


@dataclass(frozen=True)
class Planted:
    """Everything that is planted in a county."""

    seed: int
    schools: tuple[Effects, ...]
    changes: tuple[Change, ...]
    identification: Mapping[str, float]
    years: tuple[PlantedYear, ...]

    def plain(self) -> dict[str, Any]:
        """The same as texts, numbers, lists and mappings alone."""
        return asdict(self) | {"identification": dict(self.identification)}


def planted(county: County, years: tuple[PlantedYear, ...]) -> Planted:
    """What is planted in a county, with those of its years of which it is told."""
    schools, changes = county.schools, county.changes
    names = ("attainment", "gap", "absence", "exclusion", "identification")
    columns = [getattr(schools, name).tolist() for name in names]
    return Planted(
        seed=county.seed,
        schools=tuple(Effects(str(urn), *row) for urn, *row in zip(schools.urn.tolist(), *columns, strict=True)),
        changes=tuple(
            Change(str(schools.urn[school]), effect, str(academic(year)), size)
            for school, effect, year, size in zip(
                changes.school.tolist(), changes.effect.tolist(), changes.year.tolist(), changes.size.tolist(),
                strict=True,
            )
        ),
        identification=BIASES,
        years=years,
    )  # fmt: skip


def planted_in(county: County, year: SchoolYear) -> PlantedYear:
    """What is planted in one year of a county."""
    falls = year.attendance.collapses
    upn, urn = county.children.upn[falls.child].tolist(), year.schools.urn[falls.school].tolist()
    days = falls.day.astype(str).tolist()
    return PlantedYear(
        str(academic(year.year)),
        tuple(Collapse(who, str(where), day) for who, where, day in zip(upn, urn, days, strict=True)),
        tuple(true_gap(county, year, name, group) for name, group in STAGES.items()),
    )


def true_gap(county: County, year: SchoolYear, name: str, group: int) -> Gap:
    """The true gap in one year group, in what its children would reach in May without chance."""
    school = school_on(year.roll, date(year.year + 1, *SUMMER))
    score = truly(year.schools, county.children, replace(year.roll, school=school), year.needs)
    inside = numpy.flatnonzero((school != NOBODY) & (year.roll.group == group))
    return Gap(name, *split(score[inside], year.needs.ever[inside], school[inside]))


def split(score: Column, poor: Column, school: Column) -> tuple[float, float, float]:
    """A gap, and its parts within and between schools, to four decimals.

    A school that has disadvantaged children and no others is set beside the others of all schools.
    """
    size = int(school.max(initial=0)) + 1
    there, others = numpy.bincount(school[poor], minlength=size), numpy.bincount(school[~poor], minlength=size)
    theirs, rest = (numpy.bincount(school[one], score[one], size) for one in (poor, ~poor))
    everywhere = score[~poor].mean()
    beside = numpy.where(others > 0, rest / numpy.maximum(others, 1), everywhere)
    gap = float(everywhere - score[poor].mean())
    within = float((there * beside - theirs).sum() / there.sum())
    return to_four(gap), to_four(within), to_four(gap - within)


def to_four(number: float) -> float:
    """A number to four decimals, halves up."""
    return float(numpy.floor(number * 1e4 + 0.5) / 1e4)
