"""How new a file is: found inside it, said by its sender, read from its name, or guessed from what it covers.

In that order. The answer sorts by age, is kept with the load, and is printed on the receipt with how it was found.
"""

import re
from datetime import date
from pathlib import Path

from evenlode.errors import WrongUsage
from evenlode.lake.kinds import SourceTime

YEAR_MONTH = re.compile(r"(?<!\d)(20\d\d)[-_](0[1-9]|1[0-2])(?:[-_](0[1-9]|[12]\d|3[01]))?(?!\d)")
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH_YEAR = re.compile(
    r"(?<![a-z])(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[-_ ]?(20\d\d)(?!\d)", re.IGNORECASE
)


def published(text: str) -> str:
    """A date said with `--published`: `2026-04` or `2026-04-30`; raises `WrongUsage` for anything else."""
    try:
        date.fromisoformat(text if len(text) > len("2026-04") else f"{text}-01")
    except ValueError as error:
        raise WrongUsage(f"'{text}' is not a date of publication.", remedy="write 2026-04 or 2026-04-30") from error
    return text


def is_published(text: str) -> bool:
    """Whether a text is a year and month, or a date."""
    try:
        published(text)
    except WrongUsage:
        return False
    return True


def named(text: str) -> str:
    """The date in a file's or folder's name (`2026-04`, `sn_may_2025`); empty where there is none."""
    if found := YEAR_MONTH.search(text):
        return "-".join(part for part in found.groups() if part)
    if found := MONTH_YEAR.search(text):
        return f"{found[2]}-{MONTHS.index(found[1].lower()) + 1:02d}"
    return ""


def source_time(inside: str, said: str | None, path: Path, last_day: date | None, numbers: int) -> SourceTime:
    """How new a file is.

    `inside` is the date that the file itself gives, `said` that of `--published`; a guess is the last day that the file
    covers and how many numbers it holds for that period, so that of two files of one period the fuller is newer.
    """
    if inside:
        return SourceTime(inside, "a date inside the file")
    if said:
        return SourceTime(published(said), "--published")
    if found := named(path.name):
        return SourceTime(found, "the file's name")
    if found := named(path.parent.name):
        return SourceTime(found, "the folder's name")
    day = last_day.isoformat() if last_day else "0000-00-00"
    return SourceTime(f"{day}+{numbers:09d}", "a guess from the last period it covers", guessed=True)
