"""Intervals and tests: the published cases, and a second opinion on every other."""

from math import isclose, sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import chi2
from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint

from evenlode.statistics.changes import chance_of
from evenlode.statistics.intervals import combined, difference, event_rate, garwood, mean, proportion, scaled, wilson
from evenlode.statistics.probit import probit_gap

COUNTS = st.integers(1, 5000).flatmap(lambda of: st.tuples(st.integers(0, of), st.just(of)))

# Newcombe 1998, Statistics in Medicine 17:873-890, table II, method 10; the last as worked out by statsmodels
NEWCOMBE = """
| first | of | second | of | low     | high   |
|-------|----|--------|----|---------|--------|
| 56    | 70 | 48     | 80 | 0.0524  | 0.3339 |
| 9     | 10 | 3      | 10 | 0.1705  | 0.8090 |
| 6     | 7  | 2      | 7  | 0.0582  | 0.8062 |
| 21    | 25 | 3      | 4  | -0.1867 | 0.5495 |
"""


def rows(table: str) -> list[tuple[float, ...]]:
    """The rows of a table drawn in text, as numbers."""
    lines = [line for line in table.strip().splitlines() if not line.startswith("|--")]
    return [tuple(float(cell) for cell in line.strip("|").split("|")) for line in lines[1:]]


@pytest.mark.parametrize(("first", "of", "second", "of_second", "low", "high"), rows(NEWCOMBE))
def test_a_difference_of_proportions_has_newcombes_interval(
    first: float, of: float, second: float, of_second: float, low: float, high: float
) -> None:
    found = difference(proportion(first, of), proportion(second, of_second))
    assert (found.low, found.high) == pytest.approx((low, high), abs=5e-5)


def test_a_proportion_has_wilsons_interval() -> None:
    assert wilson(81, 263) == pytest.approx((0.2553, 0.3662), abs=5e-5)


@pytest.mark.parametrize(("count", "low", "high"), [(53, 39.70, 69.33), (30, 20.24, 42.83), (0, 0.0, 3.69)])
def test_a_count_of_rare_events_has_the_exact_interval(count: int, low: float, high: float) -> None:
    assert garwood(count) == pytest.approx((low, high), abs=5e-3)


@given(COUNTS, COUNTS)
def test_statsmodels_gives_the_same_limits(one: tuple[int, int], other: tuple[int, int]) -> None:
    low, high = wilson(*one)
    assert (low, high) == pytest.approx(proportion_confint(*one, method="wilson"), abs=1e-9)
    assert 0 <= low <= one[0] / one[1] <= high <= 1
    found = difference(proportion(*one), proportion(*other))
    theirs = confint_proportions_2indep(*one, *other, method="newcomb", compare="diff")
    assert (found.low, found.high) == pytest.approx(theirs, abs=1e-9)


@given(st.integers(0, 100_000))
def test_the_chi_square_distribution_gives_the_same_limits(count: int) -> None:
    theirs = (chi2.ppf(0.025, 2 * count) / 2 if count else 0.0, chi2.ppf(0.975, 2 * count + 2) / 2)
    assert garwood(count) == pytest.approx(theirs, rel=1e-9)


@given(COUNTS, COUNTS, COUNTS)
def test_turning_a_difference_round_turns_its_limits_round(
    one: tuple[int, int], other: tuple[int, int], third: tuple[int, int]
) -> None:
    first, second, last = proportion(*one), proportion(*other), proportion(*third)
    found, turned = difference(first, second), difference(second, first)
    assert (found.low, found.high) == pytest.approx((-turned.high, -turned.low))
    assert found.low <= found.value <= found.high
    in_steps, at_once = difference(difference(first, second), last), combined(((1, first), (-1, second), (-1, last)))
    assert (in_steps.low, in_steps.high) == pytest.approx((at_once.low, at_once.high))


@given(COUNTS, st.integers(2, 10))
def test_the_mean_of_more_places_is_known_more_closely(one: tuple[int, int], places: int) -> None:
    alone, found = proportion(*one), mean([proportion(*one)] * places)
    assert isclose(found.value, alone.value, abs_tol=1e-12)
    assert found.high - found.value == pytest.approx((alone.high - alone.value) / sqrt(places))
    assert found.value - found.low == pytest.approx((alone.value - alone.low) / sqrt(places))


def test_a_rate_is_its_count_over_the_headcount() -> None:
    count, rate = event_rate(53), scaled(event_rate(53, 86_000), 100)
    assert (rate.value, rate.low, rate.high) == pytest.approx(
        tuple(one / 860 for one in (count.value, count.low, count.high))
    )
    assert rate.variance == pytest.approx(53 / 860**2)


def test_the_change_of_a_gap_is_tested_by_the_four_sides() -> None:
    gap = difference(proportion(1300, 2000), proportion(205, 500))
    before = difference(proportion(1260, 2000), proportion(170, 500))
    found = chance_of(scaled(difference(gap, before), 100))
    assert (found.change, found.error, found.z, found.p) == pytest.approx((-5.0, 3.41, -1.47, 0.14), abs=5e-3)
    assert not found.told


def test_where_nothing_varies_nothing_is_told() -> None:
    found = chance_of(difference(proportion(5, 5), proportion(0, 5)))
    assert (found.error, found.z, found.p, found.told) == (0.0, None, 1.0, False)


def test_few_events_are_not_told_from_chance_by_a_short_standard_error() -> None:
    found = chance_of(difference(event_rate(4), event_rate(0)))
    assert found.p < 0.05
    assert not found.told


@given(COUNTS, COUNTS)
def test_what_is_told_has_a_small_chance_and_an_interval_without_nought(
    one: tuple[int, int], other: tuple[int, int]
) -> None:
    change = difference(proportion(*one), proportion(*other))
    found = chance_of(change)
    assert 0 <= found.p <= 1
    assert found.told == (found.p < 0.05 and (change.low > 0 or change.high < 0) and found.error > 0)


@pytest.mark.parametrize(
    ("first", "second", "sizes", "gap"),
    [
        (0.58, 0.29, None, 0.755),
        (0.29, 0.58, None, -0.755),
        (0.5, 0.5, None, 0.0),
        (1.0, 0.5, None, None),
        (0.5, 0.0, None, None),
        (1.2, 0.5, (10.0, 10.0), None),
        (0.5, 0.0, (25.0, 4.0), 2.576),
        (1.0, 0.5, (25.0, 4.0), 2.576),
    ],
)  # fmt: skip - a case to a line
def test_a_probit_gap_has_no_ends(
    first: float, second: float, sizes: tuple[float, float] | None, gap: float | None
) -> None:
    assert probit_gap(first, second, sizes) == (gap if gap is None else pytest.approx(gap, abs=5e-4))
