"""What a table of results says of its schools besides, and records from which blank cells at the end are left out."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from evenlode.sources.readers.kinds import Read
from evenlode.sources.reading import ReadFile
from look_alikes_schools import Record, absence, ks2
from look_alikes_wide import OXFORDSHIRE, SCHOOL

Wide = Callable[..., Read]
Reader = Callable[..., ReadFile]
ISIS = {"RECTYPE": "1", "LEA": "931", "ESTAB": "2001", "URN": "900001", "SCHNAME": "Isis Primary School"}


def schools(read: Read) -> list[dict[str, Any]]:
    """The rows of schools."""
    rows: list[dict[str, Any]] = read.tables["school"].to_pylist()
    return rows


def test_a_table_of_results_describes_its_schools(tmp_path: Path, read: Reader) -> None:
    told = {"ADDRESS1": "1 Invented Lane", "TOWN": "Eynsham", "PCODE": "OX0 0AA", "NFTYPE": "CY", "TELNUM": "01865 0"}
    found = read(ks2(tmp_path / "any.csv", 18, {**ISIS, **told}, {"RECTYPE": "3", "LEA": "931"}))
    (row,) = schools(found.read)
    assert {name: text for name, text in row.items() if text} == {
        "source": "performance_ks2", "urn": "900001", "laestab": "9312001", "authority": "E10000025",
        "name": "Isis Primary School", "type": "CY", "address": "1 Invented Lane, Eynsham", "postcode": "OX0 0AA",
        "detail": "TELNUM: 01865 0", "record": 1,
    }  # fmt: skip


def test_a_school_of_several_years_is_described_once_by_its_first_record(wide: Wide) -> None:
    read = wide(
        {**SCHOOL, "school_name": "Isis School", "percent": "1"},
        {**SCHOOL, "urn": "900002", "school_name": "Cherwell School", "percent": "1"},
        {**SCHOOL, "time_period": "201718", "school_name": "Isis Academy", "percent": "2"},
    )
    assert [(row["urn"], row["name"], row["record"]) for row in schools(read)] == [
        ("900001", "Isis School", 1), ("900002", "Cherwell School", 2),
    ]  # fmt: skip
    assert len(read.tables["published_figure"]) == 3


def test_only_schools_with_a_urn_whose_records_are_accepted_are_described(wide: Wide) -> None:
    name = {"school_name": "Isis School", "percent": "1"}
    read = wide(
        {**OXFORDSHIRE, **name},
        {**SCHOOL, "urn": "", "laestab": "9312001", **name},
        {**SCHOOL, "urn": "900001", **name},
        {**SCHOOL, "urn": "900001", **name, "percent": "2"},
    )
    assert (read.quarantined, list(read.tables)) == (2, ["published_figure"])


def test_a_file_that_describes_no_school_fills_no_table_of_schools(wide: Wide) -> None:
    assert list(wide({**SCHOOL, "percent": "1"}).tables) == ["published_figure"]


def test_several_columns_fill_one_of_ours_and_blanks_leave_no_mark(wide: Wide) -> None:
    read = wide(
        {**SCHOOL, "street": " High Street ", "town": "Eynsham", "head": "Nobody", "web": "example.org"},
        {**SCHOOL, "urn": "900002", "street": "", "town": "Eynsham", "head": "", "web": "example.org"},
        {**SCHOOL, "urn": "900003", "street": "High Street", "town": ""},
    )
    assert [(row["address"], row["detail"]) for row in schools(read)] == [
        ("High Street, Eynsham", "head: Nobody; web: example.org"), ("Eynsham", "web: example.org"),
        ("High Street", ""),
    ]  # fmt: skip


def test_a_text_keeps_its_own_marks(wide: Wide) -> None:
    read = wide({**SCHOOL, "street": "1, High Street, , Old Town", "town": "Eynsham"})
    assert schools(read)[0]["address"] == "1, High Street, , Old Town, Eynsham"


def shortened(path: Path, *records: int) -> Path:
    """A file in some of whose records the blank cells at the end are left out."""
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    for record in records:
        lines[record] = lines[record].rstrip(",")
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def table(path: Path) -> Path:
    """A table of key stage 2 with three records."""
    records: list[Record] = [ISIS, {**ISIS, "URN": "900002", "ESTAB": "2002"}, {"RECTYPE": "3", "LEA": "931"}]
    return ks2(path, 18, *records)


def test_short_records_of_a_publisher_who_leaves_blanks_out_are_read_as_blank(tmp_path: Path, read: Reader) -> None:
    found, whole = read(shortened(table(tmp_path / "short.csv"), 1, 3)), read(table(tmp_path / "whole.csv"))
    (problem,) = (one for one in found.problems if one.rule != "column.missing")
    assert (problem.row, problem.rule, str(problem.severity)) == (None, "csv.short", "warning")
    assert "In 2 records" in problem.message
    assert (found.counts, [one.rule for one in whole.problems]) == (whole.counts, ["column.missing"])
    assert found.read.tables["published_figure"].equals(whole.read.tables["published_figure"])


def test_a_record_with_too_many_cells_is_quarantined_all_the_same(tmp_path: Path, read: Reader) -> None:
    path = table(tmp_path / "any.csv")
    lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join([*lines[:2], f"{lines[2]},", lines[3], ""]), encoding="utf-8")
    found = read(path)
    told = [(problem.row, problem.rule) for problem in found.problems]
    assert told == [(2, "csv.ragged"), (None, "column.missing")]
    assert found.counts.quarantined == 1


@pytest.mark.parametrize("short", [1, 2])
def test_a_short_record_of_any_other_publisher_is_quarantined(tmp_path: Path, read: Reader, short: int) -> None:
    records = [{"LA": "931", "ESTAB": f"200{n}", "URN": f"14640{n}", "PERCTOT": "4.2"} for n in range(1, 4)]
    found = read(shortened(absence(tmp_path / "any.csv", *records), short))
    errors = [(one.row, one.rule) for one in found.problems if one.severity == "error"]
    assert (errors, found.counts.quarantined, found.counts.accepted) == ([(short, "csv.ragged")], 1, 2)
