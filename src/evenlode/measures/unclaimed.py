"""What is kept though no measure claims it: each publisher's indicators, how many figures there are, of which years."""

from typing import Any

from ibis import _

from evenlode.lake.reading import Reading


def unclaimed(reading: Reading) -> list[dict[str, Any]]:
    """Every indicator that no measure claims: source, name, how many figures, first and last year as labelled."""
    names = [name for name in reading.entry.parts.get("published_figure", {}) if "claimed=no" in name]
    found: list[dict[str, Any]] = []
    for name in sorted(names):
        rows = reading.table("published_figure", name).group_by(["source", "unclaimed"])
        told = rows.agg(figures=_.count(), with_number=_.value.count(), first=_.year.min(), last=_.year.max())
        found += reading.engine.arrow(told.order_by(["source", "unclaimed"])).to_pylist()
    return [{"source": row["source"], "indicator": row["unclaimed"], **without(row)} for row in found]


def without(row: dict[str, Any]) -> dict[str, Any]:
    """The rest of a row."""
    return {name: value for name, value in row.items() if name not in ("source", "unclaimed")}
