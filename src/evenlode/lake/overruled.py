"""What new files say that counts for nothing, because files that were there before count as newer and say otherwise.

Which of two files is newer is often a guess. Whoever sends a correction must learn that it corrects nothing.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence

from evenlode.errors import Problem, Severity
from evenlode.lake.kinds import Load
from evenlode.lake.resolve import alike, rows_of, within
from evenlode.lake.writer import Touched, Writer
from evenlode.tables.kinds import Table
from evenlode.tables.registry import TABLES

# Of published figures older editions are loaded so that they can be asked for, and it is no news that they lose.
EDITIONS = ("published_figure",)
NOT_SAID = ("record",)


def overruled(writer: Writer, added: Sequence[Load], live: Collection[str]) -> dict[str, int]:
    """How many records of files whose date is a guess do not stand in the lake as they say, by load.

    `added` are the files that have just gone live, `live` the loads that were before: it is asked of partitions alone
    that those touch too. A file of which every record stands is not named.
    """
    guessed = {load.id: load for load in added if load.source_time.guessed}
    found: dict[str, set[int]] = {}
    for table, (partitions, ids) in meeting(writer.ledger.touched_at(writer.epoch), guessed.keys(), live).items():
        for load, record in unheard(writer, TABLES.find(table), partitions, [guessed[id] for id in sorted(ids)]):
            found.setdefault(load, set()).add(record)
    return {load: len(records) for load, records in found.items()}


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
) -> Iterator[tuple[str, int]]:
    """The load and number of each record of some loads whose rows the lake does not hold, from whichever load."""
    folders = writer.ledger.folders_at(writer.epoch)
    said = within(rows_of(writer.engine, writer.home, table, loads, folders), partitions)
    stands = writer.written(table, partitions)
    same = [alike(said[one.name], stands[one.name], one.type) for one in table.columns if one.name not in NOT_SAID]
    records = writer.engine.arrow(said.anti_join(stands, same).select("load", "record").distinct())
    yield from zip(*records.to_pydict().values(), strict=True)


def told(records: int) -> Problem:
    """What is said of a file some of whose records count for nothing."""
    says = "record says otherwise than files that count as newer, and changes nothing"
    say = "records say otherwise than files that count as newer, and change nothing"
    return Problem(
        None, None, "load.overruled",
        f"{records:,} {says if records == 1 else say}: the date of this file is a guess.",
        "if this file is the later word, load it again with --published and the day on which it was made",
        Severity.WARNING,
    )  # fmt: skip
