"""Teachers' assessments in the year, in three values, by a school's own scale and its mapping.

Used inside one school alone: never compared between schools, never published.
"""

from evenlode.tables.kinds import Column, ColumnType, Table

TABLE = Table(
    id="progress_check",
    one_row_is="assessment of a pupil in a subject on a day",
    columns=(
        Column("source", ColumnType.TEXT, "the format of the file that says it"),
        Column("urn", ColumnType.TEXT, "unique reference number of the school or setting that says it"),
        Column("pupil", ColumnType.TEXT, "the pupil's pseudonym"),
        Column("subject", ColumnType.TEXT, "the subject, by id"),
        Column("year_group", ColumnType.TEXT, "by our group"),
        Column("on", ColumnType.DATE, "the day"),
        Column("judgement", ColumnType.TEXT, "`below`, `at` or `above` what is expected"),
        Column("school_scale", ColumnType.TEXT, "the school's own word for it"),
        Column("scale", ColumnType.TEXT, "the name of the scale that the word is of; may be empty"),
        Column("year", ColumnType.TEXT, "academic year, as `202526`"),
        Column("record", ColumnType.INTEGER, "the record's number in its file, from 1"),
    ),
    key=("urn", "pupil", "subject", "on"),
    partition=("year",),
    trust="a school's own judgement; schools' scales differ",
)
