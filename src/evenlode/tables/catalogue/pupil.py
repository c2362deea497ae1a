"""Pupils, each as one file describes them on its day.

The lake knows a pupil by pseudonym: name, address and pupil number are nowhere in it. Of the date of birth the month is
kept, which is all that academic age, month of birth and year group ask for.
"""

from evenlode.tables.kinds import Column, ColumnType, Table

TABLE = Table(
    id="pupil",
    one_row_is="pupil as one file describes them",
    columns=(
        Column("source", ColumnType.TEXT, "the format of the file that says it"),
        Column("as_at", ColumnType.DATE, "the day of which the file speaks"),
        Column("place", ColumnType.TEXT, "who says it: a school's URN, or an authority's ONS code"),
        Column("pupil", ColumnType.TEXT, "the pupil's pseudonym"),
        Column("birth_month", ColumnType.TEXT, "month of birth, as `2014-05`; empty if unknown"),
        Column("sex", ColumnType.TEXT, "`boys` or `girls`, by our group; empty if unknown"),
        Column("ethnicity", ColumnType.TEXT, "DfE's code as it stands in the file; empty if not given"),
        Column("language", ColumnType.TEXT, "DfE's code of the first language; empty if not given"),
        Column("area", ColumnType.TEXT, "small area (LSOA) of the home, where the file gives one"),
        Column("temporary", ColumnType.TEXT, "`yes` where the pupil is known by a temporary number alone"),
        Column("year", ColumnType.TEXT, "academic year, as `202526`"),
        Column("record", ColumnType.INTEGER, "the record's number in its file, from 1"),
    ),
    key=("source", "place", "as_at", "pupil"),
    partition=("year",),
    trust="as the file says; a later file may say otherwise, and both stand with their days",
    scope=("source", "place", "as_at"),
)
