"""What a partition holds, as a function of the live loads alone.

A row counts unless a newer live file covers its scope whole; of the rows left, for each key, the newest wins: the one
with the greatest (source time, sha256). The order in which files arrived plays no part.
"""

from collections.abc import Sequence
from functools import reduce
from operator import and_, or_
from pathlib import Path

import ibis
import pyarrow
from ibis import _
from ibis.expr.types import BooleanValue, Value

from evenlode.engines.kinds import Engine
from evenlode.engines.kinds import Table as Expression
from evenlode.errors import LedgerDamaged
from evenlode.lake.home import Home
from evenlode.lake.kinds import Load
from evenlode.lake.overlaps import groups
from evenlode.lake.partitions import partition_values
from evenlode.tables.kinds import ColumnType, Table
from evenlode.tables.schemas import lake_schema

# Of so many files each is laid over the older ones; of more, all rows are sorted at once.
FEW = 4


def rows_of(engine: Engine, home: Home, table: Table, loads: Sequence[Load], folders: dict[str, str]) -> Expression:
    """The rows that some loads read for a table, each with its load, source time and sha256."""
    paths = {str(home.rows / folders[load.id] / f"{table.id}.parquet"): load for load in loads}
    for path, load in paths.items():
        if not Path(path).exists():
            raise LedgerDamaged(
                f"What was read from {load.name} is gone.",
                where=path,
                remedy="run `evenlode rebuild`, which reads every loaded file again",
            )
    known = pyarrow.table(
        {
            "filename": list(paths),
            "load": [load.id for load in paths.values()],
            "source_time": [load.source_time.text for load in paths.values()],
            "sha256": [load.sha256 for load in paths.values()],
        }
    )
    return engine.parquet(list(paths), filename=True).join(engine.table(known), "filename").drop("filename")


def within(rows: Expression, partitions: Sequence[str]) -> Expression:
    """The rows of some partitions."""
    values = [partition_values(partition) for partition in partitions]
    if not values or not values[0]:
        return rows
    return rows.filter(
        reduce(or_, (reduce(and_, (rows[name] == text for name, text in one.items())) for one in values))
    )


def resolved(
    engine: Engine, home: Home, table: Table, partitions: Sequence[str], loads: Sequence[Load], folders: dict[str, str]
) -> Expression:
    """The rows of some partitions that count, in the lake's schema; `loads` are the live ones that touch them.

    Only loads that may have rows of one key are set against each other, which costs six times what reading them does.
    """
    found = groups(table, loads, lambda load: home.rows / folders[load.id] / f"{table.id}.parquet")
    alone = [group[0] for group in found if len(group) == 1]
    meeting = [load for group in found if len(group) > 1 for load in group]
    parts = []
    if alone:
        rows = within(rows_of(engine, home, table, alone, folders), partitions)
        parts.append(uncovered(engine, home, table, rows, loads, folders).select(lake_schema(table).names))
    if meeting:
        parts.append(settled(engine, home, table, partitions, meeting, loads, folders))
    return ibis.union(*parts)


def settled(
    engine: Engine,
    home: Home,
    table: Table,
    partitions: Sequence[str],
    meeting: Sequence[Load],
    loads: Sequence[Load],
    folders: dict[str, str],
) -> Expression:
    """The rows that count of loads that may have rows of one key; `loads` are all that may cover them."""
    if len(meeting) <= FEW and not table.scope:
        return one_over_the_other(engine, home, table, partitions, meeting, folders)
    rows = within(rows_of(engine, home, table, meeting, folders), partitions)
    return newest_of_each_key(uncovered(engine, home, table, rows, loads, folders), table).select(
        lake_schema(table).names
    )


def one_over_the_other(
    engine: Engine, home: Home, table: Table, partitions: Sequence[str], loads: Sequence[Load], folders: dict[str, str]
) -> Expression:
    """What `settled` gives, for few files: each laid over all older ones, which is cheaper than sorting every row."""
    oldest_first = sorted(loads, key=lambda load: (load.source_time.text, load.sha256, load.id))
    found = [within(rows_of(engine, home, table, [load], folders), partitions) for load in oldest_first]
    whole = found[0].select(lake_schema(table).names)
    for added in found[1:]:
        whole = overlaid(table, whole, added)
    return whole


def newest_of_each_key(rows: Expression, table: Table) -> Expression:
    """For each key the row with the greatest (source time, sha256); of one file read in two ways, the greater load."""
    newest = [_.source_time.desc(), _.sha256.desc(), _.load.desc()]
    newest_first = ibis.window(group_by=list(table.key), order_by=newest)
    return rows.mutate(place_in_key=ibis.row_number().over(newest_first)).filter(_.place_in_key == 0)


def uncovered(
    engine: Engine, home: Home, table: Table, rows: Expression, loads: Sequence[Load], folders: dict[str, str]
) -> Expression:
    """The rows whose scope no newer live file covers whole."""
    if not table.scope:
        return rows
    files = {load.id: home.rows / folders[load.id] / f"{table.id}.scopes.parquet" for load in loads}
    covering = [load for load in loads if files[load.id].exists()]
    if not covering:
        return rows
    scopes = scopes_of(engine, table, covering, files)
    same = [rows[column] == scopes[column] for column in table.scope]
    newer = (scopes.cover_time > rows.source_time) | (
        (scopes.cover_time == rows.source_time) & (scopes.cover_sha256 > rows.sha256)
    )
    return rows.anti_join(scopes, [*same, newer])


def scopes_of(engine: Engine, table: Table, covering: Sequence[Load], files: dict[str, Path]) -> Expression:
    """The scopes that loads cover whole, with how new each load is."""
    known = pyarrow.table(
        {
            "filename": [str(files[load.id]) for load in covering],
            "cover_time": [load.source_time.text for load in covering],
            "cover_sha256": [load.sha256 for load in covering],
        }
    )
    scopes = engine.parquet([files[load.id] for load in covering], filename=True)
    return scopes.join(engine.table(known), "filename").select([*table.scope, "cover_time", "cover_sha256"])


def alike(one: Value, other: Value, type: ColumnType) -> BooleanValue:
    """Whether two rows have one value in a column of their key; two that are missing are one, and texts never are."""
    return one == other if type is ColumnType.TEXT else one.identical_to(other)


def same_key(table: Table, one: Expression, other: Expression) -> list[BooleanValue]:
    """The condition that two rows have one key."""
    types = {column.name: column.type for column in table.columns}  # a key may name a text that the lake attaches
    return [alike(one[name], other[name], types.get(name, ColumnType.TEXT)) for name in table.key]


def overlaid(table: Table, before: Expression, added: Expression) -> Expression:
    """What a partition holds after loads newer than all before it: old rows whose keys they leave alone, and theirs.

    Gives the same rows as `resolved`, for a third of the work.
    """
    names = lake_schema(table).names
    return before.anti_join(added, same_key(table, before, added)).select(names).union(added.select(names))
