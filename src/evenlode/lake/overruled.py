"""What new files say that counts for nothing, because files that were there before count as newer and say otherwise.

Which of two files is newer is often a guess, or a toss between two of one day. Whoever sends a correction must learn
that it corrects nothing.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from evenlode.errors import Problem, Severity
from evenlode.lake.kinds import Load
from evenlode.lake.resolve import alike, rows_of, same_key, within
from evenlode.lake.writer import Touched, Writer
from evenlode.tables.kinds import Table
from evenlode.tables.registry import TABLES

# Of published figures older editions are loaded so that they can be asked for, and it is no news that they lose.
EDITIONS = ("published_figure",)
NOT_SAID = ("record",)
DOUBT = "the date of this file is a guess, or that of another."
REMEDY = "if this file is the later word, load it again with --published and the day on which it was made"


@dataclass(frozen=True)
class Overruled:
    """Of one load the records that do not stand as they say, and how many rows stand that it takes off."""

    records: frozenset[int] = frozenset()
    left_out: int = 0

    def __or__(self, other: "Overruled") -> "Overruled":
        return Overruled(self.records | other.records, self.left_out + other.left_out)


def overruled(writer: Writer, added: Sequence[Load], live: Mapping[str, Load]) -> dict[str, Overruled]:
    """What does not stand in the lake as files say of which it is in doubt how new they are, by load.

    Those are files whose date is a guess, or that of a file of their format that was there before. `added` are the
    files that have just gone live, `live` the loads that were before: it is asked of partitions alone that those touch
    too. A file of which everything stands is not named.
    """
    times = {(load.format, load.source_time.text) for load in live.values()}
    tossed = {load.id for load in added if (load.format, load.source_time.text) in times}
    doubtful = {load.id: load for load in added if load.source_time.guessed or load.id in tossed}
    found: dict[str, Overruled] = {}
    touched = meeting(writer.ledger.touched_at(writer.epoch), doubtful.keys(), live)
    for name, (partitions, ids) in touched.items():
        table, loads = TABLES.find(name), [doubtful[id] for id in sorted(ids)]
        records = unheard(writer, table, partitions, loads)
        for load in loads:
            lost = Overruled(records.get(load.id, frozenset()), still_there(writer, table, partitions, load))
            found[load.id] = found.get(load.id, Overruled()) | lost
    return {load: lost for load, lost in found.items() if lost != Overruled()}


def meeting(
    touched: Mapping[Touched, Sequence[str]], new: Collection[str], live: Collection[str]
) -> dict[str, tuple[list[str], set[str]]]:
    """For each table the partitions that both new and older loads touch, and those new loads."""
    found: dict[str, tuple[list[str], set[str]]] = {}
    for (table, partition), loads in sorted(touched.items()):
        here = set(new) & set(loads)
        if here and table not in EDITIONS and not set(live).isdisjoint(loads):
            partitions, ids = found.setdefault(table, ([], set()))
            partitions.append(partition)
            ids |= here
    return found


def unheard(
    writer: Writer, table: Table, partitions: Sequence[str], loads: Sequence[Load]
) -> dict[str, frozenset[int]]:
    """The numbers of the records of some loads whose rows the lake does not hold, from whichever load, by load."""
    folders = writer.ledger.folders_at(writer.epoch)
    said = within(rows_of(writer.engine, writer.home, table, loads, folders), partitions)
    stands = writer.written(table, partitions)
    same = [alike(said[one.name], stands[one.name], one.type) for one in table.columns if one.name not in NOT_SAID]
    found: dict[str, set[int]] = {}
    for row in writer.engine.arrow(said.anti_join(stands, same).select("load", "record").distinct()).to_pylist():
        found.setdefault(row["load"], set()).add(row["record"])
    return {load: frozenset(records) for load, records in found.items()}


def still_there(writer: Writer, table: Table, partitions: Sequence[str], load: Load) -> int:
    """How many rows stand, within what a load covers whole, whose keys it does not name."""
    folders = writer.ledger.folders_at(writer.epoch)
    scopes = writer.home.rows / folders[load.id] / f"{table.id}.scopes.parquet"
    if not scopes.exists():
        return 0
    said = within(rows_of(writer.engine, writer.home, table, [load], folders), partitions)
    covered = writer.engine.parquet([scopes])
    stands = writer.written(table, partitions)
    there = stands.semi_join(covered, [stands[name] == covered[name] for name in table.scope])
    left = there.anti_join(said, same_key(table, there, said))
    return len(writer.engine.arrow(left.select(table.key[0])))


def told(lost: Overruled) -> tuple[Problem, ...]:
    """What is said of a file that counts for nothing in part."""
    says = "record says otherwise than files that count as newer, and changes nothing"
    say = "records say otherwise than files that count as newer, and change nothing"
    records, left = len(lost.records), lost.left_out
    messages = (
        f"{records:,} {says if records == 1 else say}" if records else "",
        f"The file is whole for what it covers, and rows that it leaves out still stand ({left:,})" if left else "",
    )
    return tuple(
        Problem(None, None, "load.overruled", f"{message}: {DOUBT}", REMEDY, Severity.WARNING)
        for message in filter(None, messages)
    )
