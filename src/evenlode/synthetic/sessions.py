"""A year's registers added up: how many sessions each child had at each school, by part of the year and by code."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

import numpy

from evenlode.synthetic.events import Register
from evenlode.synthetic.kinds import Column, Columns
from evenlode.vocabulary.codes.attendance import MeaningClass, meaning_class

PARTS = {"autumn": (1, 2), "spring": (3, 4), "half_term_5": (5,), "half_term_6": (6,)}
"""The parts of a year of which school censuses speak, with their half terms."""


@dataclass(frozen=True, eq=False)
class Sessions(Columns):
    """Sessions of the registrations of one year: `counts` has one for each, with part of the year and code.

    `child` and `school` are places; `codes` are the register's, by their place in the last axis of `counts`.
    """

    child: Column
    school: Column
    codes: tuple[str, ...]
    counts: Column

    def of(self, part: str, among: Sequence[bool]) -> Column:
        """The sessions of every registration in a part of the year, of those codes that are among some."""
        found: Column = self.counts[:, list(PARTS).index(part)][:, numpy.array(among)].sum(axis=1)
        return found

    def where_class(self, holds: Iterable[MeaningClass], on: date) -> list[bool]:
        """Which of the codes are of some classes on a day of the year."""
        classes = set(holds)
        return [bool(code) and meaning_class(code, on) in classes for code in self.codes]


def counted(register: Register) -> Sessions:
    """One school's register added up."""
    children, size = len(register.child), len(register.codes)
    counts = numpy.zeros((children, len(PARTS), size), numpy.int16)
    row = numpy.arange(children)[:, None] * size
    for place, half_terms in enumerate(PARTS.values()):
        inside = numpy.isin(register.half_term, half_terms)
        for marks in (register.morning, register.afternoon):
            found = numpy.bincount((row + marks[:, inside]).ravel(), minlength=children * size)
            counts[:, place] += found.reshape(children, size).astype(numpy.int16)
    return Sessions(register.child, numpy.full(children, register.school), register.codes, counts)


def together(parts: Sequence[Sessions]) -> Sessions:
    """The sessions of several schools; raises `ValueError` where their registers have other codes."""
    if len({one.codes for one in parts}) > 1:
        raise ValueError("registers of one year have the same codes, in the same order")
    return Sessions(
        numpy.concatenate([one.child for one in parts]),
        numpy.concatenate([one.school for one in parts]),
        parts[0].codes,
        numpy.concatenate([one.counts for one in parts]),
    )
