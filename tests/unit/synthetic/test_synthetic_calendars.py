"""The invented county's calendar: as many days as the law asks, none of them a holiday, half terms in order."""

from itertools import pairwise

import pytest
from dateutil.easter import easter

from evenlode.synthetic.calendars import SCHOOL_DAYS, STAFF_DAYS, calendar

YEARS = range(2008, 2040)


@pytest.mark.parametrize("year", YEARS)
def test_a_year_has_190_days_for_pupils_and_five_for_staff(year: int) -> None:
    found = calendar(1, year)
    assert (len(found.days), len(found.inset)) == (SCHOOL_DAYS, STAFF_DAYS)
    assert not set(found.days) & set(found.inset)
    assert all(day.weekday() < 5 for day in (*found.days, *found.inset))


@pytest.mark.parametrize("year", YEARS)
def test_it_begins_in_september_and_ends_in_july_and_leaves_holidays_out(year: int) -> None:
    days = calendar(1, year).days
    assert (days[0].year, days[0].month) == (year, 9)
    assert (days[-1].year, days[-1].month) == (year + 1, 7)
    assert not any(day.month == 8 or (day.month, day.day) in ((12, 25), (12, 26), (1, 1)) for day in days)
    sunday = easter(year + 1)
    assert not any(-2 <= (day - sunday).days <= 1 for day in days)


@pytest.mark.parametrize("year", YEARS)
def test_half_terms_follow_each_other_with_a_week_or_more_between(year: int) -> None:
    terms = calendar(1, year).terms
    assert [term.number for term in terms] == [1, 2, 3, 4, 5, 6]
    assert all(term.first < term.last for term in terms)
    assert all((after.first - before.last).days > 7 for before, after in pairwise(terms))
    assert sorted(set(calendar(1, year).half_term.tolist())) == [1, 2, 3, 4, 5, 6]


def test_schools_keep_other_days_for_staff_and_one_seed_gives_one_calendar() -> None:
    assert calendar(1, 2025, 3).inset == calendar(1, 2025, 3).inset
    assert len({calendar(1, 2025, school).inset for school in range(20)}) > 10
