"""What chance leaves of a figure: its estimate with an interval, where counts are known and its measure allows one."""

from functools import lru_cache

from evenlode.measures.kinds import Chance, Measure
from evenlode.statistics.intervals import Estimate, event_rate, proportion, scaled
from evenlode.vocabulary.units import Unit

# What a double may be off by when it is worked out again.
HAIR = 1e-9
# Counts that are multiples of these may have been rounded to them; of fewer than a hundred that hides too much.
ROUNDED_TO = (10, 5)
ROUNDED_FROM = 100


def estimate(
    measure: Measure, value: float | None, decimals: int, numerator: float | None, denominator: float | None
) -> Estimate | None:
    """A figure with its interval and variance, in the unit of its measure; `decimals` are those it is printed with.

    None where a count is missing, where the measure allows no interval, or where the counts do not give the value as
    printed, nor would before they were rounded: then they are of something else.
    """
    if value is None or measure.chance is Chance.NONE:
        return None
    if measure.unit is Unit.COUNT:
        return counted(value)
    per = measure.unit.per
    if numerator is None or not denominator or per is None or denominator < 0:
        return None
    off = abs(numerator / denominator * per - value) - 0.5 * 10.0**-decimals - HAIR * per
    if off > 0 and off > rounding(numerator, denominator) * per:
        return None
    return rated(measure.chance, numerator, denominator, per)


def rounding(numerator: float, denominator: float) -> float:
    """How far a share may be off because its counts were rounded; nought where they do not look rounded."""
    step = next((step for step in ROUNDED_TO if numerator % step == 0 == denominator % step), 0)
    if denominator < ROUNDED_FROM:
        return 0.0
    return step / 2 * (1 / denominator + numerator / denominator**2)


@lru_cache(maxsize=10_000)
def counted(value: float) -> Estimate | None:
    """A count of rare events; None where it is no whole number."""
    return event_rate(int(value)) if value >= 0 and value == int(value) else None


@lru_cache(maxsize=50_000)
def rated(chance: Chance, numerator: float, denominator: float, per: int) -> Estimate | None:
    """A share of those counted, or a rate of events, per so many; None where the counts cannot be such."""
    if numerator < 0:
        return None
    if chance is Chance.PROPORTION:
        return scaled(proportion(numerator, denominator), per) if numerator <= denominator else None
    return scaled(event_rate(int(numerator), denominator), per) if numerator == int(numerator) else None
