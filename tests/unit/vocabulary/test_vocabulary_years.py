"""Years: neighbours in time, spans, and the year that holds a day."""

from datetime import date

import pytest

from evenlode.vocabulary.years import Year, YearKind, academic, calendar, financial, year_holding


def test_the_year_before_and_after() -> None:
    assert academic(2015).previous() == academic(2014)
    assert financial(2014).next() == financial(2015)
    assert Year(YearKind.CALENDAR, 2014, 2016).previous() == Year(YearKind.CALENDAR, 2013, 2015)


def test_only_several_years_are_a_span() -> None:
    assert Year(YearKind.ACADEMIC, 2014, 2016).is_span
    assert not academic(2014).is_span


def test_a_span_that_ends_before_it_begins_is_a_fault() -> None:
    with pytest.raises(ValueError, match="ends before"):
        Year(YearKind.ACADEMIC, 2016, 2014)


@pytest.mark.parametrize(
    ("day", "kind", "expected"),
    [
        (date(2015, 8, 31), YearKind.ACADEMIC, academic(2014)),
        (date(2015, 9, 1), YearKind.ACADEMIC, academic(2015)),
        (date(2015, 3, 31), YearKind.FINANCIAL, financial(2014)),
        (date(2015, 4, 1), YearKind.FINANCIAL, financial(2015)),
        (date(2015, 1, 1), YearKind.CALENDAR, calendar(2015)),
    ],
)
def test_the_year_that_holds_a_day(day: date, kind: YearKind, expected: Year) -> None:
    assert year_holding(day, kind) == expected


def test_years_of_one_kind_sort_by_time() -> None:
    assert sorted([academic(2016), academic(2014), academic(2015)]) == [academic(2014), academic(2015), academic(2016)]
