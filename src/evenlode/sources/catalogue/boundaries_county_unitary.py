"""Boundaries of counties and unitary authorities.

One feature is one place. Which set it is stands in the names of its properties, as in `CTYUA24CD`; sets of several
years stand side by side. Coordinates must be degrees of longitude and latitude.
"""

from evenlode.sources.kinds import TextRows

SOURCE = TextRows(
    id="boundaries_county_unitary",
    title="Boundaries, counties and unitary authorities",
    publisher="Office for National Statistics",
    licence="Open Government Licence v3.0",
    citation="ONS, Open Geography Portal, digital vector boundaries",
    rests_on="the ONS's own naming of columns, and real boundaries of the upper tier in that form",
    dated=False,
    table="boundary",
    columns={"{CTYUA00}CD": "place", "{CTYUA00}NM": "name", "geometry": "geometry"},
    optional={"LONG": "longitude", "LAT": "latitude"},
    constants={"kind": "authority"},
    headings={"boundary_set": "{CTYUA00}CD"},
    detail="detail",
)
