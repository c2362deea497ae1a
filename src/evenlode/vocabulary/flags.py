"""The flags a figure carries: what a reader must be told before trusting a comparison with it."""

from enum import StrEnum


class Flag(StrEnum):
    """One warning that travels with a figure into every table, chart and file."""

    COVID = "covid"
    RESTATED = "restated"
    PARTIAL_YEAR = "partial_year"
    SYNTHETIC = "synthetic"
    OUTTURN = "outturn"

    @property
    def meaning(self) -> str:
        """The flag in plain English, as printed under a table."""
        return _MEANINGS[self]


_MEANINGS = {
    Flag.COVID: "affected by the pandemic: compare with other years with care",
    Flag.RESTATED: "worked out again under a later definition, list or boundary than its own year's",
    Flag.PARTIAL_YEAR: "covers less than the whole year",
    Flag.SYNTHETIC: "invented: describes no real child, school or place",
    Flag.OUTTURN: "money spent as reported after the year ended, not budgeted",
}
