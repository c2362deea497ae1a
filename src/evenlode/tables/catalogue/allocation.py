"""Pupil premium and its streams: how much each school was allocated for a financial year."""

from evenlode.tables.kinds import Column, ColumnType, Table

TABLE = Table(
    id="allocation",
    one_row_is="allocation of one stream to one school and year",
    columns=(
        Column("source", ColumnType.TEXT, "the format of the file that says it"),
        Column("urn", ColumnType.TEXT, "the school; an authority's ONS code for what it holds itself"),
        Column("returned", ColumnType.TEXT, "financial year, as `fy202526`"),
        Column("stream", ColumnType.TEXT, "deprivation, looked_after, post_looked_after, service"),
        Column("pupils", ColumnType.DECIMAL, "eligible pupils"),
        Column("rate", ColumnType.DECIMAL, "pounds for each"),
        Column("amount", ColumnType.DECIMAL, "pounds"),
        Column("record", ColumnType.INTEGER, "the record's number in its file, from 1"),
    ),
    key=("urn", "returned", "stream"),
    partition=("returned",),
    trust="as the department or the authority published it",
)
