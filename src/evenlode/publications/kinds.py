"""What kinds of publication there are: for whom a report is, and what every report must say of itself."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from evenlode.vocabulary.themes import Theme


class Audience(StrEnum):
    """Who reads a publication; the gate decides by it what may leave."""

    PUBLIC = "public"
    GOVERNORS = "governors"
    PARTNERS = "partners"
    SCHOOL = "school"


@dataclass(frozen=True)
class Line:
    """One thing that a chart or a table looks at: a measure of a group, in one kind of establishment.

    `title` is what it is called there (`Key stage 4`), not the measure's own title.
    """

    title: str
    measure: str
    group: str = "all"
    phase: str = "all"


@dataclass(frozen=True)
class Target:
    """What a place promised of a measure: `at_most` of it by the end of `by`, in the words of `text`."""

    place: str
    measure: str
    at_most: float
    by: str
    text: str
    citation: str


@dataclass(frozen=True, eq=False)
class Chapter:
    """One priority of the report, with its own page.

    `lead` says what the chapter is about, in one sentence; `groups` and `measures` are whose gaps in what its table
    shows; `stages` are the rows of its chart of every stage, in per cent; `gaps` the panels of gaps through the years,
    `values` those of figures of everyone; `counts` are columns of a count by year, beside a target where the place has
    one, and `of_counts` says what a count can tell and what it cannot; `bars` compare kinds of establishment or groups
    in one year; `plain` are the figures of everyone in its second table, `counted` those of groups so small that they
    stand in a table with their counts; `unpublished` says what a reader would expect here and nobody publishes.
    """

    id: str
    title: str
    lead: str
    groups: tuple[str, ...] = ()
    measures: tuple[str, ...] = ()
    stages: tuple[Line, ...] = ()
    gaps: tuple[Line, ...] = ()
    values: tuple[Line, ...] = ()
    counts: tuple[Line, ...] = ()
    of_counts: str = ""
    bars: tuple[Line, ...] = ()
    plain: tuple[Line, ...] = ()
    counted: tuple[Line, ...] = ()
    unpublished: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False)
class Report:
    """What the county report says of itself.

    `title` holds `{place}`; `template` is a file of `templates`. `basket` is the headline of the first aim: groups at
    stages on a scale without ends. `league` are the lines set beside the ten neighbours, `map` the gap that is drawn
    on England's authorities, `health` the lines of areas'
    health that stand beside the attainment `beside_health`. `annex` are the measures
    of everyone by theme. `larger_groups` are many enough to lead with where nobody counted them, and `least_counted`
    how many children it takes where somebody did; `counts_pupils` is the measure that counts a group's pupils of all
    ages, `counts_ages` the one that counts all of 16 and 17, of whom `least_of_ages` make a place large enough;
    `least_gaps` how many gaps there must be to choose a finding from, `least_ranked` how many places a rank must be
    among, `listed` how long a list of exceptions is.
    """

    id: str
    title: str
    audience: Audience
    template: str
    chapters: tuple[Chapter, ...]
    basket: Mapping[str, tuple[Line, ...]]
    league: tuple[Line, ...]
    map: Line
    health: tuple[Line, ...]
    beside_health: Line
    annex: Mapping[Theme, tuple[str, ...]]
    targets: tuple[Target, ...]
    larger_groups: tuple[str, ...]
    least_counted: int
    counts_pupils: str
    counts_ages: str
    least_of_ages: int
    least_gaps: int
    least_ranked: int
    listed: int

    @property
    def measures(self) -> tuple[str, ...]:
        """Every measure that the report speaks of, each once, in the order of its pages."""
        found = [id for chapter in self.chapters for id in chapter.measures]
        found += [line.measure for line in self.lines]
        found += [id for ids in self.annex.values() for id in ids]
        return tuple(dict.fromkeys(found))

    @property
    def lines(self) -> tuple[Line, ...]:
        """Every line of its charts and tables."""
        of_chapters = [
            line
            for one in self.chapters
            for line in (*one.stages, *one.gaps, *one.values, *one.counts, *one.bars, *one.plain, *one.counted)
        ]
        basket = [line for lines in self.basket.values() for line in lines]
        return (*of_chapters, *basket, *self.league, self.map, *self.health, self.beside_health)


@dataclass(frozen=True, eq=False)
class OpenData:
    """What every set of open data says of itself.

    `title` holds `{place}`; `themes` are those of which there are files, in their order.
    """

    id: str
    title: str
    audience: Audience
    themes: tuple[Theme, ...]


Publication: TypeAlias = Report | OpenData
"""Whatever `publish` can write about a place."""
