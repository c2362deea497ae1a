"""Decisions on who is one child: recognised, read with a verdict on each, kept without a name, and taken back."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from evenlode.errors import Severity
from evenlode.lake.acts import revert
from evenlode.lake.home import Home
from evenlode.lake.kinds import LoadState, Receipt
from evenlode.lake.reading import open_reading
from evenlode.sources.load import load
from ledger_model import state_hash
from look_alikes_ident import DECISION_COLUMNS, decisions, upn, written
from pupils import Pupil, in_the_clear

GOOD = ("same", upn(1), upn(2), "2026-02-03", "data officer", "data manager", "same birth certificate")
Send = Callable[..., Receipt]


@pytest.fixture
def send(home: Home, tmp_path: Path) -> Send:
    """Load decisions, of which the first is always good; gives the receipt."""

    def send(*rows: Sequence[str], columns: Sequence[str] = DECISION_COLUMNS) -> Receipt:
        fill = [GOOD[: len(DECISION_COLUMNS)] + ("",) * (len(columns) - len(GOOD)), *rows]
        return load(home, [written(tmp_path / "decisions.csv", columns, fill)])[0][0]

    return send


def changed(**cells: str) -> tuple[str, ...]:
    """A good decision on two other numbers, with some cells changed."""
    row = dict(zip(DECISION_COLUMNS, GOOD, strict=True)) | {"upn": upn(3), "other upn": upn(4)}
    return tuple({**row, **{name.replace("_", " "): text for name, text in cells.items()}}.values())


def rows_of(home: Home) -> list[dict[str, Any]]:
    """What the lake holds of who is who."""
    with open_reading(home) as reading:
        rows: list[dict[str, Any]] = reading.engine.arrow(reading.table("identity").order_by("record")).to_pylist()
    return rows


def test_a_decision_becomes_a_row_that_knows_no_number(home: Home, send: Send) -> None:
    receipt = send()
    assert (receipt.state, receipt.format, receipt.source_time) == (
        LoadState.ACCEPTED, "identity_decisions", "2026-02-03",
    )  # fmt: skip
    (row,) = rows_of(home)
    assert (row["says"], row["basis"], str(row["on"]), row["record"]) == ("same", "decision", "2026-02-03", 1)
    assert len({row["pupil"], row["other"], upn(1), upn(2)}) == 4


FAULTS = [
    (changed(decision="perhaps"), "says.unknown", "decision"),
    (changed(decision=""), "says.empty", "decision"),
    (changed(upn="A9991200000"), "upn.length", "upn"),
    (changed(other_upn="A9991200000"), "upn.length", "other upn"),
    (changed(upn=""), "pupil.unknown", "upn"),
    (changed(other_upn=""), "pupil.unknown", "other upn"),
    (changed(other_upn=upn(3)), "identity.one_number", "other upn"),
    (changed(on="3 February"), "date.unreadable", "on"),
    (changed(on=""), "on.empty", "on"),
    (changed(decided_by=""), "decided_by.empty", "decided by"),
    (changed(reviewed_by=""), "reviewed_by.empty", "reviewed by"),
    (changed(reviewed_by=" Data Officer "), "identity.reviewer", "reviewed by"),
    (changed(reason=""), "reason.empty", "reason"),
]


@pytest.mark.parametrize(("row", "rule", "column"), FAULTS, ids=[f"{rule} {column}" for _row, rule, column in FAULTS])
def test_each_fault_holds_its_record_by_its_own_rule(send: Send, row: tuple[str, ...], rule: str, column: str) -> None:
    receipt = send(row, changed(upn=upn(7), other_upn=upn(8)))
    assert [(one.row, one.rule, one.column, one.severity) for one in receipt.problems] == [
        (2, rule, column, Severity.ERROR)
    ]
    counts = receipt.counts
    assert (counts.rows_in, counts.accepted, counts.quarantined, counts.duplicates) == (3, 2, 1, 0)


def test_the_same_decision_twice_is_a_duplicate_and_another_day_is_another_decision(home: Home, send: Send) -> None:
    receipt = send(GOOD, changed(on="2026-02-04", upn=upn(1), other_upn=upn(2)))
    assert (receipt.counts.accepted, receipt.counts.duplicates, receipt.problems) == (2, 1, ())
    assert [str(row["on"]) for row in rows_of(home)] == ["2026-02-03", "2026-02-04"]


LOCAL = (*DECISION_COLUMNS, "urn", "local id", "other urn", "other local id")


def test_a_child_without_a_number_is_known_by_school_and_local_number(home: Home, send: Send) -> None:
    rows = [
        (*changed(other_upn=""), "", "", "900001", "ab 12"),
        (*changed(upn="", other_upn=upn(5)), "900001", "AB12", "", ""),
        (*changed(other_upn=""), "", "", "900002", "AB12"),
    ]
    receipt = send(*rows, columns=LOCAL)
    assert (receipt.state, receipt.problems) == (LoadState.ACCEPTED, ())
    first, second, third = rows_of(home)[1:]
    assert first["other"] == second["pupil"], "case and blanks tell no two pupils apart"
    assert first["other"] != third["other"], "a number is a school's own"


def test_a_local_number_without_its_school_is_warned_of(send: Send) -> None:
    receipt = send((*changed(), "", "AB12", "", "AB13"), columns=LOCAL)
    assert [(one.rule, one.column, one.severity) for one in receipt.problems] == [
        ("identity.local", "local id", Severity.WARNING),
        ("identity.local", "other local id", Severity.WARNING),
    ]
    assert receipt.state is LoadState.ACCEPTED


def test_no_number_reason_or_role_stands_in_the_clear(home: Home, send: Send) -> None:
    reason, role, local = "Canaryreason Canarychild", "Canaryrole", "CANARYLOCAL7"
    rows = [
        (*changed(reason=reason, decided_by=role, reviewed_by="Canaryother"), "", "", "", ""),
        (*changed(other_upn=""), "", "", "900001", local),
        (*changed(reason=reason, upn="Canarywrong"), "", "", "", ""),
    ]
    receipt = send(*rows, columns=LOCAL)
    canary = Pupil(upn(3), "Canaryreason", role, local)
    assert in_the_clear(home.root, [canary, Pupil(upn(1), "Canarychild", "Canaryother", "Canarywrong")]) == []
    told = " ".join(f"{one.message} {one.remedy}" for one in receipt.problems) + receipt.note
    assert not [word for word in (*canary.values(), "Canary") if word in told]


def test_loaded_again_it_changes_nothing_and_taken_back_it_never_was(home: Home, tmp_path: Path) -> None:
    first = decisions(tmp_path / "a.csv", ("same", 1, 2, "2026-02-03"))
    load(home, [first])
    before = state_hash(home)
    second = decisions(tmp_path / "b.csv", ("apart", 1, 2, "2026-03-03"), ("same", 3, 4, "2026-03-01"))
    receipt = load(home, [second])[0][0]
    assert load(home, [second])[0][0].state is LoadState.ALREADY_LOADED
    assert len(rows_of(home)) == 3, "the older decision stands beside the newer"
    assert revert(home, receipt.load).state_hash == before


def test_real_numbers_beside_invented_ones_are_refused(home: Home, tmp_path: Path) -> None:
    path = written(tmp_path / "a.csv", DECISION_COLUMNS, [GOOD, changed(upn="W931230426017")])
    receipt = load(home, [path])[0][0]
    assert receipt.state is LoadState.REFUSED
    assert "invented schools or pupils beside real ones" in receipt.problems[0].message
    assert "W931230426017" not in receipt.problems[0].message
