"""Who is looked after, by what the returns tell that have been sent: on a day, in the year before it, for a whole year.

A return knows nothing after its 31 March: an episode that had not ended by the last one is taken to last.
"""

from dataclasses import dataclass
from datetime import date
from itertools import groupby

import numpy

from evenlode.synthetic.county import County
from evenlode.synthetic.kinds import Column

DAY = numpy.timedelta64(1, "D")
FOR_EVER = numpy.datetime64("9999-12-31", "D")


@dataclass(frozen=True, eq=False)
class LookedAfter:
    """The episodes of `count` children, in the order of children and days."""

    count: int
    child: Column
    start: Column
    end: Column

    def on(self, day: date) -> Column:
        """Whether each child is looked after on a day."""
        return self.within(day, day)

    def in_year_to(self, day: date) -> Column:
        """Whether each child was looked after for a day or more in the year to a day."""
        return self.within(day.replace(year=day.year - 1), day)

    def within(self, first: date, last: date) -> Column:
        """Whether each child was looked after at some time between two days."""
        held = (self.start <= numpy.datetime64(last)) & (self.end >= numpy.datetime64(first))
        found = numpy.zeros(self.count, bool)
        found[self.child[held]] = True
        return found

    def throughout(self, first: date, last: date) -> Column:
        """Whether each child was looked after on every day between two."""
        begins, ends = numpy.datetime64(first), numpy.datetime64(last)
        here = numpy.flatnonzero((self.start <= ends) & (self.end >= begins))
        found = numpy.zeros(self.count, bool)
        for child, places in groupby(here.tolist(), key=lambda place: int(self.child[place])):
            own = list(places)
            start, end = self.start[own], self.end[own]
            unbroken = bool((start[1:] <= end[:-1] + DAY).all())
            found[child] = unbroken and start.min() <= begins and end.max() >= ends
        return found


def looked_after(county: County) -> LookedAfter:
    """What the returns of a county tell: one for every year from the first that is asked for to the last."""
    known = county.social_care.episodes
    first = numpy.datetime64(date(min(county.years), 4, 1))
    last = numpy.datetime64(date(max(county.years) + 1, 3, 31))
    told = known.where((known.start <= last) & ~(known.end < first))
    end = numpy.where(known.end[told] <= last, known.end[told], FOR_EVER)
    return LookedAfter(len(county.children), known.child[told], known.start[told], end)
