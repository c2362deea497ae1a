"""What partitions hold after an act that adds loads: made from what the lake holds, and not from every load again.

Gives the same rows as `resolve.resolved`: a row that an older row superseded is superseded for as long as that load is
live, and where a table's key names its scope, whoever covers the one row covers the other.
"""

from collections.abc import Sequence

import pyarrow

from evenlode.engines.kinds import Engine
from evenlode.engines.kinds import Table as Expression
from evenlode.lake.home import Home
from evenlode.lake.kinds import Load
from evenlode.lake.resolve import newest_of_each_key, overlaid, resolved, rows_of, same_key, uncovered, within
from evenlode.tables.kinds import Table
from evenlode.tables.schemas import lake_schema


def can_be_added_to(table: Table) -> bool:
    """Whether the rows that a table holds are enough to know what it holds once loads are added."""
    return set(table.scope) <= set(table.key)


def added_to(
    engine: Engine,
    home: Home,
    table: Table,
    partitions: Sequence[str],
    before: Expression,
    old: Sequence[Load],
    new: Sequence[Load],
    folders: dict[str, str],
) -> Expression:
    """The rows of some partitions once `new` loads are live beside the `old` ones, of which they hold `before`."""
    is_newer = min(load.source_time.text for load in new) > max(load.source_time.text for load in old)
    if table.scope or not is_newer:
        before = uncovered(engine, home, table, with_sha256(engine, before, old), new, folders)
    if is_newer:
        return overlaid(table, before, resolved(engine, home, table, partitions, new, folders))
    fresh = within(rows_of(engine, home, table, new, folders), partitions)
    fresh = uncovered(engine, home, table, fresh, [*old, *new], folders)
    names = [*lake_schema(table).names, "sha256"]
    met = before.semi_join(fresh, same_key(table, before, fresh))
    newest = newest_of_each_key(met.select(names).union(fresh.select(names)), table)
    return overlaid(table, before, newest)


def with_sha256(engine: Engine, rows: Expression, loads: Sequence[Load]) -> Expression:
    """Rows of the lake with the sha256 of the file that each was read from."""
    known = pyarrow.table({"load": [load.id for load in loads], "sha256": [load.sha256 for load in loads]})
    return rows.join(engine.table(known), "load")
