"""A load or rebuild of pupils that is killed at any step: undone or done, and nothing of a child left in the clear."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import pupils
from evenlode.lake.doctor import examine
from evenlode.lake.home import Home
from evenlode.lake.keys import PASSPHRASE
from evenlode.lake.ledger import open_ledger
from evenlode.lake.names import read_names
from evenlode.lake.steps import STEPS
from evenlode.sources.load import load
from evenlode.sources.rebuild import rebuild
from ledger_model import held, state_hash
from pupils import file_of, in_the_clear

CHILDREN = pupils.pupils(5)
DOER = """
import sys
from pathlib import Path
sys.path.append(sys.argv[1])
import pupils
from evenlode.lake.home import Home
from evenlode.sources.load import load
from evenlode.sources.rebuild import rebuild
pupils.install()
home = Home(Path(sys.argv[2]))
load(home, [Path(sys.argv[3])]) if sys.argv[3] else rebuild(home, new_pseudonyms=True)
"""
TESTS = Path(pupils.__file__).parent


@pytest.fixture(autouse=True)
def invented_source(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The invented source is in the catalogue, and no passphrase is given."""
    monkeypatch.delenv(PASSPHRASE, raising=False)
    pupils.install()
    yield
    pupils.uninstall()


def kill(home: Home, what: str, step: str) -> None:
    """Load a file, or rebuild under new pseudonyms, in a process that is killed at a step."""
    command = [sys.executable, "-c", DOER, str(TESTS), str(home.root), what]
    ended = subprocess.run(command, env={**os.environ, "EVENLODE_KILL_AT": step}, check=False).returncode
    assert ended == -signal.SIGKILL


def names(home: Home) -> int:
    """How many names the live loads have."""
    with open_ledger(home) as ledger:
        head = ledger.head()
        return read_names(home, ledger.loads_at(head.snapshot) if head else []).num_rows


def grave(home: Home) -> list[str]:
    """What the doctor finds wrong, apart from what was left over."""
    return [found.detail for found in examine(home) if not found.well and found.what != "left over"]


def age(home: Home) -> None:
    """Make what a killed process was reading old enough to be swept."""
    for folder in home.incoming.iterdir():
        os.utime(folder, (0, 0))


@pytest.mark.parametrize("step", STEPS[: STEPS.index("committed") + 1])
def test_a_killed_load_of_pupils_is_undone_or_done(home: Home, tmp_path: Path, step: str) -> None:
    first = file_of(tmp_path / "a.csv", CHILDREN)
    second = file_of(tmp_path / "b.csv", CHILDREN, mark="N", published="2026-04-02")
    load(home, [first])
    before = state_hash(home)
    kill(home, str(second), step)
    assert (state_hash(home) == before) == (step != "committed")
    assert names(home) == (10 if step == "committed" else 5)
    age(home)
    states = {receipt.state for receipt in load(home, [second])[0]}
    assert states == {"already_loaded" if step == "committed" else "accepted"}
    assert names(home) == 10
    assert grave(home) == []
    assert in_the_clear(home.root, CHILDREN) == []


def test_many_processes_that_load_the_first_pupils_at_once_have_one_key(home: Home, tmp_path: Path) -> None:
    files = [file_of(tmp_path / f"{number % 3}.csv", CHILDREN, mark=str(number % 3)) for number in range(4)]
    commands = [[sys.executable, "-c", DOER, str(TESTS), str(home.root), str(file)] for file in files]
    running = [subprocess.Popen(command) for command in commands]
    assert [process.wait(timeout=120) for process in running] == [0] * 4
    assert names(home) == 15
    assert grave(home) == []
    assert len(held(home)) == 5
    assert in_the_clear(home.root, CHILDREN) == []
    assert list(home.incoming.iterdir()) == []


@pytest.mark.parametrize("step", ["bytes_kept", "rows_kept", "before_commit"])
def test_a_killed_first_load_of_pupils_leaves_a_key_with_which_the_next_goes_on(
    home: Home, tmp_path: Path, step: str
) -> None:
    file = file_of(tmp_path / "a.csv", CHILDREN)
    kill(home, str(file), step)
    key = home.key.read_bytes()
    load(home, [file])
    assert home.key.read_bytes() == key
    assert names(home) == 5
    assert grave(home) == []


@pytest.mark.parametrize("step", ["mended", "partition_written", "before_commit"])
def test_a_killed_change_of_pseudonyms_is_undone_for_readers_and_done_by_the_next_rebuild(
    home: Home, tmp_path: Path, step: str
) -> None:
    load(home, [file_of(tmp_path / "a.csv", CHILDREN)])
    before = held(home)
    kill(home, "", step)
    assert held(home) == before
    assert names(home) == 5
    assert grave(home) == []
    later = file_of(tmp_path / "b.csv", CHILDREN, mark="N")
    assert load(home, [later])[0][0].state == "refused"
    assert [found.why for found in rebuild(home).differences] == ["its pupils have new pseudonyms"]
    assert held(home) != before
    assert load(home, [later])[0][0].state == "accepted"
    shutil.rmtree(home.incoming)
    assert in_the_clear(home.root, CHILDREN) == []
