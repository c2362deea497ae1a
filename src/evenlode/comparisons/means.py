"""The mean of an authority's statistical neighbours: of the numbers as published, each neighbour counting once.

Source: DfE, Local authority interactive tool, statistical neighbours: the unweighted mean of the ten, self excluded.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from decimal import Decimal
from typing import Any

from evenlode.comparisons.kinds import Mean
from evenlode.comparisons.neighbours import NeighbourSet, neighbour_sets, set_for
from evenlode.comparisons.numbers import Number, Numbers, alike, numbers
from evenlode.lake.reading import Reading
from evenlode.measures.chance import estimate
from evenlode.measures.figures import Figure, as_float
from evenlode.measures.kinds import Measure
from evenlode.measures.stored import Query
from evenlode.statistics.intervals import Estimate, mean
from evenlode.vocabulary.flags import Flag
from evenlode.vocabulary.places import PlaceKind
from evenlode.vocabulary.rounding import decimals_of
from evenlode.vocabulary.states import State
from evenlode.vocabulary.units import Unit
from evenlode.vocabulary.years import Year


@dataclass(frozen=True, eq=False)
class Neighbourhood:
    """The sets of statistical neighbours that are loaded, oldest first, and the numbers of those who stand in them."""

    sets: Sequence[NeighbourSet] = ()
    numbers: Numbers = field(default_factory=dict)


NOBODY = Neighbourhood()


def neighbourhood(reading: Reading, query: Query) -> Neighbourhood:
    """The neighbours of the places that a query asks for, with their numbers of every year, read once."""
    sets = neighbour_sets(reading)
    near = {one for found in sets for place in query.places for one in found.neighbours.get(place, ())}
    if not sets or (query.places and not near):
        return Neighbourhood(sets)
    return Neighbourhood(sets, numbers(reading, replace(query, places=sorted(near), years=())))


def neighbours_mean(figure: Figure, near: Neighbourhood, year: Year) -> Mean | None:
    """The mean of the neighbours' figures of the same thing as `figure`, from the set in force in `year`.

    Only numbers of its own edition count; the state is `x` where there is none. None where no set has its place.
    """
    met = set_for(list(near.sets), year)
    places = met[0].neighbours.get(figure.key.place, ()) if met else ()
    if not met or not places:
        return None
    beside: Mapping[str, Number] = near.numbers.get(alike(figure.key), {})
    having = tuple(place for place in places if place in beside and beside[place].edition == figure.edition)
    found = [beside[place] for place in having]
    exact = sum((Decimal(repr(one.value)) for one in found), Decimal(0)) / len(found) if found else None
    weighted, whole = weighted_mean(found, figure.measure.unit), with_interval(found, figure.measure)
    limits = {"low": whole.low, "high": whole.high} if whole else {}
    return Mean(
        **{**as_nobodys(figure, met[0].name, restated=met[1]), **limits},
        value=None if exact is None else float(exact),
        state=State.NOT_AVAILABLE if exact is None else State.VALUE,
        set=met[0].name,
        restated=met[1],
        places=places,
        having=having,
        exact=exact,
        weighted=None if weighted is None else float(weighted),
        whole=whole,
    )


def means_of(figures: Iterable[Figure], near: Neighbourhood, year: Year) -> Iterator[Mean]:
    """The neighbours' means of the same things as some figures, from the set in force in `year`."""
    found = (neighbours_mean(one, near, year) for one in figures)
    return (one for one in found if one)


def as_nobodys(figure: Figure, name: str, *, restated: bool) -> dict[str, Any]:
    """What a mean has in common with the figure that is set beside it, and nothing that a publisher printed."""
    common = {one.name: getattr(figure, one.name) for one in fields(Figure) if one.name not in ("value", "state")}
    unprinted = dict.fromkeys(("numerator", "denominator", "decimals", "at_least", "at_most", "low", "high"))
    return {
        **common,
        **unprinted,
        "key": replace(figure.key, place=f"neighbours_{name}:{figure.key.place}"),
        "place_name": f"statistical neighbours of {figure.place_name}",
        "place_kind": str(PlaceKind.NEIGHBOURS),
        "flags": tuple(sorted({*figure.flags, str(Flag.RESTATED)})) if restated else figure.flags,
        "load": "",
        "record": 0,
        "cell": "",
        "printed": "",
    }


def weighted_mean(found: Sequence[Number], unit: Unit) -> Decimal | None:
    """The mean by pupils: the sum of what is counted over the sum of those it is counted of.

    None unless both are known of every neighbour that counts.
    """
    above = [one.numerator for one in found if one.numerator is not None]
    below = [one.denominator for one in found if one.denominator is not None]
    whole = len(above) == len(below) == len(found)
    if unit is Unit.COUNT or not whole or not sum(below):
        return None
    return sum(above, Decimal(0)) / sum(below, Decimal(0)) * (unit.per or 1)


def with_interval(found: Sequence[Number], measure: Measure) -> Estimate | None:
    """The mean with its interval; None unless every neighbour that counts has counts that allow one."""
    each: list[Estimate] = []
    for one in found:
        above, below = as_float(one.numerator), as_float(one.denominator)
        known = estimate(measure, one.value, decimals_of(one.value), above, below)
        if known is None:
            return None
        each.append(known)
    return mean(each) if each else None
