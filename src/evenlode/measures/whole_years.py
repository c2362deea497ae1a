"""Whether what is counted is of the whole of its year or period, by what was loaded: otherwise it is `partial_year`.

* Absence is whole once a file with schools' totals was made after the period ended, or registers reach into its last
  three weeks: terms end before the windows in which absence is collected do, on days that differ from school to school.
* Exclusions are whole once a file that tells of them was made after the year ended.
* Those on a roll in January, and results, are of a day and of an end of a stage: there is no part of them.

These are rules of our own (unconfirmed: nobody publishes when a year that schools still add to is over). Which schools
are missing is told apart, as coverage.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta

from evenlode.lake.partitions import partition_values
from evenlode.measures.reads import Rows, days_of_week
from evenlode.vocabulary.absence_windows import PERIODS_OF, windows
from evenlode.vocabulary.periods import WHOLE_YEAR
from evenlode.vocabulary.source_times import made_on
from evenlode.vocabulary.years import Year

LAST_WEEKS = timedelta(weeks=3)


def is_partial(counts: str, rows: Rows, year: Year, period: str) -> bool:
    """Whether what a file of `counts/` counts of a period, or of a year, is less than the whole of it."""
    return counts in WHOLE and not WHOLE[counts](rows, last_day(year, period or WHOLE_YEAR))


def last_day(year: Year, period: str) -> date:
    """The last day of a period of absence, or of the year in which it is collected."""
    return max(window.last for window in windows(year) if period in PERIODS_OF[window.part])


def absence_is_whole(rows: Rows, last: date) -> bool:
    """Whether registers reach the end of a period, or schools' totals were sent after it."""
    weeks = (days_of_week(partition_values(name)["week"]) for name in rows.names["attendance_day"])
    return any(sunday > last - LAST_WEEKS for _monday, sunday in weeks) or made_after(rows, "attendance_total", last)


def exclusions_are_whole(rows: Rows, last: date) -> bool:
    """Whether a file that tells of exclusions was made after the year."""
    return made_after(rows, "exclusion", last)


def made_after(rows: Rows, table: str, last: date) -> bool:
    """Whether any file that a table's rows are from was made after a day; one of an unknown day may have been."""
    return any(made is None or made > last for made in map(made_on, newest_of(rows, table)))


def newest_of(rows: Rows, table: str) -> Iterable[str]:
    """How new the newest file of each partition of a table is."""
    return filter(None, (rows.lake.newest.get((table, name)) for name in rows.names[table]))


WHOLE: Mapping[str, Callable[[Rows, date], bool]] = {
    "enrolment_year": absence_is_whole,
    "exclusion_event": exclusions_are_whole,
    "suspended_enrolment": exclusions_are_whole,
}
