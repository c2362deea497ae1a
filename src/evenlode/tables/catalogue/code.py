"""Codes of published lists: what each stands for, so that a file that uses one can be read by people.

A list stands by its own name; the same code in two lists is two rows. A code may be a sign such as `?` or `-`, and its
publisher may say nothing of what it means: both are kept as they are printed, without the blanks around them. A newer
list takes precedence code by code, and a code that it no longer has stays, as files of older years still use it.
"""

from evenlode.tables.kinds import Column, ColumnType, Table

TABLE = Table(
    id="code",
    one_row_is="code of one published list",
    columns=(
        Column("code_set", ColumnType.TEXT, "the list, by our name for it"),
        Column("code", ColumnType.TEXT, "the code; of a list of pairs both codes, a blank between them"),
        Column("meaning", ColumnType.TEXT, "what it stands for, as printed; empty where nothing is"),
        Column("parent", ColumnType.TEXT, "what it belongs to: another code, or a question; otherwise empty"),
        Column("detail", ColumnType.TEXT, "everything else that is printed of it, as `name: text; name: text`"),
        Column("record", ColumnType.INTEGER, "the record's number in its file, from 1"),
    ),
    key=("code_set", "code"),
    partition=(),
    trust="the publisher's own list",
)
