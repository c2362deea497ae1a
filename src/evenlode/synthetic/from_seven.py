"""What children at the end of key stage 2 had attained at seven, and what an invented nation expects of them since.

Points of levels and of the main standards are those of the department's guides; those of the lowest outcomes, and what
is expected, are invented. Nobody was assessed at seven in 2019/20 and 2020/21, so that nothing is expected four years
later. Source: DfE, Primary school accountability, technical guides of 2019 and 2022.
"""

from collections.abc import Iterator, Mapping

import numpy

from evenlode.synthetic.events import Results
from evenlode.synthetic.kinds import Column

YEARS = (2015, 2016, 2017, 2018, 2021, 2022)
"""The years of which progress from seven to eleven is published."""
SUBJECTS = ("reading", "writing", "maths")
LAST_OF_LEVELS = 2018  # those who are eleven in this year were seven when there were levels
AT_SEVEN_IN_LEVELS = {"W": 3, "1": 9, "2C": 13, "2B": 15, "2A": 17, "3": 21, "4": 27}
AT_SEVEN = {"PKF": 3, "PK1": 1, "PK2": 2, "PK3": 3, "PK4": 4, "WTS": 6, "EXS": 8, "GDS": 10}
IN_TESTS = {"B": 59, "N": 79}
BY_TEACHERS = {
    "PKF": 73, "PKE": 76, "PKG": 79, "PK1": 64, "PK2": 67, "PK3": 70, "PK4": 73, "PK5": 76, "PK6": 79, "WTS": 91,
    "EXS": 103, "GDS": 113,
}  # fmt: skip
BANDS_OF_LEVELS = (0.0, 6.0, 9.0, 12.0, 13.0, 14.0, 15.0, 15.5, 16.0, 16.5, 17.0, 18.0, 19.0, 20.0, 21.0)
BANDS = (0.0, 3.0, 4.0, 5.0, 6.0, 6.5, 7.0, 7.5, 8.0, 8.5, 9.0, 9.5, 10.0)
MIDDLE_OF_LEVELS, RISES_BY_LEVELS = 16.0, 1.25
MIDDLE, RISES = 8.0, 2.4
AT_MIDDLE = {"reading": 104.2, "writing": 101.4, "maths": 103.8}
LEAST = {"reading": -17.5, "writing": -20.0, "maths": -15.5}  # no difference lower than this counts since 2017/18
FIRST_LEAST = 2017

Row = tuple[str, int, str, str, float]


def in_levels(year: int) -> bool:
    """Whether those who end key stage 2 in a year were assessed in levels at seven."""
    return year <= LAST_OF_LEVELS


def at_seven(year: int) -> Mapping[str, int]:
    """The points of outcomes at seven of those who end key stage 2 in a year."""
    return AT_SEVEN_IN_LEVELS if in_levels(year) else AT_SEVEN


def at_eleven(subject: str) -> Mapping[str, int]:
    """The points of outcomes at eleven that have no score."""
    return BY_TEACHERS if subject == "writing" else IN_TESTS


def bands(year: int) -> tuple[float, ...]:
    """The lowest prior attainment of each band."""
    return BANDS_OF_LEVELS if in_levels(year) else BANDS


def expected(year: int, subject: str, lowest: float) -> float:
    """What is expected of a band."""
    middle, rises = (MIDDLE_OF_LEVELS, RISES_BY_LEVELS) if in_levels(year) else (MIDDLE, RISES)
    return float(numpy.floor(100 * (AT_MIDDLE[subject] + rises * (lowest - middle)) + 0.5)) / 100


def of_year(year: int) -> Iterator[Row]:
    """The national values of a year: points at seven and at eleven, and what is expected by band."""
    for subject in SUBJECTS if year in YEARS else ():
        measure = f"ks2_{subject}_progress"
        yield from ((measure, year, "prior", outcome, float(points)) for outcome, points in at_seven(year).items())
        yield from ((measure, year, "points", outcome, float(points)) for outcome, points in at_eleven(subject).items())
        for lowest in bands(year):
            yield measure, year, "expected", f"{lowest:g}", expected(year, subject, lowest)
            if year >= FIRST_LEAST:
                yield measure, year, "least", f"{lowest:g}", LEAST[subject]


def prior_attainment(year: int, prior: Results, size: int) -> Column:
    """Of each of so many children the mean of English and mathematics at seven; NaN where not all of it is known."""
    found = numpy.full((len(SUBJECTS), size), numpy.nan)
    points = at_seven(year)
    for place, subject in enumerate(SUBJECTS):
        here = prior.where((prior.stage == "ks1") & (prior.subject == subject))
        found[place, prior.child[here].astype(int)] = [points.get(one, numpy.nan) for one in prior.outcome[here]]
    reading, writing, maths = found
    mean: Column = ((reading + writing) / 2 + maths) / 2
    return mean


def of_children(year: int, subject: str, before: Column) -> Column:
    """What is expected of children with some prior attainment; NaN of whom nothing is known."""
    lowest = numpy.array(bands(year))
    aims = numpy.array([expected(year, subject, one) for one in lowest.tolist()])
    place = numpy.searchsorted(lowest, numpy.nan_to_num(before), side="right") - 1
    return numpy.where(numpy.isnan(before), numpy.nan, aims[place])


def beyond(year: int, subject: str, score: Column, aim: Column) -> Column:
    """How far scores are from what was expected, and no further below it than counts."""
    apart: Column = score - aim
    return numpy.maximum(apart, LEAST[subject]) if year >= FIRST_LEAST else apart
