"""Statistical neighbours in Evenlode's own tidy form: one row is one neighbour of one authority."""

from evenlode.sources.kinds import TidyRows

SOURCE = TidyRows(
    id="evenlode_neighbours",
    title="Statistical neighbours in Evenlode's tidy form",
    publisher="Evenlode, from the publications that each row names",
    licence="as each row says",
    citation="the publication that each row names",
    rests_on="Evenlode's own definition",
    table="neighbour",
    columns=(
        "published", "licence", "place", "position", "neighbour", "closeness",
        "origin", "origin_sha256", "origin_record", "origin_cell",
    ),
)
