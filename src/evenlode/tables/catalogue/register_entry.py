"""Entries in the registers that an authority keeps: missing education, part-time timetables, plans and their clocks.

The fields that one register alone has stand in `detail`, under its own field ids. An entry that was made by mistake is
`withdrawn`: it stays, and is counted nowhere.
"""

from evenlode.tables.kinds import Column, ColumnType, Table

TABLE = Table(
    id="register_entry",
    one_row_is="entry of a child in a register",
    columns=(
        Column("source", ColumnType.TEXT, "the format of the file that says it"),
        Column("as_at", ColumnType.DATE, "the day of which the file speaks"),
        Column("register", ColumnType.TEXT, "the register, by id"),
        Column("pupil", ColumnType.TEXT, "the pupil's pseudonym"),
        Column("place", ColumnType.TEXT, "the school's URN or the authority's ONS code"),
        Column("since", ColumnType.DATE, "the first day"),
        Column("until", ColumnType.DATE, "the last day; empty while it lasts"),
        Column("kind", ColumnType.TEXT, "the kind of entry, by the register's own choices; empty where it has none"),
        Column("owner", ColumnType.TEXT, "the role or team that must act"),
        Column("due", ColumnType.DATE, "by when"),
        Column("done", ColumnType.DATE, "when it was done; empty while it is not"),
        Column("withdrawn", ColumnType.DATE, "the day on which it was found to be a mistake; empty where it stands"),
        Column("detail", ColumnType.TEXT, "the register's own fields, as JSON with sorted names"),
        Column("year", ColumnType.TEXT, "academic year, as `202526`"),
        Column("record", ColumnType.INTEGER, "the record's number in its file, from 1"),
    ),
    key=("register", "pupil", "place", "since", "kind"),
    partition=("register",),
    trust="as the authority keeps it; later casework exports the same shape",
)
