"""Enrolments with a suspension in the year: a pupil and a school, on the day of the first.

Source: DfE, Suspensions and permanent exclusions in England: methodology, pupil enrolments with one or more suspension.
"""

from ibis import _

from evenlode.engines.kinds import Table as Expression
from evenlode.measures.counts.exclusion_event import counted as exclusions
from evenlode.measures.reads import Reads
from evenlode.measures.year_rows import YearRows

READS = (Reads("exclusion"),)


def counted(rows: YearRows) -> Expression:
    """One row for each child and school."""
    suspensions = exclusions(rows).filter(~_.permanent)
    return suspensions.group_by("child", "school", "period", "year").agg(on=_.on.min())
