"""What kinds of measure exist, and what every measure must say of itself."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

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


class Chance(StrEnum):
    """How chance enters a measure, and so whether an interval may be worked out from its counts.

    `proportion`: each one counted is a pupil, an enrolment or a child who does or does not, so Wilson's interval holds.
    `events`: rare events over a headcount, nearly always one for each child (permanent exclusions, conceptions,
    deaths), so the exact Poisson interval holds, of the rate and of the count itself. `none`: no interval, because
    * the squares of scores are not published (means of scores and points); or
    * what is counted clusters within pupils or families, so that chance is larger than the counts tell: sessions of
      absence, suspensions (of which a pupil can have several), admissions to hospital, siblings in care or in need; or
    * above and below are not the same children: places taken up over an estimated population, appeals over decisions;
      or a count has nothing published below it and is not rare.
    """

    PROPORTION = "proportion"
    EVENTS = "events"
    NONE = "none"

    @property
    def label(self) -> str:
        """What is worked out, for a measure's page."""
        return _CHANCES[self]


_CHANCES = {
    Chance.PROPORTION: "Wilson's, where both counts are published",
    Chance.EVENTS: "the exact Poisson interval, where the counts are published",
    Chance.NONE: "none: the counts do not tell how much chance there is",
}


class Difference(StrEnum):
    """Why two sources say different things of one figure."""

    SAME = "same"
    ROUNDING = "rounding"
    RELEASE = "release"
    TIMING = "timing"
    DEFINITION = "definition"
    COVERAGE = "coverage"
    UNKNOWN = "unknown"

    @property
    def meaning(self) -> str:
        """The reason in plain English."""
        return _DIFFERENCES[self]


_DIFFERENCES = {
    Difference.SAME: "both say the same",
    Difference.ROUNDING: "one of them is printed to fewer decimals",
    Difference.RELEASE: "they are releases of different stages",
    Difference.TIMING: "they are of different kinds of year, or of part of one",
    Difference.DEFINITION: "they count by different rules",
    Difference.COVERAGE: "they count different schools or pupils",
    Difference.UNKNOWN: "the reason is not known",
}


@dataclass(frozen=True)
class Differs:
    """Why a source says something else of a measure than the others do.

    `sources` names it, or them; `years` are those for which it is known, all where none is named; `kind` is
    `definition`, `coverage` or another reason; `text` is the reason as a clause after "because".
    """

    sources: tuple[str, ...]
    years: tuple[str, ...]
    kind: Difference
    text: str
    citation: str


@dataclass(frozen=True, eq=False)
class Measure:
    """What every measure says of itself.

    `noun` names it inside a sentence ("the average Attainment 8 score"); `decimals` is how many a reader is shown, and
    `fewer_decimals` how many of a source that prints no more;
    `definitions` stand newest first; `published_in` lists sources in order of preference; `chance` says which interval
    its counts allow; `covid` lists the years that carry the flag `covid`; `differs` says why a source says something
    else than the others; `author`, `reviewer`, `reviewed` and `review_next` say who vouches for it and until when.
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
    chance: Chance = Chance.NONE
    covid: tuple[str, ...] = ()
    markers: tuple[Marker, ...] = ()
    differs: tuple[Differs, ...] = ()
    fewer_decimals: Mapping[str, int] = field(default_factory=dict)

    def decimals_of(self, source: str) -> int:
        """How many decimals a reader is shown of a source's figures: never more than it prints."""
        return self.fewer_decimals.get(source, self.decimals)

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
