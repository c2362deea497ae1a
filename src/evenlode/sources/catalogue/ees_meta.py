"""The description that comes with every open-data table of DfE's: what each of its columns is called in words.

It does not say which table it describes, and two tables may have columns of one name. So what is said of a column
under one grouping is told apart by its label: descriptions of several tables stand side by side, and where two say the
same it is said once. Units, hints and the kind of column are those of the description published last.
"""

from evenlode.sources.kinds import TextRows

SOURCE = TextRows(
    id="ees_meta",
    title="Explore education statistics, descriptions of columns",
    publisher="Department for Education",
    licence="Open Government Licence v3.0",
    citation="DfE, Explore education statistics, open data standards",
    rests_on="five real files of 2016/17, and DfE's standard for the columns of later ones",
    dated=False,
    table="indicator",
    columns={"col_name": "name", "label": "title", "indicator_grouping": "topic", "indicator_unit": "unit"},
    joined={"variant": ("label",)},
    constants={"source": "ees"},
    detail="detail",
    may_be_empty=("topic", "variant"),
    vary=True,
)
