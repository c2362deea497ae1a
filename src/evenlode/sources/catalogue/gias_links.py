"""Links between schools in England: which school another came from, and which it became.

Each row tells what the second school is to the first. Predecessors and successors of every sort (merged, split,
amalgamated) are told apart by the first word; any other link, such as a shared sixth form, is kept as unknown. It was
written from the description of the columns, not from a real file.
"""

from evenlode.sources.school_kinds import SchoolLinks

SOURCE = SchoolLinks(
    id="gias_links",
    title="Get information about schools, links between establishments",
    publisher="Department for Education",
    licence="Open Government Licence v3.0",
    citation="DfE, Get information about schools, all establishment links",
    rests_on="the names of its columns",
    unconfirmed=True,
    urn="URN",
    other="LinkURN",
    kind="LinkType",
    kinds={"predecessor": "predecessor", "successor": "successor"},
)
