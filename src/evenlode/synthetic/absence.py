"""When children are away: how many sessions in a year, on which days, in spells, and for which reason.

Each child has a yearly number of sessions missed. Days come from a score that drifts from day to day, so that absence
comes in spells; the days with the highest scores are those missed, so that the yearly number is met exactly. Shares of
persistent absentees that are given are met to the pupil.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy
from numpy.random import Generator

from evenlode.synthetic.fitting import by_quota
from evenlode.synthetic.kinds import Column

SESSIONS = 2
DRIFT = 0.80  # how much of a day's score is left the day after: spells of absence
WEEKDAYS = (0.06, 0.0, -0.02, -0.01, 0.08)  # Mondays and Fridays are missed more often
SEASON = {1: -0.15, 2: 0.12, 3: 0.18, 4: 0.08, 5: -0.10, 6: 0.05}  # by half term: winters are worse
FAMILY = 0.45  # how much of a child's days brothers and sisters share
HALF_DAYS = 0.13  # the share of missed days of which one session is missed
# Of 1,000 sessions so many are missed, by year group from nursery to year 13, before the pandemic and since 2022.
USUAL = {
    "before": (58, 52, 44, 39, 37, 36, 36, 36, 42, 48, 53, 58, 62, 60, 60),
    "after": (74, 70, 60, 55, 53, 53, 54, 56, 70, 84, 94, 100, 106, 90, 90),
}
UNEVEN = 0.80  # how much children differ from each other, on the scale of logarithms
MOST = 0.97


@dataclass(frozen=True, eq=False)
class Away:
    """A year's absence: for each child and school day whether the morning and whether the afternoon is missed."""

    morning: Column
    afternoon: Column

    @property
    def missed(self) -> Column:
        """The sessions that each child misses."""
        found: Column = self.morning.sum(axis=1) + self.afternoon.sum(axis=1)
        return found


def expected(group: Column, likely: Column, era: str) -> Column:
    """The share of sessions that each child is likely to miss, by year group and by what makes them differ.

    `likely` has mean 0 and deviation 1; the mean of each year group stays what is usual in its era.
    """
    usual = numpy.array(USUAL[era])[group + 1] / 1000
    spread = numpy.exp(UNEVEN * likely - UNEVEN**2 / 2)
    share: Column = numpy.minimum(usual * spread, MOST)
    return share


def totals(possible: Column, share: Column, numbers: Generator) -> Column:
    """How many sessions each child misses of those that they could attend, with chance."""
    found: Column = numbers.binomial(possible, share)
    return found


def persistent(
    missed: Column, possible: Column, groups: Column, quotas: Mapping[int, int], least: int, numbers: Generator
) -> Column:
    """The same sessions, changed as little as can be so that in each group exactly so many miss at least `least`.

    Those who already miss most are chosen first, with a little chance. Groups without a quota stay as they are.
    """
    found = missed.copy()
    limited = numpy.isin(groups, list(quotas))
    able = limited & (possible >= least)
    order = numpy.arange(max(quotas, default=-1) + 1)
    chosen = by_quota(
        numpy.where(able, groups, -1), [quotas.get(int(one), 0) for one in order], numpy.exp(missed / 9.0), numbers
    )
    found[chosen & (missed < least)] = least
    extra = numbers.geometric(0.06, len(missed)) - 1
    rises = chosen & (missed < least)
    found[rises] = numpy.minimum(least + extra[rises], possible[rises])
    falls = limited & ~chosen & (missed >= least)
    found[falls] = least - 1 - numpy.minimum(extra[falls], least - 1)
    return found


def days_away(
    missed: Column, open_to: Column, family: Column, weekday: Column, half_term: Column, numbers: Generator,
    collapses: Mapping[int, int] | None = None,
) -> Away:  # fmt: skip
    """The days on which each child misses exactly as many sessions as stated.

    `open_to` says for each child and school day whether they are on a roll; `collapses` names children whose
    attendance falls apart, each with the day from which it does.
    """
    score = drifting(open_to.shape, family, numbers)
    score += numpy.array(WEEKDAYS)[weekday] + numpy.array([SEASON[one] for one in half_term])
    for child, day in (collapses or {}).items():
        score[child, day:] += 4.0
    score[~open_to] = -numpy.inf
    halves = half_days(missed, open_to.sum(axis=1), numbers)
    days = (missed + halves) // SESSIONS
    place = numpy.argsort(numpy.argsort(-score, axis=1, kind="stable"), axis=1, kind="stable")
    away = place < days[:, None]
    half = away & (place >= (days - halves)[:, None])
    in_the_morning = numbers.random(half.shape) < 0.45
    return Away(away & ~(half & ~in_the_morning), away & ~(half & in_the_morning))


def half_days(missed: Column, days: Column, numbers: Generator) -> Column:
    """On how many days each child misses one session only: odd numbers need one at the least, and some have more."""
    wanted = numbers.binomial(missed // SESSIONS, HALF_DAYS)
    wanted += (missed + wanted) % SESSIONS
    room = SESSIONS * days - missed  # a half day more needs a day more
    fitting: Column = numpy.minimum(wanted, room)
    return fitting


def drifting(shape: tuple[int, ...], family: Column, numbers: Generator) -> Column:
    """A score for each child and day that drifts: what is high on one day is mostly high on the next."""
    households = int(family.max()) + 1 if len(family) else 0
    found = numpy.empty(shape, numpy.float32)
    now: Column = numpy.zeros(shape[0], numpy.float32)
    fresh = numpy.float32((1 - DRIFT**2) ** 0.5)
    for day in range(shape[1]):
        own = numbers.standard_normal(shape[0], numpy.float32)
        shared = numbers.standard_normal(households, numpy.float32)[family]
        now = DRIFT * now + fresh * (numpy.float32((1 - FAMILY) ** 0.5) * own + numpy.float32(FAMILY**0.5) * shared)
        found[:, day] = now
    return found
