"""What children at the end of key stage 4 had attained at the end of key stage 2, and what is expected of them since.

Both are invented: the county's children of those years were never tested, and the nation is an invented one. No tests
were held in 2020 and 2021, so that nobody has prior attainment in 2024/25 and 2025/26. Source: DfE, Secondary
accountability measures, technical guide, Progress 8.
"""

import numpy

from evenlode.synthetic.kinds import Children, Column
from evenlode.synthetic.randomness import stream
from evenlode.synthetic.references import expected
from evenlode.vocabulary.codes.results import NOT_HELD, SCALED_SCORES
from evenlode.vocabulary.years import academic

YEARS_BEFORE, FIRST_SCORES = 5, 2015
UNKNOWN = 0.06  # of children come from where they were not tested
MIDDLE, DEVIATION, ABILITY = 104.5, 7.0, 0.85


def were_tested(year: int) -> bool:
    """Whether those who end key stage 4 in a year could have scaled scores of key stage 2."""
    then = year - YEARS_BEFORE
    return then >= FIRST_SCORES and academic(then).id not in NOT_HELD


def prior_attainment(seed: int, children: Children) -> Column:
    """Each child's mean scaled score in reading and mathematics, in halves; NaN of those who were not tested."""
    numbers = stream(seed, "attainment", 0, 9)
    chance, luck = numbers.normal(0, 1, len(children)), numbers.random(len(children))
    spread = ABILITY * children.ability + (1 - ABILITY**2) ** 0.5 * chance
    score = numpy.floor(2 * (MIDDLE + DEVIATION * spread) + 0.5) / 2
    return numpy.where(luck < UNKNOWN, numpy.nan, numpy.clip(score, SCALED_SCORES.lowest, SCALED_SCORES.highest))


def of_children(score: Column) -> Column:
    """The Attainment 8 that is expected of children with some prior attainment; NaN of whom nothing is known."""
    return numpy.array([expected(one) for one in score.tolist()])
