"""Boundaries of districts: the lower tier where there are two, otherwise the only one.

One feature is one place. Which set it is stands in the names of its properties, as in `LAD24CD`; sets of several
years stand side by side. Coordinates must be degrees of longitude and latitude.
"""

from evenlode.sources.kinds import TextRows

SOURCE = TextRows(
    id="boundaries_district",
    title="Boundaries, districts",
    publisher="Office for National Statistics",
    licence="Open Government Licence v3.0",
    citation="ONS, Open Geography Portal, digital vector boundaries",
    rests_on="real boundaries of December 2024",
    dated=False,
    table="boundary",
    columns={"{LAD00}CD": "place", "{LAD00}NM": "name", "geometry": "geometry"},
    optional={"LONG": "longitude", "LAT": "latitude"},
    constants={"kind": "district"},
    headings={"boundary_set": "{LAD00}CD"},
    detail="detail",
)
