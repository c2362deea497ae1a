"""Counties that several tests look at: each made once."""

from functools import cache

from evenlode.synthetic.county import County, county
from evenlode.synthetic.events import SchoolYear

WHOLE, SMALL = 300, 8


@cache
def invented(count: int) -> County:
    """The county of so many schools, of seed 1."""
    return county(count, 1)


@cache
def years(count: int) -> dict[int, SchoolYear]:
    """Its years."""
    found = invented(count)
    return {one.year: one for one in found.school_years() if one.year in found.years}
