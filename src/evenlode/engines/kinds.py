"""What an engine promises to the rooms above it."""

from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any, Protocol, TypeAlias

import pyarrow

SPILL = ".spill"
"""The folder, in the first that an engine may see, to which it writes what does not fit into memory."""

# Ibis has no type stubs: a table expression is anything to the type checker.
Table: TypeAlias = Any


class FileUnreadable(Exception):
    """A file that an engine was told to read is not what it was written as: its bytes have changed."""


class Engine(Protocol):
    """Runs Ibis expressions over Parquet files and Arrow tables; raises `FileUnreadable` where a file is corrupt."""

    hash_name: str

    def parquet(self, files: Sequence[Path | str], *, hive: Sequence[str] = (), filename: bool = False) -> Table:
        """An expression over Parquet files of one shape.

        `hive` names the columns that stand in their folders; `filename` adds a column that names each row's file.
        """

    def table(self, rows: pyarrow.Table) -> Table:
        """An expression over rows in memory."""

    def holding(self, rows: pyarrow.Table) -> AbstractContextManager[Table]:
        """An expression over rows in memory that is good inside the `with` alone: the rows are let go at its end."""

    def arrow(self, expression: Table) -> pyarrow.Table:
        """The rows of an expression."""

    def batches(self, expression: Table) -> Iterable[pyarrow.RecordBatch]:
        """The rows of an expression, a piece at a time."""

    def to_parquet(self, expression: Table, path: Path) -> None:
        """Write the rows of an expression to one Parquet file."""

    def row_hash(self, expression: Table) -> int:
        """The sum, modulo 2^128, of two salted 64-bit hashes of each row: the same for any order of rows."""

    def row_hashes(self, expression: Table, by: Sequence[str]) -> dict[tuple[str, ...], int]:
        """What `row_hash` gives of the rows that are alike in some columns, by their values."""
