"""Sessions by the day of the week: those that were possible on Mondays and those missed on them, and so on.

They are counted from registers of days: a school's termly totals do not tell on which day a session was missed.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from evenlode.engines.kinds import Table as Expression
from evenlode.measures.registers import days
from evenlode.measures.school_calendar import alike, that_say
from evenlode.measures.year_rows import YearRows

SESSIONS = ("possible", "missed")


def counted(rows: YearRows) -> Expression:
    """One row for each child, school and `weekday` (Monday is 0) with a possible session."""
    told = that_say(rows, days(rows), sessions)
    sums = {name: told[name].sum().cast("int64") for name in SESSIONS}
    return told.group_by("child", school="urn", weekday=told.on.day_of_week.index()).agg(**sums)


def of_schools(rows: YearRows) -> Expression:
    """One row for each school and `weekday`: what `counted` comes to for all its pupils, without looking at each."""
    told = that_say(rows, alike(days(rows)), sessions)
    sums = {name: (told.pupils * told[name]).sum().cast("int64") for name in SESSIONS}
    return told.group_by(school="urn", weekday=told.on.day_of_week.index()).agg(**sums)


def sessions(pair: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """What a pair of codes adds: one without a possible session adds nothing."""
    if pair["possible"]:
        yield {"possible": pair["possible"], "missed": pair["authorised"] + pair["unauthorised"]}
