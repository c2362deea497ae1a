"""What the machine would not do, said so that a person can act on it: a full disk, one that only reads, one that fails.

Python, SQLite, Delta and the engines each say it in words of their own; all have the number that the kernel gave.
"""

import errno
import os
import re
import sqlite3
from contextlib import suppress
from pathlib import Path

from evenlode.errors import EvenlodeError, LedgerDamaged, Refused
from evenlode.lake.home import Home

UNCHANGED = "an act that had not ended has changed nothing"
ROOM = f"make room on that disk, then do the same again; {UNCHANGED}"
RIGHTS = "check who owns the path and who may write to it, then do the same again"
# What the machine says, in words, and what a person can do about it.
SAID = {
    errno.ENOSPC: ("The disk is full", ROOM),
    errno.EDQUOT: ("No more may be kept on this disk by this user", ROOM),
    errno.EFBIG: ("A file may not grow as large as it must", f"raise the limit on the size of files; {UNCHANGED}"),
    errno.EROFS: (
        "The disk cannot be written to",
        f"figures can still be asked for; to change anything, have the disk mounted for writing; {UNCHANGED}",
    ),
    errno.EACCES: ("The machine does not allow it", RIGHTS),
    errno.EPERM: ("The machine does not allow it", RIGHTS),
    errno.EIO: (
        "The disk failed while it was read or written",
        f"have the disk looked at before anything else is loaded, then run `evenlode doctor`; {UNCHANGED}",
    ),
    errno.EMFILE: ("Too many files are open at once", f"raise the limit on open files (ulimit -n); {UNCHANGED}"),
    errno.ENFILE: ("Too many files are open on this machine", f"close other programs, then try again; {UNCHANGED}"),
}
UNTOLD = "check the path and its rights"
SQLITE = {
    sqlite3.SQLITE_FULL: errno.ENOSPC,
    sqlite3.SQLITE_READONLY: errno.EROFS,
    sqlite3.SQLITE_CANTOPEN: errno.EACCES,
    sqlite3.SQLITE_PERM: errno.EACCES,
    sqlite3.SQLITE_IOERR: errno.EIO,
}
CHANGED = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_FORMAT)
NUMBERED = re.compile(r"\(os error (\d+)\)|\[[Ee]rrno (\d+)\]")
# DuckDB says of a full disk that it may put no more aside.
WORDS = {os.strerror(number): number for number in SAID if number not in (errno.EACCES, errno.EPERM)}
WORDS |= {"max_temp_directory_size": errno.ENOSPC}
ALMOST_FULL = 2**16  # SQLite cannot begin with less


class NotAsWritten(Exception):
    """Something in the ledger that no act can have written."""


def told_of(error: Exception, home: Home) -> EvenlodeError | None:
    """What a person is told of an error; None where the machine is not to blame."""
    if isinstance(error, NotAsWritten) or (isinstance(error, sqlite3.Error) and primary(error) in CHANGED):
        return damaged(home, str(error))
    number = number_of(error, home)
    return refusal(number, place_of(error, home)) if number else None


def refusal(number: int, where: str, otherwise: str = "") -> Refused:
    """The refusal for an error of the machine's, by its number, or in its own words where it has none."""
    said = os.strerror(number) if number else otherwise
    what, remedy = SAID.get(number, (f"The machine would not do it: {said}", UNTOLD))
    return Refused(f"{what}.", where=where, remedy=remedy)


def refusal_of(error: OSError) -> Refused:
    """The refusal for an error that no home is to blame for: of a file to read or to write elsewhere."""
    return refusal(error.errno or numbered(str(error)), str(error.filename or ""), str(error))


def number_of(error: BaseException, home: Home) -> int:
    """The machine's number of an error, whoever says it; 0 where it has none, as where a file is not what it was."""
    if isinstance(error, sqlite3.Error):
        return number_of_sqlite(error, home)
    return getattr(error, "errno", None) or numbered(str(error))


def number_of_sqlite(error: sqlite3.Error, home: Home) -> int:
    """The machine's number of an error of SQLite's, which does not tell it: the disk is asked what it lacks."""
    number = SQLITE.get(primary(error), 0)
    return (lacking(home) or number) if number else 0


def primary(error: sqlite3.Error) -> int:
    """SQLite's own number of its error, without what it adds."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF


def numbered(said: str) -> int:
    """The number that libraries write into what they say, or write the kernel's words for; 0 where they do neither."""
    found = NUMBERED.search(said)
    if found:
        return int(found[1] or found[2])
    return next((number for words, number in WORDS.items() if words in said), 0)


def lacking(home: Home) -> int:
    """The number of the error that the disk on which a home stands gives whoever writes; 0 where it gives none."""
    with suppress(OSError):
        found = os.statvfs(home.root)
        if found.f_flag & os.ST_RDONLY:
            return errno.EROFS
        return errno.ENOSPC if found.f_bavail * found.f_frsize < ALMOST_FULL else 0
    return 0


def place_of(error: BaseException, home: Home) -> str:
    """Where it happened: the file that the machine names, of two the one to be written; or the home."""
    named = getattr(error, "filename2", None) or getattr(error, "filename", None)
    if isinstance(named, str) and not Path(named).is_relative_to(home.root):
        return named
    with suppress(OSError):
        found = os.statvfs(home.root)
        return f"home {home.root}, where {found.f_bavail * found.f_frsize // 2**20:,} MB are free"
    return f"home {home.root}"


def damaged(home: Home, why: str) -> LedgerDamaged:
    """The error for a ledger that SQLite finds changed."""
    return LedgerDamaged(
        f"The ledger cannot be read: {why}.",
        where=str(home.ledger),
        remedy="put ledger.db back from a backup of the home; nothing else in the home was touched",
    )
