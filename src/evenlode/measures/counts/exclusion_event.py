"""Suspensions and permanent exclusions, each on its first day.

One that was cancelled is not counted; nor, of permanent ones, is one that the school's governors or a review set aside
(unconfirmed of a review, whose governors may decide as before). A suspension from lunchtimes is a suspension. With up
to three reasons for each, reasons add up to more than there are.

Source: DfE, Suspensions and permanent exclusions in England: methodology.
"""

import ibis
from ibis import _

from evenlode.engines.kinds import Table as Expression
from evenlode.measures.reads import Reads
from evenlode.measures.year_rows import YearRows, newest_of
from evenlode.vocabulary.codes.exclusions import CANCELLED, SET_ASIDE, ExclusionKind
from evenlode.vocabulary.periods import WHOLE_YEAR
from evenlode.vocabulary.reasons import EXCLUSION_REASONS

READS = (Reads("exclusion"),)


def counted(rows: YearRows) -> Expression:
    """One row for each suspension and permanent exclusion: one that a child has under two numbers is one."""
    told = newest_of(rows.of_year("exclusion"), "urn", "child", "start", "category")
    told = told.filter(_.cancelled.isnull() & (_.outcome != CANCELLED))
    permanent = told.category == ExclusionKind.PERMANENT
    standing = told.filter(~(permanent & told.outcome.isin(SET_ASIDE)))
    given = {reason: ("+" + standing.reasons + "+").contains(f"+{reason}+") for reason in EXCLUSION_REASONS}
    return standing.select(
        "child", "year", on="start", school="urn", period=ibis.literal(WHOLE_YEAR),
        permanent=standing.category == ExclusionKind.PERMANENT, **given,
    )  # fmt: skip
