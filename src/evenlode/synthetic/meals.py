"""Spells of eligibility for free school meals: the years in a row in which a family is poor enough."""

from collections.abc import Iterable

import numpy

from evenlode.synthetic.kinds import Children, Column
from evenlode.synthetic.needs import eligible_in, fortunes
from evenlode.synthetic.randomness import stream

AT_SCHOOL = 14  # years from the nursery class to year 13: no spell that a school knows began earlier


def eligible(seed: int, children: Children, years: Iterable[int]) -> dict[int, Column]:
    """Whether each child is eligible in each of some academic years."""
    luck, turn = fortunes(children, stream(seed, "meals", 0))
    return {year: eligible_in(children, year, luck, turn) for year in years}


def spells(known: dict[int, Column], year: int) -> dict[int, list[tuple[int, int | None]]]:
    """The spells of every child who has had one by a year: the years that each begins in and ends with.

    The end is None where a child is eligible still.
    """
    years = range(year - AT_SCHOOL, year + 1)
    held = numpy.array([known[one] for one in years])
    return {int(child): runs(held[:, child], years) for child in numpy.flatnonzero(held.any(axis=0))}


def runs(held: Column, years: range) -> list[tuple[int, int | None]]:
    """The runs of years in which something holds."""
    edges = numpy.flatnonzero(numpy.diff(numpy.concatenate([[False], held, [False]])))
    pairs = zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True)
    return [(years[first], years[end - 1] if end < len(years) else None) for first, end in pairs]
