"""The home that is attacked: published figures and pupils' files, and all that can be done to it.

Every attack does one act to a copy of this home, spoils something on the way, and asks afterwards: the state is the
old one or the new one, nothing that was committed is lost, and the next act goes on as if nothing had been.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

import look_alikes
import look_alikes_census
from attacks.doing import do
from evenlode.lake.acts import compact
from evenlode.lake.doctor import examine, mend
from evenlode.lake.home import Home
from evenlode.lake.kinds import LoadState
from evenlode.lake.ledger import open_ledger
from evenlode.lake.names import read_names
from evenlode.lake.reading import open_reading
from evenlode.sources.load import load
from ledger_model import State, held_by
from look_alikes_attendance import OTHER, SCHOOL, day, lined

DOING = Path(__file__).with_name("doing.py")
ROLL, CUT = range(1, 31), range(1, 3)  # a school's pupils, and those of a register that was cut short
YEARS = [str(year) for year in range(2010, 2016)]
Tried = TypeVar("Tried")
ACTS = ("load", "hold", "redate", "revert", "confirm", "compact", "rebuild", "expire")


@dataclass(frozen=True)
class Seen:
    """What a reader sees of a home: the hash of its state, every row, and how many names casework would find."""

    hash: str
    state: State
    names: int


@dataclass(frozen=True)
class Call:
    """A call that a process makes: its name, and how many of that name its thread has made by then."""

    name: str
    number: int


@dataclass(frozen=True)
class Scene:
    """A home to which something can be done in every way, what is done, and what is seen before.

    `ends` are what each act leads to when nothing stops it, `answers` what questions are answered, and `calls` what an
    act asks of the disk when it is traced: all are found out when they are first asked for.
    """

    home: Home
    what: Mapping[str, str]
    before: Seen
    ends: dict[str, Seen] = field(default_factory=dict)
    answers: dict[tuple[str, ...], subprocess.CompletedProcess[str]] = field(default_factory=dict)
    calls: dict[str, list[Call]] = field(default_factory=dict)

    def after(self, act: str) -> Seen:
        """What is seen once an act has been done."""
        if act not in self.ends:
            with tempfile.TemporaryDirectory(dir=self.home.root.parent) as folder:
                home = self.copied(Path(folder))
                self.do(home, act)
                self.ends[act] = seen(home)
        return self.ends[act]

    def copied(self, folder: Path) -> Home:
        """The same home, to be spoilt."""
        return Home(Path(shutil.copytree(self.home.root, folder / "home")))

    def command(self, home: Home, act: str) -> list[str]:
        """The words that do an act in a process of its own."""
        return [sys.executable, str(DOING), act, str(home.root), self.what[act]]

    def question(self, home: Home, *words: str) -> list[str]:
        """The words that ask a home something in a process of its own."""
        return [sys.executable, str(DOING), "ask", str(home.root), *words]

    def answer(self, *words: str) -> subprocess.CompletedProcess[str]:
        """What a question is answered where nothing is wrong."""
        if words not in self.answers:
            self.answers[words] = run(self.question(self.home, *words))
        return self.answers[words]

    def do(self, home: Home, act: str) -> None:
        """Do an act in this process, to its end."""
        do(act, home, self.what[act])


def so_many(quick: Tried, ci: Tried, deep: Tried) -> Tried:
    """How often something is tried, or what is, by the profile under which tests run."""
    return {"ci": ci, "deep": deep}.get(os.environ.get("EVENLODE_TEST_PROFILE", ""), quick)


def environment(**more: str) -> dict[str, str]:
    """What a process of an attack is told; it keeps no compiled code, so that each asks the kernel for the same."""
    return {**os.environ, "PYTHONDONTWRITEBYTECODE": "1", **more}


def run(command: Sequence[str], **more: str) -> subprocess.CompletedProcess[str]:
    """Run a process to its end, whatever it ends with."""
    return subprocess.run(command, env=environment(**more), check=False, capture_output=True, text=True, timeout=300)


def build(folder: Path) -> Scene:
    """Two editions, a register and a census live; an edition and a register that was cut short held; files to load."""
    home = Home(folder / "home")
    first = load(home, [old(folder / "old" / "2024-11")])[0]
    load(home, [edition(folder / "old" / "2025-11", "2", YEARS[:4])])
    third, cut = (
        load(home, [path])[0][0]
        for path in (edition(folder / "old" / "2026-04", "3", YEARS[:1]), register(folder / "cut.csv", SCHOOL, 13, CUT))
    )
    assert {third.state, cut.state} == {LoadState.HELD}
    assert {one.state for one in first} == {LoadState.ACCEPTED}
    by_name = {one.file: one.load for one in first}
    what = {
        "load": str(new(folder / "new" / "2026-01")),
        "hold": str(edition(folder / "new" / "2026-05", "5", YEARS[:1])),
        "redate": str(folder / "old" / "2024-11" / "lait.parquet"),
        "revert": by_name["register.csv"],
        "confirm": cut.load,
        "compact": "",
        "rebuild": "",
        "expire": by_name["census.xml"],
    }
    return Scene(home, what, seen(home))


def old(folder: Path) -> Path:
    """The folder that is loaded first."""
    edition(folder, "1", YEARS)
    look_alikes.lait_dictionary(folder / "dictionary.csv")
    register(folder / "register.csv", SCHOOL, 12, ROLL)
    look_alikes_census.census(folder / "census.xml", [look_alikes_census.pupil(number) for number in range(1, 6)])
    return folder


def new(folder: Path) -> Path:
    """A folder to load: an edition, a dictionary, a school's register and what another corrects in its own."""
    edition(folder, "4", YEARS, "970")
    look_alikes.lait_dictionary(folder / "dictionary.csv", ("KS1P_all", "Another_Short"))
    register(folder / "other.csv", OTHER, 12, ROLL)
    lines = [day(number, am="I", on="2026-01-12") for number in (1, 2)]
    lined(folder / "corrections.csv", [{**line, "Extracted": "2026-01-15T09:00:00"} for line in lines])
    return folder


def edition(folder: Path, value: str, years: Sequence[str], place: str = "931") -> Path:
    """An edition of published figures, by the month that its folder is named for."""
    names = ("KS1P_all", "Invented_Short")
    return look_alikes.lait(folder / "lait.parquet", {(name, year, place): value for name in names for year in years})


def register(path: Path, school: str, of: int, pupils: range) -> Path:
    """The whole register of a school's day."""
    path.parent.mkdir(parents=True, exist_ok=True)
    on = f"2026-01-{of:02d}"
    more = {"Mode": "full", "Extracted": f"{on}T16:00:00"}
    return lined(path, [day(number, on=on, urn=school, **more) for number in pupils])


def seen(home: Home) -> Seen:
    """What one reader sees of a home."""
    with open_reading(home) as reading:
        names = read_names(home, reading.loads).num_rows
        return Seen(reading.entry.state_hash, held_by(reading), names)


def must_go_on(scene: Scene, home: Home, act: str) -> bool:
    """Ask that a home is whole after an act that was spoilt, and takes the next; gives whether the act was done."""
    found, done = seen(home), acts_of(home) > acts_of(scene.home)
    assert found == (scene.after(act) if done else scene.before), "a reader sees the old state or the new one"
    destroyed = scene.what[act] if act == "expire" and done else ""
    assert [path for path in lost(scene.home, home) if load_of(scene.home, path) != destroyed] == []
    assert compact(home).state_hash == found.hash
    assert seen(home) == found, "another act mends, and changes nothing"
    if not done:
        scene.do(home, act)
    assert seen(home) == scene.after(act)
    assert grave(home) == []
    swept(home)
    assert seen(home) == scene.after(act)
    assert [one.detail for one in examine(home) if not one.well] == []
    return done


def acts_of(home: Home) -> int:
    """How many acts the ledger of a home has entered."""
    with open_ledger(home) as ledger:
        return len(ledger.entries())


def swept(home: Home) -> None:
    """Let the doctor sweep all that stopped acts left, as if it had lain there for long."""
    for folder in (home.bytes, home.rows, home.names, home.incoming, home.lake):
        for path in folder.iterdir() if folder.is_dir() else ():
            os.utime(path, (0, 0))
    mend(home)


def grave(home: Home) -> list[str]:
    """What the doctor finds wrong, apart from what was left over."""
    return [f"{one.what}: {one.detail}" for one in examine(home) if not one.well and one.what != "left over"]


def load_of(home: Home, path: str) -> str:
    """The load whose bytes, rows or names a file of a home is."""
    name = Path(path).parts[1]
    with open_ledger(home) as ledger:
        query = "SELECT id FROM load WHERE id = ? OR sha256 = ?"
        found = ledger.db.execute(query, (name, name.partition(".")[0])).fetchone()
        return str(found["id"])


def lost(before: Home, after: Home) -> list[str]:
    """The files of bytes, rows and names that stood in one home and do not stand, the same, in another."""
    folders = (before.bytes, before.rows, before.names)
    kept = [path for folder in folders for path in folder.rglob("*") if path.is_file()]
    return [
        str(path.relative_to(before.root))
        for path in kept
        if not (there := after.root / path.relative_to(before.root)).is_file()
        or there.read_bytes() != path.read_bytes()
    ]  # fmt: skip - one condition to a line
