"""Taking back: a reverted load is as if it had never been loaded, whatever came after it; and it can come again."""

from collections.abc import Callable
from pathlib import Path

import pytest

from evenlode.errors import NotFound, Refused
from evenlode.lake.acts import compact, confirm, revert
from evenlode.lake.home import Home
from evenlode.lake.kinds import LoadState, Receipt
from evenlode.lake.ledger import open_ledger
from ledger_model import held, said, snapshots, state_hash

Give = Callable[..., Receipt]

FIRST = {"KS1P_all 2014 931": "76", "KS1P_all 2014 970": "74", "Invented_Short 2014 931": "1"}
SECOND = {"KS1P_all 2014 931": "78", "KS1P_FSM 2014 931": "60"}
THIRD = {"KS1P_all 2014 970": "75", "KS1P_all 2015 931": "80"}


def test_taking_back_the_newest_restores_the_state_before_it(home: Home, give: Give) -> None:
    give("2024-11", FIRST)
    before, hash_before = said(home), state_hash(home)
    second = give("2025-11", SECOND)
    assert state_hash(home) != hash_before
    entry = revert(home, second.load, "not the final release")
    assert (said(home), state_hash(home), entry.state_hash) == (before, hash_before, hash_before)
    assert held(home) == held(home, as_at="1")


def test_taking_back_a_load_while_a_later_one_stays_equals_never_having_loaded_it(
    home: Home, give: Give, tmp_path: Path
) -> None:
    never = Home(tmp_path / "never")
    give("2024-11", FIRST)
    middle = give("2025-11", SECOND)
    give("2026-04", THIRD)
    revert(home, middle.load)
    give("2024-11", FIRST, into=never)
    give("2026-04", THIRD, into=never)
    assert held(home) == held(never)
    assert state_hash(home) == state_hash(never)


def test_taking_back_the_only_load_leaves_nothing(home: Home, give: Give) -> None:
    empty_hash = revert(home, give("2024-11", FIRST).load).state_hash
    assert said(home) == {}
    assert len(said(home, as_at="1")) == len(FIRST)
    receipt = give("2024-11", {"KS1P_all 2014 931": "1"})
    assert revert(home, receipt.load).state_hash == empty_hash


def test_a_load_taken_back_goes_live_when_it_comes_again(home: Home, give: Give) -> None:
    give("2024-11", FIRST)
    second = give("2025-11", SECOND)
    hash_after = state_hash(home)
    revert(home, second.load)
    again = give("2025-11", SECOND)
    assert (again.load, again.state) == (second.load, LoadState.ACCEPTED)
    assert (state_hash(home), snapshots(home)) == (hash_after, 4)
    with open_ledger(home) as ledger:
        acts = [str(act) for _snapshot, act, _reason in ledger.acts_on(second.load)]
    assert acts == ["load", "revert", "load"]


def test_a_load_taken_back_and_given_another_date_has_that_date(home: Home, give: Give) -> None:
    first = give("2024-11", FIRST)
    give("2025-11", SECOND)
    revert(home, first.load)
    again = give("2024-11", FIRST, published="2026-04")
    assert again.source_time == "2026-04"
    assert said(home)["phonics_y1 E10000025 all 201314"] == "76 of 2026-04"
    assert said(home, as_at="2")["phonics_y1 E10000025 all 201314"] == "78 of 2025-11"


def test_bytes_and_rows_of_a_load_taken_back_are_kept(home: Home, give: Give) -> None:
    receipt = give("2024-11", FIRST)
    revert(home, receipt.load)
    assert (home.bytes / receipt.sha256).exists()
    assert (home.rows / receipt.load / "published_figure.parquet").exists()


def test_a_load_is_found_by_the_beginning_of_its_id_or_its_files_name(home: Home, give: Give) -> None:
    receipt = give("2024-11", FIRST)
    revert(home, receipt.load[:5])
    give("2024-11", FIRST)
    revert(home, "bds_long_0.parquet")
    give("2025-11", SECOND)
    with pytest.raises(NotFound, match="More than one load"):
        revert(home, "bds_long_0.parquet")
    for nobody in ("nothing", ""):
        with pytest.raises(NotFound, match=f"no load '{nobody}'"):
            revert(home, nobody)


def test_what_cannot_be_done_changes_nothing(home: Home, give: Give, tmp_path: Path) -> None:
    receipt = give("2024-11", FIRST)
    with pytest.raises(Refused, match="not held"):
        confirm(home, receipt.load)
    revert(home, receipt.load)
    before = snapshots(home)
    with pytest.raises(Refused, match="taken back already"):
        revert(home, receipt.load)
    with pytest.raises(Refused, match="not held"):
        confirm(home, receipt.load)
    assert snapshots(home) == before
    with pytest.raises(NotFound, match="nothing loaded"):
        compact(Home(tmp_path / "nowhere"))
    assert not (tmp_path / "nowhere").exists()
