"""The power is cut at any moment: of what was not synced anything may be gone, and still the state is old or new.

An act is done once while all that it asks of the disk is recorded; then, for one moment after the other, what a cut
would leave at that moment is laid down and opened.
"""

from collections.abc import Sequence
from copy import deepcopy
from itertools import pairwise
from pathlib import Path

import pytest

from attacks.recording import Change, recorded
from attacks.replaying import Disk, File, Folder, Left, played
from attacks.scene import ACTS, Scene, acts_of, grave, must_go_on, seen, so_many
from evenlode.lake.home import Home

MOMENTS = {act: so_many(0, 4, 40) for act in ACTS} | {"load": so_many(3, 14, 320), "rebuild": so_many(1, 5, 100)}
PASSING = ("incoming", "waiting", "writer.json", "ledger.db-")  # what nobody needs once the act has ended
OFTEN = 10  # one write in so many that follow each other into one file is a moment of its own


def moments(changes: Sequence[Change], many: int) -> list[int]:
    """Some numbers of changes after which the power is cut, spread over all at which something else begins."""
    same = [one.what == before.what == "write" and one.path == before.path for before, one in pairwise(changes)]
    begins = [0, *(at + 1 for at, again in enumerate(same) if not again or at % OFTEN == 0), len(changes)]
    return sorted({begins[len(begins) * (2 * place + 1) // (2 * many)] for place in range(many)} if many else ())


def unlike(one: Path, other: Path) -> set[str]:
    """The files that do not stand the same below two folders."""
    there = [
        {str(path.relative_to(root)): path.read_bytes() for path in root.rglob("*") if path.is_file()}
        for root in (one, other)
    ]
    names = {name for name in {*there[0], *there[1]} if not name.endswith("-shm")}
    return {name for name in names if there[0].get(name) != there[1].get(name)}


def not_synced(folder: Folder, name: str = "") -> set[str]:
    """What would be lost if the power were cut now."""
    found = {name or "."} if folder.names != folder.synced else set()
    for inside, one in folder.names.items():
        path = f"{name}/{inside}".lstrip("/")
        if isinstance(one, Folder):
            found |= not_synced(one, path)
        elif bytes(one.data) != one.synced:
            found.add(path)
    return found


def must_be_synced_before_it_is_told(disk: Disk, changes: Sequence[Change]) -> None:
    """Ask that all that an entry names would survive a cut by the time that a person is told of it."""
    told = next(number for number, one in enumerate(changes) if one.what == "told")
    left = not_synced(played(disk, changes[:told]).top) - {"."}
    assert {path for path in left if not path.startswith(PASSING)} == set()


@pytest.mark.parametrize("act", [act for act, many in MOMENTS.items() if many])
def test_an_act_during_which_the_power_is_cut_is_undone_or_done(scene: Scene, tmp_path: Path, act: str) -> None:
    home = scene.copied(tmp_path)
    disk = Disk(home.root)
    changes = recorded(scene.command(home, act), tmp_path, home.root)
    must_be_synced_before_it_is_told(deepcopy(disk), changes)
    so_far, outcomes = 0, set()
    for number, moment in enumerate(moments(changes, MOMENTS[act])):
        played(disk, changes[so_far:moment])
        so_far = moment
        how = (Left.SYNCED, Left.SOME, Left.SYNCED, Left.SOME, Left.ALL)[number % 5]
        left = Home(disk.leave(tmp_path / str(number) / "home", how, seed=number))
        told = any(one.what == "told" for one in changes[:moment])
        done = must_go_on(scene, left, act)
        assert done or not told, f"what was told is lost at {moment}, {how}"
        outcomes.add(done)
    played(disk, changes[so_far:])
    assert unlike(home.root, disk.leave(tmp_path / "whole")) == set(), "the recording is whole"
    assert outcomes == {False, True} or MOMENTS[act] < 10


def test_a_first_load_during_which_the_power_is_cut_is_undone_or_done(scene: Scene, tmp_path: Path) -> None:
    around = tmp_path / "around"
    around.mkdir()
    home, disk = Home(around / "new" / "home"), Disk(around)
    changes = recorded(scene.command(home, "load"), tmp_path, around)
    new = seen(home)
    so_far = 0
    for number, moment in enumerate([*moments(changes, so_many(2, 8, 60)), len(changes)]):
        played(disk, changes[so_far:moment])
        so_far = moment
        how = (Left.SYNCED, Left.SOME)[number % 2]
        left = Home(disk.leave(tmp_path / str(number), how, seed=number) / "new" / "home")
        told = any(one.what == "told" for one in changes[:moment])
        done = left.exists() and acts_of(left) > 0
        assert done or not told
        if not done:
            scene.do(left, "load")
        assert (acts_of(left), seen(left).names) == (1, new.names)
        assert grave(left) == []
    assert done


def test_a_disk_keeps_what_was_synced_and_no_more(tmp_path: Path) -> None:
    (tmp_path / "disk").mkdir()
    (tmp_path / "disk" / "old").write_bytes(b"old")
    disk, top = Disk(tmp_path / "disk"), tmp_path / "disk"
    played(
        disk,
        [
            Change("make", top / "new"),
            Change("write", top / "new", data=b"new"),
            Change("sync", top / "new"),
            Change("write", top / "old", at=1, data=b"LD and more"),
            Change("move", top / "old", top / "older"),
        ],
    )
    assert left_of(disk, tmp_path / "1", Left.ALL) == {"new": b"new", "older": b"oLD and more"}
    assert left_of(disk, tmp_path / "2", Left.SYNCED) == {"old": b"old"}
    disk.play(Change("sync", top))
    assert left_of(disk, tmp_path / "3", Left.SYNCED) == {"new": b"new", "older": b"old"}
    torn = {tuple(left_of(disk, tmp_path / f"4-{seed}", Left.SOME, seed).items()) for seed in range(200)}
    assert len(torn) > 5
    assert all(dict(one)["older"].startswith(b"o") for one in torn)
    assert isinstance(disk.find(top / "new"), File)


def left_of(disk: Disk, to: Path, how: Left, seed: int = 0) -> dict[str, bytes]:
    """The files that a cut leaves."""
    return {path.name: path.read_bytes() for path in disk.leave(to, how, seed).iterdir()}
