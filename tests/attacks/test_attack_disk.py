"""A disk that is full, that can only be read, or that fails: the old state, a message that says what to do, no harm."""

import os
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path

import pyarrow as pa
import pytest
from pyarrow import parquet

from attacks.scene import ACTS, Call, Scene, acts_of, must_go_on, run, seen, so_many
from attacks.tracing import astray, calls_of, refused, spoilt
from evenlode.engines.duckdb_engine import DuckDBEngine
from evenlode.errors import Exit, Refused
from evenlode.lake.home import Home
from evenlode.lake.ledger import open_ledger
from evenlode.lake.working import at_work

# How many KB are left on the disk when an act begins: from none, with which it cannot even lock, to almost enough.
ROOM = {
    "load": so_many([36, 190], [0, 36, 60, 100, 160, 200], [0, 4, 30, *range(34, 250, 18)]),
    "rebuild": so_many([160], [40, 200], [0, 40, 80, 120, 160, 200, 250, 300]),
    "confirm": so_many([], [50], [0, 34, 40, 50, 60, 70]),
    "compact": so_many([], [40], [34, 40, 50]),
    "revert": so_many([], [50], [34, 50, 60]),
    "hold": so_many([], [60], [34, 60, 80]),
    "redate": so_many([], [60], [40, 60, 80]),
    "expire": so_many([], [50], [34, 42, 50, 60]),
}
FULL = [(act, room) for act, rooms in ROOM.items() for room in rooms]
QUESTIONS = (("loads",), ("doctor",), ("figures",), ("gaps", "--json"))[: so_many(2, 4, 4)]

# What fails, and how; the calls by which Python, SQLite, Arrow and Delta write.
FAILING = {
    "sync": ("fsync,fdatasync", "EIO"),
    "pages": ("pwrite64", "EIO"),
    "names": ("rename,renameat,renameat2,link,linkat,mkdir,mkdirat", "EIO"),
    "rows": ("write", "EIO"),
    "rows, no room": ("write", "ENOSPC"),
}
POINTS = so_many(1, 2, 12)


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A small disk of its own."""
    folder = tmp_path / "disk"
    folder.mkdir()
    as_root("mount", "-t", "tmpfs", "-o", "size=6m,mode=0777", "tmpfs", str(folder))
    yield folder
    as_root("umount", "--lazy", str(folder))


def as_root(*words: str) -> None:
    """Run a command that only root may run; the test is skipped where nobody may."""
    before = () if os.getuid() == 0 else ("sudo", "-n")
    done = subprocess.run([*before, *words], check=False, capture_output=True, text=True)
    if done.returncode:
        pytest.skip(f"no disk can be mounted here: {done.stderr.strip()}")


def filled(disk: Path, but: int) -> Path:
    """Fill a disk, all but so many KB; gives what fills it."""
    ballast = disk / "ballast"
    found = os.statvfs(disk)
    with ballast.open("wb") as file:
        os.posix_fallocate(file.fileno(), 0, found.f_bavail * found.f_frsize - but * 1024)
    return ballast


@pytest.mark.parametrize(("act", "room"), FULL)
def test_an_act_that_finds_the_disk_full_changes_nothing_and_says_so(
    scene: Scene, disk: Path, act: str, room: int
) -> None:
    home = scene.copied(disk)
    ballast = filled(disk, room)
    done = run(scene.command(home, act))
    if done.returncode == Exit.REFUSED:
        assert "evenlode: The disk is full.\n" in done.stderr
        assert f"where: home {home.root}, where 0 MB are free" in done.stderr
        assert "what to do: make room on that disk" in done.stderr
    else:
        assert done.returncode in (Exit.DONE, Exit.HELD), done.stderr
    is_done = acts_of(home) > acts_of(scene.home)
    assert seen(home) == (scene.after(act) if is_done else scene.before), "readers read on"
    assert is_done is (done.returncode != Exit.REFUSED) or act == "expire", "which destroys once it is entered"
    ballast.unlink()
    assert must_go_on(scene, home, act) is is_done


@pytest.mark.parametrize("act", ACTS[: so_many(1, 8, 8)])
def test_a_home_that_can_only_be_read_is_read_and_not_changed(scene: Scene, disk: Path, act: str) -> None:
    home = scene.copied(disk)
    as_root("mount", "-o", "remount,ro", str(disk))
    done = run(scene.command(home, act))
    assert done.returncode == Exit.REFUSED, done.stderr
    assert "evenlode: The disk cannot be written to.\n" in done.stderr
    assert "what to do: figures can still be asked for" in done.stderr
    assert seen(home) == scene.before
    as_root("mount", "-o", "remount,rw", str(disk))
    assert must_go_on(scene, home, act) is False


@pytest.mark.parametrize("words", QUESTIONS)
@pytest.mark.parametrize("what", ["full", "read-only"])
def test_questions_are_answered_where_nothing_can_be_written(
    scene: Scene, disk: Path, what: str, words: Sequence[str]
) -> None:
    home = scene.copied(disk)
    filled(disk, 0) if what == "full" else as_root("mount", "-o", "remount,ro", str(disk))
    asked, whole = run(scene.question(home, *words)), scene.answer(*words)
    assert (asked.returncode, asked.stderr) == (0, whole.stderr)
    assert asked.stdout == whole.stdout


def test_what_was_committed_and_not_yet_tidied_is_read_where_nothing_can_be_written(
    scene: Scene, disk: Path, tmp_path: Path
) -> None:
    whole = scene.copied(tmp_path)
    with open_ledger(whole):  # while it is open, nobody moves what the log holds to the ledger's file
        scene.do(whole, "load")
        shutil.copytree(whole.root, disk / "home")
    home = Home(disk / "home")
    log = home.ledger.with_name("ledger.db-wal")
    assert log.stat().st_size
    log.with_name("ledger.db-shm").unlink()
    as_root("mount", "-o", "remount,ro", str(disk))
    assert seen(home) == scene.after("load")
    assert run(scene.command(home, "compact")).returncode == Exit.REFUSED


@pytest.mark.parametrize("act", ["load", "rebuild", "confirm", "expire"][: so_many(1, 2, 4)])
@pytest.mark.parametrize("what", FAILING)
def test_a_disk_that_fails_changes_nothing_or_all(scene: Scene, tmp_path: Path, what: str, act: str) -> None:
    whole = tmp_path / "whole"
    if act not in scene.calls:  # recorded once for all that may fail
        every = ",".join(dict.fromkeys(names for names, _error in FAILING.values()))
        scene.calls[act] = calls_of(scene.command(scene.copied(whole), act), every, tmp_path / "calls", whole)
    found = [call for call in scene.calls[act] if call.name in FAILING[what][0].split(",")]
    chosen, tried = dict.fromkeys(found[len(found) * (2 * place + 1) // (2 * POINTS)] for place in range(POINTS)), 0
    for place, call in enumerate(chosen):
        home = scene.copied(tmp_path / str(place))
        tried += is_told(scene, home, act, what, call)
        shutil.rmtree(home.root)
    assert tried


def is_told(scene: Scene, home: Home, act: str, what: str, call: Call) -> bool:
    """Whether an error struck a file of a home; if so it was told, and whatever it struck, the home goes on."""
    (names, error), log = FAILING[what], home.root.with_name("calls")
    more = "" if what.startswith("rows") else "+"  # the libraries' threads wake each other by this call too
    how = f"{call.name}:error={error}:when={call.number}{more}"
    try:
        done = spoilt(scene.command(home, act), names, how, log)
    except subprocess.TimeoutExpired:
        assert astray(log, home.root), "it waits for ever, and not for a thread that was not woken"
        must_go_on(scene, home, act)  # as after any kill
        return False
    if not refused(log, home.root):
        return False
    must_be_told(done, error)
    assert must_go_on(scene, home, act) or done.returncode != Exit.DONE
    return True


def must_be_told(done: subprocess.CompletedProcess[str], error: str) -> None:
    """Ask that a person was told of an error, or that the act came through in spite of it."""
    if done.returncode:
        what = {"EIO": "The disk failed while it was read or written", "ENOSPC": "The disk is full"}[error]
        assert (done.returncode, f"evenlode: {what}." in done.stderr) == (Exit.REFUSED, True), done.stderr


def test_what_an_engine_cannot_put_aside_is_a_full_disk_and_no_damage(disk: Path, tmp_path: Path) -> None:
    many = pa.array(range(1_000_000))
    parquet.write_table(pa.table({"number": many, "text": many.cast("string")}), tmp_path / "many")
    engine = DuckDBEngine([disk, tmp_path], memory="30MB")
    filled(disk, 600)
    with pytest.raises(Refused, match="The disk is full"), at_work(Home(disk / "home")):
        engine.arrow(engine.parquet([tmp_path / "many"]).order_by("text"))
