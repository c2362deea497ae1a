"""The entries of Explore education statistics: each file is known for what it is, and its texts are understood."""

from collections.abc import Iterator
from pathlib import Path

import pytest

import look_alikes_ees
from evenlode.formats.reading import peek
from evenlode.sources.kinds import WideFigures
from evenlode.sources.recognition import recognise
from evenlode.sources.registry import SOURCES
from look_alikes_ees import MAKERS, SHAPES, Shape

each_data_set = pytest.mark.parametrize("id", MAKERS)


def entry(id: str) -> WideFigures:
    found = SOURCES.find(id)
    assert isinstance(found, WideFigures)
    return found


def numbers_of(shape: Shape) -> Iterator[tuple[str, str]]:
    for number, record in enumerate(shape.records):
        yield from ((column, shape.filled(record, number)[column]) for column in shape.numbers)


def test_every_entry_has_a_look_alike() -> None:
    wide = {one.id for one in SOURCES if isinstance(one, WideFigures)}
    assert set(MAKERS) == set(SHAPES) == {id for id in wide if id == "ees" or id.startswith("ees_")}


@each_data_set
@pytest.mark.parametrize("byte_order_mark", [False, True])
def test_a_file_is_recognised_as_what_it_is(tmp_path: Path, id: str, byte_order_mark: bool) -> None:
    path = MAKERS[id](tmp_path / "any.csv", byte_order_mark=byte_order_mark)
    assert recognise(peek(path)).source.id == id


@each_data_set
def test_the_general_entry_would_take_it_too(tmp_path: Path, id: str) -> None:
    assert recognise(peek(MAKERS[id](tmp_path / "any.csv")), "ees").source.id == "ees"
    assert id == "ees" or set(entry("ees").needed()) < set(entry(id).needed())


@each_data_set
def test_what_it_claims_counts_and_passes_over_is_there(id: str) -> None:
    counts = {column for one in entry(id).indicators for column in (one.numerator, one.denominator) if column}
    claimed = {one.column for one in entry(id).indicators}
    assert counts | claimed <= set(SHAPES[id].numbers)


@each_data_set
def test_what_stands_in_place_of_a_number_has_a_meaning(id: str) -> None:
    texts = {text.strip().lower() for _column, text in numbers_of(SHAPES[id]) if not is_number(text)}
    assert texts <= set(entry(id).symbols)


def is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True


@each_data_set
def test_every_level_that_stands_in_a_file_is_understood(id: str) -> None:
    levels = {record["geographic_level"].strip().lower() for record in SHAPES[id].records}
    assert levels <= set(entry(id).places.levels)


def meanings(id: str, column: str) -> set[str | None]:
    (found,) = [one for one in entry(id).filters if one.column == column]
    return {found.values.get(record[column].strip().lower()) for record in SHAPES[id].records}


@pytest.mark.parametrize(
    ("id", "column", "expected"),
    [
        ("ees_exclusions_by_geographic_level", "school_type", {"all", "primary", "special"}),
        ("ees_absence_by_term", "term", {"year", "autumn", "spring"}),
        ("ees_attendance_dashboard", "education_phase", {"all", "primary", "special"}),
        ("ees_children_absence", "phase_type_grouping", {"all", "primary", "alternative"}),
        ("ees_children_ks2", "social_care_group", {"cla", "cin", "cpp"}),
        ("ees_children_ks4", "version", {"revised", "final"}),
        ("ees_neet", "Age", {"all"}),
    ],
)
def test_the_texts_of_a_filter_mean_parts_of_a_key(id: str, column: str, expected: set[str]) -> None:
    assert meanings(id, column) == expected


def test_what_crosses_two_characteristics_is_nobodys_group() -> None:
    assert meanings("ees_exclusions_by_characteristic", "characteristic") == {
        "all", "boys", "fsm", "fsm6", "sen_without_statement", "wrom", None, "fsm_unknown",
    }  # fmt: skip


@pytest.mark.parametrize("id", ["ees_ks2_by_characteristic", "ees_ks4_by_characteristic"])
def test_a_text_that_may_mean_two_groups_and_a_single_sex_are_not_claimed(id: str) -> None:
    assert None in meanings(id, "gender" if "ks2" in id else "sex")
    (breakdown,) = [one for one in entry(id).filters if one.column == "breakdown"]
    assert "all other pupils" not in breakdown.values


def test_the_scorecard_of_2021_claims_no_group() -> None:
    assert [one for one in entry("ees_neet_2021").indicators if one.group] == []
    assert {one.group for one in entry("ees_neet").indicators} > {"vulnerable", "ehcp", "sen_support", "no_sen"}


@pytest.mark.parametrize("measure", ["september_guarantee", "level3_by_19", "ks4_attainment8", "absence_overall"])
def test_a_scorecard_claims_nothing_of_another_year(measure: str) -> None:
    assert measure not in {one.measure for one in entry("ees_neet").indicators}


def test_the_year_to_date_is_flagged_wherever_it_goes() -> None:
    assert [one.id for one in SOURCES if isinstance(one, WideFigures) and "partial_year" in one.flags] == [
        "ees_attendance_dashboard"
    ]


@pytest.mark.parametrize(
    ("id", "column", "bounds"),
    [
        ("ees_exclusions_by_geographic_level", "perm_excl", (1, 2)),
        ("ees_exclusions_by_geographic_level", "fixed_excl", (1, None)),
        ("ees_exclusions_by_reason", "perm_theft", (1, 2)),
        ("ees_exclusions_by_reason", "fixed_theft", (1, None)),
        ("ees_exclusions_by_characteristic", "perm_excl_rate", (None, None)),
        ("ees_absence_missing_a_session", "enrol_auth_illness", (1, 2)),
        ("ees_children_ks4", "avg_att8", (None, None)),
    ],
)
def test_bounds_are_those_that_the_publisher_states(
    id: str, column: str, bounds: tuple[float | None, float | None]
) -> None:
    (found,) = [one for one in entry(id).indicators if one.column == column]
    assert (found.at_least, found.at_most) == bounds


def test_a_look_alike_can_be_zipped_with_its_description(tmp_path: Path) -> None:
    one = look_alikes_ees.exclusions_by_reason(tmp_path / "a.zip", zipped=True)
    other = look_alikes_ees.exclusions_by_reason(tmp_path / "b.zip", zipped=True)
    assert one.read_bytes() == other.read_bytes()
