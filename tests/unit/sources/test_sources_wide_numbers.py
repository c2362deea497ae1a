"""The cells of a wide file: numbers as printed, symbols that are never nought, bounds, and counts beside a rate."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from evenlode.errors import Severity
from evenlode.sources.readers.kinds import Read
from look_alikes_wide import OXFORDSHIRE

Wide = Callable[..., Read]


def cells(read: Read) -> dict[str, dict[str, Any]]:
    """The figures of one record by the column in which they stand."""
    return {row["cell"]: row for row in read.tables["published_figure"].to_pylist()}


@pytest.mark.parametrize(
    ("printed", "value", "decimals"),
    [
        ("5", 5.0, 0),
        (" 5.25 ", 5.25, 2),
        ("1,234", 1234.0, 0),
        ("66.1%", 66.1, 1),
        ("66 %", 66.0, 0),
        ("9.6189999999999998E-2", 0.09619, 5),
        ("1.5e-05", 0.000015, 6),
        ("-0.7", -0.7, 1),
        ("0", 0.0, 0),
    ],
)
def test_a_number_is_the_one_that_is_printed(wide: Wide, printed: str, value: float, decimals: int) -> None:
    row = cells(wide({**OXFORDSHIRE, "percent": printed}))["percent"]
    assert (row["value"], row["state"], row["printed"], row["decimals"]) == (value, "value", printed, decimals)


@pytest.mark.parametrize(
    ("printed", "state"),
    [("c", "c"), ("z", "z"), ("x", "x"), (":", "x"), ("", "x"), (" ", "x"), ("k", "low"), ("LOW", "low"), ("u", "u")],
)
def test_a_symbol_is_a_state_and_never_nought(wide: Wide, printed: str, state: str) -> None:
    read = wide({**OXFORDSHIRE, "percent": printed, "few": printed})
    assert [(row["value"], row["state"], row["printed"]) for row in cells(read).values()] == [
        (None, state, printed)
    ] * 2
    assert read.problems == ()


@pytest.mark.parametrize("printed", ["?", "n/a", "inf", "nan", "1 2", "٣"])
def test_what_is_neither_number_nor_symbol_is_not_available_and_warned_of(wide: Wide, printed: str) -> None:
    read = wide({**OXFORDSHIRE, "percent": "1"}, {**OXFORDSHIRE, "time_period": "201516", "percent": printed})
    (problem,) = read.problems
    assert (problem.row, problem.column, problem.rule, problem.severity) == (
        2, "percent", "value.unreadable", Severity.WARNING,
    )  # fmt: skip
    assert printed not in problem.message.split()
    row = cells(read)["percent"]
    assert (row["value"], row["state"], row["printed"], read.quarantined) == (None, "x", printed, 0)


@pytest.mark.parametrize(("printed", "bounds"), [("c", (1, 2)), ("x", (None, None)), ("1", (None, None))])
def test_bounds_stand_only_where_a_count_is_suppressed(
    wide: Wide, printed: str, bounds: tuple[float | None, float | None]
) -> None:
    found = cells(wide({**OXFORDSHIRE, "few": printed, "percent": "c"}))
    assert (found["few"]["at_least"], found["few"]["at_most"]) == bounds
    assert (found["percent"]["at_least"], found["percent"]["at_most"]) == (None, None)


def test_what_is_not_claimed_has_neither_bounds_nor_counts(wide: Wide) -> None:
    record = {**OXFORDSHIRE, "kind": "Nobody's", "few": "c", "percent": "5", "missed": "1", "possible": "20"}
    for row in cells(wide(record)).values():
        assert [row[part] for part in ("at_least", "at_most", "numerator", "denominator")] == [None] * 4


@pytest.mark.parametrize(
    ("percent", "missed", "possible", "numerator", "denominator"),
    [
        ("5", "1", "20", "1", "20"),
        ("5", "1.5", "30", "1.5", "30"),
        ("3.0", "30", "10", "30", "10"),  # points of pupils: the mean is the printed number
        ("15", "30", "10", None, None),  # more than all, and no mean either
        ("c", "c", "20", None, "20"),
        ("5", "", "20", None, "20"),
        ("z", "0", "0", "0", "0"),
        ("c", "30", "10", "30", "10"),
        ("5", "1", "1e15", "1", None),
    ],
)
def test_counts_stand_beside_a_rate_where_it_can_be_made_of_them(
    wide: Wide, percent: str, missed: str, possible: str, numerator: str | None, denominator: str | None
) -> None:
    row = cells(wide({**OXFORDSHIRE, "percent": percent, "missed": missed, "possible": possible}))["percent"]
    told = [None if text is None else Decimal(text) for text in (numerator, denominator)]
    assert [row["numerator"], row["denominator"]] == told


def test_counts_that_the_file_does_not_give_are_not_worked_out(wide: Wide) -> None:
    row = cells(wide({**OXFORDSHIRE, "percent": "5", "possible": "20"}))["percent"]
    assert (row["numerator"], row["denominator"]) == (None, Decimal(20))


def test_the_columns_of_counts_are_kept_as_well(wide: Wide) -> None:
    found = cells(wide({**OXFORDSHIRE, "percent": "5", "missed": "1", "possible": "20"}))
    assert {(name, row["claimed"], row["unclaimed"], row["value"]) for name, row in found.items()} == {
        ("percent", "yes", "", 5.0), ("missed", "no", "missed", 1.0), ("possible", "no", "possible", 20.0),
    }  # fmt: skip
