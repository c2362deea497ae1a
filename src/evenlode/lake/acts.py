"""The acts of the ledger: what goes live, what is held, confirmed, taken back, dated anew or compacted.

Each act is one transaction on the ledger. Inside it every touched partition of the lake is written once; the insertion
of the entry is the only commit point. Killed before it, the lake holds versions that no reader opens and the next act
mends; killed after it, all is done.
"""

import os
import shutil
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from getpass import getuser
from pathlib import Path

from evenlode.engines.kinds import Engine
from evenlode.engines.kinds import Table as Expression
from evenlode.engines.registry import open_engine
from evenlode.errors import LedgerDamaged, NotFound, Refused
from evenlode.lake import ledger as ledgers
from evenlode.lake.holds import reason_to_hold
from evenlode.lake.home import Home
from evenlode.lake.kinds import Act, Entry, Load, LoadState, Prepared, Receipt, SourceTime
from evenlode.lake.ledger import Ledger, open_ledger
from evenlode.lake.partitions import partitions_of
from evenlode.lake.resolve import overlaid, resolved, rows_of, within
from evenlode.lake.snapshots import Snapshots
from evenlode.lake.state_hash import state_hash
from evenlode.lake.store import keep_bytes, place_rows, write_rows
from evenlode.tables.kinds import Table
from evenlode.tables.registry import TABLES
from evenlode.tables.schemas import lake_schema

Touched = tuple[str, str]

# The steps at which tests kill a writer, in the order in which they are passed.
STEPS = ("bytes_kept", "rows_kept", "locked", "mended", "partition_written", "before_commit", "committed")


def passing(step: str) -> None:
    """Say that a step is passed; a test sets EVENLODE_KILL_AT to be killed there, as a power cut would."""
    if os.environ.get("EVENLODE_KILL_AT") == step:
        os.kill(os.getpid(), 9)


@dataclass(eq=False)
class Writer:
    """What one act works with, while it holds the ledger."""

    home: Home
    ledger: Ledger
    engine: Engine
    head: Entry | None
    epoch: int
    versions: dict[str, int] = field(default_factory=dict)
    parts: dict[str, dict[str, str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.head and self.head.epoch == self.epoch:
            self.versions = dict(self.head.versions)
            self.parts = {table: dict(parts) for table, parts in self.head.parts.items()}
        self.snapshots.mend(self.versions)
        passing("mended")

    @property
    def snapshot(self) -> int:
        """The number of the newest entry."""
        return self.head.snapshot if self.head else 0

    @property
    def snapshots(self) -> Snapshots:
        """The lake of the epoch that is written."""
        return Snapshots(self.home, self.epoch)

    def loads(self) -> dict[str, Load]:
        """Every load of the ledger as it stands."""
        return {load.id: load for load in self.ledger.loads_at(self.snapshot)}

    def enter(self, act: Act, loads: Iterable[str], reason: str = "") -> Entry:
        """Write the entry of an act that has changed no rows, or whose rows are written; the lock is still held."""
        entry = Entry(
            snapshot=self.snapshot + 1, recorded_at=ledgers.now(), act=act, by=getuser(), reason=reason,
            epoch=self.epoch, versions=self.versions, parts=self.parts, state_hash=state_hash(self.parts),
            hash_name=self.engine.hash_name,
        )
        self.ledger.add_entry(entry, loads)
        self.head = entry
        return entry

    def write(self, table: Table, partition: str, rows: Expression | None) -> None:
        """Make `rows` (None: none at all) the whole of a partition; its hash is taken from what was written."""
        self.snapshots.replace(table, partition, self.engine.batches(rows) if rows is not None else None)
        passing("partition_written")
        parts = self.parts.setdefault(table.id, {})
        parts.pop(partition, None)
        found = self.engine.row_hash(self.written(table, partition)) if rows is not None else 0
        if found:
            parts[partition] = f"{found:032x}"

    def written(self, table: Table, partition: str) -> Expression:
        """The rows of a partition as the lake now holds them."""
        files = self.snapshots.files(table.id, self.snapshots.newest(table.id), partition)
        if not files:
            return self.engine.table(lake_schema(table).empty_table())
        return self.engine.parquet(files, hive=table.partition).select(lake_schema(table).names)

    def settle(self) -> None:
        """Take down which Delta version of each table is now true."""
        self.versions = self.snapshots.versions()

    def refill(self, touched: Iterable[Touched], live: Sequence[Load], added: Sequence[Load] = ()) -> None:
        """Write every touched partition as the live loads have it; `added` are those that were not live before."""
        folders = self.ledger.folders_at(self.epoch)
        who = self.ledger.touched_at(self.epoch)
        for name, partition in sorted(set(touched)):
            table = TABLES.find(name)
            loads = [load for load in live if load.id in who[name, partition]]
            self.write(table, partition, self.content(table, partition, loads, added, folders))
        self.settle()

    def fill_again(self) -> None:
        """Make a lost lake anew from the rows of the live loads; they must give the state that the ledger names."""
        self.refill(self.ledger.touched_at(self.epoch), [load for load in self.loads().values() if load.live])
        head = self.head
        if head and head.hash_name == self.engine.hash_name and head.state_hash != state_hash(self.parts):
            raise LedgerDamaged(
                "The lake is lost, and the rows that were kept do not give the state that the ledger names.",
                where=f"home {self.home.root}",
                remedy="run `evenlode rebuild`, which reads every loaded file again",
            )

    def content(
        self, table: Table, partition: str, loads: Sequence[Load], added: Sequence[Load], folders: dict[str, str]
    ) -> Expression | None:
        """The rows of a partition, by the cheapest way that is right; None where no load has any."""
        if not loads:
            return None
        new, old = by_age(loads, added)
        if new and old and not table.scope and partition in self.parts.get(table.id, {}):
            fresh = within(rows_of(self.engine, self.home, table, new, folders), partition)
            return overlaid(table, self.written(table, partition), fresh)
        return resolved(self.engine, self.home, table, partition, loads, folders)


def by_age(loads: Sequence[Load], added: Sequence[Load]) -> tuple[list[Load], list[Load]]:
    """The one new load and all older ones, where exactly one load is new and it is the newest; otherwise no new one."""
    ids = {load.id for load in added}
    new = [load for load in loads if load.id in ids]
    old = [load for load in loads if load.id not in ids]
    newest = len(new) == 1 and all(new[0].source_time.text > load.source_time.text for load in old)
    return (new, old) if newest else ([], old)


def open_writer(home: Home, ledger: Ledger, *, new_epoch: bool = False) -> Writer:
    """What an act works with; the caller holds the lock. A new epoch begins with an empty lake of its own.

    A lake that is lost is first made anew, in a new epoch: Delta numbers a table's versions from the start again, and
    past entries must not take the new ones for theirs.
    """
    engine = open_engine(home.engine, [home.lake, home.rows])
    head = ledger.head()
    lost = head is not None and not new_epoch and not Snapshots(home, head.epoch).whole(head.versions)
    epoch = (head.epoch if head else 1) + (new_epoch or lost)
    if head is None or epoch > head.epoch:
        shutil.rmtree(home.lake / str(epoch), ignore_errors=True)  # of a killed act: no entry names it
    writer = Writer(home, ledger, engine, head, epoch)
    if lost:
        writer.fill_again()
    return writer


def commit(home: Home, prepared: Sequence[Prepared], wait_seconds: float = ledgers.WAIT_SECONDS) -> list[Receipt]:
    """Make files part of the state, all in one act; gives one receipt each, in their order.

    A file whose bytes were loaded before changes nothing, unless it was taken back since (then it goes live again) or
    is now given another date. A file that must wait for a person's word is held.
    """
    written: dict[str, Path] = {}
    try:
        with open_ledger(home) as ledger:
            known = ledger.readers()
            for one in prepared:
                keep_bytes(home, one)
                passing("bytes_kept")
                if one.load not in {**known, **written}:
                    written[one.load] = write_rows(home, one)
                passing("rows_kept")
            with ledger.writing("load", wait_seconds):
                passing("locked")
                receipts = Loading(open_writer(home, ledger), prepared, written).run()
                passing("before_commit")
    finally:
        for folder in written.values():  # those that another writer was quicker with
            shutil.rmtree(folder, ignore_errors=True)
    passing("committed")
    return receipts


class Loading:
    """One act of loading: each file is sorted into new, held, known or dated anew, then all go live together.

    `written` holds the rows of the files that the ledger did not know, in folders that are not yet theirs.
    """

    def __init__(self, writer: Writer, prepared: Sequence[Prepared], written: Mapping[str, Path]) -> None:
        self.writer, self.prepared, self.written = writer, prepared, written
        self.known = writer.loads()
        self.states: dict[str, LoadState] = {}
        self.notes: dict[str, str] = {}
        self.to_live: list[Prepared] = []
        self.to_hold: list[Prepared] = []
        self.to_date: list[Prepared] = []

    def run(self) -> list[Receipt]:
        """Do it, and give the receipts."""
        for one in self.prepared:
            if one.load not in self.states:
                self.sort(one)
        self.hold()
        self.date()
        self.go_live()
        return [self.receipt(one) for one in self.prepared]

    def sort(self, one: Prepared) -> None:
        """Decide what becomes of one file."""
        before = self.known.get(one.load)
        if before and before.act is not Act.REVERT:
            self.states[one.load] = LoadState.HELD if before.act is Act.HOLD else LoadState.ALREADY_LOADED
            self.notes[one.load] = before.reason if before.act is Act.HOLD else ""
            if one.source_time.found == "--published" and one.source_time.text != before.source_time.text:
                self.to_date.append(one)
                self.notes[one.load] = f"its date is now {one.source_time.text}"
            return
        reason = reason_to_hold(one, [load for load in self.known.values() if load.live])
        (self.to_hold if reason else self.to_live).append(one)
        partly = LoadState.PARTLY if one.counts.quarantined else LoadState.ACCEPTED
        self.states[one.load] = LoadState.HELD if reason else partly
        self.notes[one.load] = reason

    def register(self, files: Sequence[Prepared]) -> None:
        """Write down the loads that the ledger does not know, with their bytes and rows whole and in their place."""
        for one in files:
            if one.load not in self.known:
                keep_bytes(self.writer.home, one)  # a sweep since may have taken them for a killed load's
                place_rows(self.writer.home, self.written[one.load], one.load)
                self.writer.ledger.add_load(one, self.writer.epoch, one.load, touched_rows(one))

    def hold(self) -> None:
        """Enter the files that wait for a person's word; the state stays as it is."""
        self.register(self.to_hold)
        for one in self.to_hold:
            entry = self.writer.enter(Act.HOLD, [one.load], self.notes[one.load])
            self.writer.ledger.date_load(one.load, entry.snapshot, one.source_time)

    def date(self) -> None:
        """Give known files the dates that were asked for, and settle again what they touch."""
        if self.to_date:
            redate(self.writer, {one.load: one.source_time for one in self.to_date})

    def go_live(self) -> None:
        """Enter the new files, all in one entry."""
        if not self.to_live:
            return
        self.register(self.to_live)
        ids = [one.load for one in self.to_live]
        snapshot = self.writer.snapshot + 1
        dates = {one.load: one.source_time for one in self.to_live}
        added = [as_live(one) for one in self.to_live]
        live = [load for load in self.known.values() if load.live] + added
        live = [dated_anew(load, {one.load: one.source_time for one in self.to_date}) for load in live]
        self.writer.refill(touched_by(self.writer, ids), live, added)
        self.writer.enter(Act.LOAD, ids)
        for load, time in dates.items():
            self.writer.ledger.date_load(load, snapshot, time)

    def receipt(self, one: Prepared) -> Receipt:
        """What is said of one file."""
        before = self.known.get(one.load)
        time = before.source_time if before and before.act is not Act.REVERT else one.source_time
        if any(dated.load == one.load for dated in self.to_date):
            time = one.source_time
        return Receipt(
            file=one.name, state=self.states[one.load], load=one.load, sha256=one.sha256, format=one.format,
            source_time=time.text, source_time_from=time.found, counts=one.counts, problems=one.problems,
            note=self.notes[one.load],
        )


def as_live(one: Prepared) -> Load:
    """A load as it will stand once it is live."""
    return Load(
        id=one.load, sha256=one.sha256, name=one.name, format=one.format, series=one.series, mapping=one.mapping,
        counts=one.counts, source_time=one.source_time, act=Act.LOAD, snapshot=0, recorded_at="", reason="",
    )


def dated_anew(load: Load, dates: dict[str, SourceTime]) -> Load:
    """A load with the date it is given, where it is given one."""
    return Load(**{**vars(load), "source_time": dates.get(load.id, load.source_time)})


def touched_rows(one: Prepared) -> list[Touched]:
    """The partitions that a file's rows touch, and those that it covers whole without a row."""
    return sorted({
        (name, partition) for name, rows in (*one.tables.items(), *one.scopes.items()) if rows.num_rows
        for partition in partitions_of(TABLES.find(name), rows)
    })


def touched_by(writer: Writer, loads: Iterable[str]) -> list[Touched]:
    """The partitions that some loads have rows in."""
    wanted = set(loads)
    return [pair for pair, found in writer.ledger.touched_at(writer.epoch).items() if wanted & set(found)]


def redate(writer: Writer, dates: dict[str, SourceTime]) -> None:
    """Give loads other dates: one act, after which the newest again win."""
    live = [dated_anew(load, dates) for load in writer.loads().values() if load.live]
    writer.refill(touched_by(writer, dates), live)
    entry = writer.enter(Act.REDATE, dates, "--published")
    for load, time in dates.items():
        writer.ledger.date_load(load, entry.snapshot, time)


def find_load(loads: dict[str, Load], prefix: str) -> Load:
    """The load whose id begins with `prefix`, or whose file bears that name; raises `NotFound`."""
    found = [load for load in loads.values() if load.id.startswith(prefix) or load.name == prefix]
    if len(found) == 1:
        return found[0]
    what = f"There is no load '{prefix}'." if not found else f"More than one load answers to '{prefix}'."
    raise NotFound(what, remedy="`evenlode loads` shows every load and its id")


def revert(home: Home, prefix: str, reason: str = "", wait_seconds: float = ledgers.WAIT_SECONDS) -> Entry:
    """Take a load back: the state is then as if it had never been loaded, whatever came after it."""
    with open_ledger(home.require()) as ledger, ledger.writing("revert", wait_seconds):
        writer = open_writer(home, ledger)
        load = find_load(writer.loads(), prefix)
        if load.act is Act.REVERT:
            raise Refused(f"Load {load.id} was taken back already.", where=load.name, remedy="nothing needs doing")
        if load.live:
            live = [other for other in writer.loads().values() if other.live and other.id != load.id]
            writer.refill(touched_by(writer, [load.id]), live)
        passing("before_commit")
        return writer.enter(Act.REVERT, [load.id], reason)


def confirm(home: Home, prefix: str, reason: str = "", wait_seconds: float = ledgers.WAIT_SECONDS) -> Entry:
    """Let a held load go live."""
    with open_ledger(home.require()) as ledger, ledger.writing("confirm", wait_seconds):
        writer = open_writer(home, ledger)
        load = find_load(writer.loads(), prefix)
        if load.act is not Act.HOLD:
            raise Refused(
                f"Load {load.id} is not held.", where=load.name, remedy="`evenlode loads` shows which loads are"
            )
        live = [other for other in writer.loads().values() if other.live]
        writer.refill(touched_by(writer, [load.id]), [*live, load], [load])
        passing("before_commit")
        return writer.enter(Act.CONFIRM, [load.id], reason)


def compact(home: Home, wait_seconds: float = ledgers.WAIT_SECONDS) -> Entry:
    """Write the lake's small files together; the state and its hash stay the same."""
    with open_ledger(home.require()) as ledger, ledger.writing("compact", wait_seconds):
        writer = open_writer(home, ledger)
        for table in writer.versions:
            writer.snapshots.compact(table)
        writer.settle()
        passing("before_commit")
        return writer.enter(Act.COMPACT, [])
