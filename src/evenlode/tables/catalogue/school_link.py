"""Links between establishments: the school that became an academy, and the academy that it became.

Each link stands as its source prints it, from the side of one establishment; the other side may be a row of its own.
"""

from evenlode.tables.kinds import Column, ColumnType, Table

TABLE = Table(
    id="school_link",
    one_row_is="link from one establishment to another",
    columns=(
        Column("urn", ColumnType.TEXT, "unique reference number of the one establishment"),
        Column("other", ColumnType.TEXT, "unique reference number of the other"),
        Column("kind", ColumnType.TEXT, "what the other is to the one: predecessor, successor or unknown"),
        Column("record", ColumnType.INTEGER, "the record's number in its file, from 1"),
    ),
    key=("urn", "other"),
    partition=(),
    trust="as its source prints it; where dates alone tell the direction, only where they leave no doubt",
)
