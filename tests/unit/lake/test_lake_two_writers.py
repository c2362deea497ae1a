"""Two writers: they take turns, the one that waits too long is told who holds the ledger, and nothing is mixed."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import Any

import pytest

import look_alikes
from evenlode.cli import main
from evenlode.errors import Exit, HomeLocked
from evenlode.lake.acts import compact, revert
from evenlode.lake.doctor import examine
from evenlode.lake.home import Home
from evenlode.lake.kinds import Receipt
from evenlode.lake.ledger import open_ledger
from evenlode.sources.load import load
from ledger_model import everywhere, held, said, snapshots, state_hash

Give = Callable[..., Receipt]

FIGURES = {"KS1P_all 2014 931": "76", "KS1P_all 2014 970": "74"}

# Loads one file; waits first until the moment given, so that several begin at once.
LOADER = """
import sys, time
from pathlib import Path
from evenlode.lake.home import Home
from evenlode.sources.load import load
home, path, begin = Home(Path(sys.argv[1])), Path(sys.argv[2]), float(sys.argv[3])
time.sleep(max(0.0, begin - time.time()))
print(load(home, [path])[0][0].state)
"""

# Takes the ledgers of some homes one after the other, each at a moment agreed on.
OPENER = """
import sys, time
from pathlib import Path
from evenlode.lake.home import Home
from evenlode.lake.ledger import open_ledger
for number, root in enumerate(sys.argv[2:]):
    time.sleep(max(0.0, float(sys.argv[1]) + number / 20 - time.time()))
    with open_ledger(Home(Path(root))) as ledger, ledger.writing("nothing"):
        pass
"""

# Takes the ledger, says so, and holds it until it is killed.
HOLDER = """
import sys, time
from pathlib import Path
from evenlode.lake.home import Home
from evenlode.lake.ledger import open_ledger
with open_ledger(Home(Path(sys.argv[1])).create()) as ledger, ledger.writing("something slow"):
    print("held", flush=True)
    time.sleep(600)
"""


def at_once(home: Home, paths: Sequence[Path]) -> list[str]:
    """Load each file in a process of its own, all at once; gives what became of each."""
    begin = str(time.time() + 2.0)
    writers = [
        subprocess.Popen(
            [sys.executable, "-c", LOADER, str(home.root), str(path), begin],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for path in paths
    ]  # fmt: skip - one process to a file
    ends = [writer.communicate(timeout=120) for writer in writers]
    assert [writer.returncode for writer in writers] == [0] * len(paths), ends
    return [out.strip() for out, _err in ends]


@pytest.fixture
def paths(tmp_path: Path) -> list[Path]:
    """Three editions that say different things of one figure."""
    return [
        look_alikes.lait(
            tmp_path / edition / "lait.parquet",
            {("KS1P_all", "2014", "931"): value, ("KS1P_all", str(2014 + int(value)), "970"): value},
        )
        for edition, value in (("2024-11", "1"), ("2025-11", "2"), ("2026-04", "3"))
    ]


def test_writers_that_begin_at_once_in_a_new_home_give_the_serial_result(tmp_path: Path, paths: list[Path]) -> None:
    home, serial = Home(tmp_path / "at_once"), Home(tmp_path / "serial")
    assert at_once(home, paths) == ["accepted"] * 3
    for path in paths:
        load(serial, [path])
    assert (held(home), state_hash(home), snapshots(home)) == (held(serial), state_hash(serial), 3)
    assert all(finding.well for finding in examine(home))
    assert not (home.root / "writer.json").exists()


def test_two_writers_of_one_file_load_it_once(tmp_path: Path, paths: list[Path]) -> None:
    home = Home(tmp_path / "home")
    assert sorted(at_once(home, [paths[0], paths[0]])) == ["accepted", "already_loaded"]
    assert snapshots(home) == 1
    assert sorted(path.name for path in home.rows.iterdir()) == [load(home, [paths[0]])[0][0].load]
    assert all(finding.well for finding in examine(home))


@pytest.fixture
def holder(home: Home) -> Callable[[], subprocess.Popen[str]]:
    """Have another process hold the ledger."""

    def hold() -> subprocess.Popen[str]:
        process = subprocess.Popen([sys.executable, "-c", HOLDER, str(home.root)], stdout=subprocess.PIPE, text=True)
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        return process

    return hold


def test_a_writer_that_waits_too_long_is_told_who_holds_the_ledger_since_when(
    home: Home,
    give: Give,
    holder: Callable[[], subprocess.Popen[str]],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip - one process is asked for all of it, as it takes long to begin
    receipt = give("2024-11", FIGURES)
    process = holder()
    try:
        begun = time.monotonic()
        with pytest.raises(HomeLocked) as caught:
            compact(home, wait_seconds=0.3)
        assert 0.25 < time.monotonic() - begun < 5
        said_so = json.loads((home.root / "writer.json").read_text(encoding="utf-8"))
        assert (said_so["process"], said_so["doing"]) == (process.pid, "something slow")
        assert f"process {process.pid}) since {said_so['since']}, doing: something slow" in caught.value.where
        assert caught.value.exit_code == Exit.LOCKED == 12
        with pytest.raises(HomeLocked):
            revert(home, receipt.load, wait_seconds=0)
        assert len(said(home)) == len(FIGURES), "readers never wait"
        monkeypatch.setattr("evenlode.cli.compact.compact", partial(compact, wait_seconds=0.1))
        monkeypatch.setattr(sys, "argv", ["evenlode", "--home", str(home.root), "compact"])
        with pytest.raises(SystemExit) as stopped:
            main.run()
        assert stopped.value.code == Exit.LOCKED
        assert f"process {process.pid}" in capsys.readouterr().err
    finally:
        os.kill(process.pid, signal.SIGKILL)
        process.communicate()
    assert (home.root / "writer.json").exists(), "a killed holder cannot take its name away"
    assert compact(home, wait_seconds=5).snapshot == 2
    assert not (home.root / "writer.json").exists()


def test_an_act_that_fails_lets_go_of_the_ledger_and_changes_nothing(
    home: Home, give: Give, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = give("2024-11", FIGURES)
    state, before = held(home), state_hash(home)

    def fail(step: str) -> None:
        if step in ("partition_written", "before_commit"):
            raise OSError("no space left")

    with monkeypatch.context() as patch:
        everywhere(patch, "passing", fail)
        with pytest.raises(OSError, match="no space left"):
            give("2025-11", {"KS1P_all 2014 931": "1", "KS1P_all 2014 970": "2"})
        with pytest.raises(OSError, match="no space left"):
            revert(home, first.load)
    assert (held(home), state_hash(home), snapshots(home)) == (state, before, 1)
    assert not (home.root / "writer.json").exists()
    assert [path.name for path in home.rows.iterdir()] != []
    second = give("2025-11", {"KS1P_all 2014 931": "1", "KS1P_all 2014 970": "2"})
    assert set(said(home).values()) == {"1 of 2025-11", "2 of 2025-11"}
    revert(home, second.load, wait_seconds=1)
    assert state_hash(home) == before


class Hurried:
    """A connection after whose COMMIT another writer is in at once."""

    def __init__(self, db: sqlite3.Connection, enter: Callable[[], object]) -> None:
        self.db, self.enter = db, enter

    def execute(self, sql: str, *rest: Any) -> sqlite3.Cursor:
        """Do what is asked, and let the other in."""
        done = self.db.execute(sql, *rest)
        if sql == "COMMIT":
            self.enter()
        return done

    @property
    def in_transaction(self) -> bool:
        """Whether it holds the lock."""
        return self.db.in_transaction

    def create_function(self, *how: Any, **more: Any) -> None:
        """Give it a function of ours."""
        self.db.create_function(*how, **more)

    def close(self) -> None:
        """Let go of the file."""
        self.db.close()


def test_the_next_writers_name_is_not_taken_away(home: Home, give: Give) -> None:
    give("2024-11", FIGURES)
    with open_ledger(home) as one, open_ledger(home) as other, ExitStack() as inside:
        one.db = Hurried(one.db, lambda: inside.enter_context(other.writing("other")))  # type: ignore[assignment] - stands in for it
        with one.writing("one"):
            assert json.loads(one.holder.read_text(encoding="utf-8"))["doing"] == "one"
        assert json.loads(one.holder.read_text(encoding="utf-8"))["doing"] == "other"
        with pytest.raises(HomeLocked, match="Another writer"), one.writing("one", wait_seconds=0):
            pass
        assert one.holder.exists()
    assert not (home.root / "writer.json").exists()


def test_many_can_make_a_ledger_at_once(tmp_path: Path) -> None:
    homes = [Home(tmp_path / str(number)).create() for number in range(40)]
    begin = str(time.time() + 2.0)
    command = [sys.executable, "-c", OPENER, begin, *(str(home.root) for home in homes)]
    writers = [subprocess.Popen(command, stderr=subprocess.PIPE, text=True) for _ in range(3)]
    assert [writer.communicate(timeout=120)[1] for writer in writers] == [""] * 3
    assert [snapshots(home) for home in homes] == [0] * len(homes)


def test_a_ledger_that_cannot_be_written_is_not_said_to_be_held(home: Home, give: Give) -> None:
    give("2024-11", FIGURES)
    with open_ledger(home) as ledger:
        ledger.db.execute("PRAGMA query_only = ON")
        with pytest.raises(Exception, match="readonly") as caught, ledger.writing("nothing", wait_seconds=0):
            pass
        assert not isinstance(caught.value, HomeLocked)
