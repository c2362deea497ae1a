"""What pupils at the end of key stage 4 had attained at the end of key stage 2, and what was expected of them since.

A pupil's prior attainment is the mean of their reading and mathematics tests five school years before (scaled scores,
or fine grades in the years of levels), as DfE's own file of the pupils says it or else as their own results have it.
What is expected are national values: item `expected` of Attainment 8, by bands of that prior attainment. Nothing else
is ever put in their place. Since 2017/18 a difference below the least that counts, item `least` of Progress 8, counts
as that, so that one score cannot lower an average by any amount.

Source: DfE, Secondary accountability measures, technical guide, Progress 8.
"""

import ibis
from ibis import _

from evenlode.engines.kinds import Table as Expression
from evenlode.measures.awards import awarded, only
from evenlode.measures.national_values import NOTHING, SCORE, banded, national
from evenlode.measures.reads import Reads
from evenlode.measures.year_rows import YearRows, newest_of
from evenlode.vocabulary.years import academic

YEARS_BEFORE = 5
SAID = ("ks2_scaled_score", "ks2_fine_grade")
TESTED = ("ks2_results", "ks2_tests")
EXPECTED_OF, EXPECTED = "ks4_attainment8", "expected"
LEAST_OF, LEAST = "ks4_progress8", "least"
READS = (
    Reads("result/stage=ks4"), Reads("result/stage=ks2", before=YEARS_BEFORE, beside=True),
    *(Reads(f"reference/measure={measure}", beside=True) for measure in (EXPECTED_OF, LEAST_OF)),
)  # fmt: skip
HALF = ibis.literal("0.5").cast("decimal(2, 1)")


def prior_attainment(rows: YearRows) -> Expression:
    """The prior attainment of each child: `whose` and `prior`; a child of whom nothing is known has no row."""
    said, tested = as_said(rows), as_tested(rows)
    return said.union(tested.anti_join(said, "whose"))


def as_said(rows: YearRows) -> Expression:
    """Prior attainment as DfE's file of the year's pupils says it."""
    told = rows.of_year("result").filter((_.stage == "ks4") & _.subject.isin(list(SAID)) & _.score.notnull())
    return newest_of(told, "child").select(whose="child", prior=_.score.cast(SCORE))


def as_tested(rows: YearRows) -> Expression:
    """Prior attainment as the child's own results of key stage 2 have it, where both tests have a score."""
    then = YearRows(rows.engine, rows.tables, rows.children, academic(rows.year.start - YEARS_BEFORE))
    told = awarded(then, "ks2", *TESTED)
    tests = told.filter(told.component == "test")
    one = tests.group_by("child").agg(reading=only(tests, "score", "reading"), maths=only(tests, "score", "maths"))
    both = one.filter(one.reading.notnull() & one.maths.notnull())
    return both.select(whose="child", prior=((both.reading + both.maths) * HALF).cast(SCORE))


def with_expected(rows: YearRows, pupils: Expression) -> Expression:
    """Pupils with what was expected of them, and the least difference that counts; null where nothing is known."""
    expected = national(rows, EXPECTED_OF).get(EXPECTED, {})
    least = national(rows, LEAST_OF).get(LEAST, {})
    if not expected:
        return pupils.mutate(expected_attainment8=NOTHING, least_progress8=NOTHING)
    known = pupils.left_join(prior_attainment(rows), [("child", "whose")]).drop("whose")
    return known.mutate(expected_attainment8=banded(known.prior, expected), least_progress8=banded(known.prior, least))
