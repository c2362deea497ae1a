"""Statistical neighbours as they ship with the Local Authority Interactive Tool: ten for each authority.

The set's date is that of its file's name (`sn_may_2025.xlsx`) or of `--published`; nothing inside says it. Sets of
different dates stand side by side. Neighbours are listed closest first, by DfE number; the relation is not symmetric.
"""

from evenlode.sources.kinds import NeighbourSets

SOURCE = NeighbourSets(
    id="statistical_neighbours",
    title="Statistical neighbours of each authority",
    publisher="Department for Education",
    licence="Open Government Licence v3.0",
    citation="DfE, Local authority interactive tool (LAIT), statistical neighbour groups",
    rests_on="real sets of April 2021 and May 2025",
    number="LA number",
    neighbours=("SN1", "SN2", "SN3", "SN4", "SN5", "SN6", "SN7", "SN8", "SN9", "SN10"),
)
