"""DfE's numbers for authorities, as its code list prints them, to be held against the vocabulary's places."""

from evenlode.tables.kinds import Column, ColumnType, Table

TABLE = Table(
    id="authority_number",
    one_row_is="authority number in DfE's code list",
    columns=(
        Column("number", ColumnType.TEXT, "DfE's three-digit number"),
        Column("name", ColumnType.TEXT, "the name as printed"),
        Column("region", ColumnType.TEXT, "the region as printed"),
        Column("type", ColumnType.TEXT, "the kind of authority as printed"),
        Column("record", ColumnType.INTEGER, "the record's number in its file, from 1"),
    ),
    key=("number",),
    partition=(),
    trust="DfE's own list",
)
