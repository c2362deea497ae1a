"""The school days of every school of the county in one academic year, and who is on a main roll on one of them."""

from dataclasses import dataclass
from datetime import date, timedelta

import numpy

from evenlode.synthetic.calendars import calendar
from evenlode.synthetic.kinds import NOBODY, Column, Phase, Roll, Schools

THURSDAY = 3


@dataclass(frozen=True, eq=False)
class SchoolDays:
    """A row for each school, a column for each of its school days: the days, and the half terms they lie in."""

    year: int
    on: Column
    half_term: Column

    def place(self, school: Column, day: Column) -> Column:
        """The place of each day among its school's days: that of the first school day which is not before it."""
        found: Column = (self.on[school] < day.astype("datetime64[D]")[:, None]).sum(axis=1)
        return found

    def after(self, school: Column, place: Column, more: Column | int) -> Column:
        """The day that is so many school days after a place, or the last of the year."""
        found: Column = self.on[school, numpy.minimum(place + more, self.on.shape[1] - 1)]
        return found


def school_days(seed: int, schools: Schools, year: int) -> SchoolDays:
    """The days of every school in one year: each keeps days for its staff where it likes."""
    every = [calendar(seed, year, place) for place in range(len(schools))]
    return SchoolDays(
        year,
        numpy.array([one.days for one in every], "datetime64[D]"),
        numpy.array([one.half_term for one in every], numpy.int8),
    )


def january_census(year: int) -> date:
    """The day of the school census in the January of an academic year: its third Thursday."""
    first = date(year + 1, 1, 1)
    return first + timedelta(days=(THURSDAY - first.weekday()) % 7 + 14)


def school_on(roll: Roll, day: date) -> Column:
    """The school that each child is at on a day of the year; NOBODY of those in none."""
    moved: Column = (roll.later != roll.school) & (roll.entered_later <= numpy.datetime64(day))
    left = (roll.later == NOBODY) & (roll.school != NOBODY) & moved
    return numpy.where(left, NOBODY, numpy.where(moved, roll.later, roll.school))


def phase_ids(schools: Schools, school: Column) -> Column:
    """The phase under which figures count each child's school; empty of nurseries, units, providers and nobody.

    Schools that teach all ages count as secondary, as in the department's figures.
    """
    names = numpy.full(len(Phase), "", object)
    names[[Phase.PRIMARY, Phase.SPECIAL]] = "primary", "special"
    names[[Phase.SECONDARY, Phase.ALL_THROUGH]] = "secondary"
    return numpy.where(school == NOBODY, "", names[schools.phase[school]])
