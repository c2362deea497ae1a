"""The commands of the ledger: receipts, what was loaded, held, taken back and wrong; how a home is checked."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

import look_alikes
from commands import Answer, evenlode
from evenlode.cli.catalogue import LISTS
from evenlode.lake.home import Home
from evenlode.sources.registry import SOURCES
from look_alikes_attendance import day, lined

RECEIPT = {
    "load", "file", "sha256", "format", "state", "source_time", "source_time_from", "rows_in", "accepted",
    "quarantined", "duplicates", "problems",
}  # fmt: skip
PROBLEM = {"row", "line", "column", "rule", "message", "remedy", "severity"}
WHOLE = {("KS1P_all", str(year), "931"): "76" for year in range(2012, 2017)}


def file_of(
    tmp_path: Path, edition: str, values: dict[look_alikes.LaitKey, str], *more: tuple[look_alikes.LaitKey, str]
) -> str:
    """The path of a look-alike of one edition."""
    return str(look_alikes.lait(tmp_path / edition / "bds_long_0.parquet", values, more))


def receipts(answer: Answer) -> list[dict[str, Any]]:
    """The receipts of a load in JSON."""
    found: list[dict[str, Any]] = json.loads(answer.out)
    for one in found:
        assert set(one) == RECEIPT
        assert all(set(problem) == PROBLEM for problem in one["problems"])
        assert one["rows_in"] == one["accepted"] + one["quarantined"] + one["duplicates"]
    return found


# Receipts and exit codes


def test_a_receipt_shows_first_what_holds_records_and_says_how_much_it_does_not_show(
    home: Home, tmp_path: Path
) -> None:
    columns = {"AM minutes late": "", "PM minutes late": "", "Mode": "delta", "Extracted": ""}
    good = [{**day(pupil), **columns} for pupil in range(1, 9)]
    faults = [{"UPN": "A999"}, {"URN": "9"}, {"Date": "never"}, {"AM": "?"}, {"PM minutes late": "x"}, {"Mode": "some"}]
    wrong = [{**day(10 + place), **columns, **fault} for place, fault in enumerate(faults)]
    said = evenlode(home, "load", str(lined(tmp_path / "days.csv", [*good, *wrong])), "--published", "2026-02")
    lines = [line.strip() for line in said.out.splitlines()]
    shown = [line.split()[0] for line in lines if line.startswith(("error", "warning"))]
    assert shown == ["error"] * 5
    assert "kinds of problem that are not shown here: 2" in lines
    assert lines.index("kinds of problem that are not shown here: 2") < len(lines) - 1


def test_a_file_that_is_fit_is_accepted(home: Home, tmp_path: Path) -> None:
    path = file_of(tmp_path, "2024-11", WHOLE)
    answer = evenlode(home, "load", path, "--json")
    assert answer.exit_code == 0
    one = receipts(answer)[0]
    assert (one["state"], one["file"], one["format"]) == ("accepted", "bds_long_0.parquet", "lait")
    assert (one["source_time"], one["source_time_from"]) == ("2024-11", "the folder's name")
    assert (one["rows_in"], one["accepted"], one["problems"]) == (5, 5, [])
    assert len(one["sha256"]) == 64
    again = evenlode(home, "load", path, "--json")
    assert again.exit_code == 0
    assert receipts(again)[0] == one | {"state": "already_loaded"}


def test_quarantined_records_are_exit_3_and_each_is_listed(home: Home, tmp_path: Path) -> None:
    path = file_of(tmp_path, "2024-11", WHOLE, (("KS1P_all", "0", "931"), "1"), (("KS1P_all", "2012", "931"), "76"))
    answer = evenlode(home, "load", path, "--json")
    assert answer.exit_code == 3
    one = receipts(answer)[0]
    assert (one["state"], one["rows_in"], one["accepted"], one["quarantined"], one["duplicates"]) == (
        "partly",
        7,
        5,
        1,
        1,
    )
    problem = one["problems"][0]
    assert (problem["row"], problem["column"], problem["rule"], problem["severity"]) == (
        6,
        "Years",
        "year.unreadable",
        "error",
    )
    for word in (one["load"], one["load"][:4], "bds_long_0.parquet"):
        listed = evenlode(home, "problems", word, "--json")
        assert (listed.exit_code, json.loads(listed.out)) == (0, one["problems"])
    as_csv = list(csv.DictReader(io.StringIO(evenlode(home, "problems", one["load"], "--csv").out)))
    assert [set(row) for row in as_csv] == [PROBLEM]
    assert "not a year" in evenlode(home, "problems", one["load"]).out


def test_a_file_that_shrank_is_held_until_it_is_confirmed(home: Home, tmp_path: Path) -> None:
    evenlode(home, "load", file_of(tmp_path, "2024-11", WHOLE))
    path = file_of(tmp_path, "2026-04", {("KS1P_all", "2016", "931"): "80"})
    answer = evenlode(home, "load", path, "--json")
    assert answer.exit_code == 4
    one = receipts(answer)[0]
    assert one["state"] == "held"
    assert [(problem["rule"], problem["severity"]) for problem in one["problems"]] == [("load.held", "warning")]
    assert "1 records where the edition before it, 2024-11, held 5" in one["problems"][0]["message"]
    assert f"evenlode confirm {one['load']}" in one["problems"][0]["remedy"]
    words = evenlode(home, "load", path)
    assert words.exit_code == 4
    assert f"if it is as it should be, `evenlode confirm {one['load']}` lets it in." in words.out
    assert phonics(home) == 76.0
    confirmed = evenlode(home, "confirm", one["load"], "--reason", "so it is")
    assert confirmed.exit_code == 0
    assert confirmed.out.startswith(f"confirmed {one['load']}: snapshot 3, state ")
    assert phonics(home) == 80.0
    assert evenlode(home, "confirm", one["load"]).exit_code == 11


def phonics(home: Home, *more: str) -> float | None:
    """Oxfordshire's figure of 2015/16."""
    words = ("--measure", "phonics_y1", "--place", "931", "--year", "2015/16", "--json")
    found = json.loads(evenlode(home, "figures", *words, *more).out)
    return found[0]["value"] if found else None


def test_the_gravest_exit_code_wins(home: Home, tmp_path: Path) -> None:
    evenlode(home, "load", file_of(tmp_path, "2024-11", WHOLE))
    partly = file_of(tmp_path, "2023-11", WHOLE, (("KS1P_all", "0", "931"), "1"))
    held = file_of(tmp_path, "2026-04", {("KS1P_all", "2016", "931"): "80"})
    bad = tmp_path / "bad.csv"
    bad.write_bytes(b"")
    both = evenlode(home, "load", partly, held, "--json")
    assert both.exit_code == 4
    assert [one["state"] for one in receipts(both)] == ["partly", "held"]
    assert evenlode(home, "load", held, str(bad), partly).exit_code == 11


def test_a_receipt_for_a_person(home: Home, tmp_path: Path) -> None:
    path = file_of(tmp_path, "files", WHOLE, *((("KS1P_all", label, "931"), "1") for label in ("0", "1", "2")))
    answer = evenlode(home, "load", path)
    assert answer.exit_code == 3
    for words in (
        "bds_long_0.parquet: partly",
        "read as lait",
        "8 records: 5 accepted, 3 quarantined, 0 exact duplicates",
        "published 2016-08-31 (from a guess from the last period it covers)",
        "warning: the date is a guess; say it with --published 2026-04",
        "error at 3 records, first record 6, column Years: The label in this column is not a year. Ask the publisher",
        "each record: `evenlode problems ",
    ):
        assert words in answer.out, words


def test_a_date_may_be_said_and_said_again(home: Home, tmp_path: Path) -> None:
    path = file_of(tmp_path, "files", WHOLE)
    said = receipts(evenlode(home, "load", path, "--published", "2024-11", "--json"))[0]
    assert (said["source_time"], said["source_time_from"]) == ("2024-11", "--published")
    again = receipts(evenlode(home, "load", path, "--published", "2025-01-31", "--json"))[0]
    assert (again["state"], again["source_time"]) == ("already_loaded", "2025-01-31")
    assert [problem["message"] for problem in again["problems"]] == ["its date is now 2025-01-31"]
    assert json.loads(evenlode(home, "loads", "--json").out)[0]["edition"] == "2025-01"


@pytest.mark.parametrize(
    ("words", "code", "what"),
    [
        (("--published", "spring"), 2, "'spring' is not a date of publication"),
        (("--published", "2026-W18-1"), 2, "is not a date of publication"),
        (("--as", "lai"), 10, "There is no source called 'lai'"),
    ],
)
def test_a_wrong_option_makes_no_home(home: Home, tmp_path: Path, words: tuple[str, str], code: int, what: str) -> None:
    answer = evenlode(home, "load", file_of(tmp_path, "2024-11", WHOLE), *words)
    assert answer.exit_code == code
    assert what in answer.error
    assert not home.root.exists()


def test_a_format_may_be_asked_for_but_not_of_a_folder(home: Home, tmp_path: Path) -> None:
    path = file_of(tmp_path, "2024-11", WHOLE)
    assert evenlode(home, "load", str(tmp_path / "2024-11"), "--as", "lait").exit_code == 2
    wrong = evenlode(home, "load", path, "--as", "lait_dictionary", "--json")
    assert wrong.exit_code == 11
    assert "is not a lait_dictionary file" in receipts(wrong)[0]["problems"][0]["message"]
    assert evenlode(home, "load", path, "--as", "lait").exit_code == 0


def test_what_is_passed_over_is_said_beside_the_answer(home: Home, tmp_path: Path) -> None:
    file_of(tmp_path, "2024-11", WHOLE)
    (tmp_path / "2024-11" / "README.md").write_text("words", encoding="utf-8")
    answer = evenlode(home, "load", str(tmp_path / "2024-11"), "--json")
    assert len(receipts(answer)) == 1
    assert "passed over: 2024-11/README.md" in answer.beside


# What was loaded, and taken back


def test_loads_lists_what_was_done(home: Home, tmp_path: Path) -> None:
    first = receipts(evenlode(home, "load", file_of(tmp_path, "2024-11", WHOLE), "--json"))[0]["load"]
    second = receipts(
        evenlode(home, "load", file_of(tmp_path, "2026-04", WHOLE | {("KS1P_all", "2016", "931"): "80"}), "--json")
    )[0]["load"]
    taken = evenlode(home, "revert", second[:6], "--reason", "wrong file")
    assert taken.exit_code == 0
    assert "snapshot 3" in taken.out
    found = json.loads(evenlode(home, "loads", "--json").out)
    assert {one["load"]: (one["state"], one["live"], one["reason"], one["snapshot"]) for one in found} == {
        first: ("load", True, "", 1), second: ("revert", False, "wrong file", 3),
    }  # fmt: skip
    assert {one["load"]: one["state"] for one in json.loads(evenlode(home, "loads", "--as-at", "2", "--json").out)} == {
        first: "load", second: "load",
    }  # fmt: skip
    as_csv = list(csv.DictReader(io.StringIO(evenlode(home, "loads", "--csv").out)))
    assert [tuple(one) for one in as_csv] == [tuple(one) for one in found]
    assert [phonics(home, "--as-at", snapshot) for snapshot in ("1", "2", "3")] == [76.0, 80.0, 76.0]
    assert "wrong file" in evenlode(home, "loads").out
    assert phonics(home) == 76.0
    assert evenlode(home, "revert", second).exit_code == 11
    assert (
        receipts(evenlode(home, "load", str(tmp_path / "2026-04" / "bds_long_0.parquet"), "--json"))[0]["state"]
        == "accepted"
    )
    assert phonics(home) == 80.0


@pytest.mark.parametrize("command", ["problems", "confirm", "revert"])
def test_a_load_that_is_not_there_is_not_found(small: Home, command: str) -> None:
    answer = evenlode(small, command, "zzzz")
    assert (answer.exit_code, answer.out) == (10, "")
    assert "There is no load 'zzzz'." in answer.error
    assert "evenlode loads" in answer.error


def test_a_name_that_two_loads_bear_is_told(home: Home, tmp_path: Path) -> None:
    for edition in ("2024-11", "2026-04"):
        evenlode(home, "load", file_of(tmp_path, edition, WHOLE | {("KS1P_all", edition[:4], "970"): "1"}))
    answer = evenlode(home, "problems", "bds_long_0.parquet")
    assert answer.exit_code == 10
    assert "More than one load answers to 'bds_long_0.parquet'." in answer.error


def test_rebuild_and_compact_change_no_answer(home: Home, tmp_path: Path) -> None:
    evenlode(home, "load", file_of(tmp_path, "2024-11", WHOLE))
    rebuilt = evenlode(home, "rebuild")
    assert (rebuilt.exit_code, rebuilt.out.splitlines()[1:]) == (0, ["the state is the same as before"])
    assert rebuilt.out.startswith("rebuilt: snapshot 2, state ")
    compacted = evenlode(home, "compact")
    assert compacted.exit_code == 0
    assert compacted.out.split("state ")[1] == rebuilt.out.splitlines()[0].split("state ")[1] + "\n"
    assert phonics(home) == 76.0


# The doctor


def test_a_home_that_is_well(small: Home) -> None:
    answer = evenlode(small, "doctor")
    assert answer.exit_code == 0
    for what in ("Python", "ledger", "bytes", "rows", "lake", "left over"):
        assert f"ok    {what}: " in answer.out, what


def test_a_home_of_which_bytes_are_gone_is_damaged(home: Home, tmp_path: Path) -> None:
    evenlode(home, "load", file_of(tmp_path, "2024-11", WHOLE))
    next(home.bytes.iterdir()).unlink()
    answer = evenlode(home, "doctor")
    assert answer.exit_code == 14
    assert "MEND  bytes: " in answer.out
    assert "from a backup" in answer.out


def test_the_doctor_looks_at_a_home_that_is_not_there_and_makes_none(home: Home) -> None:
    answer = evenlode(home, "doctor")
    assert answer.exit_code == 0
    assert "nothing is loaded yet" in answer.out
    assert not home.root.exists()


# The catalogue


@pytest.mark.parametrize("what", LISTS)
def test_a_catalogue_is_listed_in_every_form(what: str) -> None:
    found = json.loads(evenlode(None, "catalogue", what, "--json").out)
    as_csv = list(csv.DictReader(io.StringIO(evenlode(None, "catalogue", what, "--csv").out)))
    assert [tuple(one) for one in as_csv] == [tuple(one) for one in found]
    table = evenlode(None, "catalogue", what)
    assert table.exit_code == 0
    assert len(table.out.splitlines()) >= len(found) + 1


def test_the_catalogue_of_sources_is_what_can_be_loaded() -> None:
    found = json.loads(evenlode(None, "catalogue", "sources", "--json").out)
    assert [one["source"] for one in found] == list(SOURCES.ids())
    unconfirmed = [one["source"] for one in found if one["unconfirmed"]]
    assert unconfirmed == [one.id for one in SOURCES if one.unconfirmed]
    assert {"gias_links", "post16_return", "ssda903_oc3"} <= {*unconfirmed}


def test_a_catalogue_that_does_not_exist_is_not_found() -> None:
    answer = evenlode(None, "catalogue", "dragons")
    assert answer.exit_code == 10
    assert "measures, sources, tables" in answer.error
