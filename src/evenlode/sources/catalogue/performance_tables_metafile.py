"""The description of the columns of a table of schools' results, in the form of the key stage 4 tables.

It does not say which year it describes, and names return with other meanings: what is said of a name is told apart by
its words, and descriptions of several years stand side by side. The column's number in its table, and which records
leave it empty, are kept in the detail; they are those of the description published last. Nameless empty columns at the
table's edge are passed over.
"""

from evenlode.sources.kinds import TextRows

SOURCE = TextRows(
    id="performance_tables_metafile",
    title="Performance tables, descriptions of columns with changes of method",
    publisher="Department for Education",
    licence="Open Government Licence v3.0",
    citation="DfE, Compare school and college performance in England, download data, metadata",
    rests_on="the real descriptions of 2016/17 and 2018/19",
    dated=False,
    table="indicator",
    columns={"Metafile heading": "name", "Metafile description": "title"},
    optional={"Methodology changes": "methodology"},
    constants={"source": "performance_tables"},
    joined={"variant": ("Metafile description",)},
    detail="detail",
    may_be_empty=("topic", "variant"),
    vary=True,
)
