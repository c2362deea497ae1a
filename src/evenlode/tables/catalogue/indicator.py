"""What a publisher says of its own indicators: title, description, polarity, unit and kind of year.

An indicator that its publisher lists under two topics is two rows; nothing is joined on its name alone. Some publishers
describe the columns of many files, each in a file of its own that does not say which it describes. Such descriptions
stand side by side: `variant` holds the words that tell two of one name apart, and equal words are one row.
"""

from evenlode.tables.kinds import Column, ColumnType, Table

TABLE = Table(
    id="indicator",
    one_row_is="description of an indicator of one publisher under one topic",
    columns=(
        Column("source", ColumnType.TEXT, "who publishes it"),
        Column("name", ColumnType.TEXT, "the publisher's short name"),
        Column("topic", ColumnType.TEXT, "the publisher's topic"),
        Column("variant", ColumnType.TEXT, "the words that tell descriptions of one name apart, where only they do"),
        Column("title", ColumnType.TEXT, "the publisher's title"),
        Column("description", ColumnType.TEXT, "the publisher's description"),
        Column("polarity", ColumnType.TEXT, "High, Low, - or NA, as printed"),
        Column("unit", ColumnType.TEXT, "the publisher's axis label"),
        Column("year_kind", ColumnType.TEXT, "the publisher's kind of year, as printed"),
        Column("methodology", ColumnType.TEXT, "the publisher's note on method"),
        Column("link", ColumnType.TEXT, "where the publisher points for more"),
        Column("detail", ColumnType.TEXT, "everything else that is printed of it, as `name: text; name: text`"),
        Column("record", ColumnType.INTEGER, "the record's number in its file, from 1"),
    ),
    key=("source", "name", "topic", "variant"),
    partition=("source",),
    trust="the publisher's own words",
)
