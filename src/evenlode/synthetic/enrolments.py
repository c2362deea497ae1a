"""The stays of children at schools in one year: those of the roll, and those of children who are on two rolls."""

from datetime import date

import numpy
from numpy.random import Generator

from evenlode.synthetic.days import SchoolDays
from evenlode.synthetic.events import Enrolments, Exclusions, Placements, Steps
from evenlode.synthetic.exclusion_days import DAY_SIX
from evenlode.synthetic.exclusions import Candidate
from evenlode.synthetic.fitting import chosen
from evenlode.synthetic.kinds import NOBODY, Column, Phase, Roll, Schools

ALL_WEEK, PATTERNS = 31, (0b00011, 0b00110, 0b10100, 0b01110, 0b11111)
HOURS_A_DAY = 5.0
STAYS_ON_ROLL = 20  # school days for which an excluded child stays on the roll, while the exclusion may be reviewed
PLACED = 0.0035  # of children in Year 5 to Year 11 are placed for a part of the week
KINDS = (("off_site_direction", "school"), ("medical", "authority"), ("part_time", "school"), ("other", "school"))
KIND_SHARES = (0.45, 0.20, 0.15, 0.20)
NONE = numpy.datetime64("NaT", "D")
DAY = numpy.timedelta64(1, "D")


def after_exclusion(schools: Schools, roll: Roll, found: Exclusions, steps: Steps, days: SchoolDays) -> Roll:
    """The roll of a year in which children excluded for good go on at the county's pupil referral unit."""
    gone = found.where(found.permanent)
    child = found.child[gone]
    unit = schools.where(schools.phase == Phase.REFERRAL)[0]
    later, moves, entered = roll.later.copy(), roll.moves.copy(), roll.entered_later.copy()
    later[child], entered[child] = unit, steps.day_six[gone]
    moves[child] = days.place(numpy.zeros(len(child), int), entered[child])
    return Roll(roll.group, roll.school, later, moves, roll.entered, entered)


def placements(
    schools: Schools, could: Candidate, found: Exclusions, steps: Steps, days: SchoolDays, numbers: Generator
) -> Placements:
    """Where children are placed in a year: those excluded for good, and a few others for a part of some weeks."""
    gone, unit = found.where(found.permanent), schools.where(schools.phase == Phase.REFERRAL)[0]
    excluded = Placements(
        found.child[gone], found.school[gone], numpy.full(len(gone), unit), steps.day_six[gone],
        review_ends(found, steps, days)[gone], numpy.full(len(gone), ALL_WEEK), numpy.full(len(gone), 5 * HOURS_A_DAY),
        numpy.full(len(gone), "exclusion", object), numpy.full(len(gone), "authority", object),
    )  # fmt: skip
    return excluded.with_more(others_placed(schools, could, found.child[gone], days, numbers))


def review_ends(found: Exclusions, steps: Steps, days: SchoolDays) -> Column:
    """Until when each excluded child is on the roll of the school that excluded them: until they are on another."""
    reviewed = days.after(found.school, days.place(found.school, found.start), DAY_SIX + STAYS_ON_ROLL)
    return numpy.fmax(reviewed, steps.day_six)


def others_placed(schools: Schools, could: Candidate, gone: Column, days: SchoolDays, numbers: Generator) -> Placements:
    """Children who are taught elsewhere for a part of the week, or all of it, for some weeks of the year."""
    able = (could.group >= 5) & (could.group <= 11)
    weight = numpy.where(able, could.weight, 0.0)
    weight[gone] = 0.0
    size = min(max(2, int(PLACED * able.sum() + 0.5)), int((weight > 0).sum()))
    child = chosen(size, weight, numbers)
    start = numbers.integers(5, 130, size)
    places = schools.where(numpy.isin(schools.phase, (Phase.REFERRAL, Phase.PROVIDER)))
    why, who = numpy.array(KINDS, object)[numbers.choice(len(KINDS), size, p=KIND_SHARES)].T
    weekdays = numpy.array(PATTERNS)[numbers.integers(0, len(PATTERNS), size)]
    attended = numpy.bitwise_count(weekdays.astype(numpy.uint8)).astype(float)
    return Placements(
        child, could.school[child], numbers.choice(places, size), days.on[could.school[child], start],
        days.after(could.school[child], start, numbers.integers(15, 60, size)), weekdays, attended * HOURS_A_DAY,
        why, who,
    )  # fmt: skip


def enrolments(schools: Schools, roll: Roll, placed: Placements) -> Enrolments:
    """Every stay of a year, in the order of schools: children who are placed at the unit are on its roll too."""
    first, second = roll.where(roll.school != NOBODY), roll.where((roll.later != roll.school) & (roll.later != NOBODY))
    ends = numpy.where(roll.later != roll.school, roll.entered_later - DAY, NONE)
    excluded = placed.where(placed.kind == "exclusion")
    ends[placed.child[excluded]] = placed.end[excluded]
    dual = placed.where((schools.phase[placed.provider] == Phase.REFERRAL) & (placed.kind != "exclusion"))
    later_main = ~numpy.isin(second, placed.child[excluded])
    every = Enrolments(
        child=numpy.concatenate([first, second, placed.child[dual]]),
        school=numpy.concatenate([roll.school[first], roll.later[second], placed.provider[dual]]),
        entered=numpy.concatenate([roll.entered[first], roll.entered_later[second], placed.start[dual]]),
        left=numpy.concatenate([ends[first], numpy.full(len(second), NONE), placed.end[dual]]),
        main=numpy.concatenate([numpy.ones(len(first), bool), later_main, numpy.zeros(len(dual), bool)]),
        weekdays=numpy.concatenate([numpy.full(len(first) + len(second), ALL_WEEK), placed.weekdays[dual]]),
    )
    return every.only(numpy.lexsort((every.child, every.school)))


def statuses(found: Enrolments, on: date) -> Column:
    """How each stay is registered on a day: `C`, `M` and `S` of a child on two rolls, empty of who is not on roll."""
    day = numpy.datetime64(on)
    there = (found.entered <= day) & ~(found.left < day)
    rolls = numpy.bincount(found.child[there], minlength=int(found.child.max(initial=0)) + 1)[found.child]
    return numpy.where(there, numpy.where(rolls < 2, "C", numpy.where(found.main, "M", "S")), "")
