"""Suspensions and permanent exclusions, one row each, from schools' census and from the authority's own return."""

from evenlode.tables.kinds import Column, ColumnType, Table

TABLE = Table(
    id="exclusion",
    one_row_is="suspension or permanent exclusion of a pupil",
    columns=(
        Column("source", ColumnType.TEXT, "the format of the file that says it"),
        Column("as_at", ColumnType.DATE, "the day of which the file speaks"),
        Column("urn", ColumnType.TEXT, "unique reference number of the school or setting that says it"),
        Column("pupil", ColumnType.TEXT, "the pupil's pseudonym"),
        Column("start", ColumnType.DATE, "the first day"),
        Column("until", ColumnType.DATE, "the last day of a suspension; empty where there is none or it is not known"),
        Column("category", ColumnType.TEXT, "`permanent`, `suspension` or `lunchtime`"),
        Column("reasons", ColumnType.TEXT, "up to three reasons by our ids, joined by `+`, in the order given"),
        Column("sessions", ColumnType.DECIMAL, "sessions lost; empty if not given"),
        Column("cancelled", ColumnType.DATE, "the day on which it was cancelled; empty where it stands"),
        Column("sen", ColumnType.TEXT, "SEN provision at the time, as coded; empty if not given"),
        Column("home_authority", ColumnType.TEXT, "ONS code of the authority where the pupil lives; may be empty"),
        Column("social_worker", ColumnType.TEXT, "`yes`, `no`, or empty if not given"),
        Column("looked_after", ColumnType.TEXT, "`yes`, `no`, or empty if not given"),
        Column("authority_told", ColumnType.DATE, "when the authority was told"),
        Column("governors_told", ColumnType.DATE, "when the governing board was told"),
        Column("virtual_school_told", ColumnType.DATE, "when the virtual school head was told"),
        Column("day_six", ColumnType.DATE, "when full-time education began again"),
        Column("outcome", ColumnType.TEXT, "what became of it, in the words that are known"),
        Column("year", ColumnType.TEXT, "academic year, as `202526`"),
        Column("record", ColumnType.INTEGER, "the record's number in its file, from 1"),
    ),
    key=("urn", "pupil", "start", "category"),
    partition=(),
    trust="the newest file that has it, whichever source; a school's census comes two terms late",
    scope=("source", "urn", "as_at"),
)
