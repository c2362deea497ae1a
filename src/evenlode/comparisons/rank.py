"""Ranks: an authority among its statistical neighbours and itself, and among all authorities of England.

On the published numbers, by the measure's direction; ties share the smallest rank; a place without a value has no rank
and leaves the count. Source: DfE, Local authority interactive tool, ranking of authorities and statistical neighbours.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from evenlode.comparisons.kinds import Rank
from evenlode.comparisons.neighbours import neighbour_sets, set_for
from evenlode.comparisons.numbers import Number, alike, numbers, numbers_of
from evenlode.lake.reading import Reading
from evenlode.measures.figures import Figure, figures
from evenlode.measures.stored import Query
from evenlode.vocabulary.figure_ids import FigureKey
from evenlode.vocabulary.places import PlaceKind, authorities, by_code
from evenlode.vocabulary.polarity import Direction

ENGLAND_SET = "england"


def ranks(reading: Reading, query: Query, chosen: str = "") -> list[Rank]:
    """The ranks of every authority's figure that a query asks for: among its neighbours, then among all of England.

    `chosen` asks for one set: `2021`, or `england`; a figure for which no set is known is ranked in England alone, and
    one of the invented county, which is in none, nowhere.
    """
    wanted = [one for one in figures(reading, query) if one.place_kind == PlaceKind.AUTHORITY]
    england = tuple(place.code for place in authorities())
    beside = numbers(reading, replace(query, places=england)) if wanted else {}
    sets = neighbour_sets(reading)
    found: list[Rank] = []
    for one in wanted:
        others = beside.get(alike(one.key), {})
        met = set_for(sets, one.key.year, chosen) if chosen != ENGLAND_SET else None
        if met and (neighbours := met[0].neighbours.get(one.key.place)):
            found.append(ranked(one, met[0].name, (one.key.place, *neighbours), others, met[1]))
        if chosen in ("", ENGLAND_SET) and one.key.place in england:
            found.append(ranked(one, ENGLAND_SET, england, others))
    return found


def rank(
    one: Figure, name: str, places: Sequence[str], known: Mapping[FigureKey, Figure], restated: bool = False
) -> Rank:
    """The rank of a figure among those of some places, itself one of them; only figures of its own edition count."""
    beside = [known[key] for place in places if (key := replace(one.key, place=place)) in known]
    return ranked(one, name, tuple(places), numbers_of(beside).get(alike(one.key), {}), restated)


def ranked(
    one: Figure, name: str, places: tuple[str, ...], others: Mapping[str, Number], restated: bool = False
) -> Rank:
    """The same, of numbers by place."""
    found = [others[place] for place in places if place in others]
    values = [number.value for number in found if number.edition == one.edition]
    direction, mine = one.measure.direction, one.value
    if mine is None or direction is Direction.NEITHER:
        return Rank(one, name, None, len(values), False, str(direction), restated, places)
    if direction is Direction.HIGHER_IS_BETTER:
        better = sum(value > mine for value in values)
    else:
        better = sum(value < mine for value in values)
    return Rank(one, name, better + 1, len(values), values.count(mine) > 1, str(direction), restated, places)


def shown(one: Rank) -> str:
    """A rank in words: `5= of 11`; "no rank" where there is none."""
    return f"{one.rank}{'=' if one.tied else ''} of {one.of}" if one.rank else "no rank"


def name_of(place: str) -> str:
    """The name of a place."""
    found = by_code(place)
    return found.name if found else place
