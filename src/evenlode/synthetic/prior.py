"""What children at the end of key stages 2 and 4 had attained a key stage before, and what is expected of them since.

Of who was tested in the county at eleven it is what those tests say; of all others it is invented, and so is the nation
of which something is expected. No tests were held in 2020 and 2021, so that nobody has prior attainment in 2024/25 and
2025/26. Source: DfE, Secondary accountability measures, technical guide, Progress 8.
"""

from dataclasses import dataclass

import numpy

from evenlode.synthetic import from_seven
from evenlode.synthetic.events import Results, SchoolYear
from evenlode.synthetic.kinds import Children, Column
from evenlode.synthetic.randomness import stream
from evenlode.synthetic.references import expected, has_progress
from evenlode.vocabulary.codes.results import NOT_HELD, SCALED_SCORES
from evenlode.vocabulary.years import academic

YEARS_BEFORE, FIRST_SCORES = 5, 2015
UNKNOWN = 0.06  # of children who were not tested in the county come from where they were not tested
MIDDLE, DEVIATION, ABILITY = 104.5, 7.0, 0.85
TESTS = ("reading", "maths")


@dataclass(frozen=True, eq=False)
class Before:
    """What every child had attained at seven and at eleven, NaN where it is not known; None where it is of no use.

    The first is of use in years of which progress from seven is published, the second where there were scaled scores.
    """

    at_seven: Column | None
    at_eleven: Column | None


def attained_before(seed: int, children: Children, year: SchoolYear) -> Before:
    """What the children of a year had attained before it."""
    measured = year.year in from_seven.YEARS
    return Before(
        from_seven.prior_attainment(year.year, year.prior, len(children)) if measured else None,
        prior_attainment(seed, children, year.prior) if were_tested(year.year) else None,
    )


def were_tested(year: int) -> bool:
    """Whether those who end key stage 4 in a year could have scaled scores of key stage 2."""
    then = year - YEARS_BEFORE
    return then >= FIRST_SCORES and academic(then).id not in NOT_HELD


def prior_attainment(seed: int, children: Children, prior: Results) -> Column:
    """Each child's mean scaled score in reading and mathematics, in halves; NaN of those who have not both.

    `prior` are the results of the county's own tests; of whom there is none of these, the score is invented.
    """
    scores, here = numpy.full((len(TESTS), len(children)), numpy.nan), numpy.zeros(len(children), bool)
    for place, subject in enumerate(TESTS):
        tests = prior.where((prior.stage == "ks2") & (prior.component == "test") & (prior.subject == subject))
        child = prior.child[tests].astype(int)
        scores[place, child], here[child] = prior.score[tests].astype(float), True
    return numpy.where(here, scores.mean(axis=0), elsewhere(seed, children))


def elsewhere(seed: int, children: Children) -> Column:
    """The mean scaled score of each child had they been tested elsewhere; NaN of some, who were tested nowhere."""
    numbers = stream(seed, "attainment", 0, 9)
    chance, luck = numbers.normal(0, 1, len(children)), numbers.random(len(children))
    spread = ABILITY * children.ability + (1 - ABILITY**2) ** 0.5 * chance
    score = numpy.floor(2 * (MIDDLE + DEVIATION * spread) + 0.5) / 2
    return numpy.where(luck < UNKNOWN, numpy.nan, numpy.clip(score, SCALED_SCORES.lowest, SCALED_SCORES.highest))


def of_children(year: int, score: Column) -> Column:
    """The Attainment 8 that a year expects of children with some prior attainment; NaN of whom nothing is known."""
    if not has_progress(year):
        return numpy.full(len(score), numpy.nan)
    return numpy.array([expected(one) for one in score.tolist()])
