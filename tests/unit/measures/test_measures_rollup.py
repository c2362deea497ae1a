"""Sums of schools added up to places: phases, coverage, bounds, the unknown, and the one division."""

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow
import pytest

from evenlode.engines.duckdb_engine import DuckDBEngine
from evenlode.engines.kinds import Engine
from evenlode.measures.computed import Said, computed
from evenlode.measures.counted import Counted
from evenlode.measures.registry import MEASURES
from evenlode.measures.rollup import Rollup, phases_of
from evenlode.measures.standing import STANDING
from evenlode.measures.sums import SUMS, asked
from evenlode.vocabulary.years import Year

COUNTY = "E99000001"
PERSISTENT, PERMANENT = "absence_persistent", "exclusions_permanent_rate"
SCHOOLS = {"900001": "primary", "900002": "secondary", "900003": "alternative", "900004": "primary"}
# measure, school, group, numerator, denominator
Sum = tuple[str, str, str, float | None, float | None]


@pytest.fixture
def engine(tmp_path: Path) -> Engine:
    """An engine with nothing in it."""
    return DuckDBEngine([tmp_path])


def measure(id: str) -> Counted:
    """A measure that can be counted."""
    found = MEASURES.find(id)
    assert isinstance(found, Counted)
    return found


def table(sums: Iterable[Sum], period: str = "year", reason: str = "all") -> pyarrow.Table:
    """Sums as the aggregator gives them."""
    rows = [
        {
            "measure": measure, "school": school, "group": group, "period": period, "reason": reason,
            "numerator": number(above), "denominator": number(below), "square": None,
        }
        for measure, school, group, above, below in sums
    ]  # fmt: skip
    return pyarrow.Table.from_pylist(rows, schema=SUMS)


def number(value: float | None) -> Decimal | None:
    """A number of four places."""
    return None if value is None else Decimal(str(value))


def figures(engine: Engine, *sums: Sum, **others: Any) -> dict[tuple[str, str, str], dict[str, Any]]:
    """The figures of some sums, by place, phase and group."""
    ids = sorted({one[0] for one in sums if one[0] in MEASURES.ids()})
    measures = {id: measure(id) for id in ids}
    standing = [{"school": urn, "phase": phase, "kind": "authority", "place": COUNTY} for urn, phase in SCHOOLS.items()]
    told = table(sums, **others)
    rolled_up = Rollup(
        engine, tuple(measures.values()), told, pyarrow.Table.from_pylist(standing, schema=STANDING)
    ).figures()
    said = Said(Year.parse("2024/25"), "synthetic", "2026-01-15")
    return {(row["place"], row["phase"], row["group"]): row for row in computed(rolled_up, measures, said).to_pylist()}


def test_a_total_is_of_the_phases_that_its_measure_names(engine: Engine) -> None:
    found = figures(
        engine, (PERSISTENT, "900001", "all", 1, 10), (PERSISTENT, "900002", "all", 4, 10),
        (PERSISTENT, "900003", "all", 9, 10),
    )  # fmt: skip
    parts = {key: (row["numerator"], row["denominator"], row["value"]) for key, row in found.items() if key[2] == "all"}
    assert parts[COUNTY, "all", "all"] == (5, 20, 25.0)
    assert parts[COUNTY, "primary", "all"] == (1, 10, 10.0)
    assert parts[COUNTY, "alternative", "all"] == (9, 10, 90.0)
    assert parts["900003", "all", "all"] == (9, 10, 90.0)


def test_missing_schools_are_counted_and_bound_a_percentage(engine: Engine) -> None:
    should = asked(measure(PERSISTENT))
    found = figures(
        engine, (PERSISTENT, "900001", "all", 2, 10), (should, "900001", "all", None, 10),
        (should, "900004", "all", None, 30),
    )  # fmt: skip
    whole = found[COUNTY, "primary", "all"]
    assert (whole["reported"], whole["expected"], whole["value"]) == (1, 2, 20.0)
    assert (whole["at_least"], whole["at_most"]) == (5.0, 80.0)
    assert found["900001", "all", "all"]["at_least"] is None


def test_where_nobody_is_missing_there_are_no_bounds(engine: Engine) -> None:
    should = asked(measure(PERSISTENT))
    found = figures(engine, (PERSISTENT, "900001", "all", 2, 10), (should, "900001", "all", None, 10))
    whole = found[COUNTY, "all", "all"]
    assert (whole["reported"], whole["expected"], whole["at_least"], whole["at_most"]) == (1, 1, None, None)


def test_no_event_is_nought_once_any_school_has_said_one(engine: Engine) -> None:
    found = figures(engine, (PERMANENT, "900001", "all", None, 200), (PERMANENT, "900002", "all", 1, 100))
    assert (found["900001", "all", "all"]["value"], found["900001", "all", "all"]["state"]) == (0.0, "value")
    assert found[COUNTY, "all", "all"]["value"] == pytest.approx(1 / 3)


def test_before_anybody_has_said_an_event_nothing_is_known(engine: Engine) -> None:
    found = figures(engine, (PERMANENT, "900001", "all", None, 200))
    assert (found["900001", "all", "all"]["value"], found["900001", "all", "all"]["state"]) == (None, "x")


def test_a_value_is_the_double_nearest_to_the_exact_one(engine: Engine) -> None:
    for one, value in ((("ks4_progress8", 0.052, 1), 0.052), ((PERSISTENT, 1, 3), 100 / 3)):
        measure, above, below = one
        assert figures(engine, (measure, "900001", "all", above, below))["900001", "all", "all"]["value"] == value


def test_of_nobody_there_is_no_share(engine: Engine) -> None:
    found = figures(engine, (PERSISTENT, "900001", "all", 0, 0))
    assert (found["900001", "all", "all"]["value"], found["900001", "all", "all"]["state"]) == (None, "z")


def test_a_measure_that_names_no_phase_is_of_every_school() -> None:
    stage = replace(measure(PERSISTENT), total_of=(), apart=())
    assert {row["figure_phase"] for row in list(phases_of((stage,)))} == {"all"}
