"""The periods within a year: the year itself, a term, a half-term, a week, or the year up to a date."""

import re
from datetime import date
from enum import StrEnum

WHOLE_YEAR = "year"


class Term(StrEnum):
    """The three terms of an English school year, in order.

    Source: DfE, Pupil absence in schools in England, methodology: autumn, spring and summer terms of two half-terms.
    """

    AUTUMN = "autumn"
    SPRING = "spring"
    SUMMER = "summer"

    @property
    def half_terms(self) -> tuple[int, int]:
        """The two half-terms of the term, numbered 1 to 6 through the year."""
        first = 2 * list(Term).index(self) + 1
        return first, first + 1


_NAMED = {
    WHOLE_YEAR: "the whole year",
    "autumn": "the autumn term",
    "spring": "the spring term",
    "summer": "the summer term",
    "autumn_spring": "the autumn and spring terms",
}
_HALF_TERM = re.compile(r"half_term_([1-6])", re.ASCII)
_WEEK = re.compile(r"week_(\d{4})_(\d{2})", re.ASCII)
_TO = re.compile(r"to_(\d{4})_(\d{2})_(\d{2})", re.ASCII)


def is_period(text: str) -> bool:
    """Whether `text` is a period's id: `year`, `autumn`, `autumn_spring`, `half_term_3`, `week_2026_05`,
    `to_2026_03_27`; weeks are ISO 8601 weeks and dates must exist.
    """
    return text in _NAMED or _HALF_TERM.fullmatch(text) is not None or _day_of(text) is not None


def title(period: str) -> str:
    """The period in plain English; raises `ValueError` where it is not a period's id."""
    if period in _NAMED:
        return _NAMED[period]
    if half_term := _HALF_TERM.fullmatch(period):
        return f"half-term {half_term[1]}"
    day = _day_of(period)
    if day is None:
        raise ValueError(f"not a period's id: {period}")
    start = "the week beginning" if period.startswith("week_") else "the year up to"
    return f"{start} {day.day} {day:%B %Y}"


def week_of(day: date) -> str:
    """The id of the ISO 8601 week that holds `day`, such as `week_2026_05`."""
    year, week, _ = day.isocalendar()
    return f"week_{year:04d}_{week:02d}"


def monday_of(week: str) -> date:
    """The Monday of a week's id; raises `ValueError` where it is none."""
    found = _WEEK.fullmatch(week)
    if found is None:
        raise ValueError(f"not a week's id: {week}")
    return date.fromisocalendar(int(found[1]), int(found[2]), 1)


def up_to(day: date) -> str:
    """The id of the part of the year that ends on `day`, such as `to_2026_03_27`."""
    return f"to_{day:%Y_%m_%d}"


def _day_of(text: str) -> date | None:
    """The Monday of a week's id, or the last day of a `to_` id; None where the text is neither or no such day is."""
    try:
        if _WEEK.fullmatch(text):
            return monday_of(text)
        if to := _TO.fullmatch(text):
            return date(int(to[1]), int(to[2]), int(to[3]))
    except ValueError:
        return None
    return None
