"""What else a return says of children looked after: reviews, times missing, outcomes of health and of leaving care.

What only those cleared may see, such as substance misuse, convictions and mental health, is not in the lake: it stands
in the file alone, encrypted.
"""

from evenlode.tables.kinds import Column, ColumnType, Table

TABLE = Table(
    id="care_event",
    one_row_is="thing that a return says of a child on a day or for a time",
    columns=(
        Column("source", ColumnType.TEXT, "the format of the file that says it"),
        Column("authority", ColumnType.TEXT, "ONS code of the authority"),
        Column("pupil", ColumnType.TEXT, "the pupil's pseudonym"),
        Column("kind", ColumnType.TEXT, "review, missing, asylum, health, leaving, adoption or permanence"),
        Column("item", ColumnType.TEXT, "the item, by the return's own name in lower case"),
        Column("since", ColumnType.DATE, "the day, or the first; else the return's last day"),
        Column("until", ColumnType.DATE, "the last day; empty where there is none"),
        Column("value", ColumnType.TEXT, "the code or number as given"),
        Column("returned", ColumnType.TEXT, "the year of the return, as `fy202324`"),
        Column("record", ColumnType.INTEGER, "the record's number in its file, from 1"),
    ),
    key=("authority", "pupil", "kind", "item", "since"),
    partition=("authority",),
    trust="the newest return of the authority that has it",
    scope=("source", "authority", "returned"),
)
