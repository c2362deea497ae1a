"""What makes a fit file wait for a person's word: it is asked under the writer's lock, against the state as it is."""

from collections.abc import Sequence

from evenlode.lake.kinds import Load, Prepared, Roll
from evenlode.lake.rolls import Told, shrunken

SHRUNK_TO = 0.5
FEW = 3  # so many schools are named, the others counted


def reason_to_hold(prepared: Prepared, live: Sequence[Load]) -> str:
    """Why a load must wait for `confirm`, beside the live loads of its series; empty where it need not.

    A file that holds less than half the records of the edition before it is more often cut short than true.
    """
    time = prepared.source_time.text
    before = [load for load in live if load.source_time.text < time]
    if not before:
        return ""
    newest = max(before, key=lambda load: load.source_time.text)
    if prepared.counts.accepted >= newest.counts.accepted * SHRUNK_TO:
        return ""
    return (
        f"it holds {prepared.counts.accepted:,} records where the edition before it, {newest.source_time.edition}, "
        f"held {newest.counts.accepted:,}: was it cut short?"
    )


def earlier(before: Roll, now: Roll) -> str:
    """In words, the roll of another day, or of the same day in an earlier file."""
    if before.day == now.day:
        return f"an earlier file has {before.pupils:,}"
    return f"it was {before.pupils:,} on {before.day}"


def smaller_school(prepared: Prepared, told: Sequence[Told]) -> str:
    """Why a load must wait where the roll of a school is much smaller than before; empty where none is."""
    found = sorted(shrunken(prepared, told), key=lambda pair: (pair[0].pupils - pair[1].pupils, pair[0].urn))
    said = [
        f"the roll of school {now.urn} on {now.day} is {now.pupils:,} where {earlier(before, now)}"
        for now, before in found[:FEW]
    ]
    more = f"; and so it is with {len(found) - FEW:,} more schools" if len(found) > FEW else ""
    return f"{'; '.join(said)}{more}: was the file cut short?" if found else ""
