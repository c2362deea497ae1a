"""National values that pupils' scores are set against: expected scores, means, standard deviations, distributions."""

from evenlode.tables.kinds import Column, ColumnType, Table

TABLE = Table(
    id="reference",
    one_row_is="national value of one measure, year and key",
    columns=(
        Column("source", ColumnType.TEXT, "the format of the file that says it"),
        Column("measure", ColumnType.TEXT, "the measure, by id"),
        Column("year", ColumnType.TEXT, "academic year, as `202526`"),
        Column("item", ColumnType.TEXT, "what value it is: `expected`, `mean`, `standard_deviation` or `share`"),
        Column("key", ColumnType.TEXT, "for which prior attainment, band or group; empty where there is one only"),
        Column("value", ColumnType.DECIMAL, "the value, to four decimals; a share in per cent"),
        Column("origin", ColumnType.TEXT, "the publication that gives it, or how it was invented"),
        Column("synthetic", ColumnType.TEXT, "`yes` where it is invented"),
        Column("record", ColumnType.INTEGER, "the record's number in its file, from 1"),
    ),
    key=("measure", "year", "item", "key"),
    partition=("measure",),
    trust="as published; never worked out from one county's pupils",
)
