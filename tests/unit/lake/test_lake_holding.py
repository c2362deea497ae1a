"""Holding: an edition with under half the records of the one before it waits for a person's word."""

from collections.abc import Callable
from pathlib import Path

import pytest

import look_alikes
from evenlode.lake.acts import confirm, revert
from evenlode.lake.home import Home
from evenlode.lake.kinds import Act, LoadState, Receipt
from evenlode.lake.ledger import open_ledger
from evenlode.sources.load import load
from ledger_model import held, said, snapshots, state_hash

Give = Callable[..., Receipt]

WHOLE = {f"KS1P_all {year} 931": "76" for year in range(2012, 2017)}
SHRUNK = {f"KS1P_all {year} 931": "77" for year in range(2012, 2014)}


def test_a_shrunken_edition_is_held_and_changes_nothing(home: Home, give: Give) -> None:
    give("2024-11", WHOLE)
    before, state = state_hash(home), held(home)
    receipt = give("2026-04", SHRUNK)
    assert receipt.state is LoadState.HELD
    assert "2 records where the edition before it, 2024-11, held 5" in receipt.note
    assert (state_hash(home), held(home)) == (before, state)
    assert (home.bytes / receipt.sha256).exists()
    assert (home.rows / receipt.load).is_dir()
    with open_ledger(home) as ledger:
        load = next(load for load in ledger.loads_at(2) if load.id == receipt.load)
        assert (load.act, load.live, load.reason) == (Act.HOLD, False, receipt.note)


def test_a_held_load_goes_live_when_it_is_confirmed(home: Home, give: Give, tmp_path: Path) -> None:
    give("2024-11", WHOLE)
    receipt = give("2026-04", SHRUNK)
    entry = confirm(home, receipt.load, "two years were withdrawn")
    assert entry.act is Act.CONFIRM
    assert list(said(home).values()).count("77 of 2026-04") == len(SHRUNK)
    other_way = Home(tmp_path / "other")
    give("2026-04", SHRUNK, into=other_way)
    give("2024-11", WHOLE, into=other_way)
    assert state_hash(home) == state_hash(other_way)
    assert said(home, as_at="2") == said(home, as_at="1")


def test_half_is_enough(home: Home, give: Give) -> None:
    give("2024-11", {f"KS1P_all {year} 931": "76" for year in range(2012, 2016)})
    assert give("2026-04", SHRUNK).state is LoadState.ACCEPTED


def test_it_is_held_against_the_newest_edition_before_it_that_is_live(home: Home, give: Give) -> None:
    give("2023-11", {"KS1P_all 2012 931": "70"})
    whole = give("2024-11", WHOLE)
    assert give("2024-02", SHRUNK).state is LoadState.ACCEPTED
    revert(home, whole.load)
    assert give("2026-04", {f"KS1P_all {year} 931": "78" for year in range(2012, 2014)}).state is LoadState.ACCEPTED


def test_a_file_is_held_against_its_own_series_only(home: Home, give: Give, tmp_path: Path) -> None:
    give("2024-11", WHOLE)
    other = look_alikes.tidy_figures(
        tmp_path / "tidy.csv", {("phonics_y1", "E10000025", "all", "201314"): "1"}, source="invented"
    )
    assert load(home, [other])[0][0].state is LoadState.ACCEPTED
    assert give("2026-04", {}).state is LoadState.HELD


def test_a_held_load_can_be_taken_back(home: Home, give: Give) -> None:
    give("2024-11", WHOLE)
    before = state_hash(home)
    receipt = give("2026-04", SHRUNK)
    assert revert(home, receipt.load).state_hash == before
    again = give("2026-04", SHRUNK)
    assert again.state is LoadState.HELD
    confirm(home, receipt.load)
    assert revert(home, receipt.load).state_hash == before


def test_held_bytes_that_come_again_are_still_held_under_their_first_date(home: Home, give: Give) -> None:
    give("2024-11", WHOLE)
    receipt = give("2026-04", SHRUNK)
    before = snapshots(home)
    again = give("2025-05", SHRUNK)
    assert (again.state, again.load, again.source_time) == (LoadState.HELD, receipt.load, "2026-04")
    assert again.note == receipt.note
    assert snapshots(home) == before


def test_a_held_load_given_another_date_stays_held_and_has_that_date_once_confirmed(home: Home, give: Give) -> None:
    give("2024-11", WHOLE)
    receipt = give("2026-04", SHRUNK)
    before = state_hash(home)
    assert give("2026-04", SHRUNK, published="2023-11").state is LoadState.HELD
    assert state_hash(home) == before
    confirm(home, receipt.load)
    assert set(said(home).values()) == {"76 of 2024-11"}
    assert state_hash(home) == before


@pytest.mark.parametrize("first", [True, False])
def test_files_of_one_command_are_not_held_against_each_other(
    home: Home, give: Give, tmp_path: Path, first: bool
) -> None:
    give("2024-11", WHOLE, into=Home(tmp_path / "elsewhere"))
    give("2026-04", SHRUNK, into=Home(tmp_path / "elsewhere"))
    order = ["2024-11", "2026-04"] if first else ["2026-04", "2024-11"]
    receipts, _passed_over = load(home, [tmp_path / "files" / edition for edition in order])
    assert {receipt.state for receipt in receipts} == {LoadState.ACCEPTED}
