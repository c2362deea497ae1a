"""Boundaries of places, as the Office for National Statistics publishes them for maps.

A set of boundaries is named by its kind and year, as in `LAD24`, and all sets stand side by side. The same set is
published in several degrees of detail; the one published last is kept. Places of all four countries are in it. Which of
our places a boundary belongs to is told by its code, which is the code of that year.
"""

from evenlode.tables.kinds import Column, ColumnType, Table

TABLE = Table(
    id="boundary",
    one_row_is="place in one published set of boundaries",
    columns=(
        Column("boundary_set", ColumnType.TEXT, "the set: kind and year, as in `LAD24`"),
        Column("place", ColumnType.TEXT, "ONS code, as printed"),
        Column("name", ColumnType.TEXT, "the place's name, as printed"),
        Column("kind", ColumnType.TEXT, "the kind of place that the set is of: authority or district"),
        Column("longitude", ColumnType.DOUBLE, "of a point within it, as printed; degrees east"),
        Column("latitude", ColumnType.DOUBLE, "of a point within it, as printed; degrees north"),
        Column("geometry", ColumnType.TEXT, "the boundary as GeoJSON, longitude before latitude"),
        Column("detail", ColumnType.TEXT, "everything else that is printed of it, as `name: text; name: text`"),
        Column("record", ColumnType.INTEGER, "the feature's number in its file, from 1"),
    ),
    key=("boundary_set", "place"),
    partition=("boundary_set",),
    trust="the publisher's own lines, simplified for maps: never to be measured by",
)
