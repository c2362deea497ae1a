"""The county's school calendar: 190 school days and five for staff in an academic year, around England's holidays."""

from collections.abc import Iterator
from datetime import date, timedelta

import numpy
from dateutil.easter import easter

from evenlode.synthetic.kinds import Calendar, Term
from evenlode.synthetic.randomness import stream
from evenlode.vocabulary.bank_holidays import bank_holidays

SCHOOL_DAYS, STAFF_DAYS = 190, 5
WEEK = timedelta(days=7)
FRIDAY = 4


def calendar(seed: int, year: int, school: int = 0) -> Calendar:
    """The calendar of the academic year that begins in `year`; schools differ in the days they keep for staff."""
    terms = half_terms(year)
    days = [day for term in terms for day in weekdays(term.first, term.last)]
    surplus = len(days) - SCHOOL_DAYS - STAFF_DAYS
    days = days[: len(days) - surplus] if surplus > 0 else days
    inset = staff_days(seed, year, school, days)
    open_days = tuple(day for day in days if day not in inset)
    numbers = numpy.array([next(term.number for term in terms if term.first <= day <= term.last) for day in open_days])
    return Calendar(year, terms, open_days, numbers, inset)


def half_terms(year: int) -> tuple[Term, ...]:
    """The six half terms of an academic year, from the first school day of each to its last."""
    after, autumn = year + 1, weekday_on_or_after(date(year, 9, 2))
    october, may = monday_on_or_after(date(year, 10, 23)), last_monday(after, 5)
    january, february = weekday_on_or_after(date(after, 1, 3)), monday_on_or_after(date(after, 2, 13))
    spring_ends, summer = around_easter(easter(after))
    spans = (
        (autumn, october - timedelta(days=3)),
        (october + WEEK, christmas(year)),
        (january, february - timedelta(days=3)),
        (february + WEEK, spring_ends),
        (summer, may - timedelta(days=3)),
        (may + WEEK, date(after, 7, 28)),
    )
    return tuple(Term(number, first, last) for number, (first, last) in enumerate(spans, start=1))


def around_easter(sunday: date) -> tuple[date, date]:
    """The last day of spring and the first of summer: two weeks around Easter, before it where it is late."""
    if sunday < date(sunday.year, 4, 12):
        return sunday - timedelta(days=3), monday_on_or_after(sunday + timedelta(days=9))
    ends = sunday - timedelta(days=9)  # the Friday of the week before
    return ends, sunday + timedelta(days=9)


def monday_on_or_after(day: date) -> date:
    """The first Monday that is not before a day."""
    return day + timedelta(days=-day.weekday() % 7)


def weekday_on_or_after(day: date) -> date:
    """The day itself, or the Monday after a weekend."""
    return day if day.weekday() <= FRIDAY else monday_on_or_after(day)


def last_monday(year: int, month: int) -> date:
    """The last Monday of a month: in May the spring bank holiday."""
    end = date(year, month + 1, 1) - timedelta(days=1)
    return end - timedelta(days=end.weekday())


def christmas(year: int) -> date:
    """The last school day before Christmas: a Friday at least three days before it."""
    day = date(year, 12, 22)
    return day - timedelta(days=(day.weekday() - FRIDAY) % 7)


def weekdays(first: date, last: date) -> Iterator[date]:
    """Every day from Monday to Friday of a span, without bank holidays."""
    holidays = bank_holidays(last.year)
    day = first
    while day <= last:
        if day.weekday() <= FRIDAY and day not in holidays:
            yield day
        day += timedelta(days=1)


def staff_days(seed: int, year: int, school: int, days: list[date]) -> tuple[date, ...]:
    """Five days without pupils: the first of the year, and others that a school chooses at the edges of half terms."""
    edges = [
        day
        for place, day in enumerate(days)
        if (place and (day - days[place - 1]).days > 3) or (place + 1 < len(days) and (days[place + 1] - day).days > 3)
    ]
    extra = len(days) - SCHOOL_DAYS
    picked = stream(seed, "calendars", year, school).choice(len(edges), size=max(extra - 1, 0), replace=False)
    return tuple(sorted([days[0], *(edges[place] for place in picked)]))
