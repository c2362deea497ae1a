"""Pupils at the end of key stage 2, with their tests and their teachers' assessments.

Tests are of reading, mathematics (`maths`), and grammar, punctuation and spelling (`gps`): a level to 2015, a scaled
score since. Writing is assessed by the teacher. A pupil who was absent, or worked below a test, is counted as not
having reached the standard; that one has (`AS`) says nothing of the higher one. A subject's columns are null where
there is no result, or where it does not count: the pupil has left, the result is missing, or of another year
(unconfirmed: that these are left out). A mark alone says nothing. Of reading, writing and mathematics together nothing
is known where one of them is not. A pupil of whom the Department says that this is not the year in which the key stage
ends is left out.

Source: DfE, Key stage 2 attainment: methodology; DfE, Primary school accountability, technical guide.
"""

from collections.abc import Mapping

import ibis

from evenlode.engines.kinds import Table as Expression
from evenlode.measures.awards import a_child_a_row, all_of, awarded, is_one_of, not_counted, only
from evenlode.measures.progress_from_seven import READS as PROGRESS_READS
from evenlode.measures.progress_from_seven import with_progress
from evenlode.measures.reads import Reads
from evenlode.measures.year_rows import YearRows
from evenlode.vocabulary.codes.results import EXPECTED_SCORE, KS2_TEACHER, KS2_TEST

SOURCES = ("ks2_results", "ks2_tests", "ks2_teacher")
TESTS = ("reading", "maths", "gps")
TEST, TEACHER, SUMMARY = "test", "teacher_assessment", "summary"
LEVEL_4 = ("4", "4C", "4B", "4A", "5", "5C", "5B", "5A", "6")
HIGHER_SCORE = 110
EXPECTED, GREATER_DEPTH = ("EXS", "GDS"), ("GDS",)
MET = "AS"

READS = (Reads("result/stage=ks2"), *PROGRESS_READS)


def counted(rows: YearRows) -> Expression:
    """One row for each child and school, with what each subject, and `rwm`, reached."""
    told = awarded(rows, "ks2", *SOURCES)
    told = told.filter(~told.outcome.isin(not_counted((*KS2_TEST.codes, *KS2_TEACHER.codes))))
    outcomes = {test: only(told, "outcome", test, TEST) for test in TESTS}
    scores = {f"{test}_score": only(told, "score", test, TEST) for test in TESTS}
    assessed = {f"{test}_teacher": only(told, "outcome", test, TEACHER) for test in TESTS}
    whole = a_child_a_row(
        rows, told, **outcomes, **scores, **assessed, writing=only(told, "outcome", "writing", TEACHER),
        science=only(told, "outcome", "science", TEACHER), ends=only(told, "score", "end_of_key_stage", SUMMARY),
    )  # fmt: skip
    whole = with_progress(rows, whole.filter(ibis.coalesce(whole.ends != 0, True)))
    reached = {name: meaning for test in TESTS for name, meaning in of_test(whole, test).items()}
    known = whole.mutate(**reached, **of_teacher(whole))
    return known.mutate(
        rwm_level4=all_of(known.reading_level4, known.writing_level4, known.maths_level4),
        rwm_expected=all_of(known.reading_expected, known.writing_expected, known.maths_expected),
        rwm_higher=all_of(known.reading_higher, known.writing_greater_depth, known.maths_higher),
    )


def of_test(whole: Expression, test: str) -> Mapping[str, Expression]:
    """Whether a test reached level 4, the expected standard, and the higher one."""
    outcome, score = whole[test], whole[f"{test}_score"]
    return {
        f"{test}_level4": is_one_of(outcome, LEVEL_4),
        f"{test}_expected": ibis.coalesce(score >= EXPECTED_SCORE, outcome == MET),
        f"{test}_higher": ibis.coalesce(
            score >= HIGHER_SCORE, ibis.ifelse(outcome.isnull() | (outcome == MET), None, False)
        ),
    }


def of_teacher(whole: Expression) -> Mapping[str, Expression]:
    """Whether a teacher's assessment reached level 4, the expected standard, and greater depth."""
    return {
        "writing_level4": is_one_of(whole.writing, LEVEL_4),
        "writing_expected": is_one_of(whole.writing, EXPECTED),
        "writing_greater_depth": is_one_of(whole.writing, GREATER_DEPTH),
        "science_expected": is_one_of(whole.science, EXPECTED),
    }
