"""How many sessions each child could attend and misses in a year: levels by phase, and targets to the pupil.

What is counted is what figures count: stays of children in Year 1 to Year 11, of Year 11 without the last half term,
whose sessions everybody spends on study leave. Source: DfE, A guide to absence statistics.
"""

from dataclasses import dataclass

import numpy
from numpy.random import Generator

from evenlode.synthetic.absence import MOST, expected, persistent, totals
from evenlode.synthetic.days import SchoolDays, phase_ids
from evenlode.synthetic.events import Attendance, Collapses, Enrolments
from evenlode.synthetic.fitting import quota
from evenlode.synthetic.kinds import Children, Column, Needs, Phase, Roll, Schools
from evenlode.synthetic.levels import Levels, level
from evenlode.synthetic.randomness import stream
from evenlode.synthetic.situations import FORCED, FREE, LAST_HALF_TERM, POSSIBLE
from evenlode.synthetic.targets import target

PHASES = ("primary", "secondary", "special")
PROVISIONS = {"S": "sen_statement", "P": "school_action_plus", "A": "school_action", "N": "no_sen"}
FIRST_OF_AGE, LAST_OF_AGE = 1, 11
THRESHOLD, THRESHOLD_LAST_YEAR = 56, 46  # sessions missed: the 15 per cent measure, and the same of Year 11
NOW = 2022  # from this year on the measure is a tenth of a child's own sessions
ELSEWHERE = 5.0  # how much more often children of units are away
# How much more likely children are to be away, on the scale on which they differ: by need, meals and school.
OWN, SEN, MEALS = 0.85, 0.35, 0.30
ROUNDS = 6  # of finding the scale at which a phase meets its level
MUCH_MORE = 50.0  # sessions beyond half that the severely absent miss on average
COLLAPSING = 0.0035  # of children; their attendance falls apart between these school days
COLLAPSE_FROM, COLLAPSE_TO, AWAY_AFTER = 60, 150, 0.75


@dataclass(frozen=True, eq=False)
class Counted:
    """Of each stay what its figures depend on: `phase` is empty where the stay is in no figure.

    `forced` are the sessions missed whatever the child does, `most` those that can be missed at all, and `threshold`
    those at which persistent absence began.
    """

    phase: Column
    sen: Column
    possible: Column
    forced: Column
    most: Column
    threshold: Column

    @property
    def place(self) -> Column:
        """The place of the phase among all, one past the last where there is none."""
        return numpy.select([self.phase == one for one in PHASES], range(len(PHASES)), len(PHASES))


def attendance(
    seed: int, schools: Schools, children: Children, roll: Roll, needs: Needs, stays: Enrolments, state: Column,
    days: SchoolDays, levels: Levels,
) -> Attendance:  # fmt: skip
    """The sessions of a year."""
    year, group = days.year, roll.group[stays.child]
    counts = in_figures(group, days.half_term[stays.school])
    forced = added(FORCED, state, counts)
    found = Counted(
        phase=numpy.where((group >= FIRST_OF_AGE) & (group <= LAST_OF_AGE), phase_ids(schools, stays.school), ""),
        sen=needs.sen[stays.child],
        possible=added(POSSIBLE, state, counts),
        forced=forced,
        most=forced + added(FREE, state, counts),
        threshold=numpy.where(group == LAST_OF_AGE, THRESHOLD_LAST_YEAR, THRESHOLD),
    )
    likely = likelihood(schools, children, needs, stays)
    at_unit = numpy.where(numpy.isin(schools.phase[stays.school], UNITS), ELSEWHERE, 1.0)
    missed = met(found, expected(group, likely, "after" if year >= NOW else "before") * at_unit, seed, year, levels)
    numbers = stream(seed, "absence", year, 3)
    late = numpy.minimum(0.015 * numpy.exp(0.7 * likely + 0.4 * numbers.normal(0, 1, len(likely))), 0.4)
    falls = collapses(stays, missed, found.possible, days, numbers)
    without = without_leave(found.phase, likely, missed, year, levels)
    return Attendance(found.possible, missed, missed - found.forced, without, late, falls)


UNITS = (Phase.REFERRAL, Phase.PROVIDER)


def in_figures(group: Column, half_term: Column) -> Column:
    """Whether each day of each stay is one that figures count."""
    found: Column = (group != LAST_OF_AGE)[:, None] | (half_term < LAST_HALF_TERM)
    return found


def added(sessions: Column, state: Column, counts: Column) -> Column:
    """The sessions of each stay by what its days are worth."""
    found: Column = (sessions[state] * counts).sum(axis=1, dtype=numpy.int64)
    return found


def likelihood(schools: Schools, children: Children, needs: Needs, stays: Enrolments) -> Column:
    """How likely each child is to be away, of mean 0 and deviation 1 among all."""
    child = stays.child
    found: Column = (
        OWN * children.absence[child]
        + SEN * (needs.sen[child] != "N")
        + MEALS * needs.ever[child]
        + schools.absence[stays.school]
    )
    found -= found.mean()
    found /= max(float(found.std()), 1e-9)
    return found


def met(found: Counted, share: Column, seed: int, year: int, levels: Levels) -> Column:
    """The sessions missed, at a scale of each phase at which its level of absence is met with the quotas kept."""
    scale = numpy.ones(len(PHASES) + 1)
    missed, pull = found.forced, 2 if year >= NOW else 1  # where many are stated, the others must move further
    for _round in range(ROUNDS):
        likely = numpy.minimum(share * scale[found.place], MOST)
        drawn = totals(found.most - found.forced, likely, stream(seed, "absence", year, 0)) + found.forced
        missed = with_quotas(drawn, found, year, levels, stream(seed, "absence", year, 1))
        for place, phase in enumerate(PHASES):
            inside = found.place == place
            rate = 100 * missed[inside].sum() / max(found.possible[inside].sum(), 1)
            scale[place] *= (level(levels, "absence_overall", phase, year) / max(rate, 0.01)) ** pull
    return missed


def with_quotas(missed: Column, found: Counted, year: int, levels: Levels, numbers: Generator) -> Column:
    """The sessions missed, with the shares of persistent and severe absentees that are stated for the year."""
    cells, rates = stated(found.phase, found.sen, year)
    there = found.possible > 0
    if rates:
        quotas = {one: quota(rate, int(((cells == one) & there).sum())) for one, rate in enumerate(rates)}
        return persistent(missed, found.most, cells, quotas, found.threshold, numbers, found.forced)
    if year < NOW:
        return missed
    cells = numpy.where(there & (found.place < len(PHASES)), found.place, -1)
    often, severely = (
        {
            place: quota(level(levels, measure, phase, year), int((cells == place).sum()))
            for place, phase in enumerate(PHASES)
        }
        for measure in ("absence_persistent", "absence_severe")
    )
    tenth, half = -(-found.possible // 10), -(-found.possible // 2)
    missed = persistent(missed, found.most, cells, often, tenth, numbers, found.forced)
    chosen, floor = numpy.where(missed >= tenth, cells, -1), numpy.maximum(found.forced, tenth)
    return persistent(missed, found.most, chosen, severely, half, numbers, floor, MUCH_MORE)


def stated(phase: Column, sen: Column, year: int) -> tuple[Column, list[float]]:
    """The cells of phase and provision whose share of persistent absentees is a target in a year, and those shares."""
    cells = numpy.full(len(phase), -1)
    rates: list[float] = []
    for one in PHASES:
        for code, group in PROVISIONS.items():
            rate = target("absence_persistent_15", one, group, year)
            if rate is not None:
                cells[(phase == one) & (sen == code)] = len(rates)
                rates.append(rate)
    return cells, rates


def without_leave(phase: Column, likely: Column, missed: Column, year: int, levels: Levels) -> Column:
    """The share of each stay's missed sessions that are without leave, so that each phase meets its level."""
    found = numpy.full(len(phase), 0.3)
    tendency = numpy.exp(0.5 * likely)
    for one in PHASES:
        inside = phase == one
        share = level(levels, "absence_unauthorised", one, year) / level(levels, "absence_overall", one, year)
        usual = (tendency * missed)[inside].sum() / max(missed[inside].sum(), 1)
        found[inside] = numpy.minimum(share * tendency[inside] / max(usual, 1e-9), 0.9)
    return found


def collapses(stays: Enrolments, missed: Column, possible: Column, days: SchoolDays, numbers: Generator) -> Collapses:
    """The children whose attendance falls apart: most of what they miss in the year comes after one day.

    They are among those who miss so much that three in four of the days after it are enough to hold it.
    """
    length = days.on.shape[1]
    day = length - (missed / 2 / AWAY_AFTER).astype(int)
    able = (day >= COLLAPSE_FROM) & (day <= COLLAPSE_TO) & (possible > 300)
    size = min(max(1, int(COLLAPSING * (possible > 0).sum() + 0.5)), int(able.sum()))
    row = numpy.sort(numbers.choice(numpy.flatnonzero(able), size, replace=False))
    return Collapses(stays.child[row], stays.school[row], days.on[stays.school[row], day[row]])
