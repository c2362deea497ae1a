"""The two stores that are written once: files' bytes by sha256, and the rows that each load read.

The bytes of a file with pupils are kept encrypted; those of published files as they are.
"""

import hashlib
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from io import BytesIO
from pathlib import Path

import pyarrow
from pyarrow import parquet

from evenlode.errors import LedgerDamaged, Problem, Severity
from evenlode.formats.hashing import sha256_of
from evenlode.lake.durable import put, sync, unfinished
from evenlode.lake.home import Home
from evenlode.lake.kinds import Prepared
from evenlode.lake.sealed_files import SealedFile

PROBLEMS = pyarrow.schema(
    [
        pyarrow.field("row", pyarrow.int64()),
        pyarrow.field("column", pyarrow.string()),
        pyarrow.field("rule", pyarrow.string()),
        pyarrow.field("message", pyarrow.string()),
        pyarrow.field("remedy", pyarrow.string()),
        pyarrow.field("severity", pyarrow.string()),
        pyarrow.field("line", pyarrow.int64()),
    ]
)


def sealed_bytes(home: Home, sha256: str) -> SealedFile:
    """A file's bytes as they are kept where it holds pupils."""
    return SealedFile(home, home.bytes / sha256, f"bytes/{sha256}", "files")


def keep_bytes(home: Home, prepared: Prepared) -> None:
    """Keep a file's bytes under its sha256; does nothing where they are kept already. `settle` makes them survive.

    The bytes of a file with pupils are kept encrypted, and no longer as they were, if they were kept before as a
    file's without pupils.
    """
    kept, sealed = home.bytes / prepared.sha256, sealed_bytes(home, prepared.sha256)
    if prepared.secret:
        if not sealed.exists():
            with prepared.path.open("rb") as source:
                sealed.keep(source)
        if kept.exists():
            sync(home.bytes)  # only what surely stands encrypted need no longer stand as it was
            kept.unlink(missing_ok=True)
    elif not kept.exists() and not sealed.exists():
        with unfinished(kept) as file:
            shutil.copyfile(prepared.path, file)
            put(file, kept)


def is_kept(home: Home, sha256: str) -> bool:
    """Whether a file's bytes are there, encrypted or not."""
    return (home.bytes / sha256).exists() or sealed_bytes(home, sha256).exists()


@contextmanager
def open_bytes(home: Home, sha256: str) -> Iterator[Path]:
    """A kept file, for reading: the one way to a file's bytes. The path is good inside the `with` alone."""
    kept, sealed = home.bytes / sha256, sealed_bytes(home, sha256)
    if sealed.sealed.exists():
        with sealed.opened() as path:
            yield path
    elif kept.exists():
        yield kept
    else:
        raise LedgerDamaged(
            "The bytes of a loaded file are gone.",
            where=f"bytes/{sha256}",
            remedy="put the file back from a backup of the home; `evenlode doctor` lists all that is missing",
        )


def sha256_of_kept(home: Home, sha256: str) -> str:
    """The sha256 that kept bytes have now, which for encrypted ones needs the home's key."""
    sealed = sealed_bytes(home, sha256)
    if not sealed.sealed.exists():
        return sha256_of(home.bytes / sha256)
    digest = hashlib.sha256()
    for piece in sealed.pieces():
        digest.update(piece)
    return digest.hexdigest()


def write_rows(home: Home, prepared: Prepared) -> Path:
    """Write what a load read, its tables, scopes and problems, to a folder that is nobody's until `place_rows`."""
    unfinished = Path(tempfile.mkdtemp(prefix=f"{prepared.load}.", suffix=".unfinished", dir=home.rows))
    for name, rows in prepared.tables.items():
        write(rows, unfinished / f"{name}.parquet")
    for name, rows in prepared.scopes.items():
        if rows.num_rows:  # a file of corrections covers nothing whole
            write(rows, unfinished / f"{name}.scopes.parquet")
    write_problems(prepared.problems, unfinished / "problems.parquet")
    sync(unfinished)
    return unfinished


def place_rows(home: Home, unfinished: Path, folder: str) -> None:
    """Make written rows those in `rows/<folder>`, all or nothing; the caller holds the ledger, and then calls `settle`.

    The ledger knows no such folder yet: what stands there is a killed attempt's, perhaps by other code: it is replaced.
    """
    final = home.rows / folder
    shutil.rmtree(final, ignore_errors=True)
    unfinished.rename(final)


def settle(home: Home) -> None:
    """Make all that was kept and placed survive a power cut: an act does so once, before it enters its loads."""
    for folder in (home.bytes, home.rows, home.names):
        if folder.exists():
            sync(folder)


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


def write_problems(problems: Sequence[Problem], path: Path) -> None:
    """Write problems; the file of none, which most loads have, is made once."""
    if problems:
        write(problem_rows(problems), path)
        return
    path.write_bytes(no_problems())
    sync(path)


@cache
def no_problems() -> bytes:
    """The Parquet file of no problem."""
    written = BytesIO()
    parquet.write_table(problem_rows([]), written)
    return written.getvalue()


def problem_rows(problems: Sequence[Problem]) -> pyarrow.Table:
    """Problems as a table."""
    return pyarrow.Table.from_pylist([problem.as_dict() for problem in problems], schema=PROBLEMS)


def read_problems(home: Home, folder: str) -> list[Problem]:
    """The problems of a load, in file order."""
    rows = parquet.read_table(home.rows / folder / "problems.parquet").to_pylist()
    return [Problem(**{**row, "severity": Severity(row["severity"])}) for row in rows]
