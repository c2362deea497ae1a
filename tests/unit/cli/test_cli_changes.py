"""`evenlode changes`: what a load changed, or all that changed since."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

import look_alikes
from commands import evenlode
from evenlode.cli.changes import COLUMNS
from evenlode.lake.home import Home
from evenlode.sources.load import load

FIRST = {("KS1P_all", year, "931"): "76" for year in ("2014", "2015", "2016")}
SECOND = FIRST | {("KS1P_all", "2016", "931"): "77", ("KS1P_all", "2017", "931"): "80"}


@pytest.fixture
def two(home: Home, tmp_path: Path) -> Home:
    """A home into which a second edition was loaded after a first."""
    for edition, values in (("2024-11", FIRST), ("2026-04", SECOND)):
        load(home, [look_alikes.lait(tmp_path / edition / "bds.parquet", values)])
    return home


def changed(home: Home, *words: str) -> list[dict[str, Any]]:
    """What `changes` answers."""
    answer = evenlode(home, "changes", *words, "--json")
    assert (answer.exit_code, answer.error) == (0, "")
    found: list[dict[str, Any]] = json.loads(answer.out)
    return found


def test_what_the_newest_act_changed_is_shown(two: Home) -> None:
    found = changed(two)
    assert [(one["figure"].rpartition(".")[2], one["value_before"], one["value"]) for one in found] == [
        ("201516", 76.0, 77.0), ("201617", None, 80.0),
    ]  # fmt: skip
    assert {tuple(one) for one in found} == {COLUMNS}
    as_csv = list(csv.DictReader(io.StringIO(evenlode(two, "changes", "--csv").out)))
    assert [tuple(one) for one in as_csv] == [COLUMNS] * 2
    beside = evenlode(two, "changes").beside
    assert "snapshot 1 to 2: 1 new, 1 changed, 0 gone" in beside


def test_a_load_or_a_snapshot_may_be_asked_for(two: Home) -> None:
    loads = {one["edition"]: one["load"] for one in json.loads(evenlode(two, "loads", "--json").out)}
    assert changed(two, loads["2026-04"]) == changed(two) == changed(two, "--since", "1")
    assert changed(two, "--since", "2") == []
    assert len(changed(two, "--year", "2016/17")) == 1
    first = evenlode(two, "changes", loads["2024-11"], "--json")
    assert json.loads(first.out) == []
    assert "there was nothing before the first load" in first.beside


def test_what_was_taken_back_is_gone_again(two: Home) -> None:
    loads = {one["edition"]: one["load"] for one in json.loads(evenlode(two, "loads", "--json").out)}
    evenlode(two, "revert", loads["2026-04"])
    assert [(one["value_before"], one["value"]) for one in changed(two)] == [(77.0, 76.0), (80.0, None)]
    assert changed(two, "--since", "1") == []


def test_two_questions_at_once_are_wrong_usage(two: Home) -> None:
    answer = evenlode(two, "changes", "abc", "--since", "1")
    assert answer.exit_code == 2
    assert "two different things" in answer.error
    assert evenlode(two, "changes", "zzzz").exit_code == 10
    assert evenlode(two, "changes", "--since", "someday").exit_code == 2
