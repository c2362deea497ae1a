"""What a publisher says of its own indicators: title, description, polarity, unit and kind of year.

An indicator that its publisher lists under two topics is two rows; nothing is joined on its name alone.
"""

from evenlode.tables.kinds import Column, ColumnType, Table

TABLE = Table(
    id="indicator",
    one_row_is="indicator of one publisher under one topic",
    columns=(
        Column("source", ColumnType.TEXT, "who publishes it"),
        Column("name", ColumnType.TEXT, "the publisher's short name"),
        Column("topic", ColumnType.TEXT, "the publisher's topic"),
        Column("title", ColumnType.TEXT, "the publisher's title"),
        Column("description", ColumnType.TEXT, "the publisher's description"),
        Column("polarity", ColumnType.TEXT, "High, Low, - or NA, as printed"),
        Column("unit", ColumnType.TEXT, "the publisher's axis label"),
        Column("year_kind", ColumnType.TEXT, "the publisher's kind of year, as printed"),
        Column("methodology", ColumnType.TEXT, "the publisher's note on method"),
        Column("link", ColumnType.TEXT, "where the publisher points for more"),
        Column("record", ColumnType.INTEGER, "the record's number in its file, from 1"),
    ),
    key=("source", "name", "topic"),
    partition=("source",),
    trust="the publisher's own words",
)
