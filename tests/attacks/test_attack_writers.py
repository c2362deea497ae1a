"""Many writers at once: what is left is what one leaves, no row is lost or stands twice, and nobody waits for long."""

import subprocess
import sys
import time
from pathlib import Path

import pytest

from attacks.scene import YEARS, Scene, acts_of, edition, environment, grave, seen, so_many
from evenlode.lake.home import Home
from evenlode.sources.load import load
from look_alikes_attendance import day, lined

WRITING = Path(__file__).with_name("writing.py")
WRITERS = so_many([3], [2, 8], [2, 3, 4, 5, 6, 7, 8])
LOADS = so_many(2, 3, 12)
LONGEST = 30.0  # seconds that anybody may wait for all the others
PUPILS = range(1, 6)


def folders_of(folder: Path, writer: int, loads: int) -> list[Path]:
    """What one writer loads: each time an edition that others have as well, and a day of a school of its own."""
    found = []
    for number in range(loads):
        place = folder / f"{1950 + writer}-{number % 12 + 1:02d}-{number // 12 + 1:02d}"
        edition(place, str(100 * writer + number), YEARS[:2])
        on = f"2026-01-{12 + number % 5:02d}"
        more = {"Mode": "full", "Extracted": f"{on}T{8 + number // 5 % 12:02d}:{number // 60:02d}:00"}
        lined(place / "register.csv", [day(one, on=on, urn=f"9001{writer:02d}", **more) for one in PUPILS])
        found.append(place)
    return found


def at_once(home: Home, work: list[list[str]]) -> list[float]:
    """Have writers begin at once, each with its own work; gives how long each waited for the ledger, each time."""
    begin = str(time.time() + 3.0)
    writers = [
        subprocess.Popen(
            [sys.executable, str(WRITING), begin, str(home.root), *words],
            env=environment(),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for words in work
    ]  # fmt: skip - one process to a writer
    ends = [writer.communicate(timeout=3000) for writer in writers]
    assert [writer.returncode for writer in writers] == [0] * len(work), [said[-2000:] for _out, said in ends]
    return [float(line) for out, _said in ends for line in out.split()]


def must_be_serial(scene: Scene, tmp_path: Path, writers: int, loads: int, *others: str) -> None:
    """Ask that writers who begin at once leave what one leaves who does all their work."""
    folders = [folders_of(tmp_path / "files", writer, loads) for writer in range(writers)]
    home, serial = scene.copied(tmp_path / "at_once"), scene.copied(tmp_path / "serial")
    waited = at_once(home, [*([str(one) for one in mine] for mine in folders), *([one] for one in others)])
    load(serial, [one for mine in folders for one in mine])
    assert acts_of(home) == acts_of(scene.home) + writers * loads + len(others)
    assert len(waited) == writers * loads + len(others)
    assert seen(home) == seen(serial)
    assert grave(home) == []
    assert not (home.root / "writer.json").exists()
    assert max(waited) < LONGEST


@pytest.mark.parametrize("writers", WRITERS)
def test_writers_that_begin_at_once_leave_what_one_leaves(scene: Scene, tmp_path: Path, writers: int) -> None:
    must_be_serial(scene, tmp_path, writers, LOADS, *["compact", "rebuild"][: so_many(1, 2, 2)])


@pytest.mark.deep
def test_eight_writers_of_a_hundred_loads_each_leave_what_one_leaves(scene: Scene, tmp_path: Path) -> None:
    must_be_serial(scene, tmp_path, 8, 100)
