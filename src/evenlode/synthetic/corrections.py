"""What a register said first and was corrected later: reasons that a school did not know on the day.

The marks of a register are what is true in the end. Until a reason is known the mark is N, and the school corrects it
some days later. Source: DfE, Working together to improve school attendance (N is replaced as soon as the reason is
known).
"""

from dataclasses import dataclass, replace

import numpy
from numpy.random import Generator

from evenlode.synthetic.events import Register
from evenlode.synthetic.kinds import Column, Columns

UNKNOWN, KNOWN_LATER = "N", ("I", "M", "C", "O", "G")
SHARE, DAYS = 0.22, 4  # of such marks were unknown first, and within so many school days it is known


@dataclass(frozen=True, eq=False)
class Corrections(Columns):
    """Marks that were corrected: `row` and `day` are places in a register, `afternoon` says which of the two it is.

    `known` is the place of the day on which the right mark was written.
    """

    row: Column
    day: Column
    afternoon: Column
    known: Column


def corrections(register: Register, since: int, numbers: Generator) -> Corrections:
    """The marks that were corrected later, of the days of a register from a place on; both marks of a day at once."""
    able = numpy.isin(register.codes, KNOWN_LATER)
    morning, afternoon = able[register.morning], able[register.afternoon]
    row, day = numpy.nonzero(morning | afternoon)
    luck, later = numbers.random(len(row)), numbers.integers(1, DAYS + 1, len(row))
    known = day + later
    held = (day >= since) & (luck < SHARE) & (known < len(register.days))
    row, day, known = row[held], day[held], known[held]
    both = Corrections(row, day, numpy.zeros(len(row), bool), known)
    both = both.with_more(replace(both, afternoon=numpy.ones(len(row), bool)))
    said = numpy.where(both.afternoon, afternoon[both.row, both.day], morning[both.row, both.day])
    found = both.only(numpy.flatnonzero(said))
    return found.only(numpy.lexsort((found.afternoon, found.day, found.row)))


def said_first(register: Register, found: Corrections) -> Register:
    """The register as it stood before it was corrected."""
    unknown = register.codes.index(UNKNOWN)
    morning, afternoon = register.morning.copy(), register.afternoon.copy()
    for marks, whose in ((morning, ~found.afternoon), (afternoon, found.afternoon)):
        marks[found.row[whose], found.day[whose]] = unknown
    return replace(register, morning=morning, afternoon=afternoon)
