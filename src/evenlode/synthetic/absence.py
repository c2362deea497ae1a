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
CERTAIN = 1e30  # the weight of whoever is chosen in any case


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
    missed: Column, possible: Column, groups: Column, quotas: Mapping[int, int], least: Column | int,
    numbers: Generator, floor: Column | int = 0, beyond: float = 16.0,
) -> Column:  # fmt: skip
    """The same sessions, changed as little as can be so that in each group exactly so many miss at least `least`.

    Those who already miss most are chosen first, with a little chance. Groups without a quota stay as they are, and
    nobody falls below `floor`. Whoever is raised misses some sessions more than `least`, `beyond` of them on average.
    """
    found, least, floor = missed.copy(), numpy.broadcast_to(least, len(missed)), numpy.broadcast_to(floor, len(missed))
    limited = numpy.isin(groups, list(quotas))
    able = limited & (possible >= least) & (possible > 0)
    order = numpy.arange(max(quotas, default=-1) + 1)
    weight = numpy.where(floor >= least, CERTAIN, numpy.exp(missed / 9.0))
    chosen = by_quota(numpy.where(able, groups, -1), [quotas.get(int(one), 0) for one in order], weight, numbers)
    extra = numbers.geometric(1 / (1 + beyond), len(missed)) - 1
    rises, falls = chosen & (missed < least), limited & ~chosen & (missed >= least)
    found[rises] = numpy.minimum(least + extra, possible)[rises]
    found[falls] = numpy.maximum(least - 1 - numpy.minimum(extra, least - 1), floor)[falls]
    return found


def days_away(
    missed: Column, open_to: Column, shared: Column, weekday: Column, half_term: Column, numbers: Generator,
    collapses: Mapping[int, int] | None = None, whole: Column | None = None,
) -> Away:  # fmt: skip
    """The days on which each child misses exactly as many sessions as stated.

    `open_to` says for each child and school day whether they are expected, `shared` what their family's day is like;
    `collapses` names children whose attendance falls apart, each with the day from which it does; `whole` says who
    misses whole days alone, and an even number of sessions.
    """
    score = numpy.float32((1 - FAMILY) ** 0.5) * drifting(open_to.shape, numbers) + numpy.float32(FAMILY**0.5) * shared
    usual = numpy.array(WEEKDAYS)[weekday] + numpy.array([SEASON[one] for one in half_term.tolist()])
    score += usual.astype(numpy.float32)
    for child, day in (collapses or {}).items():
        score[child, day:] += 4.0
    score[~open_to] = -numpy.inf
    halves = half_days(missed, open_to.sum(axis=1), numbers)
    if whole is not None:
        halves[whole] = 0
    days = (missed + halves) // SESSIONS
    place = ranks(score)
    away = place < days[:, None]
    half = away & (place >= (days - halves)[:, None])
    in_the_morning = numpy.zeros(half.shape, bool)
    in_the_morning[half] = numbers.random(int(half.sum())) < 0.45
    return Away(away & ~(half & ~in_the_morning), away & ~(half & in_the_morning))


def ranks(score: Column) -> Column:
    """The place of each day among its child's days, from 0 for the highest score."""
    order = numpy.argsort(-score, axis=1, kind="stable")
    found = numpy.empty(score.shape, numpy.int16)
    numpy.put_along_axis(found, order, numpy.arange(score.shape[1], dtype=numpy.int16)[None, :], axis=1)
    return found


def half_days(missed: Column, days: Column, numbers: Generator) -> Column:
    """On how many days each child misses one session only: odd numbers need one at the least, and some have more."""
    wanted = numbers.binomial(missed // SESSIONS, HALF_DAYS)
    wanted += (missed + wanted) % SESSIONS
    room = SESSIONS * days - missed  # a half day more needs a day more
    fitting: Column = numpy.minimum(wanted, room)
    return fitting


def drifting(shape: tuple[int, ...], numbers: Generator) -> Column:
    """A score for each row and day that drifts: what is high on one day is mostly high on the next."""
    found = numbers.standard_normal(shape, numpy.float32)
    fresh = numpy.float32((1 - DRIFT**2) ** 0.5)
    found *= fresh
    found[:, 0] /= fresh
    for day in range(1, shape[1]):
        found[:, day] += numpy.float32(DRIFT) * found[:, day - 1]
    return found
