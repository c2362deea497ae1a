"""The parts of a school year in which absence is collected, by their dates.

Attendance is collected a term late, in windows that are the same for every school and are not its own terms: autumn is
1 August to 31 December; spring to Easter Sunday; the first half of summer to the Sunday before the spring bank holiday;
the second half to 31 July. A register of days is added up over the same windows, so that it can be set beside them.

Source: DfE, Pupil absence in schools in England: methodology, data collection.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from dateutil.easter import easter

from evenlode.vocabulary.bank_holidays import MOVED, last_monday
from evenlode.vocabulary.periods import WHOLE_YEAR
from evenlode.vocabulary.years import Year, academic

PERIODS_OF: Mapping[str, tuple[str, ...]] = {
    "autumn": ("autumn", "autumn_spring", WHOLE_YEAR),
    "spring": ("spring", "autumn_spring", WHOLE_YEAR),
    "half_term_5": ("half_term_5", "summer", WHOLE_YEAR),
    "half_term_6": ("half_term_6", "summer", WHOLE_YEAR),
}
"""The periods of figures that each window is a part of."""


FIRST_MONTH = 8
"""The month in which the windows of a year begin."""


@dataclass(frozen=True)
class Window:
    """A part of the year by its id, with its first and last day."""

    part: str
    first: date
    last: date


def windows(year: Year) -> tuple[Window, ...]:
    """The windows of an academic year, in order; they leave no day between them."""
    spring_ends, summer_turns = easter(year.last + 1), spring_holiday_week(year.last + 1)
    ends = (date(year.start, 12, 31), spring_ends, summer_turns - timedelta(days=1), date(year.last + 1, 7, 31))
    starts = (date(year.start, FIRST_MONTH, 1), *(end + timedelta(days=1) for end in ends[:-1]))
    return tuple(Window(part, first, last) for part, first, last in zip(PERIODS_OF, starts, ends, strict=True))


def year_of(day: date) -> Year:
    """The academic year in whose windows a day lies."""
    return academic(day.year if day.month >= FIRST_MONTH else day.year - 1)


def spring_holiday_week(year: int) -> date:
    """The Monday of the week of the spring bank holiday: the last Monday of May, unless it was moved for a jubilee."""
    usual = last_monday(year, 5)
    day = MOVED.get(usual, usual)
    return day - timedelta(days=day.weekday())
