"""The marks of a school's register: what was marked for each child, morning and afternoon, in the codes of the year.

Sessions missed come in spells, each with one reason, and their number is the one that the year's totals state, to the
session. Who is not away is present, late, on a visit, or where their situation puts them.
"""

from collections.abc import Iterator

import numpy
from numpy.random import Generator

from evenlode.synthetic.absence import Away, days_away, drifting
from evenlode.synthetic.days import SchoolDays
from evenlode.synthetic.events import Attendance, Enrolments, Register
from evenlode.synthetic.kinds import Children, Column, Phase, Roll, Schools
from evenlode.synthetic.randomness import stream
from evenlode.synthetic.reasons import reasons, spells
from evenlode.synthetic.register_codes import Codes
from evenlode.synthetic.situations import Situation

VISITS, WORK_GROUP, WORK_DAYS = 2, 10, 5  # days of visits of a year group; the group and days of work experience
# What stands in the register of each situation, morning and afternoon; of several codes the first that the year has.
MARKS = {
    Situation.DUE: (("/",), ("\\",)),
    Situation.MORNING_ONLY: (("/",), ("X",)),
    Situation.ELSEWHERE: (("D",), ("D",)),
    Situation.PLACED: (("B",), ("B",)),
    Situation.PLACED_BY_AUTHORITY: (("K", "B"), ("K", "B")),
    Situation.SUSPENDED: (("E",), ("E",)),
    Situation.PART_TIME: (("/",), ("C2", "C")),
    Situation.CLOSED: (("Y4", "Y"), ("Y4", "Y")),
    Situation.STUDY_LEAVE: (("S",), ("S",)),
}


def registers(
    seed: int, schools: Schools, children: Children, roll: Roll, stays: Enrolments, state: Column, found: Attendance,
    days: SchoolDays,
) -> Iterator[Register]:  # fmt: skip
    """The register of each school that keeps one, in the order of schools; only one is held at a time."""
    families, row = numpy.unique(children.family[stays.child], return_inverse=True)
    shared = drifting((len(families), days.on.shape[1]), stream(seed, "spells", days.year, 0))
    edges = numpy.searchsorted(stays.school, numpy.arange(len(schools) + 1))
    codes = Codes.of(days.year)
    for school in numpy.flatnonzero((edges[1:] > edges[:-1]) & (schools.phase != Phase.PROVIDER)).tolist():
        places = numpy.arange(edges[school], edges[school + 1])
        child, numbers = stays.child[places], stream(seed, "spells", days.year, 1, school)
        group, half_term = roll.group[child], days.half_term[school]
        away = missed(places, school, child, state[places], found, shared[row[places]], days, numbers)
        morning, afternoon = others(state[places], group, found.late[places], half_term, codes, numbers)
        spell = spells(away, half_term)
        why = reasons(spell, found.unauthorised[places], children.ethnicity[child], group, days.year, codes, numbers)
        either, of_day = away.morning | away.afternoon, numpy.zeros(away.morning.shape, numpy.uint8)
        of_day[either] = why[spell.cell]
        morning[away.morning], afternoon[away.afternoon] = of_day[away.morning], of_day[away.afternoon]
        yield Register(school, places, child, days.on[school], half_term, codes.every, morning, afternoon)


def missed(
    places: Column, school: int, child: Column, state: Column, found: Attendance, shared: Column, days: SchoolDays,
    numbers: Generator,
) -> Away:  # fmt: skip
    """The sessions that a school's children miss of those on which they are free to come."""
    on, half_days = days.on[school], (state == Situation.MORNING_ONLY).any(axis=1)
    falls = found.collapses.only(found.collapses.where(found.collapses.school == school))
    rows = numpy.flatnonzero(numpy.isin(child, falls.child))
    fallen = dict(zip(rows.tolist(), numpy.searchsorted(on, falls.day).tolist(), strict=True))
    weekday = (on.astype(int) + 3) % 7  # 1 January 1970 was a Thursday
    sessions = numpy.where(half_days, 2, 1) * found.free[places]
    open_to = numpy.isin(state, (Situation.DUE, Situation.MORNING_ONLY))
    away = days_away(sessions, open_to, shared, weekday, days.half_term[school], numbers, fallen, half_days)
    return Away(away.morning, away.afternoon & ~half_days[:, None])


def others(
    state: Column, group: Column, late: Column, half_term: Column, codes: Codes, numbers: Generator
) -> tuple[Column, Column]:
    """The marks, morning and afternoon, of everybody who is not away."""
    table = numpy.zeros((2, len(Situation)), numpy.uint8)
    for situation, marks in MARKS.items():
        table[:, situation] = [codes.place(*one) for one in marks]
    morning, afternoon = table[0][state], table[1][state]
    due = state == Situation.DUE
    visits = due & visiting(group, state.shape[1], numbers)
    morning[visits] = afternoon[visits] = codes.place("V")
    summer = numpy.flatnonzero(half_term == half_term[-1])
    working = due & (group == WORK_GROUP)[:, None] & numpy.isin(numpy.arange(len(half_term)), summer[5 : 5 + WORK_DAYS])
    morning[working] = afternoon[working] = codes.place("W")
    comes_late = (morning == codes.place("/")) & (numbers.random(state.shape, numpy.float32) < late[:, None])
    morning[comes_late] = codes.place("L")
    return morning, afternoon


def visiting(group: Column, days: int, numbers: Generator) -> Column:
    """Whether each child's year group is on a visit on each day."""
    found = numpy.zeros((16, days), bool)
    for one in range(len(found)):
        found[one, numbers.choice(days, VISITS, replace=False)] = True
    on: Column = found[group + 1]
    return on
