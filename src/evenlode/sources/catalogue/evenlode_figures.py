"""Published figures in Evenlode's own tidy form: one row is one figure under our ids, with where it was printed.

This is the form of the figures that Evenlode ships, and one in which an authority can hand over figures found in print.
Every row names its publisher, edition, licence and the file, record and cell that it was taken from.
"""

from evenlode.sources.kinds import TidyRows

SOURCE = TidyRows(
    id="evenlode_figures",
    title="Published figures in Evenlode's tidy form",
    publisher="Evenlode, from the publications that each row names",
    licence="as each row says",
    citation="the publication that each row names",
    rests_on="Evenlode's own definition",
    table="published_figure",
    columns=(
        "published", "licence", "source", "measure", "unclaimed", "place", "phase", "group", "year", "period", "reason",
        "state", "printed", "numerator", "denominator", "at_least", "at_most", "flags", "release",
        "origin", "origin_sha256", "origin_record", "origin_cell",
    ),
)
