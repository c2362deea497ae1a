"""National values that scores are set against, and what lies between a score and what was expected."""

from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal

from plain.rows import Rows
from plain.things import Added, Number

FOUR_PLACES = Decimal("0.0001")


def national(rows: Rows, measure: str) -> dict[str, dict[str, Decimal]]:
    """The values of a measure in the year, by item and key."""
    found: dict[str, dict[str, Decimal]] = {}
    for row in rows.of_year("reference"):
        if row["measure"] == measure:
            found.setdefault(row["item"], {})[row["key"]] = row["value"]
    return found


def of_band(values: Mapping[str, Decimal], prior: Decimal | None) -> Decimal | None:
    """The value of the band that a prior attainment is in: a key is the lowest of its band."""
    bands = [(Decimal(key), value) for key, value in values.items() if is_number(key)]
    below = [band for band in bands if prior is not None and band[0] <= prior]
    return max(below)[1] if below else None


def against(score: Number | None, expected: Decimal | None, least: Decimal | None, scale: Decimal) -> Added:
    """What one adds to a mean of differences: nothing above nought pupils where either is not known."""
    if score is None or expected is None:
        return None, 0
    apart = ((score - expected) * scale).quantize(FOUR_PLACES, ROUND_HALF_UP)
    return (apart if least is None else max(apart, least)), 1


def is_number(text: str) -> bool:
    """Whether a text is a plain number, with or without decimals."""
    whole, point, decimals = text.partition(".")
    return whole.isdigit() and text.isascii() and (decimals.isdigit() if point else True)
