"""Sums of schools added up to places: phases, coverage, bounds, the unknown, and the one division."""

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pyarrow
import pytest

from evenlode.measures.computed import Said, computed
from evenlode.measures.counted import Counted
from evenlode.measures.registry import MEASURES
from evenlode.measures.rollup import Rollup, phases_of
from evenlode.measures.standing import STANDING
from evenlode.measures.sums import EXPECTED, NO_SUMS, Column, Sums, asked, together, typed
from evenlode.vocabulary.years import Year

COUNTY = "E99000001"
PERSISTENT, PERMANENT = "absence_persistent", "exclusions_permanent_rate"
SCHOOLS = {"900001": "primary", "900002": "secondary", "900003": "alternative", "900004": "primary"}
# measure, school, group, numerator, denominator
Sum = tuple[str, str, str, float | None, float | None]


def measure(id: str) -> Counted:
    """A measure that can be counted."""
    found = MEASURES.find(id)
    assert isinstance(found, Counted)
    return found


def table(sums: Iterable[Sum]) -> pyarrow.Table:
    """Sums as the aggregator gives them, over a year."""
    return together([NO_SUMS, *(alone(*one) for one in sums)])


def alone(measure: str, school: str, group: str, above: float | None, below: float | None) -> pyarrow.Table:
    """The sums of one measure, school and group."""
    row: dict[str, Any] = {"school": school, "group": group, "period": "year"}
    for part, value in (("numerator", above), ("denominator", below)):
        row[Column(measure, "all", part).name] = number(value)
    return typed(pyarrow.Table.from_pylist([row]))


def number(value: float | None) -> Decimal | None:
    """A number of four places."""
    return None if value is None else Decimal(str(value))


def figures(*sums: Sum) -> dict[tuple[str, str, str], dict[str, Any]]:
    """The figures of some sums, by place, phase and group."""
    measures = tuple(measure(id) for id in sorted({one[0] for one in sums if one[0] in MEASURES.ids()}))
    nobody = [(asked(one), "900009", "all", None, 0) for one in measures if one.taught]
    told = table([one for one in sums if not one[0].startswith(EXPECTED)])
    expected = table([*nobody, *(one for one in sums if one[0].startswith(EXPECTED))])
    standing = [{"school": urn, "phase": phase, "kind": "authority", "place": COUNTY} for urn, phase in SCHOOLS.items()]
    stand = pyarrow.Table.from_pylist(standing, schema=STANDING)
    rollup = Rollup(measures, Sums(told, expected), stand)
    said = Said(Year.parse("2024/25"), "synthetic", "2026-01-15")
    rows = computed(rollup.figures(), said).to_pylist()
    return {(row["place"], row["phase"], row["group"]): row for row in rows}


def test_a_total_is_of_the_phases_that_its_measure_names() -> None:
    found = figures(
        (PERSISTENT, "900001", "all", 1, 10), (PERSISTENT, "900002", "all", 4, 10),
        (PERSISTENT, "900003", "all", 9, 10),
    )  # fmt: skip
    parts = {key: (row["numerator"], row["denominator"], row["value"]) for key, row in found.items() if key[2] == "all"}
    assert parts[COUNTY, "all", "all"] == (5, 20, 25.0)
    assert parts[COUNTY, "primary", "all"] == (1, 10, 10.0)
    assert parts[COUNTY, "alternative", "all"] == (9, 10, 90.0)
    assert parts["900003", "all", "all"] == (9, 10, 90.0)


def test_missing_schools_are_counted_and_bound_a_percentage() -> None:
    should = asked(measure(PERSISTENT))
    found = figures(
        (PERSISTENT, "900001", "all", 2, 10), (should, "900001", "all", None, 10),
        (should, "900004", "all", None, 30),
    )  # fmt: skip
    whole = found[COUNTY, "primary", "all"]
    assert (whole["reported"], whole["expected"], whole["value"]) == (1, 2, 20.0)
    assert (whole["at_least"], whole["at_most"]) == (5.0, 80.0)
    assert found["900001", "all", "all"]["at_least"] is None


def test_where_nobody_is_missing_there_are_no_bounds() -> None:
    should = asked(measure(PERSISTENT))
    found = figures((PERSISTENT, "900001", "all", 2, 10), (should, "900001", "all", None, 10))
    whole = found[COUNTY, "all", "all"]
    assert (whole["reported"], whole["expected"], whole["at_least"], whole["at_most"]) == (1, 1, None, None)


def test_no_event_is_nought_once_any_school_has_said_one() -> None:
    found = figures((PERMANENT, "900001", "all", None, 200), (PERMANENT, "900002", "all", 1, 100))
    assert (found["900001", "all", "all"]["value"], found["900001", "all", "all"]["state"]) == (0.0, "value")
    assert found[COUNTY, "all", "all"]["value"] == pytest.approx(1 / 3)


def test_before_anybody_has_said_an_event_nothing_is_known() -> None:
    found = figures((PERMANENT, "900001", "all", None, 200))
    assert (found["900001", "all", "all"]["value"], found["900001", "all", "all"]["state"]) == (None, "x")


def test_a_value_is_the_double_nearest_to_the_exact_one() -> None:
    for one, value in ((("ks4_progress8", 0.052, 1), 0.052), ((PERSISTENT, 1, 3), 100 / 3)):
        measure, above, below = one
        assert figures((measure, "900001", "all", above, below))["900001", "all", "all"]["value"] == value


def test_of_nobody_there_is_no_share() -> None:
    found = figures((PERSISTENT, "900001", "all", 0, 0))
    assert (found["900001", "all", "all"]["value"], found["900001", "all", "all"]["state"]) == (None, "z")


def test_a_measure_that_names_no_phase_is_of_every_school() -> None:
    stage = replace(measure(PERSISTENT), total_of=(), apart=())
    assert {row["figure_phase"] for row in phases_of(stage)} == {"all"}
