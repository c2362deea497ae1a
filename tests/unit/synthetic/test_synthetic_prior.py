"""Prior attainment and what is expected of it: what the county's own tests say, or else invented, in halves."""

import numpy
import pytest

from evenlode.synthetic.children import children
from evenlode.synthetic.events import Results
from evenlode.synthetic.outcomes import nothing
from evenlode.synthetic.prior import UNKNOWN, attained_before, of_children, prior_attainment, were_tested
from evenlode.synthetic.references import expected
from evenlode.synthetic.schools import schools
from evenshire import SMALL, invented, years

YEARS = range(2022, 2026)


def test_nobody_has_scores_of_years_in_which_no_tests_were_held() -> None:
    assert [year for year in (2014, 2019, *YEARS) if were_tested(year)] == [2022, 2023]


def test_scores_are_halves_within_their_bounds_and_some_are_not_known() -> None:
    scores = prior_attainment(1, children(1, schools(1, 60, YEARS), YEARS), nothing())
    known = scores[~numpy.isnan(scores)]
    assert ((known >= 80) & (known <= 120) & (2 * known % 1 == 0)).all()
    assert abs(numpy.isnan(scores).mean() - UNKNOWN) < 0.01


def test_more_is_expected_of_who_had_attained_more() -> None:
    points = of_children(2023, numpy.array([80.0, 95.5, 104.5, 120.0]))
    assert points.tolist() == sorted(points.tolist())
    assert points[2] == expected(104.5)
    assert numpy.isnan(of_children(2023, numpy.array([numpy.nan]))[0])


@pytest.mark.parametrize("year", [2019, 2020, 2024, 2025])
def test_nothing_is_expected_in_a_year_without_examinations_or_without_tests_five_years_before(year: int) -> None:
    assert numpy.isnan(of_children(year, numpy.array([104.5]))).all()


def test_who_was_tested_in_the_county_has_what_the_tests_say() -> None:
    one = years(SMALL)[2022]
    scores = attained_before(1, invented(SMALL).children, one).at_eleven
    assert scores is not None
    reading, maths = (scores_of(one.prior, subject) for subject in ("reading", "maths"))
    assert len(reading) > 50
    means = {child: (score + maths[child]) / 2 for child, score in reading.items()}
    numpy.testing.assert_array_equal(scores[list(means)], list(means.values()))


def scores_of(prior: Results, subject: str) -> dict[int, float]:
    """The scaled scores of a test by child; NaN of those who have none."""
    tests = prior.where((prior.stage == "ks2") & (prior.component == "test") & (prior.subject == subject))
    return dict(zip(prior.child[tests].tolist(), prior.score[tests].tolist(), strict=True))
