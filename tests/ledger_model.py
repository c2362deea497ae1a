"""What the ledger must answer, worked out the slow way: a load is a list of rows, and states are made anew from them.

And the plain questions that tests put to a home, so that both can be compared.
"""

import atexit
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from evenlode.engines.kinds import Engine
from evenlode.engines.registry import open_engine
from evenlode.lake.home import Home
from evenlode.lake.kinds import Act, LoadState, Prepared, Receipt, SourceTime
from evenlode.lake.ledger import open_ledger
from evenlode.lake.reading import Reading, open_reading
from evenlode.sources.load import load
from evenlode.tables.registry import TABLES

Row = Mapping[str, Any]
# A table and a key in it; and the row under that key, load and source time included.
State = dict[tuple[str, tuple[Any, ...]], tuple[tuple[str, Any], ...]]


Scope = tuple[str, tuple[Any, ...]]


@dataclass(frozen=True)
class Known:
    """One load: what its file says and covers whole, how new it is, and the last act that was done to it."""

    id: str
    sha256: str
    series: str
    time: str
    accepted: int
    rows: Sequence[tuple[str, Row]]
    act: Act
    covers: frozenset[Scope] = frozenset()
    names: int = 0

    @property
    def live(self) -> bool:
        """Whether its rows count."""
        return self.act in (Act.LOAD, Act.CONFIRM)

    @property
    def age(self) -> tuple[str, str]:
        """What decides between two loads: the greater wins."""
        return (self.time, self.sha256)


def known(one: Prepared, act: Act) -> Known:
    """A file as the model keeps it."""
    rows = [(table, row) for table, found in one.tables.items() for row in found.to_pylist()]
    covers = {
        (table, scope)
        for table, found in one.scopes.items()
        for row in found.to_pylist()
        if (scope := scope_of(table, row))
    }
    names = one.names.num_rows if one.names is not None else 0
    return Known(
        one.load, one.sha256, one.series, one.source_time.text, one.counts.accepted, rows, act, frozenset(covers), names
    )


@dataclass
class Model:
    """All loads with the last act done to each; after every entry there was the state, and which loads were live."""

    loads: dict[str, Known] = field(default_factory=dict)
    past: list[State] = field(default_factory=list)
    alive: list[frozenset[str]] = field(default_factory=list)

    def state(self) -> State:
        """For every key the row of the newest live load that has it, of those whose scope none newer covers whole."""
        return self.of([load for load in self.loads.values() if load.live], self.loads.values())

    def edition(self, table: str, edition: str) -> State:
        """For every key of a table what the newest live load of an edition said, whatever others say."""
        loads = [load for load in self.loads.values() if load.live and load.time[: len(edition)] == edition]
        return {key: row for key, row in self.of(loads, ()).items() if key[0] == table}

    def of(self, loads: Iterable[Known], around: Iterable[Known]) -> State:
        """What some loads say, the newest of each key, unless a newer live one of those `around` covers it whole."""
        newest: dict[Scope, tuple[str, str]] = {}
        for one in around:
            for scope in one.covers if one.live else ():
                newest[scope] = max(newest.get(scope, one.age), one.age)
        return {
            key_of(table, row | lake_columns(load)): tuple(sorted((row | lake_columns(load)).items()))
            for load in sorted(loads, key=lambda load: load.age)
            for table, row in load.rows
            if newest.get((table, scope_of(table, row)), load.age) <= load.age
        }

    def enter(self, acts: Mapping[str, Act] | None = None) -> None:
        """Write down what one act did to some loads, and the state it led to."""
        for id, act in (acts or {}).items():
            self.loads[id] = replace(self.loads[id], act=act)
        self.past.append(self.state())
        self.alive.append(frozenset(load.id for load in self.loads.values() if load.live))

    def redate(self, dates: Mapping[str, str]) -> None:
        """Write down loads' new dates, and the state they led to."""
        self.loads |= {load: replace(self.loads[load], time=time) for load, time in dates.items()}
        self.enter()

    def shrunk(self, one: Prepared) -> set[bool]:
        """Whether a file holds less than half of the edition before it; both where two editions are of one date."""
        series = [load for load in self.loads.values() if load.live and load.series == one.series]
        before = [load for load in series if load.time < one.source_time.text]
        newest = max((load.time for load in before), default="")
        return {2 * one.counts.accepted < load.accepted for load in before if load.time == newest} or {False}


def scope_of(table: str, row: Row) -> tuple[Any, ...]:
    """What a row must be left out of for a file to be whole without it; empty where files of a table only add."""
    return tuple(row[column] for column in TABLES.find(table).scope)


def lake_columns(load: Known) -> Row:
    """What the lake adds to a load's rows."""
    return {"load": load.id, "source_time": load.time}


def key_of(table: str, row: Row) -> tuple[str, tuple[Any, ...]]:
    """What tells a row from every other of the state."""
    return (table, tuple(row[column] for column in TABLES.find(table).key))


def held_by(reading: Reading) -> State:
    """Every row of every table that a view of a home shows; a key that stands twice is a fault."""
    tables = sorted({table for table, _partition in reading.ledger.touched_at(reading.entry.epoch)})
    rows = [(table, row) for table in tables for row in reading.engine.arrow(reading.table(table)).to_pylist()]
    state = {key_of(table, row): tuple(sorted(row.items())) for table, row in rows}
    assert len(state) == len(rows), "a key stands twice"
    return state


def held(home: Home, as_at: str | None = None) -> State:
    """Every row that a home holds, now or as it did."""
    with open_reading(home, as_at) as reading:
        return held_by(reading)


def state_hash(home: Home) -> str:
    """The hash of the state that a home is in; empty where nothing was ever loaded."""
    with open_ledger(home) as ledger:
        head = ledger.head()
        return head.state_hash if head else ""


def snapshots(home: Home) -> int:
    """How many acts a home has seen."""
    with open_ledger(home) as ledger:
        return len(ledger.entries())


def said(home: Home, as_at: str | None = None, edition: str = "") -> dict[str, str]:
    """The published figures of a home in short: `phonics_y1 E10000025 all 201314` to `76 of 2024-11`."""
    with open_reading(home, as_at) as reading:
        name = "published_figure"
        rows = reading.engine.arrow(reading.edition(name, edition) if edition else reading.table(name)).to_pylist()
    found = {short_key(row): f"{row['printed']} of {row['source_time'][:7]}" for row in rows}
    assert len(found) == len(rows), "a figure stands twice"
    return found


def short_key(row: Row) -> str:
    """A figure's key in few words."""
    return " ".join(row[part] for part in ("measure", "unclaimed", "place", "group", "year") if row[part])


@cache
def workshop() -> Path:
    """A folder for the homes of random examples, for which pytest makes none; gone when the process ends."""
    folder = Path(tempfile.mkdtemp(prefix="evenlode-ledger-")).resolve()
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


@contextmanager
def bench() -> Iterator[Path]:
    """A folder for one random example, gone afterwards; all examples share one engine."""
    with one_engine(workshop()), tempfile.TemporaryDirectory(dir=workshop()) as folder:
        yield Path(folder)


@cache
def engine_for(folder: Path) -> Engine:
    """An engine that sees everything below a folder."""
    return open_engine("duckdb", [folder])


@contextmanager
def one_engine(folder: Path) -> Iterator[None]:
    """While this lasts, every act and reading shares one engine: to open one for each would take most of the time."""
    with pytest.MonkeyPatch.context() as patch:
        everywhere(patch, "open_engine", lambda _name, _folders, **_said: engine_for(folder))
        yield


def everywhere(patch: pytest.MonkeyPatch, name: str, instead: Callable[..., Any]) -> None:
    """Put something in the place of a function in every module of the lake and of sources that calls it so."""
    modules = [
        module for path, module in sys.modules.items() if path.startswith(("evenlode.lake.", "evenlode.sources."))
    ]
    for module in modules:
        if hasattr(module, name):
            patch.setattr(module, name, instead)


def prepared(paths: Sequence[Path], folder: Path) -> list[Prepared]:
    """Files that have been read and are in no ledger yet, in the order of their paths.

    In `folder` is left the key, in `nowhere`, under which pupils were read, where there are any.
    """
    caught: list[Prepared] = []

    def catch(_home: Home, files: Iterable[Prepared]) -> list[Receipt]:
        given = list(files)
        caught.extend(given)
        return [Receipt(file=one.name, state=LoadState.ACCEPTED) for one in given]

    with pytest.MonkeyPatch.context() as patch:
        everywhere(patch, "commit", catch)
        for path in paths:
            load(Home(folder / "nowhere"), [path], published="2024-11")
    return [replace(one, path=path) for one, path in zip(caught, paths, strict=True)]


def dated(one: Prepared, time: str, *, said: bool = False) -> Prepared:
    """A file as if it had come under a name with another date, or with a date said beside it."""
    return replace(one, source_time=SourceTime(time, "--published" if said else "the folder's name"))
