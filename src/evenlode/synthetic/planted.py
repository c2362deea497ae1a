"""What is truly so in the county and is there to be found: effects, gaps, changes of practice, collapses and biases.

The answer key tells all of it. Effects are in standard deviations of pupils, but of exclusion, a logarithm of odds.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy

from evenlode.synthetic.kinds import NOBODY, Column, Columns, Phase, Schools
from evenlode.synthetic.randomness import stream

CHANGED = 0.05  # the share of primary and secondary schools in which practice changes once
SIZES: Mapping[str, tuple[float, float]] = {
    "absence": (-0.45, -0.25), "exclusion": (-0.9, -0.5), "gap": (-0.35, -0.2), "attainment": (0.2, 0.4),
}  # fmt: skip
"""By how much practice changes, from the most to the least; three in four schools improve and one gets worse."""
BETTER = 0.75
FIRST, LAST = 2013, 2025


@dataclass(frozen=True, eq=False)
class Changes(Columns):
    """Schools whose practice changes: in which of its effects, from which academic year on, and by how much."""

    school: Column
    effect: Column
    year: Column
    size: Column


def changes(seed: int, schools: Schools) -> Changes:
    """The schools whose practice changes in the county's years: one of each effect at the least."""
    numbers = stream(seed, "planted", 0)
    may = schools.where(numpy.isin(schools.phase, (Phase.PRIMARY, Phase.SECONDARY)) & (schools.intake > 0))
    may = may[~numpy.isin(may, schools.becomes)]
    count = max(len(SIZES), int(CHANGED * len(may) + 0.5))
    school = numbers.choice(may, count, replace=count > len(may))
    effect = numpy.arange(count) % len(SIZES)
    low, high = numpy.array(list(SIZES.values()))[effect].T
    size = numbers.uniform(low, high) * numpy.where(numbers.random(count) < BETTER, 1, -0.7)
    year = numpy.where(numbers.random(count) < 0.4, FIRST + 1, numbers.integers(2023, LAST + 1, count))
    return Changes(school, numpy.array(list(SIZES), object)[effect], year, numpy.round(size, 4))


def in_year(schools: Schools, planted: Changes, year: int) -> Schools:
    """The schools with the effects that they have in a year: an academy goes on as its school did."""
    columns = {name: getattr(schools, name).copy() for name in SIZES}
    for place in planted.where(planted.year <= year):
        school = planted.school[place]
        columns[planted.effect[place]][school] += planted.size[place]
        if schools.becomes[school] != NOBODY:
            columns[planted.effect[place]][schools.becomes[school]] += planted.size[place]
    return replace(schools, **columns)
