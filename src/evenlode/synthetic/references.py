"""Invented national values that the county's scores are set against, in place of tables that the department publishes.

They are smooth curves, the same for every county and seed, and not worked out from its pupils: an invented nation in
which a county like Evenshire lies near the middle.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy
from scipy.stats import norm

from evenlode.synthetic import from_seven
from evenlode.synthetic.from_seven import Row
from evenlode.synthetic.kinds import Column, Columns

LOWEST, HIGHEST, STEP = 80.0, 120.0, 0.5  # mean scaled scores of reading and mathematics at key stage 2
MIDDLE, AT_MIDDLE, RISES = 101.0, 40.4, 1.88  # Attainment 8 of whom had so much, and by how much it rises with a point
MEAN, SPREAD, PROGRESS_SPREAD = 46.0, 19.4, 1.4
FURTHER_BACK, DISADVANTAGED = 13.0, 0.27  # how far disadvantaged pupils are behind all others, and their share
BANDS = range(0, 90, 10)
FIRST, LAST = 2016, 2025  # the years that have Attainment 8 on this scale
NO_PROGRESS = (2019, 2020, 2024, 2025)  # years without examinations, and without tests at eleven five years before


@dataclass(frozen=True, eq=False)
class References(Columns):
    """Values by measure, year, item and key, in the words of the table of reference values."""

    measure: Column
    year: Column
    item: Column
    key: Column
    value: Column


def references(years: tuple[int, ...]) -> References:
    """The values of some academic years, by the year in which each begins; none before 2015/16."""
    rows = [row for year in years if FIRST <= year <= LAST for row in of_year(year)]
    rows += [row for year in years for row in from_seven.of_year(year)]
    measure, year, item, key, value = zip(*rows, strict=True) if rows else ((),) * 5
    texts = (numpy.array(column, object) for column in (measure, item, key))
    return References(next(texts), numpy.array(year, int), next(texts), next(texts), numpy.array(value, float))


def has_progress(year: int) -> bool:
    """Whether something is expected of those who end key stage 4 in a year."""
    return FIRST <= year <= LAST and year not in NO_PROGRESS


def of_year(year: int) -> Iterator[Row]:
    """The values of one year: means and spreads, expected scores by prior attainment, and shares of pupils by score."""
    yield "ks4_attainment8", year, "mean", "", MEAN
    yield "ks4_attainment8", year, "standard_deviation", "", SPREAD
    yield from shares(year, "disadvantaged", MEAN - (1 - DISADVANTAGED) * FURTHER_BACK)
    yield from shares(year, "not_disadvantaged", MEAN + DISADVANTAGED * FURTHER_BACK)
    if has_progress(year):
        yield "ks4_progress8", year, "standard_deviation", "", PROGRESS_SPREAD
        for before in numpy.arange(LOWEST, HIGHEST + STEP, STEP):
            yield "ks4_attainment8", year, "expected", f"{before:g}", expected(float(before))


def shares(year: int, group: str, mean: float) -> Iterator[Row]:
    """How many of a hundred of a group lie in each band of Attainment 8, by its lower end."""
    edges = norm.cdf((numpy.array([*BANDS, BANDS.stop], float) - mean) / SPREAD)
    edges[0], edges[-1] = 0.0, 1.0
    for low, share in zip(BANDS, numpy.diff(edges), strict=True):
        yield "ks4_attainment8", year, "share", f"{group}:{low}", to_two(100 * float(share))


def expected(before: float) -> float:
    """The Attainment 8 that is expected of a mean scaled score at key stage 2."""
    return to_two(AT_MIDDLE + RISES * (before - MIDDLE))


def to_two(number: float) -> float:
    """A number to two decimals, halves up."""
    return float(numpy.floor(number * 100 + 0.5) / 100)
