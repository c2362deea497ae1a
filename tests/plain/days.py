"""School years and their days: the January census, and the parts of a year in which absence is collected.

A year is written as the one in which it begins: 2023 is 2023/24. Source of the parts: DfE, Pupil absence in schools in
England: methodology, data collection.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache

from dateutil.easter import easter

DAY = timedelta(days=1)
THURSDAY, MONDAY = 3, 0
# The spring bank holidays that were not on the last Monday of May: for the jubilees of 2002, 2012 and 2022.
JUBILEES = {2002: date(2002, 6, 4), 2012: date(2012, 6, 4), 2022: date(2022, 6, 2)}
PERIODS_WITH: Mapping[str, tuple[str, ...]] = {
    "autumn": ("autumn", "autumn_spring", "year"),
    "spring": ("spring", "autumn_spring", "year"),
    "half_term_5": ("half_term_5", "summer", "year"),
    "half_term_6": ("half_term_6", "summer", "year"),
}


def year_id(year: int) -> str:
    """A year as rows write it: `202324`."""
    return f"{year}{(year + 1) % 100:02d}"


def year_of(id: str) -> int:
    """The year in which one begins that is written `202324` or `2023/24`."""
    return int(id[:4])


def january_census(year: int) -> date:
    """The third Thursday of January."""
    thursdays = [day for number in range(1, 32) if (day := date(year + 1, 1, number)).weekday() == THURSDAY]
    return thursdays[2]


def spring_bank_holiday(year: int) -> date:
    """The last Monday of May of a calendar year, but for jubilees."""
    mondays = [day for number in range(1, 32) if (day := date(year, 5, number)).weekday() == MONDAY]
    return JUBILEES.get(year, mondays[-1])


@cache
def parts(year: int) -> dict[str, tuple[date, date]]:
    """The first and last day of each part of a year in which absence is collected.

    August to December; to Easter Sunday; to the Sunday before the spring bank holiday; to the end of July.
    """
    holiday = spring_bank_holiday(year + 1)
    sunday_before = holiday - (holiday.weekday() + 1) * DAY
    spring_ends = easter(year + 1)
    return {
        "autumn": (date(year, 8, 1), date(year, 12, 31)),
        "spring": (date(year + 1, 1, 1), spring_ends),
        "half_term_5": (spring_ends + DAY, sunday_before),
        "half_term_6": (sunday_before + DAY, date(year + 1, 7, 31)),
    }


def years_before(day: date, years: int) -> date:
    """The same day so many years before; of 29 February the 28th where there is none."""
    leap_day = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year - years, day=28) if leap_day else day.replace(year=day.year - years)
