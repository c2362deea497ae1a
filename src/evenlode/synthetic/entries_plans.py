"""Entries of plans: personal education plans, requests for education, health and care plans, and the plans themselves.

Sources: with each register in `vocabulary/codes`; DfE, Education, health and care plans (how many are in time).
"""

from collections.abc import Iterator

import numpy
from numpy.random import Generator

from evenlode.synthetic.care import Care
from evenlode.synthetic.entry_rows import DAY, NONE, by_year_end, made, some, urns
from evenlode.synthetic.events import Entries, SchoolYear
from evenlode.synthetic.kinds import NOBODY, Column
from evenlode.synthetic.levels import Levels, level

FIRST_PLANS = 2014  # the academic year from which there are plans, before them statements
WEEK = 7
DECIDES, FINAL = 6, 20  # weeks from the request to the decision to assess, and to the final plan
REFUSED = 0.022  # of children with needs and no plan, for whom one is asked in vain
TERMS = ((1, 2), (3, 4), (5, 6))
FIRST_PLAN_DUE, REVIEW_DUE = 14, 28  # days that stand for 10 and 20 working days


def plan_days(before: Column | None, sen: Column, born: Column, year: int, numbers: Generator) -> Column:
    """The day of each child's statement or final plan; NaT where there is none.

    `before` are those of the year before: who had one keeps its day. Nobody knows how those of the first year came by
    theirs: they have had them for some years.
    """
    holds = numpy.isin(sen, ("S", "E"))
    since = numpy.datetime64(f"{year}-03-01") + numbers.integers(0, 310, len(sen)) * DAY
    if before is None:
        earlier = numpy.datetime64(f"{year}-08-31") - numbers.integers(30, 1800, len(sen)) * DAY
        before = numpy.where(holds, numpy.maximum(earlier, born + 3 * 365 * DAY), NONE)
    return numpy.where(holds, numpy.where(numpy.isnat(before), since, before), NONE)


def plans(year: SchoolYear, levels: Levels, numbers: Generator) -> Iterator[Entries]:
    """Requests and plans of the year; none before the law of 2014."""
    if year.year >= FIRST_PLANS:
        yield asked_and_given(year, levels, numbers)
        yield asked_in_vain(year, numbers)
        yield held(year, numbers)


def asked_and_given(year: SchoolYear, levels: Levels, numbers: Generator) -> Entries:
    """Requests that led to a plan of this year: in time as often as stated."""
    given = (year.plans >= numpy.datetime64(f"{year.year}-03-01")) & (year.roll.school != NOBODY)
    child = numpy.flatnonzero(given)
    size, final = len(child), year.plans[child]
    in_time = numbers.random(size) < level(levels, "ehcp_in_20_weeks", "all", year.year) / 100
    weeks = numpy.where(in_time, numbers.integers(15, FINAL + 1, size), numbers.integers(FINAL + 1, 50, size))
    requested = final - weeks * WEEK * DAY
    decided = requested + numpy.where(in_time | (numbers.random(size) < 0.5), 35, 60) * DAY
    return made(
        "plan_request", child, year.roll.school[child], requested, until=final, kind="first", owner="SEN casework",
        due=requested + FINAL * WEEK * DAY, done=final, requested=requested, requested_by=asks(size, numbers),
        decided=decided, assess="yes", final_plan=final,
    )  # fmt: skip


def asks(size: int, numbers: Generator) -> Column:
    """Who asks for a plan."""
    return numpy.array(["school", "parent", "other"], object)[numbers.choice(3, size, p=(0.6, 0.35, 0.05))]


def asked_in_vain(year: SchoolYear, numbers: Generator) -> Entries:
    """Requests of the year that the authority refuses to assess."""
    able = numpy.isin(year.needs.sen, ("K", "P", "A")) & (year.roll.school != NOBODY)
    child = some(able, REFUSED, numbers)
    requested = year.days.after(year.roll.school[child], numbers.integers(0, 140, len(child)), 0)
    decided = requested + numbers.integers(25, 50, len(child)) * DAY
    return made(
        "plan_request", child, year.roll.school[child], requested, until=decided, kind="first", owner="SEN casework",
        due=requested + DECIDES * WEEK * DAY, done=decided, requested=requested,
        requested_by=asks(len(child), numbers), decided=decided, assess="no",
    )  # fmt: skip


def held(year: SchoolYear, numbers: Generator) -> Entries:
    """Every plan of a child at the county's schools, with the review that is due in the year."""
    child = numpy.flatnonzero(~numpy.isnat(year.plans) & (year.roll.school != NOBODY))
    size, final, school = len(child), year.plans[child], year.roll.school[child]
    first = numpy.datetime64(f"{year.year}-09-01")
    whole = numpy.maximum(-((final - first).astype(int) // 365), 1)
    due = final + whole * 365 * DAY
    reviewed = due - numbers.integers(-25, 60, size) * DAY
    reviewed = by_year_end(year, numpy.where(numbers.random(size) < 0.9, reviewed, NONE))
    decided = by_year_end(year, reviewed + numpy.where(numbers.random(size) < 0.75, 21, 45) * DAY)
    amended = numpy.where(numbers.random(size) < 0.3, decided + 50 * DAY, NONE)
    return made(
        "plan", child, school, final, owner="SEN casework", due=due, done=reviewed, final_plan=final,
        named_school=urns(year.schools, school), review_due=due, reviewed=reviewed, review_decided=decided,
        amended=by_year_end(year, amended), phase_transfer=numpy.isin(year.roll.group[child], (-1, 6, 11)),
    )  # fmt: skip


def personal_plans(year: SchoolYear, care: Care, numbers: Generator) -> Iterator[Entries]:
    """Personal education plans of children looked after: the first, and a review each term."""
    terms = year.days.half_term[0]
    first, last = year.days.on[0][0], year.days.on[0][-1]
    here = year.roll.school[care.child] != NOBODY
    new = numpy.flatnonzero(
        (care.start >= first) & (care.start <= last - REVIEW_DUE * DAY) & here & (care.end > care.start + 40 * DAY)
    )
    begun = care.start[new] + numpy.where(numbers.random(len(new)) < 0.85, numbers.integers(4, 14, len(new)), 24) * DAY
    reviewed = care.start[new] + REVIEW_DUE * DAY
    yield entry(
        year, care, new, "initial", care.start[new], begun, reviewed, care.start[new] + FIRST_PLAN_DUE * DAY, numbers
    )
    for halves in TERMS:
        inside = year.days.on[0][numpy.isin(terms, halves)]
        due = numpy.flatnonzero((care.start < inside[0]) & (care.end > inside[-1]) & here)
        on = inside[numbers.integers(10, len(inside), len(due))]
        on = numpy.where(numbers.random(len(due)) < 0.94, on, NONE)
        start = numpy.full(len(due), inside[0])
        yield entry(
            year, care, due, "review", start, care.start[due] + 10 * DAY, on, numpy.full(len(due), inside[-1]), numbers
        )


def entry(
    year: SchoolYear, care: Care, stay: Column, kind: str, since: Column, begun: Column, reviewed: Column, due: Column,
    numbers: Generator,
) -> Entries:  # fmt: skip
    """Entries of personal education plans."""
    child, targets = care.child[stay], numbers.integers(2, 6, len(stay))
    return made(
        "personal_education_plan", child, year.roll.school[child], since, until=reviewed, kind=kind,
        owner="virtual school", due=due, done=reviewed, care_began=care.start[stay], plan_begun=begun,
        reviewed=reviewed, designated_teacher="designated teacher", child_heard=numbers.random(len(stay)) < 0.9,
        targets=targets, targets_met=numpy.minimum(targets, numbers.integers(0, 6, len(stay))),
        quality=numbers.integers(40, 98, len(stay)),
    )  # fmt: skip
