"""Schools and other establishments, each as one source describes it: the sources stand side by side.

A register, a table of results and a census may describe one school at different times and in different words. Nothing
is made up of two of them here: a query chooses the source that it trusts for what it asks. What a source says and this
table has no column for stands in `detail`, under the source's own names.
"""

from evenlode.tables.kinds import Column, ColumnType, Table

TABLE = Table(
    id="school",
    one_row_is="establishment as one source describes it",
    columns=(
        Column("source", ColumnType.TEXT, "the format of the file that describes it"),
        Column("urn", ColumnType.TEXT, "unique reference number, six digits; of a setting `ofsted-` and its number"),
        Column("laestab", ColumnType.TEXT, "authority's and establishment's number, seven digits; empty if unknown"),
        Column("authority", ColumnType.TEXT, "ONS code of the authority; empty if unknown"),
        Column("name", ColumnType.TEXT, "the name as printed"),
        Column("type", ColumnType.TEXT, "the kind of establishment in the source's own words"),
        Column("phase", ColumnType.TEXT, "the phase by our ids; empty where the source does not tell one"),
        Column("status", ColumnType.TEXT, "open, closed, open_closing (is to close), proposed; empty if unknown"),
        Column("opened", ColumnType.TEXT, "first day, as `2018-09-01`; empty if unknown"),
        Column("closed", ColumnType.TEXT, "last day, as `2018-08-31`; empty where there is none"),
        Column("low_age", ColumnType.TEXT, "age of the youngest it may take"),
        Column("high_age", ColumnType.TEXT, "age of the oldest it may take"),
        Column("gender", ColumnType.TEXT, "whom it takes: Boys, Girls or Mixed, as printed"),
        Column("religion", ColumnType.TEXT, "religious character, as printed"),
        Column("postcode", ColumnType.TEXT, "postcode"),
        Column("address", ColumnType.TEXT, "street, locality and town, separated by commas"),
        Column("latitude", ColumnType.TEXT, "degrees north, as printed; empty if unknown"),
        Column("longitude", ColumnType.TEXT, "degrees east, as printed; empty if unknown"),
        Column("detail", ColumnType.TEXT, "what else it says, as `NAME: value` separated by semicolons"),
        Column("record", ColumnType.INTEGER, "the record's number in its file, from 1"),
    ),
    key=("source", "urn"),
    partition=("source",),
    trust="what its source says of it at its time; names and codes are never mended",
)
