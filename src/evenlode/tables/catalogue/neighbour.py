"""Statistical neighbours: for each authority, the ten that its publisher finds most alike, closest first.

Each published set is kept, told apart by the date of its publication; the relation is not symmetric.
"""

from evenlode.tables.kinds import Column, ColumnType, Table

TABLE = Table(
    id="neighbour",
    one_row_is="statistical neighbour of one authority in one published set",
    columns=(
        Column("place", ColumnType.TEXT, "the authority, by ONS code"),
        Column("position", ColumnType.INTEGER, "1 for the closest, to 10"),
        Column("neighbour", ColumnType.TEXT, "the neighbour, by ONS code"),
        Column("closeness", ColumnType.TEXT, "the publisher's word for how close it is"),
        Column("record", ColumnType.INTEGER, "the record's number in its file, from 1"),
    ),
    key=("place", "position", "source_time"),
    partition=(),
    trust="the publisher's model; sets of different dates are never mixed",
)
