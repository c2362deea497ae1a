"""The figures that open data is made of: an authority's, its region's, England's and its statistical neighbours'."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import itemgetter
from typing import Any, NamedTuple

from evenlode.comparisons.neighbours import NeighbourSet, neighbour_sets
from evenlode.lake.reading import Reading
from evenlode.measures.kinds import Measure
from evenlode.measures.registry import MEASURES
from evenlode.measures.stored import STORED, Query, chosen
from evenlode.publications.gate import OPEN, release_rows
from evenlode.publications.kinds import Audience
from evenlode.vocabulary.figure_ids import ALL_REASONS, FigureKey
from evenlode.vocabulary.periods import WHOLE_YEAR
from evenlode.vocabulary.places import ENGLAND, Place, authorities, by_code
from evenlode.vocabulary.states import State
from evenlode.vocabulary.years import Year

EVERYONE = ("all", "all")
"""The group and phase of all pupils in all schools."""
WHOLE = Query(periods=(WHOLE_YEAR,), reasons=(ALL_REASONS,), sources=sorted(OPEN))

Row = dict[str, Any]


class Subject(NamedTuple):
    """What a figure is of, wherever it is: the measure, the group, the phase and the year's id."""

    measure: str
    group: str
    phase: str
    year: str


@dataclass(frozen=True, eq=False)
class Known:
    """What is published about some places.

    `figures` holds one stored row for each subject and place, all places' of one source; `passed_over` counts the rows
    of other sources; `seen` is every measure, group, phase and year of which any authority or England has a figure.
    """

    place: Place
    places: Sequence[Place]
    neighbours: NeighbourSet | None
    figures: Mapping[tuple[Subject, str], Row]
    passed_over: int
    seen: frozenset[Subject]


def known(reading: Reading, place: Place, audience: Audience) -> Known:
    """All that may be published about an authority and those beside it; raises `Refused` where the gate does."""
    neighbours = neighbours_of(reading, place)
    places = places_beside(place, neighbours)
    rows = rows_of(reading, places, audience)
    figures = of_one_source(rows, place.code)
    return Known(place, places, neighbours, figures, len(rows) - len(figures), seen(reading))


def neighbours_of(reading: Reading, place: Place) -> NeighbourSet | None:
    """The newest set of neighbours that has a place; None where none does."""
    having = [one for one in neighbour_sets(reading) if place.code in one.neighbours]
    return having[-1] if having else None


def places_beside(place: Place, neighbours: NeighbourSet | None) -> list[Place]:
    """England, the place's region, the place, and its neighbours by DfE number."""
    ten = [by_code(code) for code in neighbours.neighbours[place.code]] if neighbours else []
    beside = sorted((one for one in ten if one), key=lambda one: one.dfe_number)
    return [ENGLAND, *([region] if (region := by_code(place.region)) else []), place, *beside]


def rows_of(reading: Reading, places: Sequence[Place], audience: Audience) -> list[Row]:
    """The stored rows of places, of whole years and all reasons, once the gate has let them through."""
    codes = [place.code for place in places]
    query = Query(places=codes, periods=WHOLE.periods, reasons=WHOLE.reasons, sources=WHOLE.sources)
    found: list[Row] = release_rows(reading.engine.arrow(chosen(reading, query).select(*STORED)), audience).to_pylist()
    return found


def seen(reading: Reading) -> frozenset[Subject]:
    """Everything of which England or any authority has a figure: it says which files and columns there are.

    So the files of all authorities have the same columns, whatever each has figures of.
    """
    codes = [ENGLAND.code, *(place.code for place in authorities())]
    query = Query(places=codes, periods=WHOLE.periods, reasons=WHOLE.reasons, sources=WHOLE.sources)
    rows = reading.engine.arrow(chosen(reading, query).select(*Subject._fields).distinct())
    return frozenset(map(Subject._make, zip(*(rows[name].to_pylist() for name in Subject._fields), strict=True)))


def of_one_source(rows: Sequence[Row], own: str) -> dict[tuple[Subject, str], Row]:
    """For each subject the rows of one source: the first preferred that has a number for the place itself.

    Where none has, the first that has a number for any place, and then the first that says anything: what stands side
    by side is always one publisher's.
    """
    by_subject: dict[Subject, dict[str, dict[str, Row]]] = {}
    for row in rows:
        subject = Subject(row["measure"], row["group"], row["phase"], row["year"])
        by_subject.setdefault(subject, {}).setdefault(row["source"], {})[row["place"]] = row
    return {
        (subject, place): row
        for subject, sources in by_subject.items()
        for place, row in sources[preferred(MEASURES.find(subject.measure), sources, own)].items()
    }


def preferred(measure: Measure, sources: Mapping[str, Mapping[str, Row]], own: str) -> str:
    """Which of the sources of a subject is published."""
    order = {name: position for position, name in enumerate(measure.published_in)}

    def standing(name: str) -> tuple[bool, bool, int, str]:
        rows = sources[name]
        own_number = own in rows and rows[own]["value"] is not None
        any_number = any(row["value"] is not None for row in rows.values())
        return (not own_number, not any_number, order.get(name, len(order)), name)

    return min(sources, key=standing)


def key_of(row: Row) -> FigureKey:
    """The key of the figure in a stored row."""
    return FigureKey(row["source"], row["measure"], row["place"], row["phase"], row["group"], parsed(row["year"]))


@lru_cache(maxsize=1024)
def parsed(year: str) -> Year:
    """A year from its id: the same few are asked of every figure."""
    return Year.parse(year)


def span(year: str) -> int:
    """How many years a year's id is of."""
    return parsed(year).last - parsed(year).start + 1


def existed(place: Place, year: Year) -> bool:
    """Whether a place was there on any day of a year."""
    began = place.opened is None or place.opened <= year.last_day
    return began and (place.closed is None or place.closed >= year.first_day)


def has_number(row: Row | None) -> bool:
    """Whether there is a figure, and it has a value."""
    return row is not None and row["state"] == State.VALUE


def by_id(found: Iterable[Row]) -> list[tuple[str, Row]]:
    """Stored rows with the ids of their figures, by id."""
    return sorted(((key_of(row).id, row) for row in found), key=itemgetter(0))
