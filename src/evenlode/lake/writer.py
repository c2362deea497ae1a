"""What an act works with while it holds the ledger: it writes whole partitions of the lake, then one entry.

Inside an act every touched partition is written once; the insertion of the entry is the only commit point. Killed
before it, the lake holds versions that no reader opens and the next act mends; killed after it, all is done.
"""

import shutil
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from getpass import getuser
from pathlib import Path

from evenlode.engines.kinds import Engine
from evenlode.engines.kinds import Table as Expression
from evenlode.engines.registry import LEDGERS_OWN, open_engine
from evenlode.errors import LedgerDamaged
from evenlode.lake import ledger as ledgers
from evenlode.lake.additions import added_to, can_be_added_to
from evenlode.lake.destroying import destroy
from evenlode.lake.home import Home
from evenlode.lake.kept_files import digests, keep_files, must_be_as_kept
from evenlode.lake.kinds import Act, Entry, Load, Prepared, SourceTime
from evenlode.lake.ledger import Ledger
from evenlode.lake.partitions import partition_name, partitions_of
from evenlode.lake.resolve import resolved
from evenlode.lake.snapshots import Snapshots
from evenlode.lake.state_hash import state_hash
from evenlode.lake.steps import passing
from evenlode.tables.kinds import Table
from evenlode.tables.registry import TABLES
from evenlode.tables.schemas import lake_schema

Touched = tuple[str, str]
MANY_ROWS = 4_000_000  # more are not written at once: each partition being written takes memory of its own


@dataclass(eq=False)
class Writer:
    """What one act works with, while it holds the ledger."""

    home: Home
    ledger: Ledger
    engine: Engine
    head: Entry | None
    epoch: int
    versions: dict[str, int] = field(default_factory=dict)
    parts: dict[str, dict[str, str]] = field(default_factory=dict)
    kept: dict[str, int] = field(default_factory=dict)
    well: set[Path] = field(default_factory=set)

    def __post_init__(self) -> None:
        if self.head and self.head.epoch == self.epoch:
            self.versions, self.kept = dict(self.head.versions), dict(self.head.versions)
            self.parts = {table: dict(parts) for table, parts in self.head.parts.items()}
        self.snapshots.mend(self.versions)
        passing("mended")

    @property
    def snapshot(self) -> int:
        """The number of the newest entry."""
        return self.head.snapshot if self.head else 0

    @cached_property
    def snapshots(self) -> Snapshots:
        """The lake of the epoch that is written."""
        return Snapshots(self.home, self.epoch)

    def loads(self) -> dict[str, Load]:
        """Every load of the ledger as it stands."""
        return {load.id: load for load in self.ledger.loads_at(self.snapshot)}

    def enter(self, act: Act, loads: Iterable[str], reason: str = "") -> Entry:
        """Write the entry of an act that has changed no rows, or whose rows are written; the lock is still held."""
        self.keep()
        entry = Entry(
            snapshot=self.snapshot + 1,
            recorded_at=ledgers.now(),
            act=act,
            by=getuser(),
            reason=reason,
            epoch=self.epoch,
            versions=self.versions,
            parts=self.parts,
            state_hash=state_hash(self.parts),
            hash_name=self.engine.hash_name,
        )
        self.ledger.add_entry(entry, loads)
        self.head = entry
        return entry

    def write(self, table: Table, partitions: Sequence[str], rows: Expression | None) -> None:
        """Make `rows` (None: none at all) the whole of some partitions; their hashes are of what was written."""
        self.snapshots.replace(table, partitions, self.engine.batches(rows) if rows is not None else None)
        passing("partition_written")
        parts = self.parts.setdefault(table.id, {})
        for partition in partitions:
            parts.pop(partition, None)
        found = self.engine.row_hashes(self.written(table, partitions), table.partition) if rows is not None else {}
        parts |= {partition_name(table, values): f"{hash:032x}" for values, hash in found.items() if hash}

    def written(self, table: Table, partitions: Sequence[str]) -> Expression:
        """The rows of some partitions as the lake now holds them."""
        files = self.files(table, partitions)
        if not files:
            return self.engine.table(lake_schema(table).empty_table())
        return self.engine.parquet(files, hive=table.partition).select(lake_schema(table).names)

    def files(self, table: Table, partitions: Sequence[str]) -> list[Path]:
        """The files in which the lake now holds some partitions."""
        return [Path(file) for file in self.snapshots.files(table.id, self.snapshots.newest(table.id), partitions)]

    def keep(self) -> None:
        """Make the versions that an entry is to name survive a power cut, and write down what their files hold."""
        for table, version in self.versions.items():
            if version != self.kept.get(table):
                keep_files(self.ledger, digests(self.snapshots.keep(table, version, self.kept.get(table))))
        self.kept = dict(self.versions)

    def settle(self) -> None:
        """Take down which Delta version of each table is now true."""
        self.versions = self.snapshots.versions()

    def refill(self, touched: Iterable[Touched], live: Sequence[Load], added: Sequence[Load] = ()) -> None:
        """Write every touched partition as the live loads have it; `added` are those that were not live before."""
        folders = self.ledger.folders_at(self.epoch)
        for name, partitions, loads in self.written_at_once(set(touched), live):
            table = TABLES.find(name)
            self.write(table, partitions, self.content(table, partitions, loads, added, folders))
        self.settle()

    def written_at_once(
        self, touched: Iterable[Touched], live: Sequence[Load]
    ) -> Iterator[tuple[str, list[str], list[Load]]]:
        """Touched partitions with the live loads that touch them: at once those that the same loads touch.

        Each file is then opened once for them all; of a file with very many rows, a few partitions at a time.
        """
        who, known = self.ledger.touched_at(self.epoch), {load.id: load for load in live}
        alike: dict[tuple[str, bool, tuple[str, ...]], list[str]] = {}
        for name, partition in sorted(touched):
            here = tuple(sorted(known.keys() & set(who[name, partition])))
            alike.setdefault((name, partition in self.parts.get(name, {}), here), []).append(partition)
        for (name, _is_there, here), partitions in alike.items():
            loads = [known[id] for id in here]
            pieces = 1 + sum(load.counts.accepted for load in loads) // MANY_ROWS
            size = -(-len(partitions) // pieces)
            for start in range(0, len(partitions), size):
                yield name, partitions[start : start + size], loads

    def fill_again(self) -> None:
        """Make a lost lake anew from the rows of the live loads; they must give the state that the ledger names."""
        self.refill(self.ledger.touched_at(self.epoch), [load for load in self.loads().values() if load.live])
        head = self.head
        if head and head.hash_name == self.engine.hash_name and head.state_hash != state_hash(self.parts):
            raise LedgerDamaged(
                "The lake is lost, and the rows that were kept do not give the state that the ledger names.",
                where=f"home {self.home.root}",
                remedy="run `evenlode rebuild`, which reads every loaded file again",
            )

    def rehash(self, before: str) -> None:
        """Name the state by this engine's hash: an act of its own, for one whose hash was another; no row changes."""
        for name, parts in self.parts.items():
            self.must_be_as_kept(self.files(TABLES.find(name), list(parts)))
        self.parts = {
            name: {part: f"{self.engine.row_hash(self.written(TABLES.find(name), [part])):032x}" for part in parts}
            for name, parts in self.parts.items()
        }
        self.enter(Act.REHASH, [], f"{before} to {self.engine.hash_name}")

    def content(
        self,
        table: Table,
        partitions: Sequence[str],
        loads: Sequence[Load],
        added: Sequence[Load],
        folders: dict[str, str],
    ) -> Expression | None:
        """The rows of some partitions, by the cheapest way that is right; None where no load has any."""
        if not loads:
            return None
        ids = {load.id for load in added}
        new = [load for load in loads if load.id in ids]
        old = [load for load in loads if load.id not in ids]
        there = self.parts.get(table.id, {})
        self.must_be_as_kept(self.home.rows / folders[load.id] / f"{table.id}.scopes.parquet" for load in old)
        if new and old and can_be_added_to(table) and all(partition in there for partition in partitions):
            self.must_be_as_kept(self.files(table, partitions))
            before = self.written(table, partitions)
            return added_to(self.engine, self.home, table, partitions, before, old, new, folders)
        self.must_be_as_kept(self.home.rows / folders[load.id] / f"{table.id}.parquet" for load in old)
        return resolved(self.engine, self.home, table, partitions, loads, folders)

    def must_be_as_kept(self, files: Iterable[Path]) -> None:
        """Raise `LedgerDamaged` where a file from which the lake is to be written is not what was kept."""
        must_be_as_kept(self.ledger, files, self.well)


def open_writer(home: Home, ledger: Ledger, *, new_epoch: bool = False) -> Writer:
    """What an act works with; the caller holds the lock. A new epoch begins with an empty lake of its own.

    What is left of loads that expired goes first. A lake that is lost is then made anew, in a new epoch: Delta numbers
    a table's versions from the start again, and past entries must not take the new ones for theirs.
    """
    destroy(home, ledger)
    engine = open_engine(LEDGERS_OWN, [home.lake, home.rows])
    head = ledger.head()
    lost = head is not None and not new_epoch and not Snapshots(home, head.epoch).whole(head.versions)
    epoch = (head.epoch if head else 1) + (new_epoch or lost)
    if head is None or epoch > head.epoch:
        shutil.rmtree(home.lake / str(epoch), ignore_errors=True)  # of a killed act: no entry names it
    writer = Writer(home, ledger, engine, head, epoch)
    if lost:
        writer.fill_again()
    elif head and not new_epoch and head.hash_name != engine.hash_name:
        writer.rehash(head.hash_name)
    return writer


def dated_anew(load: Load, dates: dict[str, SourceTime]) -> Load:
    """A load with the date it is given, where it is given one."""
    return Load(**{**vars(load), "source_time": dates.get(load.id, load.source_time)})


def touched_rows(one: Prepared) -> list[Touched]:
    """The partitions that a file's rows touch, and those that it covers whole without a row."""
    return sorted(
        {
            (name, partition)
            for name, rows in (*one.tables.items(), *one.scopes.items())
            if rows.num_rows
            for partition in partitions_of(TABLES.find(name), rows)
        }
    )


def touched_by(writer: Writer, loads: Iterable[str]) -> list[Touched]:
    """The partitions that some loads have rows in."""
    wanted = set(loads)
    return [pair for pair, found in writer.ledger.touched_at(writer.epoch).items() if wanted & set(found)]
