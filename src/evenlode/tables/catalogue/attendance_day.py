"""Marks of the register: one pupil and one day at one school.

A file may give both marks of a day in one record, or each in its own: `session` says which of the two a row holds. For
each session the newest row that has it counts, so that a correction of the morning leaves the afternoon alone.
"""

from evenlode.tables.kinds import Column, ColumnType, Table

TABLE = Table(
    id="attendance_day",
    one_row_is="pupil-day at a school, or one session of it",
    columns=(
        Column("urn", ColumnType.TEXT, "the school that says it; a provider as `ukprn-10012345` or `the-forge`"),
        Column("pupil", ColumnType.TEXT, "the pupil's pseudonym"),
        Column("on", ColumnType.DATE, "the day"),
        Column("session", ColumnType.TEXT, "`day` where both marks stand in one row, otherwise `am` or `pm`"),
        Column("am", ColumnType.TEXT, "the code of the morning; empty where the row has none"),
        Column("pm", ColumnType.TEXT, "the code of the afternoon; empty where the row has none"),
        Column("late_am", ColumnType.INTEGER, "minutes late in the morning, where given"),
        Column("late_pm", ColumnType.INTEGER, "minutes late in the afternoon, where given"),
        Column("week", ColumnType.TEXT, "the week by ISO 8601, as `week_2026_09`"),
        Column("record", ColumnType.INTEGER, "the record's number in its file, from 1"),
    ),
    key=("urn", "pupil", "on", "session"),
    partition=("week",),
    trust="the register as it stood when the file was made; late corrections are later files",
    scope=("urn", "on"),
)
