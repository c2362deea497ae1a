"""Spells of eligibility for free school meals, as a school's return gives them."""

from evenlode.tables.kinds import Column, ColumnType, Table

TABLE = Table(
    id="fsm_spell",
    one_row_is="spell of eligibility of a pupil, as one file gives it",
    columns=(
        Column("source", ColumnType.TEXT, "the format of the file that says it"),
        Column("as_at", ColumnType.DATE, "the day of which the file speaks"),
        Column("urn", ColumnType.TEXT, "unique reference number of the school or setting that says it"),
        Column("pupil", ColumnType.TEXT, "the pupil's pseudonym"),
        Column("since", ColumnType.DATE, "the first day"),
        Column("until", ColumnType.DATE, "the last day; empty while it lasts"),
        Column("basis", ColumnType.TEXT, "legacy, protected or uc_expanded; empty where the file does not say"),
        Column("year", ColumnType.TEXT, "academic year, as `202526`"),
        Column("record", ColumnType.INTEGER, "the record's number in its file, from 1"),
    ),
    key=("source", "urn", "as_at", "pupil", "since"),
    partition=("year",),
    trust="eligible and claiming; universal infant meals are no spell",
    scope=("source", "urn", "as_at"),
)
