"""How invented children are made to add up: the published cases of each method, and what it promises of any numbers.

The case of proportional fitting is the one of Wikipedia's article Iterative proportional fitting (its seed and its
margins); the article prints an earlier iterate, which differs from the converged table by less than 0.06.
"""

import math

import numpy
import pytest
from hypothesis import given
from hypothesis import strategies as st

from evenlode.synthetic.fitting import by_quota, chosen, fitted, quota, rounded, summed, swapped
from evenlode.synthetic.randomness import FEATURES, stream

SEED = [[40, 30, 20, 10], [35, 50, 100, 75], [30, 80, 70, 120], [20, 30, 40, 50]]
ROWS, COLUMNS = [150, 300, 400, 150], [200, 300, 400, 100]


def test_a_table_is_fitted_to_its_margins() -> None:
    found = fitted(SEED, [((0,), ROWS), ((1,), COLUMNS)])
    assert [round(float(one), 2) for one in found[0]] == [64.56, 46.23, 35.38, 3.82]
    assert summed(found, (0,)) == pytest.approx(ROWS)
    assert summed(found, (1,)) == pytest.approx(COLUMNS)


def test_margins_that_contradict_each_other_are_refused() -> None:
    with pytest.raises(ValueError, match="contradict"):
        fitted(SEED, [((0,), ROWS), ((1,), [200, 300, 400, 200])])
    with pytest.raises(ValueError, match="every cell is nought"):
        fitted([[0, 0], [1, 1]], [((0,), [1, 1])])


@pytest.mark.parametrize(
    ("numbers", "total", "wanted"),
    [
        ([1.5, 1.5], None, [2, 1]),
        ([0.4, 0.4, 0.2], None, [1, 0, 0]),
        ([10.2, 7.5, 4.3], 23, [10, 8, 5]),
        ([3.0, 4.0], None, [3, 4]),
    ],
)
def test_numbers_are_rounded_with_their_total_kept(numbers: list[float], total: int | None, wanted: list[int]) -> None:
    assert rounded(numbers, total).tolist() == wanted


@pytest.mark.parametrize(
    ("rate", "among", "wanted"), [(10.2, 1000, 102), (16.3, 721, 118), (76, 7300, 5548), (59.1, 10, 6), (50, 1, 1)]
)
def test_a_quota_is_the_nearest_number_of_pupils(rate: float, among: int, wanted: int) -> None:
    assert quota(rate, among) == wanted
    assert abs(wanted / among - rate / 100) <= 0.5 / among


@given(st.lists(st.just(0.0) | st.floats(1e-6, 50), min_size=1, max_size=40), st.integers(0, 2**31))
def test_exactly_as_many_are_chosen_and_nobody_without_a_weight(weights: list[float], seed: int) -> None:
    possible = sum(weight > 0 for weight in weights)
    found = chosen(possible // 2, weights, stream(seed, "absence"))
    assert len(set(found.tolist())) == possible // 2
    assert all(weights[one] > 0 for one in found)


def test_those_with_a_greater_weight_are_chosen_more_often() -> None:
    weights = numpy.repeat([1.0, 5.0], 500)
    found = numpy.concatenate([chosen(100, weights, stream(seed, "absence")) for seed in range(20)])
    assert (found >= 500).mean() > 0.75


def test_every_group_has_its_quota() -> None:
    groups = numpy.arange(1000) % 4
    quotas = [quota(rate, 250) for rate in (10.2, 7.5, 4.5, 2.0)]
    found = by_quota(groups, quotas, numpy.ones(1000), stream(1, "absence"))
    assert [int(found[groups == one].sum()) for one in range(4)] == quotas


def test_swaps_move_towards_what_is_likely_and_keep_every_margin() -> None:
    margins = ([45, 8], [37, 16], [11, 42], [12, 20, 21])
    labels = [numpy.repeat(numpy.arange(len(totals)), totals) for totals in margins]

    def worth(state: object) -> float:
        phase, needs, *_others = state  # type: ignore[misc] - four axes
        return -4.0 * float(((phase == 1) & (needs == 1)).sum())  # those of primary schools all have needs

    before = worth(labels)
    found = swapped(labels, worth, stream(1, "exclusions"))
    assert [numpy.bincount(one).tolist() for one in found] == [list(totals) for totals in margins]
    assert worth(found) == 0 or worth(found) > before


def test_a_stream_is_the_same_ever_after_and_features_do_not_move_each_other() -> None:
    assert stream(1, "schools").integers(0, 1000, 4).tolist() == [518, 331, 362, 611]
    assert (
        stream(1, "schools", 2014, 3).integers(0, 1000, 4).tolist()
        != stream(1, "schools", 2014, 4).integers(0, 1000, 4).tolist()
    )
    assert sorted(FEATURES.values()) == list(range(1, len(FEATURES) + 1))


@given(st.lists(st.floats(0, 1000), min_size=1, max_size=30))
def test_rounding_never_moves_a_number_by_one_or_more(numbers: list[float]) -> None:
    found = rounded(numbers)
    assert found.sum() == math.floor(float(numpy.sum(numbers)) + 0.5)
    assert all(abs(whole - exact) <= 1 for whole, exact in zip(found, numbers, strict=True))
