"""Draws by a seed, of which rows that no county has are made: of children, schools, days and what a column holds."""

from collections.abc import Iterator, Sequence
from datetime import date
from random import Random
from typing import Any

from plain.days import DAY, january_census, year_id

Row = dict[str, Any]
CENSUS, OTHER_FILE = "school_census", "common_transfer"


def row(**told: Any) -> Row:
    """A row with some columns."""
    return told


class Odds:
    """What is drawn for a year of so many schools with so many children each."""

    def __init__(self, seed: int, year: int, schools: int = 14, children: int = 9) -> None:
        self.by, self.year = Random(seed), year  # noqa: S311 the same rows of the same seed, and no secret
        self.schools = [str(900_001 + number) for number in range(schools)]
        self.pupils = [f"{school}-{number}" for school in self.schools for number in range(children)]
        self.census_days = [date(year, 10, 5), january_census(year), date(year + 1, 5, 19), date(year - 1, 10, 6)]

    def one(self, *choices: Any) -> Any:
        """One of several."""
        return self.by.choice(choices)

    def some(self, most: int) -> range:
        """So many times, or fewer."""
        return range(self.by.randint(0, most))

    def several(self, choices: Sequence[Any], most: int, least: int = 0) -> list[Any]:
        """So many of some, each once."""
        return self.by.sample(choices, self.by.randint(least, min(most, len(choices))))

    def perhaps(self, of: int = 3) -> bool:
        """Whether it is so, in one of so many."""
        return self.by.randrange(of) == 0

    def near(self, *days: date) -> date:
        """A day on, before or after one of some days."""
        return self.one(*days) + self.by.randint(-1, 1) * DAY

    def school_of(self, pupil: str) -> str:
        """A pupil's school; of a few another one."""
        return self.one(*self.schools) if self.perhaps(12) else pupil.partition("-")[0]

    def number_of(self, pupil: str) -> str:
        """A number of a pupil: of a few the second."""
        return f"{pupil}b" if self.perhaps(8) else pupil

    def described(self) -> Iterator[tuple[str, str, Row]]:
        """Of most pupils each census that describes them: number, school, and what all its rows say."""
        for pupil in self.pupils:
            for day in self.census_days if not self.perhaps(10) else ():
                if not self.perhaps(4):
                    year = year_id(self.year if day > date(self.year, 8, 1) else self.year - 1)
                    source = OTHER_FILE if self.perhaps(20) else CENSUS
                    yield self.number_of(pupil), self.school_of(pupil), row(source=source, as_at=day, year=year)
