"""Results of young children: the profile at the end of Reception, the phonics check, and assessments at seven.

In each year its standards are met by exactly as many as are stated. Sources: DfE, Early years foundation stage profile
handbook; Standards and Testing Agency, assessment and reporting arrangements, phonics and key stage 1; DfE, Phonics
screening check and key stage 1 assessments in England (shares of levels).
"""

from collections.abc import Iterator

import numpy
from numpy.random import Generator

from evenlode.synthetic.attainment import boundary, in_subject, marks, standing
from evenlode.synthetic.events import Results
from evenlode.synthetic.kinds import Children, Column
from evenlode.synthetic.levels import Levels, level
from evenlode.synthetic.outcomes import Cohort, Shares, banded, rows
from evenlode.vocabulary.codes.goals import FIRST_GOALS, SECOND_GOALS

SECOND_FRAMEWORK, STANDARDS, LAST_KS1 = 2021, 2015, 2022  # the years from and until which they are as they are
GOOD_LEVEL = 12  # goals: of both frameworks those of communication, health, feelings, letters and numbers come first
HARDER = {"lit": 0.35, "mat": 0.15}  # goals that fewer reach, in standard deviations
GOALS_DIFFER, EXCEEDING, EXEMPT = 0.55, 1.25, 0.003
PHONICS_STANDARD, PHONICS_MOST = 32, 40
ABSENT, DISAPPLIED = 0.005, 0.008  # of those who do not reach the standard in a check
AGAIN = 0.62  # of those who take the phonics check again reach its standard
LEVELS_ABOVE = (("2C", 9.0), ("2B", 23.0), ("2A", 28.0), ("3", 30.0))
LEVELS_BELOW = (("D", 0.2), ("W", 2.3), ("1", 7.0))
STANDARDS_BELOW = (("EM", 0.5), ("PK1", 0.4), ("PK2", 0.6), ("PK3", 0.9), ("PK4", 2.0), ("WTS", 25.0))
KS1 = ("reading", "writing", "maths")
# What stood for each standard before it: interim ones until 2017/18, and until 2020/21 those below them all were one.
PRE_KEY_STAGE, ENGAGEMENT = 2018, 2021
BEFORE_STANDARDS = {
    **dict.fromkeys(("PK1", "PK2", "PK3", "PK4"), "PKF"), "PK5": "PKE", "PK6": "PKG",
}  # fmt: skip
BEFORE_ENGAGEMENT = {"EM": "BLW"}


def profile(whose: Cohort, levels: Levels, numbers: Generator) -> Iterator[Results]:
    """Every goal of each child; a good level of development is exactly as common as stated."""
    goals = SECOND_GOALS if whose.year >= SECOND_FRAMEWORK else FIRST_GOALS
    scores = [
        whose.score - HARDER.get(goal.id[:3], 0.0) + GOALS_DIFFER * numbers.normal(0, 1, len(whose.score))
        for goal in goals
    ]
    least = numpy.minimum.reduce(scores[:GOOD_LEVEL])
    edge = boundary(least, whose.everybody, level(levels, "eyfs_gld", "all", whose.year))
    exempt = (least < edge) & (numbers.random(len(least)) < EXEMPT)
    for goal, score in zip(goals, scores, strict=True):
        found = numpy.where(score >= edge, "2", "1").astype(object)
        if goals is FIRST_GOALS:
            found[score >= edge + EXCEEDING] = "3"
        found[exempt] = "A"
        yield rows(whose, "eyfsp", goal.id, found)


def phonics(whose: Cohort, again: Cohort, levels: Levels, children: Children, numbers: Generator) -> Iterator[Results]:
    """The check of Year 1, and of those who take it again in Year 2."""
    score = in_subject(whose.score, "reading", girls(children, whose), numbers)
    met = standing(score, whose.everybody, level(levels, "phonics_y1", "all", whose.year))
    yield checked(whose, score, met, "year_1", numbers)
    second = in_subject(again.score, "reading", girls(children, again), numbers)
    yield checked(again, second, standing(second, again.everybody, 100 * AGAIN), "year_2", numbers)


def checked(whose: Cohort, score: Column, met: Column, component: str, numbers: Generator) -> Results:
    """Marks of a check, and why there is none."""
    mark = marks(score, met, whose.everybody, PHONICS_STANDARD, PHONICS_MOST).astype(float)
    luck = numbers.random(len(mark))
    outcome = numpy.where(met, "Wa", "Wt").astype(object)
    outcome[~met & (luck < DISAPPLIED + ABSENT)] = "A"
    outcome[~met & (luck < DISAPPLIED)] = "D"
    mark[numpy.isin(outcome, ("A", "D"))] = numpy.nan
    return rows(whose, "phonics", "phonics", outcome, component=component, mark=mark)


def at_seven(whose: Cohort, levels: Levels, children: Children, numbers: Generator) -> Iterator[Results]:
    """Teachers' assessments at the end of key stage 1: levels, then standards; none since they are voluntary."""
    for subject in KS1:
        score = in_subject(whose.score, subject, girls(children, whose), numbers)
        if whose.year < STANDARDS:
            met = standing(score, whose.everybody, level(levels, f"ks1_{subject}_level2", "all", whose.year))
            outcome = banded(score, met, LEVELS_ABOVE, LEVELS_BELOW)
        elif whose.year <= LAST_KS1:
            expected = level(levels, f"ks1_{subject}_expected", "all", whose.year)
            deeper = level(levels, f"ks1_{subject}_greater_depth", "all", whose.year)
            met = standing(score, whose.everybody, expected)
            outcome = banded(
                score, met, (("EXS", expected - deeper), ("GDS", deeper)), in_force(STANDARDS_BELOW, whose.year)
            )
        else:
            return
        yield rows(whose, "ks1", subject, outcome, component="teacher_assessment")


def in_force(below: Shares, year: int) -> Shares:
    """The outcomes below a standard, each with its share, by the names that they have in a year; some share a name."""
    instead = (BEFORE_ENGAGEMENT if year < ENGAGEMENT else {}) | (BEFORE_STANDARDS if year < PRE_KEY_STAGE else {})
    return tuple((instead.get(name, name), share) for name, share in below)


def girls(children: Children, whose: Cohort) -> Column:
    """Whether each of the children is a girl."""
    found: Column = children.sex[whose.child] == "girls"
    return found
