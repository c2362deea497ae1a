"""Children looked after, and children in need: the whole of their lives in the county, made once.

Who is more often taken into care follows from hardship. A stay in care is a chain of episodes: a new one begins with
each change of legal status or placement.

Sources: DfE, Children looked after in England including adoptions (ages, needs, placements, why care ends); DfE,
Characteristics of children in need.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy
from numpy.random import Generator

from evenlode.synthetic.events import Episodes, Spells
from evenlode.synthetic.kinds import Children, Column
from evenlode.synthetic.randomness import stream

EVER, YEAR = 0.046, 365.25  # the share of children who are ever in care; days
# The age at which care begins: so many of a hundred from one age to the next; and how long it lasts, in years.
AGES, OF_AGE = ((0, 1, 18), (1, 5, 18), (5, 10, 19), (10, 16, 35), (16, 17.5, 10)), 18
BRIEF, BRIEF_LASTS, LASTS = 0.35, 0.25, 3.6
MOVES_A_YEAR, COURT, ORDER_AFTER = 0.55, 0.6, 0.6  # changes of placement; court cases, and years until the full order
NEED = {"N1": 63, "N5": 14, "N4": 8, "N8": 6, "N2": 3, "N3": 3, "N6": 3}
PLACEMENT = {"U6": 45, "U4": 16, "U3": 10, "U1": 6, "K2": 11, "P1": 7, "S1": 2, "Z1": 3}
OLDER = {"U6": 30, "U4": 10, "K2": 20, "H5": 30, "P2": 6, "U3": 4}  # of those who come to care at 16
NO_PROVIDER = ("Z1",)
ENDS = {"E4A": 34, "E4B": 8, "E45": 10, "E11": 9, "E12": 5, "E41": 6, "E13": 10, "E8": 15, "E3": 3}
GROWN = {"E5": 45, "E6": 15, "E17": 30, "E7": 10}
PERMANENT = ("E11", "E12", "E41", "E45")
CHANGED = {"CARPL": 40, "LAREQ": 20, "CREQB": 18, "CREQO": 8, "CHILD": 6, "ALLEG": 2, "STAND": 2, "OTHER": 4}
IN_NEED, TIMES, NEED_LASTS = 0.20, 1.8, 1.1  # the share of children ever in need, how often, and for how many years
PLANS, PLAN_LASTS = 0.36, 0.8  # of times in need with a child protection plan, and the plan's length in years
NONE = numpy.datetime64("NaT", "D")
DAY = numpy.timedelta64(1, "D")


@dataclass(frozen=True, eq=False)
class Care:
    """Stays in care, each from its first day to its last."""

    child: Column
    start: Column
    end: Column


@dataclass(frozen=True, eq=False)
class SocialCare:
    """All that social care ever knows of the county's children."""

    care: Care
    episodes: Episodes
    in_need: Spells

    def looked_after(self, count: int, on: numpy.datetime64) -> Column:
        """Whether each of `count` children is looked after on a day."""
        found = numpy.zeros(count, bool)
        found[self.care.child[(self.care.start <= on) & (self.care.end > on)]] = True
        return found

    def left_care(self, count: int, on: numpy.datetime64) -> Column:
        """Whether each of `count` children has left care for a family of their own by a day: adopted, or by order."""
        found = numpy.zeros(count, bool)
        found[self.episodes.child[numpy.isin(self.episodes.ended, PERMANENT) & (self.episodes.end <= on)]] = True
        return found


def social_care(seed: int, children: Children) -> SocialCare:
    """The whole of what social care knows, made once for all years."""
    care = stays_in_care(seed, children)
    return SocialCare(care, episodes(seed, children, care), in_need(seed, children))


def stays_in_care(seed: int, children: Children) -> Care:
    """The one stay in care of each child who is ever looked after, in the order of children."""
    numbers = stream(seed, "care", 1)
    child = likeliest(children, EVER, 1.2, numbers)
    bands = numpy.array(AGES)
    band = bands[numbers.choice(len(bands), len(child), p=bands[:, 2] / bands[:, 2].sum())]
    age = numbers.uniform(band[:, 0], band[:, 1])
    lasts = numpy.where(numbers.random(len(child)) < BRIEF, BRIEF_LASTS, LASTS) * numbers.exponential(1.0, len(child))
    until = numpy.minimum(age + lasts + 0.02, OF_AGE)
    return Care(child, after(children, child, age), after(children, child, until))


def likeliest(children: Children, share: float, chance: float, numbers: Generator) -> Column:
    """A share of children, those in hardship more often; in their order."""
    score = children.hardship + chance * numbers.normal(0, 1, len(children))
    return numpy.sort(numpy.argsort(-score, kind="stable")[: int(share * len(children) + 0.5)])


def after(children: Children, child: Column, years: Column) -> Column:
    """The day on which each child is so old."""
    found: Column = children.born[child] + (years * YEAR).astype(int).astype("timedelta64[D]")
    return found


def episodes(seed: int, children: Children, care: Care) -> Episodes:
    """Every stay in care as its episodes, in the order of children and days."""
    numbers = stream(seed, "care", 2)
    years = (care.end - care.start).astype(int) / YEAR
    moves = numbers.poisson(MOVES_A_YEAR * years)
    court = (numbers.random(len(care.child)) < COURT) & (years > 2 * ORDER_AFTER)
    stay = numpy.repeat(numpy.arange(len(care.child)), 1 + moves + court)
    kind = numpy.concatenate(
        [["S", *["L"] * int(order), *["P"] * more] for more, order in zip(moves, court, strict=True)]
    )
    share = numpy.where(kind == "S", 0.0, numbers.uniform(0.03, 0.97, len(stay)))
    share = numpy.where(kind == "L", ORDER_AFTER / numpy.maximum(years[stay], ORDER_AFTER), share)
    start = care.start[stay] + (share * (care.end - care.start)[stay].astype(int)).astype("timedelta64[D]")
    order = numpy.lexsort((start, stay))
    stay, kind, start = stay[order], kind[order], start[order]
    first = numpy.diff(stay, prepend=-1) != 0
    kept = first | (numpy.diff(start, prepend=NONE) > DAY)
    stay, kind, start, first = stay[kept], kind[kept], start[kept], first[kept]
    last = numpy.append(first[1:], True)
    end = numpy.where(last, care.end[stay], numpy.append(start[1:], NONE))
    return coded(children, care, stay, kind, start, end, last, court, numbers)


def coded(
    children: Children, care: Care, stay: Column, kind: Column, start: Column, end: Column, last: Column, court: Column,
    numbers: Generator,
) -> Episodes:  # fmt: skip
    """Episodes with the return's codes: a placement lasts until it changes, and a full order from when it is made."""
    older = (care.start - children.born[care.child]).astype(int) / YEAR > 15.9
    grown = (care.end - children.born[care.child]).astype(int) / YEAR > OF_AGE - 0.02
    new = kind != "L"
    held = numpy.maximum.accumulate(numpy.where(new, numpy.arange(len(stay)), 0))
    placed = numpy.where(older[stay], drawn(OLDER, len(stay), numbers), drawn(PLACEMENT, len(stay), numbers))[held]
    provider = numpy.where(numbers.random(len(stay)) < 0.62, "PR1", "PR4").astype(object)[held]
    provider[placed == "P1"] = "PR0"
    provider[numpy.isin(placed, NO_PROVIDER)] = ""
    orders = numpy.cumsum(kind == "L")
    ordered = orders > numpy.maximum.accumulate(numpy.where(kind == "S", orders, 0))
    status = numpy.select([ordered, court[stay]], ["C2", "C1"], "V2").astype(object)
    leaves = numpy.where(grown[stay], drawn(GROWN, len(stay), numbers), drawn(ENDS, len(stay), numbers))
    changes = numpy.append(kind[1:] == "P", False) & ~last
    return Episodes(
        child=care.child[stay],
        start=start,
        end=end,
        began=kind.astype(object),
        status=status,
        need=drawn(NEED, len(care.child), numbers)[stay],
        placement=placed,
        provider=provider,
        ended=numpy.where(last, leaves, "X1").astype(object),
        changed=numpy.where(changes, drawn(CHANGED, len(stay), numbers), "").astype(object),
    )


def drawn(weights: Mapping[str, float], count: int, numbers: Generator) -> Column:
    """Some codes by their weights."""
    share = numpy.array(list(weights.values()), float)
    return numpy.array(list(weights), object)[numbers.choice(len(share), count, p=share / share.sum())]


def in_need(seed: int, children: Children) -> Spells:
    """Times in which children are in need (`cin`), and in some of them on a child protection plan (`cpp`)."""
    numbers = stream(seed, "care", 3)
    whose = likeliest(children, IN_NEED, 1.0, numbers)
    child = numpy.repeat(whose, 1 + numbers.poisson(TIMES - 1, len(whose)))
    age = numbers.uniform(0, OF_AGE - 0.5, len(child))
    order = numpy.lexsort((age, child))
    child, age = child[order], age[order]
    until = numpy.minimum(age + NEED_LASTS * numbers.exponential(1.0, len(child)) + 0.05, OF_AGE)
    follows = numpy.append(child[1:] == child[:-1], False)  # a time in need ends before the next begins
    until = numpy.where(follows, numpy.minimum(until, numpy.append(age[1:], 0) - 0.02), until)
    held = until > age + 0.02
    child, age, until = child[held], age[held], until[held]
    plan = (numbers.random(len(child)) < PLANS) & (until - age > 0.3)
    begins, lasts = age[plan] + 0.12, PLAN_LASTS * numbers.exponential(1.0, int(plan.sum())) + 0.1
    need = Spells(
        child, numpy.full(len(child), "cin", object), after(children, child, age), after(children, child, until)
    )
    ends = numpy.minimum(begins + lasts, until[plan])
    whose = child[plan]
    protected = numpy.full(len(whose), "cpp", object)
    return need.with_more(Spells(whose, protected, after(children, whose, begins), after(children, whose, ends)))
