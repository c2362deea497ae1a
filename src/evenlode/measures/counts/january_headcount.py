"""Pupils on roll at the January census, each once: at their only school, or at the main one of two.

The denominator of rates of exclusions and suspensions. A pupil registered as a subsidiary, or a guest, counts where
they are registered as main.

Source: DfE, Suspensions and permanent exclusions in England: methodology, headcount.
"""

import ibis
from ibis import _

from evenlode.engines.kinds import Table as Expression
from evenlode.measures.reads import Reads
from evenlode.measures.year_rows import CENSUS, YearRows
from evenlode.vocabulary.codes.enrolment import STATUSES
from evenlode.vocabulary.periods import WHOLE_YEAR

AT_HOME = tuple(one.code for one in STATUSES.codes if one.in_headcount)
JANUARY = 1

READS = (Reads("enrolment"),)


def counted(rows: YearRows) -> Expression:
    """One row for each child and school."""
    rolls = rows.of_year("enrolment").filter((_.source == CENSUS) & (_.on_roll == "yes"))
    here = rolls.filter((_.as_at.month() == JANUARY) & _.status.isin([*AT_HOME, ""]))
    one = here.group_by("child", "urn").agg(on=_.as_at.max(), year_group=_.year_group.max())
    return one.select(
        "child", "on", "year_group", school="urn", period=ibis.literal(WHOLE_YEAR), year=ibis.literal(rows.year.id)
    )
