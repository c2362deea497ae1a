"""Which figures of a measure a report shows: of the source with the newest year, and of that year."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from evenlode.measures.figures import Figure
from evenlode.measures.kinds import Measure
from evenlode.vocabulary.flags import Flag
from evenlode.vocabulary.groups import VULNERABLE
from evenlode.vocabulary.places import ENGLAND
from evenlode.vocabulary.years import Year

EVERYONE = "all"
BEFORE = 2
"""How many years England's newest figure may be older than a computed one, and be shown instead of it."""


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


def that_england_has(figures: Sequence[Figure], place: str) -> list[Figure]:
    """Figures without those of a place whose year England has no value of, where it has one of a year not long before.

    What was computed is newer than anything published, and nothing could be set beside it.
    """
    whole = [one for one in figures if one.value is not None and Flag.PARTIAL_YEAR not in one.flags]
    england = {of_year(one) for one in whole if one.key.place == ENGLAND.code}
    ours = {of_year(one) for one in whole if one.key.place == place}
    last = {sight: max(year for *same, year in ours if tuple(same) == sight) for sight in {one[:2] for one in ours}}
    shared = {one for one in ours & england if one[2].start >= last[one[:2]].start - BEFORE}
    sights = {one[:2] for one in shared}
    return [
        one for one in figures if one.key.place != place or of_year(one) in shared or of_year(one)[:2] not in sights
    ]


def of_year(figure: Figure) -> tuple[str, str, Year]:
    """A figure's measure, kind of establishment and year."""
    return figure.key.measure, figure.key.phase, figure.key.year


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
