"""Daily attendance, a line for each pupil and day: a file for each school and half term, or for each school and day."""

from pathlib import Path

import numpy

from evenlode.synthetic.events import Register
from evenlode.synthetic.kinds import Children, Column, Schools
from evenlode.synthetic.writers import tables


def write_days(path: Path, register: Register, places: Column, schools: Schools, children: Children) -> int:
    """Write the marks of some days of a register, by their places in it; gives how many lines there are.

    A child has a line for every day on which they are on the roll. Nothing is written where nobody is on it.
    """
    morning, afternoon = register.morning[:, places].T, register.afternoon[:, places].T
    day, child = numpy.nonzero((morning > 0) | (afternoon > 0))
    if not len(day):
        return 0
    codes = numpy.array(register.codes, object)
    return tables.write(
        path,
        {
            "urn": str(schools.urn[register.school]),
            "upn": children.upn[register.child[child]],
            "date": register.days[places].astype(str).astype(object)[day],
            "am": codes[morning[day, child]],
            "pm": codes[afternoon[day, child]],
        },
    )


def write_half_terms(folder: Path, register: Register, until: int, schools: Schools, children: Children) -> int:
    """Write a register up to the day in a place, a file for each half term; gives how many lines there are."""
    written = 0
    for number in numpy.unique(register.half_term):
        places = numpy.flatnonzero(register.half_term[:until] == number)
        if len(places):
            path = folder / f"half-term-{number}" / f"{schools.urn[register.school]}_{register.days[places[-1]]}.csv"
            written += write_days(path, register, places, schools, children)
    return written


def write_last_days(folder: Path, register: Register, since: int, schools: Schools, children: Children) -> int:
    """Write the days of a register from a place on, a file for each day; gives how many lines there are."""
    written = 0
    for place in range(since, len(register.days)):
        day = register.days[place]
        path = folder / f"day-{day}" / f"{schools.urn[register.school]}_{day}.csv"
        written += write_days(path, register, numpy.array([place]), schools, children)
    return written
