"""What is said where the ledger cannot answer: it is empty, held by another writer, or cannot be read."""

import json
import sqlite3
from pathlib import Path

from evenlode.errors import HomeLocked, NotFound
from evenlode.lake.home import FIRST_LOAD, Home


def no_entry(home: Home, as_at: str | None, begins: str | None) -> NotFound:
    """The error for a moment at which the ledger holds nothing: it is empty, or begins later."""
    if begins is None:
        return NotFound("There is nothing loaded yet.", where=f"home {home.root}", remedy=FIRST_LOAD)
    what = f"There is no state of the ledger at {as_at}: it begins with snapshot 1, at {begins} (UTC)."
    return NotFound(what, where=f"home {home.root}", remedy="`evenlode loads` shows what was loaded and when")


def holder_of(home: Home) -> Path:
    """The file in which a writer says who it is."""
    return home.root / "writer.json"


def busy(error: sqlite3.Error) -> bool:
    """Whether SQLite says no more than that somebody else is at it."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_BUSY


def locked(holder: Path) -> HomeLocked:
    """The error for a second writer: who holds the ledger, since when."""
    try:
        who = json.loads(holder.read_text(encoding="utf-8"))
        where = f"{who['by']} (process {who['process']}) since {who['since']}, doing: {who['doing']}"
    except (OSError, ValueError, KeyError):
        where = "another process"
    return HomeLocked(
        "Another writer holds the ledger.", where=where, remedy="wait until it has finished, then try again"
    )
