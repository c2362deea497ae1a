"""Loading: which edition wins, what becomes of every record, and what the same bytes do the second time."""

from collections.abc import Callable
from pathlib import Path

import pytest

import look_alikes
from evenlode.errors import Refused
from evenlode.lake.acts import compact, revert
from evenlode.lake.home import Home
from evenlode.lake.kinds import LoadState, Receipt
from evenlode.lake.ledger import open_ledger
from evenlode.lake.reading import open_reading
from evenlode.measures.figures import figures
from evenlode.sources.load import load
from evenlode.sources.rebuild import rebuild
from evenlode.tables.registry import TABLES
from ledger_model import said, snapshots, state_hash

Give = Callable[..., Receipt]

OXFORDSHIRE = "phonics_y1 E10000025 all 201314"
ENGLAND = "phonics_y1 E92000001 all 201314"
OLD = {"KS1P_all 2014 931": "76", "KS1P_all 2014 970": "74"}
NEW = {"KS1P_all 2014 931": "78"}


def test_a_loaded_file_is_figures(home: Home, give: Give) -> None:
    receipt = give("2024-11", {**OLD, "KS1P_FSM 2015 (prov) 931": "c", "Invented_Short 2014 931": "1.25"})
    assert receipt.state is LoadState.ACCEPTED
    assert (receipt.source_time, receipt.source_time_from) == ("2024-11", "the folder's name")
    with open_reading(home) as reading:
        found = {one.id: one for one in figures(reading)}
    assert {id: (one.value, str(one.state), one.edition, one.release) for id, one in found.items()} == {
        "lait.phonics_y1.E10000025.all.all.201314": (76.0, "value", "2024-11", ""),
        "lait.phonics_y1.E10000025.all.fsm.201415": (None, "c", "2024-11", "provisional"),
        "lait.phonics_y1.E92000001.all.all.201314": (74.0, "value", "2024-11", ""),
    }
    assert said(home)["Invented_Short E10000025 2014"] == "1.25 of 2024-11"


def test_a_newer_edition_supersedes_figure_by_figure(home: Home, give: Give) -> None:
    give("2024-11", OLD)
    give("2026-04", NEW)
    assert said(home) == {OXFORDSHIRE: "78 of 2026-04", ENGLAND: "74 of 2024-11"}


def test_an_older_edition_that_comes_later_supersedes_nothing(home: Home, give: Give) -> None:
    give("2026-04", NEW)
    give("2024-11", OLD)
    assert said(home) == {OXFORDSHIRE: "78 of 2026-04", ENGLAND: "74 of 2024-11"}


def test_a_symbol_supersedes_a_number(home: Home, give: Give) -> None:
    give("2024-11", OLD)
    give("2026-04", {"KS1P_all 2014 931": "c"})
    assert said(home)[OXFORDSHIRE] == "c of 2026-04"


def test_of_two_files_of_one_date_the_same_wins_in_any_order(tmp_path: Path, give: Give) -> None:
    homes = [Home(tmp_path / name) for name in ("one", "other")]
    files = [OLD, {"KS1P_all 2014 931": "77"}]
    for home, order in zip(homes, (files, files[::-1]), strict=True):
        for figures_of_file in order:
            give("2024-11", figures_of_file, into=home)
    assert said(homes[0]) == said(homes[1])
    assert state_hash(homes[0]) == state_hash(homes[1])


def test_every_record_has_one_verdict(home: Home, tmp_path: Path) -> None:
    key = ("KS1P_all", "2014", "931")
    values = {key: "76", ("KS1P_all", "2015", "931"): "70", ("KS1P_all", "2016", "931"): "71"}
    again = [(key, "76"), (key, "76"), (("KS1P_all", "2015", "931"), "69"), (("KS1P_FSM", "2014", "7"), "50")]
    path = look_alikes.lait(tmp_path / "2024-11" / "lait.parquet", values, extra=again)
    receipt = load(home, [path])[0][0]
    counts = receipt.counts
    assert (counts.rows_in, counts.accepted, counts.quarantined, counts.duplicates) == (7, 2, 3, 2)
    assert counts.rows_in == counts.accepted + counts.quarantined + counts.duplicates
    assert receipt.state is LoadState.PARTLY
    assert {(problem.row, problem.rule) for problem in receipt.problems} == {
        (2, "figure.twice"),
        (6, "figure.twice"),
        (7, "place.unknown"),
    }  # fmt: skip - the two that clash, and the one of nowhere
    assert said(home) == {OXFORDSHIRE: "76 of 2024-11", "phonics_y1 E10000025 all 201516": "71 of 2024-11"}


def test_the_same_bytes_again_change_nothing_and_keep_their_first_date(home: Home, give: Give, tmp_path: Path) -> None:
    first = give("2024-11", OLD)
    before = state_hash(home)
    again = give("2026-04", OLD)
    other_name = (tmp_path / "files" / "2024-11" / "bds_long_0.parquet").rename(tmp_path / "another-2025-01.parquet")
    third = load(home, [other_name])[0][0]
    for receipt in (again, third):
        assert receipt.state is LoadState.ALREADY_LOADED
        assert receipt.load == first.load
        assert receipt.source_time == "2024-11"
    assert (snapshots(home), state_hash(home)) == (1, before)
    assert set(said(home).values()) == {"76 of 2024-11", "74 of 2024-11"}


def test_the_same_bytes_twice_in_one_command_are_loaded_once(home: Home, tmp_path: Path) -> None:
    values = {("KS1P_all", "2014", "931"): "76"}
    paths = [look_alikes.lait(tmp_path / edition / "lait.parquet", values) for edition in ("2024-11", "2026-04")]
    receipts, _passed_over = load(home, paths)
    assert [receipt.state for receipt in receipts] == [LoadState.ACCEPTED, LoadState.ALREADY_LOADED]
    assert [receipt.source_time for receipt in receipts] == ["2024-11", "2024-11"]
    assert said(home) == {OXFORDSHIRE: "76 of 2024-11"}


def test_a_date_said_of_known_bytes_is_an_act_that_can_change_who_wins(home: Home, give: Give) -> None:
    old = give("2024-11", OLD)
    give("2025-11", NEW)
    assert said(home)[OXFORDSHIRE] == "78 of 2025-11"
    receipt = give("2024-11", OLD, published="2026-04")
    assert (receipt.load, receipt.source_time, receipt.source_time_from) == (old.load, "2026-04", "--published")
    assert said(home) == {OXFORDSHIRE: "76 of 2026-04", ENGLAND: "74 of 2026-04"}
    assert said(home, as_at="2") == {OXFORDSHIRE: "78 of 2025-11", ENGLAND: "74 of 2024-11"}
    with open_ledger(home) as ledger:
        assert [(snapshot, str(act)) for snapshot, act, _reason in ledger.acts_on(old.load)] == [
            (1, "load"),
            (3, "redate"),
        ]
    give("2024-11", OLD, published="2024-11")
    assert said(home) == said(home, as_at="2")
    assert said(home, as_at="3")[OXFORDSHIRE] == "76 of 2026-04"
    before = snapshots(home)
    give("2024-11", OLD, published="2024-11")
    assert snapshots(home) == before


def test_a_date_said_in_the_same_command_as_a_new_file(home: Home, give: Give, tmp_path: Path) -> None:
    give("2024-11", OLD)
    new = look_alikes.lait(tmp_path / "new.parquet", {("KS1P_all", "2014", "931"): "79"})
    load(home, [new, tmp_path / "files"], published="2026-04")
    assert {text[-7:] for text in said(home).values()} == {"2026-04"}


def test_all_files_of_one_command_are_one_act(home: Home, tmp_path: Path) -> None:
    folder = tmp_path / "files"
    look_alikes.lait(folder / "2024-11" / "lait.parquet", {("KS1P_all", "2014", "931"): "76"})
    look_alikes.lait(folder / "2026-04" / "lait.parquet", {("KS1P_all", "2014", "970"): "74"})
    look_alikes.lait_dictionary(folder / "2026-04" / "dictionary.csv")
    look_alikes.authority_numbers(folder / "2026-04" / "numbers.xlsx")
    look_alikes.neighbours(folder / "sn_may_2025.xlsx", {931: range(301, 311)})
    look_alikes.tidy_figures(
        folder / "tidy.csv", {("phonics_y1", "E10000025", "fsm", "201314"): "60"}, source="invented"
    )
    receipts, _passed_over = load(home, [folder], published="2026-04")
    assert {receipt.file: str(receipt.state) for receipt in receipts} == {
        "2024-11/lait.parquet": "accepted",
        "2026-04/lait.parquet": "accepted",
        "2026-04/dictionary.csv": "accepted",
        "2026-04/numbers.xlsx": "accepted",
        "sn_may_2025.xlsx": "accepted",
        "tidy.csv": "accepted",
    }  # fmt: skip - a receipt for each
    assert snapshots(home) == 1
    assert len({receipt.load for receipt in receipts}) == len(receipts)


def test_a_refused_file_leaves_nothing_and_the_others_load(home: Home, tmp_path: Path) -> None:
    folder = tmp_path / "2024-11"
    look_alikes.lait(folder / "lait.parquet", {("KS1P_all", "2014", "931"): "76"})
    (folder / "odd.csv").write_text("Colour,Size\nred,2\n", encoding="utf-8")
    receipts = {receipt.file: receipt for receipt in load(home, [folder])[0]}
    assert receipts["odd.csv"].state is LoadState.REFUSED
    assert receipts["lait.parquet"].state is LoadState.ACCEPTED
    assert [file.name for file in home.bytes.iterdir()] == [receipts["lait.parquet"].sha256]
    assert [file.name for file in home.rows.iterdir()] == [receipts["lait.parquet"].load]
    assert not list(home.incoming.iterdir())


def test_a_file_with_no_record_left_is_a_load_all_the_same(home: Home, tmp_path: Path) -> None:
    path = look_alikes.lait(tmp_path / "2024-11" / "lait.parquet", {})
    receipt = load(home, [path])[0][0]
    assert receipt.counts.rows_in == 0
    assert said(home) == {}
    revert(home, receipt.load)
    assert rebuild(home).differences == ()


@pytest.mark.parametrize("name", ["a b é中", "it's q?#{x}<y>", "*;&a+b=c,d"])
def test_a_home_may_stand_in_a_folder_with_an_odd_name(tmp_path: Path, give: Give, name: str) -> None:
    home = Home(tmp_path / name / "home")
    give("2024-11", OLD, into=home)
    receipt = give("2026-04", NEW, into=home)
    with open_reading(home) as reading:
        assert reading.kept(TABLES.find("published_figure")), "the lake itself answers, not a replay"
    assert said(home) == {OXFORDSHIRE: "78 of 2026-04", ENGLAND: "74 of 2024-11"}
    revert(home, receipt.load)
    compact(home)
    assert rebuild(home).entry.state_hash == state_hash(home)


@pytest.mark.parametrize("name", ["[x]", "a|b", "a^b", "a%20b", "back\\slash"])
def test_a_home_in_a_folder_that_the_lake_cannot_name_is_refused(tmp_path: Path, give: Give, name: str) -> None:
    home = Home(tmp_path / name / "home")
    with pytest.raises(Refused, match="path holds"):
        give("2024-11", OLD, into=home)
    assert not home.root.exists()


def test_a_home_may_be_named_from_where_one_stands(tmp_path: Path, give: Give, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    home = Home(Path("here"))
    give("2024-11", OLD, into=home)
    give("2026-04", NEW, into=home)
    assert said(home) == {OXFORDSHIRE: "78 of 2026-04", ENGLAND: "74 of 2024-11"}
    monkeypatch.chdir("/")
    assert said(home) == said(Home(tmp_path / "here"))


def test_a_home_may_be_reached_by_a_link(tmp_path: Path, give: Give) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real")
    give("2024-11", OLD, into=Home(tmp_path / "link" / "home"))
    give("2026-04", NEW, into=Home(tmp_path / "real" / "home"))
    assert said(Home(tmp_path / "link" / "home")) == {OXFORDSHIRE: "78 of 2026-04", ENGLAND: "74 of 2024-11"}


def test_nobody_else_can_read_a_home(home: Home, give: Give) -> None:
    give("2024-11", OLD)
    receipt = give("2026-04", NEW)
    revert(home, receipt.load)
    compact(home)
    rebuild(home)
    open_to_others = [path for path in home.root.rglob("*") if path.stat().st_mode & 0o077]
    assert not open_to_others
    assert home.root.stat().st_mode & 0o777 == 0o700
