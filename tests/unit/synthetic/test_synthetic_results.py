"""What the invented county's children are awarded: codes of their year, standards met to the pupil, gaps as planted."""

from collections.abc import Iterator
from datetime import date

import numpy
import pytest

from evenlode.synthetic.attainment import boundary
from evenlode.synthetic.county import LIVED, YEARS, county
from evenlode.synthetic.days import january_census, school_on
from evenlode.synthetic.events import Results, SchoolYear
from evenlode.synthetic.examinations import ENGLISH, MATHS, SUBJECTS, VOCATIONAL
from evenlode.synthetic.fitting import quota
from evenlode.synthetic.kinds import NOBODY, Column, Phase
from evenlode.synthetic.levels import PUBLISHED, level
from evenlode.synthetic.outcomes_early import STANDARDS, STANDARDS_BELOW, in_force
from evenlode.synthetic.outcomes_ks2 import WRITING_BELOW
from evenlode.synthetic.outcomes_ks4 import attainment_8
from evenlode.synthetic.targets import target
from evenlode.vocabulary.codes.goals import FIRST_PROFILE, SECOND_PROFILE
from evenlode.vocabulary.codes.qualifications import KS4_AWARDS
from evenlode.vocabulary.codes.results import KS1_TEACHER, KS2_TEACHER, KS2_TEST, PHONICS, phonics_threshold
from evenlode.vocabulary.ks4_points import FIRST_OF_NUMBERS, awards
from evenlode.vocabulary.years import academic
from evenshire import SMALL, WHOLE, invented, years

EVERY_YEAR = pytest.mark.parametrize("year", YEARS)
BOTH = pytest.mark.parametrize("count", [SMALL, WHOLE])
LATE = [2022, 2023, 2024, 2025]
GOOD_GRADES = {"C", "B", "A", "A*", "L2P"}


def of(one: SchoolYear, stage: str, subject: str = "", component: str = "") -> Results:
    """The results of a stage, and of a subject and component."""
    found = one.results
    inside = found.stage == stage
    inside &= (found.subject == subject) if subject else inside
    inside &= (found.component == component) if component else inside
    return found.only(numpy.flatnonzero(inside))


def pupils(one: SchoolYear, group: int) -> Column:
    """The children of a year group in May, of Year 11 in January."""
    day = january_census(one.year) if group == 11 else date(one.year + 1, 5, 15)
    there = school_on(one.roll, day) != NOBODY
    return numpy.flatnonzero(there & (one.roll.group == group))


def reach(found: Results, outcomes: set[str]) -> set[int]:
    """The children with one of some outcomes."""
    return set(found.child[numpy.isin(found.outcome.astype(str), list(outcomes))].tolist())


def everywhere(one: SchoolYear, stage: str, component: str, outcomes: set[str]) -> int:
    """How many reach a standard in reading and mathematics by one component, and in writing by their teacher."""
    sets = [reach(of(one, stage, subject, component), outcomes) for subject in ("reading", "maths")]
    return len(sets[0] & sets[1] & reach(of(one, stage, "writing", "teacher_assessment"), outcomes))


@BOTH
@EVERY_YEAR
def test_phonics_and_the_profile_are_met_to_the_pupil(count: int, year: int) -> None:
    one = years(count)[year]
    first = of(one, "phonics", component="year_1")
    assert sorted(first.child.tolist()) == pupils(one, 1).tolist()
    rate = level(PUBLISHED, "phonics_y1", "all", year)
    assert len(reach(first, {"Wa"})) == quota(rate, len(first))
    profile = of(one, "eyfsp")
    goals = list(dict.fromkeys(profile.subject))
    assert len(goals) == 17
    good = profile.child[numpy.isin(profile.subject, goals[:12]) & numpy.isin(profile.outcome, ("2", "3"))]
    assert (numpy.bincount(good) == 12).sum() == quota(level(PUBLISHED, "eyfs_gld", "all", year), len(pupils(one, 0)))


@EVERY_YEAR
def test_marks_of_the_phonics_check_agree_with_its_outcomes(year: int) -> None:
    found, threshold = of(years(SMALL)[year], "phonics"), phonics_threshold(f"{year}{(year + 1) % 100:02d}") or 32
    taken = ~numpy.isnan(found.mark)
    assert ((found.mark >= threshold) == (found.outcome == "Wa"))[taken].all()
    assert set(found.outcome[~taken]) <= {"A", "D"}


def test_who_does_not_reach_the_check_takes_it_again() -> None:
    before, after = years(WHOLE)[2013], years(WHOLE)[2014]
    failed = set(of(before, "phonics", component="year_1").child.tolist()) - reach(of(before, "phonics"), {"Wa"})
    again = set(of(after, "phonics", component="year_2").child.tolist())
    still = set(pupils(after, 2).tolist())
    assert failed & still <= again
    passed = reach(of(before, "phonics", component="year_1"), {"Wa"})
    assert not again & passed


@pytest.mark.parametrize("year", [2012, 2013, 2014])
@BOTH
def test_level_2_at_seven_and_level_4_at_eleven_are_met_to_the_pupil(count: int, year: int) -> None:
    one = years(count)[year]
    for subject in ("reading", "writing", "maths"):
        rate = level(PUBLISHED, f"ks1_{subject}_level2", "all", year)
        found = reach(of(one, "ks1", subject), {"2C", "2B", "2A", "3"})
        assert len(found) == quota(rate, len(pupils(one, 2)))
    rate = level(PUBLISHED, "ks2_rwm_level4", "all", year)
    assert everywhere(one, "ks2", "test", {"4", "5", "6"}) == quota(rate, len(pupils(one, 6)))


@pytest.mark.parametrize("year", LATE)
@BOTH
def test_the_expected_standard_is_met_to_the_pupil(count: int, year: int) -> None:
    one = years(count)[year]
    rate = level(PUBLISHED, "ks2_rwm_expected", "all", year)
    assert everywhere(one, "ks2", "test", {"AS", "EXS", "GDS"}) == quota(rate, len(pupils(one, 6)))
    for subject in ("reading", "maths", "gps"):
        tests = of(one, "ks2", subject, "test")
        scored = ~numpy.isnan(tests.score)
        assert ((tests.score >= 100) == (tests.outcome == "AS"))[scored].all()
        assert ((tests.score >= 80) & (tests.score <= 120))[scored].all()
        assert set(tests.outcome[~scored]) <= {"B", "A", "U"}
    assert bool(len(of(one, "ks1"))) == (year == 2022)


def test_higher_scores_are_as_common_as_in_england() -> None:
    one = years(WHOLE)[2023]
    high = [set(of(one, "ks2", name, "test").child[of(one, "ks2", name, "test").score >= 110].tolist())
            for name in ("reading", "maths")]  # fmt: skip
    deeper = reach(of(one, "ks2", "writing"), {"GDS"})
    assert 0.05 < len(high[0] & high[1] & deeper) / len(pupils(one, 6)) < 0.11
    scores = of(one, "ks2", "reading", "test").score
    assert 103.5 < numpy.nanmean(scores) < 106.5


def grades(one: SchoolYear) -> tuple[Column, dict[str, Column]]:
    """The children at the end of key stage 4, and of each subject the grade of each, empty of who does not enter it."""
    child = pupils(one, 11)
    place = numpy.full(int(child.max()) + 1, NOBODY)
    place[child] = numpy.arange(len(child))
    found = {subject: numpy.full(len(child), "", object) for subject in SUBJECTS}
    entries = of(one, "ks4")
    for row in range(len(entries)):
        found[entries.subject[row]][place[entries.child[row]]] = entries.outcome[row]
    return child, found


@pytest.mark.parametrize("year", [2012, 2013, 2014])
@BOTH
def test_five_good_grades_with_english_and_maths_are_met_to_the_pupil(count: int, year: int) -> None:
    child, found = grades(years(count)[year])
    good = numpy.column_stack([numpy.isin(one.astype(str), list(GOOD_GRADES)) for one in found.values()])
    english = good[:, [SUBJECTS.index(one) for one in ENGLISH]].any(axis=1)
    both = english & good[:, SUBJECTS.index(MATHS)]
    met = both & (good.sum(axis=1) >= 5)
    assert met.sum() == quota(level(PUBLISHED, "ks4_5ac_em", "all", year), len(child))
    vocational = numpy.column_stack([found[one] != "" for one in VOCATIONAL]).sum(axis=1)
    assert vocational.max() <= 2


@pytest.mark.parametrize("year", LATE)
@BOTH
def test_english_and_maths_at_grades_4_and_5_are_met_to_the_pupil(count: int, year: int) -> None:
    child, found = grades(years(count)[year])
    for grade in (4, 5):
        passes = [str(one) for one in range(grade, 10)]
        english = numpy.logical_or.reduce([numpy.isin(found[one].astype(str), passes) for one in ENGLISH])
        met = english & numpy.isin(found[MATHS].astype(str), passes)
        assert met.sum() == quota(level(PUBLISHED, f"ks4_em_grade{grade}", "all", year), len(child))


POINTS = {award: float(points) for award, _grades, points, _good in awards(FIRST_OF_NUMBERS)}
"""What a grade is worth in Attainment 8."""


@pytest.mark.parametrize("year", LATE)
def test_attainment_8_is_at_its_level(year: int) -> None:
    _child, found = grades(years(WHOLE)[year])
    table = numpy.column_stack([[POINTS.get(one, numpy.nan) for one in column] for column in found.values()])
    assert attainment_8(table).mean() == pytest.approx(level(PUBLISHED, "ks4_attainment8", "all", year), abs=0.05)


def test_attainment_8_is_worked_out_as_the_guide_has_it() -> None:
    row = dict.fromkeys(SUBJECTS, numpy.nan) | {
        "english_language": 5, "english_literature": 6, "maths": 4, "combined_science": 5, "history": 4,
        "art_and_design": 6, "religious_studies": 4,
    }  # fmt: skip
    found = attainment_8(numpy.array([[row[one] for one in SUBJECTS]]))
    assert found.tolist() == [49.0]
    row["english_literature"] = numpy.nan
    assert attainment_8(numpy.array([[row[one] for one in SUBJECTS]])).tolist() == [5 + 8 + 14 + 10]


def code_sets(one: SchoolYear) -> Iterator[tuple[Results, object]]:
    """The results of each stage with the set that their outcomes are of."""
    yield of(one, "eyfsp"), SECOND_PROFILE if one.year >= 2021 else FIRST_PROFILE
    yield of(one, "phonics"), PHONICS
    yield of(one, "ks1"), KS1_TEACHER
    yield of(one, "ks2", component="test"), KS2_TEST
    yield of(one, "ks2", component="teacher_assessment"), KS2_TEACHER
    yield of(one, "ks4"), KS4_AWARDS


@BOTH
@EVERY_YEAR
def test_every_outcome_is_one_of_its_year_and_nobody_has_one_twice(count: int, year: int) -> None:
    one = years(count)[year]
    for found, codes in code_sets(one):
        assert all(codes.find(code, date(year + 1, 6, 1)) for code in set(found.outcome))
    keys = list(zip(one.results.child, one.results.stage, one.results.subject, one.results.component, strict=True))
    assert len(set(keys)) == len(keys)


@pytest.mark.parametrize("year", [2014, 2023])
def test_gaps_are_about_as_wide_as_england_s(year: int) -> None:
    one = years(WHOLE)[year]
    names = {"4", "5", "6"} if year < 2015 else {"AS", "EXS", "GDS"}
    sets = [reach(of(one, "ks2", subject, "test"), names) for subject in ("reading", "maths")]
    met = sets[0] & sets[1] & reach(of(one, "ks2", "writing", "teacher_assessment"), names)
    child = pupils(one, 6)
    reached, poor = numpy.isin(child, list(met)), one.needs.ever[child]
    assert 0.12 < reached[~poor].mean() - reached[poor].mean() < 0.32
    plan = numpy.isin(one.needs.sen[child], ("E", "S"))
    assert reached[plan].mean() < 0.5 * reached.mean()


def test_schools_differ_as_is_planted() -> None:
    one, size = years(WHOLE)[2014], len(invented(WHOLE).schools)
    found = of(one, "phonics", component="year_1")
    primary = one.schools.phase[found.school] == Phase.PRIMARY
    met = numpy.bincount(found.school[primary], found.outcome[primary] == "Wa", size)
    among = numpy.bincount(found.school[primary], minlength=size)
    held = among >= 15
    assert numpy.corrcoef(met[held] / among[held], one.schools.attainment[held])[0, 1] > 0.3


def test_a_boundary_divides_exactly_and_does_so_at_the_ends() -> None:
    score, sits = numpy.arange(10.0), numpy.ones(10, bool)
    assert (score >= boundary(score, sits, 30)).sum() == 3
    assert (score >= boundary(score, sits, 0)).sum() == 0
    assert (score >= boundary(score, sits, 100)).sum() == 10


def test_targets_of_attainment_are_those_that_are_stated() -> None:
    assert target("phonics_y1", "all", "all", 2014) == 76
    assert target("ks4_5ac_em", "all", "all", 2014) == 59.1
    assert target("ks4_5ac_em", "all", "all", 2013) is None


def test_progress_begins_where_the_county_had_assessments_four_and_five_years_before() -> None:
    for year, stages in ((2014, set()), (2022, {"ks1", "ks2"}), (2023, {"ks2"}), (2024, set())):
        assert set(years(WHOLE)[year].prior.stage) == stages
    one = years(WHOLE)[2023]
    before = set(one.prior.child.tolist())
    oldest = pupils(one, 11)
    assert numpy.isin(oldest, list(before)).mean() > 0.9


def test_who_did_well_at_eleven_does_well_at_sixteen() -> None:
    one = years(WHOLE)[2022]
    child, found = grades(one)
    table = numpy.column_stack([[POINTS.get(one, numpy.nan) for one in column] for column in found.values()])
    reached = attainment_8(table)
    tests = (one.prior.stage == "ks2") & (one.prior.component == "test") & (one.prior.subject != "gps")
    scores = numpy.bincount(one.prior.child[tests].astype(int), one.prior.score[tests].astype(float), child.max() + 1)
    taken = numpy.bincount(one.prior.child[tests].astype(int), minlength=child.max() + 1)
    both = (taken[child] == 2) & (scores[child] > 160)
    assert both.mean() > 0.8
    assert numpy.corrcoef(scores[child][both], reached[both])[0, 1] > 0.6


def test_the_pandemic_let_the_oldest_alone_be_assessed() -> None:
    years_of_it = {one.year: set(one.results.stage) for one in county(SMALL, 1, (2019,)).school_years()}
    assert years_of_it == {2019: {"ks4"}, 2020: {"ks4"}}


@pytest.mark.parametrize("year", range(STANDARDS, LIVED[-1]))
def test_what_is_awarded_below_the_standards_is_in_force_in_its_year(year: int) -> None:
    days = academic(year).first_day, academic(year).last_day
    for below, codes in ((STANDARDS_BELOW, KS1_TEACHER), (WRITING_BELOW, KS2_TEACHER)):
        names = {name for name, _share in in_force(below, year)}
        assert all(names <= {one.code for one in codes.in_force(day)} for day in days)
