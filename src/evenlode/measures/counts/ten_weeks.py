"""Ten school weeks: of each enrolment the most sessions missed without leave in any ten school weeks in succession.

* A school week is a week in which the school met for one session at least: holidays do not count as weeks. Weeks run
  from Monday.
* The ten weeks roll, and reach over terms and years: those that end in a week of the year in which a session was missed
  without leave count, with what was missed in the summer term before.
* Each school is looked at by itself: what the child missed at another is not added.

Source: DfE, Working together to improve school attendance (August 2024), national framework for penalty notices: ten
sessions of unauthorised absence in a rolling period of ten school weeks, in force since 19 August 2024.
"""

from collections.abc import Iterator, Mapping
from typing import Any

import ibis
from ibis import _

from evenlode.engines.kinds import Table as Expression
from evenlode.measures.school_calendar import days_since, first_day, school_weeks, that_say
from evenlode.measures.year_rows import YearRows

WEEKS = 10


def counted(rows: YearRows) -> Expression:
    """One row for each child and school with a session missed without leave: the `most` in ten school weeks."""
    missed = that_say(rows, days_since(rows), without_leave).mutate(monday=_.on.truncate("W"))
    weekly = missed.group_by("urn", "child", "monday").agg(sessions=_.sessions.sum().cast("int64"), last=_.on.max())
    met = weekly.inner_join(school_weeks(rows), ["urn", "monday"])
    ten = ibis.window(group_by=[met.urn, met.child], order_by=met.school_week, range=(1 - WEEKS, 0))
    rolling = met.mutate(together=met.sessions.sum().over(ten))
    this_year = rolling.filter(_.last >= first_day(rows.year))
    return this_year.group_by("child", school="urn").agg(most=_.together.max().cast("int64"))


def without_leave(pair: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """Of pairs with a session missed without leave how many."""
    if pair["unauthorised"]:
        yield {"sessions": pair["unauthorised"]}
