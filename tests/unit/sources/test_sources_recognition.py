"""A file is known by its content, never by its name; where it is not known, what was looked for and found is said."""

import csv
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

import pyarrow
import pytest
from pyarrow import parquet

import look_alikes
import look_alikes_ees
import look_alikes_reference as reference
from evenlode.errors import NotFound, Refused
from evenlode.formats.reading import peek
from evenlode.sources.kinds import WideFigures
from evenlode.sources.reading import ReadFile
from evenlode.sources.recognition import recognise
from evenlode.sources.record_kinds import RecordFile
from evenlode.sources.registry import SOURCES
from evenlode.sources.school_kinds import SchoolLinks, SchoolRegister
from look_alikes_ident import installed
from record_sources import GOOD
from record_sources import SOURCE as INVENTED

Reader = Callable[..., ReadFile]
VALUES = {("KS1P_all", "2016", "931"): "80", ("KS1P_all", "2016", "970"): "81"}
TEN = [873, 919, 825, 937, 916, 850, 867, 938, 869, 803]
MAKERS: dict[str, Callable[[Path], Path]] = {
    "lait": lambda path: look_alikes.lait(path, VALUES),
    "lait_dictionary": look_alikes.lait_dictionary,
    "statistical_neighbours": lambda path: look_alikes.neighbours(path, {931: TEN}),
    "authority_numbers": look_alikes.authority_numbers,
    "evenlode_figures": lambda path: look_alikes.tidy_figures(
        path, {("phonics_y1", "E10000025", "all", "201516"): "80"}
    ),
    **look_alikes_ees.MAKERS,
    **{source: partial(reference.codes, source=source) for source in reference.CODES},
    "ees_attendance_guidance": reference.guidance,
    "ees_meta": reference.ees_meta,
    "performance_tables_meta": reference.performance_meta,
    "performance_tables_metafile": reference.performance_metafile,
    "indices_of_deprivation": reference.indices,
    "boundaries_district": reference.boundaries,
    "boundaries_upper_tier": partial(reference.boundaries, letters="UTLA22"),
    "boundaries_county_unitary": partial(reference.boundaries, letters="CTYUA31"),
}


def as_csv(path: Path, rows: Sequence[Sequence[str]], encoding: str = "utf-8", delimiter: str = ",") -> Path:
    """Rows as a CSV file."""
    with path.open("w", encoding=encoding, newline="") as file:
        csv.writer(file, delimiter=delimiter).writerows(rows)
    return path


@pytest.mark.parametrize("source", MAKERS)
@pytest.mark.parametrize("name", ["file.xlsx", "file.csv", "file.parquet", "file", "file.pdf"])
def test_a_source_is_told_from_content_whatever_the_file_is_called(tmp_path: Path, source: str, name: str) -> None:
    path = MAKERS[source](tmp_path / "made" / "original.xlsx")
    assert recognise(peek(path.rename(tmp_path / name))).source.id == source


def test_every_source_that_reads_a_publishers_file_is_looked_for() -> None:
    about_schools = {one.id for one in SOURCES if isinstance(one, WideFigures | SchoolRegister | SchoolLinks)}
    of_records = {one.id for one in SOURCES if isinstance(one, RecordFile)}  # each is recognised in its own tests
    assert set(SOURCES.ids()) == {*MAKERS, "evenlode_neighbours", *about_schools, *of_records}
    assert [source.id for source in SOURCES] == list(SOURCES.ids())


def test_columns_may_stand_in_any_order_with_others_among_them(tmp_path: Path, read: Reader) -> None:
    whole = parquet.read_table(look_alikes.lait(tmp_path / "one.parquet", VALUES))
    turned = whole.select(whole.column_names[::-1]).append_column("More", pyarrow.array(["a", "b"]))
    parquet.write_table(turned, tmp_path / "turned.parquet")
    found = read(tmp_path / "turned.parquet")
    assert found.source.id == "lait"
    assert found.read.tables["published_figure"]["value"].to_pylist() == [80.0, 81.0]


HEADING = ["Short Desc", "Years", "LA Number", "Values"]


def test_the_same_table_is_read_from_csv_and_below_lines_of_words(tmp_path: Path, read: Reader) -> None:
    rows = [["A title", "", "", ""], ["", "", "", ""], HEADING, ["KS1P_all", "2016", "931", "80"]]
    found = read(as_csv(tmp_path / "lait.csv", rows))
    assert (found.source.id, found.counts.rows_in, found.counts.accepted) == ("lait", 1, 1)
    assert found.read.tables["published_figure"]["value"].to_pylist() == [80.0]


def test_blanks_around_column_names_change_nothing(tmp_path: Path, read: Reader) -> None:
    rows = [[f" {name} " for name in HEADING], [" KS1P_all", "2016 ", " 931 ", " 80 "]]
    found = read(as_csv(tmp_path / "lait.csv", rows))
    row = found.read.tables["published_figure"].to_pylist()[0]
    assert (row["measure"], row["place"], row["year"], row["value"]) == ("phonics_y1", "E10000025", "201516", 80.0)


@pytest.mark.parametrize(("encoding", "delimiter"), [("utf-8-sig", ","), ("utf-16", ","), ("cp1252", ",")])
def test_other_encodings_are_read(tmp_path: Path, read: Reader, encoding: str, delimiter: str) -> None:
    path = as_csv(tmp_path / "lait.csv", [HEADING, ["KS1P_all", "2016", "931", "80"]], encoding, delimiter)
    assert read(path).read.tables["published_figure"]["value"].to_pylist() == [80.0]


# What is asked for


def test_a_format_may_be_asked_for(tmp_path: Path) -> None:
    path = MAKERS["lait"](tmp_path / "one.parquet")
    assert recognise(peek(path), "lait").source.id == "lait"


def test_a_file_that_is_not_what_is_asked_for_is_refused(tmp_path: Path) -> None:
    path = MAKERS["lait"](tmp_path / "one.parquet")
    with pytest.raises(Refused, match=r"one\.parquet is not a lait_dictionary file") as error:
        recognise(peek(path), "lait_dictionary")
    assert "lait_dictionary (missing Measure_short" in error.value.where
    assert "found Short Desc, Years, Values, LA Number, Region and 2 columns that no format has" in error.value.where


def test_a_format_that_does_not_exist_is_not_found_and_the_nearest_is_offered(tmp_path: Path) -> None:
    path = MAKERS["lait"](tmp_path / "one.parquet")
    with pytest.raises(NotFound, match="no source called 'lait_dictionry'") as error:
        recognise(peek(path), "lait_dictionry")
    assert "lait_dictionary" in error.value.remedy


# What cannot be known


def test_what_was_looked_for_and_what_was_found_is_said(tmp_path: Path) -> None:
    path = as_csv(
        tmp_path / "lait.csv", [["Short Desc", "Yearly", "LA Number", "Worth"], ["KS1P_all", "2016", "931", "80"]]
    )
    with pytest.raises(Refused, match=r"lait\.csv is not a file that Evenlode knows") as error:
        recognise(peek(path))
    assert "looked for the columns of lait (missing Years, Values)" in error.value.where
    assert error.value.where.endswith("found Short Desc, LA Number and 2 columns that no format has")
    assert "KS1P_all" not in str(error.value)
    assert "evenlode catalogue sources" in error.value.remedy
    assert "--as FORMAT" in error.value.remedy


def test_columns_of_records_are_told_however_they_are_written(tmp_path: Path) -> None:
    path = as_csv(tmp_path / "marks.csv", [["U.R.N.", "UPN", "DATE", "AM", "Ada Invented"]])
    with pytest.raises(Refused) as error:
        recognise(peek(path))
    assert "attendance_days (missing pm)" in error.value.where
    assert error.value.where.endswith("found U.R.N., UPN, DATE, AM and 1 column that no format has")


def test_nothing_of_an_unknown_file_is_repeated(tmp_path: Path) -> None:
    path = as_csv(tmp_path / "pupils.csv", [["Ada Invented", "A999200001001", "2012-05-04"], ["Bo", "", ""]])
    with pytest.raises(Refused) as error:
        recognise(peek(path))
    assert "found 3 columns that no format has" in error.value.where
    assert not [word for word in ("Ada", "A999200001001", "2012-05-04", "Bo") if word in str(error.value)]


def test_the_sheets_of_a_workbook_are_counted(tmp_path: Path) -> None:
    book = look_alikes.sheet_of("Contents", [["About this file"]])
    book.create_sheet("Nothing")
    with pytest.raises(Refused) as error:
        recognise(peek(look_alikes.saved(book, tmp_path / "one.xlsx")))
    assert "found 1 column that no format has; sheet 2: an empty sheet" in error.value.where


def test_the_sheet_that_holds_the_table_is_found(tmp_path: Path, read: Reader) -> None:
    book = look_alikes.sheet_of("Contents", [["About this file"]])
    book.create_sheet("Figures")
    for row in (HEADING, ["KS1P_all", 2016, 931, 80.5]):
        book["Figures"].append(row)
    found = read(look_alikes.saved(book, tmp_path / "one.xlsx"))
    assert found.read.tables["published_figure"]["value"].to_pylist() == [80.5]


def test_a_column_that_stands_twice_is_refused(tmp_path: Path) -> None:
    path = as_csv(tmp_path / "lait.csv", [[*HEADING, "Values"], ["KS1P_all", "2016", "931", "80", "81"]])
    with pytest.raises(Refused, match=r"The column 'Values' of lait\.csv stands 2 times") as error:
        recognise(peek(path))
    assert error.value.where == "row 1"


def test_a_column_that_is_not_read_may_stand_twice(tmp_path: Path, read: Reader) -> None:
    path = as_csv(tmp_path / "lait.csv", [[*HEADING, "Note", "Note"], ["KS1P_all", "2016", "931", "80", "a", "b"]])
    assert read(path).counts.accepted == 1


def test_a_file_that_two_sources_could_be_is_refused_with_both_names(tmp_path: Path) -> None:
    twin = replace(INVENTED, id="invented_twin")
    path = as_csv(tmp_path / "records.csv", [list(GOOD), list(GOOD.values())])
    with installed(INVENTED), installed(twin):
        with pytest.raises(Refused, match=r"records\.csv could be invented_records or invented_twin\.") as refused:
            recognise(peek(path))
        assert refused.value.remedy == "say which it is, with --as invented_records or --as invented_twin"
        assert recognise(peek(path), "invented_twin").source is twin
