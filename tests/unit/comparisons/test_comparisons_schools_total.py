"""What an authority's schools add up to: a range where counts are withheld, and nothing where nothing can be said."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from evenlode.comparisons.schools_total import SchoolsTotal, added_up, schools_total
from evenlode.lake.home import Home
from evenlode.lake.reading import open_reading
from evenlode.measures.figures import figures
from evenlode.measures.stored import Query
from evenlode.sources.load import load
from look_alikes_ees import ACADEMIC, AUTHORITY, ENGLAND, PRIMARY, SCHOOL, TOTAL, exclusions_by_geographic_level

OF_SCHOOLS = {"academy_type": "Total", "academy_open_date": "Total"}


def loaded(folder: Path, *schools: tuple[str, str]) -> Home:
    """A home with England, Oxfordshire and schools by LAESTAB, each with a printed count of both kinds."""
    records = [{**ACADEMIC, **place, **TOTAL, "perm_excl": "11", "fixed_excl": "110"} for place in (ENGLAND, AUTHORITY)]
    records += [
        {**ACADEMIC, **SCHOOL, **PRIMARY, **OF_SCHOOLS, "laestab": number, "perm_excl": text, "fixed_excl": text}
        for number, text in schools
    ]
    load(Home(folder / "home"), [exclusions_by_geographic_level(folder / "2018-07.csv", records)])
    return Home(folder / "home")


def total(home: Home, measure: str = "exclusions_permanent", place: str = "E10000025") -> SchoolsTotal | None:
    """What the schools of a place add up to."""
    with open_reading(home) as reading:
        (figure,) = figures(reading, Query(measures=[measure], places=[place]))
        return schools_total(reading, figure)


def test_visible_counts_add_up(tmp_path: Path) -> None:
    found = total(loaded(tmp_path, ("9319001", "5"), ("9319002", "0"), ("9339001", "70")))
    assert found == SchoolsTotal(2, 0, 0, Decimal(5), Decimal(5), Decimal(5))
    assert "add up to 5: 5 in the counts that are shown, none withheld." in found.sentence


def test_withheld_counts_lie_between_the_bounds_that_the_publisher_states(tmp_path: Path) -> None:
    found = total(loaded(tmp_path, ("9319001", "5"), ("9319002", "x"), ("9319003", "x")))
    assert found == SchoolsTotal(3, 2, 0, Decimal(5), Decimal(7), Decimal(9))
    assert "between 7 and 9: 5 in the counts that are shown, those of 2 schools withheld." in found.sentence


def test_without_a_bound_nothing_is_said_of_the_most(tmp_path: Path) -> None:
    found = total(loaded(tmp_path, ("9319001", "5"), ("9319002", "x")), "suspensions")
    assert found == SchoolsTotal(2, 1, 0, Decimal(5), Decimal(6), None)
    assert "6 or more" in found.sentence


def test_where_a_schools_count_is_missing_nothing_is_said_of_the_most(tmp_path: Path) -> None:
    found = total(loaded(tmp_path, ("9319001", "5"), ("9319002", ""), ("9319003", "x")))
    assert found == SchoolsTotal(3, 1, 1, Decimal(5), Decimal(6), None)
    assert "6 or more: 5 in the counts that are shown, those of 1 schools withheld, 1 not available." in found.sentence


@pytest.mark.parametrize(
    ("measure", "place"), [("exclusions_permanent_rate", "E10000025"), ("exclusions_permanent", "E92000001")]
)
def test_rates_are_not_added_up_nor_is_all_of_england(tmp_path: Path, measure: str, place: str) -> None:
    assert total(loaded(tmp_path, ("9319001", "5")), measure, place) is None


def test_a_school_has_no_schools(tmp_path: Path) -> None:
    assert total(loaded(tmp_path, ("9319001", "5")), place="laestab-9319001") is None


def test_without_schools_of_its_own_an_authority_has_no_total(tmp_path: Path) -> None:
    assert total(loaded(tmp_path, ("9339001", "70"))) is None


def row(state: str, value: float | None = None, *bounds: float) -> dict[str, Any]:
    """One school's count."""
    low, high = [*bounds, None, None][:2]
    return {"state": state, "value": value, "at_least": low, "at_most": high}


@pytest.mark.parametrize("state", ["x", "u", "low"])
def test_a_symbol_is_never_nought(state: str) -> None:
    found = added_up([row("value", 5.0), row(state)])
    assert (found.missing, found.visible, found.at_least, found.at_most) == (1, 5, 5, None)


def test_a_withheld_count_without_bounds_is_not_nought_either() -> None:
    found = added_up([row("value", 5.0), row("c"), row("c", None, 1, 2)])
    assert (found.withheld, found.at_least, found.at_most) == (2, 6, None)


def test_shared_counts_are_added_up_exactly() -> None:
    found = added_up([row("value", 0.1), row("value", 0.2), row("value", 4.0)])
    assert (str(found.at_least), str(found.at_most)) == ("4.3", "4.3")
