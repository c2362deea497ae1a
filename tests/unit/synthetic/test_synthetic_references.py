"""The invented national values: whole, smooth, the same for every county, and ones near which Evenshire lies."""

from itertools import pairwise

import numpy
import pytest

from evenlode.synthetic.references import FIRST, references
from evenlode.vocabulary.codes.references import ITEMS


def test_every_value_is_of_a_known_item_and_stands_once() -> None:
    found = references((2014, 2022, 2023, 2024))
    assert set(found.item) <= set(ITEMS)
    keys = list(zip(found.measure, found.year, found.item, found.key, strict=True))
    assert len(set(keys)) == len(keys)
    assert set(found.year.tolist()) == {2022, 2023, 2024}
    assert not len(references((FIRST - 2,)))


def test_before_numbers_were_awarded_there_are_values_of_progress_from_seven_alone() -> None:
    assert {measure.rpartition("_")[2] for measure in references((FIRST - 1,)).measure} == {"progress"}


def test_more_is_expected_of_who_did_better_and_nothing_where_no_tests_lie_back() -> None:
    found = references((2023, 2024))
    curve = found.only(found.where((found.item == "expected") & (found.measure == "ks4_attainment8")))
    assert set(curve.year.tolist()) == {2023}
    ranked = curve.value[numpy.argsort(curve.key.astype(float), kind="stable")]
    assert len(ranked) == 81
    assert all(before < after for before, after in pairwise(ranked))


@pytest.mark.parametrize("group", ["disadvantaged", "not_disadvantaged"])
def test_shares_of_a_group_make_a_whole(group: str) -> None:
    found = references((2023,))
    inside = [key.startswith(f"{group}:") for key in found.key]
    assert found.value[inside].sum() == pytest.approx(100, abs=0.1)
