"""Prior attainment and what is expected of it: invented, in halves, and there only where tests were held."""

import numpy

from evenlode.synthetic.children import children
from evenlode.synthetic.prior import UNKNOWN, of_children, prior_attainment, were_tested
from evenlode.synthetic.references import expected
from evenlode.synthetic.schools import schools

YEARS = range(2022, 2026)


def test_nobody_has_scores_of_years_in_which_no_tests_were_held() -> None:
    assert [year for year in (2014, 2019, *YEARS) if were_tested(year)] == [2022, 2023]


def test_scores_are_halves_within_their_bounds_and_some_are_not_known() -> None:
    scores = prior_attainment(1, children(1, schools(1, 60, YEARS), YEARS))
    known = scores[~numpy.isnan(scores)]
    assert ((known >= 80) & (known <= 120) & (2 * known % 1 == 0)).all()
    assert abs(numpy.isnan(scores).mean() - UNKNOWN) < 0.01


def test_more_is_expected_of_who_had_attained_more() -> None:
    points = of_children(numpy.array([80.0, 95.5, 104.5, 120.0]))
    assert points.tolist() == sorted(points.tolist())
    assert points[2] == expected(104.5)
    assert numpy.isnan(of_children(numpy.array([numpy.nan]))[0])
