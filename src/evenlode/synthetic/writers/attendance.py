"""Daily attendance, a line for each pupil and day: registers of each school, and what it corrects of them later.

Schools send a register for each half term, and at the end of all for each day. A reason that was not known on the day
(N) is corrected on the day on which it is known.
"""

from pathlib import Path

import numpy

from evenlode.synthetic.corrections import Corrections, said_first
from evenlode.synthetic.events import Register
from evenlode.synthetic.kinds import Children, Column, Schools
from evenlode.synthetic.writers import tables

REGISTER, CORRECTIONS = "full", "delta"
KNOWN_AT = "16:00:00"  # when a school writes down the day's reasons


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
    folder: Path, register: Register, since: int, schools: Schools, children: Children, found: Corrections
) -> int:
    """Write the days of a register from a place on, a file for each day as it stood then, and what it corrects later.

    Gives how many lines there are.
    """
    first, written = said_first(register, found), 0
    for place in range(since, len(register.days)):
        day = register.days[place]
        path = folder / f"day-{day}" / f"{schools.urn[register.school]}_{day}.csv"
        written += write_days(path, first, on_roll(register, numpy.array([place])), schools, children, mode=REGISTER)
    return written + write_corrections(folder, register, found, schools, children)


def write_corrections(
    folder: Path, register: Register, found: Corrections, schools: Schools, children: Children
) -> int:
    """Write the true marks of days whose reasons were not known, a file for each day on which they became known."""
    written = 0
    for known in numpy.unique(found.known):
        day = register.days[known]
        path = folder / "corrections" / f"{schools.urn[register.school]}_{day}.csv"
        held = numpy.zeros(register.morning.shape, bool)
        now = found.where(found.known == known)
        held[found.row[now], found.day[now]] = True
        said = {"mode": CORRECTIONS, "extracted": f"{day}T{KNOWN_AT}"}
        written += write_days(path, register, held, schools, children, **said)
    return written
