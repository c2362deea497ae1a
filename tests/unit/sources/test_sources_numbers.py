"""Numbers as publishers print them, spreadsheets' own texts among them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evenlode.sources.readers.numbers import as_number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("36.799999999999997", 36.8), ("9.6189999999999998E-2", 0.09619), ("5.0169999999999999E-2", 0.05017),
        ("66.1%", 66.1), ("66.1 %", 66.1), ("1,234", 1234.0), ("12,345,678.5", 12345678.5), ("-1.2", -1.2), ("+3", 3.0),
        (" 80 ", 80.0), ("0", 0.0), (".5", 0.5), ("5.", 5.0), ("1e2", 100.0), ("0100", 100.0), ("-0.0", 0.0),
    ],
)  # fmt: skip
def test_a_printed_number_is_the_nearest_double(text: str, number: float) -> None:
    assert as_number(text) == number


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "-", "..", ":", "x", "c", "z", "~", "*", "low", "k", "NA", "SUPP", "LOWCOV", "nan", "NaN", "inf",
        "-inf", "Infinity", "1e999", "-1e999", "1_0", "1_000", "0x10", "1 000", "1.2.3", "1-2", "--1", "12abc", "%",
        "%5", "5%%", "66,1", "1,23", "1,2345", ",5", "1,,000", "1.5,000", "\u0663", "\uff11", "\u00bd", "1e", "e5", ".",
        "+", "TRUE",
    ],
)  # fmt: skip
def test_anything_else_is_no_number(text: str) -> None:
    assert as_number(text) is None


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_the_shortest_text_of_a_double_is_that_double(number: float) -> None:
    assert as_number(repr(number)) == number


@given(st.floats(min_value=-1e6, max_value=1e6))
def test_seventeen_digits_out_of_a_spreadsheet_are_the_double_they_came_from(number: float) -> None:
    assert as_number(f"{number:.17g}") == number
    assert as_number(f"{number:.16E}") == number


@given(st.integers(min_value=-(10**12), max_value=10**12))
def test_commas_between_thousands_change_nothing(number: int) -> None:
    assert as_number(f"{number:,}") == number


@given(st.text(max_size=12))
def test_no_text_is_ever_an_endless_number_or_a_failure(text: str) -> None:
    number = as_number(text)
    assert number is None or abs(number) < float("inf")
