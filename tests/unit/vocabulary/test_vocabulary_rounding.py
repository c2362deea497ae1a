"""Rounding: halves away from zero, doubles read as their shortest text."""

from decimal import Decimal

import pytest

from evenlode.vocabulary.rounding import decimals_of, round_half_away, shown


@pytest.mark.parametrize(
    ("value", "places", "expected"),
    [
        (0.5, 0, "1"),
        (1.5, 0, "2"),
        (2.5, 0, "3"),
        (-0.5, 0, "-1"),
        (-2.5, 0, "-3"),
        (0.285, 2, "0.29"),
        (1.005, 2, "1.01"),
        (-1.005, 2, "-1.01"),
        (36.799999999999997, 1, "36.8"),
        (Decimal("0.125"), 2, "0.13"),
        (Decimal("0.1249999999999999999999999999999999"), 2, "0.12"),
        (7, 1, "7.0"),
        (0.04, 1, "0.0"),
        (-0.04, 1, "0.0"),
        (1e22, 1, "10000000000000000000000.0"),
        (18.135, 2, "18.14"),
        (1e-7, 3, "0.000"),
    ],
)
def test_halves_go_away_from_zero(value: Decimal | float, places: int, expected: str) -> None:
    assert shown(value, places) == expected
    assert round_half_away(value, places) == Decimal(expected)


@pytest.mark.parametrize("value", [float("nan"), float("inf"), Decimal("-Infinity"), Decimal("NaN")])
def test_what_is_not_finite_is_refused(value: Decimal | float) -> None:
    with pytest.raises(ValueError, match="finite"):
        round_half_away(value, 1)


@pytest.mark.parametrize(
    ("value", "places"),
    [(36.8, 1), (20.0, 0), (0.05017, 5), (0.0, 0), (-1.25, 2), (1e-7, 7), (1e300, 0), (66.1, 1), (100.0, 0)],
)
def test_decimals_of_the_shortest_text(value: float, places: int) -> None:
    assert decimals_of(value) == places


def test_a_subclass_of_float_is_read_as_its_number() -> None:
    class Labelled(float):
        def __repr__(self) -> str:
            return f"Labelled({super().__repr__()})"

    assert shown(Labelled(0.285), 2) == "0.29"
    assert decimals_of(Labelled(36.8)) == 1
