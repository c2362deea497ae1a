"""The lake's Delta tables: acts write whole partitions, and the ledger says which version is true."""

import re
import shutil
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from urllib.parse import urlsplit

import pyarrow
from deltalake import DeltaTable, WriterProperties, write_deltalake

from evenlode.errors import Refused
from evenlode.lake.durable import sync_all
from evenlode.lake.home import Home
from evenlode.lake.partitions import partition_of, predicate
from evenlode.tables.kinds import Table
from evenlode.tables.registry import TABLES
from evenlode.tables.schemas import lake_schema

# Files are chosen by partition alone, and each Parquet file has statistics of its own: Delta's would be a third copy.
NO_STATISTICS = {"delta.dataSkippingNumIndexedCols": "0"}

# Rows are written out in groups of the engine's own size: until then they are held, for every partition by itself.
COMPRESSION = WriterProperties(compression="ZSTD", compression_level=1, max_row_group_size=122_880)

VERSION = re.compile(r"(\d{20})\.")  # the beginning of a file's name in Delta's log
ENTERED = re.compile(r"(\d{20})\.json")  # the file in it that makes a version

HELD_OPEN = 8  # versions of tables: of one with very many files each takes megabytes


def refuse_other_columns(delta: DeltaTable, table: Table) -> None:
    """Raise `Refused` where a table was made with other columns than it has now, by an older Evenlode."""
    there = [field.name for field in delta.schema().fields]
    if sorted(there) != sorted(lake_schema(table).names):
        raise Refused(
            f"This home was made by another version of Evenlode, whose table {table.id} has other columns.",
            where=f"table {table.id}",
            remedy="run `evenlode rebuild` once, which reads every loaded file again; then load these files",
        )


def version_of(file: Path) -> float:
    """The version of which a file of Delta's log tells; of one that tells of the newest, more than any."""
    found = VERSION.match(file.name)
    return int(found[1]) if found else float("inf")


class Snapshots:
    """The Delta tables of one epoch of a home's lake; the versions that were asked for last are held open."""

    def __init__(self, home: Home, epoch: int) -> None:
        self.folder = home.lake / str(epoch)
        self.at = lru_cache(maxsize=HELD_OPEN)(self.opened)

    def opened(self, table: str, version: int) -> DeltaTable:
        """A version of a table, read from Delta's log."""
        return DeltaTable(str(self.path(table)), version=version)

    def path(self, table: str) -> Path:
        """The folder of a table."""
        return self.folder / table

    def exists(self, table: str) -> bool:
        """Whether anything was ever written to a table in this epoch."""
        return DeltaTable.is_deltatable(str(self.path(table)))

    def log(self, table: str) -> Path:
        """The folder in which Delta says what each version of a table holds."""
        return self.path(table) / "_delta_log"

    def newest(self, table: str) -> int:
        """Delta's newest version of a table, whether the ledger names it or not, and whether it can be read or not."""
        return max(int(found[1]) for file in self.log(table).iterdir() if (found := ENTERED.fullmatch(file.name)))

    def create(self, table: Table) -> None:
        """Make an empty table, as version 0."""
        partition = list(table.partition) or None
        DeltaTable.create(
            str(self.path(table.id)), schema=lake_schema(table), partition_by=partition, configuration=NO_STATISTICS
        )

    def mend(self, named: dict[str, int]) -> None:
        """Bring back, for every table, the version that the ledger names: a stopped act may have left a newer one.

        After a power cut half of one may be left, which nobody can read: it is taken away.
        """
        for table in TABLES.ids():
            if self.exists(table) and not self.opens(table):
                self.forget(table, named.get(table))
            if self.exists(table) and self.newest(table) != named.get(table, 0):
                DeltaTable(str(self.path(table))).restore(named.get(table, 0))
        self.at.cache_clear()

    def opens(self, table: str) -> bool:
        """Whether Delta can read what it says of the newest version of a table."""
        try:
            return DeltaTable(str(self.path(table))).version() >= 0
        except Exception:  # noqa: BLE001 - whatever Delta finds wrong, the version that the ledger names is older
            return False

    def forget(self, table: str, named: int | None) -> None:
        """Take away what Delta says of versions that the ledger does not name; of a table of which it names none, all.

        Its hint at the newest checkpoint goes too: without it, Delta looks for itself.
        """
        if named is None:
            shutil.rmtree(self.path(table))
            return
        for file in self.log(table).iterdir():
            if version_of(file) > named:
                file.unlink()

    def keep(self, table: str, version: int, since: int | None) -> list[Path]:
        """Make a version of a table survive a power cut, as an earlier one (None: none) does; gives its new files."""
        before = set(self.files(table, since)) if since is not None else set()
        written = [Path(file) for file in self.files(table, version) if file not in before]
        logged = [file for file in self.log(table).iterdir() if version_of(file) > (-1 if since is None else since)]
        sync_all([*written, *logged], self.path(table) if since is not None else self.folder.parent)
        return [*written, *logged]

    def versions(self) -> dict[str, int]:
        """The newest version of every table there is."""
        return {table: self.newest(table) for table in TABLES.ids() if self.exists(table)}

    def replace(self, table: Table, partitions: Sequence[str], rows: Iterable[pyarrow.RecordBatch] | None) -> None:
        """Make `rows` the whole of some partitions; None empties them."""
        if not self.exists(table.id):
            self.create(table)
        delta, schema = DeltaTable(str(self.path(table.id))), lake_schema(table)
        refuse_other_columns(delta, table)
        if rows is None:
            delta.delete(predicate(partitions))
        else:
            pyarrow.default_memory_pool().release_unused()  # what reading the files held; Delta has memory of its own
            reader = pyarrow.RecordBatchReader.from_batches(schema, (batch.cast(schema) for batch in rows))
            write_deltalake(
                delta, reader, mode="overwrite", predicate=predicate(partitions), writer_properties=COMPRESSION
            )

    def files(self, table: str, version: int, partitions: Sequence[str] = ()) -> list[str]:
        """The Parquet files of a table at a version, or of some of its partitions."""
        delta = self.at(table, version)
        condition = predicate(partitions)
        files = delta.file_uris(file_pruning_predicate=condition) if condition else delta.file_uris()
        root = urlsplit(delta.table_uri).path  # as Delta writes it: a blank in the home's path is `%20` there
        return [str(self.path(table) / file.removeprefix(root)) for file in files]

    def whole_partitions(self, table: Table, version: int) -> dict[str, list[str]]:
        """The Parquet files of a table at a version, by partition, of the partitions of which all are there."""
        try:
            files = self.files(table.id, version)
        except Exception:  # noqa: BLE001 - whatever Delta finds wrong, there is no partition that is surely whole
            return {}
        found: dict[str, list[str]] = {}
        for file in files:
            found.setdefault(partition_of(table, Path(file).relative_to(self.path(table.id))), []).append(file)
        return {name: those for name, those in found.items() if all(Path(file).exists() for file in those)}

    def compact(self, table: str) -> None:
        """Write a table's small files together; its rows stay the same."""
        DeltaTable(str(self.path(table))).optimize.compact()

    def whole(self, named: Mapping[str, int]) -> bool:
        """Whether every version that the ledger names can be read."""
        return all(self.readable(table, version) for table, version in named.items())

    def readable(self, table: str, version: int) -> bool:
        """Whether a version of a table can still be opened with all its files."""
        try:
            return all(Path(file).exists() for file in self.files(table, version))
        except Exception:  # noqa: BLE001 - whatever Delta finds wrong, the rows are replayed instead
            return False
