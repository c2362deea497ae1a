"""Whether what a home keeps is still, bit for bit, what acts wrote: the ledger, rows, the lake's files, figures."""

import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from evenlode.errors import LedgerDamaged
from evenlode.lake.durable import is_as_put
from evenlode.lake.expired import expired_loads
from evenlode.lake.findings import Finding
from evenlode.lake.home import Home
from evenlode.lake.kept_files import unlike
from evenlode.lake.kinds import Entry
from evenlode.lake.ledger import Ledger
from evenlode.lake.machine import NotAsWritten
from evenlode.lake.seals import unlike as unlike_tables
from evenlode.lake.witness import ANEW, is_as_written, must_be_as_witnessed, path_of, witness

FROM_BACKUP = "put ledger.db back from a backup"
AS_BELOW = "do as is said of each"
HINT = "_last_checkpoint"
AGAIN = "run `evenlode rebuild`"


def check_ledger(ledger: Ledger) -> Finding:
    """Whether SQLite finds the ledger whole, and it holds what acts wrote."""
    answer = integrity(ledger) or changed(ledger)
    return Finding("ledger", not answer, f"SQLite says: {answer or 'ok'}", FROM_BACKUP)


def check_witness(ledger: Ledger) -> Iterator[Finding]:
    """Whether the ledger holds every act that it was seen to hold."""
    seen = witness(ledger.home)
    try:
        must_be_as_witnessed(seen, ledger.head(), ledger.home)
    except LedgerDamaged as error:
        yield Finding("ledger", False, error.what, error.remedy)
    if path_of(ledger.home).exists() and not is_as_written(ledger.home):
        yield Finding("ledger", False, f"{path_of(ledger.home).name} has changed", ANEW)


def integrity(ledger: Ledger) -> str:
    """What SQLite finds wrong with the ledger; empty where it is well."""
    try:
        answer = ledger.db.execute("PRAGMA integrity_check").fetchone()[0]
    except sqlite3.DatabaseError as error:
        answer = str(error)
    return "" if answer == "ok" else str(answer)


def changed(ledger: Ledger) -> str:
    """What the ledger says otherwise than acts wrote it, where SQLite finds nothing wrong; empty where nothing is."""
    try:
        found = unlike_tables(ledger.db)
        ledger.entries()
    except (sqlite3.DatabaseError, NotAsWritten, ValueError) as error:
        return str(error)
    return f"ok, but what stands in {', '.join(found)} is not what was written" if found else ""


def check_kept_rows(ledger: Ledger, folders: dict[str, str]) -> Iterator[Finding]:
    """Whether the rows that loads read are those that were written; `folders` are today's, by load."""
    gone = expired_loads(ledger)
    known = ledger.db.execute("SELECT load, folder FROM rows_folder")
    past = {row["folder"] for row in known if row["load"] not in gone}
    found = sorted({path.relative_to(ledger.home.rows).parts[0] for path in unlike(ledger, ledger.home.rows)})
    today = {*folders.values()}
    for folder in found:
        if folder in past:
            remedy = AGAIN if folder in today else of_before(ledger.home.rows / folder)
            yield Finding("rows", False, f"rows/{folder} has changed since it was written", remedy)


def of_before(folder: Path) -> str:
    """What to do about a folder from before the last rebuild, on which today's figures do not rest."""
    name = f"{folder.parent.name}/{folder.name}"
    return f"put {name} back from a backup, or delete {name}: only answers of before may then no longer be made"


def check_figures(home: Home) -> Iterator[Finding]:
    """Whether the figures that were worked out, and the tallies between rows and figures, are those that were kept."""
    yield from check_worked_out(home, home.figures, "files of figures that were worked out")
    yield from check_worked_out(home, home.tallies, "files of tallies between rows and figures")


def check_worked_out(home: Home, folder: Path, what: str) -> Iterator[Finding]:
    """Whether the files of a folder are those that were put there."""
    files = sorted(folder.glob("*.parquet"))
    wrong = [path for path in files if not is_as_put(path)]
    if files:
        yield Finding(folder.name, not wrong, f"{len(files)} {what}", AS_BELOW)
    for path in wrong:
        name = path.relative_to(home.root)
        yield Finding(folder.name, False, f"{name} has changed", f"delete {name}, then run `evenlode refresh`")


def is_ahead(hint: Path, head: Entry | None) -> bool:
    """Whether Delta's hint at its newest checkpoint is of a version that no entry names, and that is there.

    An act that was stopped has left it, and the next act takes it away where Delta cannot read it.
    """
    try:
        version = int(json.loads(hint.read_bytes())["version"])
    except (ValueError, KeyError, TypeError):
        return False
    named = head.versions.get(hint.parent.parent.name, -1) if head else -1
    return version > named and any(hint.parent.glob(f"{version:020}.checkpoint*.parquet"))


def check_kept_lake(ledger: Ledger) -> Iterator[Finding]:
    """Whether the lake's files, and what Delta says of them, are what was written."""
    head = ledger.head()
    for path in unlike(ledger, ledger.home.lake):
        if path.name == HINT and is_ahead(path, head):
            continue
        name = path.relative_to(ledger.home.root)
        is_today = head is not None and name.parts[1] == str(head.epoch)
        remedy = AGAIN if is_today else f"delete {Path(*name.parts[:2])}: its answers are then made from rows"
        yield Finding("lake", False, f"{name} has changed since it was written", remedy)
