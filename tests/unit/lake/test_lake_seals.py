"""What shows that a ledger holds what acts wrote, all of it: sums over its tables, and the witness beside it."""

import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from commands import evenlode
from evenlode.errors import LedgerDamaged
from evenlode.lake.acts import compact, confirm, revert
from evenlode.lake.doctor import examine, mend
from evenlode.lake.home import Home
from evenlode.lake.kinds import Receipt
from evenlode.lake.ledger import open_ledger
from evenlode.lake.seals import unlike
from evenlode.lake.witness import is_as_written, path_of, witness
from evenlode.sources.rebuild import rebuild
from ledger_model import held, said, state_hash

Give = Callable[..., Receipt]

FIGURES = {"KS1P_all 2014 931": "76", "KS1P_all 2014 970": "74", "Invented_Short 2014 931": "1"}
CHANGES = (
    "UPDATE entry SET reason = 'another' WHERE snapshot = 1",
    "UPDATE entry SET act = 'loae' WHERE snapshot = 1",
    "UPDATE load SET rows_in = rows_in + 1",
    "UPDATE file SET size = size + 1",
    "UPDATE dated SET source_time = '2024-12'",
    "UPDATE rows_folder SET reader = 'another'",
    "UPDATE kept SET sha256 = 'another' WHERE path = (SELECT min(path) FROM kept)",
    "UPDATE touched SET partition = 'another' WHERE partition = (SELECT min(partition) FROM touched)",
    "INSERT INTO fact VALUES ('another', 1, 'one')",
    "DELETE FROM entry_load",
    "UPDATE seal SET sum = '0' WHERE what = 'load'",
    "CREATE TABLE another (one TEXT)",
)


def unwell(home: Home) -> list[str]:
    """What the doctor finds wrong."""
    return [one.detail for one in examine(home) if not one.well]


def change(home: Home, query: str) -> None:
    """Change the ledger as no act does."""
    db = sqlite3.connect(home.ledger)
    db.execute(query)
    db.commit()
    db.close()


def test_the_sums_are_those_of_all_rows_after_every_kind_of_act(home: Home, give: Give) -> None:
    first = give("2024-11", FIGURES)
    for act in (
        lambda: give("2026-04", {"KS1P_all 2014 931": "1"}),
        lambda: confirm(home, give("2026-04", {"KS1P_all 2014 931": "1"}).load),
        lambda: give("2024-11", FIGURES, published="2024-12"),
        lambda: revert(home, first.load),
        lambda: give("2024-11", FIGURES),
        lambda: compact(home),
        lambda: rebuild(home),
    ):
        act()
        with open_ledger(home) as ledger:
            assert unlike(ledger.db) == []
            head = ledger.head()
            assert head
            assert witness(home) == (head.snapshot, head.state_hash)


@pytest.mark.parametrize("query", CHANGES)
def test_what_no_act_wrote_is_found(home: Home, give: Give, query: str) -> None:
    give("2024-11", FIGURES)
    assert unwell(home) == []
    change(home, query)
    found = unwell(home)
    assert len(found) == 1
    assert found[0].startswith("SQLite says: ")
    answer = evenlode(home, "doctor")
    assert (answer.exit_code, "put ledger.db back from a backup" in answer.out) == (14, True)


def test_an_act_that_cannot_be_is_said_to_be_damage(home: Home, give: Give) -> None:
    give("2024-11", FIGURES)
    change(home, "UPDATE entry SET act = 'loae'")
    answer = evenlode(home, "loads")
    assert answer.exit_code == 14
    assert "a row of it is not what an act wrote" in answer.error


def test_an_act_that_fails_leaves_the_sums_as_they_were(home: Home, give: Give) -> None:
    def fail() -> None:
        ledger.set_fact("one", 1, "two")
        raise ValueError("no")

    give("2024-11", FIGURES)
    with open_ledger(home) as ledger:
        with pytest.raises(ValueError, match="no"), ledger.writing("nothing"):
            fail()
        with ledger.writing("something"):
            ledger.set_fact("one", 1, "two")
            ledger.set_fact("one", 1, "three")
        assert unlike(ledger.db) == []
    assert unwell(home) == []


def test_a_ledger_that_has_lost_acts_is_refused_until_somebody_says_go_on(home: Home, give: Give) -> None:
    give("2024-11", FIGURES)
    before, state = state_hash(home), held(home)
    shutil.copy(home.ledger, home.root.parent / "backup")
    give("2025-11", {"KS1P_all 2014 931": "78", "KS1P_all 2014 970": "7"})
    shutil.copy(home.root.parent / "backup", home.ledger)
    for ask in (lambda: said(home), lambda: compact(home)):
        with pytest.raises(LedgerDamaged, match="ends with snapshot 1, and it had gone on to snapshot 2"):
            ask()
    assert unwell(home) == ["The ledger ends with snapshot 1, and it had gone on to snapshot 2."]
    answer = evenlode(home, "doctor", "--mend")
    assert "gone on in spite of this: The ledger ends with snapshot 1" in answer.out
    assert answer.exit_code == 0
    assert (state_hash(home), held(home)) == (before, state)
    assert give("2025-11", {"KS1P_all 2014 931": "78", "KS1P_all 2014 970": "7"}).state == "accepted"
    assert unwell(home) == []


@pytest.mark.parametrize("content", [b"", b"{}", b"[]", b"odd", b'{"snapshot": 9, "state_hash": "", "check": ""}\n'])
def test_a_witness_that_has_changed_is_found_and_made_anew_by_the_next_act(
    home: Home, give: Give, content: bytes
) -> None:
    give("2024-11", FIGURES)
    path_of(home).write_bytes(content)
    assert not is_as_written(home)
    assert said(home)
    assert unwell(home) == ["head.json has changed"]
    mend(home)
    assert unwell(home) == []


def test_where_the_witness_cannot_be_written_the_act_is_done_all_the_same(
    home: Home, give: Give, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_path: Path, _content: bytes) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("evenlode.lake.witness.replace", full)
        assert give("2024-11", FIGURES).state == "accepted"
    assert unwell(home) == []
