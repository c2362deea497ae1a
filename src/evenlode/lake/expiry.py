"""The act by which loads expire: a rule of retention has their files destroyed, unless the law still has them kept.

The state is then as if they had never been loaded. Until the entry is written nothing is lost; after it all of it is,
and what was known while they were live can no longer be worked out where it rested on them.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from evenlode.errors import Refused, WrongUsage
from evenlode.lake import ledger as ledgers
from evenlode.lake.acts import find_load
from evenlode.lake.destroying import destroy
from evenlode.lake.expired import ExpiredLoad, enter_expired, expired_loads
from evenlode.lake.home import Home
from evenlode.lake.kinds import LIVE_AFTER, Act, Entry, Load
from evenlode.lake.ledger import Ledger, open_ledger
from evenlode.lake.overlaps import ranges_in
from evenlode.lake.steps import passing
from evenlode.lake.store import is_whole
from evenlode.lake.writer import open_writer, touched_by
from evenlode.vocabulary import clock
from evenlode.vocabulary.retention import KeptByLaw, kept_by_law
from evenlode.vocabulary.source_times import made_on


@dataclass(frozen=True)
class Due:
    """A load that may be destroyed: the newest day it is of, as far as that is known, and what the law says of it.

    `until` is the last day on which the law has it kept, None where no law speaks of it.
    """

    load: Load
    newest: date | None
    law: KeptByLaw | None
    until: date | None

    @property
    def is_kept(self) -> bool:
        """Whether it must not be destroyed today."""
        return self.until is not None and clock.today() <= self.until


def expire(home: Home, prefixes: Sequence[str], rule: str, wait_seconds: float = ledgers.WAIT_SECONDS) -> Entry:
    """Destroy the files of some loads under a rule of retention: bytes, rows, names and what was made of them.

    All loads of one file go together. Raises `Refused`, and changes nothing, where the law has one of them kept, or one
    was destroyed already; `WrongUsage` without a rule.
    """
    if not rule.strip():
        raise WrongUsage("Nothing is destroyed without a rule.", remedy="say by which, with --rule")
    with open_ledger(home.require()) as ledger:
        with ledger.writing("expire", wait_seconds):
            writer = open_writer(home, ledger)
            found = candidates(home, ledger).named(prefixes)
            refuse_kept(found)
            chosen = [one.load for one in found]
            ids = [load.id for load in chosen]
            others = [load for load in writer.loads().values() if load.live and load.id not in ids]
            lost = no_longer_rebuilt(ledger, writer.epoch, ids)
            writer.refill(touched_by(writer, [load.id for load in chosen if load.live]), others)
            entry = writer.enter(Act.EXPIRE, ids, f"{rule.strip()} ({lost})")
            enter_expired(ledger, ids, entry.snapshot)
            passing("before_commit")
        passing("committed")
        with ledger.writing("expire", wait_seconds):
            destroy(home, ledger)
        ledger.empty_log()
    return entry


@dataclass(frozen=True)
class Candidates:
    """The loads that may be destroyed, as the ledger knows them: all that are not destroyed already."""

    home: Home
    ledger: Ledger
    loads: Mapping[str, Load]
    gone: Mapping[str, ExpiredLoad]
    folders: Mapping[str, str]

    def named(self, prefixes: Sequence[str]) -> list[Due]:
        """Some loads, and all others of the same files; raises `Refused` for one that is destroyed already."""
        found = [find_load(dict(self.loads), prefix) for prefix in dict.fromkeys(prefixes)]
        for load in found:
            if load.id in self.gone:
                raise Refused(f"{self.gone[load.id].told}.", where=load.name, remedy="nothing needs doing")
        files = {load.sha256 for load in found}
        return [self.aged(load) for load in self.there() if load.sha256 in files]

    def before(self, source: str, day: date) -> list[Due]:
        """Those of a source whose newest day is before another, oldest first; without a day nobody can say."""
        found = [self.aged(load) for load in self.there() if load.format == source]
        old = [(one.newest, one) for one in found if one.newest is not None and one.newest < day]
        return [one for _newest, one in sorted(old, key=lambda pair: (pair[0], pair[1].load.id))]

    def there(self) -> Iterator[Load]:
        """The loads of which something is there."""
        return (load for load in self.loads.values() if load.id not in self.gone)

    def aged(self, load: Load) -> Due:
        """How old a load is: the newest of the day on which its file was made and, of registers, the days it is of."""
        laws = self.laws_on(load)
        days = [made_on(load.source_time.text), *(self.last_day(load, law) for law in laws)]
        newest = max((day for day in days if day), default=None)
        kept = [(law.until(newest or clock.today()), law) for law in laws]
        until, law = max(kept, key=lambda pair: pair[0], default=(None, None))
        return Due(load, newest, law, until)

    def laws_on(self, load: Load) -> list[KeptByLaw]:
        """The laws that are in force today on what a load holds."""
        rows = self.ledger.db.execute('SELECT DISTINCT "table" FROM touched WHERE load = ? ORDER BY 1', (load.id,))
        return [law for row in rows for law in kept_by_law(row["table"], clock.today())]

    def last_day(self, load: Load, law: KeptByLaw) -> date | None:
        """The newest day that the rows of a load are of; None where what was read of it is gone."""
        path = self.home.rows / self.folders[load.id] / f"{law.table}.parquet"
        found = (ranges_in(path) or {}).get(law.column) if is_whole(path) else None
        return found[1] if found else None


def candidates(home: Home, ledger: Ledger) -> Candidates:
    """The loads that may be destroyed today."""
    head = ledger.entry_at(None)
    loads = {load.id: load for load in ledger.loads_at(head.snapshot)}
    return Candidates(home, ledger, loads, expired_loads(ledger), ledger.folders_at(head.epoch))


def named(home: Home, prefixes: Sequence[str]) -> list[Due]:
    """Some loads, and all others of the same files, as they would be destroyed."""
    with open_ledger(home.require()) as ledger:
        return candidates(home, ledger).named(prefixes)


def due(home: Home, source: str, before: date) -> list[Due]:
    """The loads of a source whose newest day is before another, oldest first."""
    with open_ledger(home.require()) as ledger:
        return candidates(home, ledger).before(source, before)


def refuse_kept(found: Sequence[Due]) -> None:
    """Raise `Refused` where the law has a load kept."""
    kept = [one for one in found if one.is_kept]
    for one in sorted(kept, key=lambda one: one.until or date.min, reverse=True):
        what = one.law.what if one.law else ""
        raise Refused(
            f"{what}, which the law has kept until {one.until}, are in {len(kept):,} of {len(found):,} loads.",
            where=f"load {one.load.id} ({one.load.name}); {one.law.citation if one.law else ''}",
            remedy="leave them out until then, and destroy them after that day",
        )


def no_longer_rebuilt(ledger: Ledger, epoch: int, loads: Collection[str]) -> str:
    """What can no longer be rebuilt once loads are destroyed: of which snapshots, and of which tables."""
    spans = [span for load in loads for span in live_in(ledger, load)]
    if not spans:
        return "no state rested on it"
    first, last = min(first for first, _last in spans), max(last for _first, last in spans)
    tables = sorted({table for (table, _part), ids in ledger.touched_at(epoch).items() if set(loads) & set(ids)})
    states = f"snapshot {first}" if first == last else f"snapshots {first} to {last}"
    return f"of {states} what rested on it can no longer be rebuilt: {', '.join(tables)}"


def live_in(ledger: Ledger, load: str) -> Iterator[tuple[int, int]]:
    """The runs of snapshots in which a load was live, until today."""
    acts = [(snapshot, act) for snapshot, act, _reason in ledger.acts_on(load) if act is not Act.REDATE]
    ends = [snapshot - 1 for snapshot, _act in acts[1:]] + [ledger.entry_at(None).snapshot]
    return ((first, last) for (first, act), last in zip(acts, ends, strict=True) if act in LIVE_AFTER)
