"""The one verb of tables: rows from a source are given a table's columns and types, or refused as a fault of ours."""

import pyarrow

from evenlode.tables.kinds import Table
from evenlode.tables.schemas import own_schema


def conform(table: Table, rows: pyarrow.Table) -> pyarrow.Table:
    """`rows` with exactly the table's own columns, in order and in their types.

    A column that is missing, left over or not castable is a fault in the source's reader and raises `ValueError`.
    """
    missing = set(table.names()) - set(rows.column_names)
    extra = set(rows.column_names) - set(table.names())
    if missing or extra:
        raise ValueError(
            f"rows for table {table.id}: missing columns {sorted(missing)}, unknown columns {sorted(extra)}"
        )
    return rows.select(list(table.names())).cast(own_schema(table))
