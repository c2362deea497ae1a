"""Which figures of a measure a report shows: of the source with the newest year, and of that year."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from evenlode.measures.figures import Figure
from evenlode.measures.kinds import Measure
from evenlode.vocabulary.flags import Flag
from evenlode.vocabulary.groups import VULNERABLE
from evenlode.vocabulary.years import Year

EVERYONE = "all"


@dataclass(frozen=True)
class Chosen:
    """Which figures of a measure are shown: of one source, for the newest year of which the place has a value."""

    source: str
    year: Year


Sight = tuple[str, str]
"""A measure and the kind of establishment in which it is looked at."""


def choices(figures: Iterable[Figure], place: str, measures: Mapping[str, Measure]) -> dict[Sight, Chosen]:
    """What is shown of each measure in each kind of establishment; one of which the place has no value is not there."""
    by_sight: dict[Sight, list[Figure]] = {}
    for one in figures:
        if one.key.place == place and one.value is not None:
            by_sight.setdefault((one.key.measure, one.key.phase), []).append(one)
    found = {sight: choice(measures[sight[0]], ours) for sight, ours in by_sight.items()}
    return {sight: chosen for sight, chosen in found.items() if chosen}


def choice(measure: Measure, ours: Collection[Figure]) -> Chosen | None:
    """The newest year of everyone's figure, of the first preferred source that has it; else of a vulnerable group's.

    It is not the year of one small group alone where there is a figure of everyone: a page speaks of one year. A year
    that is not over gives way to any whole one; years of two kinds that end in one calendar year are equally new.
    """
    for groups in ((EVERYONE,), VULNERABLE):
        met = [one for one in ours if one.key.group in groups]
        if met:
            best = newest(measure, met)
            return Chosen(best.key.source, best.key.year)
    return None


def newest(measure: Measure, figures: Iterable[Figure]) -> Figure:
    """The newest of some figures, of the first preferred source that has it."""
    return min(figures, key=lambda one: (*age(one), order(measure, one.key.source)))


def age(figure: Figure) -> tuple[bool, int]:
    """How old a figure is, the newest least: whole years before those that are not over."""
    return Flag.PARTIAL_YEAR in figure.flags, -figure.key.year.last_day.year


def order(measure: Measure, source: str) -> int:
    """Where a source stands in a measure's order of preference; one that is not in it comes last."""
    return measure.published_in.index(source) if source in measure.published_in else len(measure.published_in)
