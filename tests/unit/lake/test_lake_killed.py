"""Killed at any step: readers see the old state or the new, never a mixture, and the next act mends what is left."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

import look_alikes
from evenlode.lake.acts import compact, confirm, revert
from evenlode.lake.doctor import examine
from evenlode.lake.home import Home
from evenlode.lake.writer import STEPS
from evenlode.sources.load import load
from evenlode.sources.rebuild import rebuild
from ledger_model import State, held, one_engine, snapshots, state_hash

# Does one act; killed where EVENLODE_KILL_AT says.
DOER = """
import sys
from pathlib import Path
from evenlode.lake.acts import compact, confirm, revert
from evenlode.lake.home import Home
from evenlode.sources.load import load
from evenlode.sources.rebuild import rebuild
act, home, what = sys.argv[1], Home(Path(sys.argv[2])), sys.argv[3]
if act == "load":
    load(home, [Path(what)])
elif what:
    {"revert": revert, "confirm": confirm}[act](home, what)
else:
    {"compact": compact, "rebuild": rebuild}[act](home)
"""

# Which steps each act passes on its way.
PASSED = {
    "load": STEPS,
    "revert": ("mended", "partition_written", "before_commit"),
    "confirm": ("mended", "partition_written", "before_commit"),
    "compact": ("mended", "before_commit"),
    "rebuild": ("mended", "partition_written", "before_commit"),
}
AFTER = ("committed",)
CASES = [(act, step) for act, steps in PASSED.items() for step in steps]


@dataclass(frozen=True)
class Scene:
    """A home to which something can be done in every way, what is done, and the hash of the state before."""

    home: Home
    what: dict[str, str]
    before: str
    state: State


@dataclass(frozen=True)
class Outcome:
    """The state that an act leads to when nothing stops it."""

    hash: str
    state: State


@pytest.fixture(scope="module")
def scene(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Scene]:
    """Two editions and a dictionary live, a third edition held, and a folder of two new files to load."""
    folder = tmp_path_factory.mktemp("scene")
    with one_engine(tmp_path_factory.getbasetemp()):
        home = Home(folder / "home")
        years = [str(year) for year in range(2010, 2016)]
        names = ("KS1P_all", "Invented_Short")
        editions = [
            look_alikes.lait(
                folder / edition / "lait.parquet", {(name, year, "931"): value for name in names for year in chosen}
            )
            for edition, value, chosen in (
                ("2024-11", "1", years),
                ("2025-11", "2", years[:4]),
                ("2026-04", "3", years[:1]),
            )
        ]
        dictionary = look_alikes.lait_dictionary(folder / "dictionary.csv")
        first = load(home, [editions[0], dictionary])[0][0]
        load(home, [editions[1]])
        third = load(home, [editions[2]])[0][0]
        new = folder / "2026-01"
        look_alikes.lait(new / "lait.parquet", {(name, year, "970"): "4" for name in names for year in years})
        look_alikes.lait_dictionary(new / "dictionary.csv", ("KS1P_all", "Another_Short"))
        what = {"load": str(new), "revert": first.load, "confirm": third.load, "compact": "", "rebuild": ""}
        yield Scene(home, what, state_hash(home), held(home))


@pytest.fixture(scope="module")
def outcomes(scene: Scene, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Outcome]:
    """What each act leads to."""
    found = {}
    for act in PASSED:
        home = copied(scene, tmp_path_factory.mktemp("outcome"))
        do(home, act, scene)
        found[act] = Outcome(state_hash(home), held(home))
    assert len({outcome.hash for outcome in found.values()}) == len(PASSED) - 1, (
        "only these two leave the state as it is"
    )
    assert found["compact"].hash == found["rebuild"].hash == scene.before
    return found


def copied(scene: Scene, folder: Path) -> Home:
    """The scene's home, to be spoilt."""
    return Home(Path(shutil.copytree(scene.home.root, folder / "home")))


def kill(home: Home, act: str, scene: Scene, step: str) -> None:
    """Do one act in a process of its own, which is killed at a step."""
    command = [sys.executable, "-c", DOER, act, str(home.root), scene.what[act]]
    ended = subprocess.run(command, env={**os.environ, "EVENLODE_KILL_AT": step}, check=False).returncode
    assert ended == -signal.SIGKILL


def do(home: Home, act: str, scene: Scene) -> None:
    """Do one act in this process, to its end."""
    what = scene.what[act]
    if act == "load":
        assert {receipt.state for receipt in load(home, [Path(what)])[0]} == {"accepted"}
    elif what:
        {"revert": revert, "confirm": confirm}[act](home, what)
    else:
        {"compact": compact, "rebuild": rebuild}[act](home)


def grave(home: Home) -> list[str]:
    """What the doctor finds wrong, apart from what was left over."""
    return [finding.detail for finding in examine(home) if not finding.well and finding.what != "left over"]


def test_every_step_is_tried() -> None:
    assert {step for steps in PASSED.values() for step in steps} == set(STEPS)


@pytest.mark.parametrize(("act", "step"), CASES)
def test_a_killed_act_is_undone_or_done(
    scene: Scene, outcomes: dict[str, Outcome], tmp_path: Path, act: str, step: str
) -> None:
    home, new = copied(scene, tmp_path), outcomes[act]
    kill(home, act, scene, step)
    expected = (new.hash, new.state) if step in AFTER else (scene.before, scene.state)
    assert (state_hash(home), held(home)) == expected
    assert not missing(scene.home, home), "no byte and no row of an earlier load is lost"
    assert compact(home).state_hash == expected[0]
    assert held(home) == expected[1], "another act mends"
    if step not in AFTER:
        do(home, act, scene)
    assert (state_hash(home), held(home)) == (new.hash, new.state)
    assert grave(home) == []


def missing(before: Home, after: Home) -> set[str]:
    """The files of bytes and rows that stood in one home and do not stand, the same, in another."""
    kept = [path for folder in (before.bytes, before.rows) for path in folder.rglob("*") if path.is_file()]
    return {
        str(path)
        for path in kept
        if not (there := after.root / path.relative_to(before.root)).is_file()
        or there.read_bytes() != path.read_bytes()
    }  # fmt: skip - one condition to a line


@pytest.mark.parametrize("step", ["rows_kept", "partition_written", "before_commit"])
def test_the_first_load_of_a_home_killed_leaves_nothing_to_read_and_loads_again(
    scene: Scene, tmp_path: Path, step: str
) -> None:
    home = Home(tmp_path / "home")
    kill(home, "load", scene, step)
    assert (state_hash(home) if home.exists() else "") == ""
    do(home, "load", scene)
    assert snapshots(home) == 1
    assert grave(home) == []


def test_a_load_killed_while_the_lake_was_lost_is_mended(
    scene: Scene, outcomes: dict[str, Outcome], tmp_path: Path
) -> None:
    home = copied(scene, tmp_path)
    shutil.rmtree(home.lake)
    kill(home, "load", scene, "partition_written")
    assert held(home) == scene.state
    do(home, "load", scene)
    assert (state_hash(home), held(home)) == (outcomes["load"].hash, outcomes["load"].state)
    assert held(home, as_at="3") == scene.state


def test_what_a_killed_load_leaves_is_read_again_by_the_code_of_the_day(
    scene: Scene, outcomes: dict[str, Outcome], tmp_path: Path
) -> None:
    home = copied(scene, tmp_path)
    kill(home, "load", scene, "before_commit")
    left = [
        path
        for path in home.rows.rglob("published_figure.parquet")
        if not (scene.home.rows / path.parent.name).exists()
    ]
    assert left
    for path in left:
        path.write_bytes(b"read by older code")
    do(home, "load", scene)
    assert (state_hash(home), held(home)) == (outcomes["load"].hash, outcomes["load"].state)
