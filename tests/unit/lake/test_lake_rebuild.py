"""Rebuilding: the lake made anew from the bytes alone, in an epoch of its own, with every load that differs named."""

from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pytest
from pyarrow import parquet

from evenlode.errors import LedgerDamaged
from evenlode.lake.acts import revert
from evenlode.lake.home import Home
from evenlode.lake.kinds import Act, Receipt
from evenlode.lake.ledger import open_ledger
from evenlode.lake.reading import open_reading
from evenlode.sources import rebuild as rebuilding
from evenlode.sources.rebuild import rebuild
from ledger_model import held, said, snapshots, state_hash

Give = Callable[..., Receipt]

FIRST = {"KS1P_all 2014 931": "76", "KS1P_all 2014 970": "74", "Invented_Short 2014 931": "1"}
UNREADABLE = "unreadable"
SECOND = {"KS1P_all 2014 931": "78", "KS1P_FSM 2014 931": "60"}


def changed(path: Path, column: str, value: object) -> None:
    """Change one column of the first row of a Parquet file."""
    rows = parquet.read_table(path, partitioning=None)
    place = rows.column_names.index(column)
    values = [value, *rows[column].to_pylist()[1:]]
    parquet.write_table(rows.set_column(place, column, pa.array(values, rows.schema.field(column).type)), path)


def test_a_rebuild_reaches_the_same_hash_in_an_epoch_of_its_own(home: Home, give: Give) -> None:
    give("2024-11", FIRST)
    taken_back = give("2025-11", SECOND)
    give("2026-04", {"KS1P_all 2015 931": "80", "KS1P_all 2015 970": "81"})
    revert(home, taken_back.load)
    before, state = state_hash(home), held(home)
    rebuilt = rebuild(home)
    assert (rebuilt.entry.act, rebuilt.entry.epoch, rebuilt.differences) == (Act.REBUILD, 2, ())
    assert (rebuilt.before, rebuilt.entry.state_hash) == (before, before)
    assert held(home) == state
    assert sorted(path.name for path in home.lake.iterdir()) == ["1", "2"]
    assert rebuild(home).entry.epoch == 3


def test_readers_see_the_old_state_until_a_rebuild_ends(
    home: Home, give: Give, monkeypatch: pytest.MonkeyPatch
) -> None:
    give("2024-11", FIRST)
    give("2025-11", SECOND)
    state, seen = held(home), []

    def look(_step: str) -> None:
        with open_reading(home) as reading:
            seen.append((reading.entry.epoch, reading.entry.snapshot))
        seen.append(held(home) == state)

    monkeypatch.setattr(rebuilding, "passing", look)
    rebuild(home)
    assert seen == [(1, 2), True]
    with open_reading(home) as reading:
        assert (reading.entry.epoch, reading.entry.snapshot) == (2, 3)


def test_a_view_opened_before_an_act_stays_as_it_was(home: Home, give: Give) -> None:
    first = give("2024-11", FIRST)
    with open_reading(home) as reading:
        before = reading.engine.arrow(reading.table("published_figure")).to_pylist()
        give("2025-11", SECOND)
        rebuild(home)
        revert(home, first.load)
        assert reading.engine.arrow(reading.table("published_figure")).to_pylist() == before
        assert [load.id for load in reading.loads] == [first.load]


@pytest.mark.parametrize("damage", ["value", "gone", "empty", UNREADABLE])
def test_rows_that_are_not_what_the_file_says_are_named_and_mended(home: Home, give: Give, damage: str) -> None:
    first = give("2024-11", FIRST)
    give("2025-11", SECOND)
    before, state = state_hash(home), held(home)
    rows = home.rows / first.load / "published_figure.parquet"
    if damage == "value":
        changed(rows, "value", 99.0)
    elif damage == "gone":
        rows.unlink()
    elif damage == "unreadable":
        rows.write_bytes(b"PAR1 no more")
    else:
        parquet.write_table(parquet.read_table(rows).slice(0, 0), rows)
    rebuilt = rebuild(home)
    assert [(one.load.id, one.why) for one in rebuilt.differences] == [
        (first.load, "the rows kept were not what the file says")
    ]
    assert (state_hash(home), held(home)) == (before, state)
    assert rebuild(home).differences == ()


def test_rows_that_came_into_the_state_wrong_leave_it_with_a_rebuild(home: Home, give: Give) -> None:
    first = give("2024-11", FIRST)
    second = give("2025-11", SECOND)
    state = held(home, as_at="1")
    changed(home.rows / first.load / "published_figure.parquet", "value", 99.0)
    with pytest.raises(LedgerDamaged, match="has changed: rows/"):
        revert(home, second.load)
    with open_ledger(home) as ledger:  # as in a home in which nobody wrote down what files hold
        ledger.db.execute("DELETE FROM kept")
    wrong = revert(home, second.load).state_hash
    rebuilt = rebuild(home)
    assert (rebuilt.before, rebuilt.entry.state_hash == wrong) == (wrong, False)
    assert [one.load.id for one in rebuilt.differences] == [first.load]
    assert held(home) == state


def test_a_changed_reader_is_named_as_the_reason(home: Home, give: Give, monkeypatch: pytest.MonkeyPatch) -> None:
    first = give("2024-11", FIRST)
    monkeypatch.setattr(rebuilding, "reader_hash", lambda: "another")
    assert rebuild(home).differences == ()
    changed(home.rows / f"{first.load}.2" / "published_figure.parquet", "value", 99.0)
    monkeypatch.setattr(rebuilding, "reader_hash", lambda: "yet another")
    assert [one.why for one in rebuild(home).differences] == ["its reader has changed"]


@pytest.mark.parametrize("damage", ["flipped", "gone"])
def test_without_the_bytes_nothing_is_rebuilt_and_nothing_is_lost(home: Home, give: Give, damage: str) -> None:
    first = give("2024-11", FIRST)
    give("2025-11", SECOND)
    state = held(home)
    kept = home.bytes / first.sha256
    whole = kept.read_bytes()
    if damage == "flipped":
        kept.write_bytes(whole[:100] + bytes([whole[100] ^ 1]) + whole[101:])
    else:
        kept.unlink()
    with pytest.raises(LedgerDamaged, match="bytes of"):
        rebuild(home)
    assert (snapshots(home), held(home)) == (2, state)
    kept.write_bytes(whole)
    assert rebuild(home).entry.state_hash == state_hash(home)
    assert held(home) == state


def test_after_a_rebuild_loads_and_reverts_go_on(home: Home, give: Give) -> None:
    first = give("2024-11", FIRST)
    before = state_hash(home)
    rebuild(home)
    second = give("2025-11", SECOND)
    third = give("2025-01", {"KS1P_all 2014 970": "71", "KS1P_all 2014 931": "70"})
    assert said(home)["phonics_y1 E92000001 all 201314"] == "71 of 2025-01"
    for receipt in (second, third):
        revert(home, receipt.load)
    assert state_hash(home) == before
    revert(home, first.load)
    assert said(home) == {}
