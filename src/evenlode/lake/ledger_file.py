"""How the ledger's file is made and opened; where the disk takes no more, or can only be read, it is opened to be read.

SQLite keeps a log beside the file, and makes both it and a small file for locks even to read. On a full disk, or one
that is mounted for reading alone, it cannot; whoever asks for figures is then answered all the same.
"""

import shutil
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path
from time import sleep
from urllib.parse import quote

from evenlode.errors import EvenlodeError
from evenlode.lake.home import Home, private
from evenlode.lake.ledger_errors import busy, holder_of, locked
from evenlode.lake.machine import CHANGED, damaged, primary, told_of

TURNS = 200

SCHEMA = """
CREATE TABLE IF NOT EXISTS file (sha256 TEXT PRIMARY KEY, size INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS load (
    id TEXT PRIMARY KEY, sha256 TEXT NOT NULL REFERENCES file, name TEXT NOT NULL, format TEXT NOT NULL,
    series TEXT NOT NULL, mapping TEXT NOT NULL, rows_in INTEGER NOT NULL, accepted INTEGER NOT NULL,
    quarantined INTEGER NOT NULL, duplicates INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS rows_folder (
    load TEXT NOT NULL REFERENCES load, epoch INTEGER NOT NULL, folder TEXT NOT NULL, reader TEXT NOT NULL,
    PRIMARY KEY (load, epoch));
CREATE TABLE IF NOT EXISTS touched (
    load TEXT NOT NULL REFERENCES load, epoch INTEGER NOT NULL, "table" TEXT NOT NULL, partition TEXT NOT NULL,
    PRIMARY KEY (load, epoch, "table", partition));
CREATE TABLE IF NOT EXISTS entry (
    snapshot INTEGER PRIMARY KEY, recorded_at TEXT NOT NULL, act TEXT NOT NULL, by TEXT NOT NULL, reason TEXT NOT NULL,
    epoch INTEGER NOT NULL, versions TEXT NOT NULL, parts TEXT NOT NULL, state_hash TEXT NOT NULL,
    hash_name TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS entry_load (
    snapshot INTEGER NOT NULL REFERENCES entry, load TEXT NOT NULL REFERENCES load, PRIMARY KEY (snapshot, load));
CREATE TABLE IF NOT EXISTS dated (
    load TEXT NOT NULL REFERENCES load, snapshot INTEGER NOT NULL REFERENCES entry, source_time TEXT NOT NULL,
    found TEXT NOT NULL, guessed INTEGER NOT NULL, PRIMARY KEY (load, snapshot));
CREATE TABLE IF NOT EXISTS fact (
    name TEXT NOT NULL, epoch INTEGER NOT NULL, value TEXT NOT NULL, PRIMARY KEY (name, epoch));
CREATE TABLE IF NOT EXISTS roll (
    load TEXT NOT NULL REFERENCES load, urn TEXT NOT NULL, day TEXT NOT NULL, pupils INTEGER NOT NULL,
    PRIMARY KEY (load, urn, day)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS roll_of_school ON roll (urn, day);
CREATE TABLE IF NOT EXISTS expired (
    load TEXT PRIMARY KEY REFERENCES load, snapshot INTEGER NOT NULL REFERENCES entry, destroyed INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS kept (path TEXT PRIMARY KEY, sha256 TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS seal (what TEXT PRIMARY KEY, sum TEXT NOT NULL) WITHOUT ROWID;
DELETE FROM seal WHERE what = 'sqlite_master';
"""
NEWEST = "seal"  # a ledger without it is new, or was made by an Evenlode that did not know it


def opened(home: Home, wait_seconds: float) -> tuple[sqlite3.Connection, EvenlodeError | None]:
    """The ledger's file, made where there is none; and why it can only be read, where that is so.

    Raises `HomeLocked` where others are at it for too long, `LedgerDamaged` where it is no ledger, and `Refused` where
    the machine will not open it, not even to be read.
    """
    try:
        return for_writing(home, wait_seconds), None
    except sqlite3.DatabaseError as error:
        if busy(error):
            raise locked(holder_of(home)) from error
        if primary(error) in CHANGED:
            raise damaged(home, str(error)) from error
        found, why = for_reading(home), told_of(error, home)
        if found is None or why is None:
            raise why or error from error
        return found, why


def for_writing(home: Home, wait_seconds: float) -> sqlite3.Connection:
    """The file with all its tables, to be read and written."""
    with private():
        db = sqlite3.connect(home.ledger, timeout=wait_seconds, isolation_level=None)
    try:
        use_log(db)
        db.execute("PRAGMA synchronous = FULL")
        db.execute("PRAGMA foreign_keys = ON")
        db.execute("PRAGMA temp_store = MEMORY")
        db.execute("PRAGMA secure_delete = ON")  # what is deleted is overwritten, in the log too
        if not has_tables(db):
            db.executescript(f"BEGIN IMMEDIATE; {SCHEMA} COMMIT;")
    except sqlite3.DatabaseError:
        db.close()
        raise
    return db


def use_log(db: sqlite3.Connection) -> None:
    """Have SQLite log beside the ledger; it never waits to begin that, so two that make one ledger take turns."""
    for turn in range(1, TURNS + 1):
        try:
            db.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if not busy(error) or turn == TURNS:
                raise
            sleep(0.02)


def has_tables(db: sqlite3.Connection) -> bool:
    """Whether every table is there that a ledger has today."""
    return db.execute("SELECT 1 FROM sqlite_master WHERE name = ?", (NEWEST,)).fetchone() is not None


def for_reading(home: Home) -> sqlite3.Connection | None:
    """The file as it stands, to be read alone; None where there is nothing to read, or no way to."""
    log = home.ledger.with_name(f"{home.ledger.name}-wal")
    try:
        db = copied(home.ledger, log) if log.exists() and log.stat().st_size else as_it_stands(home.ledger)
        db.execute("PRAGMA query_only = ON")
        if has_tables(db):
            return db
        db.close()
    except (OSError, sqlite3.DatabaseError):
        pass
    return None


def as_it_stands(ledger: Path) -> sqlite3.Connection:
    """A file beside which there is no log, read without any; whoever could write would be locked by nothing."""
    address = f"file:{quote(str(ledger))}?immutable=1"
    return sqlite3.connect(address, uri=True, isolation_level=None)


def copied(ledger: Path, log: Path) -> sqlite3.Connection:
    """In memory what a file and its log hold: a stopped process left them so, and here they cannot be put together."""
    with tempfile.TemporaryDirectory() as folder:
        for path in (ledger, log):
            shutil.copyfile(path, Path(folder) / path.name)
        db = sqlite3.connect(":memory:", isolation_level=None)
        with closing(sqlite3.connect(Path(folder) / ledger.name)) as there:
            there.backup(db)
    return db
