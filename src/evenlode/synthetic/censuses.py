"""The school census of each term: on which day it is taken, whom each school names, and of which term it tells.

Attendance and exclusions come a term late, so that a pupil who has left is named as long as there is something to tell
of them. Source: DfE, School census guide.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date, timedelta

import numpy

from evenlode.synthetic.calendars import half_terms
from evenlode.synthetic.events import Enrolments
from evenlode.synthetic.kinds import Column, Columns, Phase, Schools
from evenlode.vocabulary.periods import Term

THURSDAY, WEEK = 3, timedelta(days=7)
TAKEN = {Term.AUTUMN: (10, 1), Term.SPRING: (1, 3), Term.SUMMER: (5, 3)}
"""In which month each census is taken, and on which Thursday of it."""
TELLS = {Term.AUTUMN: ("half_term_5", "half_term_6"), Term.SPRING: ("autumn",), Term.SUMMER: ("spring",)}
"""The parts of the year whose attendance each census brings; the autumn's are of the year before."""
BEGINS = {Term.AUTUMN: 5, Term.SPRING: 1, Term.SUMMER: 3}
"""The half term with which the time begins of which each census tells."""
SENDS = (Phase.NURSERY, Phase.PRIMARY, Phase.SECONDARY, Phase.ALL_THROUGH, Phase.SPECIAL, Phase.REFERRAL)
ALONE, MAIN, SUBSIDIARY = "C", "M", "S"
NEVER = numpy.datetime64("NaT", "D")


@dataclass(frozen=True)
class Census:
    """One term's census: the academic year in which it is taken, the term and the day."""

    year: int
    term: Term
    day: date

    @property
    def told_from(self) -> date:
        """The first day of the term of which it tells."""
        return half_terms(self.year - (self.term is Term.AUTUMN))[BEGINS[self.term] - 1].first


@dataclass(frozen=True, eq=False)
class Named(Columns):
    """Whom a census names, one place for each registration, in the order of schools, those on roll first.

    `group` is the year group in which they are taught there, or were; `status` the status of the enrolment, empty for
    those who have left; `left` is NaT for those on roll.
    """

    child: Column
    school: Column
    group: Column
    on_roll: Column
    status: Column
    entered: Column
    left: Column


def censuses(year: int) -> Iterator[Census]:
    """The three censuses of an academic year."""
    for term, (month, which) in TAKEN.items():
        first = date(year + (month < 9), month, 1)
        day = first + timedelta(days=(THURSDAY - first.weekday()) % 7)
        yield Census(year, term, day + (which - 1) * WEEK)


def named(census: Census, schools: Schools, group: Column, stays: Enrolments, before: Enrolments | None) -> Named:
    """Whom the schools name in a census.

    `group` is every child's year group in the year, and `before` are the stays of the year before, where there was one.
    """
    day = numpy.datetime64(census.day)
    parts = [on_roll(stays, group, day), left_in_year(stays, group, numpy.datetime64(census.told_from), day)]
    if census.term is Term.AUTUMN and before is not None:
        parts.append(left_in_summer(census, group - 1, joined(parts), before, len(schools)))
    return sending(schools, joined(parts))


NAMES = tuple(one.name for one in fields(Named))


def joined(parts: Sequence[Named]) -> Named:
    """Several lots together."""
    return Named(*(numpy.concatenate([getattr(one, name) for one in parts]) for name in NAMES))


def on_roll(stays: Enrolments, group: Column, day: numpy.datetime64) -> Named:
    """Everybody who is at a school on the day."""
    here = stays.where((stays.entered <= day) & (numpy.isnat(stays.left) | (stays.left >= day)))
    twice = numpy.bincount(stays.child[here])[stays.child[here]] > 1
    status = numpy.where(twice, numpy.where(stays.main[here], MAIN, SUBSIDIARY), ALONE)
    return registrations(stays, group, here, status)


def left_in_year(stays: Enrolments, group: Column, since: numpy.datetime64, day: numpy.datetime64) -> Named:
    """Those who left a school in this year, after the time began of which the census tells."""
    gone = stays.where((stays.left >= since) & (stays.left < day))
    return registrations(stays, group, gone)


def left_in_summer(census: Census, group: Column, others: Named, before: Enrolments, size: int) -> Named:
    """Those who were at a school in the summer before and not among others: a closed school names all of its own."""
    stood = before.where(numpy.isnat(before.left) | (before.left >= numpy.datetime64(census.told_from)))
    there = pairs(others.child, others.school, size)
    gone = stood[~numpy.isin(pairs(before.child, before.school, size)[stood], there)]
    found = registrations(before, group, gone)
    last = numpy.datetime64(half_terms(census.year - 1)[-1].last)
    return replace(found, left=numpy.where(numpy.isnat(found.left), last, found.left))


def registrations(stays: Enrolments, group: Column, places: Column, status: Column | None = None) -> Named:
    """Some stays as a census names them: with a status on roll, without one as left."""
    child, size = stays.child[places], len(places)
    return Named(
        child=child,
        school=stays.school[places],
        group=group[child],
        on_roll=numpy.full(size, status is not None),
        status=numpy.full(size, "") if status is None else status,
        entered=stays.entered[places],
        left=stays.left[places] if status is None else numpy.full(size, NEVER),
    )


def pairs(child: Column, school: Column, schools: int) -> Column:
    """Child and school as one number."""
    return child.astype(numpy.int64) * schools + school


def sending(schools: Schools, everybody: Named) -> Named:
    """Those whom schools name that take part in the census, in the order of schools, those on roll first."""
    kept = numpy.flatnonzero(numpy.isin(schools.phase, SENDS)[everybody.school])
    order = kept[numpy.lexsort((everybody.child[kept], ~everybody.on_roll[kept], everybody.school[kept]))]
    return Named(*(getattr(everybody, name)[order] for name in NAMES))
