"""How days are read: which texts are a day, which could be either of two, and why any other is none.

The day stands first, as in Britain, or the year, as ISO 8601 has it. Spreadsheets and systems set to American ways put
the month first, and then two thirds of a year's days cannot be told from the other way by themselves, only by those
that stand beside them.
"""

import re
from collections.abc import Sequence
from datetime import date, datetime

from evenlode.sources.record_kinds import Said
from evenlode.vocabulary.clock import LONDON

ISO = re.compile(r"([1-9]\d{3})-(\d\d)-(\d\d)(?:[T ][\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?", re.ASCII)
BRITISH = re.compile(r"(\d{1,2})/(\d{1,2})/([1-9]\d{3})(?: \d\d?:\d\d(?::\d\d)?)?", re.ASCII)
MOMENT = re.compile(r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?", re.ASCII)
ZONED = re.compile(r"(?:Z|[+-]\d\d:?\d\d)$", re.ASCII)
SERIAL = re.compile(r"\d{5}(?:\.\d+)?", re.ASCII)
SHORT_YEAR = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-]\d\d", re.ASCII)
FIRST, LAST = date(1900, 1, 1), date(2099, 12, 31)
"""Between these lie the days of everybody who is or was a pupil; a spreadsheet's nought is a day before the first."""

MONTHS = 12
SEVERAL = 3  # so many different days tell a rule from chance
IN_FULL = "write it as 2026-03-02 or 02/03/2026, with four digits for the year"
DAY_FIRST = "write the day first in all of the column, 02/03/2026 for 2 March, or the year first, 2026-03-02"
EITHER_WAY: Said = (
    "date.either", "This could be either of two days: other days of this column have the month first, or the year.",
    DAY_FIRST,
)  # fmt: skip
NO_DAY: Said = ("date.unreadable", "This is not a day that exists, written in full.", IN_FULL)


def day(text: str) -> date | None:
    """A day written as `2026-03-02` or, as in Britain, `02/03/2026`; a time of day after it is left out."""
    found = written(text)
    return found if found and FIRST <= found <= LAST else None


def written(text: str) -> date | None:
    """A day in one of the two forms, whichever century it is of.

    A time that says its distance from Greenwich is a moment, and the day is England's at that moment: midnight in July
    is written `2026-07-05T23:00:00Z` by systems that keep Greenwich's time, and is the sixth.
    """
    if found := ISO.fullmatch(text):
        if ":" in text and ZONED.search(text):
            shown = in_england(text)
            return shown.date() if shown else None
        year, month, number = map(int, found.groups())
    elif found := BRITISH.fullmatch(text):
        number, month, year = map(int, found.groups())
    else:
        return None
    try:
        return date(year, month, number)
    except ValueError:
        return None


def in_england(text: str) -> datetime | None:
    """What clocks in England show at a moment that says its distance from Greenwich; None for a time that is none."""
    try:
        return datetime.fromisoformat(text.replace(" ", "T", 1)).astimezone(LONDON)
    except (ValueError, OverflowError):
        return None


def moment(text: str) -> str | None:
    """A day, or a day and a time, as a text that sorts by age: what clocks in England show.

    In the hour that comes twice at the end of summer time, the second time is written as the last second of the first
    with its minutes and seconds behind it: it sorts after the one and before two o'clock.
    """
    if not MOMENT.fullmatch(text) or not day(text):
        return None
    if ":" not in text or not ZONED.search(text):
        return text.replace(" ", "T", 1)
    shown = in_england(text)
    if shown and shown.fold:
        return f"{shown:%Y-%m-%dT%H}:59:59.9{shown:%M%S}"
    return f"{shown:%Y-%m-%dT%H:%M:%S.%f}".rstrip("0").rstrip(".") if shown else None


def why_no_day(text: str) -> Said:
    """Why a text is no day, and what to do."""
    if SERIAL.fullmatch(text):
        return (
            "date.serial", "This is a number, as a spreadsheet shows a day in a cell that is not formatted as a date.",
            "format the column as a date (in Excel: Home, Number, Short Date), save the file, and send it again",
        )  # fmt: skip
    if SHORT_YEAR.fullmatch(text):
        return "date.short_year", "The year has two digits, so nobody can tell its century.", IN_FULL
    if month_first(text):
        return "date.month_first", "This day has its month first, as Americans write it.", DAY_FIRST
    if written(text):
        return (
            "date.century",
            "This day lies before 1900 or after 2099, as where an empty cell is shown as a day, or a year is mistyped.",
            "correct the year, or leave the cell empty where there is no day",
        )  # fmt: skip
    return NO_DAY


def month_first(text: str) -> bool:
    """Whether a text can only be a day with its month first."""
    found = BRITISH.fullmatch(text)
    return found is not None and int(found[1]) <= MONTHS < int(found[2]) <= 31


def either_way(texts: Sequence[str]) -> set[str]:
    """Those of a column's texts that could be read day first or month first, where the others do not settle it.

    They do not where more of them can only have the month first than the day, nor where most of them have the year
    first. And where every day with the year first could be either, and those with the year last are only those that
    could not, a spreadsheet took for days what it could, in its own way, and left the others as they were.
    """
    years_first = {text: int(found[3]) for text in texts if (found := ISO.fullmatch(text))}
    parts = {text: (int(found[1]), int(found[2])) for text in texts if (found := BRITISH.fullmatch(text))}
    open_to_both = {text for text, (one, other) in parts.items() if one != other and max(one, other) <= MONTHS}
    if parts and not open_to_both and min(len(years_first), len(parts)) >= SEVERAL:
        return set(years_first) if max(years_first.values()) <= MONTHS else set()
    day_first = sum(one > MONTHS >= other for one, other in parts.values())
    is_settled = day_first >= sum(map(month_first, parts)) and (day_first or len(years_first) <= len(parts))
    return set() if is_settled else open_to_both
