"""What is known of social care in one year, and what happens to children looked after: reviews, and times missing.

A return speaks of the year to 31 March, and knows of nothing beyond it.

Sources: The Care Planning, Placement and Case Review (England) Regulations 2010, regulation 33 (reviews after 20
working days, three months, and six); DfE, guide to the SSDA903 collection.
"""

from dataclasses import replace
from datetime import date
from typing import TypeVar

import numpy
from numpy.random import Generator

from evenlode.synthetic.care import NONE, YEAR, Care
from evenlode.synthetic.events import Episodes, Spells
from evenlode.synthetic.kinds import Children

Timed = TypeVar("Timed", Episodes, Spells)
FIRST_REVIEW, SECOND_REVIEW, LATER_REVIEWS, LATE = 28, 90, 180, 0.10  # days, and the share of reviews that come late
SPEAKS_FROM = 4  # years of age
PART = {"PN1": 45, "PN3": 6, "PN4": 6, "PN6": 28, "PN5": 5, "PN7": 10}
GOES_MISSING, MISSING_FROM = 0.25, 10  # of those looked after for a year and so old
DAY = numpy.timedelta64(1, "D")


def return_year(year: int) -> tuple[numpy.datetime64, numpy.datetime64]:
    """The first and last day of the financial year that ends in an academic year."""
    return numpy.datetime64(date(year, 4, 1)), numpy.datetime64(date(year + 1, 3, 31))


def as_known(found: Timed, year: int) -> Timed:
    """What a return of the year to 31 March has of some times: those that touch it, without what comes after."""
    first, last = return_year(year)
    inside = found.only(found.where((found.start <= last) & ~(found.end < first)))
    return replace(inside, end=numpy.where(inside.end <= last, inside.end, NONE))


def episodes_as_known(found: Episodes, year: int) -> Episodes:
    """The episodes of a return: of those that last, nobody knows yet why they will end."""
    known = as_known(found, year)
    lasts = numpy.isnat(known.end)
    ended, changed = (numpy.where(lasts, "", one).astype(object) for one in (known.ended, known.changed))
    return replace(known, ended=ended, changed=changed)


def reviews(children: Children, care: Care, year: int, numbers: Generator) -> Spells:
    """The reviews of the year to 31 March, each a day, with how the child took part as its kind."""
    first, last = return_year(year)
    whose = numpy.flatnonzero((care.start <= last) & (care.end > first))
    length = (numpy.minimum(care.end[whose], last) - care.start[whose]).astype(int)
    count = (length > FIRST_REVIEW).astype(int) + (length > FIRST_REVIEW + SECOND_REVIEW)
    count += numpy.maximum(length - FIRST_REVIEW - SECOND_REVIEW, 0) // LATER_REVIEWS
    stay = numpy.repeat(whose, count)
    within = numpy.arange(len(stay)) - numpy.repeat(numpy.cumsum(count) - count, count)
    due = FIRST_REVIEW + numpy.minimum(within, 1) * SECOND_REVIEW + numpy.maximum(within - 1, 0) * LATER_REVIEWS
    late = numpy.where(
        numbers.random(len(stay)) < LATE, numbers.integers(1, 30, len(stay)), -numbers.integers(0, 8, len(stay))
    )
    on = care.start[stay] + (due + late) * DAY
    held = (on >= first) & (on <= last) & (on < care.end[stay])
    stay, on = stay[held], on[held]
    age = (on - children.born[care.child[stay]]).astype(int) / YEAR
    share = numpy.array(list(PART.values())) / sum(PART.values())
    part = numpy.where(
        age < SPEAKS_FROM, "PN0", numpy.array(list(PART), object)[numbers.choice(len(PART), len(stay), p=share)]
    )
    return Spells(care.child[stay], part.astype(object), on, numpy.full(len(stay), NONE))


def missing(children: Children, care: Care, year: int, numbers: Generator) -> Spells:
    """Times in the year to 31 March in which children looked after were missing (`M`) or away (`A`) for some days."""
    first, last = return_year(year)
    begin, until = numpy.maximum(care.start, first), numpy.minimum(care.end, last)
    days = (until - begin).astype(int)
    old = (begin - children.born[care.child]).astype(int) / YEAR >= MISSING_FROM
    times = numbers.poisson(
        numpy.where(old & (days > 30), GOES_MISSING * numbers.gamma(0.4, 2.5, len(days)) * days / YEAR * 2, 0)
    )
    stay = numpy.repeat(numpy.arange(len(days)), numpy.minimum(times, numpy.maximum(days, 0) // 30))
    within = numpy.arange(len(stay)) - numpy.searchsorted(stay, stay)
    start = begin[stay] + (within * 30 + numbers.integers(0, 20, len(stay))) * DAY  # never two times at once
    end = start + numbers.integers(0, 5, len(stay)) * DAY
    kind = numpy.where(numbers.random(len(stay)) < 0.7, "M", "A").astype(object)
    return Spells(care.child[stay], kind, start, numpy.minimum(end, until[stay]))
