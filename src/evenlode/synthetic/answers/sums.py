"""Sums of what is counted, by school and group: rows of children and schools become figures of every place."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy

from evenlode.synthetic.answers.groups import Described, groups_of
from evenlode.synthetic.answers.places import Places
from evenlode.synthetic.kinds import Column, Columns

SUMS = "there", "numerator", "divisors", "denominator"


@dataclass(frozen=True, eq=False)
class Counted:
    """Things that are counted, one place for each: whose, at which school, on which day, and how much of each sum.

    Of `numerator` and `denominator` either may be missing, where other things add it; with neither, it is told by them
    that there is something to count, and that it may be nought.
    """

    child: Column
    school: Column
    on: Column
    numerator: Column | None = None
    denominator: Column | None = None


@dataclass(frozen=True, eq=False)
class Answers(Columns):
    """What figures must come to, one place for each; a number is NaN where nothing adds to it."""

    measure: Column
    place: Column
    phase: Column
    group: Column
    numerator: Column
    denominator: Column


def answers(measure: str, things: Sequence[Counted], censuses: Sequence[Described], places: Places) -> Answers:
    """The figures of a measure, of every place and group of which there is anything."""
    sums = by_school(things, censuses, places.schools.shape[1])
    inside = places.schools.astype(float)
    found = {name: numpy.array([one[name] for one in sums.values()]) @ inside.T for name in SUMS}
    group, place = numpy.nonzero(found["there"])
    above, below, divisors = (found[name][group, place] for name in ("numerator", "denominator", "divisors"))
    return Answers(
        measure=numpy.full(len(group), measure, object),
        place=places.place[place],
        phase=places.phase[place],
        group=numpy.array(list(sums), object)[group],
        numerator=numpy.where((divisors > 0) & (below == 0), numpy.nan, above),
        denominator=numpy.where(divisors > 0, below, numpy.nan),
    )


def by_school(things: Sequence[Counted], censuses: Sequence[Described], size: int) -> dict[str, dict[str, Column]]:
    """For each group, of each of so many schools: how many things there are, the two sums, how many divide."""
    found: dict[str, dict[str, Column]] = {}
    for one in things:
        each = numpy.ones(len(one.child))
        divisors = None if one.denominator is None else each
        amounts = {"there": each, "numerator": one.numerator, "divisors": divisors, "denominator": one.denominator}
        for group, inside in groups_of(censuses, one.child, one.on).items():
            sums = found.setdefault(group, {name: numpy.zeros(size) for name in SUMS})
            for name, amount in amounts.items():
                if amount is not None:
                    sums[name] += numpy.bincount(one.school[inside], amount[inside], size)
    return found
