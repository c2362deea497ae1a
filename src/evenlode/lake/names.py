"""The names store: pupils' names, addresses and contacts as each load read them, encrypted, beside their pseudonyms.

It is for casework's index of children alone. Nothing of it is a table of the lake: no query, figure or report can reach
it, and it cannot be read without the home's key.
"""

import shutil
import tempfile
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

import pyarrow
from pyarrow import feather

from evenlode.errors import LedgerDamaged
from evenlode.lake.durable import make, sync
from evenlode.lake.expired import expired_loads, no_longer
from evenlode.lake.home import Home
from evenlode.lake.kinds import Load
from evenlode.lake.ledger import Ledger, open_ledger
from evenlode.lake.sealed_files import SealedFile

PSEUDONYM = "pseudonym"
NOBODY = pyarrow.schema([pyarrow.field(PSEUDONYM, pyarrow.string())])
ATTACHED = pyarrow.schema([pyarrow.field("load", pyarrow.string()), pyarrow.field("source_time", pyarrow.string())])


def sealed_names(home: Home, load: str, folder: Path) -> SealedFile:
    """The encrypted file of a load's names in a folder; it vouches for the load, wherever the folder stands."""
    return SealedFile(home, folder / "names", f"names/{load}", "names")


def write_names(home: Home, load: str, names: pyarrow.Table | None) -> Path:
    """Write the names that a load read to a folder that is nobody's until `place_names`; None: it read none.

    One row is one pupil: column `pseudonym`, and a column for each thing that is known of them.
    """
    rows = NOBODY.empty_table() if names is None else names
    if PSEUDONYM not in rows.column_names or {*ATTACHED.names} & {*rows.column_names}:
        raise ValueError(f"names of load {load} come without a column {PSEUDONYM}, or with one that is ours to add")
    make(home.names)
    unfinished = Path(tempfile.mkdtemp(prefix=f"{load}.", suffix=".unfinished", dir=home.names))
    written = BytesIO()
    feather.write_feather(rows, written, compression="zstd")
    written.seek(0)
    sealed_names(home, load, unfinished).write(written)
    sync(unfinished)
    return unfinished


def place_names(home: Home, unfinished: Path, folder: str) -> None:
    """Make written names those in `names/<folder>`, all or nothing; the caller holds the ledger, and then settles."""
    final = home.names / folder
    shutil.rmtree(final, ignore_errors=True)
    unfinished.rename(final)


def keep_names(home: Home, load: str, names: pyarrow.Table | None, folder: str = "") -> None:
    """Keep the names that a load read, in the folder that its rows have; the caller holds the ledger."""
    place_names(home, write_names(home, load, names), folder or load)
    sync(home.names)


def read_names(home: Home, loads: Sequence[Load]) -> pyarrow.Table:
    """The names that live loads read, for casework's index of children alone: one row is one pupil in one load.

    Columns: `pseudonym`, `load`, `source_time`, and every column that one of the loads has, null for the others. Of
    loads that are not live nothing is given, nor of those that hold no pupils. Raises `Expired` where one was destroyed
    since, `LedgerDamaged` where names that were kept are gone or have changed.
    """
    with open_ledger(home.require()) as ledger:
        head = ledger.head()
        folders = ledger.folders_at(head.epoch) if head else {}
        refuse_destroyed(ledger, [load for load in loads if load.live])
    found = [load for load in loads if load.live and (home.names / folders[load.id]).exists()]
    parts = [attached(load, names_there(home, load, folders[load.id])) for load in found]
    empty = pyarrow.schema([*NOBODY, *ATTACHED]).empty_table()
    return pyarrow.concat_tables([empty, *parts], promote_options="default")


def names_there(home: Home, load: Load, folder: str) -> pyarrow.Table:
    """The names that a load read; raises `Expired` where it was destroyed this very moment."""
    try:
        return names_in(home, load.id, home.names / folder)
    except LedgerDamaged:
        with open_ledger(home) as ledger:
            refuse_destroyed(ledger, [load])
        raise


def refuse_destroyed(ledger: Ledger, loads: Sequence[Load]) -> None:
    """Raise `Expired` where one of some loads was destroyed."""
    gone = expired_loads(ledger)
    if found := [gone[load.id] for load in loads if load.id in gone]:
        raise no_longer("Names are not available: they were destroyed by a rule of retention.", found, "ask again")


def names_in(home: Home, load: str, folder: Path) -> pyarrow.Table:
    """The names in one folder, decrypted in memory alone."""
    sealed = sealed_names(home, load, folder)
    try:
        rows = feather.read_table(BytesIO(b"".join(sealed.pieces())))
    except pyarrow.ArrowException:
        what, remedy = "Names that were kept cannot be read.", "run `evenlode rebuild`, which reads every file again"
        raise LedgerDamaged(what, where=f"names/{folder.name}", remedy=remedy) from None
    return rows.cast(pyarrow.schema([written_out(field) for field in rows.schema]))


def written_out(field: pyarrow.Field) -> pyarrow.Field:
    """A column whose texts are not held once each, so that those of several loads can stand together."""
    return field.with_type(field.type.value_type) if pyarrow.types.is_dictionary(field.type) else field


def attached(load: Load, rows: pyarrow.Table) -> pyarrow.Table:
    """Names with the load they come from, and how new it is."""
    for name, text in (("load", load.id), ("source_time", load.source_time.text)):
        rows = rows.append_column(name, pyarrow.repeat(text, len(rows)))
    return rows
