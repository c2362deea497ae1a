"""The invented county's attendance: levels as published, targets to the pupil, and marks that say the same."""

from functools import cache

import numpy
import pytest

from evenlode.synthetic.attendance import PHASES, PROVISIONS, THRESHOLD, THRESHOLD_LAST_YEAR
from evenlode.synthetic.county import YEARS
from evenlode.synthetic.days import phase_ids
from evenlode.synthetic.events import Register, SchoolYear
from evenlode.synthetic.fitting import quota
from evenlode.synthetic.kinds import Column, Phase
from evenlode.synthetic.levels import PUBLISHED, level
from evenlode.synthetic.targets import target
from evenlode.vocabulary.codes.attendance import MeaningClass, meaning_class
from evenshire import SMALL, WHOLE, invented, years

EVERY_YEAR = pytest.mark.parametrize("year", YEARS)
EACH_PHASE = pytest.mark.parametrize("phase", PHASES)


def counted(one: SchoolYear, phase: str) -> Column:
    """The stays that a phase's figures count."""
    group = one.roll.group[one.stays.child]
    theirs: Column = phase_ids(one.schools, one.stays.school) == phase
    return theirs & (group >= 1) & (group <= 11) & (one.attendance.possible > 0)


def of_class(register: Register, *, absent: bool) -> Column:
    """Of each code of a register whether it is absence, or else whether the session was possible."""
    day = register.days[0].astype(object)
    classes = [meaning_class(code, day) if code else MeaningClass.NOT_POSSIBLE for code in register.codes]
    return numpy.array([bool(one and (one.is_absent if absent else one.is_possible)) for one in classes])


@cache
def sessions(count: int, year: int) -> tuple[Column, Column]:
    """What the registers say, counted by the classes of their codes: possible and missed sessions of each stay."""
    one = years(count)[year]
    possible, missed = numpy.zeros((2, len(one.stays)), int)
    for register in one.registers():
        inside = (one.roll.group[register.child] != 11)[:, None] | (register.half_term < 6)
        for marks in (register.morning, register.afternoon):
            possible[register.enrolment] += (of_class(register, absent=False)[marks] & inside).sum(axis=1)
            missed[register.enrolment] += (of_class(register, absent=True)[marks] & inside).sum(axis=1)
    return possible, missed


@pytest.mark.parametrize(("count", "year"), [(WHOLE, 2013), (WHOLE, 2024), *((SMALL, year) for year in YEARS)])
def test_marks_add_up_to_exactly_the_sessions_stated(count: int, year: int) -> None:
    one = years(count)[year]
    kept = one.schools.phase[one.stays.school] != Phase.PROVIDER
    possible, missed = sessions(count, year)
    assert (possible == one.attendance.possible)[kept].all()
    assert (missed == one.attendance.missed)[kept].all()


@EACH_PHASE
@pytest.mark.parametrize("provision", PROVISIONS)
def test_persistent_absence_meets_its_targets_to_the_pupil(phase: str, provision: str) -> None:
    one = years(WHOLE)[2013]
    rate = target("absence_persistent_15", phase, PROVISIONS[provision], 2013)
    if rate is None:
        assert phase == "special"
        return
    theirs = counted(one, phase) & (one.needs.sen[one.stays.child] == provision)
    threshold = numpy.where(one.roll.group[one.stays.child] == 11, THRESHOLD_LAST_YEAR, THRESHOLD)
    _possible, missed = sessions(WHOLE, 2013)
    assert (missed >= threshold)[theirs].sum() == quota(rate, int(theirs.sum()))


@EVERY_YEAR
@EACH_PHASE
def test_levels_of_absence_are_those_published(year: int, phase: str) -> None:
    one = years(WHOLE)[year]
    theirs = counted(one, phase)
    missed, possible = one.attendance.missed[theirs], one.attendance.possible[theirs]
    overall = level(PUBLISHED, "absence_overall", phase, year)
    assert 100 * missed.sum() / possible.sum() == pytest.approx(overall, rel=0.02)
    without = 100 * (one.attendance.unauthorised[theirs] * missed).sum() / possible.sum()
    assert without == pytest.approx(level(PUBLISHED, "absence_unauthorised", phase, year), rel=0.06)


@pytest.mark.parametrize("year", [2022, 2023, 2024, 2025])
@EACH_PHASE
def test_persistent_and_severe_absence_are_those_published_to_the_pupil(year: int, phase: str) -> None:
    one = years(WHOLE)[year]
    theirs = counted(one, phase)
    missed, possible = one.attendance.missed[theirs], one.attendance.possible[theirs]
    size = int(theirs.sum())
    assert (missed * 10 >= possible).sum() == quota(level(PUBLISHED, "absence_persistent", phase, year), size)
    assert (missed * 2 >= possible).sum() == quota(level(PUBLISHED, "absence_severe", phase, year), size)


@EVERY_YEAR
def test_every_mark_is_a_code_of_its_day(year: int) -> None:
    for register in years(SMALL)[year].registers():
        for day in (register.days[0].astype(object), register.days[-1].astype(object)):
            used = set(numpy.unique(register.morning)) | set(numpy.unique(register.afternoon))
            assert all(meaning_class(register.codes[place], day) for place in used - {0})


@EVERY_YEAR
def test_a_register_has_marks_on_the_days_on_roll_and_no_others(year: int) -> None:
    one = years(SMALL)[year]
    for register in one.registers():
        entered, left = one.stays.entered[register.enrolment], one.stays.left[register.enrolment]
        there = (register.days >= entered[:, None]) & ~(register.days > left[:, None])
        assert ((register.morning > 0) == there).all()
        assert ((register.afternoon > 0) == there).all()


def test_a_child_of_two_rolls_is_expected_at_one_of_them_on_each_day() -> None:
    one = years(WHOLE)[2023]
    unit = next(register for register in one.registers() if one.schools.phase[register.school] == Phase.REFERRAL)
    shared = unit.child[numpy.isin(unit.child, one.placements.child[one.placements.kind != "exclusion"])]
    school = {int(child): int(place) for child, place in zip(one.placements.child, one.placements.school, strict=True)}
    there = {
        (int(child), day): mark
        for child, marks in zip(unit.child, unit.morning, strict=True)
        for day, mark in zip(unit.days.tolist(), marks, strict=True)
    }
    expected = [register for register in one.registers() if register.school in {school[int(one)] for one in shared}]
    elsewhere, met = unit.codes.index("D"), 0
    assert len(shared) > 20
    for register in expected:
        for row in numpy.flatnonzero(numpy.isin(register.child, shared)):
            for day, mark in zip(register.days.tolist(), register.morning[row], strict=True):
                other = there.get((int(register.child[row]), day), 0)
                if mark and other and unit.codes[other] != "Y" and register.codes[mark] not in ("Y", "E", "S", "B"):
                    assert (mark == elsewhere) != (other == elsewhere)
                    met += 1
    assert met > 500


def test_suspended_children_are_marked_so_and_taught_from_the_sixth_day() -> None:
    one = years(SMALL)[2023]
    marks = {
        (int(child), register.school): (register, row)
        for register in one.registers()
        for row, child in enumerate(register.child)
    }
    stands = one.exclusions.where(~one.exclusions.permanent & numpy.isnat(one.steps.cancelled))
    assert len(stands) > 20
    for place in stands:
        register, row = marks[int(one.exclusions.child[place]), int(one.exclusions.school[place])]
        first = numpy.searchsorted(register.days, one.exclusions.start[place])
        length = (one.exclusions.sessions[place] + 1) // 2
        codes = [register.codes[mark] for mark in register.morning[row, first : first + length]]
        assert set(codes[:5]) <= {"E", "D", "B", "Y", "S"}
        assert "E" not in codes[5:]


@pytest.mark.parametrize("year", [2013, 2024])
def test_attendance_falls_apart_where_it_is_planted(year: int) -> None:
    one = years(WHOLE)[year]
    falls = one.attendance.collapses
    day_of = dict(zip(zip(falls.child.tolist(), falls.school.tolist(), strict=True), falls.day, strict=True))
    before, after = [], []
    for register in one.registers():
        absent = of_class(register, absent=True)
        for row, child in enumerate(register.child.tolist()):
            if (child, register.school) in day_of:
                missed = absent[register.morning[row]]
                later = register.days >= day_of[child, register.school]
                before.append(missed[~later].mean())
                after.append(missed[later].mean())
    assert len(after) == len(falls)
    assert len(falls) > 200
    assert numpy.mean(after) > 0.6
    assert numpy.mean(before) < 0.15


def test_vulnerable_children_are_away_more_often() -> None:
    one = years(WHOLE)[2024]
    theirs = counted(one, "secondary")
    often = one.attendance.missed * 10 >= one.attendance.possible
    for group in (one.needs.ever, one.needs.sen != "N"):
        inside = group[one.stays.child]
        assert often[theirs & inside].mean() > 1.5 * often[theirs & ~inside].mean()


def test_absence_differs_by_school_as_is_planted() -> None:
    one = years(WHOLE)[2014]
    size = len(one.schools)
    theirs = counted(one, "primary")
    rate = numpy.bincount(one.stays.school[theirs], one.attendance.missed[theirs], size)
    rate /= numpy.maximum(numpy.bincount(one.stays.school[theirs], one.attendance.possible[theirs], size), 1)
    held = numpy.flatnonzero(rate > 0)
    assert numpy.corrcoef(rate[held], one.schools.absence[held])[0, 1] > 0.5


def test_a_register_is_the_same_every_time() -> None:
    one = years(SMALL)[2022]
    for first, again in zip(one.registers(), one.registers(), strict=True):
        assert (first.morning == again.morning).all()
        assert (first.afternoon == again.afternoon).all()


def test_changes_of_practice_are_planted_and_an_academy_keeps_them() -> None:
    county = invented(WHOLE)
    assert set(county.changes.effect) == {"absence", "exclusion", "gap", "attainment"}
    for place in range(len(county.changes)):
        effect, school, year = county.changes.effect[place], county.changes.school[place], county.changes.year[place]
        if year not in county.years or year - 1 not in county.years:
            continue
        before, after = getattr(years(WHOLE)[year - 1].schools, effect), getattr(years(WHOLE)[year].schools, effect)
        others = ((county.changes.school == school) & (county.changes.year == year)).sum()
        assert others > 1 or after[school] - before[school] == pytest.approx(county.changes.size[place])
