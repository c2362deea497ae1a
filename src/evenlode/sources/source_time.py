"""How new a file is: found inside it, said by its sender, read from its name, or guessed from what it covers.

In that order. The answer sorts by age, is kept with the load, and is printed on the receipt with how it was found.
"""

import re
from datetime import date, timedelta
from pathlib import Path

from evenlode.errors import WrongUsage
from evenlode.lake.kinds import SourceTime
from evenlode.vocabulary import clock

YEAR_MONTH = re.compile(r"(?<!\d)(20\d\d)[-_](0[1-9]|1[0-2])(?:[-_](0[1-9]|[12]\d|3[01]))?(?!\d)", re.ASCII)
MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
WORD_YEAR = re.compile(r"(?<![a-z])([a-z]{3,9})[-_ ]?(20\d\d)(?!\d)", re.IGNORECASE | re.ASCII)


def published(text: str) -> str:
    """A date said with `--published`: `2026-04` or `2026-04-30`; raises `WrongUsage` for anything else."""
    if not is_published(text):
        raise WrongUsage(f"'{text}' is not a date of publication.", remedy="write 2026-04 or 2026-04-30")
    if text > clock.today().isoformat():
        raise WrongUsage(f"{text} is in the future.", remedy="write the day on which it was published")
    return text


def is_published(text: str) -> bool:
    """Whether a text is a year and month, or a date."""
    whole = text if len(text) > len("2026-04") else f"{text}-01"
    try:
        return date.fromisoformat(whole).isoformat() == whole  # the week 2026-W18 is a date to Python, but not to us
    except ValueError:
        return False


def named(text: str) -> str:
    """The date in a file's or folder's name (`2026-04`, `sn_may_2025`); empty where there is none."""
    for found in YEAR_MONTH.finditer(text):
        if not is_year(found, text):
            return "-".join(part for part in found.groups() if part)
    for word, year in WORD_YEAR.findall(text):
        for month, name in enumerate(MONTHS, start=1):
            if name.startswith(word.lower()):
                return f"{year}-{month:02d}"
    return ""


def is_year(found: re.Match[str], text: str) -> bool:
    """Whether what looks like a month names an academic or financial year: `2011-12_absence`, but not a bare `2011-12`.

    Only 2009-10, 2010-11 and 2011-12 can be both; one of them that is the whole name, or has a day, is a month.
    """
    year, month, day = found.groups()
    return not day and int(month) == (int(year) + 1) % 100 and Path(text).stem != found.group()


def source_time(
    inside: str, said: str | None, path: Path, last_day: date | None, numbers: int, *, early: bool = False
) -> SourceTime:
    """How new a file is.

    `inside` is the date that the file itself gives, `said` that of `--published`; a guess is the last day that the file
    covers and how many numbers it holds for that period, so that of two files of one period the fuller is newer; but an
    `early` release, provisional or unvalidated, is older than any other of its period. A file that covers no period
    is older than every other. No guess is later than yesterday, whatever days to come a file speaks of (or a mistyped
    year makes of them): what is said with the day of today is newer.
    """
    if inside:
        return SourceTime(inside, "a date inside the file")
    if said:
        return SourceTime(published(said), "--published")
    if found := named(path.name):
        return SourceTime(found, "the file's name")
    if found := named(path.parent.name):
        return SourceTime(found, "the folder's name")
    if last_day is None:
        return SourceTime("0000-00-00", "a guess, as nothing says when it was published", guessed=True)
    fullness = f"{int(not early)}{numbers:08d}"
    last_day = min(last_day, clock.today() - timedelta(days=1))
    return SourceTime(f"{last_day.isoformat()}+{fullness}", "a guess from the last period it covers", guessed=True)
