"""The description of the columns of a table of schools' results, in the form of the key stage 2 tables.

It does not say which key stage or year it describes, and names return with other meanings: what is said of a name is
told apart by its words, and descriptions of several years stand side by side. The column's number in its table, and
which records leave it empty, are kept in the detail; they are those of the description published last.
"""

from evenlode.sources.kinds import TextRows

SOURCE = TextRows(
    id="performance_tables_meta",
    title="Performance tables, descriptions of columns",
    publisher="Department for Education",
    licence="Open Government Licence v3.0",
    citation="DfE, Compare school and college performance in England, download data, metadata",
    rests_on="the real description of 2018",
    dated=False,
    table="indicator",
    columns={"Field Name": "name", "Label/Description": "title"},
    constants={"source": "performance_tables"},
    joined={"variant": ("Label/Description",)},
    detail="detail",
    may_be_empty=("topic", "variant"),
    vary=True,
)
