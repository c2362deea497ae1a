"""What kinds of measure exist, and what every measure must say of itself."""

from dataclasses import dataclass

from evenlode.vocabulary.polarity import Direction
from evenlode.vocabulary.themes import Theme
from evenlode.vocabulary.units import Unit
from evenlode.vocabulary.years import Year, YearKind


@dataclass(frozen=True)
class Since:
    """One dated definition of a measure: what it meant from its first year until the next definition began.

    `year` is its first year as printed (`2016/17`). A chart breaks where a definition begins, and no change, trend or
    verdict is computed across it. `last` is the last year it was published, where it was given up.
    """

    year: str
    text: str
    citation: str = ""
    last: str = ""


@dataclass(frozen=True)
class Marker:
    """Something a reader must know from a year on, though the definition stands: a change of code or of framework."""

    year: str
    text: str


@dataclass(frozen=True, eq=False)
class Measure:
    """What every measure says of itself.

    `noun` names it inside a sentence ("the average Attainment 8 score"); `decimals` is how many a reader is shown;
    `definitions` stand newest first; `published_in` lists sources in order of preference; `covid` lists the years that
    carry the flag `covid`; `author`, `reviewer`, `reviewed` and `review_next` say who vouches for it and until when.
    """

    id: str
    title: str
    noun: str
    theme: Theme
    unit: Unit
    decimals: int
    direction: Direction
    years: YearKind
    definitions: tuple[Since, ...]
    published_in: tuple[str, ...]
    citation: str
    author: str
    reviewer: str
    reviewed: str
    review_next: str
    covid: tuple[str, ...] = ()
    markers: tuple[Marker, ...] = ()

    def definition_for(self, year: Year) -> Since | None:
        """The definition in force in `year`; None before the first one."""
        started = (since for since in self.definitions if Year.parse(since.year).start <= year.last)
        return next(started, None)

    def definition_id(self, year: Year) -> str:
        """`measure@since` for the definition in force in `year`, or the bare id before the first one."""
        since = self.definition_for(year)
        return f"{self.id}@{Year.parse(since.year).id}" if since else self.id


@dataclass(frozen=True, eq=False)
class Published(Measure):
    """A measure taken as its publisher prints it: no pupil's row is counted to make it."""
