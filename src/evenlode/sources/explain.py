"""Where a stored row comes from: its record is read again from the file's bytes, and must give the same row."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evenlode.engines.registry import LEDGERS_OWN, open_engine
from evenlode.errors import LedgerDamaged
from evenlode.formats.hashing import sha256_of
from evenlode.lake.home import Home
from evenlode.lake.kinds import Load
from evenlode.lake.pupils import pseudonymiser_in_force
from evenlode.lake.store import open_bytes
from evenlode.sources.kinds import Source
from evenlode.sources.mapping import kept_map
from evenlode.sources.reading import known_by, quoting_nothing, read_texts, texts_of
from evenlode.sources.settling import told_by
from evenlode.tables.kinds import Table


@dataclass(frozen=True, eq=False)
class Origin:
    """One record of a loaded file, read again: its source, its texts as printed, and the rows that it becomes.

    Of a file with pupils no texts are given: they name a child.
    """

    source: Source
    record: dict[str, str]
    rows: list[dict[str, Any]]


def origin(home: Home, load: Load, table: Table, record: int, epoch: int | None = None) -> Origin:
    """Read one record of a load again from its bytes; raises `LedgerDamaged` where the bytes are not those loaded.

    `epoch` is that of the rows it is set beside, today's where none is given: it says which pseudonyms pupils have.
    """
    with whole_bytes(home, load) as path:
        map = kept_map(load.mapping)
        found = known_by(map, path, load.format)
        texts = texts_of(path, found, map, only=record)
        named_by = pseudonymiser_in_force(home, epoch) if found.source.pupils else None
        with quoting_nothing(found.source):
            engine = open_engine(LEDGERS_OWN, [path.parent])
            read = read_texts(found.source, texts, engine, told_by(load.mapping), named_by)
    shown = [] if found.source.pupils else texts.table.to_pylist()
    printed = {name: str(value) for row in shown for name, value in row.items() if name != "__record"}
    return Origin(found.source, printed, read.tables[table.id].to_pylist())


@contextmanager
def whole_bytes(home: Home, load: Load) -> Iterator[Path]:
    """The kept bytes of a load, checked against its sha256; the path is good inside the `with` alone."""
    with open_bytes(home, load.sha256) as path:
        if sha256_of(path) != load.sha256:
            raise LedgerDamaged(
                f"The kept bytes of {load.name} are no longer those that were loaded.",
                where=f"bytes/{load.sha256}",
                remedy="put the file back from a backup of the home; `evenlode doctor` lists all that is damaged",
            )
        yield path


def must_agree(stored: dict[str, Any], found: Origin, table: Table, load: Load) -> None:
    """Raise `LedgerDamaged` unless a stored row is one of those that its record gives when read again."""
    names = table.names()
    wanted = {name: stored[name] for name in names}
    if any({name: row[name] for name in names} == wanted for row in found.rows):
        return
    given = next(iter(found.rows), {})
    differing = ", ".join(name for name in names if given.get(name) != wanted[name]) or "every column"
    raise LedgerDamaged(
        f"A stored row is not what record {stored['record']} of {load.name} says: {differing} differ.",
        where=f"table {table.id}, load {load.id}, record {stored['record']}",
        remedy="run `evenlode doctor`, then `evenlode rebuild`, which reads every loaded file again",
    )
