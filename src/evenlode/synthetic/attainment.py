"""How children do: what each would reach at a stage, and then exactly as many who reach the standard as are stated.

What a child would reach follows from ability, special needs, the school's true effect, the school's true gap for
disadvantaged children, and chance. Marks and grades follow from the order of children, so that every threshold that is
given is met to the pupil.
"""

from collections.abc import Mapping, Sequence

import numpy
from numpy.random import Generator

from evenlode.synthetic.fitting import quota
from evenlode.synthetic.kinds import Children, Column, Needs, Roll, Schools

# In standard deviations: how much of what a child reaches is ability, and what is taken off for each kind of need.
ABILITY, CHANCE = 0.80, 0.52
TAKEN_OFF = {"A": 0.35, "P": 0.55, "K": 0.50, "S": 1.10, "E": 1.10}
DISADVANTAGED, WIDENS = 0.10, 0.02  # beyond what hardship does to ability, and how much more with each year group
GIRLS_AHEAD = {"reading": 0.12, "writing": 0.22, "maths": -0.03}


def truly(schools: Schools, children: Children, roll: Roll, needs: Needs) -> Column:
    """What each child would reach without chance; of a child in no school it means nothing."""
    taken = numpy.zeros(len(children))
    for code, size in TAKEN_OFF.items():
        taken[needs.sen == code] = size
    wide = DISADVANTAGED + WIDENS * numpy.maximum(roll.group, 0)
    gap = numpy.where(needs.ever, wide + schools.gap[roll.school], 0.0)
    found: Column = ABILITY * children.ability - taken - gap + schools.attainment[roll.school]
    return found


def reached(schools: Schools, children: Children, roll: Roll, needs: Needs, numbers: Generator) -> Column:
    """What each child would reach on a day, of mean about 0 and deviation about 1; nothing of a child in no school."""
    return truly(schools, children, roll, needs) + CHANCE * numbers.normal(0, 1, len(children))


def in_subject(score: Column, subject: str, girls: Column, numbers: Generator) -> Column:
    """What each child would reach in one subject: mostly what they reach in all, girls a little more in some."""
    found: Column = score + GIRLS_AHEAD.get(subject, 0.0) * girls + 0.35 * numbers.normal(0, 1, len(score))
    return found


def standing(score: Column, sits: Column, rate: float) -> Column:
    """Whether each child reaches a standard: exactly `rate` per cent of those who sit, those who reach most."""
    inside = numpy.flatnonzero(sits)
    order = inside[numpy.argsort(-score[inside], kind="stable")]
    found = numpy.zeros(len(score), bool)
    found[order[: quota(rate, len(inside))]] = True
    return found


def boundary(score: Column, sits: Column, rate: float) -> float:
    """The score that divides those who reach a standard from those who do not: exactly `rate` per cent lie above.

    There is somebody who sits, and who has a score that is not endless.
    """
    ranked = numpy.sort(score[sits])[::-1]
    place = quota(rate, len(ranked))
    above = ranked[place - 1] if place else ranked[0] + 2
    below = ranked[place] if place < len(ranked) else above - 2
    return float((above + max(below, above - 2)) / 2)


def in_all(scores: Sequence[Column], sits: Column, rate: float) -> Column:
    """Whether each child reaches the standard in every one of several subjects: exactly `rate` per cent of them."""
    return standing(numpy.minimum.reduce(scores), sits, rate)


def subjects(scores: Mapping[str, Column], sits: Column, rate: float, rates: Mapping[str, float]) -> dict[str, Column]:
    """Who reaches the standard in each subject, so that both each subject's rate and that of all together are met.

    Whoever reaches all reaches each; the others of each subject are those who reach most of it, and nobody of them
    reaches all. Raises `ValueError` where the rates leave too few children to reach some subjects and not all.
    """
    everything = in_all(list(scores.values()), sits, rate)
    left, found = sits & ~everything, {}
    names = list(scores)
    missing = numpy.argmin([scores[name] for name in names], axis=0)  # the subject in which a child falls short
    for at, (name, score) in enumerate(scores.items()):
        more = quota(rates[name], int(sits.sum())) - int(everything.sum())
        may = numpy.flatnonzero(left & (missing != at))
        if not 0 <= more <= len(may):
            raise ValueError(f"no children are left to reach {name} and not everything")
        order = may[numpy.argsort(-score[may], kind="stable")][:more]
        found[name] = everything.copy()
        found[name][order] = True
    return found


def marks(score: Column, met: Column, sits: Column, standard: int, most: int) -> Column:
    """Whole marks in the order of what children reach: from the standard up for those who meet it, below for others."""
    found = numpy.zeros(len(score), int)
    for inside, low, high, power in ((sits & met, standard, most, 0.55), (sits & ~met, 0, standard - 1, 0.45)):
        places = numpy.flatnonzero(inside)
        if len(places):
            order = numpy.argsort(numpy.argsort(score[places], kind="stable"), kind="stable")
            share = (order + 0.5) / len(places)
            found[places] = low + numpy.floor((high - low + 1) * share**power).astype(int).clip(0, high - low)
    return found


def levels(score: Column, thresholds: Mapping[str, Column]) -> Column:
    """The highest of some levels that each child reaches, named from the lowest; each is reached by fewer."""
    found = numpy.full(len(score), next(iter(thresholds)), object)
    for level, reached_it in thresholds.items():
        found[reached_it] = level
    return found


def spread_over(score: Column, inside: Column, names: Sequence[str], shares: Sequence[float]) -> Column:
    """One of several names for each child inside, from the lowest by what they reach, in stated shares."""
    found = numpy.full(len(score), "", object)
    places = numpy.flatnonzero(inside)
    order = places[numpy.argsort(score[places], kind="stable")]
    edges = numpy.floor(numpy.cumsum(numpy.array(shares) / sum(shares)) * len(order) + 0.5).astype(int)
    start = 0
    for name, end in zip(names, edges, strict=True):
        found[order[start:end]] = name
        start = end
    return found
