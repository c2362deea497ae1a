"""What vulnerable children have: special needs, free school meals, care, a parent who serves, caring for somebody.

Each child has a severity that stays, and a year's share of children above it has provision: so a need lasts, comes at
the age at which schools see it, and is met in the codes of its year. Shares are those of England and of a county like
the one that is invented.
"""

import numpy
from numpy.random import Generator

from evenlode.synthetic.care import SocialCare
from evenlode.synthetic.kinds import NOBODY, Children, Column, Needs, Phase, Roll, Schools
from evenlode.synthetic.randomness import stream

REFORMED = 2014  # the academic year in which SEN support and plans came
# Per cent of each year group, nursery to year 13: School Action, School Action Plus and statements before the reform.
BEFORE = {
    "A": (4.0, 6.5, 8.5, 9.5, 10.5, 10.8, 10.6, 10.0, 12.5, 12.3, 12.0, 11.5, 10.5, 4.0, 3.5),
    "P": (3.5, 4.5, 5.5, 6.2, 6.8, 7.0, 7.2, 7.0, 7.0, 7.2, 7.4, 7.4, 7.0, 3.0, 2.6),
    "S": (0.8, 1.2, 1.5, 1.8, 2.0, 2.3, 2.5, 2.7, 2.9, 3.0, 3.0, 3.1, 3.1, 2.6, 2.4),
}
AFTER = {
    "K": (6.0, 8.8, 11.2, 12.8, 14.2, 15.3, 15.8, 15.2, 13.8, 13.6, 13.4, 13.2, 12.6, 5.6, 5.0),
    "E": (1.6, 2.6, 3.2, 3.6, 3.9, 4.2, 4.5, 4.7, 4.6, 4.5, 4.4, 4.4, 4.4, 4.0, 3.8),
}
GROWS = 1.045  # by so much the share of plans grows each year
BASE_YEAR = 2022
MEALS = {range(1990, 2018): 11.0, range(2018, 2022): 13.0, range(2022, 2100): 15.5}  # per cent of pupils
NEEDS = {
    "learning": ("MLD", "SPLD", "SLCN"),
    "behaviour": ("BESD", "SEMH"),  # the second since the reform
    "other": ("ASD", "HI", "VI", "PD", "OTH"),
    "severe": ("SLD", "PMLD", "ASD"),
}
SERVICE, CARER = 1.6, 0.7  # per cent of pupils
# Biases that are planted: by so much more is the same need seen in boys, in the youngest of a year group beside the
# oldest, and (less, not more) in children who are learning English.
SEEN_IN_BOYS, SEEN_IN_YOUNGEST, SEEN_IN_LEARNERS = 0.42, 0.25, -0.20


def needs(seed: int, schools: Schools, children: Children, roll: Roll, social: SocialCare, year: int) -> Needs:
    """What is known of every child in one year; who is looked after is so on 31 March."""
    lasting = stream(seed, "needs", 0)
    severity = severities(children, lasting)
    sen = provision(schools, roll, severity, year)
    meals, ever = free_meals(children, year, stream(seed, "meals", 0))
    march = numpy.datetime64(f"{year + 1}-03-31")
    hardship = children.hardship
    return Needs(
        sen=sen,
        need=primary_needs(children, schools, roll, sen, year, lasting),
        meals=meals,
        ever=ever,
        service=by_family(children, SERVICE, stream(seed, "families", 1)) & (hardship < 1.5),
        carer=top(hardship + 1.5 * stream(seed, "families", 2).normal(0, 1, len(children)), CARER) & (roll.group >= 1),
        care=social.looked_after(len(children), march),
        adopted=social.left_care(len(children), march),
    )


def severities(children: Children, numbers: Generator) -> Column:
    """How hard each child finds school, whatever the reason: boys and the youngest of a year group more."""
    youngest = (children.born.astype("datetime64[M]").astype(int) + 4) % 12 / 11.0  # 0 for September, 1 for August
    found: Column = (
        -0.60 * children.ability
        + 0.25 * children.hardship
        + SEEN_IN_BOYS * (children.sex == "boys")
        + SEEN_IN_YOUNGEST * youngest
        + SEEN_IN_LEARNERS * (children.language != "ENG")
        + 0.70 * numbers.normal(0, 1, len(children))
    )
    return found


def provision(schools: Schools, roll: Roll, severity: Column, year: int) -> Column:
    """The provision code of each child: those of special schools first, then the severest of each year group."""
    shares = BEFORE if year < REFORMED else AFTER
    growth = GROWS ** (year - BASE_YEAR)
    found = numpy.full(len(severity), "N")
    here = roll.school != NOBODY
    special = here & (schools.phase[roll.school] == Phase.SPECIAL)
    # A school that sees more needs than others do finds them in children whose need is less.
    ranked = severity + 100.0 * special + numpy.where(here, schools.identification[roll.school], 0.0)
    top_code = list(shares)[-1]
    for group in range(-1, 14):
        inside = roll.where(here & (roll.group == group))
        order = inside[numpy.argsort(-ranked[inside], kind="stable")]
        at = 0
        for code in reversed(list(shares)):
            share = shares[code][group + 1] * (growth if code == "E" else 1.0)
            size = int(numpy.floor(share * len(inside) / 100 + 0.5))
            size = max(size, int(special[inside].sum())) if code == top_code else size
            found[order[at : at + size]] = code
            at += size
    return found


def primary_needs(
    children: Children, schools: Schools, roll: Roll, sen: Column, year: int, numbers: Generator
) -> Column:
    """The primary need of each child with provision: behaviour by hardship, learning by ability, the rest by chance."""
    behaviour = NEEDS["behaviour"][int(year >= REFORMED)]
    luck, pick = numbers.random((2, len(children)))
    towards = 0.22 + 0.07 * children.hardship + 0.05 * (children.sex == "boys")
    kinds = numpy.array(NEEDS["learning"])[(pick * 3).astype(int)]
    kinds = numpy.where(luck < towards, behaviour, kinds)
    kinds = numpy.where(luck > 0.80, numpy.array(NEEDS["other"])[(pick**1.6 * 5).astype(int)], kinds)
    severe = (roll.school != NOBODY) & (schools.phase[roll.school] == Phase.SPECIAL) & (luck < 0.7)
    kinds = numpy.where(severe, numpy.array(NEEDS["severe"])[(pick * 3).astype(int)], kinds)
    return numpy.where(sen == "N", "", kinds)


def free_meals(children: Children, year: int, numbers: Generator) -> tuple[Column, Column]:
    """Whether each child is eligible in a year, and whether they were at any time in the six years before its January.

    Six years before a January lie in the school year that began six years before: it counts.
    """
    luck, turn = fortunes(children, numbers)
    eligible = [eligible_in(children, one, luck, turn) for one in range(year - 6, year + 1)]
    return eligible[-1], numpy.any(eligible, axis=0)


def fortunes(children: Children, numbers: Generator) -> tuple[Column, Column]:
    """Of each family how much better or worse off it is than its hardship tells, and when its hard years come round."""
    households = int(children.family.max()) + 1
    luck = numbers.normal(0, 1, households)[children.family]
    return luck, numbers.integers(0, 9, households)[children.family]


def eligible_in(children: Children, year: int, luck: Column, turn: Column) -> Column:
    """Whether each family is poor enough in a year: most of the poorest always are, others for three years in nine."""
    rate = next(rate for years, rate in MEALS.items() if year in years)
    score = children.hardship + 0.35 * luck + 0.9 * ((year + turn) % 9 < 3)
    started = year >= children.reception - 1
    return top(score, rate) & started


def by_family(children: Children, share: float, numbers: Generator) -> Column:
    """Whether each child's family is one of a share of all families."""
    found: Column = (numbers.random(int(children.family.max()) + 1) < share / 100)[children.family]
    return found


def top(score: Column, share: float) -> Column:
    """Whether each child is among the highest: exactly a share, in per cent."""
    size = int(numpy.floor(share * len(score) / 100 + 0.5))
    found = numpy.zeros(len(score), bool)
    found[numpy.argsort(-score, kind="stable")[:size]] = True
    return found
