"""Reading the lake at any snapshot: from its Delta version if that is kept, otherwise from the loads' rows."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pyarrow

from evenlode.engines.kinds import Engine, FileUnreadable
from evenlode.engines.kinds import Table as Expression
from evenlode.engines.registry import open_engine
from evenlode.errors import LedgerDamaged
from evenlode.lake.home import Home
from evenlode.lake.kinds import Entry, Load
from evenlode.lake.ledger import Ledger, open_ledger
from evenlode.lake.resolve import newest_of_each_key, resolved, rows_of
from evenlode.lake.snapshots import Snapshots
from evenlode.tables.kinds import Table
from evenlode.tables.registry import TABLES
from evenlode.tables.schemas import lake_schema


@dataclass(frozen=True, eq=False)
class Reading:
    """One consistent view of a home: the entry it stands on, its loads, and an engine to ask with."""

    home: Home
    entry: Entry
    loads: tuple[Load, ...]
    ledger: Ledger
    engine: Engine

    def load(self, id: str) -> Load:
        """A load by its id, as it stood at this view's entry; raises `LedgerDamaged` where the ledger has none."""
        found = next((load for load in self.loads if load.id == id), None)
        if found is None:
            raise self.damaged(f"A stored row names a load that the ledger does not know: {id}.")
        return found

    def table(self, name: str, partition: str | None = None) -> Expression:
        """The rows of a table, or of one of its partitions."""
        table = TABLES.find(name)
        return self.stored(table, partition) if self.kept(table) else self.replayed(table, partition)

    def kept(self, table: Table) -> bool:
        """Whether the lake still holds this view's version of a table."""
        version = self.entry.versions.get(table.id)
        return version is None or Snapshots(self.home, self.entry.epoch).readable(table.id, version)

    def stored(self, table: Table, partition: str | None) -> Expression:
        """A table's rows from the lake."""
        version, wanted = self.entry.versions.get(table.id), [partition] if partition else []
        files = Snapshots(self.home, self.entry.epoch).files(table.id, version, wanted) if version is not None else []
        if not files:
            return self.engine.table(lake_schema(table).empty_table())
        return self.engine.parquet(files, hive=table.partition).select(lake_schema(table).names)

    def replayed(self, table: Table, partition: str | None) -> Expression:
        """A table's rows worked out again from what the loads read."""
        folders = self.ledger.folders_at(self.entry.epoch)
        live = {load.id: load for load in self.loads if load.live}
        wanted = {
            name: [live[load] for load in loads if load in live]
            for (touched, name), loads in self.ledger.touched_at(self.entry.epoch).items()
            if touched == table.id and partition in (None, name)
        }
        schema = lake_schema(table)
        rows = {
            name: self.engine.arrow(resolved(self.engine, self.home, table, [name], loads, folders)).cast(schema)
            for name, loads in wanted.items()
            if loads
        }
        for name, part in rows.items():
            self.must_be_as_entered(table, name, part)
        return self.engine.table(pyarrow.concat_tables([schema.empty_table(), *rows.values()]))

    def must_be_as_entered(self, table: Table, partition: str, rows: pyarrow.Table) -> None:
        """Raise `LedgerDamaged` where replayed rows are not those of which the entry kept the hash."""
        entered = int(self.entry.parts.get(table.id, {}).get(partition, "0"), 16)
        if self.entry.hash_name == self.engine.hash_name and self.engine.row_hash(self.engine.table(rows)) != entered:
            raise self.damaged(
                f"What was read for table {table.id} is no longer what snapshot {self.entry.snapshot} had."
            )

    def damaged(self, what: str) -> LedgerDamaged:
        """The error for a home whose rows or lake have changed."""
        remedy = "run `evenlode doctor`, then `evenlode rebuild`, which reads every loaded file again"
        return LedgerDamaged(what, where=f"home {self.home.root}", remedy=remedy)

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
        if not loads:
            return self.engine.table(lake_schema(table).empty_table())
        rows = rows_of(self.engine, self.home, table, loads, self.ledger.folders_at(self.entry.epoch))
        return newest_of_each_key(rows, table).select(lake_schema(table).names)


@contextmanager
def open_reading(home: Home, as_at: str | None = None) -> Iterator[Reading]:
    """A view of a home as it is, or as it was at a snapshot, a date or a time."""
    home.require()
    with open_ledger(home) as ledger:
        entry = ledger.entry_at(as_at)
        engine = open_engine(home.engine, [home.lake, home.rows, home.figures])
        reading = Reading(home, entry, tuple(ledger.loads_at(entry.snapshot)), ledger, engine)
        try:
            yield reading
        except FileUnreadable as error:
            raise reading.damaged("A file that the lake keeps cannot be read: its bytes have changed.") from error
