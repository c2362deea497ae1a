"""Makes a look-alike county's attendance: `python benchmarks/attendance.py [--by month] [--schools N] FOLDER`.

Every value is invented, and the files are the same every time. A year of 295 schools is 19 million pupil-days: a file
for each school and half term (1,770), or one for each month (11). Beside it stand a day's late corrections, in one
file and in one for each school.
"""

import argparse
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import groupby
from pathlib import Path

from evenlode.vocabulary.identifiers import FIRST_INVENTED_URN, INVENTED_AUTHORITY, upn_check_letter

SCHOOLS, PUPILS = 295, 339
HALF_TERMS = (
    (date(2025, 9, 3), 33), (date(2025, 11, 3), 35), (date(2026, 1, 5), 30), (date(2026, 2, 23), 25),
    (date(2026, 4, 13), 29), (date(2026, 6, 1), 38),
)  # fmt: skip
"""The first day of each half term, and how many days of school it has: 190 in all."""

HEAD = "URN,UPN,Date,AM,PM,Minutes late AM,Extracted\n"
DAYS = (*[("/", "\\", "")] * 88, *[("I", "I", "")] * 5, *[("L", "\\", "7")] * 2, ("M", "\\", ""), ("O", "O", ""),
        ("N", "N", ""), ("G", "G", ""), ("/", "V", ""))  # fmt: skip
"""A hundred pupil-days, of which most are present all day."""

CORRECTED, CORRECTIONS = date(2026, 7, 20), 300


def school_days() -> Iterator[tuple[int, date]]:
    """Every day of school, with the number of its half term."""
    for number, (first, count) in enumerate(HALF_TERMS, start=1):
        weekdays = (day for day in (first + timedelta(later) for later in range(2 * count)) if day.weekday() < 5)
        yield from ((number, day) for _, day in zip(range(count), weekdays, strict=False))


def pupils_of(school: int) -> list[str]:
    """The unique pupil numbers of a school, which are invented."""
    rests = (f"{INVENTED_AUTHORITY}{school:04d}20{number:03d}" for number in range(PUPILS))
    return [upn_check_letter(rest) + rest for rest in rests]


def lines(school: int, pupils: Sequence[str], days: Sequence[date]) -> Iterator[str]:
    """The lines of one school's register, day by day; it was exported on the evening of the last."""
    urn, extracted = FIRST_INVENTED_URN + school, f"{days[-1]}T16:30:00"
    for day in days:
        seed = 31 * day.toordinal() + school
        for number, upn in enumerate(pupils):
            am, pm, late = DAYS[(seed + number * (7 + day.day)) % 100]
            yield f"{urn},{upn},{day},{am},{pm},{late},{extracted}\n"


def write(folder: Path, by: str = "half_term", schools: int = SCHOOLS) -> Path:
    """Write a year of so many schools, in files by half term and school or by month."""
    folder.mkdir(parents=True, exist_ok=True)
    pupils = {school: pupils_of(school) for school in range(1, schools + 1)}
    if by == "month":
        for month, named in groupby(school_days(), key=lambda one: f"{one[1]:%Y-%m}"):
            days = [day for _, day in named]
            written(
                folder / f"attendance-{month}.csv", (line for one in pupils for line in lines(one, pupils[one], days))
            )
        return folder
    for number, named in groupby(school_days(), key=lambda one: one[0]):
        days = [day for _, day in named]
        for school, upns in pupils.items():
            written(folder / f"{FIRST_INVENTED_URN + school}-half-term-{number}.csv", lines(school, upns, days))
    return folder


def corrections(folder: Path, schools: int = SCHOOLS) -> tuple[Path, Path]:
    """Write a day's late corrections, as one file and as a folder with a file for each school."""
    apart = folder / "apart"
    apart.mkdir(parents=True, exist_ok=True)
    each = {
        school: list(corrected(school, len(range(school, CORRECTIONS + 1, schools))))
        for school in range(1, schools + 1)
    }
    written(folder / "together.csv", (line for some in each.values() for line in some))
    for school, some in each.items():
        written(apart / f"{FIRST_INVENTED_URN + school}.csv", some)
    return folder / "together.csv", apart


def corrected(school: int, count: int) -> Iterator[str]:
    """A school's corrections: what was not known on the day was illness."""
    for upn in pupils_of(school)[:count]:
        yield f"{FIRST_INVENTED_URN + school},{upn},{CORRECTED},I,I,,{CORRECTED + timedelta(3)}T09:00:00\n"


def written(path: Path, records: Iterator[str] | Sequence[str]) -> None:
    """Write one file under its header."""
    with path.open("w", encoding="utf-8", newline="") as out:
        out.write(HEAD)
        out.writelines(records)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--by", choices=("half_term", "month"), default="half_term")
    parser.add_argument("--schools", type=int, default=SCHOOLS)
    said = parser.parse_args()
    write(said.folder / "year", said.by, said.schools)
    corrections(said.folder / "corrections", said.schools)
