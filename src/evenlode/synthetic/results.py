"""Everything that the county's children are awarded in one year, at every stage of which there are results."""

from dataclasses import replace
from datetime import date

import numpy

from evenlode.synthetic.attainment import reached
from evenlode.synthetic.days import january_census, school_on
from evenlode.synthetic.events import Results
from evenlode.synthetic.kinds import Children, Column, Needs, Roll, Schools
from evenlode.synthetic.levels import Levels
from evenlode.synthetic.outcomes import SUMMER, cohort, together
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
    return together([
        *profile(group[RECEPTION], levels, numbers[PROFILE]),
        *phonics(group[CHECKED], retaken, levels, children, numbers[PHONICS]),
        *at_seven(second, levels, children, numbers[KS1]),
        *at_eleven(group[AT_ELEVEN], levels, children, numbers[KS2]),
        *at_sixteen(oldest, levels, numbers[KS4]),
    ])  # fmt: skip


UNKNOWN_FAIL = 0.24  # of a year group take the check again, where last year's is not known


def second_check(child: Column, score: Column, before: Results | None) -> Column:
    """Whether each child of Year 2 takes the phonics check again, not having reached its standard the year before."""
    if before is None:
        return score < numpy.quantile(score, UNKNOWN_FAIL) if len(score) else numpy.zeros(0, bool)
    first = (before.stage == "phonics") & (before.component == "year_1")
    passed = before.child[first & (before.outcome == "Wa")]
    return ~numpy.isin(child, passed)
