"""Which loads may have rows of one key: told from the least and the greatest value that each of their files has.

The registers of two schools, or of one school in two terms, never have: their rows need not be set against each other.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeAlias

import pyarrow
from pyarrow import parquet

from evenlode.engines.kinds import FileUnreadable
from evenlode.lake.kinds import Load
from evenlode.tables.kinds import Table

Range: TypeAlias = tuple[Any, Any]
Ranges: TypeAlias = Mapping[str, Range]

KEPT = 20_000  # a lake of so many files asks each but once in an act


def groups(table: Table, loads: Sequence[Load], file_of: Callable[[Load], Path]) -> list[list[Load]]:
    """Loads in groups, such that no row of one group has the key of a row in another."""
    found = {load.id: ranges_in(file_of(load)) for load in loads}
    ranges = {id: one for id, one in found.items() if one is not None}
    columns = [name for name in table.key if all(name in one for one in ranges.values())]
    with_rows = [load for load in loads if load.id in ranges]
    without = [[load] for load in loads if load.id not in ranges]
    return [*without, *(apart(with_rows, ranges, columns) if with_rows else ())]


def apart(loads: Sequence[Load], ranges: Mapping[str, Ranges], columns: Sequence[str]) -> Iterator[list[Load]]:
    """Loads in groups that have no value of some column in common."""
    if len(loads) == 1 or not columns:
        yield list(loads)
        return
    for group in meeting(loads, {load.id: ranges[load.id][columns[0]] for load in loads}):
        yield from apart(group, ranges, columns[1:])


def meeting(loads: Sequence[Load], ranges: Mapping[str, Range]) -> Iterator[list[Load]]:
    """Loads in groups whose ranges do not meet."""
    group: list[Load] = []
    until = None
    for load in sorted(loads, key=lambda load: ranges[load.id]):
        least, greatest = ranges[load.id]
        if group and until < least:
            yield group
            group = []
        until = max(until, greatest) if group else greatest
        group.append(load)
    yield group


@lru_cache(maxsize=KEPT)  # a file of rows never changes
def ranges_in(path: Path) -> Ranges | None:
    """Of every column of a file the least and the greatest value, where both are known; None where it has no row."""
    try:
        found = parquet.read_metadata(path)
    except (pyarrow.ArrowException, OSError) as error:
        raise FileUnreadable(str(error)) from error
    if not found.num_rows:
        return None
    pieces = [found.row_group(number) for number in range(found.num_row_groups)]
    named = [[piece.column(place) for piece in pieces] for place in range(found.num_columns)]
    return {
        columns[0].path_in_schema: (
            min(column.statistics.min for column in columns), max(column.statistics.max for column in columns)
        )
        for columns in named
        if columns and all(is_known(column.statistics) for column in columns)
    }  # fmt: skip


def is_known(statistics: Any) -> bool:
    """Whether a piece of a column says what its least and greatest values are, and has no row without one."""
    return bool(statistics and statistics.has_min_max and statistics.null_count == 0)
