"""Ranks: an authority among its statistical neighbours and itself, and among all authorities of England.

On the published numbers, by the measure's direction; ties share the smallest rank; a place without a value has no rank
and leaves the count. Source: DfE, Local authority interactive tool, ranking of authorities and statistical neighbours.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from evenlode.comparisons.kinds import Rank
from evenlode.comparisons.neighbours import neighbour_sets, set_for
from evenlode.lake.reading import Reading
from evenlode.measures.figures import Figure, Query, figures
from evenlode.vocabulary.figure_ids import FigureKey
from evenlode.vocabulary.places import PlaceKind, authorities, by_code
from evenlode.vocabulary.polarity import Direction

ENGLAND_SET = "england"


def ranks(reading: Reading, query: Query, chosen: str = "") -> list[Rank]:
    """The ranks of every authority's figure that a query asks for: among its neighbours, then among all of England.

    `chosen` asks for one set: `2021`, or `england`; a figure for which no set is known is ranked in England alone.
    """
    wanted = [one for one in figures(reading, query) if one.place_kind == PlaceKind.AUTHORITY]
    beside = replace(query, places=[place.code for place in authorities()])
    known = {one.key: one for one in figures(reading, beside)} if wanted else {}
    sets = neighbour_sets(reading)
    found: list[Rank] = []
    for one in wanted:
        if chosen != ENGLAND_SET and (met := set_for(sets, one.key.year, chosen)):
            found += among_neighbours(one, met[0].name, met[0].neighbours, met[1], known)
        if chosen in ("", ENGLAND_SET):
            found.append(rank(one, ENGLAND_SET, [place.code for place in authorities()], known))
    return found


def among_neighbours(
    one: Figure, name: str, neighbours: Mapping[str, Sequence[str]], restated: bool, known: Mapping[FigureKey, Figure]
) -> list[Rank]:
    """The rank of a figure in a set of neighbours; nothing where the set does not have its place."""
    if one.key.place not in neighbours:
        return []
    return [rank(one, name, [one.key.place, *neighbours[one.key.place]], known, restated)]


def rank(
    one: Figure, name: str, places: Sequence[str], known: Mapping[FigureKey, Figure], restated: bool = False
) -> Rank:
    """The rank of a figure among those of some places, itself one of them; only figures of its own edition count."""
    others = [known.get(replace(one.key, place=place)) for place in places]
    values = [other.value for other in others if other and other.value is not None and other.edition == one.edition]
    direction = one.measure.direction
    if one.value is None or direction is Direction.NEITHER:
        position, tied = None, False
    else:
        better = [
            value
            for value in values
            if (value > one.value) == (direction is Direction.HIGHER_IS_BETTER) and value != one.value
        ]
        position, tied = len(better) + 1, values.count(one.value) > 1
    return Rank(one, name, position, len(values), tied, str(direction), restated, tuple(places))


def shown(one: Rank) -> str:
    """A rank in words: `5= of 11`; "no rank" where there is none."""
    return f"{one.rank}{'=' if one.tied else ''} of {one.of}" if one.rank else "no rank"


def name_of(place: str) -> str:
    """The name of a place."""
    found = by_code(place)
    return found.name if found else place
