"""The county's nurseries, pre-schools and childminders, as Ofsted's register would list them.

There are two for each primary school. Childminders have no name or address, as in the register. Their numbers begin
with 999, as the county's own does; that Ofsted has given out none of these is assumed.
"""

from dataclasses import dataclass

import numpy

from evenlode.synthetic.kinds import Column, Columns, Phase, Schools
from evenlode.synthetic.randomness import stream
from evenlode.synthetic.words import PLACES, TREES

FIRST_NUMBER = 9_990_000
EACH_PRIMARY = 2  # so many settings for each primary school
KINDS = ("Childcare on non-domestic premises", "Childminder", "Childcare on domestic premises")
SHARES = (0.55, 0.4, 0.05)
FIRST_OPENED, YEARS_OF_OPENING, OPENING_DAYS, CLOSED_SHARE = 2004, 8, 365, 0.1
CLOSED_FROM, CLOSING_DAYS = numpy.datetime64("2016-01-01"), 3000


@dataclass(frozen=True, eq=False)
class Settings(Columns):
    """Settings by their number, with what they are called (childminders are not), their kind and their days."""

    number: Column
    name: Column
    kind: Column
    opened: Column
    closed: Column


def settings(seed: int, schools: Schools) -> Settings:
    """The settings of a county, in the order of their numbers."""
    numbers = stream(seed, "settings")
    count = EACH_PRIMARY * int((schools.phase == Phase.PRIMARY).sum())
    kind = numbers.choice(numpy.array(KINDS, object), count, p=SHARES)
    named = [f"{TREES[tree]} {PLACES[place]} Nursery" for tree, place in zip(
        numbers.integers(0, len(TREES), count), numbers.integers(0, len(PLACES), count), strict=True
    )]  # fmt: skip
    began = numpy.datetime64(f"{FIRST_OPENED}-01-01") + numbers.integers(0, YEARS_OF_OPENING * OPENING_DAYS, count)
    ended = CLOSED_FROM + numbers.integers(0, CLOSING_DAYS, count)
    return Settings(
        number=numpy.array([f"{FIRST_NUMBER + one}" for one in range(count)], object),
        name=numpy.where(kind == KINDS[0], numpy.array(named, object), ""),
        kind=kind,
        opened=began,
        closed=numpy.where(numbers.random(count) < CLOSED_SHARE, ended, numpy.datetime64("NaT")),
    )
