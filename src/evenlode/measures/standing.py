"""Where schools stand: the places that a school is part of, its phase, and the day on which that is asked.

A school's figures go to the authority, district, locality, partnership and trust that it belonged to on the day of the
January census, with all of its year. Its authority and phase are as the newest register of schools says them.
"""

from datetime import date

import pyarrow
from ibis import _

from evenlode.measures.year_rows import YearRows
from evenlode.vocabulary.places import PlaceKind
from evenlode.vocabulary.years import Year

STANDING = pyarrow.schema([(name, pyarrow.string()) for name in ("school", "phase", "kind", "place")])


def census_day(year: Year) -> date:
    """The third Thursday of January, on which the January census is taken."""
    first = date(year.last + 1, 1, 1)
    return date(year.last + 1, 1, 15 + (3 - first.weekday()) % 7)


def standing(rows: YearRows) -> pyarrow.Table:
    """Of each school and each place that it is part of a row (see `STANDING`); one of no known place has none."""
    told = registered(rows)
    held = rows.engine.arrow(
        rows.tables("place_membership")
        .filter(
            (_.since.isnull() | (_.since <= census_day(rows.year)))
            & (_.until.isnull() | (_.until >= census_day(rows.year)))
        )
        .select("urn", "kind", "place")
        .distinct()
    ).to_pylist()
    own = {
        (urn, str(PlaceKind.AUTHORITY), school["authority"]) for urn, school in told.items() if school.get("authority")
    }
    said = {(row["urn"], row["kind"], row["place"]) for row in held}
    named = {urn for urn, kind, _place in said if kind == PlaceKind.AUTHORITY}
    every = sorted(said | {one for one in own if one[0] not in named})
    listed = [
        {"school": urn, "phase": told.get(urn, {}).get("phase", ""), "kind": kind, "place": place}
        for urn, kind, place in every
    ]
    return pyarrow.Table.from_pylist(listed, schema=STANDING)


def registered(rows: YearRows) -> dict[str, dict[str, str]]:
    """Of each school's number what the sources say of it, the newest word for each thing."""
    asked = rows.tables("school").select("urn", "authority", "phase", "source_time", "source")
    told: dict[str, dict[str, str]] = {}
    for row in rows.engine.arrow(asked.order_by(["source_time", "source"])).to_pylist():
        told.setdefault(row["urn"], {}).update({name: text for name, text in row.items() if text})
    return told
