"""Destroys what the ledger says is to be destroyed: bytes with their keys, names, rows, and the lake's files of them.

An expiry is true once its entry is: readers ask the ledger and no longer the files. What is left of them then goes,
keys first; whoever next holds the ledger goes on where a killed process stopped.
"""

import shutil
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from evenlode.lake.durable import sync
from evenlode.lake.expired import ExpiredLoad, enter_destroyed, expired_loads, to_destroy
from evenlode.lake.home import Home
from evenlode.lake.incoming import spilt, sweep
from evenlode.lake.kinds import Entry
from evenlode.lake.ledger import Ledger
from evenlode.lake.partitions import partition_of
from evenlode.lake.snapshots import Snapshots
from evenlode.lake.steps import passing
from evenlode.lake.store import sealed_bytes
from evenlode.lake.tallies import alone
from evenlode.tables.registry import TABLES


def destroy(home: Home, ledger: Ledger) -> None:
    """Destroy what is still there of loads that expired; the caller holds the ledger's lock."""
    waiting = to_destroy(ledger)
    if not waiting:
        return
    known = expired_loads(ledger)
    for sha256 in sorted({known[load].sha256 for load in waiting}):
        sealed_bytes(home, sha256).destroy()
    passing("keys_destroyed")
    take_away(remains(home, ledger))
    sweep(home)
    take_away(spilt(home))
    with alone(home):
        take_away([home.tallies] if home.tallies.is_dir() else [])
    passing("destroyed")
    enter_destroyed(ledger, waiting)


def take_away(paths: Iterable[Path]) -> None:
    """Take files and folders away, so that they stay away after a power cut."""
    folders = set()
    for path in list(paths):
        shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)
        folders.add(path.parent)
    for folder in sorted(folders):
        if folder.is_dir():
            sync(folder)


def remains(home: Home, ledger: Ledger) -> list[Path]:
    """The files and folders that hold anything of loads that expired, or did and were not put in their place."""
    waiting = set(to_destroy(ledger))
    head = ledger.head()
    lake = lake_files(home, ledger, head, waiting) if head and waiting else ()
    return [*kept_of(home, expired_loads(ledger).values()), *lake]


def kept_of(home: Home, loads: Collection[ExpiredLoad]) -> Iterator[Path]:
    """Bytes and keys, rows and names of some loads, by their names."""
    ids, files = {load.id for load in loads}, {load.sha256 for load in loads}
    for folder, names in ((home.bytes, files), (home.rows, ids), (home.names, ids)):
        if folder.is_dir():
            yield from (path for path in folder.iterdir() if path.name.partition(".")[0] in names)


def lake_files(home: Home, ledger: Ledger, head: Entry, loads: set[str]) -> Iterator[Path]:
    """The lake's files that may hold rows of some loads: of every partition they touch, all but those of the head.

    The head's were written without them. An epoch that no entry names is a killed rebuild's, and goes whole.
    """
    for folder in sorted(path for path in home.lake.glob("*") if path.name.isdigit()):
        if int(folder.name) > head.epoch:
            yield folder
            continue
        touched: dict[str, set[str]] = {}
        for (table, partition), found in ledger.touched_at(int(folder.name)).items():
            if loads & set(found):
                touched.setdefault(table, set()).add(partition)
        for name, partitions in touched.items():
            kept = files_of(home, head, name) if int(folder.name) == head.epoch else set()
            yield from (path for path in in_partitions(folder / name, name, partitions) if path not in kept)


def files_of(home: Home, head: Entry, table: str) -> set[Path]:
    """The files of a table that the head reads; none where the lake is lost, and will be made anew."""
    snapshots, version = Snapshots(home, head.epoch), head.versions.get(table)
    if version is None or not snapshots.readable(table, version):
        return set()
    return {Path(file) for file in snapshots.files(table, version)}


def in_partitions(folder: Path, name: str, partitions: set[str]) -> Iterator[Path]:
    """The Parquet files that stand in some partitions of a table, whether or not Delta still names them."""
    table = TABLES.find(name)
    for path in folder.rglob("*.parquet"):
        inside = path.relative_to(folder)
        if inside.parts[0] != "_delta_log" and partition_of(table, inside) in partitions:
            yield path
