"""Places that an authority names itself: partnerships, localities, districts and trusts, as its own lists say them."""

from collections.abc import Iterable
from dataclasses import dataclass

from evenlode.lake.reading import Reading


@dataclass(frozen=True)
class NamedPlace:
    """A place by its id, with its name as printed and its kind."""

    id: str
    name: str
    kind: str


def named_places(reading: Reading, ids: Iterable[str] | None = None) -> dict[str, NamedPlace]:
    """The places of some ids that lists of memberships name (None: all), under the newest name of each."""
    every: dict[str, NamedPlace] = reading.once("named places", lambda: all_named(reading))
    return dict(every) if ids is None else {id: every[id] for id in ids if id in every}


def all_named(reading: Reading) -> dict[str, NamedPlace]:
    """Every place that a list of memberships names."""
    rows = reading.words("place_membership")
    told = rows.select("place", "name", "kind", "source_time").distinct().order_by("source_time")
    return {
        row["place"]: NamedPlace(row["place"], row["name"] or row["place"], row["kind"])
        for row in reading.engine.arrow(told).to_pylist()
    }
