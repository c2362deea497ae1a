"""To which locality and partnership each school belongs, and which days of a year its calendar has."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import numpy

from evenlode.synthetic.calendars import FRIDAY, half_terms, weekdays
from evenlode.synthetic.days import SchoolDays
from evenlode.synthetic.kinds import NOBODY, Column, Schools
from evenlode.synthetic.targets import LOCALITIES
from evenlode.synthetic.writers import tables

BEGAN = "2010-09-01"
LOCALITY, PARTNERSHIP = "locality", "partnership"
Line = tuple[object, ...]


def locality(number: int) -> tuple[str, str]:
    """A locality's id and name."""
    return LOCALITIES[number], f"{LOCALITIES[number].capitalize()} Evenshire"


def partnership(schools: Schools, lead: int) -> tuple[str, str]:
    """A partnership's id and name: those of the place where its secondary school is."""
    tree, place, *_kind = schools.name[lead].split()
    return f"{tree}-{place}-partnership".lower(), f"{tree} {place} Partnership"


def write_memberships(folder: Path, schools: Schools, years: Sequence[int]) -> int:
    """Write where every school belongs; gives how many lines there are."""
    lines = list(memberships(schools))
    names = "urn", "kind", "place", "name", "from", "to"
    path = folder / f"places-of-schools_{max(years) + 1}-08-31.csv"
    return tables.write(path, dict(zip(names, columns(lines), strict=True)))


def memberships(schools: Schools) -> Iterator[Line]:
    """A line for each school and the places it belongs to; an academy belongs to those of the school that it was."""
    opened = dict(zip(schools.becomes.tolist(), schools.converts.tolist(), strict=True))
    for place, (urn, number, lead, closes) in enumerate(
        zip(schools.urn, schools.locality, schools.partnership, schools.converts, strict=True)
    ):
        since = f"{opened[place]}-09-01" if place in opened else BEGAN
        until = f"{closes}-08-31" if closes else ""
        yield urn, LOCALITY, *locality(int(number)), since, until
        if lead != NOBODY:
            yield urn, PARTNERSHIP, *partnership(schools, int(lead)), since, until


def write_calendar(folder: Path, schools: Schools, known: SchoolDays, open_now: Column) -> int:
    """Write the calendars of one year of the schools that are open in it; gives how many lines there are."""
    lines = [line for place in open_now.tolist() for line in school_calendar(schools.urn[place], known, place)]
    names = "place", "from", "to", "day", "half_term"
    path = folder / f"school-calendars_{known.year}-09-01.csv"
    return tables.write(path, dict(zip(names, columns(lines), strict=True)))


def school_calendar(urn: int, known: SchoolDays, place: int) -> Iterator[Line]:
    """A school's half terms, and the weekdays in them on which it has no pupils."""
    days = [one.astype(object) for one in known.on[place]]
    for number, first, last in spans(days, known.half_term[place]):
        yield urn, first, last, "open", number
        for day in missing(days, first, last):
            yield urn, day, "", "holiday", ""
    taught = {day for term in half_terms(known.year) for day in weekdays(term.first, term.last)}
    for day in sorted(taught - set(days)):
        if day < days[-1]:
            yield urn, day, "", "inset", ""


def spans(days: Sequence[date], half_term: Column) -> Iterator[tuple[int, date, date]]:
    """The half terms with the first and last day of each."""
    edges = [*numpy.flatnonzero(numpy.diff(half_term, prepend=0)).tolist(), len(days)]
    for start, end in pairwise(edges):
        yield int(half_term[start]), days[start], days[end - 1]


def missing(days: Sequence[date], first: date, last: date) -> list[date]:
    """The weekdays of a half term that are no school days anywhere: bank holidays."""
    taught = set(weekdays(first, last)) | set(days)
    every = [first + timedelta(days=more) for more in range((last - first).days)]
    return [day for day in every if day.weekday() <= FRIDAY and day not in taught]


def columns(lines: Sequence[Line]) -> list[Column]:
    """Lines as columns of texts."""
    return [numpy.array([str(cell) for cell in column], object) for column in zip(*lines, strict=True)]
