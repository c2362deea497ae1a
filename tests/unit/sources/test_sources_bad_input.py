"""Bad files are refused in words that name the file, the place and the remedy, and leave the home as it was."""

import hashlib
import json
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow
import pytest
from pyarrow import parquet

import hostile
import look_alikes
from commands import evenlode
from evenlode.lake.home import Home
from evenlode.sources.load import load

VALUES = {("KS1P_all", str(year), number): "80.5" for year in range(2010, 2026) for number in ("931", "970", "873")}
HEADING = ["Short Desc", "Years", "LA Number", "Values"]
RECORD = ["KS1P_all", "2016", "931", "80"]


def good(folder: Path) -> Path:
    """A file that is fit."""
    return look_alikes.lait(folder / "bds.parquet", VALUES)


def bytes_of_good(tmp_path: Path) -> bytes:
    """The bytes of a file that is fit."""
    return good(tmp_path / "whole").read_bytes()


def csv_of(*rows: list[str], encoding: str = "utf-8") -> bytes:
    """Rows as CSV."""
    return "".join(",".join(row) + "\r\n" for row in rows).encode(encoding)


def renamed(tmp_path: Path) -> bytes:
    """A file whose columns were given other names."""
    table = parquet.read_table(good(tmp_path / "whole"))
    names = {"Short Desc": "Indicator", "Years": "Year"}
    return hostile.parquet_bytes(table.rename_columns([names.get(name, name) for name in table.column_names]))


def swapped(tmp_path: Path) -> bytes:
    """A file in which the contents of two columns changed places."""
    table = parquet.read_table(good(tmp_path / "whole"))
    names = {"Years": "Short Desc", "Short Desc": "Years"}
    return hostile.parquet_bytes(table.rename_columns([names.get(name, name) for name in table.column_names]))


def wrong_type(tmp_path: Path) -> bytes:
    """A file with lists where there should be texts."""
    del tmp_path
    columns = {name: pyarrow.array([["a"], ["b"]]) for name in HEADING}
    return hostile.parquet_bytes(pyarrow.table(columns))


# What is in the file, what it is called, what is said of it, and where
BAD: dict[str, tuple[Callable[[Path], bytes], str, str, str]] = {
    "empty": (lambda _: b"", "bds.parquet", "is empty", ""),
    "noise": (lambda _: hostile.noise(), "bds.parquet", "look like noise", "byte"),
    "blank": (lambda _: b"\r\n" * 50, "lait.csv", "is blank", ""),
    "half of a parquet": (lambda path: bytes_of_good(path)[:-400], "bds.parquet", "cut short", "byte"),
    "a parquet of its first bytes": (lambda path: bytes_of_good(path)[:4], "bds.parquet", "cut short", "byte"),
    "a parquet without its head": (lambda path: bytes_of_good(path)[400:], "bds.parquet", "look like noise", "byte"),
    "a parquet with a hole": (
        lambda path: bytes_of_good(path)[:40] + bytes(200) + bytes_of_good(path)[240:], "bds.parquet", "damaged", "",
    ),
    "a parquet whose footer is noise": (
        lambda path: bytes_of_good(path)[:-300] + hostile.noise(292) + bytes_of_good(path)[-8:],
        "bds.parquet", "damaged", "",
    ),
    "columns renamed": (renamed, "bds.parquet", "not a file that Evenlode knows", "missing Short Desc, Years"),
    "columns swapped": (swapped, "bds.parquet", "cannot be read", "column Years, first at record 1"),
    "columns of lists": (wrong_type, "bds.parquet", "", ""),
    "wrong encoding": (
        lambda _: csv_of(HEADING, RECORD, ["K\u00e9", "2016", "931", "80"]).replace(b"\xc3\xa9", b"\x81\x8d"),
        "lait.csv", "cannot be read as text", "line 3",
    ),
    "cut within a letter": (
        lambda _: csv_of(HEADING, ["\u00e9", "2", "3", "\u00e9"])[:-3], "lait.csv", "cut short", "line",
    ),
    "a zip bomb": (lambda _: hostile.flat_bomb(), "figures.zip", "times its size", "pupils.csv"),
    "zips in zips": (lambda _: hostile.nested_bomb(), "figures.zip", "", ""),
    "a zip that lies": (lambda _: hostile.lying_zip(), "figures.zip", "", ""),
    "a zip that leads out": (lambda _: hostile.slip_zip(), "figures.zip", "leads out of its own folder", "outside.csv"),
    "a zip with a link": (lambda _: hostile.link_zip(), "figures.zip", "link", "pupils.csv"),
    "a locked zip": (lambda _: hostile.locked_zip(), "figures.zip", "password", "pupils.csv"),
    "an entity bomb": (lambda _: hostile.entity_bomb_workbook(), "sn_may_2025.xlsx", "", ""),
    "an entity of this machine": (lambda _: hostile.external_entity_workbook(), "sn_may_2025.xlsx", "", ""),
    "a workbook bomb": (lambda _: hostile.workbook_bomb(), "sn_may_2025.xlsx", "times its size", ""),
    "a picture": (lambda _: hostile.png(), "bds.parquet", "is a picture (PNG)", "byte 0"),
    "something else": (
        lambda _: csv_of(["Colour", "Size"], ["red", "2"]), "lait.csv", "not a file", "found 2 columns",
    ),
    "a column short": (lambda _: csv_of(HEADING[:3], RECORD[:3]), "lait.csv", "not a file", "missing Values"),
    "no such places": (
        lambda _: csv_of(HEADING, *[[*RECORD[:2], "999", "8"]] * 3), "lait.csv", "3 of the 3 records", "LA Number",
    ),
}  # fmt: skip


def state_of(home: Home) -> dict[str, Any]:
    """Everything that a home holds: every file with its hash, the ledger by its rows."""
    files = {
        str(path.relative_to(home.root)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(home.root.rglob("*"))
        if path.is_file() and not path.name.startswith("ledger.db")
    }
    folders = [str(path.relative_to(home.root)) for path in sorted(home.root.rglob("*")) if path.is_dir()]
    with sqlite3.connect(home.ledger) as db:
        tables = [row[0] for row in db.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
        ledger = {table: db.execute(f"SELECT * FROM {table} ORDER BY 1, 2").fetchall() for table in tables}  # noqa: S608 - our own names
    db.close()
    return {"files": files, "folders": folders, "ledger": ledger}


@pytest.fixture
def bad(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A bad file."""
    make, name, _what, _where = BAD[request.param]
    path = look_alikes.made(tmp_path / "2026-04" / name)
    path.write_bytes(make(tmp_path))
    return path


@pytest.mark.parametrize(("bad", "kind"), [(kind, kind) for kind in BAD], ids=list(BAD), indirect=["bad"])
def test_a_bad_file_is_refused_in_words_and_leaves_nothing(home: Home, bad: Path, kind: str) -> None:
    _make, name, what, where = BAD[kind]
    answer = evenlode(home, "load", str(bad), "--json")
    assert (answer.exit_code, answer.error) == (11, "")
    receipt = json.loads(answer.out)[0]
    problem = receipt["problems"][0]
    assert (receipt["state"], receipt["load"], problem["severity"]) == ("refused", "", "refusal")
    assert what in problem["message"]
    assert where in problem["message"]
    assert "Where: " in problem["message"]
    assert name in problem["message"]
    assert problem["remedy"]
    assert not home.root.exists(), "a home that was made for nothing is taken away again"


@pytest.mark.parametrize(
    "bad", ["noise", "columns renamed", "no such places", "a zip bomb", "a picture"], indirect=True
)
def test_a_home_stays_byte_for_byte_as_it_was(home: Home, bad: Path, tmp_path: Path) -> None:
    load(home, [good(tmp_path / "2024-11")])
    before = state_of(home)
    assert evenlode(home, "load", str(bad)).exit_code == 11
    assert state_of(home) == before
    assert not list(home.incoming.iterdir())


def test_in_words_for_a_person_too(home: Home, tmp_path: Path) -> None:
    path = look_alikes.made(tmp_path / "2026-04" / "bds.parquet")
    path.write_bytes(b"")
    answer = evenlode(home, "load", str(path))
    assert answer.exit_code == 11
    assert "bds.parquet: refused" in answer.out
    assert "bds.parquet is empty: it holds no bytes at all" in answer.out
    assert "Export the file again" in answer.out


@pytest.mark.parametrize("cut", [5, 12, 100, 500, 1000, 1500, -12, -9, -8, -5, -4, -1])
def test_a_parquet_cut_anywhere_is_refused(home: Home, tmp_path: Path, cut: int) -> None:
    path = look_alikes.made(tmp_path / "2026-04" / "bds.parquet")
    path.write_bytes(bytes_of_good(tmp_path)[:cut])
    receipts, _ = load(home, [path])
    assert [str(one.state) for one in receipts] == ["refused"]
    assert not home.root.exists()


def test_the_good_files_of_a_mixed_folder_go_live(home: Home, tmp_path: Path) -> None:
    folder = tmp_path / "2026-04"
    good(folder)
    look_alikes.neighbours(folder / "sn_may_2025.xlsx", {931: [873, 919, 825, 937, 916, 850, 867, 938, 869, 803]})
    (folder / "broken.parquet").write_bytes(hostile.noise())
    (folder / "picture.parquet").write_bytes(hostile.png())
    answer = evenlode(home, "load", str(folder), "--json")
    assert answer.exit_code == 11
    states = {receipt["file"]: receipt["state"] for receipt in json.loads(answer.out)}
    assert states == {
        "bds.parquet": "accepted", "broken.parquet": "refused", "picture.parquet": "refused",
        "sn_may_2025.xlsx": "accepted",
    }  # fmt: skip
    fit = [receipt["sha256"] for receipt in json.loads(answer.out) if receipt["state"] == "accepted"]
    assert sorted(path.name for path in home.bytes.iterdir()) == sorted(fit)
    assert not list(home.incoming.iterdir())
    again = evenlode(home, "load", str(folder), "--json")
    assert again.exit_code == 11
    assert {receipt["state"] for receipt in json.loads(again.out)} == {"already_loaded", "refused"}


def test_a_folder_without_files_is_refused(home: Home, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    answer = evenlode(home, "load", str(tmp_path / "empty"))
    assert answer.exit_code == 11
    assert "There is no file to load here." in answer.error
    assert not home.root.exists()


@pytest.mark.parametrize("existing", [False, True])
def test_a_path_that_is_not_there_makes_no_home(home: Home, tmp_path: Path, existing: bool) -> None:
    if existing:
        home.root.mkdir()
    answer = evenlode(home, "load", str(tmp_path / "nowhere"))
    assert answer.exit_code == 10
    assert "There is no file or folder" in answer.error
    assert home.root.exists() == existing
    assert not existing or not list(home.root.iterdir())


def test_a_folder_that_is_somebody_elses_is_left_as_it_is(home: Home, tmp_path: Path) -> None:
    look_alikes.made(home.root / "bytes" / "theirs.txt").write_text("theirs", encoding="utf-8")
    assert evenlode(home, "load", str(tmp_path / "nowhere")).exit_code == 10
    assert [str(path.relative_to(home.root)) for path in sorted(home.root.rglob("*"))] == ["bytes", "bytes/theirs.txt"]
