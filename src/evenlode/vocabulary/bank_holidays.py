"""England's bank holidays: on them no school is open, whatever its half-terms are.

Sources: Banking and Financial Dealings Act 1971, schedule 1 and section 1(3); the proclamations under it that moved or
added a day, in the London Gazette.
"""

from datetime import date, timedelta
from functools import cache

from dateutil.easter import easter

ADDED = (date(2011, 4, 29), date(2012, 6, 5), date(2022, 6, 3), date(2022, 9, 19), date(2023, 5, 8))
MOVED = {date(2012, 5, 28): date(2012, 6, 4), date(2020, 5, 4): date(2020, 5, 8), date(2022, 5, 30): date(2022, 6, 2)}
DAY, WEEK, SATURDAY = timedelta(days=1), timedelta(days=7), 5


@cache
def bank_holidays(year: int) -> frozenset[date]:
    """The bank holidays of a calendar year, with the Mondays and Tuesdays that stand for days of a weekend."""
    sunday = easter(year)
    mondays = (first_monday(year, 5), last_monday(year, 5), last_monday(year, 8))
    usual = {sunday - 2 * DAY, sunday + DAY, *(MOVED.get(day, day) for day in mondays)}
    added = {day for day in ADDED if day.year == year}
    return frozenset(usual | added | {working(date(year, 1, 1), 1)} | christmas(year))


def christmas(year: int) -> set[date]:
    """The two days at Christmas; those of a weekend are kept on the next days that are neither."""
    both = (date(year, 12, 25), date(year, 12, 26))
    clashing = sum(day.weekday() >= SATURDAY for day in both)
    return {working(day, 2 if clashing else 1) for day in both}


def working(day: date, step: int) -> date:
    """A day, or where it lies in a weekend one that comes a number of days later, past the weekend."""
    while day.weekday() >= SATURDAY:
        day += step * DAY
    return day


def first_monday(year: int, month: int) -> date:
    """The first Monday of a month."""
    first = date(year, month, 1)
    return first + timedelta(days=-first.weekday() % 7)


def last_monday(year: int, month: int) -> date:
    """The last Monday of a month of 31 days."""
    last = date(year, month, 31)
    return last - timedelta(days=last.weekday())
