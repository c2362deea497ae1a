"""England's bank holidays, as gov.uk lists them, of years in which days were moved, added or kept on another day."""

from datetime import date

import pytest

from drawn import rows, words
from evenlode.vocabulary.bank_holidays import bank_holidays

# Source: GOV.UK, UK bank holidays, England and Wales; the London Gazette.
YEARS = """
    year | days
    2011 | 01-03 04-22 04-25 04-29 05-02 05-30 08-29 12-26 12-27
    2012 | 01-02 04-06 04-09 05-07 06-04 06-05 08-27 12-25 12-26
    2016 | 01-01 03-25 03-28 05-02 05-30 08-29 12-26 12-27
    2020 | 01-01 04-10 04-13 05-08 05-25 08-31 12-25 12-28
    2021 | 01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28
    2022 | 01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27
    2023 | 01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26
    2026 | 01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28
    2027 | 01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28
"""


@pytest.mark.parametrize(("year", "days"), rows(YEARS))
def test_the_bank_holidays_of_a_year(year: str, days: str) -> None:
    assert bank_holidays(int(year)) == {date.fromisoformat(f"{year}-{day}") for day in words(days)}


@pytest.mark.parametrize("year", range(2000, 2051))
def test_no_bank_holiday_lies_in_a_weekend(year: int) -> None:
    found = bank_holidays(year)
    assert len(found) >= 8
    assert all(day.weekday() < 5 for day in found)
