"""Daily attendance, a line for each pupil and day: registers of each school, and what it corrects of them later.

Schools send a register for each half term, and at the end of all for each day. A reason that was not known on the day
(N) is corrected on the Monday after.
"""

from dataclasses import replace
from pathlib import Path

import numpy
from numpy.random import Generator

from evenlode.synthetic.events import Register
from evenlode.synthetic.kinds import Children, Column, Schools
from evenlode.synthetic.writers import tables

REGISTER, CORRECTIONS = "full", "delta"
NOT_KNOWN_YET, ILL, LATE_REASONS = "N", "I", 0.15
FIRST_MONDAY = 4  # 1 January 1970, from which days and weeks are counted, was a Thursday


def write_days(path: Path, register: Register, held: Column, schools: Schools, children: Children, **said: str) -> int:
    """Write the marks of some children and days, given as a truth for each; gives how many lines there are.

    Nothing is written where there is none. `said` are columns in which every line says the same.
    """
    day, child = numpy.nonzero(held.T)
    if not len(day):
        return 0
    codes = numpy.array(register.codes, object)
    return tables.write(
        path,
        {
            "urn": str(schools.urn[register.school]),
            "upn": children.upn[register.child[child]],
            "date": register.days.astype(str).astype(object)[day],
            "am": codes[register.morning[child, day]],
            "pm": codes[register.afternoon[child, day]],
            **said,
        },
    )


def on_roll(register: Register, places: Column) -> Column:
    """Who is on the roll on which of some days."""
    held = numpy.zeros(register.morning.shape, bool)
    held[:, places] = (register.morning[:, places] > 0) | (register.afternoon[:, places] > 0)
    return held


def write_half_terms(folder: Path, register: Register, until: int, schools: Schools, children: Children) -> int:
    """Write a register up to the day in a place, a file for each half term; gives how many lines there are."""
    written = 0
    for number in numpy.unique(register.half_term[:until]):
        places = numpy.flatnonzero(register.half_term[:until] == number)
        path = folder / f"half-term-{number}" / f"{schools.urn[register.school]}_{register.days[places[-1]]}.csv"
        written += write_days(path, register, on_roll(register, places), schools, children, mode=REGISTER)
    return written


def write_last_days(
    folder: Path, register: Register, since: int, schools: Schools, children: Children, numbers: Generator
) -> int:
    """Write the days of a register from a place on, a file for each day, and a week later what was not known yet.

    Gives how many lines there are.
    """
    late = numpy.zeros(register.morning.shape, bool)
    ill = numpy.isin(register.morning, ill_places(register)) & (register.morning == register.afternoon)
    late[:, since:] = ill[:, since:] & (numbers.random(late[:, since:].shape) < LATE_REASONS)
    first, written = not_known(register, late), 0
    for place in range(since, len(register.days)):
        day = register.days[place]
        path = folder / f"day-{day}" / f"{schools.urn[register.school]}_{day}.csv"
        written += write_days(path, first, on_roll(register, numpy.array([place])), schools, children, mode=REGISTER)
    return written + write_corrections(folder, register, late, schools, children)


def ill_places(register: Register) -> list[int]:
    """The place of the code for illness."""
    return [place for place, code in enumerate(register.codes) if code == ILL]


def not_known(register: Register, late: Column) -> Register:
    """A register in which the reason of some absences is not known yet."""
    mark = register.codes.index(NOT_KNOWN_YET)
    morning, afternoon = (numpy.where(late, mark, marks) for marks in (register.morning, register.afternoon))
    return replace(register, morning=morning, afternoon=afternoon)


def write_corrections(folder: Path, register: Register, late: Column, schools: Schools, children: Children) -> int:
    """Write the true marks of what was not known, a file for each week, as they are sent on the Monday after it."""
    weeks = (register.days.astype("datetime64[D]").astype(int) + FIRST_MONDAY - 1) // 7
    written = 0
    for week in numpy.unique(weeks[late.any(axis=0)]):
        monday = numpy.datetime64(int(week + 1) * 7 - FIRST_MONDAY + 1, "D")
        path = folder / "corrections" / f"{schools.urn[register.school]}_{monday}.csv"
        held = late & (weeks == week)
        said = {"mode": CORRECTIONS, "extracted": f"{monday}T09:00:00"}
        written += write_days(path, register, held, schools, children, **said)
    return written
