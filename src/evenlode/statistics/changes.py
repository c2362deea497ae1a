"""Whether a change is larger than chance alone would bring: its standard error, z, and the chance of one as large.

Where counts are small the standard error is too short, so a change is told from chance only when the interval of the
change, made from the limits of all its parts, leaves out nought as well. Source of the second: Zou and Donner 2008,
Statistics in Medicine 27:1693-1702.
"""

from dataclasses import dataclass
from math import sqrt
from statistics import NormalDist

from evenlode.statistics.intervals import LEVEL, Estimate

NORMAL = NormalDist()


@dataclass(frozen=True, slots=True)
class Tested:
    """A change set beside chance: `error` is its standard error, `p` the chance of one as large, of either sign.

    `z` is None where nothing varies; `told` says that chance alone would seldom bring the change.
    """

    change: float
    error: float
    z: float | None
    p: float
    told: bool


def chance_of(change: Estimate) -> Tested:
    """The test of a change that was made by `combined`: of a gap between two years, the four sides with their signs.

    The variance of a proportion is p(1-p)/n, that of a rate of events the count over the square of the denominator.
    """
    error = sqrt(change.variance)
    if not error:
        return Tested(change.value, 0.0, None, 1.0, told=False)
    z = change.value / error
    p = 2 * NORMAL.cdf(-abs(z))
    return Tested(change.value, error, z, p, told=p < 1 - LEVEL and not change.low <= 0 <= change.high)
