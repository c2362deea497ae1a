"""Expiry: nothing of a destroyed file is left anywhere, all else is as it was, and what is lost is said in words."""

import json
import os
import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pyarrow
import pytest

import look_alikes
import pupils
from commands import evenlode
from evenlode.engines.kinds import SPILL
from evenlode.errors import Expired, NotFound, Refused, WrongUsage
from evenlode.lake import keys
from evenlode.lake.acts import compact, confirm, revert
from evenlode.lake.doctor import examine, mend
from evenlode.lake.expiry import expire
from evenlode.lake.home import Home
from evenlode.lake.keys import PASSPHRASE
from evenlode.lake.kinds import Act, Load, LoadState, Receipt
from evenlode.lake.ledger import open_ledger
from evenlode.lake.names import read_names
from evenlode.lake.pseudonyms import IdentifierKind, pseudonyms
from evenlode.lake.reading import open_reading
from evenlode.sources.load import load
from evenlode.sources.rebuild import rebuild
from ledger_model import held, said, snapshots, state_hash
from pupils import Pupil, file_of
from traces import found_in

CHILDREN = pupils.pupils(30)
MINE, SHARED, OTHERS = CHILDREN[:10], CHILDREN[10:20], CHILDREN[20:]
RULE = "retention schedule 4.2"
Give = Callable[..., Receipt]


@pytest.fixture(autouse=True)
def invented_source(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The invented source is in the catalogue, and no passphrase is given."""
    monkeypatch.delenv(PASSPHRASE, raising=False)
    pupils.install()
    yield
    pupils.uninstall()


def register(folder: Path, name: str, children: list[Pupil], mark: str, day: str) -> Path:
    """A register of some children."""
    return file_of(folder / name, children, mark=mark, published=day)


def filled(home: Home, folder: Path, *, without: bool = False) -> Receipt:
    """Load the file that will be destroyed (or not, `without` it) between two others and published figures."""
    load(home, [register(folder, "first.csv", [*SHARED, *OTHERS], "F", "2026-02-02")])
    if not without:
        doomed = load(home, [register(folder, "doomed.csv", [*MINE, *SHARED], "DOOMEDMARK", "2026-03-02")])[0][0]
    load(home, [register(folder, "last.csv", OTHERS, "L", "2026-04-02")])
    load(home, [look_alikes.lait(folder / "2025-11" / "lait.parquet", {("KS1P_all", "2014", "931"): "76"})])
    return Receipt("", LoadState.REFUSED) if without else doomed


@pytest.fixture
def doomed(home: Home, tmp_path: Path) -> Receipt:
    """A home with a file that will be destroyed, and others that will not."""
    return filled(home, tmp_path / "files")


def canaries(home: Home) -> list[str]:
    """Every text that stands in the doomed file alone, and the pseudonyms of the children whom no other file names.

    They stand under every key there was.
    """
    key, upns = keys.open_key(home), pyarrow.array([child.upn for child in MINE])
    numbers = range(1, key.number + 1)
    named = [pseudonyms(key.pseudonyms(number), IdentifierKind.UPN, upns).to_pylist() for number in numbers]
    return [
        *(value for child in MINE for value in child.values()),
        "DOOMEDMARK",
        *(one for all in named for one in all),
    ]


def loads(home: Home) -> dict[str, Load]:
    """Every load, as it stands."""
    with open_ledger(home) as ledger:
        return {one.id: one for one in ledger.loads_at(ledger.entry_at(None).snapshot)}


def marks(home: Home, as_at: str | None = None) -> dict[str, str]:
    """The marks that count, by pseudonym."""
    with open_reading(home, as_at) as reading:
        rows = reading.engine.arrow(reading.table("invented_mark")).to_pylist()
    return {row["pupil"]: row["mark"] for row in rows}


def unwell(home: Home) -> list[str]:
    """What the doctor finds wrong."""
    return [finding.detail for finding in examine(home) if not finding.well]


def nothing(home: Home, _folder: Path) -> None:
    """Do nothing more to a home."""


def much(home: Home, folder: Path) -> None:
    """Compact it, take the doomed file back and give it again, and build the lake anew, under new pseudonyms too."""
    compact(home)
    revert(home, "doomed.csv")
    load(home, [folder / "files" / "doomed.csv"])
    rebuild(home)
    rebuild(home, new_pseudonyms=True)
    compact(home)


def lose_the_lake(home: Home, _folder: Path) -> None:
    """Delete a file of the lake."""
    next((home.lake / "1" / "invented_mark").rglob("*.parquet")).unlink()


def hold(home: Home, folder: Path) -> None:
    """Have another file wait, and take the first back."""
    assert load(home, [register(folder, "held.csv", SHARED[:2], "H", "2026-05-02")])[0][0].state is LoadState.HELD
    revert(home, "first.csv")


@pytest.mark.parametrize("before", [nothing, much, lose_the_lake, hold])
def test_nothing_of_it_is_left_anywhere_and_the_state_is_as_if_it_had_never_been(
    home: Home, doomed: Receipt, tmp_path: Path, before: Callable[[Home, Path], None]
) -> None:
    before(home, tmp_path)
    texts = canaries(home)
    everywhere = found_in(home, texts)
    assert {name.split("/")[0] for name in everywhere} == {"bytes", "names", "rows", "lake"}
    assert {text for texts_here in everywhere.values() for text in texts_here} == set(texts)
    others = kept_of_others(home, doomed)
    entry = expire(home, [doomed.load], RULE)
    assert found_in(home, texts) == {}
    assert kept_of_others(home, doomed) == others
    assert unwell(home) == []
    assert not {text for row in read_names(home, list(loads(home).values())).to_pylist() for text in row.values()} & {
        *texts
    }
    assert (loads(home)[doomed.load].act, loads(home)[doomed.load].live) == (Act.EXPIRE, False)
    never = Home(tmp_path / "never").create()
    shutil.copy(home.key, never.key)
    filled(never, tmp_path / "never-files", without=True)
    if before is hold:
        hold(never, tmp_path / "never-files")
    if before is much:
        rebuild(never)
    assert entry.state_hash == state_hash(home) == state_hash(never)
    assert held(home) == held(never)


def kept_of_others(home: Home, doomed: Receipt) -> dict[str, bytes]:
    """Every file of bytes, names and rows that is not the doomed file's."""
    folders = (home.bytes, home.names, home.rows)
    files = [path for folder in folders for path in folder.rglob("*") if path.is_file()]
    return {
        str(path): path.read_bytes()
        for path in files
        if doomed.load not in str(path) and doomed.sha256 not in path.name
    }


def test_the_entry_says_when_by_whom_under_which_rule_and_what_is_lost(
    home: Home, doomed: Receipt, frozen_clock: Callable[[datetime], None]
) -> None:
    frozen_clock(datetime(2033, 6, 1, 9, 0, tzinfo=UTC))
    entry = expire(home, [doomed.load], f"  {RULE} ")
    assert (entry.act, entry.snapshot, entry.recorded_at[:10]) == (Act.EXPIRE, 5, "2033-06-01")
    assert entry.by
    assert entry.reason == f"{RULE} (of snapshots 2 to 4 what rested on it can no longer be rebuilt: invented_mark)"
    assert loads(home)[doomed.load].reason == entry.reason


# The past


def test_a_past_that_rested_on_it_is_not_available_and_any_other_is(home: Home, doomed: Receipt) -> None:
    before = {str(at): marks(home, str(at)) for at in (1, 2, 3, 4)}
    expire(home, [doomed.load], RULE)
    assert marks(home, "1") == before["1"], "it was not there yet"
    for at in ("2", "3", "4"):
        with pytest.raises(Expired, match=f"at snapshot {at} is not available") as caught:
            marks(home, at)
        assert RULE in caught.value.where
        assert doomed.load in caught.value.where
    assert said(home, "4") == {"phonics_y1 E10000025 all 201314": "76 of 2025-11"}
    load(home, [register(home.root.parent, "new.csv", SHARED, "N", "2026-06-02")])
    after = marks(home, "5")
    assert marks(home) != after
    assert marks(home, "5") == {child: mark for child, mark in after.items() if mark in "FL"}
    rebuild(home)
    shutil.rmtree(home.lake)
    assert (marks(home, "1"), marks(home, "5")) == (before["1"], after)
    with pytest.raises(Expired):
        marks(home, "3")


def test_a_past_in_which_others_had_superseded_all_of_it_is_still_told(home: Home, give: Give) -> None:
    first = give("2024-11", {"KS1P_all 2014 931": "76", "KS1P_all 2014 970": "74"})
    give("2025-11", {"KS1P_all 2014 931": "78", "KS1P_all 2014 970": "75"})
    state = held(home)
    expire(home, [first.load], RULE)
    assert held(home, "2") == held(home) == state
    with pytest.raises(Expired):
        held(home, "1")
    with pytest.raises(Expired):
        said(home, "2", edition="2024-11")
    assert said(home, "2", edition="2025-11")


def test_what_did_not_rest_on_it_is_told_beside_what_did(home: Home, give: Give, tmp_path: Path) -> None:
    first = give("2024-11", {"KS1P_all 2014 931": "76", "Invented_Short 2014 931": "1"})
    other = load(home, [look_alikes.lait_dictionary(tmp_path / "dictionary.csv")], published="2024-11")[0][0]
    expire(home, [first.load], RULE)
    with open_reading(home, "2") as reading:
        assert reading.engine.arrow(reading.table("indicator")).num_rows
        with pytest.raises(Expired):
            reading.table("published_figure", "source=lait/claimed=yes")
        assert reading.engine.arrow(reading.table("published_figure", "source=ees/claimed=yes")).num_rows == 0
        assert reading.engine.arrow(reading.words("published_figure")).num_rows == 0
    assert not (home.bytes / first.sha256).exists()
    assert (home.bytes / other.sha256).exists()


def test_whoever_reads_while_it_is_destroyed_is_told(home: Home, doomed: Receipt) -> None:
    with pytest.raises(Expired, match="while they were being read"):
        destroyed_while_read(home, doomed)


def destroyed_while_read(home: Home, doomed: Receipt) -> None:
    """Begin to read, have a file destroyed, and go on."""
    with open_reading(home) as reading:
        rows = reading.table("invented_mark")
        expire(home, [doomed.load], RULE)
        reading.engine.arrow(rows)


# What can be destroyed, and what cannot


def test_loads_that_are_held_or_taken_back_can_be_destroyed(home: Home, doomed: Receipt, tmp_path: Path) -> None:
    waiting = load(home, [register(tmp_path, "held.csv", MINE[:2], "H", "2026-05-02")])[0][0]
    assert waiting.state is LoadState.HELD
    revert(home, doomed.load)
    before, texts = state_hash(home), canaries(home)
    entry = expire(home, [waiting.load, doomed.load], RULE)
    assert entry.state_hash == before
    assert "of snapshots 2 to 5 what rested on it" in entry.reason
    assert found_in(home, texts) == {}
    with pytest.raises(Refused, match="not held"):
        confirm(home, waiting.load)


def test_what_never_was_live_takes_nothing_along(home: Home, doomed: Receipt, tmp_path: Path) -> None:
    waiting = load(home, [register(tmp_path, "held.csv", MINE[:2], "H", "2026-05-02")])[0][0]
    assert expire(home, [waiting.load], RULE).reason == f"{RULE} (no state rested on it)"
    assert len(marks(home, "4")) == 30


def test_what_cannot_be_destroyed_changes_nothing(home: Home, doomed: Receipt) -> None:
    expire(home, ["last.csv"], RULE)
    before = snapshots(home)
    for names in (["nothing"], [doomed.load, "nothing"]):
        with pytest.raises(NotFound):
            expire(home, names, RULE)
    for names in (["last.csv"], [doomed.load, "last.csv"]):
        with pytest.raises(Refused, match=f"was destroyed on .*: {RULE}"):
            expire(home, names, RULE)
    for rule in ("", "  "):
        with pytest.raises(WrongUsage, match="without a rule"):
            expire(home, [doomed.load], rule)
    with pytest.raises(Refused, match="was destroyed"):
        revert(home, "last.csv")
    assert snapshots(home) == before
    assert len(marks(home)) == 30


def test_it_does_not_come_back_by_being_sent_again(home: Home, doomed: Receipt, tmp_path: Path) -> None:
    texts = canaries(home)
    expire(home, [doomed.load], RULE)
    before = state_hash(home)
    again = load(home, [tmp_path / "files" / "doomed.csv"])[0][0]
    assert again.state is LoadState.REFUSED
    assert "was destroyed on" in again.problems[0].message
    assert RULE in again.problems[0].message
    assert (state_hash(home), found_in(home, texts)) == (before, {})


def test_it_does_not_come_back_where_it_was_being_read_meanwhile(home: Home, doomed: Receipt, tmp_path: Path) -> None:
    texts, before = canaries(home), snapshots(home)

    def destroy_first(_name: str) -> None:
        if snapshots(home) == before:
            expire(home, [doomed.load], RULE)

    receipts = load(home, [tmp_path / "files" / "doomed.csv"], progress=destroy_first)[0]
    assert [one.state for one in receipts] == [LoadState.REFUSED]
    assert found_in(home, texts) == {}
    assert unwell(home) == []


def test_all_loads_of_one_file_go_together(home: Home, tmp_path: Path) -> None:
    path = register(tmp_path, "a.csv", MINE, "A", "2026-02-02")
    first = load(home, [path])[0][0]
    with open_ledger(home) as ledger:  # as if the same bytes had been read in another way as well
        for query in (
            "INSERT INTO load SELECT 'another00001', sha256, 'b.csv', format, series, mapping, 1, 1, 0, 0 FROM load",
            "INSERT INTO entry_load SELECT snapshot, 'another00001' FROM entry_load",
            "INSERT INTO dated SELECT 'another00001', snapshot, source_time, found, guessed FROM dated",
            "INSERT INTO rows_folder SELECT 'another00001', epoch, 'another00001', reader FROM rows_folder",
        ):
            ledger.db.execute(query)
    shutil.copytree(home.rows / first.load, home.rows / "another00001")
    expire(home, [first.load], RULE)
    assert {one.act for one in loads(home).values()} == {Act.EXPIRE}
    assert list(home.rows.iterdir()) == []


# What killed commands left behind


def test_what_killed_commands_left_of_it_goes_too(home: Home, doomed: Receipt) -> None:
    texts = canaries(home)
    leave_behind(home, doomed)
    expire(home, [doomed.load], RULE)
    assert found_in(home, texts) == {}
    assert unwell(home) == []


def leave_behind(home: Home, doomed: Receipt) -> None:
    """What kills of a load, of an act, of a rebuild and of a query may leave, an hour ago."""
    rows, sealed = home.rows / doomed.load, home.bytes / f"{doomed.sha256}.sealed"
    shutil.copytree(rows, home.rows / f"{doomed.load}.x7.unfinished")
    shutil.copytree(rows, home.rows / f"{doomed.load}.2")
    shutil.copytree(home.names / doomed.load, home.names / f"{doomed.load}.x7.unfinished")
    shutil.copy(sealed, sealed.with_name(f"{sealed.name}.x7.unfinished"))
    file = next((home.lake / "1" / "invented_mark").rglob("*.parquet"))
    shutil.copy(file, file.with_name("part-orphan.parquet"))
    shutil.copytree(home.lake / "1", home.lake / "2")
    stray = [home.incoming / "tmpx7", home.lake / SPILL]
    for folder in stray:
        folder.mkdir(exist_ok=True)
        (folder / "in-the-clear").write_text(MINE[0].surname, encoding="utf-8")
        os.utime(folder / "in-the-clear", (0, 0))
        os.utime(folder, (0, 0))


@pytest.mark.parametrize("finish", [mend, compact])
def test_what_an_expiry_that_was_killed_left_is_found_and_destroyed(
    home: Home, doomed: Receipt, monkeypatch: pytest.MonkeyPatch, finish: Callable[[Home], object]
) -> None:
    texts = canaries(home)
    with monkeypatch.context() as patch:
        patch.setattr("evenlode.lake.expiry.destroy", killed)
        with pytest.raises(KeyboardInterrupt):
            expire(home, [doomed.load], RULE)
    assert found_in(home, texts)
    assert any("of them are left" in detail for detail in unwell(home))
    with pytest.raises(Expired):
        marks(home, "2")
    assert len(marks(home)) == 20
    finish(home)
    assert found_in(home, texts) == {}
    assert unwell(home) == []


def killed(*_: object) -> None:
    """Stop where a kill would."""
    raise KeyboardInterrupt


# The command


def test_the_command_lists_first_and_says_what_it_did(home: Home, doomed: Receipt) -> None:
    listed = evenlode(home, "expire", doomed.load, "--json")
    assert (listed.exit_code, snapshots(home)) == (0, 4)
    (one,) = json.loads(listed.out)
    assert (one["load"], one["file"], one["newest"], one["kept_until"]) == (
        doomed.load, "doomed.csv", "2026-03-02", "",
    )  # fmt: skip
    assert "nothing was destroyed" in listed.beside
    done = evenlode(home, "expire", doomed.load, "--rule", RULE)
    assert done.exit_code == 0
    assert "destroyed 1 load: snapshot 5, state " in done.out
    assert "backups" in done.beside
    (told,) = [one for one in json.loads(evenlode(home, "loads", "--json").out) if one["load"] == doomed.load]
    assert (told["state"], told["live"], RULE in told["reason"]) == ("expire", False, True)
    problems = evenlode(home, "problems", doomed.load)
    assert problems.exit_code == 10
    assert RULE in problems.error
    assert "destroyed by a rule of retention: 1; nothing of them is left" in evenlode(home, "doctor").out
    assert evenlode(home, "rebuild").exit_code == 0
    again = evenlode(home, "expire", doomed.load, "--rule", RULE)
    assert again.exit_code == 11


def test_by_age_all_that_is_older_goes(home: Home, doomed: Receipt) -> None:
    listed = evenlode(home, "expire", "--source", pupils.ID, "--before", "2026-03-03", "--csv")
    assert [line.split(",")[1] for line in listed.out.splitlines()] == ["file", "first.csv", "doomed.csv"]
    assert "2 loads are to go" in listed.beside
    done = evenlode(home, "expire", "--source", pupils.ID, "--before", "2026-03-02", "--rule", RULE, "--json")
    assert [one["file"] for one in json.loads(done.out)] == ["first.csv"]
    assert len(marks(home)) == 30
    none = evenlode(home, "expire", "--source", pupils.ID, "--before", "2026-03-02", "--rule", RULE)
    assert none.exit_code == 0
    assert "there is nothing to be" in none.beside


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("LOAD", "--source", "lait", "--before", "2026-01-01"),
        ("--source", "lait"),
        ("--before", "2026-01-01"),
        ("--source", "lait", "--before", "yesterday"),
        ("--source", "lait", "--before", "2999-01-01"),
    ],
)  # fmt: skip - one way to ask wrongly after another
def test_what_is_asked_wrongly_destroys_nothing(home: Home, doomed: Receipt, words: tuple[str, ...]) -> None:
    del doomed
    answer = evenlode(home, "expire", *words, "--rule", RULE)
    assert (answer.exit_code, snapshots(home)) == (2, 4)


def test_published_files_are_destroyed_too(home: Home, give: Give) -> None:
    first = give("2024-11", {"KS1P_all 2014 931": "76.25", "Invented_Unlike_Others 2014 931": "1"})
    give("2025-11", {"KS1P_all 2014 970": "78"})
    assert len(found_in(home, ["Invented_Unlike_Others"])) == 3
    expire(home, [first.load], RULE)
    assert found_in(home, ["Invented_Unlike_Others", "76.25"]) == {}
    assert said(home) == {"phonics_y1 E92000001 all 201314": "78 of 2025-11"}
    answer = evenlode(home, "figures", "--as-at", "2")
    assert answer.exit_code == 10
    assert RULE in answer.error
    answer = evenlode(home, "explain", "lait.phonics_y1.E10000025.all.all.201314@2")
    assert (answer.exit_code, RULE in answer.error) == (10, True)
    assert evenlode(home, "figures", "--edition", "2024-11").exit_code == 10
