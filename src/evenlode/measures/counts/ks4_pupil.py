"""Pupils at the end of key stage 4: everybody in Year 11 at the January census, whether or not they were entered.

Attainment 8 is twice English, twice mathematics, the best three subjects of the English Baccalaureate and the best
three others. English counts twice where both language and literature were taken, and the better of them counts; the
other may fill an open slot. An empty slot is nothing. Of several entries for one subject the best counts (unconfirmed:
to 2018/19 the first did, which a file shows only where it has dates).

Five good passes are of GCSEs and others; since 2013/14 no more than two others count.

A school from which there is no result has no pupils here. Where no January census is known of a school, those who were
entered are its pupils.

Sources: DfE, Secondary accountability measures, technical guide; DfE, GCSE and equivalent results in England: quality
and methodology.
"""

import ibis
from ibis import _

from evenlode.engines.kinds import Table as Expression
from evenlode.measures.counts.january_headcount import counted as headcount
from evenlode.measures.prior_attainment import with_expected
from evenlode.measures.standing import census_day
from evenlode.measures.year_rows import YearRows, beside
from evenlode.vocabulary.codes.qualifications import GCSES
from evenlode.vocabulary.ks4_points import ENGLISH_LANGUAGE, ENGLISH_LITERATURE, MATHS, WHOLE_ENGLISH, awards, slots
from evenlode.vocabulary.periods import WHOLE_YEAR
from evenlode.vocabulary.years import Year, academic

LAST_YEAR = "year_11"
ENTRIES = "ks4_results"  # other files have not every entry, or name subjects in another way
OPEN = "open"
MOST_OTHERS, OTHERS_LIMITED_SINCE = 2, academic(2013)
EACH, WIDEST = 3, 2  # so many slots of the Baccalaureate and open ones; so many grades an award is at most
PUPIL = ("child", "urn")


def counted(rows: YearRows) -> Expression:
    """One row for each child and school."""
    graded = grades(rows)
    whole = pupils(rows, graded)
    for more in (cores(graded), filled(graded), passes(graded, rows.year)):
        whole = beside(whole, more, *PUPIL)
    points = ("english", "maths", "baccalaureate", "open")
    known = whole.mutate(**{name: ibis.coalesce(whole[name], 0).cast("decimal(18, 4)") for name in points})
    attainment = known.english + known.maths + known.baccalaureate + known.open
    good = ibis.coalesce(known.good_passes, 0)
    with_both = ibis.coalesce(known.english_passed & known.maths_passed, False)
    known = known.mutate(attainment8=attainment, five_with_both=(good >= 5) & with_both, passed_both=with_both)
    return with_expected(rows, known).select(
        "child", "attainment8", "expected_attainment8", "least_progress8", "five_with_both", "passed_both",
        school="urn",
        on=ibis.literal(census_day(rows.year)), period=ibis.literal(WHOLE_YEAR), year=ibis.literal(rows.year.id),
    )  # fmt: skip


def grades(rows: YearRows) -> Expression:
    """The grades of every pupil, the best of each subject: a combined award is two, each worth the mean."""
    told = rows.of_year("result").filter(_.source == ENTRIES)
    worth = [(award, number, worth, good) for award, number, worth, good in awards(rows.year)]
    known = rows.small_table(("award", "grades", "points", "good"), worth)
    met = told.inner_join(known, told.outcome == known.award)
    best = ibis.row_number().over(
        ibis.window(group_by=[met[key] for key in (*PUPIL, "subject")], order_by=[ibis.desc(met.points), met.record])
    )
    one = met.mutate(best=best).filter(_.best == 0)
    slot = one.subject.cases(*slots().items(), else_=OPEN)
    return one.mutate(slot=slot).select(*PUPIL, "subject", "kind", "slot", "grades", "points", "good")


def pupils(rows: YearRows, graded: Expression) -> Expression:
    """Everybody in the last year of the schools that have results, or who was entered where nobody said who that is."""
    last = headcount(rows).filter(_.year_group == LAST_YEAR).select("child", urn="school")
    entered = graded.select(*PUPIL).distinct()
    on_roll = last.semi_join(entered, "urn")
    return on_roll.union(entered.anti_join(last, "urn"), distinct=True)


def cores(graded: Expression) -> Expression:
    """The points of English and mathematics, as often as they count, and whether each was a good pass."""
    language, literature, both, maths = (
        graded.points.max(where=graded.subject.isin(subjects))
        for subjects in ((ENGLISH_LANGUAGE,), (ENGLISH_LITERATURE,), WHOLE_ENGLISH, (MATHS,))
    )
    one = graded.group_by(*PUPIL).agg(
        language=language, literature=literature, both=both, maths_once=maths,
        english_passed=(graded.good.max(where=graded.slot == "english") > 0),
        maths_passed=(graded.good.max(where=graded.slot == "maths") > 0),
    )  # fmt: skip
    better = ibis.greatest(ibis.coalesce(one.language, 0), ibis.coalesce(one.literature, 0))
    taken_both = one.language.notnull() & one.literature.notnull()
    english = ibis.greatest(ibis.ifelse(taken_both, better * 2, better), ibis.coalesce(one.both, 0) * 2)
    return one.select(*PUPIL, "english_passed", "maths_passed", english=english, maths=one.maths_once * 2)


def filled(graded: Expression) -> Expression:
    """The points of the Baccalaureate's slots and of the open ones."""
    every = graded.filter(_.slot.isin(["baccalaureate", OPEN])).union(spare_english(graded))
    twice = every.union(every.filter(_.grades == WIDEST))
    ranked = twice.mutate(place=place(twice))
    first = (ranked.slot == "baccalaureate") & (ranked.place < EACH)
    rest = ranked.filter(~first)
    left = rest.mutate(slot=ibis.literal(OPEN))
    chosen = left.mutate(place=place(left)).filter(_.place < EACH)
    open_points = chosen.group_by(*PUPIL).agg(open=_.points.sum())
    best = ranked.filter(first).group_by(*PUPIL).agg(baccalaureate=_.points.sum())
    return beside(beside(graded.select(*PUPIL).distinct(), best, *PUPIL), open_points, *PUPIL)


def spare_english(graded: Expression) -> Expression:
    """The worse of language and literature, which may fill an open slot where both were taken."""
    two = graded.filter(_.subject.isin([ENGLISH_LANGUAGE, ENGLISH_LITERATURE]))
    order = ibis.window(group_by=[two[key] for key in PUPIL], order_by=[ibis.desc(two.points), two.subject])
    spare = two.mutate(line=ibis.row_number().over(order)).filter(_.line == 1)
    return spare.mutate(slot=ibis.literal(OPEN)).select(graded.columns)


def place(grades: Expression) -> Expression:
    """Where a grade stands among those of its pupil and slot, the best first."""
    keys = [grades[key] for key in (*PUPIL, "slot")]
    return ibis.row_number().over(ibis.window(group_by=keys, order_by=[ibis.desc(grades.points), grades.subject]))


def passes(graded: Expression, year: Year) -> Expression:
    """How many good passes of a pupil count."""
    is_gcse = graded.kind.isin(["", *GCSES])
    gcses, others = (ibis.coalesce(graded.good.sum(where=kind), 0) for kind in (is_gcse, ~is_gcse))
    counted = ibis.least(others, MOST_OTHERS) if year >= OTHERS_LIMITED_SINCE else others
    return graded.group_by(*PUPIL).agg(good_passes=gcses + counted)
