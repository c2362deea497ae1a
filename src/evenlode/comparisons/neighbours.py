"""Which statistical neighbours an authority had in a year: the published set then in force."""

from dataclasses import dataclass
from datetime import date

from evenlode.errors import NotFound
from evenlode.lake.reading import Reading
from evenlode.vocabulary.years import Year


@dataclass(frozen=True)
class NeighbourSet:
    """One published set: its name (the year), the day from which it is in force, and each authority's neighbours."""

    name: str
    since: date
    neighbours: dict[str, tuple[str, ...]]


def neighbour_sets(reading: Reading) -> list[NeighbourSet]:
    """Every set that is loaded, oldest first."""
    rows = reading.engine.arrow(reading.table("neighbour").order_by(["source_time", "place", "position"])).to_pylist()
    found: dict[str, dict[str, list[str]]] = {}
    for row in rows:
        found.setdefault(row["source_time"], {}).setdefault(row["place"], []).append(row["neighbour"])
    return [
        NeighbourSet(
            time[:4], date.fromisoformat(f"{time[:7]}-01"), {place: tuple(ten) for place, ten in places.items()}
        )
        for time, places in sorted(found.items())
    ]


def set_for(sets: list[NeighbourSet], year: Year, chosen: str = "") -> tuple[NeighbourSet, bool] | None:
    """The set in force at the end of a year, and whether that restates it; None where no set is loaded.

    Before the first known set that one stands, restated; `chosen` asks for a set by name (`NotFound` if there is none).
    """
    if not sets:
        return None
    if chosen:
        named = [one for one in sets if one.name == chosen]
        if not named:
            known = ", ".join(one.name for one in sets)
            raise NotFound(f"There is no set of neighbours of {chosen}.", remedy=f"the sets loaded are {known}")
        return named[-1], named[-1].since > year.last_day
    in_force = [one for one in sets if one.since <= year.last_day]
    return (in_force[-1], False) if in_force else (sets[0], True)
