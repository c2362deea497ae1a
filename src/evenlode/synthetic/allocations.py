"""The pupil premium of each school, by stream: pounds for each eligible pupil of the January census.

Rates are those of the conditions of grant. Source: DfE, Pupil premium, allocations and conditions of grant, each year;
those of 2026 to 2027 had not been read and are those of the year before.
"""

import numpy

from evenlode.synthetic.days import january_census, school_on
from evenlode.synthetic.events import Allocations, SchoolYear
from evenlode.synthetic.kinds import NOBODY, Column

LAST_PRIMARY, LAST = 6, 11  # year groups for whom it is paid at each rate
# Pounds for a pupil by financial year: of primary and secondary age, looked after or once so, and of service families.
RATES = {
    2013: (953, 900, 900, 300),
    2014: (1300, 935, 1900, 300),
    2015: (1320, 935, 1900, 300),
    2023: (1455, 1035, 2530, 335),
    2024: (1480, 1050, 2570, 340),
    2025: (1515, 1075, 2630, 350),
}


def allocations(year: SchoolYear) -> Allocations:
    """The premium of the financial year that begins in the April of an academic year.

    What is paid for children looked after goes to the authority; a child of two streams of need is paid for by one.
    """
    primary, secondary, care, service = RATES[min(RATES, key=lambda one: (abs(one - year.year - 1), one))]
    school = school_on(year.roll, january_census(year.year))
    of_age = (school != NOBODY) & (year.roll.group >= 0) & (year.roll.group <= LAST)
    young = year.roll.group <= LAST_PRIMARY
    looked_after, left = of_age & year.needs.care, of_age & year.needs.adopted
    poor = of_age & year.needs.ever & ~looked_after & ~left
    parts = [
        stream(school, poor & young, "deprivation", primary),
        stream(school, poor & ~young, "deprivation", secondary),
        stream(school, left, "post_looked_after", care),
        stream(school, of_age & year.needs.service, "service", service),
        stream(numpy.full(len(school), NOBODY), looked_after, "looked_after", care),
    ]
    return merged(parts[0].with_more(*parts[1:]))


def stream(school: Column, eligible: Column, name: str, rate: int) -> Allocations:
    """One stream at one rate, by school."""
    place, pupils = numpy.unique(school[eligible], return_counts=True)
    size = len(place)
    return Allocations(
        place, numpy.full(size, name, object), pupils, numpy.full(size, float(rate)), pupils * float(rate)
    )


def merged(found: Allocations) -> Allocations:
    """One row for each school and stream: where pupils are paid for at two rates, the rate is NaN."""
    names, code = numpy.unique(found.stream.astype(str), return_inverse=True)
    key, row, rates = numpy.unique(found.place * len(names) + code, return_inverse=True, return_counts=True)
    pupils, amount = (numpy.bincount(row, one, len(key)) for one in (found.pupils, found.amount))
    rate = numpy.where(rates > 1, numpy.nan, amount / numpy.maximum(pupils, 1))
    return Allocations(key // len(names), names[key % len(names)].astype(object), pupils.astype(int), rate, amount)
