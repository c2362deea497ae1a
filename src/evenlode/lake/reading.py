"""Reading the lake at any snapshot: from its Delta version if that is kept, otherwise from the loads' rows."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import pyarrow

from evenlode.engines.kinds import Engine, FileUnreadable
from evenlode.engines.kinds import Table as Expression
from evenlode.engines.registry import open_engine
from evenlode.errors import Expired, LedgerDamaged
from evenlode.lake.expired import ExpiredLoad, expired_loads, no_longer
from evenlode.lake.home import Home
from evenlode.lake.kinds import Entry, Load
from evenlode.lake.ledger import Ledger, open_ledger
from evenlode.lake.resolve import newest_of_each_key, resolved, rows_of
from evenlode.lake.snapshots import Snapshots
from evenlode.lake.witness import must_be_as_witnessed, witness
from evenlode.lake.working import changed
from evenlode.tables.kinds import Table
from evenlode.tables.registry import TABLES
from evenlode.tables.schemas import lake_schema

MEMORY = "1500m"
"""What an engine that answers questions may hold: half of it is little for several sums and joins at once, which are
then written out and read again, for twice the CPU.
"""


@dataclass(frozen=True, eq=False)
class Reading:
    """One consistent view of a home: the entry it stands on, its loads, and an engine to ask with.

    `gone` are those of its live loads that were destroyed since, by id.
    """

    home: Home
    entry: Entry
    loads: tuple[Load, ...]
    ledger: Ledger
    engine: Engine
    gone: Mapping[str, ExpiredLoad] = field(default_factory=dict)
    known: dict[Hashable, Any] = field(default_factory=dict)

    def once(self, what: Hashable, work_out: Callable[[], Any]) -> Any:
        """What is worked out of this view once, under a name for it: a view never changes."""
        if what not in self.known:
            self.known[what] = work_out()
        return self.known[what]

    @cached_property
    def snapshots(self) -> Snapshots:
        """The lake in which this view's versions lie."""
        return Snapshots(self.home, self.entry.epoch)

    def load(self, id: str) -> Load:
        """A load by its id, as it stood at this view's entry; raises `LedgerDamaged` where the ledger has none."""
        found = next((load for load in self.loads if load.id == id), None)
        if found is None:
            raise self.damaged(f"A stored row names a load that the ledger does not know: {id}.")
        return found

    def table(self, name: str, *partitions: str) -> Expression:
        """The rows of a table, or of some of its partitions.

        Raises `Expired` where they rested on loads that were destroyed since.
        """
        table = TABLES.find(name)
        return self.stored(table, partitions) if self.kept(table) else self.replayed(table, partitions)

    def words(self, name: str) -> Expression:
        """The rows of a table that are left, for names and places alone: those that were destroyed are left out."""
        table = TABLES.find(name)
        return self.stored(table) if self.kept(table) else self.replayed(table, whole=False)

    def kept(self, table: Table) -> bool:
        """Whether the lake still holds this view's version of a table, and all of it may be told."""
        version = self.entry.versions.get(table.id)
        if version is None:
            return True
        return not self.destroyed(table) and self.snapshots.readable(table.id, version)

    def destroyed(self, table: Table) -> set[str]:
        """The partitions of a table in which loads had rows that were destroyed since."""
        if not self.gone:
            return set()
        touched = self.ledger.touched_at(self.entry.epoch).items()
        return {name for (touched_table, name), loads in touched if touched_table == table.id and self.rested(loads)}

    def rested(self, loads: Iterable[str]) -> list[ExpiredLoad]:
        """Those of some loads that were destroyed since."""
        return [self.gone[load] for load in loads if load in self.gone]

    def stored(self, table: Table, partitions: Sequence[str] = ()) -> Expression:
        """A table's rows from the lake."""
        version = self.entry.versions.get(table.id)
        return self.in_files(table, self.snapshots.files(table.id, version, partitions) if version is not None else [])

    def in_files(self, table: Table, files: Sequence[str]) -> Expression:
        """The rows of some of the lake's files."""
        if not files:
            return self.engine.table(lake_schema(table).empty_table())
        names = lake_schema(table).names
        found: Expression = self.once(
            (table.id, *files), lambda: self.engine.parquet(files, hive=table.partition).select(names)
        )
        return found

    def replayed(self, table: Table, partitions: Sequence[str] = (), *, whole: bool = True) -> Expression:
        """A table's rows worked out again from what the loads read, save for what the lake still holds of them.

        Where loads were destroyed since, the rows of the others must be all that there was; unless they need not be the
        `whole`.
        """
        folders, schema = self.ledger.folders_at(self.entry.epoch), lake_schema(table)
        live = {load.id: load for load in self.loads if load.live}
        there, destroyed = self.still_there(table), self.destroyed(table)
        found, files = [schema.empty_table()], list[str]()
        for (touched, name), ids in self.ledger.touched_at(self.entry.epoch).items():
            if touched != table.id or (partitions and name not in partitions):
                continue
            if name in there and name not in destroyed:
                files += there[name]
                continue
            loads = [live[id] for id in ids if id in live and id not in self.gone]
            rows = self.settled(table, name, loads, folders)
            if whole:
                self.must_be_as_entered(table, name, rows, self.rested(ids))
            found.append(rows)
        again = self.engine.table(pyarrow.concat_tables(found))
        return again.union(self.in_files(table, files)) if files else again

    def settled(self, table: Table, partition: str, loads: Sequence[Load], folders: Mapping[str, str]) -> pyarrow.Table:
        """The rows that count of some loads in one partition."""
        if not loads:
            return lake_schema(table).empty_table()
        rows = resolved(self.engine, self.home, table, [partition], loads, dict(folders))
        return self.engine.arrow(rows).cast(lake_schema(table))

    def still_there(self, table: Table) -> dict[str, list[str]]:
        """The lake's files of this view's version of a table, by the partitions of which all are there."""
        version = self.entry.versions.get(table.id)
        return self.snapshots.whole_partitions(table, version) if version is not None else {}

    def must_be_as_entered(
        self, table: Table, partition: str, rows: pyarrow.Table, gone: Sequence[ExpiredLoad]
    ) -> None:
        """Raise unless replayed rows are those of which the entry kept the hash.

        `Expired` where loads that had rows there were destroyed since, and `LedgerDamaged` where none was.
        """
        entered = int(self.entry.parts.get(table.id, {}).get(partition, "0"), 16)
        same_hash = self.entry.hash_name == self.engine.hash_name
        found = self.engine.row_hash(self.engine.table(rows)) if rows.num_rows else 0
        if found == entered and (same_hash or not entered):
            return
        if gone:
            raise self.no_longer(table, gone)
        if same_hash:
            raise self.damaged(
                f"What was read for table {table.id} is no longer what snapshot {self.entry.snapshot} had."
            )

    def no_longer(self, table: Table, gone: Sequence[ExpiredLoad]) -> Expired:
        """The error for rows that rested on loads that were destroyed since."""
        at = self.entry.snapshot
        return no_longer(
            f"What table {table.id} held at snapshot {at} is not available: it rested on files that were destroyed by "
            "a rule of retention.",
            gone,
            "ask as at a later snapshot, or for what did not rest on them; figures that were worked out then and kept "
            f"still stand: `evenlode figures --source computed --as-at {at}`",
        )

    def damaged(self, what: str) -> LedgerDamaged:
        """The error for a home whose rows or lake have changed."""
        return changed(what, self.home)

    def edition(self, name: str, edition: str) -> Expression:
        """What the live loads of one edition said, whether or not a newer one has superseded it.

        Where two of them are of that edition, the newer counts for each key.
        """
        table = TABLES.find(name)
        touched = {
            load
            for (found, _part), loads in self.ledger.touched_at(self.entry.epoch).items()
            if found == name
            for load in loads
        }
        loads = [
            load for load in self.loads if load.live and load.id in touched and load.source_time.edition == edition
        ]
        if gone := self.rested(load.id for load in loads):
            raise self.no_longer(table, gone)
        if not loads:
            return self.engine.table(lake_schema(table).empty_table())
        rows = rows_of(self.engine, self.home, table, loads, self.ledger.folders_at(self.entry.epoch))
        return newest_of_each_key(rows, table).select(lake_schema(table).names)


@contextmanager
def open_reading(home: Home, as_at: str | None = None) -> Iterator[Reading]:
    """A view of a home as it is, or as it was at a snapshot, a date or a time."""
    home.require()
    with open_ledger(home) as ledger:
        must_be_as_witnessed(witness(home), ledger.head(), home)
        entry = ledger.entry_at(as_at)
        engine = open_engine(home.engine, [home.lake, home.rows, home.figures, home.tallies], memory=MEMORY)
        loads = tuple(ledger.loads_at(entry.snapshot))
        reading = Reading(home, entry, loads, ledger, engine, gone_since(ledger, entry, loads))
        try:
            yield reading
        except FileUnreadable as error:
            if gone := gone_since(ledger, entry, loads).keys() - reading.gone.keys():
                raise Expired(
                    f"{len(gone):,} loads were destroyed by a rule of retention while they were being read.",
                    where=f"home {home.root}",
                    remedy="ask again",
                ) from error
            raise


def gone_since(ledger: Ledger, entry: Entry, loads: Iterable[Load]) -> dict[str, ExpiredLoad]:
    """Those of an entry's live loads that were destroyed since, by id."""
    gone = expired_loads(ledger)
    return {load.id: gone[load.id] for load in loads if load.live and load.id in gone}
