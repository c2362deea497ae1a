"""The windows in which absence is collected: no day is in two of them, none is left out."""

import itertools
from datetime import date, timedelta

import pytest

from evenlode.vocabulary.absence_windows import PERIODS_OF, windows
from evenlode.vocabulary.years import academic


@pytest.mark.parametrize("start", range(2010, 2031))
def test_the_windows_of_a_year_follow_each_other(start: int) -> None:
    parts = windows(academic(start))
    assert [part.part for part in parts] == list(PERIODS_OF)
    assert (parts[0].first, parts[-1].last) == (date(start, 8, 1), date(start + 1, 7, 31))
    assert all(after.first - before.last == timedelta(days=1) for before, after in itertools.pairwise(parts))


@pytest.mark.parametrize(
    ("start", "easter_sunday", "second_half"),
    [
        (2023, date(2024, 3, 31), date(2024, 5, 27)),
        (2024, date(2025, 4, 20), date(2025, 5, 26)),
        (2011, date(2012, 4, 8), date(2012, 6, 4)),
        (2021, date(2022, 4, 17), date(2022, 5, 30)),
    ],
)
def test_spring_ends_with_easter_and_summer_turns_at_the_bank_holiday(
    start: int, easter_sunday: date, second_half: date
) -> None:
    _autumn, spring, _first, second = windows(academic(start))
    assert (spring.last, second.first) == (easter_sunday, second_half)
