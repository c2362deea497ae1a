"""Who is suspended and excluded in a year, how often, when and why: as many as are stated, with all margins at once.

Who is more likely to be excluded follows from hardship, attendance, special needs, sex, age and the practice of the
school. Permanent exclusions meet targets by phase, special needs, sex and locality to the pupil; suspensions meet rates
by phase, and so do the children who are suspended at all, a few of them many times.
"""

from dataclasses import dataclass

import numpy
from numpy.random import Generator

from evenlode.synthetic.days import SchoolDays, january_census, phase_ids, school_on
from evenlode.synthetic.events import Exclusions
from evenlode.synthetic.exclusion_days import lengths, reasons, starts
from evenlode.synthetic.fitting import by_quota, chosen, quota, rounded, swapped
from evenlode.synthetic.kinds import NOBODY, Children, Column, Needs, Roll, Schools
from evenlode.synthetic.levels import Levels, level
from evenlode.synthetic.randomness import stream
from evenlode.synthetic.rolls import COMPULSORY
from evenlode.synthetic.targets import LOCALITIES, target

PHASES = ("primary", "secondary", "special")
EXCLUDING = 2  # of these phases the first two exclude for good
# Logarithms of how much more often children are excluded: by provision, and by year group from nursery to year 13.
PROVISION = {"N": 0.0, "A": 1.0, "P": 1.9, "S": 1.5, "K": 1.5, "E": 1.5}
AGES = (-4.0, -2.0, -1.5, -1.2, -0.9, -0.7, -0.5, -0.6, 0.1, 0.5, 0.7, 0.4, -0.8, -1.5, -1.8)
BOYS, CARE, BEHAVIOUR = 0.75, 0.9, 0.7
AGAIN = 0.55  # the smaller, the more suspensions fall on a few of those who are suspended
TAKEN_BACK, FIRST_TAKEN_BACK = 0.004, 2023  # suspensions that the head teacher cancels, and since which year
NEVER = -1e6  # a logarithm of what cannot be
LAST_BEFORE = (
    20  # nobody is excluded for good on the year's last days: the next year's roll begins before its clock ends
)


@dataclass(frozen=True, eq=False)
class Candidate:
    """Who could be excluded in a year, and how likely: weights are nought of those who cannot."""

    school: Column
    group: Column
    phase: Column
    weight: Column
    headcount: tuple[int, ...]


def candidates(schools: Schools, children: Children, roll: Roll, needs: Needs, year: int) -> Candidate:
    """How likely each child is to be excluded: those at one school all year, and who is counted in January."""
    counted = phase_ids(schools, school_on(roll, january_census(year)))
    phase = numpy.where((roll.school == roll.later) & (roll.school != NOBODY), phase_ids(schools, roll.school), "")
    places = numpy.select([phase == one for one in PHASES], range(len(PHASES)), -1)
    likely = (
        0.45 * children.hardship
        + 0.35 * children.absence
        - 0.25 * children.ability
        + BOYS * (children.sex == "boys")
        + CARE * needs.care
        + BEHAVIOUR * numpy.isin(needs.need, ("BESD", "SEMH"))
        + numpy.array(AGES)[numpy.clip(roll.group, -1, 13) + 1]
        + schools.exclusion[roll.school]
    )
    for code, size in PROVISION.items():
        likely[needs.sen == code] += size
    headcount = tuple(int((counted == one).sum()) for one in PHASES)
    return Candidate(roll.school, roll.group, places, numpy.where(places >= 0, numpy.exp(likely), 0.0), headcount)


def permanently(
    seed: int, schools: Schools, children: Children, needs: Needs, could: Candidate, year: int, levels: Levels,
    share: float,
) -> Column:  # fmt: skip
    """The children who are excluded for good in a year: as many as are stated for a county of this share of a whole.

    Where special needs, sex and localities are stated too, all of these are met together.
    """
    numbers = stream(seed, "exclusions", year, 0)
    of_age = (could.group >= 1) & (could.group <= COMPULSORY)
    weights = numpy.where(of_age & (could.phase < EXCLUDING), could.weight, 0.0)
    wanted = [stated(could, place, year, levels, share) for place in range(EXCLUDING)]
    if target("exclusions_permanent", "all", "sen", year) is None:
        return numpy.flatnonzero(by_quota(could.phase, wanted, weights, numbers))
    axes = (
        could.phase,
        (needs.sen != "N").astype(int),
        (children.sex == "boys").astype(int),
        schools.locality[could.school],
    )
    # A small county has too few schools in a locality for its share of so few exclusions to mean anything.
    stated_of = len(axes) if share >= 1 else len(axes) - 1
    return with_margins(axes[:stated_of], margins(wanted, year)[:stated_of], weights, numbers)


def stated(could: Candidate, place: int, year: int, levels: Levels, share: float) -> int:
    """How many are excluded for good in a phase: the target's share of the county, or the level's of its pupils."""
    wanted = target("exclusions_permanent", PHASES[place], "all", year)
    if wanted is not None:
        return quota(100 * share, int(wanted))
    return quota(level(levels, "exclusions_permanent_rate", PHASES[place], year), could.headcount[place])


def margins(by_phase: list[int], year: int) -> tuple[list[int], ...]:
    """How many are excluded for good by phase, special needs, sex and locality, with one total."""
    total, every = sum(by_phase), target("exclusions_permanent", "all", "all", year) or 1
    with_needs, boys = (
        quota(100 * total / every, int(target("exclusions_permanent", "all", group, year) or 0))
        for group in ("sen", "boys")
    )
    places = [(target("exclusions_permanent", "all", one, year) or 0) * total / every for one in LOCALITIES]
    return by_phase, [total - with_needs, with_needs], [total - boys, boys], rounded(places, total).tolist()


def with_margins(axes: tuple[Column, ...], totals: tuple[list[int], ...], weight: Column, numbers: Generator) -> Column:
    """Children chosen by weight so that every axis has its totals at once.

    Labels are dealt to the events with their margins kept, moved towards the cells where likely children are, and each
    cell then chooses among its own. Raises `ValueError` where a cell has too few children.
    """
    shape = tuple(len(one) for one in totals)
    able = numpy.flatnonzero((weight > 0) & (axes[0] >= 0) & (axes[0] < shape[0]))
    cell = numpy.ravel_multi_index(tuple(one[able] for one in axes), shape)
    mass = numpy.bincount(cell, weight[able], minlength=int(numpy.prod(shape)))
    likely = numpy.where(mass > 0, numpy.log(numpy.maximum(mass, 1e-300)), NEVER)
    dealt = [numbers.permutation(numpy.repeat(numpy.arange(len(one)), one)) for one in totals]
    dealt = swapped(dealt, lambda labels: float(likely[numpy.ravel_multi_index(tuple(labels), shape)].sum()), numbers)
    counts = numpy.bincount(numpy.ravel_multi_index(tuple(dealt), shape), minlength=len(mass))
    inside = [able[cell == place] for place in range(len(mass))]
    found = [some[chosen(int(size), weight[some], numbers)] for some, size in zip(inside, counts, strict=True) if size]
    return numpy.sort(numpy.concatenate([numpy.empty(0, int), *found]))


def suspended(seed: int, could: Candidate, year: int, levels: Levels) -> Column:
    """A child for each suspension of a year: exactly the stated rates, of suspensions and of children suspended."""
    numbers = stream(seed, "exclusions", year, 1)
    events, pupils = (
        [quota(level(levels, measure, phase, year), size) for phase, size in zip(PHASES, could.headcount, strict=True)]
        for measure in ("suspensions_rate", "suspended_once_or_more_rate")
    )
    once = by_quota(
        could.phase, [min(one, most) for one, most in zip(pupils, events, strict=True)], could.weight, numbers
    )
    found = [numpy.flatnonzero(once)]
    for place, size in enumerate(events):
        whose = numpy.flatnonzero(once & (could.phase == place))
        if len(whose):
            share = numbers.gamma(AGAIN, 1.0, len(whose)) + 1e-9
            found.append(numpy.repeat(whose, numbers.multinomial(size - len(whose), share / share.sum())))
    return numpy.sort(numpy.concatenate(found))


def exclusions(
    seed: int, could: Candidate, gone: Column, days: SchoolDays, levels: Levels
) -> tuple[Exclusions, Column]:
    """Every exclusion of a year with its days and reasons, and whether each is later taken back by the head teacher.

    `gone` are the children who are excluded for good: what else they are suspended for comes before.
    """
    year, numbers = days.year, stream(seed, "exclusions", days.year, 2)
    last = numpy.full(len(could.school), days.on.shape[1])
    last[gone] = numbers.integers(LAST_BEFORE, days.on.shape[1] - LAST_BEFORE, len(gone))
    child = suspended(seed, could, year, levels)
    back = taken_back(child, year, numbers)
    child, back = numpy.concatenate([child, back]), numpy.repeat([False, True], [len(child), len(back)])
    order = numpy.argsort(child, kind="stable")
    child, back = child[order], back[order]
    sessions = lengths(child, last, numbers)
    start = starts(child, sessions, last, numbers)
    child, back = numpy.concatenate([child, gone]), numpy.concatenate([back, numpy.zeros(len(gone), bool)])
    start, sessions = numpy.concatenate([start, last[gone]]), numpy.concatenate([sessions, numpy.zeros(len(gone), int)])
    permanent = numpy.arange(len(child)) >= len(child) - len(gone)
    school = could.school[child]
    end = days.after(school, start, (sessions + 1) // 2 - 1)
    end[permanent] = numpy.datetime64("NaT")
    found = Exclusions(
        child, school, permanent, days.on[school, start], end, sessions, reasons(permanent, year, numbers)
    )
    order = numpy.lexsort((child, found.start))
    return found.only(order), back[order]


def taken_back(child: Column, year: int, numbers: Generator) -> Column:
    """A child for each suspension beside the others that is cancelled: of children who have several anyway."""
    several = numpy.unique(child[1:][child[1:] == child[:-1]])
    size = int(TAKEN_BACK * len(child) + 0.5) if year >= FIRST_TAKEN_BACK else 0
    found: Column = numbers.choice(several, min(size, len(several)), replace=False)
    return found
