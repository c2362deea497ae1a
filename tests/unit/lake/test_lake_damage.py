"""Damage: what the doctor finds in a home, what it sweeps, and that changed rows never answer quietly."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from pyarrow import parquet

from commands import evenlode
from evenlode.comparisons.explain import explain
from evenlode.errors import LedgerDamaged
from evenlode.lake.acts import compact, revert
from evenlode.lake.doctor import Finding, examine, mend
from evenlode.lake.home import Home
from evenlode.lake.kinds import Receipt
from evenlode.lake.ledger import open_ledger
from evenlode.lake.reading import open_reading
from evenlode.lake.snapshots import Snapshots
from evenlode.sources.rebuild import rebuild
from ledger_model import everywhere, held, said, state_hash

Give = Callable[..., Receipt]

FIGURES = {"KS1P_all 2014 931": "76", "KS1P_all 2014 970": "74", "Invented_Short 2014 931": "1"}
ID = "lait.phonics_y1.E10000025.all.all.201314"


def unwell(home: Home) -> dict[str, list[str]]:
    """What the doctor finds wrong, by what it looked at."""
    found: dict[str, list[str]] = {}
    for finding in examine(home):
        if not finding.well:
            found.setdefault(finding.what, []).append(finding.detail)
    return found


def flip(path: Path) -> None:
    """Change one bit in the middle of a file."""
    whole = bytearray(path.read_bytes())
    whole[len(whole) // 2] ^= 1
    path.write_bytes(whole)


def stored_file(home: Home, claimed: str = "yes") -> Path:
    """The file in which the lake keeps LAIT's figures."""
    with open_reading(home) as reading:
        version = reading.entry.versions["published_figure"]
        partition = f"source=lait/claimed={claimed}"
        return Path(Snapshots(home, reading.entry.epoch).files("published_figure", version, [partition])[0])


def change_stored(home: Home, number: str, column: str, value: Any) -> None:
    """Change what the lake holds for one place."""
    path = stored_file(home)
    rows = parquet.read_table(path, partitioning=None)
    place = {"931": "E10000025", "970": "E92000001"}[number]
    values = [value if row["place"] == place else row[column] for row in rows.to_pylist()]
    position = rows.column_names.index(column)
    parquet.write_table(rows.set_column(position, column, pa.array(values, rows.schema.field(column).type)), path)


def spoil(path: Path) -> None:
    """Overwrite the middle of a file, its ends and its length apart: it is corrupt, not cut."""
    whole = bytearray(path.read_bytes())
    whole[4 : len(whole) // 2] = b"\xff" * (len(whole) // 2 - 4)
    path.write_bytes(whole)


def age(path: Path, hours: float) -> None:
    """Make a file or folder look as if it had been written some hours ago."""
    then = path.stat().st_mtime - hours * 3600
    os.utime(path, (then, then))


def test_a_whole_home_is_well(home: Home, give: Give) -> None:
    assert [finding.well for finding in examine(home)] == [True]
    first = give("2024-11", FIGURES)
    give("2025-11", {"KS1P_all 2014 931": "78", "KS1P_all 2014 970": "75"})
    assert unwell(home) == {}
    revert(home, first.load)
    compact(home)
    rebuild(home)
    assert unwell(home) == {}
    assert {finding.what for finding in examine(home)} == {"ledger", "bytes", "rows", "lake", "left over"}


def test_flipped_and_missing_bytes_are_found(home: Home, give: Give) -> None:
    first, second = give("2024-11", FIGURES), give("2025-11", {"KS1P_all 2014 931": "78", "KS1P_all 2014 970": "7"})
    flip(home.bytes / first.sha256)
    (home.bytes / second.sha256).unlink()
    assert set(unwell(home)["bytes"]) == {
        "2 files kept",
        f"bytes/{first.sha256} has changed since it was loaded",
        f"bytes/{second.sha256} is gone",
    }  # fmt: skip - one line of the doctor's to a text


@pytest.mark.parametrize("gone", ["published_figure.parquet", "problems.parquet", ""])
def test_missing_rows_are_found(home: Home, give: Give, gone: str) -> None:
    first = give("2024-11", FIGURES)
    path = home.rows / first.load / gone
    path.unlink() if gone else shutil.rmtree(path)
    assert unwell(home)["rows"] == ["1 loads read", f"rows/{first.load} is gone, or not whole"]
    assert said(home)["phonics_y1 E10000025 all 201314"] == "76 of 2024-11"
    rebuild(home)
    assert unwell(home) == {}


def test_rows_that_were_cut_short_are_found(home: Home, give: Give) -> None:
    first = give("2024-11", FIGURES)
    path = home.rows / first.load / "published_figure.parquet"
    path.write_bytes(path.read_bytes()[:-10])
    assert f"rows/{first.load} is gone, or not whole" in unwell(home)["rows"]


@pytest.mark.parametrize("folder", ["bytes", "rows", "lake", "incoming"])
def test_a_folder_that_is_gone_is_no_end_of_the_examination(home: Home, give: Give, folder: str) -> None:
    give("2024-11", FIGURES)
    shutil.rmtree(home.root / folder)
    assert set(unwell(home)) == ({folder} if folder != "incoming" else set())
    assert mend(home) == []


@pytest.mark.parametrize(("column", "value"), [("value", 99.0), ("load", "000000000000"), ("group", "fsm")])
def test_changed_rows_of_the_lake_are_found(home: Home, give: Give, column: str, value: Any) -> None:
    give("2024-11", FIGURES)
    change_stored(home, "931", column, value)
    name = stored_file(home).relative_to(home.root)
    assert unwell(home)["lake"] == [
        "table published_figure does not hold what the ledger names",
        f"{name} has changed since it was written",
    ]
    rebuild(home)
    assert unwell(home) == {"lake": [f"{name} has changed since it was written"]}, "answers of before rest on it"
    shutil.rmtree(home.lake / "1")
    assert unwell(home) == {}
    assert said(home, as_at="1")["phonics_y1 E10000025 all 201314"] == "76 of 2024-11"


def test_a_file_of_the_lake_that_cannot_be_read_is_found(home: Home, give: Give) -> None:
    give("2024-11", FIGURES)
    stored_file(home).write_bytes(b"PAR1 no more")
    assert unwell(home)["lake"][0].startswith("table published_figure cannot be read")


def test_rows_of_no_load_in_the_lake_are_found(home: Home, give: Give) -> None:
    give("2024-11", FIGURES)
    path = stored_file(home, "no")
    rows = parquet.read_table(path, partitioning=None)
    parquet.write_table(pa.concat_tables([rows, rows]), path)
    assert "lake" in unwell(home)


def test_a_ledger_that_sqlite_cannot_read_is_damaged(home: Home, give: Give) -> None:
    give("2024-11", FIGURES)
    home.ledger.write_bytes(b"This is no database, and it is long enough to be taken for one. " * 100)
    with pytest.raises(LedgerDamaged, match="cannot be read"):
        examine(home)


def test_strays_are_swept_once_they_are_older_than_an_hour(home: Home, give: Give) -> None:
    receipt = give("2024-11", FIGURES)
    state, before = held(home), state_hash(home)
    strays = [home.bytes / ("0" * 64), home.bytes / "1.unfinished", home.incoming / "left.csv"]
    strays += [folder / "a.parquet.1.unfinished" for folder in (home.figures, home.tallies)]
    for stray in strays:
        stray.parent.mkdir(exist_ok=True)
        stray.write_text("left")
    folders = [home.rows / "abcdef", home.rows / "abcdef.1.unfinished", home.incoming / "tmp1", home.lake / "2"]
    for folder in folders:
        folder.mkdir()
        (folder / "published_figure.parquet").write_text("left")
    assert unwell(home) == {}
    assert mend(home) == []
    for stray in [*strays, *folders]:
        age(stray, 1.01)
    age(home.bytes / receipt.sha256, 100)
    age(home.rows / receipt.load, 100)
    age(home.lake / "1", 100)
    assert unwell(home) == {"left over": ["9 left over from loads that were stopped"]}
    assert sorted(mend(home)) == sorted([*strays, *folders])
    assert not any(path.exists() for path in [*strays, *folders])
    assert unwell(home) == {}
    assert (held(home), state_hash(home)) == (state, before)


def test_what_was_swept_under_a_loading_file_is_kept_again(
    home: Home, give: Give, monkeypatch: pytest.MonkeyPatch
) -> None:
    def sweep(step: str) -> None:
        if step == "locked":
            for path in home.bytes.iterdir():
                path.unlink()

    everywhere(monkeypatch, "passing", sweep)
    give("2024-11", FIGURES)
    assert unwell(home) == {}


def test_explaining_a_figure_reads_its_record_again(home: Home, give: Give) -> None:
    give("2024-11", FIGURES)
    receipt = give("2025-11", {"KS1P_all 2014 970": "74", "KS1P_all 2014 931": "78"})
    with open_reading(home) as reading:
        found = explain(reading, ID)
    assert (found.load.id, found.figure.record, found.origin.record["Values"]) == (receipt.load, 2, "78")
    assert [(one.edition, one.value) for one in found.editions] == [("2024-11", 76.0)]


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("value", 99.0),
        ("printed", "99"),
        ("state", "c"),
        ("record", 2),
        ("record", 99),
        ("decimals", 3),
        ("release", "final"),
        ("load", "000000000000"),
    ],
)  # fmt: skip - one change to a pair
def test_explaining_a_changed_row_fails_loudly(home: Home, give: Give, column: str, value: Any) -> None:
    give("2024-11", FIGURES)
    change_stored(home, "931", column, value)
    with open_reading(home) as reading, pytest.raises(LedgerDamaged):
        explain(reading, ID)


def test_explaining_a_row_that_was_moved_to_another_place_fails_loudly(home: Home, give: Give) -> None:
    give("2024-11", {"KS1P_all 2014 970": "74"})
    change_stored(home, "970", "place", "E10000025")
    with open_reading(home) as reading, pytest.raises(LedgerDamaged, match="place"):
        explain(reading, ID)


def test_explaining_from_changed_bytes_fails_loudly(home: Home, give: Give) -> None:
    receipt = give("2024-11", FIGURES)
    flip(home.bytes / receipt.sha256)
    with open_reading(home) as reading, pytest.raises(LedgerDamaged, match="no longer those"):
        explain(reading, ID)
    (home.bytes / receipt.sha256).unlink()
    with open_reading(home) as reading, pytest.raises(LedgerDamaged, match="gone"):
        explain(reading, ID)


def test_changed_rows_are_never_replayed_quietly(home: Home, give: Give) -> None:
    first = give("2024-11", FIGURES)
    path = home.rows / first.load / "published_figure.parquet"
    rows = parquet.read_table(path)
    position = rows.column_names.index("value")
    parquet.write_table(rows.set_column(position, "value", pa.array([99.0, 74.0, 1.0])), path)
    shutil.rmtree(home.lake)
    with pytest.raises(LedgerDamaged, match="no longer what snapshot 1 had"):
        said(home)
    with pytest.raises(LedgerDamaged, match=f"has changed: rows/{first.load}/published_figure.parquet"):
        revert(home, first.load)
    with open_ledger(home) as ledger:
        assert len(ledger.entries()) == 1
    assert [one.load.id for one in rebuild(home).differences] == [first.load]
    assert said(home)["phonics_y1 E10000025 all 201314"] == "76 of 2024-11"


@pytest.mark.parametrize("harm", [lambda path: path.unlink(), spoil, lambda path: path.write_bytes(b"PAR1 no more")])
def test_rows_that_cannot_be_read_are_damage_that_a_rebuild_mends(
    home: Home, give: Give, harm: Callable[[Path], object]
) -> None:
    first = give("2024-11", FIGURES)
    second = give("2025-11", {"KS1P_all 2014 931": "78", "KS1P_all 2014 970": "75"})
    with open_ledger(home) as ledger:  # as in a home in which nobody wrote down what files hold
        ledger.db.execute("DELETE FROM kept")
    harm(home.rows / first.load / "published_figure.parquet")
    with pytest.raises(LedgerDamaged) as caught:
        revert(home, second.load)
    assert "evenlode rebuild" in caught.value.remedy
    assert [one.load.id for one in rebuild(home).differences] == [first.load]
    revert(home, second.load)
    assert said(home)["phonics_y1 E10000025 all 201314"] == "76 of 2024-11"


def test_rows_that_are_gone_are_missed_loudly(home: Home, give: Give) -> None:
    first = give("2024-11", FIGURES)
    second = give("2025-11", {"KS1P_all 2014 931": "78", "KS1P_all 2014 970": "75"})
    shutil.rmtree(home.rows / first.load)
    with pytest.raises(LedgerDamaged, match="is gone"):
        revert(home, second.load)
    assert said(home)["phonics_y1 E10000025 all 201314"] == "78 of 2025-11"


def test_the_doctor_never_changes_anything(home: Home, give: Give) -> None:
    give("2024-11", FIGURES)
    flip(stored_file(home))
    before = {path: path.read_bytes() for path in home.root.rglob("*") if path.is_file()}
    findings: list[Finding] = examine(home)
    assert any(not finding.well for finding in findings)
    after = {path: path.read_bytes() for path in home.root.rglob("*") if path.is_file()}
    assert {path: data for path, data in after.items() if path.suffix not in (".db-shm", ".db-wal")} == before


@pytest.mark.parametrize("harm", [spoil, lambda path: path.write_bytes(b"PAR1" + b"\xff" * 400 + b"PAR1")])
@pytest.mark.parametrize("words", [("figures",), ("figures", "--json"), ("gaps",), ("ranks", "--csv"), ("explain", ID)])
def test_a_corrupt_file_of_the_lake_is_said_to_be_damage(
    home: Home, give: Give, harm: Callable[[Path], object], words: tuple[str, ...]
) -> None:
    give("2024-11", FIGURES)
    harm(stored_file(home))
    answer = evenlode(home, *words)
    assert (answer.exit_code, answer.out) == (14, "")
    assert "A file that the lake keeps cannot be read" in answer.error
    assert "evenlode doctor" in answer.error
    assert "evenlode rebuild" in answer.error
