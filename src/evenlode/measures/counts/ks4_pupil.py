"""Pupils at the end of key stage 4: everybody in Year 11 at the January census, whether or not they were entered.

Each has `grades`, as `slotted` reads them: of several entries for one subject the best counts (unconfirmed: to 2018/19
the first did, which a file shows only where it has dates). A combined or double award is two grades, each worth the
mean of the two, but one grade in English and mathematics. An entry without a result is no attempt: it does not make
English count twice, and enters nobody for the English Baccalaureate. A C in a subject whose GCSE is not reformed is a
strong pass as well as a good one, but not in English and mathematics, which were reformed first.

Five good passes are of GCSEs and others; since 2013/14 no more than two others count.

A school from which there is no result has no pupils here. Where no January census is known of a school, those who were
entered are its pupils.

Sources: DfE, Secondary accountability measures, technical guide; DfE, GCSE and equivalent results in England: quality
and methodology.
"""

import ibis
from ibis import _

from evenlode.engines.kinds import Table as Expression
from evenlode.measures.counts.january_headcount import READS as HEADCOUNT_READS
from evenlode.measures.counts.january_headcount import counted as headcount
from evenlode.measures.prior_attainment import READS as PRIOR_READS
from evenlode.measures.prior_attainment import with_expected
from evenlode.measures.reads import Reads
from evenlode.measures.standing import census_day
from evenlode.measures.year_rows import YearRows, beside
from evenlode.vocabulary.codes.qualifications import GCSES
from evenlode.vocabulary.ks4_points import CORE, awards, each_grade
from evenlode.vocabulary.periods import WHOLE_YEAR
from evenlode.vocabulary.years import Year, academic

LAST_YEAR = "year_11"
ENTRIES = "ks4_results"  # other files have not every entry, or name subjects in another way
NO_RESULT = "X"  # who was absent, or whose result is withheld, has not attempted a subject
MOST_OTHERS, OTHERS_LIMITED_SINCE = 2, academic(2013)
PUPIL = ("child", "urn")

READS = (*HEADCOUNT_READS, *PRIOR_READS, Reads("result/stage=ks4"))


def counted(rows: YearRows) -> Expression:
    """One row for each child and school."""
    told = entries(rows)
    best = best_of_each(told.filter(_.award != NO_RESULT))
    whole = pupils(rows, told)
    for more in (grades(rows, best), passes(best, rows.year)):
        whole = beside(whole, more, *PUPIL)
    known = whole.mutate(good_passes=ibis.coalesce(whole.good_passes, 0))
    return with_expected(rows, known).select(
        "child", "grades", "good_passes", "expected_attainment8", "least_progress8", school="urn",
        on=ibis.literal(census_day(rows.year)), period=ibis.literal(WHOLE_YEAR), year=ibis.literal(rows.year.id),
    )  # fmt: skip


def entries(rows: YearRows) -> Expression:
    """Every entry of every pupil that has a known award, what it is worth, and how many good passes it is."""
    told = rows.of_year("result").filter(_.source == ENTRIES)
    worth = [(award, worth, good) for award, _grades, worth, good in awards(rows.year)]
    known = rows.small_table(("award", "points", "good"), worth)
    return told.inner_join(known, told.outcome == known.award)


def best_of_each(told: Expression) -> Expression:
    """The best entry of every pupil for each subject; of those alike always the same."""
    order = ibis.window(
        group_by=[told[key] for key in (*PUPIL, "subject")], order_by=[ibis.desc(told.points), told.record, told.load]
    )
    one = told.mutate(line=ibis.row_number().over(order)).filter(_.line == 0)
    return one.select(*PUPIL, "subject", "award", "good", of_gcse=one.kind.isin(["", *GCSES]))


def grades(rows: YearRows, best: Expression) -> Expression:
    """The grades of every pupil, of all subjects in one list."""
    names = ("awarded", "place", "points", "is_good", "is_strong", "strong_unless_reformed")
    each = rows.small_table(names, list(each_grade(rows.year)))
    met = best.inner_join(each, best.award == each.awarded)
    core = met.subject.isin(CORE)
    counting = met.filter((met.place == 0) | ~core)
    one = ibis.struct({
        "subject": counting.subject, "points": counting.points.cast("decimal(18, 4)"), "good": counting.is_good,
        "strong": counting.is_strong | (counting.strong_unless_reformed & ~counting.subject.isin(CORE)),
        "of_gcse": counting.of_gcse,
    })  # fmt: skip
    return counting.group_by(*PUPIL).agg(grades=one.collect())


def pupils(rows: YearRows, told: Expression) -> Expression:
    """Everybody in the last year of the schools that have results, or who was entered where nobody said who that is."""
    last = headcount(rows).filter(_.year_group == LAST_YEAR).select("child", urn="school")
    entered = told.select(*PUPIL).distinct()
    on_roll = last.semi_join(entered, "urn")
    return on_roll.union(entered.anti_join(last, "urn"), distinct=True)


def passes(best: Expression, year: Year) -> Expression:
    """How many good passes of a pupil count."""
    gcses, others = (ibis.coalesce(best.good.sum(where=kind), 0) for kind in (best.of_gcse, ~best.of_gcse))
    counted = ibis.least(others, MOST_OTHERS) if year >= OTHERS_LIMITED_SINCE else others
    return best.group_by(*PUPIL).agg(good_passes=gcses + counted)
