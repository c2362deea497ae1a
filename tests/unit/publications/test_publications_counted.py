"""The table of counted children: the newest figure with counts, of few children and with its range, and no other."""

from dataclasses import replace
from typing import Any

import pytest

from evenlode.measures.figures import Figure
from evenlode.publications.counted_tables import counted, counted_rows
from evenlode.publications.evidence import Evidence
from evenlode.publications.kinds import Line
from evenlode.vocabulary.figure_ids import FigureKey
from evenlode.vocabulary.years import Year

LINE = Line("", "ks2_rwm_expected", "cin")
SOURCE, COUNTED = "ees_children_in_care", {"numerator": 6, "denominator": 22, "low": 13.2, "high": 48.2}


def figure(evidence: Evidence, year: str, **parts: Any) -> Figure:
    """A figure of children in need, invented after one of the small county's."""
    one = next(one for one in evidence.own() if one.key.measure == LINE.measure and one.value is not None)
    key = FigureKey(SOURCE, LINE.measure, one.key.place, "all", LINE.group, Year.parse(year))
    return replace(one, key=key, value=27.0, **parts)


def knowing(evidence: Evidence, *figures: Figure) -> Evidence:
    """The evidence with some figures more."""
    return replace(evidence, known={**evidence.known, **{one.key: one for one in figures}})


def test_a_row_says_of_how_many_children_and_how_far_chance_reaches(evidence: Evidence) -> None:
    [row] = counted_rows(knowing(evidence, figure(evidence, "202425", **COUNTED)), [LINE])
    assert (row.group, row.year) == ("Children in need", "2024/25")
    shown = [(cell.text, cell.part) for cell in (row.of, row.here, row.low, row.high)]
    assert shown == [("22", "denominator"), ("27", "value"), ("13", "low"), ("48", "high")]
    assert {cell.id for cell in (row.of, row.here, row.low, row.high)} == {
        f"{SOURCE}.{LINE.measure}.E10000025.all.cin.202425"
    }


def test_the_newest_counted_year_is_shown_not_a_newer_one_without_counts(evidence: Evidence) -> None:
    known = [figure(evidence, "202223", **COUNTED), figure(evidence, "202324", **COUNTED), figure(evidence, "202425")]
    found = counted(knowing(evidence, *known), LINE)
    assert found
    assert str(found.key.year) == "2023/24"


@pytest.mark.parametrize("parts", [{}, {"numerator": 6, "denominator": 22}, {"low": 13.2, "high": 48.2}])
def test_without_counts_or_a_range_there_is_no_row(evidence: Evidence, parts: dict[str, Any]) -> None:
    assert counted_rows(knowing(evidence, figure(evidence, "202425", **parts)), [LINE]) == []


def test_of_another_place_there_is_no_row(evidence: Evidence) -> None:
    one = figure(evidence, "202425", **COUNTED)
    assert counted_rows(knowing(evidence, replace(one, key=replace(one.key, place="E10000003"))), [LINE]) == []
