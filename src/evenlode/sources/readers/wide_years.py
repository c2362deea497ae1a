"""Of which year, and which part of it, each record of a wide file is."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

import numpy
import pyarrow

from evenlode.errors import Problem, Refused, Severity
from evenlode.sources.kinds import WideFigures, YearFrom, YearRule
from evenlode.sources.readers.distinct import Coded, Codes, crossed
from evenlode.vocabulary.identifiers import is_urn
from evenlode.vocabulary.periods import week_of
from evenlode.vocabulary.years import Year, YearKind, academic, read_label, year_holding

KINDS = {
    "academic year": (YearKind.ACADEMIC, "year"),
    "financial year": (YearKind.FINANCIAL, "year"),
    "calendar year": (YearKind.CALENDAR, "year"),
    "reporting year": (YearKind.CALENDAR, "year"),
    "autumn term": (YearKind.ACADEMIC, "autumn"),
    "spring term": (YearKind.ACADEMIC, "spring"),
    "summer term": (YearKind.ACADEMIC, "summer"),
    "autumn and spring term": (YearKind.ACADEMIC, "autumn_spring"),
    "autumn and spring terms": (YearKind.ACADEMIC, "autumn_spring"),
    "": (YearKind.ACADEMIC, "year"),
}
WEEK = re.compile(r"week (\d{1,2})", re.ASCII)
EARLIER = re.compile(r"_([1-4]\d)(?:_PTQ|$)", re.ASCII)
HELD_TWO_YEARS = re.compile(r"(?<!\d)(20\d\d)[-_](?:20)?(\d\d)(?!\d)", re.ASCII)
HARDLY = 10  # a year is hardly named where another is named ten times as often
BEGINS_IN = re.compile(r"(?<!\d)(20\d\d)[-_]\d{3}(?!\d)", re.ASCII)

# The highest URN that had been given out when an academic year began, by the year in which it began: from the opening
# dates in DfE's register of schools. Read no further: what is beyond is a question for whoever sends the file.
FIRST_URNS = ((2017, 144_400), (2018, 146_000), (2019, 147_150), (2020, 148_150))


@dataclass(frozen=True, eq=False)
class Years:
    """The distinct years and periods of a file as their ids, the number of each record's, and which could be read."""

    ids: tuple[str, ...]
    periods: tuple[str, ...]
    codes: Codes
    readable: tuple[bool, ...]
    last_days: tuple[date | None, ...]


def years_of(source: WideFigures, texts: pyarrow.Table, told: Mapping[str, Sequence[str]]) -> Years:
    """The year of every record: from its columns, or the one that `told` says of the whole file."""
    if source.year.by is YearFrom.PERIOD:
        return by_period(source.year, texts)
    if source.year.by is YearFrom.COLUMN:
        label = Coded.of(texts[source.year.column])
        return labelled([(text, "academic year") for text in label.texts], label.codes)
    year = Year.parse(told["year"][0])
    return Years((year.id,), ("year",), numpy.zeros(len(texts), numpy.int64), (True,), (year.last_day,))


def by_period(rule: YearRule, texts: pyarrow.Table) -> Years:
    """The years of a column of labels, each of the kind that the column beside it says."""
    label = Coded.of(texts[rule.column])
    if rule.identifier not in texts.column_names:
        return labelled([(text, "") for text in label.texts], label.codes)
    identifier = Coded.of(texts[rule.identifier])
    pairs, codes = crossed(label, identifier)
    return labelled([(label.texts[one], identifier.texts[other]) for one, other in pairs], codes)


def labelled(pairs: list[tuple[str, str]], codes: Codes) -> Years:
    """What labels and the words beside them mean; what is no year keeps its text."""
    read = [meaning(label.strip(), identifier.strip().lower()) for label, identifier in pairs]
    return Years(
        ids=tuple(found[0].id if found else " ".join(pair).strip() for found, pair in zip(read, pairs, strict=True)),
        periods=tuple(found[1] if found else "year" for found in read),
        codes=codes,
        readable=tuple(found is not None for found in read),
        last_days=tuple(found[0].last_day if found else None for found in read),
    )


def meaning(label: str, identifier: str) -> tuple[Year, str] | None:
    """The year and period that a label means where `identifier` says of what kind it is; None where it is neither."""
    if week := WEEK.fullmatch(identifier):
        return of_week(label, int(week[1]))
    kind, period = KINDS.get(identifier, (None, "year"))
    found = read_label(label, kind) if kind else None
    return (found.year, period) if found else None


def of_week(label: str, number: int) -> tuple[Year, str] | None:
    """The academic year that an ISO week lies in, and the week."""
    try:
        day = date.fromisocalendar(int(label), number, 1)
    except ValueError:
        return None
    return year_holding(day, YearKind.ACADEMIC), week_of(day)


def year_of_the_file(
    source: WideFigures, texts: pyarrow.Table, named: str
) -> tuple[dict[str, list[str]], tuple[Problem, ...]]:
    """The one school year of a file's figures, where its records bear none; raises `Refused` where nothing says it.

    `named` is the year in the name of the file or its folder, empty where there is none.
    """
    if source.year.by in (YearFrom.PERIOD, YearFrom.COLUMN):
        return {}, ()
    inside = said_inside(source, texts.column_names)
    if inside or named:
        return {"year": [inside.id if inside else named]}, ()
    guess = newest_school(source, texts)
    if guess is None:
        raise Refused(
            "Nothing says of which school year these figures are.",
            where="looked at the columns, and at the names of the file and its folder",
            remedy="put the year into the file's name, such as 2018-2019_england_abs.csv, and load it again",
        )
    return {"year": [guess.id]}, (guessed(guess),)


def guessed(year: Year) -> Problem:
    """The warning for a file whose year is guessed."""
    return Problem(
        None,
        None,
        "year.guessed",
        f"Nothing says of which year these figures are; by the newest school in it, it is {year}.",
        "if that is wrong, put the year into the file's name, such as 2018-2019_england_abs.csv, and load it again",
        Severity.WARNING,
    )


def said_inside(source: WideFigures, columns: list[str]) -> Year | None:
    """The year after the newest of the earlier years whose results stand beside it (`_17`: summer 2017).

    A year that hardly any column names is not one of them: now and then a column of the file's own year bears it.
    """
    if source.year.by is not YearFrom.HISTORY:
        return None
    figures = [name for name in columns if name not in source.attributes]
    named = Counter(int(found[1]) for name in figures for found in EARLIER.finditer(name))
    earlier = [year for year, times in named.items() if times * HARDLY >= max(named.values())]
    return academic(2000 + max(earlier) - source.year.lag) if earlier else None


def newest_school(source: WideFigures, texts: pyarrow.Table) -> Year | None:
    """The year of a national file, from the year in which its newest school opened; None beyond the known years."""
    columns = [name for names in source.places.codes.values() for name in names if name in texts.column_names]
    found = [int(text) for name in columns for text in Coded.of(texts[name]).texts if is_urn(text.strip())]
    newest = max(found, default=0)
    opened = [start for (start, first), (_next, after) in pairwise(FIRST_URNS) if first < newest <= after]
    return academic(opened[0] - source.year.lag) if opened else None


def named_year(text: str) -> str:
    """The academic year in the name of a file or folder (`2018-2019_england_abs`, `2016-936-ks2`); empty for none."""
    if (found := HELD_TWO_YEARS.search(text)) and int(found[2]) == (int(found[1]) + 1) % 100:
        return academic(int(found[1])).id
    begins = BEGINS_IN.search(text)
    return academic(int(begins[1])).id if begins else ""
