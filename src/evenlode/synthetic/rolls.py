"""Where every child is at school, year by year: first school, the step to secondary, moves, and who leaves or comes."""

from collections.abc import Generator as Steps
from collections.abc import Sequence
from datetime import date

import numpy
from numpy.random import Generator

from evenlode.synthetic.calendars import calendar
from evenlode.synthetic.kinds import NOBODY, Children, Column, Phase, Roll, Schools
from evenlode.synthetic.randomness import stream

SPECIAL_SHARE = 0.0135  # of all children are taught in special schools
CHOOSES = 0.5  # the share of families that choose another than the nearest school
FEEDS = 0.88  # of a primary school's children go to the secondary school of its partnership
IN_NURSERY_SCHOOL, IN_NURSERY_CLASS = 0.07, 0.45  # of the children of the nursery year
STAYS_ON = {12: 0.56, 13: 0.46}  # of a year group, in the sixth form of their school
MOVES, LEAVES, COMES = 0.024, 0.011, 0.011  # in a year, of all children
LAST_DAY = 10_000  # later than any school day: nobody moves then
SECONDARY, COMPULSORY, TOP = 7, 11, 13  # year groups
NEVER = numpy.datetime64("NaT", "D")


def rolls(seed: int, schools: Schools, children: Children, years: range) -> Steps[Roll, Roll | None, None]:
    """Each year's roll in turn: a child stays where they were unless the step to secondary or a move takes them.

    Whoever lets something happen in a year that takes children to another school sends the roll back as it turned out,
    and the next year goes on from there.
    """
    numbers = stream(seed, "paths", years[0])
    primary = first_schools(schools, children, numbers)
    secondary = second_schools(schools, children, primary, numbers)
    special, luck = specials(schools, children, numbers), staying(children, numbers)
    away = numpy.zeros(len(children), bool)
    before, entered = numpy.full(len(children), NOBODY), numpy.full(len(children), NEVER)
    for year in years:
        group, own = year - children.reception, stream(seed, "moves", year)
        wanted = allotted(schools, group, (primary, secondary, special), luck, own)
        school = in_force(schools, numpy.where(away, NOBODY, wanted), year)
        entered = came(schools, children, school, before, entered, year)
        roll = moved(schools, group, school, entered, away, own, year, calendar(seed, year).days)
        roll = (yield roll) or roll
        settle(schools, roll, group, (primary, secondary, special))
        away = numpy.where(roll.later != roll.school, roll.later == NOBODY, away)
        before, entered = roll.later, roll.entered_later


def first_schools(schools: Schools, children: Children, numbers: Generator) -> Column:
    """The primary school of each family's children: those of one home go to a school near it, by its size."""
    may = schools.where(teaches(schools, 1))
    order = may[numpy.argsort(schools.locality[may], kind="stable")]
    edges = numpy.cumsum(schools.intake[order]) / schools.intake[order].sum()
    households = int(children.family.max()) + 1
    where = (children.home + numbers.random(households)[children.family]) / (int(children.home.max()) + 1)
    far = numbers.random(households)[children.family] < CHOOSES
    mixed = numpy.where(far, shuffled(where), where)
    return order[numpy.minimum(numpy.searchsorted(edges, mixed), len(order) - 1)]


def shuffled(homes: Column) -> Column:
    """Homes in another order, so that the poorest do not all go to one school."""
    return (homes * 7.0) % 1.0


def teaches(schools: Schools, group: int) -> Column:
    """Whether an ordinary school teaches a year group; academies that schools become are counted with those."""
    found: Column = (schools.first <= group) & (schools.last >= group)
    found &= numpy.isin(schools.phase, (Phase.PRIMARY, Phase.SECONDARY, Phase.ALL_THROUGH))
    found[schools.becomes[schools.becomes != NOBODY]] = False
    return found


def second_schools(schools: Schools, children: Children, primary: Column, numbers: Generator) -> Column:
    """The secondary school of each child: mostly that of the partnership, otherwise another by its size."""
    may = schools.where(teaches(schools, SECONDARY))
    share = schools.intake[may] / schools.intake[may].sum()
    others = numbers.choice(may, len(children), p=share)
    return numpy.where(numbers.random(len(children)) < FEEDS, schools.partnership[primary], others)


def specials(schools: Schools, children: Children, numbers: Generator) -> Column:
    """The special school of the few who go to one; NOBODY of all others. Those who find learning hard go more often."""
    may = schools.where(schools.phase == Phase.SPECIAL)
    weight = numpy.exp(-1.1 * children.ability)
    chance = SPECIAL_SHARE * weight / weight.mean()
    return numpy.where(numbers.random(len(children)) < chance, numbers.choice(may, len(children)), NOBODY)


def staying(children: Children, numbers: Generator) -> Column:
    """A number from 0 to 1 for each child: the low ones go to nursery and stay on after 16, the able more often."""
    likely = 0.6 * children.ability + 0.8 * numbers.normal(0, 1, len(children))
    ranked: Column = numpy.argsort(numpy.argsort(-likely, kind="stable"), kind="stable") / max(len(children), 1)
    return ranked


def allotted(
    schools: Schools, group: Column, ways: tuple[Column, Column, Column], luck: Column, numbers: Generator
) -> Column:
    """Where each child would be in a year; NOBODY before the nursery class, after year 13, and where nobody stays on.

    `ways` are each child's primary, secondary and special school.
    """
    primary, secondary, special = ways
    school = numpy.where(group < SECONDARY, primary, secondary)
    school = numpy.where((special != NOBODY) & (group >= 0), special, school)
    nurseries = schools.where(schools.phase == Phase.NURSERY)
    own = numpy.where(luck < IN_NURSERY_SCHOOL, numbers.choice(nurseries, len(group)), primary)
    school = numpy.where(group == -1, own, school)
    gone = (group < -1) | (group > TOP) | ((group == -1) & (luck > IN_NURSERY_SCHOOL + IN_NURSERY_CLASS))
    for year_group, share in STAYS_ON.items():
        gone |= (group >= year_group) & (luck > share) & (special == NOBODY)
    gone |= group > schools.last[school]
    return numpy.where(gone, NOBODY, school)


def in_force(schools: Schools, school: Column, year: int) -> Column:
    """The same schools in a year: the academy where one has converted by then."""
    converted = (schools.becomes != NOBODY) & (schools.converts <= year)
    now = numpy.where(converted, schools.becomes, numpy.arange(len(schools)))
    return numpy.where(school == NOBODY, NOBODY, now[school])


def came(schools: Schools, children: Children, school: Column, before: Column, entered: Column, year: int) -> Column:
    """The day on which each child came to this year's school: 1 September, or earlier where they are there still."""
    began = numpy.minimum(children.reception + numpy.maximum(schools.first[school], 0), year)
    earliest = numpy.array([f"{one}-09-01" for one in range(int(began.min()), year + 1)], "datetime64[D]")
    known = bool((before != NOBODY).any())
    new = numpy.full(len(began), earliest[-1]) if known else earliest[began - began.min()]
    return numpy.where((before == school) & (school != NOBODY), entered, new)


def moved(
    schools: Schools, group: Column, school: Column, entered: Column, away: Column, numbers: Generator,
    year: int, days: Sequence[date],
) -> Roll:  # fmt: skip
    """The roll of a year with its moves: to another school of the kind, out of the county, or back into it."""
    luck, day = numbers.random(len(group)), numbers.integers(1, len(days), len(group))
    here, taught = school != NOBODY, (group >= 0) & (group <= COMPULSORY)
    goes, leaves = here & taught & (luck < MOVES), here & taught & (luck >= MOVES) & (luck < MOVES + LEAVES)
    comes = away & taught & (luck < COMES / LEAVES / 2)
    later = numpy.where(goes | comes, others(schools, school, group, numbers, year), school)
    later = numpy.where(leaves, NOBODY, later)
    went = later != school
    moves = numpy.where(went, day, LAST_DAY)
    on = numpy.array(days, "datetime64[D]")[day]
    return Roll(group, school, later, moves, entered, numpy.where(went, on, entered))


def others(schools: Schools, school: Column, group: Column, numbers: Generator, year: int) -> Column:
    """Another school of each child's kind; of those in special schools, another special school where there is one."""
    found = school.copy()
    live = numpy.isin(numpy.arange(len(schools)), schools.becomes, invert=True)
    for low, high, phases in (
        (0, 6, (Phase.PRIMARY, Phase.ALL_THROUGH)),
        (7, 11, (Phase.SECONDARY, Phase.ALL_THROUGH)),
    ):
        may = schools.where(numpy.isin(schools.phase, phases) & live)
        inside = (group >= low) & (group <= high)
        found[inside] = numbers.choice(may, int(inside.sum()))
    return in_force(schools, found, year)


def settle(schools: Schools, roll: Roll, group: Column, ways: tuple[Column, Column, Column]) -> None:
    """Remember who moved: a child stays at the school they went to."""
    primary, secondary, special = ways
    went = (roll.later != roll.school) & (roll.later != NOBODY)
    young, old = went & (group < SECONDARY), went & (group >= SECONDARY)
    primary[young], secondary[old] = roll.later[young], roll.later[old]
    special[went] = numpy.where(schools.phase[roll.later[went]] == Phase.SPECIAL, roll.later[went], NOBODY)
