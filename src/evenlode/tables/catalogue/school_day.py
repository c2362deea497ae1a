"""Calendars: which days an establishment is open, closed, or open to staff alone."""

from evenlode.tables.kinds import Column, ColumnType, Table

TABLE = Table(
    id="school_day",
    one_row_is="day of one establishment's calendar",
    columns=(
        Column("urn", ColumnType.TEXT, "the establishment; an authority's ONS code for its own calendar"),
        Column("on", ColumnType.DATE, "the day"),
        Column("kind", ColumnType.TEXT, "`open`, `inset`, `holiday` or `closed`"),
        Column("term", ColumnType.TEXT, "`autumn`, `spring` or `summer`; empty outside them"),
        Column("half_term", ColumnType.TEXT, "`half_term_1` to `half_term_6`; empty outside them"),
        Column("year", ColumnType.TEXT, "academic year, as `202526`"),
        Column("record", ColumnType.INTEGER, "the record's number in its file, from 1"),
    ),
    key=("urn", "on"),
    partition=("year",),
    trust="as the establishment or the authority publishes it",
)
