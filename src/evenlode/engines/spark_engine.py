"""Spark as engine: the same expressions over the same files, for whoever has outgrown one machine or lives in Spark.

It reads the files that it is given by their list, and needs no library of Delta's. On its own it runs on this machine
alone; where a session is already there, as in a notebook of an authority's cluster, that one is used.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import ibis
import pyarrow
from py4j.protocol import Py4JJavaError  # type: ignore[import-untyped]  # it has no stubs
from pyarrow import parquet
from pyspark.errors import PySparkException
from pyspark.sql import DataFrame, SparkSession

from evenlode.engines.kinds import FileUnreadable, Table

HALF = 2**64
SPILL = ".spill"
SETTINGS = {
    "spark.master": "local[*]",
    "spark.app.name": "evenlode",
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.driver.host": "127.0.0.1",
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.sql.shuffle.partitions": "4",
    "spark.sql.catalogImplementation": "in-memory",
    # What a day is must not depend on where the machine stands, nor a partition's text on what it looks like.
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.sources.partitionColumnTypeInference.enabled": "false",
    "spark.sql.execution.arrow.pyspark.enabled": "true",
}


class SparkEngine:
    """A Spark session that reads Parquet files by their list; what it spills lies in the first of `folders`."""

    def __init__(self, folders: Sequence[Path], *, memory: str = "2g") -> None:
        spill = folders[0].resolve() / SPILL
        own = {"spark.driver.memory": memory, "spark.local.dir": str(spill), "spark.sql.warehouse.dir": str(spill)}
        builder = SparkSession.builder
        for name, value in (SETTINGS | own).items():
            builder = builder.config(name, value)
        self.session = builder.getOrCreate()
        self.session.sparkContext.setLogLevel("ERROR")
        self.ibis = ibis.pyspark.connect(self.session)
        self.names = (f"rows_{number}" for number in count(1))
        first = self.session.sql("SELECT xxhash64(1, 2, NULL)").collect()[0][0]
        self.hash_name = f"spark-{first % HALF:016x}"

    def parquet(self, files: Sequence[Path | str], *, hive: Sequence[str] = (), filename: bool = False) -> Table:
        """An expression over Parquet files of one shape; see `Engine.parquet`."""
        paths = [str(file) for file in files]
        reader = self.session.read
        if hive:
            reader = reader.option("basePath", str(Path(paths[0]).parents[len(hive)]))
        with reading_files():
            rows = reader.parquet(*paths)
        if filename:
            rows = rows.selectExpr("*", "regexp_replace(input_file_name(), '^file://', '') AS filename")
        return self.named(rows)

    def table(self, rows: pyarrow.Table) -> Table:
        """An expression over rows in memory."""
        return self.named(self.session.createDataFrame(rows))

    @contextmanager
    def holding(self, rows: pyarrow.Table) -> Iterator[Table]:
        """An expression over rows in memory that is good inside the `with` alone: the rows are let go at its end."""
        name = next(self.names)
        self.session.createDataFrame(rows).createOrReplaceTempView(name)
        try:
            yield self.ibis.table(name)
        finally:
            self.session.catalog.dropTempView(name)

    def arrow(self, expression: Table) -> pyarrow.Table:
        """The rows of an expression as one Arrow table."""
        with reading_files():
            return self.frame(expression).toArrow()

    def batches(self, expression: Table) -> Iterator[pyarrow.RecordBatch]:
        """The rows of an expression as Arrow batches."""
        return iter(self.arrow(expression).to_batches(100_000))

    def to_parquet(self, expression: Table, path: Path) -> None:
        """Write the rows of an expression to one Parquet file."""
        parquet.write_table(self.arrow(expression), path, compression="zstd")

    def row_hash(self, expression: Table) -> int:
        """The sum, modulo 2^128, of two salted 64-bit hashes of each row: the same for any order of rows."""
        return self.row_hashes(expression, ()).get((), 0)

    def row_hashes(self, expression: Table, by: Sequence[str]) -> dict[tuple[str, ...], int]:
        """What `row_hash` gives of the rows that are alike in some columns, by their values."""
        columns = ", ".join(f"`{column}`" for column in sorted(expression.columns))
        halves = [f"CAST(xxhash64({salt}, {columns}) AS DECIMAL(38, 0)) AS half_{salt}" for salt in (1, 2)]
        sums = {f"half_{salt}": "sum" for salt in (1, 2)}
        with reading_files():
            found = self.frame(expression).selectExpr(*by, *halves).groupBy(*by).agg(sums).collect()
        # As whole numbers: decimals are rounded to 28 digits.
        return {tuple(values): (int(high or 0) * HALF + int(low or 0)) % HALF**2 for *values, high, low in found}

    def frame(self, expression: Table) -> DataFrame:
        """An expression as Spark's own frame."""
        return self.session.sql(str(self.ibis.compile(expression)))

    def named(self, rows: DataFrame) -> Table:
        """A frame under a name of its own, as an expression."""
        name = next(self.names)
        rows.createOrReplaceTempView(name)
        return self.ibis.table(name)


@contextmanager
def reading_files() -> Iterator[None]:
    """Raise `FileUnreadable` where Spark finds a file corrupt or gone."""
    try:
        yield
    except (PySparkException, Py4JJavaError) as error:
        if any(word in str(error) for word in ("FAILED_READ_FILE", "PATH_NOT_FOUND", "is not a Parquet file")):
            raise FileUnreadable(str(error)) from error
        raise
