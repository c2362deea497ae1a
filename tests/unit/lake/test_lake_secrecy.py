"""A home with pupils: what is kept encrypted comes back, nothing of a child stands in the clear, damage is found."""

import logging
import os
import shutil
import stat
from collections.abc import Callable, Iterator
from pathlib import Path
from traceback import format_exception

import pyarrow
import pytest
from pyarrow import parquet

import look_alikes
import pupils
from evenlode.engines.duckdb_engine import DuckDBEngine
from evenlode.engines.registry import open_engine
from evenlode.errors import EvenlodeError, LedgerDamaged, Refused
from evenlode.lake import keys
from evenlode.lake.acts import compact, confirm, revert
from evenlode.lake.doctor import examine, mend
from evenlode.lake.home import Home
from evenlode.lake.keys import PASSPHRASE
from evenlode.lake.kinds import Load, LoadState, Receipt
from evenlode.lake.ledger import open_ledger
from evenlode.lake.names import keep_names, read_names
from evenlode.lake.reading import open_reading
from evenlode.lake.store import open_bytes, sealed_bytes
from evenlode.sources.explain import origin
from evenlode.sources.load import load
from evenlode.sources.rebuild import rebuild
from ledger_model import held, state_hash
from pupils import file_of, in_the_clear

CHILDREN = pupils.pupils(40)
Take = Callable[..., Receipt]


@pytest.fixture(autouse=True)
def invented_source(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The invented source is in the catalogue, and no passphrase is given."""
    monkeypatch.delenv(PASSPHRASE, raising=False)
    pupils.install()
    yield
    pupils.uninstall()


@pytest.fixture
def take(home: Home, tmp_path: Path) -> Take:
    """Load a register of some children, that called `later.csv` a month newer; gives the receipt."""

    def take(*, name: str = "a.csv", children: int = 40, into: Home | None = None, **said: object) -> Receipt:
        said.setdefault("published", "2026-04-02" if name == "later.csv" else "2026-03-02")
        path = file_of(tmp_path / "files" / name, CHILDREN[:children], **said)  # type: ignore[arg-type] - as it takes them
        return load(into or home, [path])[0][0]

    return take


def loads(home: Home) -> list[Load]:
    """Every load, as it stands."""
    with open_ledger(home) as ledger:
        head = ledger.head()
        return ledger.loads_at(head.snapshot) if head else []


def unwell(home: Home) -> dict[str, list[str]]:
    """What the doctor finds wrong, by what it looked at."""
    found: dict[str, list[str]] = {}
    for finding in examine(home):
        if not finding.well:
            found.setdefault(finding.what, []).append(finding.detail)
    return found


def marks(home: Home, as_at: str | None = None) -> dict[str, str]:
    """The marks that count, by pseudonym."""
    with open_reading(home, as_at) as reading:
        rows = reading.engine.arrow(reading.table("invented_mark")).to_pylist()
    return {row["pupil"]: row["mark"] for row in rows}


def flip(path: Path) -> None:
    """Change one bit in the middle of a file."""
    whole = bytearray(path.read_bytes())
    whole[len(whole) // 2] ^= 1
    path.write_bytes(whole)


def test_nothing_of_a_child_stands_in_the_clear(
    home: Home, take: Take, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    with caplog.at_level(logging.DEBUG):
        receipt = take(bad=["CANARY0000001"])
        assert (receipt.state, receipt.counts.accepted, receipt.counts.quarantined) == (LoadState.PARTLY, 40, 1)
        take(name="later.csv", mark="N")
        revert(home, receipt.load)
        compact(home)
        rebuild(home)
        with open_ledger(home) as ledger:
            ledger.db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    assert in_the_clear(home.root, CHILDREN) == []
    assert "CANARY" not in (caplog.text + "".join(capfd.readouterr()) + repr(receipt)).upper()
    assert unwell(home) == {}
    assert list(home.incoming.iterdir()) == []


def test_the_canary_is_seen_where_it_stands(tmp_path: Path) -> None:
    file_of(tmp_path / "a.csv", CHILDREN[:1])
    rows = pyarrow.table({"record": [1] * 99, "name": [CHILDREN[0].forename] + ["none"] * 98})
    parquet.write_table(rows, tmp_path / "b.parquet", compression="zstd", write_statistics=False)
    assert sorted(in_the_clear(tmp_path, CHILDREN)) == ["a.csv", "b.parquet"]


def test_what_is_kept_is_its_owners_alone(home: Home, take: Take) -> None:
    take()
    rights = {stat.S_IMODE(path.stat().st_mode) & 0o077 for path in home.root.rglob("*")}
    assert rights == {0}


def test_the_bytes_come_back_for_as_long_as_they_are_read(home: Home, take: Take, tmp_path: Path) -> None:
    receipt = take()
    with open_bytes(home, receipt.sha256) as path:
        assert path.read_bytes() == (tmp_path / "files" / "a.csv").read_bytes()
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        assert home.incoming in path.parents
    assert not path.exists()
    with pytest.raises(ZeroDivisionError), open_bytes(home, receipt.sha256) as path:
        raise ZeroDivisionError
    assert list(home.incoming.iterdir()) == []


def test_a_home_of_published_files_has_no_key_and_keeps_them_as_they_are(home: Home, tmp_path: Path) -> None:
    path = look_alikes.lait(tmp_path / "2025-11" / "lait.parquet", {("KS1P_all", "2014", "931"): "76"})
    receipt = load(home, [path])[0][0]
    assert (home.bytes / receipt.sha256).read_bytes() == path.read_bytes()
    assert not home.key.exists()
    assert not home.names.exists()
    assert {finding.what for finding in examine(home)} == {"ledger", "bytes", "rows", "lake", "left over"}


def test_the_same_bytes_again_change_nothing(home: Home, take: Take) -> None:
    first = take()
    before = {path: path.read_bytes() for path in home.bytes.iterdir()}
    assert take(name="again.csv").state is LoadState.ALREADY_LOADED
    assert {path: path.read_bytes() for path in home.bytes.iterdir()} == before
    revert(home, first.load)
    assert take().state is LoadState.ACCEPTED
    assert unwell(home) == {}


def test_one_home_is_stable_and_two_have_nothing_in_common(home: Home, take: Take, tmp_path: Path) -> None:
    take()
    mine = marks(home)
    take(name="later.csv", mark="N")
    assert marks(home) == dict.fromkeys(mine, "N")
    other = Home(tmp_path / "other")
    take(into=other)
    assert len(mine) == 40
    assert not {*mine} & {*marks(other)}


def test_a_lost_lake_is_made_anew_and_the_past_can_be_asked_without_the_key(home: Home, take: Take) -> None:
    take()
    before = held(home)
    take(name="later.csv", mark="N")
    home.key.rename(home.root / "kept elsewhere")
    shutil.rmtree(home.lake)
    assert held(home, as_at="1") == before
    compact(home)
    assert set(marks(home).values()) == {"N"}
    assert set(unwell(home)) == {"key", "bytes", "names"}


def test_a_record_can_be_explained(home: Home, take: Take) -> None:
    take()
    found = origin(home, loads(home)[0], pupils.TABLE, 3)
    assert found.record == {}, "its texts name a child"
    assert found.rows[0]["pupil"] in marks(home)
    assert list(home.incoming.iterdir()) == []


def test_names_are_those_of_the_live_loads(home: Home, take: Take) -> None:
    first = take(children=30)
    second = take(name="later.csv", mark="N")
    found = read_names(home, loads(home))
    assert found.num_rows == 70
    assert set(found.filter(found["load"].to_numpy() == second.load)["surname"].to_pylist()) == {
        child.surname for child in CHILDREN
    }  # fmt: skip - one condition to a line
    assert set(found["pseudonym"].to_pylist()) == set(marks(home))
    revert(home, second.load)
    found = read_names(home, loads(home))
    assert (found.num_rows, set(found["load"].to_pylist())) == (30, {first.load})
    revert(home, first.load)
    assert read_names(home, loads(home)).num_rows == 0
    assert read_names(home, []).column_names == ["pseudonym", "load", "source_time"]


def test_names_cannot_be_reached_as_a_table(home: Home, take: Take) -> None:
    take()
    with open_reading(home) as reading, pytest.raises(EvenlodeError):
        reading.table("names")
    engine = open_engine(home.engine, [home.lake, home.rows])
    with pytest.raises(Exception, match="disabled"):
        engine.parquet([next(home.names.glob("*/names.sealed"))])


def test_what_does_not_fit_into_memory_stays_in_the_folder_that_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "private"
    folder.mkdir()
    engine = DuckDBEngine([folder], memory="40MB")
    many = pyarrow.table({"number": range(1_000_000, 0, -1)})
    texts = many.append_column("text", many["number"].cast(pyarrow.string()))
    batches = engine.batches(engine.table(texts).order_by("number"))
    batches.read_next_batch()
    spilt = list((folder / ".spill").iterdir())
    assert len(batches.read_all()) == 900_000
    assert spilt
    assert list(tmp_path.iterdir()) == [folder]


def test_names_of_a_held_load_wait_too(home: Home, take: Take) -> None:
    take()
    receipt = take(name="later.csv", children=3)
    assert receipt.state is LoadState.HELD
    assert read_names(home, loads(home)).num_rows == 40
    confirm(home, receipt.load)
    assert read_names(home, loads(home)).num_rows == 43


def test_a_home_is_real_or_synthetic_from_its_first_pupils(home: Home, take: Take, tmp_path: Path) -> None:
    assert take(synthetic="yes").state is LoadState.ACCEPTED
    before = state_hash(home)
    refused = take(name="real.csv", synthetic="no", mark="N")
    assert refused.state is LoadState.REFUSED
    assert "real.csv are real, and this home's are synthetic" in refused.problems[0].message
    other = Home(tmp_path / "other")
    files = [file_of(tmp_path / "both" / f"{said}.csv", CHILDREN, mark=said, synthetic=said) for said in ("no", "yes")]
    states = [receipt.state for receipt in load(other, files)[0]]
    assert states == [LoadState.ACCEPTED, LoadState.REFUSED]
    assert set(marks(other).values()) == {"no"}
    assert state_hash(home) == before
    assert len(list(home.bytes.iterdir())) == 2, "a file and its key"


def test_a_new_key_of_pseudonyms_is_a_rebuild_under_it(home: Home, take: Take) -> None:
    receipt = take()
    before, names = marks(home), read_names(home, loads(home))
    rebuilt = rebuild(home, new_pseudonyms=True)
    assert [found.why for found in rebuilt.differences] == ["its pupils have new pseudonyms"]
    after = marks(home)
    assert len(after) == 40
    assert not {*after} & {*before}
    assert {*marks(home, as_at="1")} == {*before}
    anew = read_names(home, loads(home))
    assert {*anew["pseudonym"].to_pylist()} == {*after}
    assert anew["surname"].to_pylist() == names["surname"].to_pylist()
    record = loads(home)[0]
    assert origin(home, record, pupils.TABLE, 1).rows[0]["pupil"] in after
    assert origin(home, record, pupils.TABLE, 1, epoch=1).rows[0]["pupil"] in before
    assert rebuild(home).entry.state_hash == rebuilt.entry.state_hash
    assert take(name="later.csv", mark="N").state is LoadState.ACCEPTED
    assert {*marks(home)} == {*after}
    assert revert(home, receipt.load)
    assert unwell(home) == {}


def test_until_the_rebuild_nothing_is_loaded_under_a_new_key(home: Home, take: Take, tmp_path: Path) -> None:
    take()
    keys.add_pseudonym_key(home)
    refused = take(name="later.csv", mark="N")
    assert refused.state is LoadState.REFUSED
    assert "evenlode rebuild" in refused.problems[0].remedy
    assert take(name="again.csv").state is LoadState.ALREADY_LOADED
    assert origin(home, loads(home)[0], pupils.TABLE, 1).rows[0]["pupil"] in marks(home)
    rebuild(home)
    assert take(name="later.csv", mark="N").state is LoadState.ACCEPTED


def test_bytes_once_known_to_hold_pupils_are_no_longer_kept_in_the_clear(home: Home, take: Take) -> None:
    receipt = take()
    sealed, kept = sealed_bytes(home, receipt.sha256), home.bytes / receipt.sha256
    with sealed.opened() as path:
        shutil.copyfile(path, kept)
    sealed.destroy()
    assert unwell(home) == {}, "as a file that was loaded without pupils"
    take()
    assert not kept.exists()
    assert sealed.exists()
    assert unwell(home) == {}


@pytest.mark.parametrize("suffix", [".sealed", ".key"])
def test_damaged_and_missing_bytes_are_found(home: Home, take: Take, suffix: str) -> None:
    receipt = take()
    path = home.bytes / f"{receipt.sha256}{suffix}"
    flip(path)
    assert any("has changed" in detail for detail in unwell(home)["bytes"])
    with pytest.raises(LedgerDamaged):
        rebuild(home)
    assert list(home.incoming.iterdir()) == []
    path.unlink()
    assert any("gone" in detail for detail in unwell(home)["bytes"])
    with pytest.raises(LedgerDamaged):
        rebuild(home)
    assert take(name="back.csv").state is LoadState.ALREADY_LOADED
    assert unwell(home) == {}, "the same bytes again mend it"


@pytest.mark.parametrize("file", ["names.sealed", "names.key"])
@pytest.mark.parametrize("change", [flip, Path.unlink])
def test_damaged_and_missing_names_are_found_and_made_anew(
    home: Home, take: Take, file: str, change: Callable[[Path], None]
) -> None:
    receipt = take()
    change(home.names / receipt.load / file)
    assert len(unwell(home)["names"]) == 2
    with pytest.raises(LedgerDamaged) as caught:
        read_names(home, loads(home))
    assert "CANARY" not in "".join(format_exception(caught.value)).upper()
    rebuild(home)
    assert read_names(home, loads(home)).num_rows == 40
    assert unwell(home) == {}


def test_files_that_change_places_are_found(home: Home, take: Take) -> None:
    one, other = take(), take(name="later.csv", mark="N")
    for suffix in (".sealed", ".key"):
        paths = [home.bytes / f"{receipt.sha256}{suffix}" for receipt in (one, other)]
        paths[0].rename(home.root / "aside")
        paths[1].rename(paths[0])
        (home.root / "aside").rename(paths[1])
    assert len(unwell(home)["bytes"]) == 3


def test_destroying_the_small_file_destroys_the_large_one(home: Home, take: Take) -> None:
    receipt = take()
    copy = shutil.copy(home.bytes / f"{receipt.sha256}.sealed", home.root.parent)
    sealed_bytes(home, receipt.sha256).destroy()
    shutil.copy(copy, home.bytes)
    with pytest.raises(LedgerDamaged, match="its key was destroyed"), open_bytes(home, receipt.sha256):
        pass


def test_another_homes_key_is_refused_before_anything_is_entered(home: Home, take: Take, tmp_path: Path) -> None:
    take()
    other = Home(tmp_path / "other")
    take(into=other)
    shutil.copy(other.key, home.key)
    with pytest.raises(LedgerDamaged, match="another"):
        take(name="later.csv", mark="N")
    assert set(marks(home).values()) == {"/"}
    assert {"key", "bytes", "names"} <= set(unwell(home))


def test_a_passphrase_is_asked_for_by_what_needs_it(home: Home, take: Take, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keys, "SCRYPT", {"n": 2**4, "r": 8, "p": 1})
    monkeypatch.setenv(PASSPHRASE, "fourteen lemons of Bampton")
    take()
    assert "locked with a passphrase" in next(found.detail for found in examine(home) if found.what == "key")
    monkeypatch.setenv(PASSPHRASE, "fifteen lemons of Bampton")
    assert len(marks(home)) == 40
    refused = take(name="later.csv", mark="N")
    assert refused.state is LoadState.REFUSED
    assert "lemons" not in repr(refused)
    with pytest.raises(Refused):
        read_names(home, loads(home))
    assert "lemons" not in repr(examine(home))
    assert set(unwell(home)) == {"key", "bytes", "names"}


def test_a_home_made_before_there_were_pupils_takes_them(home: Home, take: Take, tmp_path: Path) -> None:
    load(home, [look_alikes.lait(tmp_path / "2025-11" / "lait.parquet", {("KS1P_all", "2014", "931"): "76"})])
    with open_ledger(home) as ledger:
        for table in ("expired", "roll", "fact", "kept", "seal"):
            ledger.db.execute(f"DROP TABLE {table}")
    assert take().state is LoadState.ACCEPTED
    assert len(marks(home)) == 40
    assert unwell(home) == {}


def test_a_key_made_for_a_file_that_was_refused_is_locked_by_the_next(
    home: Home, take: Take, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keys, "SCRYPT", {"n": 2**4, "r": 8, "p": 1})
    assert take(children=0, bad=["1"]).state is LoadState.REFUSED
    before = keys.open_key(home)
    assert not before.locked
    monkeypatch.setenv(PASSPHRASE, "fourteen lemons of Bampton")
    take()
    after = keys.open_key(home)
    assert (after.locked, after.secret) == (True, before.secret)
    assert unwell(home) == {}


def test_names_of_different_shapes_stand_together(home: Home, take: Take) -> None:
    receipt = take()
    names = pyarrow.table({"pseudonym": ["a"], "email": pyarrow.array(["x@example"]).dictionary_encode()})
    keep_names(home, receipt.load, names)
    later = take(name="later.csv")
    found = read_names(home, loads(home))
    assert found.num_rows == 41
    assert found.filter(found["load"].to_numpy() == later.load)["email"].null_count == 40
    for unfit in (names.drop(["pseudonym"]), names.append_column("load", [["mine"]])):
        with pytest.raises(ValueError, match="pseudonym"):
            keep_names(home, receipt.load, unfit)


def test_a_fault_in_a_reader_quotes_nothing(home: Home, take: Take) -> None:
    with pytest.raises(RuntimeError, match="fault of ours: ArrowInvalid at") as caught:
        take(mark="fault")
    assert "CANARY" not in "".join(format_exception(caught.value)).upper()
    assert not home.exists()


def test_what_a_killed_process_left_in_the_clear_is_swept_by_the_next(home: Home, take: Take) -> None:
    take()
    left = home.incoming / "tmpkilled"
    left.mkdir()
    file_of(left / "a.csv", CHILDREN)
    os.utime(left, (0, 0))
    take(name="later.csv", mark="N")
    assert list(home.incoming.iterdir()) == []


def test_what_a_killed_load_left_encrypted_is_swept_by_the_doctor(home: Home, take: Take) -> None:
    receipt = take()
    shutil.copytree(home.names / receipt.load, home.names / f"{receipt.load}.1.unfinished")
    for suffix in (".sealed", ".key"):
        shutil.copy(home.bytes / f"{receipt.sha256}{suffix}", home.bytes / f"{'0' * 64}{suffix}")
    for path in (*home.names.iterdir(), *home.bytes.iterdir()):
        os.utime(path, (0, 0))
    assert len(mend(home)) == 3
    assert unwell(home) == {}
