"""The county written down: every file that its schools and services send, in a folder for each kind and year.

A year is made, written and let go before the next: what the next census has to tell of it is kept, and nothing more.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import numpy

from evenlode.synthetic.answers.key import Key
from evenlode.synthetic.censuses import Census, Named, censuses, named
from evenlode.synthetic.corrections import corrections
from evenlode.synthetic.county import County
from evenlode.synthetic.events import Register, SchoolYear
from evenlode.synthetic.prior import Before, attained_before
from evenlode.synthetic.randomness import stream
from evenlode.synthetic.services import write_services, write_social_care
from evenlode.synthetic.sessions import Sessions, counted, together
from evenlode.synthetic.settings import settings
from evenlode.synthetic.telling import Telling, Told, standing
from evenlode.synthetic.truths import PlantedYear, planted_in
from evenlode.synthetic.writers import attendance, census, exclusions, placements, places, reference, results, schools
from evenlode.vocabulary.periods import Term

LAST_DAYS = 10
"""Of the last two weeks of daily attendance schools send a file a day."""
ANSWER_KEY = "answer-key"
STEPS = 6  # a year is made, added up, and told of by a return of exclusions and three censuses

Progress = Callable[[str], None]


@dataclass(eq=False)
class Files:
    """A county on its way into a folder.

    `daily` are the years of which schools send their registers day by day; `progress` hears of every step. `written`
    counts the records of each kind of file, `pupils` those on roll in each January, each child once; `truths` are what
    is planted in each year.
    """

    county: County
    folder: Path
    daily: frozenset[int]
    progress: Progress
    written: dict[str, int] = field(default_factory=dict)
    pupils: dict[int, int] = field(default_factory=dict)
    truths: list[PlantedYear] = field(default_factory=list)
    key: Key = field(init=False)

    def __post_init__(self) -> None:
        self.key = Key(self.county)

    def write(self) -> None:
        """Write everything."""
        self.schools()
        for ends in range(min(self.county.years), max(self.county.years) + 1):
            self.count_all(write_social_care(self.folder, self.county, ends, label(ends)))
        before: Told | None = None
        for year in self.county.school_years():
            known = before if before and before.year + 1 == year.year else None
            if year.year in self.county.years:
                before = self.year(year, known)
            else:  # the autumn that tells of the summer before is all that is asked of it
                self.autumn(year, known)
        self.key.write(self.folder / ANSWER_KEY)

    def schools(self) -> None:
        """Write what is told of the schools themselves, and of the nation beside them."""
        folder, whose = self.folder / "schools", (self.county.schools, self.county.years)
        schools.write_register(folder, *whose)
        schools.write_links(folder, *whose)
        self.count("place_membership", places.write_memberships(folder, *whose))
        day = f"{max(self.county.years) + 1}-08-31"
        listed = settings(self.county.seed, self.county.schools)
        path = folder / f"early-years-settings_{day}.csv"
        self.count("early_years_settings", schools.write_settings(path, listed, day))
        self.count("reference_values", reference.write_references(self.folder / "reference", self.county.years))

    def year(self, year: SchoolYear, before: Told | None) -> Told:
        """Write one year, and give what the next has to tell of it."""
        self.key.begin(year.year)
        self.progress(f"{label(year.year)}: children, schools and what happens to them")
        sessions = self.attendance(year)
        self.exclusions(year)
        self.results(year)
        self.count_all(write_services(self.folder, self.county, year, label(year.year)))
        open_now = numpy.unique(year.stays.school)
        calendars = places.write_calendar(self.folder / "schools", self.county.schools, year.days, open_now)
        self.count("school_calendar", calendars)
        here = Told(year.year, year.stays, sessions, standing(year.exclusions, year.steps.cancelled))
        for taken in censuses(year.year):
            whom = self.census(taken, year, before if taken.term is Term.AUTUMN else here, before)
            self.key.take(taken, whom, year)
        self.key.end(here, year.results, self.before(year))
        self.truths.append(planted_in(self.county, year))
        return here

    def autumn(self, year: SchoolYear, before: Told | None) -> None:
        """Write the first census of a year of which no more is told: of the summer before, and of who is there now."""
        self.key.begin(year.year)
        taken = next(censuses(year.year))
        self.key.take(taken, self.census(taken, year, before, before), year)

    def attendance(self, year: SchoolYear) -> Sessions:
        """Add up every register, and write it where the year's is told by the day."""
        found = []
        for register in year.registers():
            found.append(counted(register))
            if year.year in self.daily:
                self.count("attendance_days", self.days(year, register))
        self.progress(f"{label(year.year)}: attendance")
        return together(found)

    def days(self, year: SchoolYear, register: Register) -> int:
        """Write one school's year of daily attendance: by half term, and at the end of all by day."""
        until = len(register.days) - (LAST_DAYS if year.year == max(self.daily) else 0)
        folder, whose = self.folder / "attendance" / label(year.year), (self.county.schools, self.county.children)
        late = corrections(register, until, stream(self.county.seed, "corrections", year.year, register.school))
        lines = attendance.write_half_terms(folder, register, until, *whose)
        return lines + attendance.write_last_days(folder, register, until, *whose, late)

    def exclusions(self, year: SchoolYear) -> None:
        """Write the authority's return of a year."""
        path = self.folder / "exclusions" / f"exclusions_{year.year + 1}-08-31.csv"
        whose = self.county.schools, self.county.children, year.needs
        self.count("exclusions_return", exclusions.write_return(path, year.exclusions, year.steps, *whose))
        path = self.folder / "placements" / f"placements_{year.year + 1}-08-31.csv"
        self.count("placements", placements.write_placements(path, year.placements, *whose[:2]))
        self.progress(f"{label(year.year)}: exclusions")

    def results(self, year: SchoolYear) -> None:
        """Write what was awarded in a year."""
        known = self.before(year)
        whose = results.Written(year.year, self.county.schools, self.county.children, year.results, known.at_seven)
        folder = self.folder / "results"
        self.count_all(results.write_results(folder, whose))
        if known.at_eleven is not None:
            self.count("ks4_pupils", results.write_ks4_pupils(folder, whose, known.at_eleven))

    def before(self, year: SchoolYear) -> Before:
        """What every child had attained before a year."""
        return attained_before(self.county.seed, self.county.children, year)

    def census(self, taken: Census, year: SchoolYear, told: Told | None, before: Told | None) -> Named:
        """Write one census of every school, and give whom it names; `told` is the year of which it tells."""
        whom = named(taken, self.county.schools, year.roll.group, year.stays, before.stays if before else None)
        if taken.term is Term.SPRING:
            self.pupils[year.year] = len(numpy.unique(whom.child[whom.on_roll]))
        folder = self.folder / "school-census" / f"{label(year.year)}-{taken.term}"
        said = self.telling.said(taken, year, told)
        for records in census.write_censuses(folder, taken, self.county.schools, whom, said):
            self.count("school_census", records)
        self.progress(f"{label(year.year)}: school census of the {taken.term} term")
        return whom

    @cached_property
    def telling(self) -> Telling:
        """The county's children as its censuses describe them."""
        return Telling(self.county)

    def count_all(self, written: Mapping[str, int]) -> None:
        """Count the records of several kinds."""
        for kind, records in written.items():
            self.count(kind, records)

    def count(self, kind: str, records: int) -> None:
        """Count records that were written."""
        self.written[kind] = self.written.get(kind, 0) + records


def label(year: int) -> str:
    """An academic year in a folder's name."""
    return f"{year}-{(year + 1) % 100:02d}"
