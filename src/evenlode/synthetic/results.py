"""Everything that the county's children are awarded in one year, at every stage of which there are results."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import numpy

from evenlode.synthetic.attainment import reached
from evenlode.synthetic.days import january_census, school_on
from evenlode.synthetic.events import Results
from evenlode.synthetic.kinds import Children, Column, Needs, Roll, Schools
from evenlode.synthetic.levels import Levels
from evenlode.synthetic.outcomes import SUMMER, cohort, nothing, together
from evenlode.synthetic.outcomes_early import at_seven, phonics, profile
from evenlode.synthetic.outcomes_ks2 import at_eleven
from evenlode.synthetic.outcomes_ks4 import at_sixteen
from evenlode.synthetic.randomness import stream

RECEPTION, CHECKED, AT_SEVEN, AT_ELEVEN, AT_SIXTEEN = 0, 1, 2, 6, 11
"""The year groups at whose end children are assessed."""
PROFILE, PHONICS, KS1, KS2, KS4 = range(1, 6)  # the numbers of their streams


def results(
    seed: int, schools: Schools, children: Children, roll: Roll, needs: Needs, year: int, levels: Levels,
    before: Results | None,
) -> Results:  # fmt: skip
    """The results of a year; `before` are those of the year before, where they are known.

    Schools are those of the county with the effects that they have this year.
    """
    at = replace(roll, school=school_on(roll, date(year + 1, *SUMMER)))
    score = reached(schools, children, at, needs, stream(seed, "attainment", year, 0))
    group = {one: cohort(year, roll, one, score) for one in (RECEPTION, CHECKED, AT_SEVEN, AT_ELEVEN)}
    oldest = cohort(year, roll, AT_SIXTEEN, score, january_census(year))  # whom the figures of key stage 4 count
    numbers = {one: stream(seed, "attainment", year, one) for one in (PROFILE, PHONICS, KS1, KS2, KS4)}
    second = group[AT_SEVEN]
    again = second_check(second.child, second.score, before)
    retaken = replace(second, child=second.child[again], school=second.school[again], score=second.score[again])
    oldest_only = [*at_sixteen(oldest, levels, numbers[KS4])]
    if year in NOT_HELD:
        return together(oldest_only)
    return together([
        *profile(group[RECEPTION], levels, numbers[PROFILE]),
        *phonics(group[CHECKED], retaken, levels, children, numbers[PHONICS]),
        *at_seven(second, levels, children, numbers[KS1]),
        *at_eleven(group[AT_ELEVEN], levels, children, numbers[KS2]),
        *oldest_only,
    ])  # fmt: skip


SINCE_ELEVEN, SINCE_SEVEN = 5, 4  # years from an assessment to the end of the next key stage
NOT_HELD = (2019, 2020)  # the years in which the pandemic let nobody but the oldest be assessed


def remembered(found: Results) -> Results:
    """Of a year's results those that later years need: of the phonics check, and of key stages 1 and 2."""
    return found.only(numpy.flatnonzero(numpy.isin(found.stage.astype(str), ("phonics", "ks1", "ks2"))))


def prior(year: int, awarded: Mapping[int, Results]) -> Results:
    """The results from which progress to a year's is measured, of those that are remembered, by the year in which."""
    wanted = {"ks1": year - SINCE_SEVEN, "ks2": year - SINCE_ELEVEN}
    known = [(awarded[when], stage) for stage, when in wanted.items() if when in awarded]
    parts = [found.only(numpy.flatnonzero(found.stage == stage)) for found, stage in known]
    return together(parts) if parts else nothing()


UNKNOWN_FAIL = 0.24  # of a year group take the check again, where last year's is not known


def second_check(child: Column, score: Column, before: Results | None) -> Column:
    """Whether each child of Year 2 takes the phonics check again, not having reached its standard the year before."""
    if before is None:
        return score < numpy.quantile(score, UNKNOWN_FAIL) if len(score) else numpy.zeros(0, bool)
    first = (before.stage == "phonics") & (before.component == "year_1")
    passed = before.child[first & (before.outcome == "Wa")]
    return ~numpy.isin(child, passed)
