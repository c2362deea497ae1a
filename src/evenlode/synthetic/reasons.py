"""Why children are away: spells of absence, and a reason for each in the codes of the year."""

from dataclasses import dataclass

import numpy
from numpy.random import Generator

from evenlode.synthetic.absence import Away
from evenlode.synthetic.kinds import Column
from evenlode.synthetic.register_codes import Codes

LONG = 3  # days from which on a spell may be a holiday
TRAVELLERS = ("WIRT", "WROM")
OBSERVANT = ("APKN", "ABAN", "AOTH", "BAFR", "AIND")
HOLIDAYS_AGREED = 2012  # the last year in which schools agreed to holidays as a rule
LAST_YEAR = 11  # the year group that goes to interviews


@dataclass(frozen=True, eq=False)
class Runs:
    """Runs of days on which a child is away: `row` is the child's, `days` how long each lasts.

    `half` is true of a spell of one session, `morning` where that is the morning; `beside` of one that begins or ends
    with a half term. `cell` says of each day away, in the order of rows and days, to which spell it belongs.
    """

    row: Column
    days: Column
    half: Column
    morning: Column
    beside: Column
    cell: Column


def spells(away: Away, half_term: Column) -> Runs:
    """The spells of a school's children over one year."""
    either = away.morning | away.afternoon
    begins = either.copy()
    begins[:, 1:] &= ~either[:, :-1]
    row, day = numpy.nonzero(either)
    cell = numpy.cumsum(begins[row, day]) - 1
    first = numpy.flatnonzero(begins[row, day])
    days = numpy.diff(numpy.append(first, len(cell)))
    last = first + days - 1
    turns = numpy.concatenate([[True], half_term[1:] != half_term[:-1], [True]])
    half = (days == 1) & (away.morning ^ away.afternoon)[row[first], day[first]]
    return Runs(
        row=row[first],
        days=days,
        half=half,
        morning=away.morning[row[first], day[first]],
        beside=turns[day[first]] | turns[day[last] + 1],
        cell=cell,
    )


def reasons(
    found: Runs, unauthorised: Column, ethnicity: Column, group: Column, year: int, codes: Codes, numbers: Generator
) -> Column:
    """The code of each spell, by its place in the codes of the year."""
    leave, luck = numbers.random((2, len(found.row)))
    without = leave < unauthorised[found.row]
    given = numpy.where(
        found.half, appointments(found, group, codes, luck), with_leave(found, ethnicity, year, codes, luck)
    )
    return numpy.where(without, without_leave(found, codes, luck), given).astype(numpy.uint8)


def with_leave(found: Runs, ethnicity: Column, year: int, codes: Codes, luck: Column) -> Column:
    """Reasons of whole days with leave: illness mostly."""
    holiday = codes.place("H" if year <= HOLIDAYS_AGREED else "C")
    whose = ethnicity[found.row]
    return numpy.select(
        [
            (found.days >= LONG) & found.beside & (luck < 0.35),
            (found.days >= LONG) & numpy.isin(whose, TRAVELLERS) & (luck < 0.6),
            (found.days == 1) & numpy.isin(whose, OBSERVANT) & (luck < 0.15),
            luck > 0.96,
            luck > 0.92,
        ],
        [holiday, codes.place("T"), codes.place("R"), codes.place("C"), codes.place("M")],
        codes.place("I"),
    )


def appointments(found: Runs, group: Column, codes: Codes, luck: Column) -> Column:
    """Reasons of half days with leave: appointments mostly, and interviews of those who are about to leave."""
    oldest = group[found.row] >= LAST_YEAR
    return numpy.select(
        [oldest & (luck < 0.06), luck < 0.58, luck > 0.94],
        [codes.place("J1", "M"), codes.place("M"), codes.place("C")],
        codes.place("I"),
    )


def without_leave(found: Runs, codes: Codes, luck: Column) -> Column:
    """Reasons of absence without leave: holidays, coming after registration closed, and nothing that anybody knows."""
    holiday = (found.days >= LONG) & (luck < numpy.where(found.beside, 0.75, 0.30))
    return numpy.select(
        [holiday, found.half & found.morning & (luck < 0.60), luck > 0.86],
        [codes.place("G"), codes.place("U"), codes.place("N")],
        codes.place("O"),
    )
