"""The two stores that are written once: files' bytes by sha256, and the rows that each load read."""

import os
import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path

import pyarrow
from pyarrow import parquet

from evenlode.errors import LedgerDamaged, Problem, Severity
from evenlode.lake.home import Home
from evenlode.lake.kinds import Prepared

PROBLEMS = pyarrow.schema(
    [
        pyarrow.field("row", pyarrow.int64()),
        pyarrow.field("column", pyarrow.string()),
        pyarrow.field("rule", pyarrow.string()),
        pyarrow.field("message", pyarrow.string()),
        pyarrow.field("remedy", pyarrow.string()),
        pyarrow.field("severity", pyarrow.string()),
    ]
)


def sync(path: Path) -> None:
    """Make a file or a folder survive a power cut."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def keep_bytes(home: Home, prepared: Prepared) -> None:
    """Keep a file's bytes under its sha256; does nothing where they are kept already."""
    kept = home.bytes / prepared.sha256
    if kept.exists():
        return
    handle, name = tempfile.mkstemp(prefix=f"{kept.name}.", suffix=".unfinished", dir=home.bytes)
    os.close(handle)
    unfinished = Path(name)
    shutil.copyfile(prepared.path, unfinished)
    sync(unfinished)
    unfinished.rename(kept)
    sync(home.bytes)


def open_bytes(home: Home, sha256: str) -> Path:
    """The path of a kept file, for reading: the one way to a file's bytes."""
    kept = home.bytes / sha256
    if not kept.exists():
        raise LedgerDamaged(
            "The bytes of a loaded file are gone.",
            where=f"bytes/{sha256}",
            remedy="put the file back from a backup of the home; `evenlode doctor` lists all that is missing",
        )
    return kept


def keep_rows(home: Home, prepared: Prepared, folder: str) -> None:
    """Write what a load read to `rows/<folder>`; the caller holds the ledger."""
    place_rows(home, write_rows(home, prepared), folder)


def write_rows(home: Home, prepared: Prepared) -> Path:
    """Write what a load read, its tables, scopes and problems, to a folder that is nobody's until `place_rows`."""
    unfinished = Path(tempfile.mkdtemp(prefix=f"{prepared.load}.", suffix=".unfinished", dir=home.rows))
    for name, rows in prepared.tables.items():
        write(rows, unfinished / f"{name}.parquet")
    for name, rows in prepared.scopes.items():
        write(rows, unfinished / f"{name}.scopes.parquet")
    write(problem_rows(prepared.problems), unfinished / "problems.parquet")
    sync(unfinished)
    return unfinished


def place_rows(home: Home, unfinished: Path, folder: str) -> None:
    """Make written rows those in `rows/<folder>`, all or nothing; the caller holds the ledger.

    The ledger knows no such folder yet: what stands there is a killed attempt's, perhaps by other code: it is replaced.
    """
    final = home.rows / folder
    shutil.rmtree(final, ignore_errors=True)
    unfinished.rename(final)
    sync(home.rows)


def write(rows: pyarrow.Table, path: Path) -> None:
    """Write rows to one Parquet file that survives a power cut."""
    parquet.write_table(rows, path, compression="zstd", compression_level=1)
    sync(path)


def is_whole(path: Path) -> bool:
    """Whether a file of rows is there and was not cut short."""
    try:
        parquet.read_metadata(path)
    except (OSError, pyarrow.ArrowException):
        return False
    return True


def problem_rows(problems: Sequence[Problem]) -> pyarrow.Table:
    """Problems as a table."""
    return pyarrow.Table.from_pylist([problem.as_dict() for problem in problems], schema=PROBLEMS)


def read_problems(home: Home, folder: str) -> list[Problem]:
    """The problems of a load, in file order."""
    rows = parquet.read_table(home.rows / folder / "problems.parquet").to_pylist()
    return [Problem(**{**row, "severity": Severity(row["severity"])}) for row in rows]
