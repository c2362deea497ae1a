"""Who a child is and where they live, as files write it: made of parts, so that nobody is meant.

Postcodes begin with letters that no area in the United Kingdom has.
"""

import numpy

from evenlode.synthetic.kinds import Children, Column
from evenlode.synthetic.words import FORENAMES, PLACES, SURNAMES, TREES

STREETS = ("Street", "Road", "Lane", "Close", "Way", "Avenue")
TOWN, AREA = "Evenmarket", "ZV"
HOUSES, STREETS_IN_AREA, LETTERS = 96, 23, "ABDEFGHJLN"


def forenames(children: Children) -> Column:
    """Every child's forename."""
    both = numpy.array([FORENAMES["boys"], FORENAMES["girls"]], object)
    found: Column = both[(children.sex == "girls").astype(int), children.forename]
    return found


def surnames(children: Children) -> Column:
    """Every child's surname."""
    found: Column = numpy.array(SURNAMES, object)[children.surname]
    return found


def houses(children: Children) -> Column:
    """The number of every child's house."""
    return children.family % HOUSES + 1


def streets(children: Children) -> Column:
    """The street of every child's home: an area has a few of its own."""
    every = [f"{tree} {place} {kind}" for place in PLACES for kind in STREETS for tree in TREES]
    place = children.home * STREETS_IN_AREA + children.family % STREETS_IN_AREA
    found: Column = numpy.array(every, object)[place % len(every)]
    return found


def postcodes(children: Children) -> Column:
    """The postcode of every child's home: each small area has its own."""
    every = [
        f"{AREA}{area // 10 % 90 + 1} {area % 10}{LETTERS[area % 7]}{LETTERS[area // 7 % 10]}"
        for area in range(int(children.home.max()) + 1)
    ]
    found: Column = numpy.array(every, object)[children.home]
    return found
