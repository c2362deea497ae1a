"""Pupils at schools, as a file of a day lists them: those on roll, and those who have left since the file before."""

from evenlode.tables.kinds import Column, ColumnType, Table

TABLE = Table(
    id="enrolment",
    one_row_is="pupil at a school, as one file lists them",
    columns=(
        Column("source", ColumnType.TEXT, "the format of the file that says it"),
        Column("as_at", ColumnType.DATE, "the day of which the file speaks"),
        Column("urn", ColumnType.TEXT, "unique reference number of the school or setting that says it"),
        Column("pupil", ColumnType.TEXT, "the pupil's pseudonym"),
        Column("status", ColumnType.TEXT, "DfE's enrolment status: C current, M main, S subsidiary, F, G, O"),
        Column("year_group", ColumnType.TEXT, "the year group taught, by our group (`year_r`); may be empty"),
        Column("entered", ColumnType.DATE, "the day on which the pupil came to the school"),
        Column("left", ColumnType.DATE, "the last day, where the pupil has left"),
        Column("on_roll", ColumnType.TEXT, "`yes` or `no`, on the day of the file"),
        Column("part_time", ColumnType.TEXT, "`yes`, `no`, or empty if not given"),
        Column("boarder", ColumnType.TEXT, "DfE's code; empty if not given"),
        Column("year", ColumnType.TEXT, "academic year, as `202526`"),
        Column("record", ColumnType.INTEGER, "the record's number in its file, from 1"),
    ),
    key=("source", "urn", "as_at", "pupil", "entered"),
    partition=("year",),
    trust="whole for one school and day; a school's file sent again takes off whom it does not name",
    scope=("source", "urn", "as_at"),
)
