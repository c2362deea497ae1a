"""What children had attained at seven and what is expected of them since: by the bands of a nation that is invented."""

import numpy
import pytest

from evenlode.synthetic.events import Results
from evenlode.synthetic.from_seven import (
    LEAST,
    SUBJECTS,
    YEARS,
    bands,
    beyond,
    expected,
    of_children,
    of_year,
    prior_attainment,
)  # fmt: skip

LEVELS, STANDARDS = 2018, 2022  # school years of children who at seven were assessed in levels, and in standards
SIZE = 3


def assessed(**outcomes: str) -> Results:
    """What the second of three children was awarded at seven."""
    subjects = numpy.array(list(outcomes), object)
    there = len(subjects)
    texts = {name: numpy.full(there, "", object) for name in ("component", "qualification")}
    numbers = {name: numpy.full(there, numpy.nan) for name in ("mark", "score", "size")}
    return Results(
        child=numpy.full(there, 1), school=numpy.zeros(there, int), stage=numpy.full(there, "ks1", object),
        subject=subjects, outcome=numpy.array(list(outcomes.values()), object), **texts, **numbers,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("year", "outcomes", "mean"),
    [
        (LEVELS, {"reading": "2B", "writing": "2C", "maths": "3"}, 17.5),
        (STANDARDS, {"reading": "EXS", "writing": "WTS", "maths": "GDS"}, 8.5),
        (STANDARDS, {"reading": "EXS", "writing": "WTS"}, numpy.nan),
        (STANDARDS, {"reading": "EXS", "writing": "A", "maths": "GDS"}, numpy.nan),
        (STANDARDS, {"reading": "2B", "writing": "2B", "maths": "2B"}, numpy.nan),
    ],
)
def test_english_and_mathematics_weigh_the_same_and_all_three_must_be_known(
    year: int, outcomes: dict[str, str], mean: float
) -> None:
    found = prior_attainment(year, assessed(**outcomes), SIZE)
    numpy.testing.assert_array_equal(found, [numpy.nan, mean, numpy.nan])


@pytest.mark.parametrize("year", YEARS)
@pytest.mark.parametrize("subject", SUBJECTS)
def test_more_is_expected_of_who_had_attained_more(year: int, subject: str) -> None:
    aims = [expected(year, subject, lowest) for lowest in bands(year)]
    assert aims == sorted(set(aims))


def test_a_band_runs_from_its_lowest_to_the_next() -> None:
    before = numpy.array([0.0, 5.99, 6.0, 15.0, 15.49, 30.0, numpy.nan])
    aims = of_children(LEVELS, "maths", before)
    wanted = [expected(LEVELS, "maths", lowest) for lowest in (0.0, 0.0, 6.0, 15.0, 15.0, 21.0)]
    numpy.testing.assert_array_equal(aims, [*wanted, numpy.nan])


@pytest.mark.parametrize(("year", "apart"), [(2016, -40.0), (2017, LEAST["writing"])])
def test_since_2017_18_no_difference_counts_that_is_lower_than_the_least(year: int, apart: float) -> None:
    assert beyond(year, "writing", numpy.array([61.0]), numpy.array([101.0]))[0] == apart


@pytest.mark.parametrize("year", [2014, 2019, 2020, 2023, 2024])
def test_years_without_assessments_at_seven_or_at_eleven_have_no_values(year: int) -> None:
    assert list(of_year(year)) == []
