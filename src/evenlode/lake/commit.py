"""Files become part of the state: all that are fit go live in one act, and each gets a receipt."""

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial

from evenlode.lake import ledger as ledgers
from evenlode.lake.holds import reason_to_hold, smaller_school
from evenlode.lake.home import Home
from evenlode.lake.kinds import Act, Load, LoadState, Prepared, Receipt, SourceTime
from evenlode.lake.ledger import open_ledger
from evenlode.lake.overruled import Overruled, overruled
from evenlode.lake.overruled import told as told_overruled
from evenlode.lake.pupils import enter_pupils
from evenlode.lake.rolls import rolls_of, set_rolls, told_before, told_together
from evenlode.lake.same_number import two_children
from evenlode.lake.steps import passing
from evenlode.lake.store import keep_bytes, sealed_bytes, settle
from evenlode.lake.writer import Writer, dated_anew, open_writer, touched_by, touched_rows
from evenlode.lake.written import Written, write_down


def commit(home: Home, prepared: Iterable[Prepared], wait_seconds: float = ledgers.WAIT_SECONDS) -> list[Receipt]:
    """Make files part of the state, all in one act; gives one receipt each, in their order.

    The files are taken one at a time: what was read of one is written and let go before the next is asked for.

    A file whose bytes were loaded before changes nothing, unless it was taken back since (then it goes live again) or
    is now given another date. A file that must wait for a person's word is held.
    """
    written: dict[str, Written] = {}
    try:
        with open_ledger(home) as ledger:
            # No name is given to a file here: it would hold what was read of one while the next is read.
            kept = list(map(partial(written_down, home, ledger.readers(), written), prepared))
            with ledger.writing("load", wait_seconds):
                passing("locked")
                receipts = Loading(open_writer(home, ledger), kept, written).run()
                passing("before_commit")
    finally:
        for one in written.values():  # those that another writer was quicker with
            one.discard()
    passing("committed")
    return receipts


def written_down(home: Home, known: Container[str], written: dict[str, Written], one: Prepared) -> Prepared:
    """A file without what was read of it: its bytes are kept, and what was read written where the ledger knows none."""
    keep_bytes(home, one)
    passing("bytes_kept")
    if one.load not in known and one.load not in written:
        written[one.load] = write_down(home, one)
    passing("rows_kept")
    return replace(one, tables={}, scopes={}, names=None, touched=tuple(touched_rows(one)))


class Loading:
    """One act of loading: each file is sorted into new, held, known or dated anew, then all go live together.

    `written` holds the rows of the files that the ledger did not know, in folders that are not yet theirs.
    """

    def __init__(self, writer: Writer, prepared: Sequence[Prepared], written: Mapping[str, Written]) -> None:
        self.writer, self.prepared, self.written = writer, prepared, written
        self.known = writer.loads()
        self.live = [load for load in self.known.values() if load.live]
        self.live_by_id = {load.id: load for load in self.live}
        self.live_in_series = in_series(self.live)
        self.first = {one.load: one for one in reversed(prepared)}
        self.states: dict[str, LoadState] = {}
        self.notes: dict[str, str] = {}
        self.to_live: list[Prepared] = []
        self.to_hold: list[Prepared] = []
        self.to_date: list[Prepared] = []
        self.overruled: dict[str, Overruled] = {}
        self.described, self.together = self.described_anew(), told_together(prepared)

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
        if before and before.act is Act.EXPIRE:  # while this file was being read
            self.states[one.load], self.notes[one.load] = LoadState.REFUSED, f"it was destroyed: {before.reason}"
            sealed_bytes(self.writer.home, one.sha256).destroy()
            (self.writer.home.bytes / one.sha256).unlink(missing_ok=True)
            return
        if before and before.act is not Act.REVERT:
            self.states[one.load] = LoadState.HELD if before.act is Act.HOLD else LoadState.ALREADY_LOADED
            self.notes[one.load] = before.reason if before.act is Act.HOLD else ""
            if one.source_time.found == "--published" and one.source_time.text != before.source_time.text:
                self.to_date.append(one)
                self.notes[one.load] = f"its date is now {one.source_time.text}"
            return
        reason = self.reason_to_hold(one)
        (self.to_hold if reason else self.to_live).append(one)
        partly = LoadState.PARTLY if one.counts.quarantined else LoadState.ACCEPTED
        self.states[one.load] = LoadState.HELD if reason else partly
        self.notes[one.load] = reason

    def reason_to_hold(self, one: Prepared) -> str:
        """Why a file must wait for a person's word, beside the state and the files that come with it."""
        one = replace(one, rolls=one.rolls or rolls_of(self.writer.ledger, one.load))
        told = told_before(self.writer.ledger, one, self.live_by_id, self.together) if one.rolls else []
        reasons = (
            reason_to_hold(one, self.live_in_series.get(one.series, ())),
            smaller_school(one, told),
            self.described.get(one.load, ""),
        )
        return "; ".join(filter(None, reasons))

    def described_anew(self) -> dict[str, str]:
        """Why new files must wait that describe a pupil as another child than somebody else does, by load."""
        new = {one.load: (one, self.written[one.load].rows) for one in self.prepared if one.load in self.written}
        return two_children(self.writer, new) if new else {}

    def register(self, files: Sequence[Prepared]) -> None:
        """Write down the loads that the ledger does not know, with their bytes and rows whole and in their place."""
        for one in files:
            if one.load not in self.known:
                keep_bytes(self.writer.home, one)  # a sweep since may have taken them for a killed load's
                if one.secret:
                    enter_pupils(self.writer.ledger, self.writer.home, self.writer.epoch, one)
                self.written[one.load].place(one.load, self.writer.ledger)
                self.writer.ledger.add_load(one, self.writer.epoch, one.load, one.touched)
                set_rolls(self.writer.ledger, one.load, one.rolls)
        settle(self.writer.home)

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
        anew = {one.load: one.source_time for one in self.to_date}
        live = [dated_anew(load, anew) for load in (*self.live, *added)]
        self.writer.refill(touched_by(self.writer, ids), live, added)
        self.overruled = overruled(self.writer, added, self.live_by_id)
        self.writer.enter(Act.LOAD, ids)
        for load, time in dates.items():
            self.writer.ledger.date_load(load, snapshot, time)

    def receipt(self, one: Prepared) -> Receipt:
        """What is said of one file."""
        first = self.first[one.load]
        again = first is not one and self.states[one.load] is not LoadState.HELD
        before = self.known.get(one.load)
        time = before.source_time if before and before.act is not Act.REVERT else first.source_time
        if any(dated.load == one.load for dated in self.to_date):
            time = one.source_time
        return Receipt(
            file=one.name,
            state=LoadState.ALREADY_LOADED if again else self.states[one.load],
            load=one.load,
            sha256=one.sha256,
            format=one.format,
            source_time=time.text,
            source_time_from=time.found,
            counts=one.counts,
            problems=(*told_overruled(self.overruled.get(one.load, Overruled())), *one.problems),
            note=self.notes[one.load],
        )


def in_series(loads: Iterable[Load]) -> dict[str, list[Load]]:
    """Loads by the series of files whose sizes may be held against each other."""
    found: dict[str, list[Load]] = {}
    for load in loads:
        found.setdefault(load.series, []).append(load)
    return found


def as_live(one: Prepared) -> Load:
    """A load as it will stand once it is live."""
    return Load(
        id=one.load,
        sha256=one.sha256,
        name=one.name,
        format=one.format,
        series=one.series,
        mapping=one.mapping,
        counts=one.counts,
        source_time=one.source_time,
        act=Act.LOAD,
        snapshot=0,
        recorded_at="",
        reason="",
    )


def redate(writer: Writer, dates: dict[str, SourceTime]) -> None:
    """Give loads other dates: one act, after which the newest again win."""
    live = [dated_anew(load, dates) for load in writer.loads().values() if load.live]
    writer.refill(touched_by(writer, dates), live)
    entry = writer.enter(Act.REDATE, dates, "--published")
    for load, time in dates.items():
        writer.ledger.date_load(load, entry.snapshot, time)
