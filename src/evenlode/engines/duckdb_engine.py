"""DuckDB as engine: in memory, shut in to the folders it is given, never a record of anything."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from itertools import count
from pathlib import Path

import duckdb
import ibis
import ibis.expr.operations as ops
import pyarrow
from ibis.backends.sql.datatypes import DuckDBType
from ibis.expr.datatypes import DataType

from evenlode.engines.kept_sql import sql_of
from evenlode.engines.kinds import SPILL, FileUnreadable, Table

HALF = 2**64
# What DuckDB says of bytes that are no Parquet, or whose pages do not unpack.
CORRUPT = (duckdb.IOException, duckdb.InvalidInputException, duckdb.SerializationException)


class DuckDBEngine:
    """An in-memory DuckDB that can read and write nothing outside `folders`.

    The order of the three settings matters: the folders first, then the door, then the lock. `hash_name` names its
    hash by what it gives: a DuckDB that hashes otherwise has another name. What does not fit into memory it writes to
    the first of its folders for as long as it is asked, and not, as it would by itself, to wherever the command was
    typed: these are rows, of pupils perhaps, as they are.
    """

    def __init__(self, folders: Sequence[Path], *, memory: str = "700MB") -> None:
        self.ibis = ibis.duckdb.connect()
        self.duckdb = self.ibis.con
        self.names = (f"rows_{number}" for number in count(1))
        inside = ", ".join(quoted(f"{folder.resolve()}/") for folder in folders)
        self.duckdb.execute(f"SET memory_limit={quoted(memory)}")
        self.duckdb.execute("SET TimeZone='UTC'")
        self.duckdb.execute(f"SET temp_directory={quoted(str(folders[0].resolve() / SPILL))}")
        self.duckdb.execute(f"SET allowed_directories=[{inside}]")
        self.duckdb.execute("SET enable_external_access=false")
        self.duckdb.execute("SET lock_configuration=true")
        self.hash_name = f"duckdb-{self.duckdb.sql('SELECT hash(1, 2, NULL)').fetchall()[0][0] % HALF:016x}"

    def parquet(self, files: Sequence[Path | str], *, hive: Sequence[str] = (), filename: bool = False) -> Table:
        """An expression over Parquet files of one shape.

        `hive` names the text columns that stand in their folders; `filename` adds a column that names each row's file.
        """
        options = f"hive_partitioning={bool(hive)}, filename={filename}{', hive_types_autocast=false' if hive else ''}"
        name, those = next(self.names), ", ".join(quoted(str(file)) for file in files)
        with reading_files():
            self.duckdb.execute(f"CREATE TEMP VIEW {name} AS FROM read_parquet([{those}], {options})")
            return self.named(name)

    def table(self, rows: pyarrow.Table) -> Table:
        """An expression over rows in memory; the rows are not copied."""
        name = next(self.names)
        self.duckdb.register(name, rows)
        return self.named(name)

    @contextmanager
    def holding(self, rows: pyarrow.Table) -> Iterator[Table]:
        """An expression over rows in memory that is good inside the `with` alone: the rows are let go at its end."""
        name = next(self.names)
        self.duckdb.register(name, rows)
        try:
            yield self.named(name)
        finally:
            self.duckdb.unregister(name)

    def named(self, name: str) -> Table:
        """An expression over a view, as Ibis would make it, which takes five times as long to ask for its columns."""
        view = self.duckdb.view(name)
        types = (type_of(str(told)) for told in view.types)
        schema = ibis.schema(dict(zip(view.columns, types, strict=True)))
        return ops.DatabaseTable(name, schema=schema, source=self.ibis, namespace=ops.Namespace()).to_expr()

    def arrow(self, expression: Table) -> pyarrow.Table:
        """The rows of an expression as one Arrow table."""
        with reading_files():
            return self.duckdb.sql(sql_of(self.ibis, expression)).to_arrow_table()

    def batches(self, expression: Table) -> pyarrow.RecordBatchReader:
        """The rows of an expression as Arrow batches of at most 100,000 rows."""
        return self.duckdb.sql(sql_of(self.ibis, expression)).to_arrow_reader(100_000)

    def to_parquet(self, expression: Table, path: Path) -> None:
        """Write the rows of an expression to one Parquet file, which must lie inside the engine's folders."""
        query = sql_of(self.ibis, expression)
        self.duckdb.execute(f"COPY ({query}) TO {quoted(str(path))} (FORMAT parquet, COMPRESSION zstd)")

    def row_hash(self, expression: Table) -> int:
        """The sum, modulo 2^128, of two salted 64-bit hashes of each row: the same for any order of rows."""
        return self.row_hashes(expression, ()).get((), 0)

    def row_hashes(self, expression: Table, by: Sequence[str]) -> dict[tuple[str, ...], int]:
        """What `row_hash` gives of the rows that are alike in some columns, by their values."""
        columns = ", ".join(f'"{name}"' for name in sorted(expression.columns))
        halves = f"hash(1, {columns})::HUGEINT AS high, hash(2, {columns})::HUGEINT AS low"
        named = "".join(f'"{name}", ' for name in by)
        rows = sql_of(self.ibis, expression)
        query = f"SELECT {named}sum(high), sum(low) FROM (SELECT *, {halves} FROM ({rows})) GROUP BY ALL"  # noqa: S608 - Ibis wrote it
        with reading_files():
            found = self.duckdb.sql(query).fetchall()
        return {tuple(values): int((high or 0) * HALF + (low or 0)) % HALF**2 for *values, high, low in found}


@contextmanager
def reading_files() -> Iterator[None]:
    """Raise `FileUnreadable` where DuckDB finds a file corrupt."""
    try:
        yield
    except duckdb.Error as error:
        # Of some spoilt pages DuckDB raises the bare class of its errors; a fault in a query has a class of its own.
        if type(error) is duckdb.Error or isinstance(error, CORRUPT):
            raise FileUnreadable(str(error)) from error
        raise


@cache
def type_of(told: str) -> DataType:
    """The type of a column as DuckDB writes it; of a view's, any may be null."""
    return DuckDBType.from_string(told, nullable=True)


def quoted(text: str) -> str:
    """A text as an SQL literal."""
    return "'" + text.replace("'", "''") + "'"
