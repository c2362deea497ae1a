"""To which partnership, locality, district, authority or trust an establishment belongs, and when."""

from evenlode.tables.kinds import Column, ColumnType, Table

TABLE = Table(
    id="place_membership",
    one_row_is="membership of an establishment in a place",
    columns=(
        Column("source", ColumnType.TEXT, "the format of the file that says it"),
        Column("urn", ColumnType.TEXT, "the establishment: a URN, `ofsted-` or `ukprn-` and its number, a short name"),
        Column("kind", ColumnType.TEXT, "partnership, locality, district, authority or trust"),
        Column("place", ColumnType.TEXT, "the place's id: an ONS code or a slug"),
        Column("name", ColumnType.TEXT, "the place's name as printed"),
        Column("since", ColumnType.DATE, "the first day"),
        Column("until", ColumnType.DATE, "the last day; empty while it lasts"),
        Column("record", ColumnType.INTEGER, "the record's number in its file, from 1"),
    ),
    key=("urn", "kind", "place", "since"),
    partition=("kind",),
    trust="as the authority keeps it",
)
