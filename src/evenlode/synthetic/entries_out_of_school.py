"""Entries of children who are out of school, or in it for a part of the time, as registers of the law have them.

Sources: with each register in `vocabulary/codes`.
"""

from collections.abc import Iterator

import numpy
from numpy.random import Generator

from evenlode.synthetic.entry_rows import DAY, NONE, by_year_end, made, some, urns
from evenlode.synthetic.events import Entries, SchoolYear
from evenlode.synthetic.kinds import NOBODY, Column

HOME, MISSING, ASKED = 0.18, 0.15, 0.5  # of those who leave; and of those who come, who asked the authority for a place
FOUND, LATE = 0.85, 0.12
PERFORMS, WORKS = 0.0006, 0.004  # of children in Year 2 to 9, and in Year 9 to 11


def gone(year: SchoolYear) -> Column:
    """Whether each child is of compulsory school age and leaves the county's schools in the year."""
    roll = year.roll
    left: Column = (roll.school != NOBODY) & (roll.later == NOBODY) & (roll.group >= 1) & (roll.group <= 11)
    return left


def out_of_school(year: SchoolYear, numbers: Generator) -> Iterator[Entries]:
    """Children missing education, educated at home, and waiting for a place."""
    left = gone(year)
    at_home = some(left, HOME, numbers)
    left[at_home] = False
    yield educated_at_home(year, at_home, numbers)
    yield missing_education(year, some(left, MISSING, numbers), numbers)
    yield awaiting_place(year, numbers)


def educated_at_home(year: SchoolYear, child: Column, numbers: Generator) -> Entries:
    """Children whose parents educate them from the day on which they leave school."""
    began, school, size = year.roll.entered_later[child], year.roll.school[child], len(child)
    suspended = numpy.isin(child, year.exclusions.child)
    share = numpy.maximum(60, 97 - numbers.gamma(1.5, 6.0, size).astype(int))
    said = numpy.array(["suitable", "enquiry", "not_known"], object)[numbers.choice(3, size, p=(0.7, 0.2, 0.1))]
    return made(
        "home_education", child, NOBODY, began, owner="home education", began=began,
        last_school=urns(year.schools, school), attendance_before=share, suspended_before=suspended,
        plan=year.needs.sen[child] == "E", social_worker=numpy.isin(child, year.in_need.child), suitability=said,
        last_contact=by_year_end(year, began + 60 * DAY),
    )  # fmt: skip


def missing_education(year: SchoolYear, child: Column, numbers: Generator) -> Entries:
    """Children of whom nobody knows where they are educated; most are found within weeks."""
    left, size = year.roll.entered_later[child], len(child)
    reported = left + numbers.integers(3, 12, size) * DAY
    found = numpy.where(numbers.random(size) < FOUND, reported + numbers.integers(5, 70, size) * DAY, NONE)
    found = by_year_end(year, found)
    open_still = numpy.isnat(found)
    where = numpy.array(["moved", "abroad", "school"], object)[numbers.choice(3, size, p=(0.5, 0.3, 0.2))]
    return made(
        "missing_education", child, NOBODY, reported, until=found, kind="not_on_roll", owner="children missing",
        done=found, reported=reported, last_school=urns(year.schools, year.roll.school[child]),
        enquiries="made with the school", state=numpy.where(open_still, "enquiries", "located").astype(object),
        outcome=numpy.where(open_still, "", where).astype(object), seen=found,
    )  # fmt: skip


def awaiting_place(year: SchoolYear, numbers: Generator) -> Entries:
    """Children who come in the year and had asked the authority for a place."""
    roll = year.roll
    came = (roll.school == NOBODY) & (roll.later != NOBODY) & (roll.group >= 1) & (roll.group <= 11)
    child = some(came, ASKED, numbers)
    size, on = len(child), roll.entered_later[child]
    applied = on - numbers.integers(30, 50, size) * DAY
    late = numbers.random(size) < LATE
    answered = applied + numpy.where(late, numbers.integers(22, 29, size), numbers.integers(4, 20, size)) * DAY
    return made(
        "awaiting_place", child, NOBODY, applied, until=on, owner="admissions", due=applied + 21 * DAY, done=answered,
        applied=applied, school_asked=urns(year.schools, roll.later[child]), answered=answered, outcome="offered",
        started=on,
    )  # fmt: skip


def part_of_the_time(year: SchoolYear, numbers: Generator) -> Iterator[Entries]:
    """Part-time timetables, education for health, and licences and permits."""
    found, school = year.part_time, year.roll.school[year.part_time.child]
    kinds = numpy.array(["medical", "reintegration", "other"], object)
    yield made(
        "part_time_timetable", found.child, school, found.start, until=found.end, owner="school",
        kind=kinds[numbers.choice(3, len(found), p=(0.3, 0.4, 0.3))], exceptional="agreed to be exceptional",
        ends=found.end, agreed_school="head teacher", agreed_parent="parent", times="mornings",
        review=numpy.minimum(found.start + 28 * DAY, found.end), hours="15", other_hours="0", safeguarding="parent",
        authority_consulted=numpy.where(numbers.random(len(found)) < 0.8, found.start - 3 * DAY, NONE),
    )  # fmt: skip
    ill = year.placements.only(year.placements.where(year.placements.kind == "medical"))
    clear = ill.start - numbers.integers(5, 25, len(ill)) * DAY
    yield made(
        "medical_education", ill.child, ill.school, clear, until=ill.end, owner="education for health",
        due=clear + 14 * DAY, done=ill.start, clear_from=clear, days_missed="15", evidence="doctor",
        evidence_seen=clear, decided=ill.start - 2 * DAY, provider=urns(year.schools, ill.provider),
        first_lesson=ill.start, hours_due="25", hours=ill.hours, named_officer="inclusion officer",
    )  # fmt: skip
    yield licences(year, "performance_licence", (2, 9), PERFORMS, numbers, days="3", school_days="2")
    yield licences(year, "work_permit", (9, 11), WORKS, numbers, hours="8", agreed_parent="parent")


def licences(
    year: SchoolYear, register: str, groups: tuple[int, int], share: float, numbers: Generator, **own: str
) -> Entries:
    """Licences and permits that children of some year groups ask for."""
    roll = year.roll
    able = (roll.school != NOBODY) & (roll.school == roll.later) & (roll.group >= groups[0]) & (roll.group <= groups[1])
    child = some(able, share, numbers)
    applied = year.days.after(roll.school[child], numbers.integers(5, 150, len(child)), 0)
    decided = applied + numbers.integers(3, 20, len(child)) * DAY
    outcome = numpy.where(numbers.random(len(child)) < 0.95, "granted", "refused").astype(object)
    return made(
        register, child, NOBODY, applied, until=decided, owner="child employment", due=applied + 21 * DAY, done=decided,
        applied=applied, decided=decided, outcome=outcome, **own,
    )  # fmt: skip
