"""Loading files that were loaded before, and loading many: nothing is read twice, and nothing read is held on to."""

import weakref
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pyarrow
import pytest

import look_alikes
from evenlode.lake import commit as committing
from evenlode.lake.acts import revert
from evenlode.lake.home import Home
from evenlode.lake.kinds import Prepared, Receipt
from evenlode.sources import load as loading
from evenlode.sources.load import load
from evenlode.sources.reading import ReadFile, read_file
from homes import in_the_lake
from ledger_model import held, snapshots
from look_alikes_results import entry, file_of


def files(folder: Path, count: int = 3) -> list[Path]:
    """Several files, in each of which a record is quarantined and another warned of."""
    return [
        look_alikes.lait(
            folder / f"{number} 2026-04.parquet",
            {("KS1P_all", year, "931"): f"{number}{place}" for place, year in enumerate(("2014", "2015", "2016"))}
            | {("KS1P_all", "2014", "7"): "1", ("KS1P_all", "2014", "970"): "n/a"},
        )
        for number in range(count)
    ]


def given(home: Home, paths: Sequence[Path], **said: str) -> list[Receipt]:
    """The receipts of a load."""
    return load(home, paths, **said)[0]  # type: ignore[arg-type] - only texts are said


def nobody_reads(patch: pytest.MonkeyPatch) -> None:
    """From here on to read a file is a fault."""

    def fail(path: Path, *_rest: object) -> ReadFile:
        raise AssertionError(f"{path.name} was read")

    patch.setattr(loading, "read_file", fail)


def test_files_that_were_loaded_before_are_not_read_again(
    home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = files(tmp_path)
    first, state = given(home, paths), held(home)
    nobody_reads(monkeypatch)
    again = given(home, paths)
    assert [str(one.state) for one in first] == ["partly"] * 3
    assert [str(one.state) for one in again] == ["already_loaded"] * 3
    assert [(one.load, one.counts, one.problems, one.source_time, one.source_time_from) for one in again] == [
        (one.load, one.counts, one.problems, one.source_time, one.source_time_from) for one in first
    ]
    assert all(one.counts.quarantined == 1 and len(one.problems) == 2 for one in again)
    assert (held(home), snapshots(home)) == (state, 1)


def test_a_new_file_among_known_ones_is_read_alone(home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    paths, seen = files(tmp_path), []
    given(home, [paths[0], paths[2]])

    def note(path: Path, *rest: Any) -> ReadFile:
        seen.append(path.name)
        return read_file(path, *rest)

    monkeypatch.setattr(loading, "read_file", note)
    assert [str(one.state) for one in given(home, paths)] == ["already_loaded", "partly", "already_loaded"]
    assert seen == [paths[1].name]


def test_a_known_file_can_be_given_another_date_without_being_read(
    home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (path,) = files(tmp_path, 1)
    given(home, [path])
    nobody_reads(monkeypatch)
    (receipt,) = given(home, [path], published="2025-01")
    assert (str(receipt.state), receipt.source_time, receipt.note) == (
        "already_loaded", "2025-01", "its date is now 2025-01",
    )  # fmt: skip
    assert {dict(row)["source_time"] for row in held(home).values()} == {"2025-01"}


def test_a_file_that_was_taken_back_goes_live_again_without_being_read(
    home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (path,) = files(tmp_path, 1)
    (first,) = given(home, [path])
    state = held(home)
    revert(home, first.load)
    assert held(home) == {}
    nobody_reads(monkeypatch)
    (again,) = given(home, [path])
    assert (str(again.state), again.load, again.counts, again.problems) == (
        "partly", first.load, first.counts, first.problems,
    )  # fmt: skip
    assert held(home) == state


def test_a_known_file_that_is_asked_for_as_another_format_is_read(home: Home, tmp_path: Path) -> None:
    (path,) = files(tmp_path, 1)
    given(home, [path])
    (receipt,) = given(home, [path], asked="evenlode_figures")
    assert (str(receipt.state), snapshots(home)) == ("refused", 1)


def test_what_was_found_wrong_with_a_known_file_being_gone_it_is_read_again(home: Home, tmp_path: Path) -> None:
    (path,) = files(tmp_path, 1)
    (first,) = given(home, [path])
    (home.rows / first.load / "problems.parquet").unlink()
    (again,) = given(home, [path])
    assert (str(again.state), again.problems) == ("already_loaded", first.problems)


def test_the_tables_of_one_file_are_let_go_before_the_next_is_read(
    home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tables: list[weakref.ref[pyarrow.Table]] = []
    alive: list[int] = []

    def note(path: Path, *rest: Any) -> ReadFile:
        alive.append(sum(one() is not None for one in tables))
        found = read_file(path, *rest)
        tables.extend(weakref.ref(one) for one in found.read.tables.values())
        return found

    monkeypatch.setattr(loading, "read_file", note)
    given(home, files(tmp_path, 4))
    assert (len(tables), alive) == (4, [0, 0, 0, 0])


def test_what_is_kept_of_each_file_until_the_end_has_no_rows(
    home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept: list[Prepared] = []
    loaded = committing.Loading.run

    def note(self: committing.Loading) -> list[Receipt]:
        kept.extend(self.prepared)
        return loaded(self)

    monkeypatch.setattr(committing.Loading, "run", note)
    given(home, files(tmp_path))
    assert [(one.tables, one.scopes, len(one.touched) > 0) for one in kept] == [({}, {}, True)] * 3


def test_what_was_said_wrongly_of_a_file_is_refused_until_it_is_taken_back(home: Home, tmp_path: Path) -> None:
    record = {name: text for name, text in entry().items() if name != "ACADYR"}
    path = file_of(tmp_path / "grades_2024-08.csv", [record])

    def say(year: str) -> Receipt:
        return load(home, [path], answers={"year": year})[0][0]

    first = say("2017-18")
    assert [str(say(year).state) for year in ("2017-18", "2017/18")] == ["already_loaded"] * 2
    refused = say("2018/19")
    assert str(refused.state) == "refused"
    assert f"evenlode revert {first.load}" in refused.problems[0].remedy
    revert(home, first.load)
    second = say("2018/19")
    assert str(second.state) == "accepted"
    assert second.load != first.load
    assert in_the_lake(home, "result", "year") == [("201819",)]
    assert str(say("2018/19").state) == "already_loaded"
    assert str(load(home, [path])[0][0].state) == "already_loaded"
    assert in_the_lake(home, "result", "year") == [("201819",)]
