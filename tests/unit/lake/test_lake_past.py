"""The past: `--as-at` answers as was answered then, by snapshot, date or time, from the lake or by replay."""

import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from evenlode.errors import NotFound, WrongUsage
from evenlode.lake.acts import compact, confirm, revert
from evenlode.lake.home import Home
from evenlode.lake.kinds import Receipt
from evenlode.lake.ledger import open_ledger
from evenlode.lake.reading import open_reading
from evenlode.lake.snapshots import Snapshots
from evenlode.sources.rebuild import rebuild
from evenlode.tables.registry import TABLES
from ledger_model import State, held, said, snapshots, state_hash

Give = Callable[..., Receipt]

FIRST = {"KS1P_all 2014 931": "76", "KS1P_all 2014 970": "74", "Invented_Short 2014 931": "1"}
SECOND = {"KS1P_all 2014 931": "78", "KS1P_FSM 2014 931": "60"}
TABLE = TABLES.find("published_figure")


def eventful(home: Home, give: Give) -> list[State]:
    """A home to which much was done; gives the state after each act."""
    states = []
    first = give("2024-11", FIRST)
    states.append(held(home))
    second = give("2025-11", SECOND)
    states.append(held(home))
    held_back = give("2026-04", {"KS1P_all 2014 970": "73"})
    if snapshots(home) == len(states):
        pytest.fail("every act of this home must be an entry")
    states.append(held(home))
    revert(home, first.load)
    states.append(held(home))
    give("2025-11", SECOND, published="2026-05")
    states.append(held(home))
    compact(home)
    states.append(held(home))
    give("2024-11", FIRST)
    states.append(held(home))
    del second, held_back
    return states


def test_every_past_state_can_be_asked_for_whatever_was_done_since(home: Home, give: Give) -> None:
    states = eventful(home, give)
    assert len({tuple(sorted(state)) for state in states}) > 2
    assert [held(home, as_at=str(number)) for number in range(1, len(states) + 1)] == states
    rebuild(home)
    assert held(home) == states[-1]
    assert [held(home, as_at=str(number)) for number in range(1, len(states) + 1)] == states
    shutil.rmtree(home.lake)
    assert [held(home, as_at=str(number)) for number in range(1, len(states) + 2)] == [*states, states[-1]]


def test_the_lake_answers_where_it_can_and_a_replay_where_it_cannot(home: Home, give: Give) -> None:
    give("2024-11", FIRST)
    give("2025-11", SECOND)
    with open_reading(home, "1") as reading:
        assert reading.kept(TABLE)
        stored = reading.engine.arrow(reading.stored(TABLE)).to_pylist()
        replayed = reading.engine.arrow(reading.replayed(TABLE)).to_pylist()
        part = "source=lait/claimed=yes"
        stored_part = reading.engine.arrow(reading.stored(TABLE, [part])).to_pylist()
        replayed_part = reading.engine.arrow(reading.replayed(TABLE, [part])).to_pylist()
    by_record = lambda row: row["record"]  # noqa: E731 - said once, used four times
    assert sorted(stored, key=by_record) == sorted(replayed, key=by_record)
    assert sorted(stored_part, key=by_record) == sorted(replayed_part, key=by_record)
    assert (len(stored), len(stored_part)) == (3, 2)
    shutil.rmtree(home.lake / "1" / "published_figure" / "source=lait")
    with open_reading(home, "1") as reading:
        assert not reading.kept(TABLE)
    assert said(home, as_at="1") == {key: text for key, text in said(home, as_at="1").items() if "2024-11" in text}
    assert len(said(home, as_at="1")) == len(FIRST)


def test_dates_and_times(home: Home, give: Give, frozen_clock: Callable[[datetime], None]) -> None:
    frozen_clock(datetime(2026, 3, 1, 9, 30, tzinfo=UTC))
    first = give("2024-11", FIRST)
    frozen_clock(datetime(2026, 3, 2, 23, 59, tzinfo=UTC))
    give("2025-11", SECOND)
    frozen_clock(datetime(2026, 3, 3, 8, 0, tzinfo=UTC))
    revert(home, first.load)
    then = {
        "2026-03-01": "1",
        "2026-03-02": "2",
        "2026-03-03": "3",
        "2030-01-01": "3",
        "2026-03-01T09:30": "1",
        "2026-03-02T12:00": "1",
        "2026-03-02T23:59:00+00:00": "2",
        "2026-03-03T00:58+01:00": "1",
        "2026-03-03T00:59+01:00": "2",
        "2026-03-03T08:00Z": "3",
    }  # fmt: skip - what was known, and which snapshot that is
    for as_at, snapshot in then.items():
        with open_reading(home, as_at) as reading:
            assert (as_at, str(reading.entry.snapshot)) == (as_at, snapshot)
        assert held(home, as_at) == held(home, snapshot)
    for as_at in ("2026-02-28", "2026-03-01T09:29:59"):
        with pytest.raises(NotFound, match="no state"):
            held(home, as_at)


def test_a_snapshot_that_never_was_is_not_found(home: Home, give: Give) -> None:
    give("2024-11", FIRST)
    for as_at in ("0", "4", "17", "20260301", "9" * 18):
        with pytest.raises(NotFound, match=f"no state of the ledger at {as_at}"):
            held(home, as_at)


def test_what_is_no_moment_is_wrong_usage(home: Home, give: Give) -> None:
    give("2024-11", FIRST)
    for as_at in ("", "yesterday", "2026-13-01", "-1", "1.5", "²", "9" * 30, "1; DROP TABLE entry"):
        with pytest.raises(WrongUsage, match="neither a snapshot nor a date"):
            held(home, as_at)


def test_an_edition_is_what_its_files_said_superseded_or_not(home: Home, give: Give) -> None:
    give("2024-11", FIRST)
    second = give("2025-11", SECOND)
    give("2025-11-20", {"KS1P_all 2014 931": "79", "KS1P_all 2015 931": "80"})
    assert said(home, edition="2024-11") == {
        "phonics_y1 E10000025 all 201314": "76 of 2024-11",
        "phonics_y1 E92000001 all 201314": "74 of 2024-11",
        "Invented_Short E10000025 2014": "1 of 2024-11",
    }
    assert said(home, edition="2025-11") == {
        "phonics_y1 E10000025 all 201314": "79 of 2025-11",
        "phonics_y1 E10000025 fsm 201314": "60 of 2025-11",
        "phonics_y1 E10000025 all 201415": "80 of 2025-11",
    }
    assert said(home, as_at="2", edition="2025-11")["phonics_y1 E10000025 all 201314"] == "78 of 2025-11"
    assert said(home, as_at="1", edition="2025-11") == {}
    revert(home, second.load)
    assert "phonics_y1 E10000025 fsm 201314" not in said(home, edition="2025-11")
    assert said(home, edition="1999-01") == {}


def test_compacting_changes_files_and_nothing_else(home: Home, give: Give) -> None:
    give("2024-11", FIRST)
    give("2025-11", SECOND)
    before, state = state_hash(home), held(home)
    assert compact(home).state_hash == before
    assert held(home) == state
    assert give("2026-04", {"KS1P_all 2014 931": "80", "KS1P_all 2014 970": "81"}).state == "accepted"
    assert compact(home).state_hash == state_hash(home)
    assert held(home, as_at="2") == state


def test_a_lake_that_is_deleted_is_no_loss(home: Home, give: Give) -> None:
    give("2024-11", FIRST)
    second = give("2025-11", SECOND)
    state, before = held(home), state_hash(home)
    shutil.rmtree(home.lake)
    assert held(home) == state
    entry = compact(home)
    assert (entry.state_hash, entry.epoch) == (before, 2)
    assert held(home) == state
    with open_reading(home) as reading:
        assert reading.kept(TABLE)
    assert revert(home, second.load).state_hash != before
    assert (held(home), held(home, as_at="2")) == (held(home, as_at="1"), state)


def test_after_any_loss_in_the_lake_the_next_act_is_right(home: Home, give: Give, tmp_path: Path) -> None:
    second = {"KS1P_all 2014 931": "78", "KS1P_all 2014 970": "75"}
    give("2024-11", FIRST)
    spoilt = {lost: copied(home, tmp_path / lost) for lost in ("lake", "log", "one_file", "newest_commit")}
    give("2025-11", second)
    for lost, other in spoilt.items():
        lose(other, lost)
        give("2025-11", second, into=other)
        assert (lost, state_hash(other)) == (lost, state_hash(home))
        assert held(other) == held(home)
        assert held(other, as_at="1") == held(home, as_at="1")
        with open_reading(other) as reading:
            assert reading.kept(TABLE)


def copied(home: Home, folder: Path) -> Home:
    """The same home, to be spoilt."""
    return Home(Path(shutil.copytree(home.root, folder / "home")))


def lose(home: Home, lost: str) -> None:
    """Delete something of the lake."""
    table = Snapshots(home, 1).path("published_figure")
    if lost in ("lake", "log"):
        shutil.rmtree(home.lake if lost == "lake" else table / "_delta_log")
    elif lost == "one_file":
        next((table / "source=lait" / "claimed=no").glob("*.parquet")).unlink()
    else:
        max((table / "_delta_log").glob("*.json")).unlink()


def test_numbers_of_delta_versions_never_mean_two_things(home: Home, give: Give) -> None:
    give("2024-11", FIRST)
    state = held(home)
    shutil.rmtree(home.lake)
    for number, edition in enumerate(("2025-01", "2025-02", "2025-03")):
        give(edition, {"KS1P_all 2014 931": str(number), "KS1P_all 2014 970": str(number)})
    assert held(home, as_at="1") == state
    with open_ledger(home) as ledger:
        assert [entry.epoch for entry in ledger.entries()] == [1, 2, 2, 2]


def test_a_held_load_can_be_confirmed_after_the_lake_is_lost(home: Home, give: Give) -> None:
    give("2024-11", FIRST)
    receipt = give("2026-04", {"KS1P_all 2014 931": "1"})
    shutil.rmtree(home.lake)
    confirm(home, receipt.load)
    assert said(home)["phonics_y1 E10000025 all 201314"] == "1 of 2026-04"
    assert len(said(home)) == len(FIRST)


def test_a_date_ends_at_midnight_in_london(home: Home, give: Give, frozen_clock: Callable[[datetime], None]) -> None:
    frozen_clock(datetime(2026, 8, 31, 22, 59, tzinfo=UTC))
    give("2024-11", FIRST)
    frozen_clock(datetime(2026, 8, 31, 23, 1, tzinfo=UTC))  # a minute past midnight in London
    give("2025-11", SECOND)
    with open_ledger(home) as ledger:
        assert ledger.entry_at("2026-08-31").snapshot == 1
        assert ledger.entry_at("2026-09-01").snapshot == 2
        assert ledger.entry_at("2026-08-31T23:01").snapshot == 2
