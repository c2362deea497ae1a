"""The days on which schools met, by their own registers, and the days of pupils that matter for what is asked.

Runs and rolling weeks reach over weekends and holidays: what they are counted in is days and weeks of the school. A
school met on a day on which one pupil at least had a possible session.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from typing import Any

import ibis
import pyarrow
from ibis import _

from evenlode.engines.kinds import Table as Expression
from evenlode.measures.registers import days, pairs_between
from evenlode.measures.year_rows import YearRows
from evenlode.vocabulary.absence_windows import windows
from evenlode.vocabulary.periods import week_of
from evenlode.vocabulary.years import Year

SUMMER_TERM = 4
"""The month from which registers of the year before are looked at: a run, or ten weeks, may have begun in that term."""
PAIR = ("am", "pm", "first", "last")

Says = Callable[[Mapping[str, Any]], Iterator[Mapping[str, Any]]]
"""What a pair of codes says, by what it adds to sessions: rows of columns; none where the pair does not matter."""


def first_day(year: Year) -> date:
    """The first day of an academic year."""
    return windows(year)[0].first


def summer_before(year: Year) -> date:
    """The day from which registers of the year before are looked at."""
    return date(year.start, SUMMER_TERM, 1)


def weeks_before(year: Year) -> list[str]:
    """The weeks of the summer term of the year before, as rows write them."""
    span = (first_day(year) - summer_before(year)).days
    return sorted({week_of(summer_before(year) + timedelta(later)) for later in range(span)})


def days_since(rows: YearRows) -> Expression:
    """Each child's day at a school with its two codes, from the summer term before the year."""
    return days(rows, weeks_before(rows.year))


def alike(marks: Expression) -> Expression:
    """Of each school, day and pair of codes how many `pupils` have it: a hundredth of the rows, and all that is asked
    of a school without its pupils.
    """
    return marks.group_by("urn", "on", "am", "pm").agg(pupils=_.count())


def that_say(rows: YearRows, marks: Expression, says: Says) -> Expression:
    """The days whose pairs of codes matter, with what each pair says instead of the codes.

    Filter first: rows are chosen by one join to the pairs that matter, and only those are ordered or numbered.
    """
    pairs = pairs_between(summer_before(rows.year), windows(rows.year)[-1].last)
    told = [{**{name: pair[name] for name in PAIR}, **said} for pair in pairs for said in says(pair)]
    met = marks.inner_join(rows.engine.table(pyarrow.Table.from_pylist(told)), ["am", "pm"])
    return met.filter((met.on >= met.first) & (met.on <= met.last)).drop(*PAIR)


def possible(pair: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """That a pair of codes has a possible session."""
    if pair["possible"]:
        yield {"met": 1}


def school_days(rows: YearRows) -> Expression:
    """Of each `urn` the days `on` which it met since the summer before the year, numbered in order: `school_day`."""
    met = that_say(rows, alike(days_since(rows)), possible).select("urn", "on").distinct()
    in_order = ibis.window(group_by=met.urn, order_by=met.on)
    return met.mutate(school_day=ibis.row_number().over(in_order))


def school_weeks(rows: YearRows) -> Expression:
    """Of each `urn` the weeks, by their Monday, in which it met at all, numbered in order: `school_week`."""
    weeks = school_days(rows).select("urn", monday=_.on.truncate("W")).distinct()
    in_order = ibis.window(group_by=weeks.urn, order_by=weeks.monday)
    return weeks.mutate(school_week=ibis.row_number().over(in_order))
