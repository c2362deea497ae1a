"""What figures of absence must come to: sessions and enrolments of pupils of 5 to 15, over a whole year.

Of those aged 15 the second half of the summer term is left out, and an enrolment without a possible session is none. A
pupil's groups are those of the last day of the last part of the year in which they could attend. Source: DfE, Pupil
absence in schools in England: methodology.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

import numpy

from evenlode.synthetic.answers.sums import Counted
from evenlode.synthetic.calendars import half_terms
from evenlode.synthetic.kinds import Column
from evenlode.synthetic.sessions import PARTS, Sessions
from evenlode.synthetic.writers.census_totals import AUTHORISED, POSSIBLE, UNAUTHORISED

YOUNGEST, OLDEST = 1, 11  # the year groups of children of 5 to 15
LAST_PART = "half_term_6"
MISSED_15 = {True: 46, False: 56}
"""Of those aged 15, and of all others, so many sessions missed were once called persistent: about 15 per cent."""
LAST_OF_15, FIRST_OF_SEVERE = 2014, 2015


@dataclass(frozen=True, eq=False)
class Year:
    """The enrolments of a year that count, with their sessions."""

    child: Column
    school: Column
    on: Column
    oldest: Column
    possible: Column
    authorised: Column
    unauthorised: Column

    @property
    def missed(self) -> Column:
        """The sessions that each missed, with leave or without."""
        return self.authorised + self.unauthorised


def absence(year: int, sessions: Sessions, group: Column) -> Iterator[tuple[str, Counted]]:
    """What is counted for each measure of absence; `group` is every child's year group in the year."""
    one = counted(year, sessions, group)
    thing = Counted(one.child, one.school, one.on)
    for measure, above in (
        ("absence_overall", one.missed),
        ("absence_authorised", one.authorised),
        ("absence_unauthorised", one.unauthorised),
    ):
        yield measure, replace(thing, numerator=above, denominator=one.possible)
    everybody = numpy.ones(len(one.child))
    yield "absence_persistent", replace(thing, numerator=10 * one.missed >= one.possible, denominator=everybody)
    if year <= LAST_OF_15:
        least = numpy.where(one.oldest, MISSED_15[True], MISSED_15[False])
        yield "absence_persistent_15", replace(thing, numerator=one.missed >= least, denominator=everybody)
    if year >= FIRST_OF_SEVERE:
        yield "absence_severe", replace(thing, numerator=2 * one.missed >= one.possible, denominator=everybody)


def counted(year: int, sessions: Sessions, group: Column) -> Year:
    """The enrolments of a year that count."""
    taught, codes_hold_on = group[sessions.child], date(year + 1, 3, 1)
    among = {classes: sessions.where_class(classes, codes_hold_on) for classes in (POSSIBLE, AUTHORISED, UNAUTHORISED)}
    sums = {classes: numpy.zeros(len(sessions), int) for classes in among}
    on = numpy.full(len(sessions), numpy.datetime64("NaT", "D"))
    for part in PARTS:
        counts = numpy.ones(len(sessions), bool) if part != LAST_PART else taught < OLDEST
        for classes, held in among.items():
            sums[classes] += sessions.of(part, held) * counts
        on[(sessions.of(part, among[POSSIBLE]) > 0) & counts] = last_day(year, part)
    kept = numpy.flatnonzero((taught >= YOUNGEST) & (taught <= OLDEST) & (sums[POSSIBLE] > 0))
    columns = (sessions.child, sessions.school, on, taught == OLDEST, *sums.values())
    return Year(*(column[kept] for column in columns))


def last_day(year: int, part: str) -> numpy.datetime64:
    """The last school day of a part of the year."""
    return numpy.datetime64(half_terms(year)[PARTS[part][-1] - 1].last)
