"""How far the results of pupils at the end of key stage 2 are from what was expected of them by those at seven.

* A pupil's prior attainment is the mean of English, itself that of reading and writing, and of mathematics, in points
  of the assessments at the end of key stage 1, four school years before: as DfE's own file of the pupils says it, or
  else as their own results have it, where all three are known (unconfirmed: what is done where one is not).
* What a result is worth is its scaled score; an outcome that has none, and a teacher's assessment, is worth the points
  that it is given in that year.
* What is expected is the mean of all pupils in England of the same band of prior attainment. A difference that is below
  the least which counts for that band counts as that.

All of these are national values of the measure: item `prior` are the points of outcomes at seven, `points` those of
outcomes at eleven, and `expected` and `least` are by bands. Nothing else is ever put in their place.

Source: DfE, Primary school accountability, technical guide.
"""

from collections.abc import Mapping
from decimal import Decimal

import ibis
from ibis import _

from evenlode.engines.kinds import Table as Expression
from evenlode.measures.awards import awarded
from evenlode.measures.national_values import NOTHING, SCORE, National, banded, national, pointed
from evenlode.measures.reads import Reads
from evenlode.measures.year_rows import YearRows, beside, newest_of
from evenlode.vocabulary.years import academic

SUBJECTS = ("reading", "writing", "maths")
YEARS_BEFORE = 4
READS = (
    Reads("result/stage=ks2"), Reads("result/stage=ks1", before=YEARS_BEFORE, beside=True),
    *(Reads(f"reference/measure=ks2_{subject}_progress", beside=True) for subject in SUBJECTS),
)  # fmt: skip
SAID = "ks1_average"
PRIOR, POINTS, EXPECTED = "prior", "points", "expected"
BY_BAND = {"aim": EXPECTED, "least": "least"}
QUARTER = ibis.literal(Decimal("0.25"), "decimal(3, 2)")


def with_progress(rows: YearRows, pupils: Expression) -> Expression:
    """Pupils, who have outcomes and scores, with `<subject>_points`, `_aim` and `_least` (null: nothing is known)."""
    known = {subject: national(rows, f"ks2_{subject}_progress") for subject in SUBJECTS}
    worth = {
        f"{subject}_points": worth_of(pupils, subject, values.get(POINTS, {})) for subject, values in known.items()
    }
    pupils = pupils.mutate(**worth)
    if not any(EXPECTED in values for values in known.values()):
        return pupils.mutate(**{f"{subject}_{name}": NOTHING for subject in SUBJECTS for name in BY_BAND})
    met = beside(pupils, prior_attainment(rows, known), "child")
    return met.mutate(**{
        f"{subject}_{name}": banded(met[f"{subject}_prior"], values.get(item, {}))
        for subject, values in known.items()
        for name, item in BY_BAND.items()
    })  # fmt: skip


def worth_of(pupils: Expression, subject: str, points: Mapping[str, Decimal]) -> Expression:
    """What a pupil's result in a subject is worth: the test's score, or points of its outcome, or of the teacher's."""
    if subject == "writing":
        return pointed(pupils.writing, points)
    outcomes = (pupils[subject], pupils[f"{subject}_teacher"])
    return ibis.coalesce(pupils[f"{subject}_score"].cast(SCORE), *(pointed(one, points) for one in outcomes))


def prior_attainment(rows: YearRows, known: Mapping[str, National]) -> Expression:
    """The prior attainment of each child for each subject: `child` and `<subject>_prior`."""
    own, said = as_assessed(rows, known), as_said(rows)
    met = own.outer_join(said, [own.child == said.whose])
    told = {f"{subject}_prior": ibis.coalesce(met.said, met[f"{subject}_own"]) for subject in SUBJECTS}
    return met.select(child=ibis.coalesce(met.child, met.whose), **told)


def as_said(rows: YearRows) -> Expression:
    """Prior attainment as DfE's file of the year's pupils says it."""
    told = rows.of_year("result").filter((_.stage == "ks2") & (_.subject == SAID) & _.score.notnull())
    return newest_of(told, "child").select(whose="child", said=_.score.cast(SCORE))


def as_assessed(rows: YearRows, known: Mapping[str, National]) -> Expression:
    """Prior attainment as the child's own assessments at seven have it: `child` and `<subject>_own`."""
    then = YearRows(rows.engine, rows.tables, rows.children, academic(rows.year.start - YEARS_BEFORE))
    told = awarded(then, "ks1", "ks1_teacher")
    points = {subject: pointed(told.outcome, values.get(PRIOR, {})) for subject, values in known.items()}
    told = told.mutate(**{f"of_{subject}": worth for subject, worth in points.items()})
    means = {f"{subject}_own": weighed(told, told[f"of_{subject}"]) for subject in SUBJECTS}
    return told.group_by("child").agg(**means)


def weighed(told: Expression, points: Expression) -> Expression:
    """The mean of English and mathematics; null where reading, writing or mathematics is not known."""
    reading, writing, maths = (points.max(where=told.subject == one) for one in SUBJECTS)
    return ((reading + writing + maths + maths) * QUARTER).round(4)
