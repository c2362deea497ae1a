"""The rows of figures that a query asks for: what was published, and what was worked out from pupils' rows."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import ibis
from ibis import _

from evenlode.engines.kinds import Table as Expression
from evenlode.lake.reading import Reading
from evenlode.measures.computed import COMPUTED
from evenlode.measures.kept import kept
from evenlode.measures.registry import MEASURES

CLAIMED = "claimed=yes"
# What a figure is made from, and how many of them at a time.
STORED = (
    *("source", "measure", "place", "phase", "group", "year", "period", "reason", "value", "state", "printed"),
    *("decimals", "numerator", "denominator", "at_least", "at_most", "flags", "release", "record", "cell"),
    *("load", "source_time"),
)
COVERAGE = ("reported", "expected")
NO_COUNT = ibis.null("int64")


@dataclass(frozen=True)
class Query:
    """Which figures are wanted; an empty part asks for all. Years are ids."""

    measures: Sequence[str] = ()
    places: Sequence[str] = ()
    phases: Sequence[str] = ()
    groups: Sequence[str] = ()
    years: Sequence[str] = ()
    periods: Sequence[str] = ()
    reasons: Sequence[str] = ()
    sources: Sequence[str] = ()
    edition: str = ""

    def filters(self) -> dict[str, Sequence[str]]:
        """The wanted values by column."""
        named = {
            "measure": self.measures,
            "place": self.places,
            "phase": self.phases,
            "group": self.groups,
            "year": self.years,
            "period": self.periods,
            "reason": self.reasons,
            "source": self.sources,
        }
        return {column: wanted for column, wanted in named.items() if wanted}


EVERYTHING = Query()
"""The query that asks for all figures."""


def chosen(reading: Reading, query: Query) -> Expression:
    """The stored rows of the figures that a query asks for."""
    # A file may name a measure that a newer Evenlode has: its figures wait until this one knows it.
    rows = stored(reading, query).filter(_.measure.isin(MEASURES.ids()))
    for column, wanted in query.filters().items():
        rows = rows.filter(_[column].isin(list(wanted)))
    return rows


def stored(reading: Reading, query: Query) -> Expression:
    """The rows of figures that are published and that one of our measures claims, and of those that were worked out."""
    printed = published(reading, query)
    files = () if query.edition or not wants_computed(query) else kept(reading).files
    rows = printed.select(*STORED).mutate(**dict.fromkeys(COVERAGE, NO_COUNT))
    return rows.union(worked_out(reading, files)) if files else rows


def wants_computed(query: Query) -> bool:
    """Whether a query asks for figures worked out from pupils' rows, among others or alone."""
    return not query.sources or COMPUTED in query.sources


def worked_out(reading: Reading, files: Sequence[Path]) -> Expression:
    """The rows of the figures that are kept in some files."""
    rows = reading.engine.parquet(files)
    counts = {name: rows[name].cast("decimal(18, 4)") for name in ("numerator", "denominator")}
    return rows.mutate(**counts).select(*STORED, *COVERAGE)


def published(reading: Reading, query: Query) -> Expression:
    """The rows of published figures that one of our measures claims."""
    if query.edition:
        return reading.edition("published_figure", query.edition).filter(_.claimed == "yes")
    wanted = [f"source={source}/{CLAIMED}" for source in query.sources]
    there = [name for name in reading.entry.parts.get("published_figure", {}) if CLAIMED in name]
    return reading.table("published_figure", *(wanted or there)).filter(_.claimed == "yes")
