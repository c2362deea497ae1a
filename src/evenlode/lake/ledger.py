"""The ledger: which loads there are, what was done to each and when. All else follows from it."""

import json
import os
import re
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, date, datetime
from getpass import getuser
from pathlib import Path
from typing import Any, TypeVar

from evenlode.errors import WrongUsage
from evenlode.lake.home import Home, private
from evenlode.lake.kinds import Act, Counts, Entry, Load, Prepared, SourceTime
from evenlode.lake.ledger_errors import busy, holder_of, locked, no_entry
from evenlode.lake.ledger_file import opened
from evenlode.lake.machine import NotAsWritten
from evenlode.lake.seals import keep_seals
from evenlode.lake.turns import in_turn
from evenlode.lake.witness import bear_witness, must_be_as_witnessed, witness
from evenlode.lake.working import at_work
from evenlode.vocabulary import clock

WAIT_SECONDS = 120
Made = TypeVar("Made")

# Beside max(), SQLite gives the other columns of the row that has it (its documentation, "bare columns").
LOADS_AT = """
SELECT load.*, dated.source_time, dated.found, dated.guessed, acted.act, acted.snapshot, acted.recorded_at, acted.reason
FROM (SELECT entry_load.load, act, recorded_at, reason, max(entry.snapshot) AS snapshot
      FROM entry_load JOIN entry ON entry.snapshot = entry_load.snapshot
      WHERE entry.snapshot <= :at AND act <> 'redate' GROUP BY entry_load.load) acted
JOIN load ON load.id = acted.load
JOIN (SELECT load, source_time, found, guessed, max(snapshot) FROM dated WHERE snapshot <= :at GROUP BY load) dated
  ON dated.load = acted.load
ORDER BY acted.snapshot, load.name, load.id
"""

FOLDERS_AT = """
SELECT load, folder FROM rows_folder AS one
WHERE epoch = (SELECT max(epoch) FROM rows_folder WHERE load = one.load AND epoch <= :epoch)
"""

TOUCHED_AT = """
SELECT DISTINCT load, "table", partition FROM touched AS one
WHERE epoch = (SELECT max(epoch) FROM touched WHERE load = one.load AND epoch <= :epoch)
"""


class Ledger:
    """Reading the ledger, and writing it inside `writing`; nothing else opens its file."""

    def __init__(self, home: Home) -> None:
        self.home = home
        self.db, self.read_only = opened(home, WAIT_SECONDS)
        self.db.row_factory = sqlite3.Row

    @property
    def holder(self) -> Path:
        """The file in which a writer says who it is."""
        return holder_of(self.home)

    def empty_log(self) -> None:
        """Put all that the log holds into the ledger and empty it, unless somebody is reading right then."""
        self.db.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def close(self) -> None:
        """Let go of the file."""
        self.db.close()

    def head(self) -> Entry | None:
        """The newest entry; None before the first load."""
        row = self.db.execute("SELECT * FROM entry ORDER BY snapshot DESC LIMIT 1").fetchone()
        return read_entry(row) if row else None

    def entries(self) -> list[Entry]:
        """Every entry, oldest first."""
        return [read_entry(row) for row in self.db.execute("SELECT * FROM entry ORDER BY snapshot")]

    def entry_at(self, as_at: str | None) -> Entry:
        """The entry that was newest at a snapshot, a date (its end) or a time; today's head for None."""
        where, value = as_at_condition(as_at)
        newest = f"SELECT * FROM entry WHERE {where} ORDER BY snapshot DESC LIMIT 1"  # noqa: S608 - one of our own conditions
        row = self.db.execute(newest, (value,)).fetchone()
        if row is None:
            raise no_entry(self.home, as_at, self.db.execute("SELECT min(recorded_at) FROM entry").fetchone()[0])
        return read_entry(row)

    def loads_at(self, snapshot: int) -> list[Load]:
        """Every load known at a snapshot, with the last act done to it and its source time then."""
        return [read_load(row) for row in self.db.execute(LOADS_AT, {"at": snapshot})]

    def live_at(self, snapshot: int) -> list[Load]:
        """The loads whose rows counted at a snapshot."""
        return [load for load in self.loads_at(snapshot) if load.live]

    def folders_at(self, epoch: int) -> dict[str, str]:
        """The folder of rows of every load, as an entry of that epoch reads it."""
        return {row["load"]: row["folder"] for row in self.db.execute(FOLDERS_AT, {"epoch": epoch})}

    def touched_at(self, epoch: int) -> dict[tuple[str, str], list[str]]:
        """For every (table, partition), the loads that have rows in it."""
        found: dict[tuple[str, str], list[str]] = {}
        for row in self.db.execute(TOUCHED_AT, {"epoch": epoch}):
            found.setdefault((row["table"], row["partition"]), []).append(row["load"])
        return found

    def readers(self) -> dict[str, str]:
        """The hash of the code that last read each load."""
        rows = self.db.execute("SELECT load, reader FROM rows_folder ORDER BY epoch")
        return {row["load"]: row["reader"] for row in rows}

    def fact(self, name: str, epoch: int) -> str:
        """What is known of the home as a whole under a name, in an epoch; empty where nothing is."""
        query = "SELECT value FROM fact WHERE name = ? AND epoch <= ? ORDER BY epoch DESC LIMIT 1"
        row = self.db.execute(query, (name, epoch)).fetchone()
        return row["value"] if row else ""

    def set_fact(self, name: str, epoch: int, value: str) -> None:
        """Write down something of the home as a whole, from an epoch on."""
        query = "INSERT INTO fact VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET value = excluded.value"
        self.db.execute(query, (name, epoch, value))

    def acts_on(self, load: str) -> list[tuple[int, Act, str]]:
        """Everything done to a load: snapshot, act, reason."""
        query = "SELECT entry.* FROM entry JOIN entry_load USING (snapshot) WHERE load = ? ORDER BY snapshot"
        return [(row["snapshot"], Act(row["act"]), row["reason"]) for row in self.db.execute(query, (load,))]

    @contextmanager
    def writing(self, what: str, wait_seconds: float = WAIT_SECONDS) -> Iterator[None]:
        """The one writer's lock: everything inside is one transaction, kept only if it ends without an error."""
        if self.read_only:
            raise self.read_only
        self.begin(wait_seconds)
        me = {"by": getuser(), "process": os.getpid(), "since": now(), "doing": what}
        end = "ROLLBACK"
        try:
            with private():
                self.holder.write_text(json.dumps(me))
                must_be_as_witnessed(witness(self.home), self.head(), self.home)
                keep_seals(self.db)
                yield
            end = "COMMIT"
        finally:
            self.holder.unlink(missing_ok=True)  # before the lock is let go: after it, this is the next writer's
            if self.db.in_transaction:  # SQLite has taken all back by itself where the disk is full
                self.db.execute(end)
        bear_witness(self.home, self.head())

    def begin(self, wait_seconds: float) -> None:
        """Take the lock, once all who came before have had it; raises `HomeLocked` where that takes too long."""
        with in_turn(self.home, wait_seconds) as left:
            self.db.execute(f"PRAGMA busy_timeout = {int(left * 1000)}")
            try:
                self.db.execute("BEGIN IMMEDIATE")
            except sqlite3.OperationalError as error:
                if busy(error):
                    raise locked(self.holder) from error
                raise

    def add_load(self, prepared: Prepared, epoch: int, folder: str, touched: Iterable[tuple[str, str]]) -> None:
        """Write down a load that the ledger does not know, with the partitions its rows touch."""
        counts = prepared.counts
        self.db.execute("INSERT OR IGNORE INTO file VALUES (?, ?)", (prepared.sha256, prepared.size))
        self.db.execute(
            "INSERT INTO load VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                prepared.load,
                prepared.sha256,
                prepared.name,
                prepared.format,
                prepared.series,
                prepared.mapping,
                counts.rows_in,
                counts.accepted,
                counts.quarantined,
                counts.duplicates,
            ),
        )
        self.add_rows(prepared.load, epoch, folder, prepared.reader, touched)

    def add_rows(self, load: str, epoch: int, folder: str, reader: str, touched: Iterable[tuple[str, str]]) -> None:
        """Write down where a load's rows stand from an epoch on."""
        self.db.execute("INSERT INTO rows_folder VALUES (?, ?, ?, ?)", (load, epoch, folder, reader))
        self.db.executemany("INSERT INTO touched VALUES (?, ?, ?, ?)", [(load, epoch, *pair) for pair in touched])

    def recount(self, load: str, counts: Counts) -> None:
        """Write down a load's new verdicts, after a rebuild with a changed reader."""
        query = "UPDATE load SET rows_in = ?, accepted = ?, quarantined = ?, duplicates = ? WHERE id = ?"
        self.db.execute(query, (counts.rows_in, counts.accepted, counts.quarantined, counts.duplicates, load))

    def add_entry(self, entry: Entry, loads: Iterable[str]) -> None:
        """Write down an act and the loads it was done to."""
        self.db.execute(
            "INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                entry.snapshot,
                entry.recorded_at,
                entry.act,
                entry.by,
                entry.reason,
                entry.epoch,
                json.dumps(entry.versions, sort_keys=True),
                json.dumps(entry.parts, sort_keys=True),
                entry.state_hash,
                entry.hash_name,
            ),
        )
        self.db.executemany("INSERT INTO entry_load VALUES (?, ?)", [(entry.snapshot, load) for load in loads])

    def date_load(self, load: str, snapshot: int, time: SourceTime) -> None:
        """Write down how new a load is, from a snapshot on."""
        row = (load, snapshot, time.text, time.found, int(time.guessed))
        self.db.execute("INSERT INTO dated VALUES (?, ?, ?, ?, ?)", row)


@contextmanager
def open_ledger(home: Home) -> Iterator[Ledger]:
    """The ledger of a home, closed at the end; what fails inside for the machine's or the bytes' sake says so."""
    with at_work(home), closing(Ledger(home)) as ledger:
        yield ledger


def now() -> str:
    """This moment in UTC, as the ledger writes it."""
    return clock.now().astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def as_at_condition(as_at: str | None) -> tuple[str, Any]:
    """The condition on entries for `--as-at`: a snapshot's number, a date (its end in England), a time in UTC."""
    if as_at is None:
        return "snapshot >= ?", 0
    if re.fullmatch(r"\d{1,18}", as_at, re.ASCII):
        return "snapshot = ?", int(as_at)
    try:
        moment = datetime.fromisoformat(as_at)
    except ValueError as error:
        raise WrongUsage(
            f"'{as_at}' is neither a snapshot nor a date.", remedy="write a number, 2026-03-27 or 2026-03-27T14:00"
        ) from error
    if len(as_at) == len("2026-03-27"):
        moment = clock.end_of(date.fromisoformat(as_at))
    return "recorded_at <= ?", moment.replace(tzinfo=moment.tzinfo or UTC).astimezone(UTC).strftime(
        "%Y-%m-%dT%H:%M:%S.%fZ"
    )


def as_written(read: Callable[[sqlite3.Row], Made]) -> Callable[[sqlite3.Row], Made]:
    """A reading of rows that raises `NotAsWritten` for one that no act can have written."""

    def reading(row: sqlite3.Row) -> Made:
        try:
            return read(row)
        except (ValueError, TypeError) as error:
            raise NotAsWritten("a row of it is not what an act wrote") from error

    return reading


@as_written
def read_entry(row: sqlite3.Row) -> Entry:
    """An entry from its row."""
    fields = dict(row)
    fields |= {"act": Act(row["act"]), "versions": json.loads(row["versions"]), "parts": json.loads(row["parts"])}
    return Entry(**fields)


@as_written
def read_load(row: sqlite3.Row) -> Load:
    """A load from its row."""
    return Load(
        id=row["id"],
        sha256=row["sha256"],
        name=row["name"],
        format=row["format"],
        series=row["series"],
        mapping=row["mapping"],
        counts=Counts(row["rows_in"], row["accepted"], row["quarantined"], row["duplicates"]),
        source_time=SourceTime(row["source_time"], row["found"], bool(row["guessed"])),
        act=Act(row["act"]),
        snapshot=row["snapshot"],
        recorded_at=row["recorded_at"],
        reason=row["reason"],
    )
