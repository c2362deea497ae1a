"""What the county's young people of 16 and 17 do, month by month, and how many are in nothing or unknown.

Sources: DfE, Participation in education, training and NEET age 16 to 17 by local authority (levels, kinds of activity).
"""

import numpy
from numpy.random import Generator

from evenlode.synthetic.events import Activities, SchoolYear
from evenlode.synthetic.kinds import NOBODY, Children, Column
from evenlode.synthetic.levels import Levels, level
from evenlode.synthetic.needs import top

GROUPS = (12, 13)
MONTHS = 12  # from September to August
SIXTH_FORM, NOT_KNOWN = "210", "810"
# What those do who are in no sixth form, and why those who do nothing do nothing, by how many of a hundred.
OTHERWISE = {"230": 55, "220": 18, "310": 12, "320": 4, "330": 5, "450": 2, "280": 3, "380": 1}
IN_NOTHING = {"619": 55, "610": 12, "615": 8, "640": 9, "620": 3, "630": 4, "650": 2, "680": 7}
STAYS = 0.80  # of those in nothing in one month are so in the next
OFFERED = 0.965  # of Year 12 and Year 13 have an offer by the end of September
DAY = numpy.timedelta64(1, "D")


def activities(year: SchoolYear, children: Children, levels: Levels, numbers: Generator) -> Activities:
    """Every young person and month: in the winter months as many are in nothing or not known as are stated."""
    child = numpy.flatnonzero(numpy.isin(year.roll.group, GROUPS))
    at_school = year.roll.school[child] != NOBODY
    usual = numpy.where(at_school, SIXTH_FORM, picked(OTHERWISE, len(child), numbers))
    nothing = picked(IN_NOTHING, len(child), numbers)
    likely = children.hardship[child] - 0.5 * children.ability[child] + 0.5 * children.absence[child] - 3.0 * at_school
    unknown = likely + numbers.normal(0, 2.0, len(child)) - 1.5 * at_school
    share, not_known = (level(levels, measure, "all", year.year) for measure in ("neet", "not_known"))
    turn = numbers.normal(0, 1, len(child))
    parts, since = [], numpy.full(len(child), first_of(year.year, 0) - 20 * DAY)
    now = usual
    for month in range(MONTHS):
        turn = STAYS * turn + (1 - STAYS**2) ** 0.5 * numbers.normal(0, 1, len(child))
        neet = top(likely + turn, share * (1.0 if month else 0.8))
        lost = top(numpy.where(neet, -numpy.inf, unknown + 0.5 * turn), not_known * (3.0 if month < 2 else 1.0))
        before, now = now, numpy.select([neet, lost], [nothing, NOT_KNOWN], usual)
        since = numpy.where((now != before) & (month > 0), first_of(year.year, month), since)
        parts.append(in_month(child, now, since, first_of(year.year, month + 1) - DAY, month, numbers))
    return parts[0].with_more(*parts[1:])


def in_month(
    child: Column, now: Column, since: Column, as_at: numpy.datetime64, month: int, numbers: Generator
) -> Activities:
    """Everybody's activity on the last day of a month; the guarantee is asked once, in September."""
    offered = (
        numpy.where(numbers.random(len(child)) < OFFERED, "yes", "no") if month == 0 else numpy.full(len(child), "")
    )
    return Activities(child, numpy.full(len(child), as_at), now.astype(object), since, offered.astype(object))


def first_of(year: int, month: int) -> numpy.datetime64:
    """The first day of a month of an academic year, counted from September."""
    return numpy.datetime64(f"{year + (month + 8) // 12}-{(month + 8) % 12 + 1:02d}-01")


def picked(weights: dict[str, int], count: int, numbers: Generator) -> Column:
    """Some codes by their weights."""
    share = numpy.array(list(weights.values()), float)
    return numpy.array(list(weights), object)[numbers.choice(len(share), count, p=share / share.sum())]
