"""What is said of pupils and held for a time: that they have SEN support, are in need, are young carers.

Of a file that is whole, what it leaves out of its source and place has ended by its day; of any other it stands.
No row means that nobody said so, never that it is not so. What only those cleared may see is not in the lake at all.
"""

from evenlode.tables.kinds import Column, ColumnType, Table

TABLE = Table(
    id="characteristic",
    one_row_is="status of a pupil, from one day to another, as one source says it",
    columns=(
        Column("source", ColumnType.TEXT, "the format of the file that says it"),
        Column("as_at", ColumnType.DATE, "the day of which the file speaks"),
        Column("place", ColumnType.TEXT, "who says it: a school's URN, or an authority's ONS code"),
        Column("pupil", ColumnType.TEXT, "the pupil's pseudonym"),
        Column(
            "characteristic",
            ColumnType.TEXT,
            "what is said: a group by our id, a code of the vulnerabilities, `previously_looked_after`, or a kind of "
            "need by its rank, `sen_need_1`",
        ),
        Column("value", ColumnType.TEXT, "a code that says more: the provision, the kind of need; may be empty"),
        Column("since", ColumnType.DATE, "the first day; the file's own where it gives none"),
        Column("until", ColumnType.DATE, "the last day; empty while it lasts"),
        Column("sensitivity", ColumnType.TEXT, "normal, restricted or special"),
        Column("confidence", ColumnType.TEXT, "confirmed or reported; empty if not given"),
        Column("extent", ColumnType.TEXT, "`whole` where what the file leaves out has ended by its day; else empty"),
        Column("year", ColumnType.TEXT, "academic year, as `202526`"),
        Column("record", ColumnType.INTEGER, "the record's number in its file, from 1"),
    ),
    key=("source", "place", "as_at", "pupil", "characteristic", "value", "since"),
    partition=("year",),
    trust="as its source says; coverage differs from source to source",
    scope=("source", "place", "as_at"),
)
