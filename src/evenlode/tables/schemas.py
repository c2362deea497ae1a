"""A canonical table's columns as an Arrow schema, as sources write them and as the lake keeps them."""

import pyarrow

from evenlode.tables.kinds import ColumnType, Table

ARROW_TYPES = {
    ColumnType.TEXT: pyarrow.string(),
    ColumnType.INTEGER: pyarrow.int64(),
    ColumnType.DECIMAL: pyarrow.decimal128(18, 4),
    ColumnType.DOUBLE: pyarrow.float64(),
    ColumnType.DATE: pyarrow.date32(),
}

# What the lake adds to every row: which load it came from and how new that load is.
ATTACHED = (pyarrow.field("load", pyarrow.string()), pyarrow.field("source_time", pyarrow.string()))


def own_schema(table: Table) -> pyarrow.Schema:
    """The schema of a table's own columns, as a source hands them over."""
    return pyarrow.schema([pyarrow.field(column.name, ARROW_TYPES[column.type]) for column in table.columns])


def lake_schema(table: Table) -> pyarrow.Schema:
    """The schema of a table in the lake: its own columns, the load and its source time."""
    return pyarrow.schema([*own_schema(table), *ATTACHED])
