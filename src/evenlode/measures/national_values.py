"""National values that pupils' scores are set against, as table `reference` has them: by item, key and band.

A key that is a prior attainment is the lowest of its band: pupils from there to the next key have its value, and those
below the lowest key have none.
"""

from collections.abc import Mapping
from decimal import Decimal
from typing import TypeAlias

import ibis
from ibis import _

from evenlode.engines.kinds import Table as Expression
from evenlode.measures.year_rows import YearRows

National: TypeAlias = Mapping[str, Mapping[str, Decimal]]
"""National values of one measure and year, by item and key."""
SCORE = "decimal(18, 4)"
NOTHING = ibis.null(SCORE)


def national(rows: YearRows, measure: str) -> National:
    """The national values of a measure in the year."""
    wanted = rows.tables("reference").filter((_.measure == measure) & (_.year == rows.year.id))
    found: dict[str, dict[str, Decimal]] = {}
    for row in rows.engine.arrow(wanted.select("item", "key", "value")).to_pylist():
        found.setdefault(row["item"], {})[row["key"]] = row["value"]
    return found


def banded(prior: Expression, values: Mapping[str, Decimal]) -> Expression:
    """The value of the band in which a prior attainment lies; null where there is none."""
    lowest = sorted(((Decimal(key), value) for key, value in values.items() if is_number(key)), reverse=True)
    bands = [(prior >= number(low), number(value)) for low, value in lowest]
    return ibis.cases(*bands, else_=NOTHING) if bands else NOTHING


def pointed(outcome: Expression, points: Mapping[str, Decimal]) -> Expression:
    """The points that an outcome is given; null where it is given none."""
    worth = [(code, number(value)) for code, value in points.items()]
    return outcome.cases(*worth, else_=NOTHING) if worth else NOTHING


def number(value: Decimal) -> Expression:
    """A number of four places."""
    return ibis.literal(value, SCORE)


def is_number(text: str) -> bool:
    """Whether a key is a number, with or without decimals."""
    return text.isascii() and text.replace(".", "", 1).isdecimal()
