"""Lists of reference: codes, descriptions of columns, small areas and boundaries, read from look-alikes."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import look_alikes
import look_alikes_reference as reference
from commands import evenlode
from evenlode.errors import Refused
from evenlode.formats.reading import peek
from evenlode.lake.home import Home
from evenlode.lake.reading import open_reading
from evenlode.sources.load import load
from evenlode.sources.reading import ReadFile
from evenlode.sources.recognition import recognise

Reader = Callable[..., ReadFile]
UNDATED = "a guess, as nothing says when it was published"


def rows(found: ReadFile, table: str) -> list[dict[str, Any]]:
    """The accepted rows of a table."""
    given: list[dict[str, Any]] = found.read.tables[table].to_pylist()
    return given


def held(home: Home, table: str) -> list[dict[str, Any]]:
    """The rows of a table as the lake holds them now."""
    with open_reading(home) as reading:
        given: list[dict[str, Any]] = reading.engine.arrow(reading.table(table)).to_pylist()
    return given


# Codes


@pytest.mark.parametrize("source", reference.CODES)
def test_every_record_and_column_of_a_list_of_codes_lands_somewhere(tmp_path: Path, read: Reader, source: str) -> None:
    header, printed = reference.CODES[source]
    found = read(reference.codes(tmp_path / "list.csv", source))
    assert (found.source.id, found.problems, found.counts.accepted) == (source, (), len(printed))
    for row, record in zip(rows(found, "code"), printed, strict=True):
        whole = " ".join(str(row[column]) for column in ("code", "meaning", "parent", "detail"))
        assert [name for name, text in zip(header, record, strict=True) if text.strip() not in whole] == []


def test_a_sign_is_a_code_blanks_are_not_and_a_meaning_may_be_missing(tmp_path: Path, read: Reader) -> None:
    years = rows(read(reference.codes(tmp_path / "years.csv", "codes_year_group")), "code")
    assert [(row["code_set"], row["code"]) for row in years] == [
        ("year_group", "?"), ("year_group", "0"), ("year_group", "21"),
    ]  # fmt: skip
    amended = rows(read(reference.codes(tmp_path / "amended.csv", "codes_amendment")), "code")
    assert [(row["code"], row["meaning"]) for row in amended] == [("-", ""), ("Q", "Invented change"), ("R", "")]


def test_what_has_no_column_of_ours_is_kept_with_its_name(tmp_path: Path, read: Reader) -> None:
    reasons = rows(read(reference.codes(tmp_path / "reasons.csv", "codes_inclusion_reason")), "code")
    assert [row["detail"] for row in reasons] == ["CanCancel: 1; ListOrder: 0", "CanCancel: 0"]
    included = rows(read(reference.codes(tmp_path / "included.csv", "codes_inclusion")), "code")
    assert [row["detail"] for row in included] == ["DisplayFlag: 1", ""]


def test_of_a_list_of_pairs_both_are_the_code_and_half_a_pair_is_none(tmp_path: Path, read: Reader) -> None:
    found = read(reference.codes(tmp_path / "pairs.csv", "codes_inclusion_pairs", [("903", " ")]))
    assert [(row["code"], row["parent"]) for row in rows(found, "code")] == [
        ("901 7", "901"), ("901 8", "901"), ("902 7", "902"),
    ]  # fmt: skip
    assert [(one.row, one.rule, one.column) for one in found.problems] == [
        (4, "key.empty", "P_INCL and IncAdjReasonID")
    ]


def test_a_code_that_stands_twice_is_a_duplicate_or_none_is_taken(tmp_path: Path, read: Reader) -> None:
    more = [("X", "Help, invented"), ("Y", "One"), ("Y", "Other"), ("Z", "Sound"), ("W", "Sound")]
    found = read(reference.codes(tmp_path / "sen.csv", "codes_sen", more))
    assert (found.counts.duplicates, found.counts.quarantined) == (1, 2)
    assert [row["code"] for row in rows(found, "code")] == ["?", "X", "Z", "W"]


def test_another_year_may_have_fewer_and_more_columns(tmp_path: Path, read: Reader) -> None:
    path = look_alikes.written_csv(
        tmp_path / "list.csv", [["Since", "EthnicityDescription", "EthnicityCode"], ["2031", "Invented", "XNEW"]]
    )
    (row,) = rows(read(path), "code")
    assert (row["code"], row["parent"], row["detail"]) == ("XNEW", "", "Since: 2031")


# Without a date


def test_a_list_without_a_date_is_taken_in_as_the_oldest_and_said(home: Home, tmp_path: Path) -> None:
    path = reference.codes(tmp_path / "files" / "list.csv", "codes_sen")
    answer = evenlode(home, "load", str(path))
    assert answer.exit_code == 0
    assert "warning: the date is a guess" in answer.out
    dated = look_alikes.written_csv(
        tmp_path / "2021-05" / "list.csv", [["SENStatusCode", "SENStatusDescription"], ["X", "Said later"]]
    )
    (receipt,), _ = load(home, [dated])
    assert receipt.source_time == "2021-05"
    assert load(home, [path])[0][0].source_time_from == UNDATED


def test_a_list_that_is_said_to_be_newer_takes_precedence_code_by_code(home: Home, tmp_path: Path) -> None:
    load(home, [reference.codes(tmp_path / "files" / "one.csv", "codes_sen", [("Y", "Only here")])])
    newer = reference.codes(tmp_path / "files" / "two.csv", "codes_sen", [("Z", "New")])
    newer.write_text(newer.read_text(encoding="utf-8").replace("Help, invented", "Help, later"), encoding="utf-8")
    load(home, [newer], published="2021-05")
    found = {row["code"]: (row["meaning"], row["source_time"]) for row in held(home, "code")}
    assert set(found) == {"?", "X", "Y", "Z"}
    assert found["X"] == ("Help, later", "2021-05")
    assert found["Y"] == ("Only here", "0000-00-00")


def test_sets_that_stand_side_by_side_are_refused_without_a_date_as_before(home: Home, tmp_path: Path) -> None:
    ten = [873, 919, 825, 937, 916, 850, 867, 938, 869, 803]
    (receipt,), _ = load(home, [look_alikes.neighbours(tmp_path / "files" / "sn.xlsx", {931: ten})])
    assert receipt.state == "refused"


# Descriptions of columns


def test_descriptions_of_several_tables_stand_side_by_side(home: Home, tmp_path: Path) -> None:
    one = reference.ees_meta(tmp_path / "f" / "one.csv")
    two = reference.ees_meta(
        tmp_path / "f" / "two.csv",
        [("invented_rate", "Indicator", "Invented rate", "", "%"), ("invented_count", "Indicator", "Other words", "")],
    )
    receipts, _ = load(home, [one, two])
    assert {receipt.state for receipt in receipts} == {"accepted"}
    found = sorted((row["name"], row["topic"], row["title"], row["unit"]) for row in held(home, "indicator"))
    assert found == [
        ("invented_count", "", "Other words", ""),
        ("invented_count", "Invented fields", "Number of invented things", ""),
        ("invented_rate", "", "Invented rate", "%"),
        ("invented_type", "", "Invented type", ""),
    ]


def test_a_small_description_is_not_held_against_a_large_one(home: Home, tmp_path: Path) -> None:
    load(home, [reference.ees_meta(tmp_path / "2021-05" / "one.csv")])
    small = reference.ees_meta(tmp_path / "2021-06" / "two.csv", [("one", "Indicator", "One", "", "")])
    assert load(home, [small])[0][0].state == "accepted"


def test_newer_descriptions_have_a_column_more(tmp_path: Path, read: Reader) -> None:
    row = ("a_rate", "Indicator", "A rate", "Fields", "%", "", "", "2")
    found = read(reference.ees_meta(tmp_path / "a.csv", [row], (*reference.EES_META, "indicator_dp")))
    assert rows(found, "indicator")[0]["detail"] == "col_type: Indicator; indicator_dp: 2"


@pytest.mark.parametrize("nameless", [0, 1, 18])
def test_nameless_empty_columns_are_passed_over(tmp_path: Path, read: Reader, nameless: int) -> None:
    found = read(reference.performance_metafile(tmp_path / "meta.csv", nameless))
    assert (found.counts.accepted, found.problems) == (2, ())
    assert [row["detail"] for row in rows(found, "indicator")] == [
        "Column: 1; Null field for special schools: Yes", "Column: 2",
    ]  # fmt: skip
    assert [row["methodology"] for row in rows(found, "indicator")] == ["", "New method, invented"]


def test_one_name_with_two_meanings_is_two_rows(home: Home, tmp_path: Path) -> None:
    stages = [
        reference.performance_meta(tmp_path / "f" / "2.csv"),
        reference.performance_metafile(tmp_path / "f/4.csv"),
    ]
    load(home, stages)
    found = {row["title"] for row in held(home, "indicator") if row["name"] == "RECTYPE"}
    assert found == {"Invented words", "Other invented words"}


def test_guidance_keeps_its_paragraphs_and_has_two_columns_alone(tmp_path: Path, read: Reader) -> None:
    found = read(reference.guidance(tmp_path / "a.csv"))
    assert rows(found, "indicator")[0]["description"] == "Words, invented.\n\nIn two paragraphs."
    wider = look_alikes.written_csv(tmp_path / "b.csv", [["Indicator", "Description", "Value"], ["a", "b", "3"]])
    with pytest.raises(Refused):
        recognise(peek(wider))


# Areas


@pytest.mark.parametrize(
    ("areas", "districts", "sheet", "year"),
    [
        ("2011", "2019", "IoD2019 invented", "2019"),
        ("2021", "2024", "Ranks 2025", "2025"),
        ("2011", "2013", "Ranks", ""),
    ],
)
def test_an_edition_of_the_indices_is_told_by_its_years(
    tmp_path: Path, read: Reader, areas: str, districts: str, sheet: str, year: str
) -> None:
    found = read(reference.indices(tmp_path / "a.xlsx", areas, districts, sheet))
    row = rows(found, "area")[0]
    assert (row["lsoa_year"], row["district_year"], row["indices_year"]) == (areas, districts, year)
    assert (row["imd_rank"], row["idaci_rank"], row["idaci_decile"], row["idaopi_decile"]) == (1, 2, 2, 3)


def test_two_editions_stand_side_by_side(home: Home, tmp_path: Path) -> None:
    load(home, [reference.indices(tmp_path / "f/a.xlsx"), reference.indices(tmp_path / "f/b.xlsx", "2021", "2024")])
    assert len(held(home, "area")) == 4


def test_a_rank_that_is_no_number_is_quarantined(tmp_path: Path, read: Reader) -> None:
    header = peek(reference.indices(tmp_path / "a.xlsx")).sheets[1].rows[0]
    record = ["E01999001", "A", "E07999999", "B", "1", "1", "1", "1", "1", "1"]
    wrong = ["E01999002", "A", "E07999999", "B", "1", "1", "first", "1", "1", "1"]
    found = read(look_alikes.written_csv(tmp_path / "a.csv", [header, record, wrong]))
    assert [(one.row, one.rule) for one in found.problems] == [(2, "number.unreadable")]
    assert len(rows(found, "area")) == 1


# Boundaries


@pytest.mark.parametrize(
    ("letters", "kind"),
    [("LAD24", "district"), ("LAD31", "district"), ("UTLA22", "authority"), ("CTYUA23", "authority")],
)
def test_a_set_of_boundaries_is_told_by_its_names(tmp_path: Path, read: Reader, letters: str, kind: str) -> None:
    row = rows(read(reference.boundaries(tmp_path / "a.geojson", letters)), "boundary")[1]
    assert (row["boundary_set"], row["place"], row["kind"]) == (letters, "S12999992", kind)
    assert (row["longitude"], row["latitude"], row["detail"]) == (-1.27, 51.3, "BNG_E: 447161")
    assert row["geometry"].startswith('{"type":"Polygon","coordinates":[[[-1.5,51.25],')


def test_two_sets_in_one_file_are_refused(tmp_path: Path) -> None:
    path = reference.boundaries(tmp_path / "a.geojson", more=[reference.feature("LAD23", "E07999993")])
    with pytest.raises(Refused, match="stands 2 times"):
        recognise(peek(path))


def test_what_is_said_of_a_row_is_explained_from_its_record(home: Home, tmp_path: Path) -> None:
    load(home, [reference.boundaries(tmp_path / "f" / "a.geojson"), reference.ees_meta(tmp_path / "f" / "b.csv")])
    answer = evenlode(home, "rebuild")
    assert (answer.exit_code, answer.error) == (0, "")
