"""Sessions that pupils could have attended and missed, added up by their school over a term or half term."""

from evenlode.tables.kinds import Column, ColumnType, Table

TABLE = Table(
    id="attendance_total",
    one_row_is="total of one enrolment, one period and one reason",
    columns=(
        Column("source", ColumnType.TEXT, "the format of the file that says it"),
        Column("as_at", ColumnType.DATE, "the day of which the file speaks"),
        Column("urn", ColumnType.TEXT, "unique reference number of the school or setting that says it"),
        Column("pupil", ColumnType.TEXT, "the pupil's pseudonym"),
        Column("entered", ColumnType.DATE, "the day on which the pupil came to the school"),
        Column("period", ColumnType.TEXT, "the part of the year, by our id (`autumn`, `half_term_3`)"),
        Column("reason", ColumnType.TEXT, "`all`, `authorised`, `unauthorised`, or a reason by our id (`absence_i`)"),
        Column("possible", ColumnType.INTEGER, "sessions that could be attended"),
        Column("missed", ColumnType.INTEGER, "sessions missed for this reason"),
        Column("year", ColumnType.TEXT, "academic year, as `202526`"),
        Column("collected", ColumnType.TEXT, "academic year of the file's day"),
        Column("record", ColumnType.INTEGER, "the record's number in its file, from 1"),
    ),
    key=("source", "urn", "as_at", "pupil", "entered", "period", "reason"),
    partition=("collected",),
    trust="as the school added it up; reasons and totals may differ, which the measures settle",
    scope=("source", "urn", "as_at"),
)
