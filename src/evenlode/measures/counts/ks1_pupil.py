"""Pupils at the end of key stage 1, with what their teachers assessed in each subject.

A subject's columns are null where there is no assessment, or where it does not count: the pupil has left, or was or
will be assessed in another year. Those absent or disapplied count as not having reached a standard (unconfirmed).

Source: Standards and Testing Agency, assessment and reporting arrangements, key stage 1.
"""

from evenlode.engines.kinds import Table as Expression
from evenlode.measures.awards import a_child_a_row, awarded, is_one_of, not_counted, only
from evenlode.measures.reads import Reads
from evenlode.measures.year_rows import YearRows
from evenlode.vocabulary.codes.results import KS1_TEACHER

SUBJECTS = ("reading", "writing", "maths", "science")
LEVEL_2 = ("2", "2C", "2B", "2A", "3", "4")
EXPECTED, GREATER_DEPTH = ("EXS", "GDS"), ("GDS",)

READS = (Reads("result/stage=ks1"),)


def counted(rows: YearRows) -> Expression:
    """One row for each child and school, with `<subject>_level2`, `_expected` and `_greater_depth`."""
    told = awarded(rows, "ks1", "ks1_teacher")
    told = told.filter(~told.outcome.isin([*not_counted(KS1_TEACHER.codes), ""]))
    whole = a_child_a_row(rows, told, **{subject: only(told, "outcome", subject) for subject in SUBJECTS})
    levels = {f"{subject}_level2": is_one_of(whole[subject], LEVEL_2) for subject in SUBJECTS}
    standards = {f"{subject}_expected": is_one_of(whole[subject], EXPECTED) for subject in SUBJECTS}
    deeper = {f"{subject}_greater_depth": is_one_of(whole[subject], GREATER_DEPTH) for subject in SUBJECTS}
    return whole.mutate(**levels, **standards, **deeper)
