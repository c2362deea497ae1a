"""Builds the lake anew from every loaded file's bytes, in an epoch that readers see once it is whole."""

import shutil
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from evenlode.engines.kinds import FileUnreadable
from evenlode.engines.registry import LEDGERS_OWN, open_engine
from evenlode.lake import ledger as ledgers
from evenlode.lake.home import Home
from evenlode.lake.keys import add_pseudonym_key
from evenlode.lake.kinds import Act, Entry, Load, Prepared
from evenlode.lake.ledger import open_ledger
from evenlode.lake.pseudonyms import pseudonymiser
from evenlode.lake.pupils import number_pupils, pupils_at
from evenlode.lake.rolls import set_rolls
from evenlode.lake.steps import passing
from evenlode.lake.store import is_whole, settle
from evenlode.lake.tallies import alone, empty_tallies
from evenlode.lake.writer import Writer, open_writer, touched_rows
from evenlode.lake.written import write_down
from evenlode.sources.explain import whole_bytes
from evenlode.sources.load import prepared_from
from evenlode.sources.reading import read_file, reader_hash
from evenlode.sources.settling import Beside


@dataclass(frozen=True)
class Difference:
    """A load whose rows are no longer what they were, and why."""

    load: Load
    why: str


@dataclass(frozen=True)
class Rebuilt:
    """The entry that a rebuild ended in, the state before it, and the loads that now read differently."""

    entry: Entry
    before: str
    differences: tuple[Difference, ...]


def rebuild(home: Home, wait_seconds: float = ledgers.WAIT_SECONDS, *, new_pseudonyms: bool = False) -> Rebuilt:
    """Read every loaded file again and build the lake anew; readers see the old one until it is done.

    Of loads that were destroyed nothing is read. The state is the same unless a reader has changed since, or what the
    lake kept was not what the files say: then the loads that differ are named. Raises `LedgerDamaged` where a file's
    bytes are gone or changed. `new_pseudonyms` makes a new key of pseudonyms first, under which every pupil then
    stands; what was known before keeps the old ones.
    """
    with open_ledger(home.require()) as ledger, ledger.writing("rebuild", wait_seconds):
        if new_pseudonyms:
            add_pseudonym_key(home)
        writer = open_writer(home, ledger, new_epoch=True)
        before = ledger.entry_at(None)
        shutil.rmtree(home.lake / str(writer.epoch), ignore_errors=True)
        loads = [load for load in ledger.loads_at(before.snapshot) if load.act is not Act.EXPIRE]
        differences = [found for load in loads if (found := read_again(writer, load, before.epoch))]
        settle(home)
        everything = [pair for pair, _loads in ledger.touched_at(writer.epoch).items()]
        writer.refill(everything, [load for load in loads if load.live])
        passing("before_commit")
        rebuilt = Rebuilt(writer.enter(Act.REBUILD, []), before.state_hash, tuple(differences))
    with alone(home):  # once others may write again: a refresh may still be at work
        empty_tallies(home)
    return rebuilt


def read_again(writer: Writer, load: Load, old_epoch: int) -> Difference | None:
    """Read one load again into rows of the new epoch; gives how its rows differ from the old ones, if they do."""
    home, ledger = writer.home, writer.ledger
    folder, readers = ledger.folders_at(old_epoch)[load.id], ledger.readers()
    one = again(home, load)
    new_folder = f"{load.id}.{writer.epoch}"
    write_down(home, one).place(new_folder, ledger)
    renamed = numbered_anew(writer, one, old_epoch)
    ledger.add_rows(load.id, writer.epoch, new_folder, one.reader, touched_rows(one))
    ledger.recount(load.id, one.counts)
    set_rolls(ledger, load.id, one.rolls)
    if all(same_rows(writer, home.rows / folder, home.rows / new_folder, table) for table in one.tables):
        return None
    if renamed:
        return Difference(load, "its pupils have new pseudonyms")
    changed = one.reader != readers[load.id]
    return Difference(load, "its reader has changed" if changed else "the rows kept were not what the file says")


def numbered_anew(writer: Writer, one: Prepared, old_epoch: int) -> bool:
    """Whether a load's pupils now stand under a new key of pseudonyms, which is then written down for the new epoch."""
    known = pupils_at(writer.ledger, old_epoch)
    if not one.secret or known is None or known.number == one.pseudonyms:
        return False
    number_pupils(writer.ledger, writer.epoch, replace(known, number=one.pseudonyms))
    return True


def again(home: Home, load: Load) -> Prepared:
    """One load, read again from its kept bytes, its pupils under the newest key of pseudonyms."""
    with whole_bytes(home, load) as path:
        engine = open_engine(LEDGERS_OWN, [path.parent])
        found = read_file(path, engine, load.format, Beside(mapping=load.mapping), partial(pseudonymiser, home))
        one = prepared_from(found, path, load.name, load.sha256, load.source_time, reader_hash())
        return replace(one, load=load.id)


def same_rows(writer: Writer, old: Path, new: Path, table: str) -> bool:
    """Whether two folders hold the same rows of a table."""
    if not is_whole(old / f"{table}.parquet"):
        return False
    before, after = (folder / f"{table}.parquet" for folder in (old, new))
    try:
        one, other = (writer.engine.parquet([path]) for path in (before, after))
        return bool(one.schema() == other.schema()) and writer.engine.row_hash(one) == writer.engine.row_hash(other)
    except FileUnreadable:
        if not is_whole(after):
            raise
        return False
