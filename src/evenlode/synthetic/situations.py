"""What each child's school expects of them on each day of a year: to come, to be elsewhere, to stay away.

A matrix of one byte for each stay and school day says it, so that the sessions which a child could have attended, and
those which they miss without having chosen to, are known before anybody is ill.
"""

from enum import IntEnum

import numpy
from numpy.random import Generator

from evenlode.synthetic.days import SchoolDays
from evenlode.synthetic.enrolments import ALL_WEEK
from evenlode.synthetic.events import Enrolments, Exclusions, Placements, Spells, Steps
from evenlode.synthetic.exclusion_days import DAY_SIX
from evenlode.synthetic.kinds import Column, Phase, Roll, Schools

REVISION, LAST_HALF_TERM = (11, 13), 6  # year groups that are on study leave in the last half term
WINTER, CLOSES = (3, 4), 0.35  # half terms of snow, and the share of schools that it closes for a day or two
PART_TIME, WEEKS = 0.0016, (4, 12)  # of children in Year 1 to Year 10, and for how long
DAYS_A_WEEK = 5


class Situation(IntEnum):
    """What a school expects of one child on one day."""

    OFF_ROLL = 0
    DUE = 1
    MORNING_ONLY = 2
    ELSEWHERE = 3
    PLACED = 4
    PLACED_BY_AUTHORITY = 5
    SUSPENDED = 6
    PART_TIME = 7
    CLOSED = 8
    STUDY_LEAVE = 9


POSSIBLE = numpy.array([0, 2, 1, 0, 2, 2, 2, 2, 0, 2], numpy.uint8)
"""The sessions that could be attended on a day, by its situation."""
FORCED = numpy.array([0, 0, 0, 0, 0, 0, 2, 1, 0, 2], numpy.uint8)
"""Those of them that are missed whatever the child does."""
FREE = numpy.array([0, 2, 1, 0, 0, 0, 0, 0, 0, 0], numpy.uint8)
"""Those of them on which it is left to the child to come."""


def situations(
    schools: Schools, roll: Roll, stays: Enrolments, found: Exclusions, steps: Steps, placed: Placements,
    part_time: Spells, days: SchoolDays, numbers: Generator,
) -> Column:  # fmt: skip
    """The situation of each stay on each of its school's days (`uint8`, a row for each stay)."""
    on = days.on[stays.school]
    there = (on >= stays.entered[:, None]) & ~(on > stays.left[:, None])
    group = roll.group[stays.child]
    expected = numpy.where(group < 0, Situation.MORNING_ONLY, Situation.DUE).astype(numpy.uint8)
    state = numpy.where(there, expected[:, None], numpy.uint8(Situation.OFF_ROLL))
    last = days.half_term[stays.school] == LAST_HALF_TERM
    state[numpy.isin(group, REVISION)[:, None] & last & there] = Situation.STUDY_LEAVE
    row_of = {(child, school): row for row, (child, school) in enumerate(zip(stays.child, stays.school, strict=True))}
    elsewhere(schools, stays, state, row_of, placed, days)
    for child, school, start, end in zip(
        part_time.child, roll.school[part_time.child], part_time.start, part_time.end, strict=True
    ):
        mark(state, row_of[child, school], days.on[school], start, end, Situation.PART_TIME)
    suspend(state, row_of, found, steps, days)
    close(state, stays, days, numbers)
    return state


def mark(
    state: Column, row: int, on: Column, start: numpy.datetime64, end: numpy.datetime64, situation: Situation,
    weekdays: int = ALL_WEEK,
) -> None:  # fmt: skip
    """Put a child in a situation on those days of a span on which they were due."""
    inside = (on >= start) & ~(on > end) & (state[row] == Situation.DUE) & on_weekdays(on, weekdays)
    state[row, inside] = situation


def on_weekdays(days: Column, weekdays: int) -> Column:
    """Whether each day is one of some days of the week, which are bits from Monday."""
    monday_is_0 = (days.astype(int) + 3) % 7  # 1 January 1970 was a Thursday
    found: Column = (weekdays >> monday_is_0) & 1 == 1
    return found


def elsewhere(
    schools: Schools, stays: Enrolments, state: Column, row_of: dict[tuple[int, int], int], placed: Placements,
    days: SchoolDays,
) -> None:  # fmt: skip
    """Children who are placed: at a unit they are on its roll too, and each of the two expects them on its own days."""
    at_unit = schools.phase[placed.provider] == Phase.REFERRAL
    for place in range(len(placed)):
        child, school, provider = placed.child[place], placed.school[place], placed.provider[place]
        there = Situation.PLACED_BY_AUTHORITY if placed.commissioner[place] == "authority" else Situation.PLACED
        here = Situation.ELSEWHERE if at_unit[place] else there
        span = placed.start[place], placed.end[place]
        mark(state, row_of[child, school], days.on[school], *span, here, placed.weekdays[place])
        if at_unit[place] and placed.weekdays[place] != ALL_WEEK:
            others = ALL_WEEK & ~placed.weekdays[place]
            mark(state, row_of[child, provider], days.on[provider], *span, Situation.ELSEWHERE, others)


def suspend(
    state: Column, row_of: dict[tuple[int, int], int], found: Exclusions, steps: Steps, days: SchoolDays
) -> None:
    """Children who are suspended or excluded: away for up to five days, and then taught elsewhere."""
    first = days.place(found.school, found.start)
    length = numpy.where(found.permanent, DAY_SIX, (found.sessions + 1) // 2)
    for place in range(len(found)):
        row = row_of[found.child[place], found.school[place]]
        if numpy.isnat(steps.cancelled[place]):
            whole = state[row, first[place] : first[place] + length[place]]
            whole[:DAY_SIX][whole[:DAY_SIX] == Situation.DUE] = Situation.SUSPENDED
            whole[DAY_SIX:][whole[DAY_SIX:] == Situation.DUE] = Situation.PLACED


def close(state: Column, stays: Enrolments, days: SchoolDays, numbers: Generator) -> None:
    """Schools that snow closes for a day or two."""
    for school in numpy.flatnonzero(numbers.random(len(days.on)) < CLOSES):
        winter = numpy.flatnonzero(numpy.isin(days.half_term[school], WINTER))
        first, size = numbers.integers(winter[0], winter[-1]), numbers.integers(1, 3)
        rows = slice(*numpy.searchsorted(stays.school, [school, school + 1]))
        closed = state[rows, first : first + size]
        closed[closed != Situation.OFF_ROLL] = Situation.CLOSED


def part_time_timetables(roll: Roll, weight: Column, taken: Column, days: SchoolDays, numbers: Generator) -> Spells:
    """Children who are at school for the mornings alone, for some weeks of a year; `taken` are not among them.

    `weight` is nought of those who are not at one school all year.
    """
    able = (roll.group >= 1) & (roll.group <= 10) & (weight > 0)
    able[taken] = False
    size = min(max(1, int(PART_TIME * able.sum() + 0.5)), int(able.sum()))
    share = numpy.where(able, weight, 0.0)
    child = numpy.sort(numbers.choice(len(able), size, replace=False, p=share / share.sum()))
    start = numbers.integers(10, 120, size)
    end = start + DAYS_A_WEEK * numbers.integers(*WEEKS, size) - 1
    school = roll.school[child]
    return Spells(
        child, numpy.full(size, "part_time_timetable", object), days.on[school, start], days.after(school, end, 0)
    )
