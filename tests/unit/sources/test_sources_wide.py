"""A wide file: of which place and which pupils each record is, and that nothing a publisher printed is lost."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from evenlode.sources.kinds import Filter, PlaceOf, WideFigures
from evenlode.sources.readers.kinds import Read
from evenlode.sources.reading import ReadFile
from evenlode.sources.registry import SOURCES
from look_alikes_ees import MAKERS, SHAPES
from look_alikes_wide import ENGLAND, OXFORDSHIRE, SCHOOL, SOURCE, YEAR_OF_RECORD

Wide = Callable[..., Read]
Reader = Callable[..., ReadFile]


def figures(read: Read) -> list[dict[str, Any]]:
    """Every row of published figures, in the order of records and cells."""
    rows: list[dict[str, Any]] = read.tables["published_figure"].to_pylist()
    return sorted(rows, key=lambda row: (row["record"], row["cell"]))


def figure(read: Read) -> dict[str, Any]:
    """The one row of published figures."""
    (row,) = figures(read)
    return row


def at(level: str, **codes: str) -> dict[str, str]:
    """A record of a place."""
    return {**YEAR_OF_RECORD, "geographic_level": level, "percent": "1", **codes}


@pytest.mark.parametrize(
    ("record", "place"),
    [
        (at("National"), "E92000001"),
        (at("Regional", region_code="E12000008"), "E12000008"),
        (at("Local authority", new_la_code="E10000025"), "E10000025"),
        (at("Local authority", new_la_code="E08000020"), "E08000037"),
        (at("Local authority", new_la_code="", old_la_code="931"), "E10000025"),
        (at("Local authority", new_la_code=".", old_la_code="931"), "E10000025"),
        (at("School", urn="900001", laestab="9319001"), "900001"),
        (at("School", urn=".", laestab="9319001"), "laestab-9319001"),
        (at("School", laestab="931/9001"), "laestab-9319001"),
        (at("School", urn="900001.0"), "900001"),
        (at(" LOCAL Authority ", new_la_code=" E10000025 "), "E10000025"),
    ],
)
def test_a_record_names_its_place_by_its_level_and_codes(wide: Wide, record: dict[str, str], place: str) -> None:
    row = figure(wide(record))
    assert (row["place"], row["claimed"]) == (place, "yes")


@pytest.mark.parametrize(
    "record",
    [
        at("Local authority", new_la_code="E10999999", old_la_code="."),
        at("Local authority", new_la_code="E12000008"),
        at("Regional", region_code="E10000025"),
        at("School", urn="12345"),
    ],
)
def test_a_record_of_no_place_that_we_know_is_quarantined(wide: Wide, record: dict[str, str]) -> None:
    read = wide(record, {**OXFORDSHIRE, "percent": "2"})
    assert [row["record"] for row in figures(read)] == [2]
    (problem,) = read.problems
    assert (read.quarantined, problem.row, problem.rule, problem.column) == (1, 1, "place.unknown", "geographic_level")


def test_a_level_that_we_do_not_know_is_kept_and_not_claimed(wide: Wide) -> None:
    row = figure(wide(at("Ward")))
    assert (row["claimed"], row["place"], row["measure"]) == ("no", "geographic_level=Ward", "")
    assert row["unclaimed"] == "percent"


def test_filters_set_the_parts_of_a_key_whatever_their_case_and_blanks(wide: Wide) -> None:
    record = {"kind": " PRIMARY", "sex": "boys ", "term": "Autumn", "why": "Illness", "version": "Revised"}
    row = figure(wide({**OXFORDSHIRE, **record, "percent": "1"}))
    assert (row["phase"], row["group"], row["period"], row["reason"], row["release"]) == (
        "primary", "boys", "autumn", "absence_i", "revised",
    )  # fmt: skip
    assert (row["claimed"], row["measure"], row["unclaimed"]) == ("yes", "absence_overall", "")


def test_without_filters_a_figure_is_of_all(wide: Wide) -> None:
    row = figure(wide({**OXFORDSHIRE, "percent": "1"}))
    assert [row[part] for part in ("phase", "group", "period", "reason", "release")] == [
        "all",
        "all",
        "year",
        "all",
        "",
    ]


def test_a_text_of_a_filter_that_we_do_not_know_keeps_the_record_unclaimed_as_printed(wide: Wide) -> None:
    row = figure(wide({**OXFORDSHIRE, "kind": "Primary", "sex": " Not said ", "term": "", "percent": "1"}))
    assert (row["claimed"], row["unclaimed"], row["phase"]) == ("no", "percent", "all")
    assert row["group"] == "kind=Primary; sex=Not said"


def test_two_filters_of_one_part_say_it_together(wide: Wide) -> None:
    pairs = [("Total", "Support"), ("Boys", "Total"), ("Boys", "Boys"), ("Total", "Total")]
    records = [{**OXFORDSHIRE, "time_period": str(201415 + 101 * n), "sex": one, "need": other, "percent": "1"}
               for n, (one, other) in enumerate(pairs)]  # fmt: skip
    assert [(row["claimed"], row["group"]) for row in figures(wide(*records))] == [
        ("yes", "sen_support"), ("yes", "boys"), ("yes", "boys"), ("yes", "all"),
    ]  # fmt: skip


def test_two_filters_that_each_restrict_a_record_leave_it_unclaimed(wide: Wide) -> None:
    row = figure(wide({**OXFORDSHIRE, "sex": "Boys", "need": "Support", "percent": "1"}))
    assert (row["claimed"], row["group"]) == ("no", "sex=Boys; need=Support")


def test_a_filter_is_asked_only_of_the_places_that_it_is_of(wide: Wide) -> None:
    source = replace(SOURCE, filters=(Filter("sex", "group", {"boys": "boys"}, of=(PlaceOf.ENGLAND,)),))
    records = [{**place, "sex": text, "percent": "1"} for place in (ENGLAND, OXFORDSHIRE) for text in ("Boys", "4001")]
    read = wide(records[0], records[1], records[3], source=source)
    assert [(row["place"], row["claimed"], row["group"]) for row in figures(read)] == [
        ("E92000001", "yes", "boys"), ("E92000001", "no", "sex=4001"), ("E10000025", "yes", "all"),
    ]  # fmt: skip


def test_a_schools_phase_is_what_it_is_and_no_restriction(wide: Wide) -> None:
    row = figure(wide({**SCHOOL, "kind": "Primary", "percent": "1"}))
    assert (row["phase"], row["claimed"]) == ("all", "yes")
    row = figure(wide({**SCHOOL, "kind": "A kind that nobody knows", "percent": "1"}))
    assert (row["phase"], row["claimed"]) == ("all", "yes")


def figure_columns(id: str) -> list[str]:
    """The columns of a look-alike that hold figures."""
    source = SOURCES.find(id)
    assert isinstance(source, WideFigures)
    return [column for column in SHAPES[id].numbers if column not in source.passed_over]


@pytest.mark.parametrize("id", MAKERS)
def test_every_cell_of_every_accepted_record_is_kept_letter_for_letter(tmp_path: Path, read: Reader, id: str) -> None:
    found, shape, columns = read(MAKERS[id](tmp_path / "any.csv")), SHAPES[id], figure_columns(id)
    rows = figures(found.read)
    kept = {(row["record"], row["cell"]): row["printed"] for row in rows}
    assert len(kept) == len(rows) == found.counts.accepted * len(columns)
    filled = [shape.filled(record, number) for number, record in enumerate(shape.records)]
    assert {record for record, _cell in kept} == set(range(1, len(filled) + 1)) - {
        problem.row for problem in found.problems if problem.severity == "error"
    }
    assert all(filled[record - 1][cell] == printed for (record, cell), printed in kept.items())


@pytest.mark.parametrize("id", ["ees_exclusions_by_geographic_level", "ees_children_absence"])
def test_a_byte_order_mark_changes_nothing(tmp_path: Path, read: Reader, id: str) -> None:
    one, other = (
        read(MAKERS[id](tmp_path / f"{mark}.csv", byte_order_mark=mark)).read.tables["published_figure"]
        for mark in (False, True)
    )
    assert len(one) > 0
    assert one.equals(other)


def test_an_exact_repeat_is_counted_as_a_duplicate(wide: Wide) -> None:
    read = wide(
        {**OXFORDSHIRE, "kind": "Primary", "percent": "1"},
        {**OXFORDSHIRE, "kind": "State-funded primary", "percent": "1"},
    )
    assert (read.duplicates, read.quarantined, [row["record"] for row in figures(read)]) == (1, 0, [1])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"kind": "Primary"}, {"kind": "primary "}),
        ({"kind": "Primary"}, {"kind": "State-funded primary"}),
        ({"new_la_code": "E10000025"}, {"new_la_code": ".", "old_la_code": "931"}),
        ({"sex": "Boys", "need": "Total"}, {"sex": "Total", "need": "Boys"}),
        ({"version": "Revised"}, {"version": "Final"}),
        ({"sex": "Not said"}, {"sex": "not said"}),
    ],
)
def test_records_that_give_one_figure_in_two_ways_are_both_set_aside(
    wide: Wide, one: dict[str, str], other: dict[str, str]
) -> None:
    read = wide({**OXFORDSHIRE, **one, "percent": "1"}, {**OXFORDSHIRE, **other, "percent": "2"}, {**ENGLAND})
    assert (read.quarantined, [problem.rule for problem in read.problems]) == (2, ["figure.twice"] * 2)
    assert {row["record"] for row in figures(read)} == {3}


def test_unclaimed_records_with_different_texts_are_different_figures(wide: Wide) -> None:
    read = wide(
        {**OXFORDSHIRE, "kind": "Primary", "sex": "Not said", "percent": "1"},
        {**OXFORDSHIRE, "kind": "State-funded primary", "sex": "Not said", "percent": "2"},
    )
    assert [row["group"] for row in figures(read)] == [
        "kind=Primary; sex=Not said", "kind=State-funded primary; sex=Not said",
    ]  # fmt: skip


def test_one_text_under_two_filters_is_two_restrictions(wide: Wide) -> None:
    pairs = [("Not said", "", "1"), ("", "Not said", "2")]
    read = wide(*({**OXFORDSHIRE, "sex": one, "need": other, "percent": number} for one, other, number in pairs))
    assert [row["group"] for row in figures(read)] == ["sex=Not said", "need=Not said"]
