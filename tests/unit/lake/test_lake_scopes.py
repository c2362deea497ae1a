"""Scopes: a file that is the whole of something takes the place of all that older files said about it, rows or none."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from types import SimpleNamespace

import pyarrow as pa
import pytest
from pyarrow import parquet

from evenlode.engines.registry import open_engine
from evenlode.errors import Problem
from evenlode.lake import writer
from evenlode.lake.home import Home
from evenlode.lake.kinds import Act, Counts, Load, Prepared, SourceTime
from evenlode.lake.resolve import resolved
from evenlode.tables.kinds import Column, ColumnType, Table
from evenlode.tables.schemas import own_schema

REGISTER = Table(
    id="register",
    one_row_is="invented mark of one pupil",
    columns=tuple(Column(name, ColumnType.TEXT, name) for name in ("month", "school", "on", "pupil", "mark")),
    key=("on", "pupil"),
    partition=("month",),
    trust="invented",
    scope=("month", "school", "on"),
)
MONTH = "2026-03"
Marks = Mapping[str, str]


class Files:
    """Files of the register, written by hand: which school and day each covers, and the marks that it gives."""

    def __init__(self, home: Home) -> None:
        self.home = home.create()
        self.loads: list[Load] = []

    def add(self, name: str, time: str, marks: Marks, covers: Sequence[str] = (), sha256: str = "") -> None:
        """A file: marks as `{"hill 02 ann": "/"}`, scopes as `hill 02`."""
        folder = self.home.rows / name
        folder.mkdir()
        rows = [dict(zip(("school", "on", "pupil"), key.split(), strict=True)) for key in marks]
        rows = [{"month": MONTH, **row, "mark": mark} for row, mark in zip(rows, marks.values(), strict=True)]
        parquet.write_table(pa.Table.from_pylist(rows, own_schema(REGISTER)), folder / "register.parquet")
        if covers:
            scopes = [dict(zip(("school", "on"), scope.split(), strict=True)) | {"month": MONTH} for scope in covers]
            parquet.write_table(pa.Table.from_pylist(scopes), folder / "register.scopes.parquet")
        self.loads.append(
            Load(name, sha256 or name, name, "", "", "", Counts(0, 0, 0, 0), SourceTime(time, ""), Act.LOAD, 1, "", "")
        )

    def state(self, *, without: str = "") -> dict[str, str]:
        """The marks that count, whatever the order of the files."""
        live = [load for load in self.loads if load.id != without]
        folders = {load.id: load.id for load in live}
        engine = open_engine("duckdb", [self.home.rows])
        states = []
        for loads in (live, live[::-1]):
            rows = engine.arrow(resolved(engine, self.home, REGISTER, [f"month={MONTH}"], loads, folders)).to_pylist()
            states.append({f"{row['school']} {row['on']} {row['pupil']}": row["mark"] for row in rows})
            assert len(states[-1]) == len(rows)
        assert states[0] == states[1]
        return states[0]


@pytest.fixture
def files(home: Home) -> Files:
    """No file yet."""
    return Files(home)


def test_a_newer_whole_removes_what_it_does_not_mention(files: Files) -> None:
    files.add("old", "2026-03-02", {"hill 02 ann": "/", "hill 02 bob": "/", "hill 03 ann": "/"}, ["hill 02", "hill 03"])
    files.add("new", "2026-03-05", {"hill 02 ann": "L"}, ["hill 02"])
    assert files.state() == {"hill 02 ann": "L", "hill 03 ann": "/"}
    assert files.state(without="new") == {"hill 02 ann": "/", "hill 02 bob": "/", "hill 03 ann": "/"}


def test_a_whole_without_a_row_removes_all_the_same(files: Files) -> None:
    files.add("old", "2026-03-02", {"hill 02 ann": "/", "dale 02 cat": "/"})
    files.add("new", "2026-03-05", {}, ["hill 02"])
    assert files.state() == {"dale 02 cat": "/"}


def test_an_older_whole_removes_nothing_newer(files: Files) -> None:
    files.add("whole", "2026-03-02", {"hill 02 ann": "/"}, ["hill 02"])
    files.add("addition", "2026-03-05", {"hill 02 bob": "N"})
    assert files.state() == {"hill 02 ann": "/", "hill 02 bob": "N"}


def test_what_removes_need_not_be_what_wins(files: Files) -> None:
    files.add("first", "2026-03-02", {"hill 02 ann": "/", "hill 02 bob": "/"}, ["hill 02"])
    files.add("second", "2026-03-05", {"hill 02 ann": "L"}, ["hill 02"])
    files.add("third", "2026-03-09", {"hill 02 ann": "M"})
    assert files.state() == {"hill 02 ann": "M"}
    assert files.state(without="second") == {"hill 02 ann": "M", "hill 02 bob": "/"}


def test_a_pupil_who_moved_school_counts_where_the_newest_file_has_them(files: Files) -> None:
    files.add("hill", "2026-03-02", {"hill 02 ann": "/"}, ["hill 02"])
    files.add("dale", "2026-03-05", {"dale 02 ann": "D"}, ["dale 02"])
    assert files.state() == {"dale 02 ann": "D"}
    files.add("dale again", "2026-03-09", {}, ["dale 02"])
    assert files.state() == {"hill 02 ann": "/"}


@pytest.mark.parametrize(("one", "other", "left"), [("a", "b", {"hill 02 bob": "B"}), ("b", "a", {"hill 02 ann": "A"})])
def test_of_two_wholes_of_one_time_the_greater_sha256_wins(files: Files, one: str, other: str, left: Marks) -> None:
    files.add("one", "2026-03-02", {"hill 02 ann": "A"}, ["hill 02"], sha256=one)
    files.add("other", "2026-03-02", {"hill 02 bob": "B"}, ["hill 02"], sha256=other)
    assert files.state() == left


def test_without_scopes_files_only_add(files: Files) -> None:
    files.add("one", "2026-03-02", {"hill 02 ann": "A"})
    files.add("other", "2026-03-05", {"hill 02 bob": "B"})
    assert files.state() == {"hill 02 ann": "A", "hill 02 bob": "B"}


def test_a_file_touches_what_it_covers_without_a_row(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(writer, "TABLES", SimpleNamespace(find=lambda _name: REGISTER))
    rows = pa.Table.from_pylist([], own_schema(REGISTER))
    scopes = pa.table({"month": ["2026-03", "2026-04"], "school": ["hill", "hill"], "on": ["02", "02"]})
    problems: tuple[Problem, ...] = ()
    one = Prepared(
        "id",
        "sha",
        "name",
        0,
        "format",
        "series",
        "",
        "",
        tmp_path,
        SourceTime("", ""),
        Counts(0, 0, 0, 0),
        {"register": rows},
        problems,
        {"register": scopes},
    )  # fmt: skip - as the class lists them
    assert writer.touched_rows(one) == [("register", "month=2026-03"), ("register", "month=2026-04")]
