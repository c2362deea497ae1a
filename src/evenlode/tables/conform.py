"""The one verb of tables: rows from a source are given a table's columns and types, or refused as a fault of ours."""

import pyarrow

from evenlode.tables.kinds import Table
from evenlode.tables.schemas import own_schema


def conform(table: Table, rows: pyarrow.Table) -> pyarrow.Table:
    """`rows` with exactly the table's own columns, in order and in their types; a column of texts may hold each once.

    A column that is missing, left over or not castable is a fault in the source's reader and raises `ValueError`.
    """
    missing = set(table.names()) - set(rows.column_names)
    extra = set(rows.column_names) - set(table.names())
    if missing or extra:
        raise ValueError(
            f"rows for table {table.id}: missing columns {sorted(missing)}, unknown columns {sorted(extra)}"
        )
    chosen = rows.select(list(table.names()))
    return chosen.cast(pyarrow.schema([kept(chosen.schema.field(field.name), field) for field in own_schema(table)]))


def kept(given: pyarrow.Field, wanted: pyarrow.Field) -> pyarrow.Field:
    """The type that a column is kept in: the table's own, or the same texts held once each."""
    coded = pyarrow.types.is_dictionary(given.type) and given.type.value_type == wanted.type
    return given.with_nullable(True) if coded else wanted
