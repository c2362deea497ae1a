"""Overlaps: loads that cannot have rows of one key are told from the ranges of what their files hold."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
from pyarrow import parquet

from evenlode.lake.kinds import Act, Counts, Load, SourceTime
from evenlode.lake.overlaps import groups, ranges_in
from evenlode.tables.kinds import Column, ColumnType, Table

REGISTER = Table(
    id="register",
    one_row_is="invented mark of one pupil",
    columns=tuple(Column(name, ColumnType.TEXT, name) for name in ("school", "on", "pupil")),
    key=("school", "pupil", "on"),
    partition=(),
    trust="invented",
)


def grouped(folder: Path, files: Mapping[str, Mapping[str, Sequence[Any]]]) -> set[frozenset[str]]:
    """The names of files of rows, those in one set that may have rows of one key."""
    loads = [Load(name, name, name, "", "", "", Counts(0, 0, 0, 0), SourceTime("", ""), Act.LOAD, 1, "", "")
             for name in files]  # fmt: skip
    for name, columns in files.items():
        parquet.write_table(
            pa.table({one: pa.array(values, pa.string()) for one, values in columns.items()}), folder / name
        )
    return {frozenset(load.id for load in group) for group in groups(REGISTER, loads, lambda load: folder / load.id)}


def rows(schools: str, pupils: str, days: str) -> dict[str, list[str]]:
    """Rows, a letter each column and row."""
    return {"school": list(schools), "pupil": list(pupils), "on": list(days)}


def test_files_of_other_schools_or_other_days_are_apart(tmp_path: Path) -> None:
    files = {"one": rows("aa", "pq", "11"), "two": rows("bb", "pq", "11"), "later": rows("aa", "pq", "23")}
    assert grouped(tmp_path, files) == {frozenset({"one"}), frozenset({"two"}), frozenset({"later"})}


def test_files_whose_ranges_meet_are_together_though_a_third_lies_between(tmp_path: Path) -> None:
    files = {"wide": rows("ac", "pp", "11"), "within": rows("b", "p", "1"), "edge": rows("cd", "pp", "11"),
             "apart": rows("e", "p", "1")}  # fmt: skip
    assert grouped(tmp_path, files) == {frozenset({"wide", "within", "edge"}), frozenset({"apart"})}


def test_a_column_with_missing_values_tells_nothing_apart(tmp_path: Path) -> None:
    files = {"one": {"school": ["a", None], "pupil": ["p", "p"], "on": ["1", "1"]}, "two": rows("b", "p", "1")}
    assert grouped(tmp_path, files) == {frozenset({"one", "two"})}


def test_a_file_without_rows_meets_none(tmp_path: Path) -> None:
    files = {"none": rows("", "", ""), "one": rows("a", "p", "1"), "two": rows("a", "p", "1")}
    assert grouped(tmp_path, files) == {frozenset({"none"}), frozenset({"one", "two"})}


def test_the_ranges_of_several_pieces_are_those_of_the_whole(tmp_path: Path) -> None:
    parquet.write_table(pa.table({"on": ["3", "1", "9", "2"]}), tmp_path / "one", row_group_size=2)
    assert ranges_in(tmp_path / "one") == {"on": ("1", "9")}
