"""Sums over all that the ledger says, kept up row by row: what changed by itself, and no act wrote, is found by them.

SQLite finds a page whose shape has changed; a digit that has changed into another is as good a digit to it. Each table
has a sum, modulo 2^128, of the first half of the SHA-256 of each of its rows. Triggers of the writer's own keep them up
while it writes, in the same transaction.
"""

import json
import sqlite3
from collections.abc import Iterator
from hashlib import sha256
from typing import TypeAlias

WHOLE = 2**128
SEAL = "seal"
SHAPE = "sqlite_master"
CHANGES = {"INSERT": (("NEW", 1),), "DELETE": (("OLD", -1),), "UPDATE": (("OLD", -1), ("NEW", 1))}
Value: TypeAlias = str | int | None


def sealed_with(sum_: str, sign: int, *row: Value) -> str:
    """A sum once a row has come (`sign` 1) or gone (-1); the name of its table stands before its values."""
    digest = sha256(json.dumps(row, ensure_ascii=False).encode("utf-8", "surrogatepass")).digest()
    return f"{(int(sum_, 16) + sign * int.from_bytes(digest[:16])) % WHOLE:032x}"


def keep_seals(db: sqlite3.Connection) -> None:
    """Have the sums kept up in this transaction and those that follow on this connection."""
    db.create_function("sealed_with", -1, sealed_with, deterministic=True)
    for table, columns in tables(db):
        if seal_of(db, table) is None:
            db.execute("INSERT INTO seal VALUES (?, ?)", (table, summed(db, table, columns)))
        for act, rows in CHANGES.items():
            does = " ".join(change(table, columns, which, sign) for which, sign in rows)
            when = f'"{table} {act}" AFTER {act} ON main."{table}"'
            db.execute(f"CREATE TEMP TRIGGER IF NOT EXISTS {when} BEGIN {does} END")
    if seal_of(db, SHAPE) is None:
        db.execute("INSERT INTO seal VALUES (?, ?)", (SHAPE, shape(db)))


def change(table: str, columns: list[str], which: str, sign: int) -> str:
    """What a trigger does to a table's sum for one row that came or went."""
    values = ", ".join(f'{which}."{column}"' for column in columns)
    return f"UPDATE seal SET sum = sealed_with(sum, {sign}, '{table}', {values}) WHERE what = '{table}';"  # noqa: S608 - our own names


def tables(db: sqlite3.Connection) -> Iterator[tuple[str, list[str]]]:
    """Every table of the ledger but that of the sums themselves, with its columns."""
    query = "SELECT name FROM main.sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name"
    for (name,) in list(map(tuple, db.execute(query))):
        if name != SEAL:
            yield name, [row[1] for row in db.execute(f'PRAGMA main.table_info("{name}")')]


def summed(db: sqlite3.Connection, table: str, columns: list[str]) -> str:
    """The sum of a table, worked out from all its rows."""
    named = ", ".join(f'"{column}"' for column in columns)
    found = f"{0:032x}"
    for row in db.execute(f'SELECT {named} FROM main."{table}"'):  # noqa: S608 - our own names
        found = sealed_with(found, 1, table, *row)
    return found


def shape(db: sqlite3.Connection) -> str:
    """The sum of what SQLite says of the tables themselves."""
    found = f"{0:032x}"
    for row in db.execute("SELECT type, name, tbl_name, sql FROM main.sqlite_master"):
        found = sealed_with(found, 1, *row)
    return found


def seal_of(db: sqlite3.Connection, what: str) -> str | None:
    """The sum that is kept of a table."""
    row = db.execute("SELECT sum FROM seal WHERE what = ?", (what,)).fetchone()
    return row[0] if row else None


def unlike(db: sqlite3.Connection) -> list[str]:
    """The tables that do not hold what acts wrote into them; `sqlite_master` where the tables are not those made."""
    found = {table: summed(db, table, columns) for table, columns in tables(db)} | {SHAPE: shape(db)}
    kept = {row[0]: row[1] for row in db.execute("SELECT what, sum FROM seal")}
    return sorted(what for what in {*found, *kept} if kept.get(what, found.get(what)) != found.get(what))
