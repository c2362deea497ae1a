"""The synthetic county: its schools and children, and what happens to them year by year.

Whichever years are asked for, every year from the first is lived through, so that a child and a school are the same
whoever asks: a year is the same whether others are asked for or not.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from evenlode.synthetic.after_16 import activities
from evenlode.synthetic.allocations import allocations
from evenlode.synthetic.attendance import attendance
from evenlode.synthetic.care import SocialCare, social_care
from evenlode.synthetic.care_events import as_known, episodes_as_known, missing, reviews
from evenlode.synthetic.children import children
from evenlode.synthetic.days import SchoolDays, school_days
from evenlode.synthetic.enrolments import after_exclusion, enrolments, placements
from evenlode.synthetic.entries_exclusion import excluded, moved
from evenlode.synthetic.entries_out_of_school import out_of_school, part_of_the_time
from evenlode.synthetic.entries_plans import personal_plans, plan_days, plans
from evenlode.synthetic.entry_rows import together
from evenlode.synthetic.events import (
    Activities,
    Allocations,
    Entries,
    Episodes,
    Exclusions,
    Placements,
    Results,
    SchoolYear,
    Spells,
    Steps,
)
from evenlode.synthetic.exclusion_days import steps
from evenlode.synthetic.exclusions import Candidate, candidates, exclusions, permanently
from evenlode.synthetic.kinds import Children, Column, Needs, Roll, Schools
from evenlode.synthetic.levels import PUBLISHED, Levels
from evenlode.synthetic.marks import registers
from evenlode.synthetic.needs import needs
from evenlode.synthetic.planted import Changes, changes, in_year
from evenlode.synthetic.randomness import stream
from evenlode.synthetic.results import prior, remembered, results
from evenlode.synthetic.rolls import rolls
from evenlode.synthetic.schools import FULL, schools
from evenlode.synthetic.situations import part_time_timetables, situations

LIVED = range(2012, 2027)
"""The academic years that a county lives through, by the year in which each begins."""

YEARS = (2012, 2013, 2014, 2022, 2023, 2024, 2025)
"""The years that are told of: those of the targets, and those of the register codes of today."""


@dataclass(frozen=True, eq=False)
class County:
    """A county: its schools and children, the changes of practice in it, and the years that are asked for.

    `levels` are the numbers that it follows where no target binds it, and `share` is how large it is beside a whole
    county of 300 schools and providers.
    """

    seed: int
    years: tuple[int, ...]
    schools: Schools
    children: Children
    levels: Levels
    share: float
    changes: Changes
    social_care: SocialCare

    def school_years(self) -> Iterator[SchoolYear]:
        """The years that are asked for in order, each made when the one before has been dealt with, and none kept.

        With them comes each that follows one of them, of which the autumn's census tells of the summer before.
        """
        told = {*self.years, *(year + 1 for year in self.years)}
        lived = rolls(self.seed, self.schools, self.children, LIVED)
        turned_out, planned = None, None
        awarded: dict[int, Results] = {}
        for year in range(LIVED.start, max(told) + 1):
            begun = self.begin(year, lived.send(turned_out))
            turned_out = begun.roll
            planned = plan_days(
                planned, begun.needs.sen, self.children.born, year, stream(self.seed, "registers", year, 1)
            )
            found = self.awarded(begun, awarded.get(year - 1))
            if year in told:
                yield self.school_year(begun, planned, found, prior(year, awarded))
            awarded[year] = remembered(found)

    def awarded(self, begun: "Begun", before: Results | None) -> Results:
        """The results of a year; `before` are those of the year before, where it was lived."""
        year = begun.days.year
        return results(self.seed, begun.schools, self.children, begun.roll, begun.needs, year, self.levels, before)

    def begin(self, year: int, roll: Roll) -> "Begun":
        """What happens in a year that changes who is where: exclusions and placements."""
        seed, days = self.seed, school_days(self.seed, self.schools, year)
        places = in_year(self.schools, self.changes, year)
        known = needs(seed, places, self.children, roll, self.social_care, year)
        could = candidates(places, self.children, roll, known, year)
        gone = permanently(seed, places, self.children, known, could, year, self.levels, self.share)
        excluded, back = exclusions(seed, could, gone, days, self.levels)
        followed = steps(excluded, back, known, days, stream(seed, "exclusions", year, 3))
        placed = placements(places, could, excluded, followed, days, stream(seed, "placements", year))
        after = after_exclusion(places, roll, excluded, followed, days)
        return Begun(places, days, after, known, could, excluded, followed, placed)

    def school_year(self, begun: "Begun", planned: Column, awarded: Results, earlier: Results) -> SchoolYear:
        """Everything else that happens in a year.

        `planned` are the days of children's plans, `earlier` the results from which progress to those `awarded` is
        measured.
        """
        seed, year, roll = self.seed, begun.days.year, begun.roll
        stays = enrolments(begun.schools, roll, begun.placements)
        absent = part_time_timetables(
            roll, begun.could.weight, begun.placements.child, begun.days, stream(seed, "registers", year, 0)
        )
        state = situations(
            begun.schools, roll, stays, begun.exclusions, begun.steps, begun.placements, absent, begun.days,
            stream(seed, "spells", year, 2),
        )  # fmt: skip
        about = (seed, begun.schools, self.children, roll)
        found = attendance(*about, begun.needs, stays, state, begun.days, self.levels)
        return SchoolYear(
            year, begun.schools, begun.days, roll, stays, begun.needs, planned, begun.exclusions, begun.steps,
            begun.placements, absent, state, found, awarded, earlier, *self.known_to_social_care(year),
            partial(registers, *about, stays, state, found, begun.days),
        )  # fmt: skip

    def known_to_social_care(self, year: int) -> tuple[Episodes, Spells, Spells, Spells]:
        """What social care knows on the 31 March of an academic year: episodes, reviews, times missing and in need."""
        care = self.social_care.care
        return (
            episodes_as_known(self.social_care.episodes, year),
            reviews(self.children, care, year, stream(self.seed, "care", year, 0)),
            missing(self.children, care, year, stream(self.seed, "care", year, 1)),
            as_known(self.social_care.in_need, year),
        )

    def entries(self, year: SchoolYear) -> Entries:
        """The entries of a year in every register that the authority keeps of children."""
        numbers = stream(self.seed, "registers", year.year, 2)
        return together([
            *excluded(year, numbers),
            *moved(year, numbers),
            *out_of_school(year, numbers),
            *part_of_the_time(year, numbers),
            *plans(year, self.levels, numbers),
            *personal_plans(year, self.social_care.care, numbers),
        ])  # fmt: skip

    def activities(self, year: SchoolYear) -> Activities:
        """What young people of 16 and 17 do in each month of a year."""
        return activities(year, self.children, self.levels, stream(self.seed, "after_16", year.year))

    def allocations(self, year: SchoolYear) -> Allocations:
        """The pupil premium of the financial year that begins in the April of a year."""
        return allocations(year)


@dataclass(frozen=True, eq=False)
class Begun:
    """A year of which it is known who is where, and who could be excluded."""

    schools: Schools
    days: SchoolDays
    roll: Roll
    needs: Needs
    could: Candidate
    exclusions: Exclusions
    steps: Steps
    placements: Placements


def county(count: int, seed: int, years: tuple[int, ...] = YEARS, levels: Levels = PUBLISHED) -> County:
    """A county of so many schools and providers; 300 make a whole one, and fewer keep its rates.

    Raises `ValueError` where there are too few schools to have one of each kind, or a year is not one that is told of.
    """
    if not set(years) <= set(LIVED[:-1]):
        raise ValueError(f"the county's years are {LIVED[0]} to {LIVED[-2]}")
    places = schools(seed, count, LIVED)
    people = children(seed, places, LIVED)
    return County(seed, years, places, people, levels, count / FULL, changes(seed, places), social_care(seed, people))
