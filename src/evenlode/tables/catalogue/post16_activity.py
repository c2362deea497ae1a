"""What young people aged 16 to 18 are doing, as the authority knows it in a month."""

from evenlode.tables.kinds import Column, ColumnType, Table

TABLE = Table(
    id="post16_activity",
    one_row_is="young person's activity as recorded in one month",
    columns=(
        Column("source", ColumnType.TEXT, "the format of the file that says it"),
        Column("authority", ColumnType.TEXT, "ONS code of the authority"),
        Column("pupil", ColumnType.TEXT, "the pupil's pseudonym"),
        Column("as_at", ColumnType.DATE, "the day of which the file speaks"),
        Column("activity", ColumnType.TEXT, "activity code as given; its kind alone where it tells of health or birth"),
        Column("standing", ColumnType.TEXT, "by the code: eet, neet, not_known or outside; empty where not settled"),
        Column("since", ColumnType.DATE, "when it began, where given"),
        Column("age_group", ColumnType.TEXT, "academic age group: `year_12` or `year_13`; empty if unknown"),
        Column("guarantee", ColumnType.TEXT, "September guarantee: offered, not_offered, or empty"),
        Column("year", ColumnType.TEXT, "academic year, as `202526`"),
        Column("record", ColumnType.INTEGER, "the record's number in its file, from 1"),
    ),
    key=("source", "authority", "pupil", "as_at"),
    partition=("year",),
    trust="whole for one authority and month",
    scope=("source", "authority", "as_at"),
)
