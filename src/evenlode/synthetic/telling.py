"""What a school census says of every child, gathered from the county's years: once for all schools."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy

from evenlode.synthetic.calendars import half_terms
from evenlode.synthetic.censuses import BEGINS, TELLS, Census
from evenlode.synthetic.county import County
from evenlode.synthetic.events import Enrolments, Exclusions, SchoolYear
from evenlode.synthetic.kinds import Column
from evenlode.synthetic.meals import AT_SCHOOL, eligible, spells
from evenlode.synthetic.sessions import Sessions
from evenlode.synthetic.writers import census, census_totals
from evenlode.synthetic.writers.census import Said
from evenlode.vocabulary.periods import Term


@dataclass(frozen=True, eq=False)
class Told:
    """What the censuses after them have to tell of a year: who was where, their sessions and their exclusions.

    `exclusions` are those that stood.
    """

    year: int
    stays: Enrolments
    sessions: Sessions
    exclusions: Exclusions


@dataclass(frozen=True, eq=False)
class Telling:
    """The county's children as its censuses describe them."""

    county: County

    def said(self, taken: Census, year: SchoolYear, told: Told | None) -> Said:
        """What a census says of every child; `told` is the year of whose sessions and exclusions it tells, if any."""
        children, day = self.county.children, taken.day
        meals = census.meals_of(spells(self.eligible, taken.year))
        return Said(
            identity=census.identities(children, day),
            home=self.homes,
            characteristics=census.characteristics(children, year.needs, meals, day),
            needs=census.special_needs(year.needs),
            attendance=attendance(taken, self.county.children.reception, told) if told else {},
            exclusions=census.exclusions_between(told.exclusions, *term_told(taken), taken) if told else {},
        )

    @cached_property
    def homes(self) -> list[str]:
        """Where every child lives."""
        return census.homes(self.county.children)

    @cached_property
    def eligible(self) -> dict[int, Column]:
        """Whether every child was eligible for free meals, year by year."""
        years = range(min(self.county.years) - AT_SCHOOL, max(self.county.years) + 2)
        return eligible(self.county.seed, self.county.children, years)


def attendance(taken: Census, reception: Column, told: Told) -> dict[tuple[int, int], str]:
    """The termly attendance that a census brings, by child and school."""
    codes_hold_on = date(told.year + 1, 3, 1)
    return census_totals.attendance(told.sessions, TELLS[taken.term], told.year - reception, codes_hold_on)


def term_told(taken: Census) -> tuple[date, date]:
    """The first day of the term of which a census tells, and the first day after it."""
    after = BEGINS[taken.term] + 2
    if taken.term is Term.AUTUMN:
        return taken.told_from, date(taken.year, 9, 1)
    return taken.told_from, half_terms(taken.year)[after - 1].first


def standing(found: Exclusions, cancelled: Column) -> Exclusions:
    """The exclusions that were not cancelled."""
    stood = numpy.flatnonzero(numpy.isnat(cancelled))
    return Exclusions(**{name: getattr(found, name)[stood] for name in Exclusions.__dataclass_fields__})
