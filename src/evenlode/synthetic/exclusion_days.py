"""When exclusions fall, how long suspensions last, for which reasons, and what the law has follow them.

Sources: DfE, Suspension and permanent exclusion guidance (who is told, when governing boards meet, education from the
sixth school day, 45 days in a year); DfE, Suspensions and permanent exclusions in England (lengths and reasons).
"""

import numpy
from numpy.random import Generator

from evenlode.synthetic.days import SchoolDays
from evenlode.synthetic.events import Exclusions, Steps
from evenlode.synthetic.kinds import Column, Needs

# The half days that suspensions last, and how many of a hundred last so long.
HALF_DAYS = (1, 2, 4, 6, 8, 10, 12, 16, 20, 30)
SHARES = (6, 38, 25, 13, 5, 9, 1.5, 1, 1, 0.5)
MOST_DAYS = 45  # in one academic year
# Of a hundred exclusions so many are for each reason; since 2020/21 there may be up to three.
BEFORE = {
    "DB": 26, "PP": 20, "VA": 20, "OT": 14, "PA": 5, "VP": 4, "DA": 4, "DM": 2.5, "TH": 1.5, "BU": 1, "RA": 1, "SM": 1,
}  # fmt: skip
AFTER = {
    "DB": 38, "VA": 17, "PP": 15, "PA": 6, "VP": 5, "DA": 4, "DM": 3, "RA": 2, "OW": 1.6, "BU": 1.5, "MT": 1.2, "SM": 1,
    "LG": 1, "TH": 1, "DS": 0.3,
}  # fmt: skip
SEVERAL_SINCE, SECOND, THIRD = 2020, 0.38, 0.10
NONE = numpy.datetime64("NaT", "D")
# Since September 2022 everybody is told of every exclusion; before, of those that are permanent or long alone.
ALL_TOLD, LONG, LONGEST = 2022, 10, 30  # in half days of one term
AT_ONCE, ON_TIME, UNTOLD = 0.86, 0.78, 0.12
DAY_SIX, BOARD_MEETS = 5, 15  # school days after the first


def lengths(child: Column, last: Column, numbers: Generator) -> Column:
    """The half days of each suspension, of children in order: nobody is away for more than 45 days or their time."""
    share = numpy.array(SHARES) / sum(SHARES)
    found: Column = numbers.choice(HALF_DAYS, len(child), p=share)
    room = numpy.minimum(MOST_DAYS, last // 2)[child]
    total = numpy.bincount(child, (found + 1) // 2, minlength=len(last))[child]
    return numpy.where(total > room, 2 - (numpy.bincount(child, minlength=len(last))[child] > room), found)


def starts(child: Column, sessions: Column, last: Column, numbers: Generator) -> Column:
    """The school day on which each suspension begins, so that those of one child never meet.

    Children are in order, and `last` is the day before which all of a child's end.
    """
    days = (sessions + 1) // 2
    found = numpy.zeros(len(child), int)
    edges = numpy.flatnonzero(numpy.diff(child, prepend=-1))
    for first, after in zip(edges, [*edges[1:], len(child)], strict=True):
        taken = numpy.concatenate([[0], numpy.cumsum(days[first:after])])
        room = max(int(last[child[first]]) - int(taken[-1]), after - first)
        drawn = numpy.sort(numbers.choice(room, after - first, replace=False))
        found[first:after] = drawn + taken[:-1]
    return found


def reasons(permanent: Column, year: int, numbers: Generator) -> Column:
    """The reasons of each exclusion: one, and in years that allow it up to three, joined by `+`."""
    weights = AFTER if year >= SEVERAL_SINCE else BEFORE
    codes, share = numpy.array(list(weights), object), numpy.array(list(weights.values()))
    keys = numpy.log(share) + numbers.gumbel(size=(len(permanent), len(codes)))
    graver = numpy.isin(codes, ("PA", "PP", "OW", "DA")) * 0.7
    ranked = codes[numpy.argsort(-(keys + graver * permanent[:, None]), axis=1, kind="stable")[:, :3]]
    more = numbers.random(len(permanent))
    found: Column = ranked[:, 0].copy()
    if year >= SEVERAL_SINCE:
        for place, chance in ((1, SECOND), (2, THIRD)):
            found[more < chance] += "+" + ranked[more < chance, place]
    return found


def steps(found: Exclusions, back: Column, needs: Needs, days: SchoolDays, numbers: Generator) -> Steps:
    """What follows each exclusion: mostly in time, sometimes late, and sometimes somebody is not told."""
    place = days.place(found.school, found.start)
    in_term = so_far_in_term(found, days.half_term[found.school, place])
    grave = found.permanent | (in_term > LONG)
    told, board, virtual, met, sixth = luck = numbers.random((5, len(found)))
    late = numbers.geometric(0.35, luck.shape)
    by_all = numpy.full(len(found), days.year >= ALL_TOLD)
    looked_after = needs.care[found.child]

    def day(happens: Column, due: int, chance: Column, in_time: float, delay: Column) -> Column:
        """The school day of a step that is due so many days after the first, later where chance has it."""
        on = days.after(found.school, place, due + numpy.where(chance < in_time, 0, delay))
        return numpy.where(happens, on, NONE)

    long_gone = found.permanent | (found.sessions > 2 * DAY_SIX)
    return Steps(
        told=day(by_all | grave, 0, told, AT_ONCE, late[0]),
        governors_told=day(grave, 0, board, AT_ONCE, late[1]),
        virtual_school_told=day(by_all & looked_after & (virtual > UNTOLD), 0, virtual, 1.0, late[2]),
        governors_met=day((found.permanent | (in_term > LONGEST)) & ~back, BOARD_MEETS, met, 0.90, late[3]),
        day_six=day(long_gone & ~back, DAY_SIX, sixth, ON_TIME, 2 * late[4]),
        cancelled=numpy.where(back, days.after(found.school, place, 1), NONE),
        outcome=numpy.where(back, "cancelled", numpy.where(found.permanent, "upheld", "")).astype(object),
    )


def so_far_in_term(found: Exclusions, half_term: Column) -> Column:
    """The half days for which each child has been suspended in the term, this time included; found are in order."""
    term = (half_term + 1) // 2
    key = found.child * 4 + term
    order = numpy.argsort(key, kind="stable")
    running = numpy.cumsum(found.sessions[order])
    first = numpy.flatnonzero(numpy.diff(key[order], prepend=-1))
    before = numpy.repeat(running[first] - found.sessions[order][first], numpy.diff(numpy.append(first, len(order))))
    total = numpy.empty(len(order), int)
    total[order] = running - before
    return total
