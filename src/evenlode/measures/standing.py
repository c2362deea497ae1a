"""Where schools stand: the places that a school is part of, its phase, and the day on which that is asked.

A school's figures go to the authority, district, locality, partnership and trust that it belonged to on the day of the
January census, with all of its year. One that had closed by then, or opened later, belonged to nothing on that day: its
figures go to what it belonged to last before it in the year, or else first after it. Its authority and phase are as the
newest register of schools says them.
"""

from collections.abc import Sequence
from datetime import date
from typing import TypeAlias

import pyarrow

from evenlode.measures.reads import Reads
from evenlode.measures.year_rows import YearRows
from evenlode.vocabulary.absence_windows import windows
from evenlode.vocabulary.places import PlaceKind
from evenlode.vocabulary.years import Year

Membership: TypeAlias = tuple[str, str, str]
"""A school, the kind of a place, and the place that it is part of."""
Spell: TypeAlias = tuple[date, date, Membership]
"""The first and the last day of a membership."""
READS = (Reads("school"), Reads("place_membership"))
STANDING = pyarrow.schema([(name, pyarrow.string()) for name in ("school", "phase", "kind", "place")])


def census_day(year: Year) -> date:
    """The third Thursday of January, on which the January census is taken."""
    first = date(year.last + 1, 1, 1)
    return date(year.last + 1, 1, 15 + (3 - first.weekday()) % 7)


def standing(rows: YearRows) -> pyarrow.Table:
    """Of each school and each place that it is part of a row (see `STANDING`); one of no known place has none."""
    told = registered(rows)
    own = {
        (urn, str(PlaceKind.AUTHORITY), school["authority"]) for urn, school in told.items() if school.get("authority")
    }
    said = belonged(rows)
    named = {urn for urn, kind, _place in said if kind == PlaceKind.AUTHORITY}
    every = sorted(said | {one for one in own if one[0] not in named})
    listed = [
        {"school": urn, "phase": told.get(urn, {}).get("phase", ""), "kind": kind, "place": place}
        for urn, kind, place in every
    ]
    return pyarrow.Table.from_pylist(listed, schema=STANDING)


def belonged(rows: YearRows) -> set[Membership]:
    """Of each school the places that it belonged to on the day of the January census, or on the day nearest to it."""
    first, last, day = windows(rows.year)[0].first, rows.year.last_day, census_day(rows.year)
    told = rows.tables("place_membership").select("urn", "kind", "place", "since", "until").distinct()
    spells: dict[str, list[Spell]] = {}
    for row in rows.engine.arrow(told).to_pylist():
        since, until = row["since"] or date.min, row["until"] or date.max
        if since <= last and until >= first:
            spells.setdefault(row["urn"], []).append((since, until, (row["urn"], row["kind"], row["place"])))
    return {
        one for here in spells.values() for since, until, one in here if since <= nearest(day, here) <= until
    }  # fmt: skip - one condition to a line


def nearest(day: date, spells: Sequence[Spell]) -> date:
    """A day, if any of some spells is of it; otherwise the last day before it that one is of, or the first after it."""
    if any(since <= day <= until for since, until, _one in spells):
        return day
    before = [until for _since, until, _one in spells if until < day]
    return max(before) if before else min(since for since, _until, _one in spells)


def registered(rows: YearRows) -> dict[str, dict[str, str]]:
    """Of each school's number what the sources say of it, the newest word for each thing."""
    asked = rows.tables("school").select("urn", "authority", "phase", "source_time", "source")
    told: dict[str, dict[str, str]] = {}
    for row in rows.engine.arrow(asked.order_by(["source_time", "source"])).to_pylist():
        told.setdefault(row["urn"], {}).update({name: text for name, text in row.items() if text})
    return told
