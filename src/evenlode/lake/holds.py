"""What makes a fit file wait for a person's word: it is asked under the writer's lock, against the state as it is."""

from collections.abc import Sequence

from evenlode.lake.kinds import Load, Prepared

SHRUNK_TO = 0.5


def reason_to_hold(prepared: Prepared, live: Sequence[Load]) -> str:
    """Why a load must wait for `confirm`; empty where it need not.

    A file that holds less than half the records of the edition before it is more often cut short than true.
    """
    time = prepared.source_time.text
    before = [load for load in live if load.series == prepared.series and load.source_time.text < time]
    if not before:
        return ""
    newest = max(before, key=lambda load: load.source_time.text)
    if prepared.counts.accepted >= newest.counts.accepted * SHRUNK_TO:
        return ""
    return (
        f"it holds {prepared.counts.accepted:,} records where the edition before it, {newest.source_time.edition}, "
        f"held {newest.counts.accepted:,}: was it cut short?"
    )
