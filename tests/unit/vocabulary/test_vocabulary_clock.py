"""The clock: aware and in UTC, while the date is London's."""

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine

from evenlode.vocabulary import clock


def test_now_is_aware_and_in_utc() -> None:
    assert clock.now().utcoffset() == timedelta(0)


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        (datetime(2026, 3, 31, 23, 30, tzinfo=UTC), date(2026, 4, 1)),
        (datetime(2026, 1, 31, 23, 30, tzinfo=UTC), date(2026, 1, 31)),
        (datetime(2026, 8, 31, 22, 59, tzinfo=UTC), date(2026, 8, 31)),
        (datetime(2026, 8, 31, 23, 0, tzinfo=UTC), date(2026, 9, 1)),
    ],
)
def test_today_begins_at_midnight_in_london(moment: datetime, expected: date) -> None:
    with time_machine.travel(moment, tick=False):
        assert clock.now() == moment
        assert clock.today() == expected


@pytest.mark.parametrize(
    ("day", "last"),
    [
        (date(2026, 1, 31), datetime(2026, 1, 31, 23, 59, 59, 999999, tzinfo=UTC)),
        (date(2026, 8, 31), datetime(2026, 8, 31, 22, 59, 59, 999999, tzinfo=UTC)),
        (date(2026, 3, 29), datetime(2026, 3, 29, 22, 59, 59, 999999, tzinfo=UTC)),  # the clocks go forward
        (date(2026, 10, 25), datetime(2026, 10, 25, 23, 59, 59, 999999, tzinfo=UTC)),  # the clocks go back
    ],
)
def test_a_day_ends_at_midnight_in_london(day: date, last: datetime) -> None:
    assert clock.end_of(day) == last
    assert clock.end_of(day).utcoffset() == timedelta(0)
