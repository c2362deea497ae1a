"""Which loads were destroyed by a rule of retention, as the ledger knows them: when, by whom, under which rule."""

from collections.abc import Iterable
from dataclasses import dataclass

from evenlode.errors import Expired
from evenlode.lake.ledger import Ledger

QUERY = """
SELECT load.id, load.name, load.sha256, expired.snapshot, entry.recorded_at, entry.reason
FROM expired JOIN load ON load.id = expired.load JOIN entry ON entry.snapshot = expired.snapshot
ORDER BY expired.snapshot, load.name, load.id
"""
FEW = 3


@dataclass(frozen=True)
class ExpiredLoad:
    """One load whose bytes, rows and names were destroyed, by the act that led to a snapshot, for a reason."""

    id: str
    name: str
    sha256: str
    snapshot: int
    recorded_at: str
    reason: str

    @property
    def told(self) -> str:
        """What a person is told of it."""
        return f"load {self.id} ({self.name}) was destroyed on {self.recorded_at[:10]}: {self.reason}"


def expired_loads(ledger: Ledger) -> dict[str, ExpiredLoad]:
    """All loads that were destroyed, by id, in the order in which they were."""
    return {row["id"]: ExpiredLoad(**dict(row)) for row in ledger.db.execute(QUERY)}


def enter_expired(ledger: Ledger, loads: Iterable[str], snapshot: int) -> None:
    """Write down that loads are destroyed by the act of a snapshot, which is then still to be done; their rolls go."""
    for load in loads:
        ledger.db.execute("INSERT INTO expired VALUES (?, ?, 0)", (load, snapshot))
        ledger.db.execute("DELETE FROM roll WHERE load = ?", (load,))


def to_destroy(ledger: Ledger) -> list[str]:
    """The loads that the ledger knows as destroyed, and of which something may still be there."""
    return [row["load"] for row in ledger.db.execute("SELECT load FROM expired WHERE destroyed = 0 ORDER BY load")]


def enter_destroyed(ledger: Ledger, loads: Iterable[str]) -> None:
    """Write down that nothing is left of loads."""
    ledger.db.executemany("UPDATE expired SET destroyed = 1 WHERE load = ?", [(load,) for load in loads])


def no_longer(what: str, loads: Iterable[ExpiredLoad], remedy: str) -> Expired:
    """The error for what cannot be told any more, because loads were destroyed."""
    every = list(loads)
    more = f"; and {len(every) - FEW:,} more" if len(every) > FEW else ""
    return Expired(what, where="; ".join(load.told for load in every[:FEW]) + more, remedy=remedy)
