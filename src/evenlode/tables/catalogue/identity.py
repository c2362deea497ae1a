"""Which pseudonyms are one child, and which that look alike are not.

No row of another table is ever changed by it: a mark keeps the pseudonym that it came with, and a question asks this
table who is one child. A decision is undone by taking its load back. An older decision stands beside the newer one that
takes its place, so that two which contradict each other are seen.
"""

from evenlode.tables.kinds import Column, ColumnType, Table

TABLE = Table(
    id="identity",
    one_row_is="statement that two pseudonyms are one child, or are two",
    columns=(
        Column("source", ColumnType.TEXT, "the format of the file that says it"),
        Column("pupil", ColumnType.TEXT, "the pupil's pseudonym"),
        Column("other", ColumnType.TEXT, "the other pseudonym"),
        Column("says", ColumnType.TEXT, "`same` or `apart`"),
        Column("basis", ColumnType.TEXT, "`former_number` or `return` where a file gives both, else `decision`"),
        Column("on", ColumnType.DATE, "the day of the statement"),
        Column("record", ColumnType.INTEGER, "the record's number in its file, from 1"),
    ),
    key=("pupil", "other", "basis", "says", "on"),
    partition=(),
    trust="former numbers as files give them; decisions as people made and reviewed them",
)
