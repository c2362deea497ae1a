"""Intervals that hold a number 95 times in 100: of a proportion, of a count of rare events, and of sums of them.

Sources: Wilson 1927, Journal of the American Statistical Association 22:209-212; Garwood 1936, Biometrika 28:437-442;
Newcombe 1998, Statistics in Medicine 17:873-890 (method 10); Zou and Donner 2008, Statistics in Medicine 27:1693-1702.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import import_module
from math import sqrt
from statistics import NormalDist

LEVEL = 0.95
Z = NormalDist().inv_cdf((1 + LEVEL) / 2)


@dataclass(frozen=True, slots=True)
class Estimate:
    """A number with the limits between which it would lie 95 times in 100, and its variance for tests of a change."""

    value: float
    low: float
    high: float
    variance: float


def wilson(count: float, of: float) -> tuple[float, float]:
    """Wilson's limits of a proportion, from 0 to 1; `count` lies between 0 and `of`, which is above 0."""
    share, square = count / of, Z * Z / of
    middle = (share + square / 2) / (1 + square)
    half = Z * sqrt(share * (1 - share) / of + square / of / 4) / (1 + square)
    return (0.0 if count == 0 else max(0.0, middle - half)), (1.0 if count == of else min(1.0, middle + half))


@lru_cache(maxsize=10_000)
def garwood(count: int) -> tuple[float, float]:
    """The exact limits of the expected number of events where `count` happened, if they are rare and independent."""
    quantile = import_module("scipy.special").gammaincinv  # slow library, imported late
    tail = (1 - LEVEL) / 2
    low = float(quantile(count, tail)) if count else 0.0
    return low, float(quantile(count + 1, 1 - tail))


def proportion(count: float, of: float) -> Estimate:
    """The share of those of whom each one does or does not, with Wilson's limits."""
    low, high = wilson(count, of)
    share = count / of
    return Estimate(share, low, high, share * (1 - share) / of)


def event_rate(count: int, of: float = 1.0) -> Estimate:
    """How many events there were for each of those at risk (for `of` 1, the count itself), with exact limits."""
    low, high = garwood(count)
    return Estimate(count / of, low / of, high / of, count / of**2)


def combined(parts: Iterable[tuple[float, Estimate]]) -> Estimate:
    """A weighted sum of independent estimates, its limits recovered from theirs (MOVER; Zou and Donner 2008).

    Of two proportions with Wilson's limits and the weights 1 and -1 it is Newcombe's method 10.
    """
    value = below = above = variance = 0.0
    for weight, one in parts:
        down, up = (one.value - one.low, one.high - one.value)[:: 1 if weight >= 0 else -1]
        value += weight * one.value
        below += (weight * down) ** 2
        above += (weight * up) ** 2
        variance += weight * weight * one.variance
    return Estimate(value, value - sqrt(below), value + sqrt(above), variance)


def difference(first: Estimate, second: Estimate) -> Estimate:
    """The first less the second."""
    return combined(((1.0, first), (-1.0, second)))


def mean(estimates: Sequence[Estimate]) -> Estimate:
    """The mean of at least one estimate, each counting once."""
    return combined((1 / len(estimates), one) for one in estimates)


def scaled(one: Estimate, by: float) -> Estimate:
    """The same estimate in another unit: `by` is how many of the new one a whole is."""
    return Estimate(one.value * by, one.low * by, one.high * by, one.variance * by * by)
