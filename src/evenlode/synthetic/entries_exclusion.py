"""Entries of children who are excluded, moved or directed elsewhere, as registers of the law and of guidance have them.

Most steps are in time and some are not, as in life. Sources: with each register in `vocabulary/codes`.
"""

from collections.abc import Iterator

import numpy
from numpy.random import Generator

from evenlode.synthetic.entry_rows import DAY, NONE, by_year_end, made, some, urns
from evenlode.synthetic.events import Entries, SchoolYear
from evenlode.synthetic.exclusion_days import ALL_TOLD, BOARD_MEETS, DAY_SIX
from evenlode.synthetic.kinds import NOBODY, Column, Phase

MEETS, NEVER_MEETS = 0.75, 0.08  # of children coming back: met on the first day, and not at all
REVIEW_ASKED, MANAGED, PROTOCOL, PROTOCOL_KINDS = 0.12, 0.15, 0.30, 2021  # since which year the protocol has its kinds


def excluded(year: SchoolYear, numbers: Generator) -> Iterator[Entries]:
    """Steps after exclusions, education from the sixth day, and meetings on return."""
    found, steps, days = year.exclusions, year.steps, year.days
    kind = numpy.where(found.permanent, "permanent", "suspension").astype(object)
    told = found.where(~numpy.isnat(steps.told))
    asked = found.permanent & (numbers.random(len(found)) < REVIEW_ASKED) & ~numpy.isnat(steps.governors_met)
    social = numpy.isin(found.child, year.in_need.child)
    columns = {
        "parent_told": found.start,
        "authority_told": steps.told,
        "social_worker_told": numpy.where(social & (year.year >= ALL_TOLD), steps.told, NONE),
        "virtual_school_told": steps.virtual_school_told,
        "governors_told": steps.governors_told,
        "governors_met": steps.governors_met,
        "governors_outcome": numpy.where(numpy.isnat(steps.governors_met), "", "upheld").astype(object),
        "review_asked": by_year_end(year, numpy.where(asked, steps.governors_met + 10 * DAY, NONE)),
        "cancelled": steps.cancelled,
    }
    place = days.place(found.school, found.start)
    due = numpy.where(numpy.isnat(steps.governors_met), NONE, days.after(found.school, place, BOARD_MEETS))
    until = numpy.where(found.permanent, steps.governors_met, found.end)
    yield made(
        "exclusion_steps", found.child[told], found.school[told], found.start[told], until=until[told],
        kind=kind[told], owner="inclusion", due=due[told], done=steps.governors_met[told],
        **{name: column[told] for name, column in columns.items()},
    )  # fmt: skip
    yield from sixth_day(year, kind)
    if year.year >= ALL_TOLD:
        yield returning(year, numbers)


def sixth_day(year: SchoolYear, kind: Column) -> Iterator[Entries]:
    """Education from the sixth day."""
    found, steps, days = year.exclusions, year.steps, year.days
    long = found.where(~numpy.isnat(steps.day_six))
    sixth = days.after(found.school, days.place(found.school, found.start), DAY_SIX)[long]
    unit = year.schools.where(year.schools.phase == Phase.REFERRAL)[0]
    yield made(
        "day_six", found.child[long], found.school[long], found.start[long], until=found.end[long], kind=kind[long],
        owner="inclusion", due=sixth, done=steps.day_six[long], first_day=found.start[long], sixth_day=sixth,
        who_arranges=numpy.where(found.permanent[long], "authority", "school").astype(object),
        provider=urns(year.schools, numpy.full(len(long), unit)), started=steps.day_six[long], hours="25",
    )  # fmt: skip


def returning(year: SchoolYear, numbers: Generator) -> Entries:
    """Meetings on the return from suspensions."""
    found, days = year.exclusions, year.days
    back = found.where(~found.permanent & numpy.isnat(year.steps.cancelled))
    school = found.school[back]
    first = days.place(school, found.end[back] + DAY)
    luck = numbers.random(len(back))
    later = numpy.where(luck < MEETS, 0, numbers.integers(1, 6, len(back)))
    on = days.after(school, first, 0)
    met = numpy.where(luck > 1 - NEVER_MEETS, NONE, days.after(school, first, later))
    return made(
        "reintegration_meeting", found.child[back], school, on, until=met, kind="suspension", owner="school",
        due=on, done=met, back=on, met=met, plan=luck < MEETS, parent_came=luck < MEETS - 0.1,
    )  # fmt: skip


def moved(year: SchoolYear, numbers: Generator) -> Iterator[Entries]:
    """Managed moves, directions off site, and places by the fair access protocol."""
    schools, roll, phase = year.schools, year.roll, year.schools.phase
    went = (roll.school != roll.later) & (roll.school != NOBODY) & (roll.later != NOBODY)
    second = numpy.isin(phase, (Phase.SECONDARY, Phase.ALL_THROUGH))
    both = went & second[roll.school] & second[roll.later] & (roll.group >= 7) & (roll.group <= 11)
    child = some(both, MANAGED, numbers)
    on = roll.entered_later[child]
    agreed = on - numbers.integers(10, 25, len(child)) * DAY
    spoken = numpy.where(numbers.random(len(child)) < 0.25, agreed - 5 * DAY, NONE)
    yield made(
        "managed_move", child, roll.school[child], agreed, until=on, owner="inclusion", done=on,
        from_school=urns(schools, roll.school[child]), to_school=urns(schools, roll.later[child]), agreed_parent=agreed,
        agreed_school=agreed + 3 * DAY, exclusion_spoken_of=spoken, moved=on,
    )  # fmt: skip
    directed = year.placements.only(year.placements.where(year.placements.kind == "off_site_direction"))
    length = (directed.end - directed.start).astype(int) + 1
    yield made(
        "off_site_direction", directed.child, directed.school, directed.start, until=directed.end, owner="school",
        home_school=urns(schools, directed.school), host=urns(schools, directed.provider),
        notice=directed.start - 4 * DAY, objectives="to improve behaviour", days=length, times="school hours",
        last_review=directed.start + numpy.minimum(length - 1, 20) * DAY,
        outcome=numpy.where(numbers.random(len(length)) < 0.8, "returned", "extended").astype(object),
    )  # fmt: skip
    if year.year >= PROTOCOL_KINDS:
        yield by_protocol(year, numbers)


def by_protocol(year: SchoolYear, numbers: Generator) -> Entries:
    """Children of secondary age who come in the year and are placed by the fair access protocol."""
    roll = year.roll
    came = (roll.school == NOBODY) & (roll.later != NOBODY) & (roll.group >= 7) & (roll.group <= 11)
    child = some(came, PROTOCOL, numbers)
    on = roll.entered_later[child]
    accepted = on - numbers.integers(12, 30, len(child)) * DAY
    placed = on - numbers.integers(1, 10, len(child)) * DAY
    kinds = numpy.array(["out_of_education", "child_in_need", "homeless", "refused_for_behaviour"], object)
    return made(
        "fair_access", child, NOBODY, accepted, until=placed, owner="admissions", due=accepted + 28 * DAY, done=placed,
        kind=kinds[numbers.integers(0, len(kinds), len(child))], accepted=accepted, placed=placed, outcome="placed",
        school_asked=urns(year.schools, roll.later[child]), started=on,
    )  # fmt: skip
