"""Pupils who were to take the phonics screening check of Year 1, and whether they met the standard.

A mark meets the standard by the threshold of its year, and what an outcome says counts where there is no mark or no
threshold yet. Those absent and those who did not take it are counted as not having met it; those who have left, or of
whom there is no result, are not counted.

Source: DfE, Phonics screening check attainment: methodology.
"""

import ibis
from ibis import _

from evenlode.engines.kinds import Table as Expression
from evenlode.measures.awards import a_child_a_row, awarded, not_counted, only
from evenlode.measures.reads import Reads
from evenlode.measures.year_rows import YearRows
from evenlode.vocabulary.codes.results import PHONICS, phonics_threshold

FIRST_CHECK = "year_1"
MET = "Wa"

READS = (Reads("result/stage=phonics"),)


def counted(rows: YearRows) -> Expression:
    """One row for each child and school."""
    told = awarded(rows, "phonics").filter(_.component == FIRST_CHECK)
    told = told.filter(~told.outcome.isin(not_counted(PHONICS.codes)))
    whole = a_child_a_row(rows, told, outcome=only(told, "outcome", "phonics"), mark=only(told, "mark", "phonics"))
    threshold = phonics_threshold(rows.year.id)
    said = whole.outcome == MET
    return whole.mutate(met=said if threshold is None else ibis.coalesce(whole.mark >= threshold, said))
