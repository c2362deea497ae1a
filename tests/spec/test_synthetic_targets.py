"""A whole synthetic county comes to every stated figure of a published county, to the nearest pupil.

Each figure is counted from what the county's files would tell: marks of registers, results as awarded, exclusions.
"""

from collections import Counter
from collections.abc import Callable
from datetime import date
from functools import cache

import numpy
import pytest

from evenlode.synthetic.county import County, county
from evenlode.synthetic.days import january_census, school_on
from evenlode.synthetic.events import SchoolYear
from evenlode.synthetic.kinds import NOBODY, Column, Phase
from evenlode.synthetic.schools import FULL
from evenlode.synthetic.targets import LOCALITIES, STRUCTURE, TARGETS, Target
from evenlode.vocabulary.codes.attendance import meaning_class
from evenlode.vocabulary.codes.sen import PROVISIONS
from evenlode.vocabulary.ks4_points import ENGLISH, MATHS

YEARS = (2013, 2014)
SECONDARY = (Phase.SECONDARY, Phase.ALL_THROUGH)
GROUPS = {"phonics_y1": 1, "ks1": 2, "ks2": 6, "ks4": 11}


@cache
def whole() -> tuple[County, dict[int, SchoolYear]]:
    """A whole county, and the years of the targets."""
    made = county(FULL, 1, YEARS)
    return made, {one.year: one for one in made.school_years() if one.year in YEARS}


def phase_of(one: SchoolYear, school: Column, phase: str) -> Column:
    """Whether each school is of a phase."""
    kinds = SECONDARY if phase == "secondary" else (Phase.PRIMARY,) if phase == "primary" else tuple(Phase)
    return numpy.isin(one.schools.phase[school], kinds)


def in_group(group: str, one: SchoolYear, child: Column, school: Column) -> Column:
    """Whether each child is of a group, or each school in a locality."""
    people = whole()[0].children
    if group in LOCALITIES:
        return one.schools.locality[school] == LOCALITIES.index(group)
    if group in ("girls", "boys"):
        return people.sex[child] == group
    codes = [code.code for code in PROVISIONS.codes if group in code.groups]
    return numpy.isin(one.needs.sen[child], codes) if group != "all" else numpy.ones(len(child), bool)


def excluded(one: SchoolYear, target: Target) -> tuple[float, float]:
    """How many are excluded for good, and how many should be."""
    found = one.exclusions
    inside = found.permanent & phase_of(one, found.school, target.phase)
    inside &= in_group(target.group, one, found.child, found.school)
    return float(inside.sum()), target.value


@cache
def missed(year: int) -> Column:
    """The sessions that each stay misses in the half terms that figures count, from the marks of registers."""
    one = whole()[1][year]
    found = numpy.zeros(len(one.stays), int)
    for register in one.registers():
        classes = [meaning_class(code, register.days[0].astype(object)) for code in register.codes]
        absent = numpy.array([bool(one and one.is_absent) for one in classes])
        inside = (one.roll.group[register.child] != 11)[:, None] | (register.half_term < 6)
        for marks in (register.morning, register.afternoon):
            found[register.enrolment] += (absent[marks] & inside).sum(axis=1)
    return found


def persistently_absent(one: SchoolYear, target: Target) -> tuple[float, float]:
    """The percentage of stays that miss 56 sessions (46 in Year 11), and how far from the target it may lie."""
    stays, group = one.stays, one.roll.group[one.stays.child]
    inside = phase_of(one, stays.school, target.phase) & (group >= 1) & (group <= 11) & (one.attendance.possible > 0)
    inside &= in_group(target.group, one, stays.child, stays.school)
    often = missed(one.year) >= numpy.where(group == 11, 46, 56)
    return float(often[inside].sum()), target.value * inside.sum() / 100


def reaching(one: SchoolYear, measure: str) -> set[int]:
    """The children who reach the standard of a measure."""
    found = one.results
    stage, _, subject = measure.partition("_")

    def with_one_of(subject: str, component: str, outcomes: set[str]) -> set[int]:
        inside = (found.stage == stage) & (found.subject == subject)
        inside &= (found.component == component) & numpy.isin(found.outcome.astype(str), list(outcomes))
        return set(found.child[inside].tolist())

    if stage == "phonics":
        return set(found.child[(found.stage == stage) & (found.component == "year_1") & (found.mark >= 32)].tolist())
    if stage == "ks1":
        return with_one_of(subject.removesuffix("_level2"), "teacher_assessment", {"2C", "2B", "2A", "3", "4"})
    if stage == "ks2":
        four = {"4", "5", "6"}
        tests = with_one_of("reading", "test", four) & with_one_of("maths", "test", four)
        return tests & with_one_of("writing", "teacher_assessment", four)
    good = (found.stage == "ks4") & numpy.isin(found.outcome.astype(str), ["A*", "A", "B", "C", "L2P"])
    times = Counter(found.child[good].tolist())
    english = set(found.child[good & numpy.isin(found.subject.astype(str), ENGLISH)].tolist())
    maths = set(found.child[good & (found.subject == MATHS)].tolist())
    return {child for child in english & maths if times[child] >= 5}


def attaining(one: SchoolYear, target: Target) -> tuple[float, float]:
    """How many of a year group reach a standard, and how many should."""
    group = next(number for name, number in GROUPS.items() if target.measure.startswith(name))
    day = january_census(one.year) if target.measure.startswith("ks4") else date(one.year + 1, 5, 15)
    size = int(((one.roll.group == group) & (school_on(one.roll, day) != NOBODY)).sum())
    return float(len(reaching(one, target.measure))), target.value * size / 100


COUNTED: dict[str, Callable[[SchoolYear, Target], tuple[float, float]]] = {
    "exclusions_permanent": excluded,
    "absence_persistent_15": persistently_absent,
}


@pytest.mark.parametrize("target", TARGETS, ids=lambda one: f"{one.measure}-{one.phase}-{one.group}-{one.year}")
def test_a_whole_county_comes_to_the_figure_to_the_nearest_pupil(target: Target) -> None:
    found, wanted = COUNTED.get(target.measure, attaining)(whole()[1][target.year], target)
    assert wanted > 0
    assert abs(found - wanted) <= 0.5


def test_a_whole_county_has_as_many_schools_of_each_kind() -> None:
    places = whole()[0].schools
    became = numpy.isin(numpy.arange(len(places)), places.becomes)
    kinds = Counter(Phase(phase) for phase in places.phase[~became])
    assert {phase: kinds[phase] for phase in STRUCTURE} == STRUCTURE
    assert sum(kinds.values()) == FULL
