"""Killed at any named step and at any moment: undone or done, never a mixture, and what was said to be done is done."""

import random
import shutil
import signal
import subprocess
import time
from contextlib import suppress
from pathlib import Path

import pytest

from attacks.scene import ACTS, Scene, acts_of, environment, grave, must_go_on, run, seen, so_many
from evenlode.errors import Expired
from evenlode.lake.home import Home
from evenlode.lake.steps import STEPS
from ledger_model import held

# Which steps each act passes on its way.
PASSED = {
    "load": STEPS[: STEPS.index("committed") + 1],
    "hold": ("bytes_kept", "rows_kept", "locked", "mended", "before_commit", "committed"),
    "redate": ("bytes_kept", "rows_kept", "locked", "mended", "partition_written", "before_commit", "committed"),
    "revert": ("mended", "partition_written", "before_commit"),
    "confirm": ("mended", "partition_written", "before_commit"),
    "compact": ("mended", "before_commit"),
    "rebuild": ("mended", "partition_written", "before_commit"),
    "expire": ("mended", "partition_written", "before_commit", *STEPS[STEPS.index("committed") :]),
}
AFTER = STEPS[STEPS.index("committed") :]
CASES = [
    (act, step)
    for act, steps in PASSED.items()
    for place, step in enumerate(steps)
    if (act == "load" and place % 2) or step in ("before_commit", "keys_destroyed") or so_many(0, 1, 1)
]
MOMENTS = {act: so_many(2, 10, 100) if act == "load" else so_many(0, 2, 20) for act in ACTS}


def test_every_step_is_tried() -> None:
    assert {step for steps in PASSED.values() for step in steps} == set(STEPS)
    assert PASSED.keys() == {*ACTS}


@pytest.mark.parametrize(("act", "step"), CASES)
def test_an_act_that_is_killed_at_a_step_is_undone_or_done(scene: Scene, tmp_path: Path, act: str, step: str) -> None:
    home = scene.copied(tmp_path)
    assert run(scene.command(home, act), EVENLODE_KILL_AT=step).returncode == -signal.SIGKILL
    assert must_go_on(scene, home, act) is (step in AFTER)


@pytest.mark.parametrize("act", [act for act, moments in MOMENTS.items() if moments])
def test_an_act_that_is_killed_at_a_random_moment_is_undone_or_done(scene: Scene, tmp_path: Path, act: str) -> None:
    begun = time.monotonic()
    assert run(scene.command(scene.copied(tmp_path / "whole"), act)).returncode in (0, 4)
    takes = time.monotonic() - begun
    chosen = random.Random(act)  # noqa: S311 - chooses moments, and no secret
    for number in range(MOMENTS[act]):
        home = scene.copied(tmp_path / str(number))
        said = killed_after(takes * chosen.uniform(0.3, 1.05), scene.command(home, act))
        assert must_go_on(scene, home, act) or not said, "what a sender was told of is done"


def killed_after(seconds: float, command: list[str]) -> bytes:
    """Run a process, kill it after some time, and give what it had said until then."""
    process = subprocess.Popen(command, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    time.sleep(seconds)
    process.send_signal(signal.SIGKILL)
    return process.communicate(timeout=60)[0]


def test_whoever_reads_meanwhile_sees_the_old_state_or_the_new_one(scene: Scene, tmp_path: Path) -> None:
    for act in ACTS[-so_many(2, len(ACTS), len(ACTS)) :]:
        home = scene.copied(tmp_path / act)
        both, found = (scene.before, scene.after(act)), []
        process = subprocess.Popen(scene.command(home, act), env=environment(), stdout=subprocess.DEVNULL)
        while process.poll() is None:
            with suppress(Expired):  # what is destroyed while it is read is asked for again
                found.append(seen(home))
        found.append(seen(home))
        assert len(found) > 1
        assert [one for one in found if one not in both] == []
        assert found[-1] == both[1]
        places = [both.index(one) for one in found]
        assert places == sorted(places), "what is new stays"


@pytest.mark.parametrize("step", ["rows_kept", "partition_written", "before_commit"])
def test_a_first_load_that_is_killed_leaves_nothing_to_read_and_loads_again(
    scene: Scene, tmp_path: Path, step: str
) -> None:
    home = Home(tmp_path / "home")
    assert run(scene.command(home, "load"), EVENLODE_KILL_AT=step).returncode == -signal.SIGKILL
    assert acts_of(home) == 0
    scene.do(home, "load")
    assert acts_of(home) == 1
    assert grave(home) == []


def test_a_load_that_is_killed_while_the_lake_was_lost_is_mended(scene: Scene, tmp_path: Path) -> None:
    home = scene.copied(tmp_path)
    shutil.rmtree(home.lake)
    assert run(scene.command(home, "load"), EVENLODE_KILL_AT="partition_written").returncode == -signal.SIGKILL
    assert must_go_on(scene, home, "load") is False
    assert held(home, as_at=str(acts_of(scene.home))) == scene.before.state


def test_what_a_killed_load_leaves_is_read_again_by_the_code_of_the_day(scene: Scene, tmp_path: Path) -> None:
    home = scene.copied(tmp_path)
    run(scene.command(home, "load"), EVENLODE_KILL_AT="before_commit")
    left = [
        path
        for path in home.rows.rglob("published_figure.parquet")
        if not (scene.home.rows / path.parent.name).exists()
    ]
    assert left
    for path in left:
        path.write_bytes(b"read by older code")
    assert must_go_on(scene, home, "load") is False
