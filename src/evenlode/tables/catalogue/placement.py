"""Placements in alternative provision: who arranged them, where, for how long and how many hours."""

from evenlode.tables.kinds import Column, ColumnType, Table

TABLE = Table(
    id="placement",
    one_row_is="placement of a pupil with a provider",
    columns=(
        Column("source", ColumnType.TEXT, "the format of the file that says it"),
        Column("provider", ColumnType.TEXT, "the provider's URN, or `ukprn-` and its number, or its slug"),
        Column("urn", ColumnType.TEXT, "unique reference number of the school or setting that says it"),
        Column("pupil", ColumnType.TEXT, "the pupil's pseudonym"),
        Column("since", ColumnType.DATE, "the first day"),
        Column("until", ColumnType.DATE, "the last day; empty while it lasts"),
        Column("hours", ColumnType.DECIMAL, "hours a week; empty if not given"),
        Column("kind", ColumnType.TEXT, "why: exclusion, medical, off_site_direction, part_time, other"),
        Column("commissioner", ColumnType.TEXT, "school or authority"),
        Column("year", ColumnType.TEXT, "academic year, as `202526`"),
        Column("record", ColumnType.INTEGER, "the record's number in its file, from 1"),
    ),
    key=("provider", "urn", "pupil", "since"),
    partition=("year",),
    trust="the newest file that has it",
)
