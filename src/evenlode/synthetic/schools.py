"""The county's schools: how many of each kind, how large, where, what they are called, and how they truly differ."""

import numpy
from numpy.random import Generator

from evenlode.synthetic.fitting import rounded
from evenlode.synthetic.kinds import NOBODY, Column, Phase, Schools
from evenlode.synthetic.randomness import stream
from evenlode.synthetic.targets import STRUCTURE
from evenlode.synthetic.words import school_names

# A whole county: its schools, and five providers of alternative education.
PROVIDERS = 5
FULL = sum(STRUCTURE.values()) + PROVIDERS
SHARES = dict(sorted((STRUCTURE | {Phase.PROVIDER: PROVIDERS}).items(), key=lambda kind: -kind[1]))
# The year groups that each kind teaches (0: Reception, -1: the nursery class), and the places that it may have in each.
TEACHES = {
    Phase.NURSERY: (-1, -1),
    Phase.PRIMARY: (-1, 6),
    Phase.SECONDARY: (7, 13),
    Phase.ALL_THROUGH: (-1, 13),
    Phase.SPECIAL: (0, 13),
    Phase.REFERRAL: (1, 11),
    Phase.PROVIDER: (7, 11),
}
PLACES = {
    Phase.NURSERY: ((26, 39, 52), (1, 2, 1)),
    Phase.PRIMARY: ((15, 20, 30, 45, 60, 90), (14, 10, 46, 9, 18, 3)),
    Phase.SECONDARY: ((120, 150, 180, 210, 240, 270), (1, 2, 4, 5, 4, 2)),
    Phase.ALL_THROUGH: ((60,), (1,)),
    Phase.SPECIAL: ((6, 8, 10), (1, 2, 1)),
    Phase.REFERRAL: ((0,), (1,)),
    Phase.PROVIDER: ((0,), (1,)),
}
FIRST_ESTAB = {
    Phase.NURSERY: 1000,
    Phase.REFERRAL: 1100,
    Phase.PRIMARY: 2000,
    Phase.SECONDARY: 4000,
    Phase.ALL_THROUGH: 4900,
    Phase.PROVIDER: 6900,
    Phase.SPECIAL: 7000,
}
FIRST_URN, LOCALITIES = 900_001, 3
# Standard deviations of schools' true effects, in standard deviations of pupils.
SPREAD = {"attainment": 0.22, "gap": 0.12, "absence": 0.18, "exclusion": 0.50, "identification": 0.20}
CONVERTS = 0.06  # the share of primary and secondary schools that become academies in a run of years


def how_many(count: int) -> dict[Phase, int]:
    """How many of each kind a county of `count` schools and providers has: at least one of each."""
    if count < len(SHARES) + 1:
        raise ValueError(
            f"a county has at least {len(SHARES) + 1} schools, so that it has every kind and two primaries"
        )
    spare = count - len(SHARES)
    shares = numpy.array([size - 1 for size in SHARES.values()], float)
    more = rounded(shares * spare / shares.sum(), spare)
    return {phase: 1 + int(extra) for phase, extra in zip(SHARES, more, strict=True)}


def schools(seed: int, count: int, years: range) -> Schools:
    """The schools of a county through some years; the academies that some become stand at the end."""
    numbers = stream(seed, "schools", count)
    phases = numpy.concatenate([numpy.full(size, phase) for phase, size in how_many(count).items()])
    locality = numbers.integers(0, LOCALITIES, len(phases))
    locality[phases == Phase.SECONDARY] = numpy.arange((phases == Phase.SECONDARY).sum()) % LOCALITIES
    converts = conversions(phases, years, numbers)
    found = Schools(
        urn=FIRST_URN + numpy.arange(len(phases)),
        estab=establishment_numbers(phases),
        name=numpy.array(school_names(phases, stream(seed, "names", count)), object),
        phase=phases,
        first=numpy.array([TEACHES[Phase(phase)][0] for phase in phases]),
        last=numpy.array([TEACHES[Phase(phase)][1] for phase in phases]),
        intake=places(phases, numbers),
        locality=locality,
        partnership=partnerships(phases, locality, numbers),
        converts=converts,
        becomes=numpy.full(len(phases), NOBODY),
        **effects(len(phases), numbers),
    )
    return with_academies(found)


def establishment_numbers(phases: Column) -> Column:
    """Each school's number in its authority: the kinds have ranges of their own."""
    within = numpy.zeros(len(phases), int)
    for phase in Phase:
        inside = phases == phase
        within[inside] = FIRST_ESTAB[phase] + numpy.arange(inside.sum())
    return within


def places(phases: Column, numbers: Generator) -> Column:
    """How many children a school takes into each year group."""
    found = numpy.zeros(len(phases), int)
    for phase in Phase:
        sizes, weights = PLACES[phase]
        inside = numpy.flatnonzero(phases == phase)
        share = numpy.array(weights, float) / sum(weights)
        exact = numpy.repeat(sizes, rounded(share * len(inside), len(inside)))
        found[inside] = numbers.permutation(exact)
    return found


def partnerships(phases: Column, locality: Column, numbers: Generator) -> Column:
    """The partnership of each school: its secondary school's place; what stands alone is in none."""
    found = numpy.full(len(phases), NOBODY)
    leads = numpy.flatnonzero(numpy.isin(phases, (Phase.SECONDARY, Phase.ALL_THROUGH)))
    found[leads] = leads
    for place in numpy.flatnonzero(numpy.isin(phases, (Phase.PRIMARY, Phase.NURSERY))):
        near = leads[locality[leads] == locality[place]]
        found[place] = numbers.choice(near if len(near) else leads)
    return found


def conversions(phases: Column, years: range, numbers: Generator) -> Column:
    """The year in which each school becomes an academy, on 1 September; 0 where it does not. One does at the least."""
    found = numpy.zeros(len(phases), int)
    may = numpy.flatnonzero(numpy.isin(phases, (Phase.PRIMARY, Phase.SECONDARY)))
    later = list(years)[1:]
    if later:
        size = max(1, round_half_up(CONVERTS * len(may)))
        found[numbers.choice(may, size, replace=False)] = numbers.choice(later, size)
    return found


def round_half_up(number: float) -> int:
    """The nearest whole number, halves up."""
    return int(numpy.floor(number + 0.5))


def effects(count: int, numbers: Generator) -> dict[str, Column]:
    """How each school truly differs from others, in standard deviations of pupils: the key to what is to be found."""
    return {name: numpy.round(numbers.normal(0, size, count), 4) for name, size in SPREAD.items()}


def with_academies(found: Schools) -> Schools:
    """The schools with those that some convert to: another URN, the same children and the same effects."""
    converting = found.where(found.converts > 0)
    columns = {
        name: numpy.concatenate([column, column[converting]])
        for name in Schools.__dataclass_fields__
        for column in (getattr(found, name),)
    }
    size = len(found)
    columns["urn"] = FIRST_URN + numpy.arange(size + len(converting))
    columns["becomes"][converting] = size + numpy.arange(len(converting))
    columns["becomes"][size:] = NOBODY
    columns["converts"][size:] = 0
    return Schools(**columns)
