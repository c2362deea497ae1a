"""Figures that somebody else published: each as printed, with the place in the file where it stands.

A figure that one of our measures claims is kept under our measure, place, phase, group and year. One that no measure
claims yet is kept under its publisher's own indicator name and year label, in a partition that no figure is read from,
so that nothing a publisher printed is lost and a later claim can take it up. The value is the number as printed: never
divided again, rounded again or added up to another place. Counts stand beside it where the file gives them.
"""

from evenlode.tables.kinds import Column, ColumnType, Table

TABLE = Table(
    id="published_figure",
    one_row_is="figure that somebody else published",
    columns=(
        Column("source", ColumnType.TEXT, "who published it: the source named in the figure's key"),
        Column("claimed", ColumnType.TEXT, "`yes` where a measure claims it, otherwise `no`"),
        Column("measure", ColumnType.TEXT, "our measure; empty where none claims it"),
        Column("unclaimed", ColumnType.TEXT, "the publisher's indicator, where no measure claims it"),
        Column("place", ColumnType.TEXT, "ONS code, or another place id"),
        Column("phase", ColumnType.TEXT, "kind of establishment"),
        Column("group", ColumnType.TEXT, "pupil group"),
        Column("year", ColumnType.TEXT, "year id such as `201415`; the printed label where no measure claims it"),
        Column("period", ColumnType.TEXT, "`year`, or a part of it"),
        Column("reason", ColumnType.TEXT, "`all`, or one of a code set"),
        Column("value", ColumnType.DOUBLE, "the number as printed; null unless the state is `value`"),
        Column("state", ColumnType.TEXT, "value, c, z, x, low or u"),
        Column("printed", ColumnType.TEXT, "the cell's text, letter for letter"),
        Column("decimals", ColumnType.INTEGER, "decimal places of the printed number"),
        Column("numerator", ColumnType.DECIMAL, "count above the line, where the file gives it"),
        Column("denominator", ColumnType.DECIMAL, "count below the line, where the file gives it"),
        Column("at_least", ColumnType.DOUBLE, "lower bound, where the publisher states one"),
        Column("at_most", ColumnType.DOUBLE, "upper bound, where the publisher states one"),
        Column("flags", ColumnType.TEXT, "flags, separated by spaces"),
        Column("release", ColumnType.TEXT, "unvalidated, provisional, revised, final, or empty"),
        Column("record", ColumnType.INTEGER, "the record's number in its file, from 1"),
        Column("cell", ColumnType.TEXT, "the column, or sheet and column, that holds the number"),
    ),
    key=("source", "measure", "unclaimed", "place", "phase", "group", "year", "period", "reason"),
    partition=("source", "claimed"),
    trust="as good as its publisher: shown with its release and edition, never corrected",
)
