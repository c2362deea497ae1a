"""Boundaries of upper-tier authorities: counties where there are two tiers, otherwise the only one.

One feature is one place. Which set it is stands in the names of its properties, as in `UTLA24CD`; sets of several
years stand side by side. Coordinates must be degrees of longitude and latitude.
"""

from evenlode.sources.kinds import TextRows

SOURCE = TextRows(
    id="boundaries_upper_tier",
    title="Boundaries, upper-tier authorities",
    publisher="Office for National Statistics",
    licence="Open Government Licence v3.0",
    citation="ONS, Open Geography Portal, digital vector boundaries",
    rests_on="real boundaries of 2022",
    dated=False,
    table="boundary",
    columns={"{UTLA00}CD": "place", "{UTLA00}NM": "name", "geometry": "geometry"},
    optional={"LONG": "longitude", "LAT": "latitude"},
    constants={"kind": "authority"},
    headings={"boundary_set": "{UTLA00}CD"},
    detail="detail",
)
