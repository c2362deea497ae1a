"""Who is suspended and excluded in the invented county: as many as published, in codes of the day, by the law."""

from collections import Counter
from itertools import pairwise

import numpy
import pytest

from evenlode.synthetic.county import YEARS
from evenlode.synthetic.days import january_census, phase_ids, school_on
from evenlode.synthetic.exclusion_days import MOST_DAYS
from evenlode.synthetic.fitting import quota
from evenlode.synthetic.kinds import NOBODY, Phase
from evenlode.synthetic.levels import PUBLISHED, level
from evenlode.synthetic.targets import LOCALITIES, TARGETS
from evenlode.vocabulary.codes.exclusions import REASON_CODES, reasons_allowed
from evenshire import SMALL, WHOLE, invented, years

EVERY_YEAR = pytest.mark.parametrize("year", YEARS)


def permanent(count: int, year: int) -> Counter[str]:
    """How many are excluded for good, by everything that a target may be of."""
    county, one = invented(count), years(count)[year]
    found = one.exclusions.only(one.exclusions.where(one.exclusions.permanent))
    phase = phase_ids(county.schools, found.school)
    area = numpy.array(LOCALITIES)[county.schools.locality[found.school]]
    needs = numpy.where(one.needs.sen[found.child] == "N", "no_sen", "sen")
    sex = county.children.sex[found.child]
    return Counter(["all"] * len(found)) + Counter(phase) + Counter(area) + Counter(needs) + Counter(sex)


@pytest.mark.parametrize("year", [2013, 2014])
def test_permanent_exclusions_meet_every_target_at_once(year: int) -> None:
    found = permanent(WHOLE, year)
    stated = [one for one in TARGETS if one.measure == "exclusions_permanent" and one.year == year]
    assert len(stated) >= 3
    for one in stated:
        assert found[one.group if one.phase == "all" else one.phase] == one.value, one


@EVERY_YEAR
@pytest.mark.parametrize("phase", ["primary", "secondary", "special"])
def test_suspensions_are_as_common_as_published(phase: str, year: int) -> None:
    county, one = invented(WHOLE), years(WHOLE)[year]
    # The roll before anybody is excluded for good is what the January census would have counted but for a handful.
    headcount = (phase_ids(county.schools, school_on(one.roll, january_census(year))) == phase).sum()
    theirs = one.exclusions.where(
        ~one.exclusions.permanent
        & (phase_ids(county.schools, one.exclusions.school) == phase)
        & numpy.isnat(one.steps.cancelled)
    )
    pupils = len(set(one.exclusions.child[theirs].tolist()))
    assert abs(len(theirs) - quota(level(PUBLISHED, "suspensions_rate", phase, year), int(headcount))) <= 6
    assert abs(pupils - quota(level(PUBLISHED, "suspended_once_or_more_rate", phase, year), int(headcount))) <= 4


@EVERY_YEAR
def test_a_few_children_are_suspended_often_and_nobody_beyond_the_law(year: int) -> None:
    one = years(WHOLE)[year].exclusions
    times = numpy.bincount(one.child)
    assert 0.4 < (times == 1).sum() / (times > 0).sum() < 0.7
    assert times.max() >= 10
    assert numpy.bincount(one.child, (one.sessions + 1) // 2).max() <= MOST_DAYS


@EVERY_YEAR
def test_no_child_is_suspended_while_suspended_or_after_being_excluded_for_good(year: int) -> None:
    one = years(WHOLE)[year].exclusions
    for child in numpy.flatnonzero(numpy.bincount(one.child) > 1)[:400]:
        theirs = one.where(one.child == child)
        for before, after in pairwise(theirs):
            assert one.end[before] < one.start[after]
    assert numpy.isnat(one.end[one.permanent]).all()
    assert (one.end[~one.permanent] >= one.start[~one.permanent]).all()


@EVERY_YEAR
def test_reasons_are_codes_of_their_day_and_no_more_than_it_allows(year: int) -> None:
    one = years(SMALL)[year].exclusions
    for start, reasons in zip(one.start.astype(object), one.reasons, strict=True):
        codes = reasons.split("+")
        assert 1 <= len(codes) <= reasons_allowed(start)
        assert len(set(codes)) == len(codes)
        assert all(REASON_CODES.find(code, start) for code in codes)


@EVERY_YEAR
def test_exclusions_fall_on_days_of_the_school_that_excludes(year: int) -> None:
    one = years(SMALL)[year]
    for school, start in zip(one.exclusions.school, one.exclusions.start, strict=True):
        assert start in one.days.on[school]
    assert (one.exclusions.school != NOBODY).all()


def test_steps_follow_the_law_of_their_date() -> None:
    before, after = years(WHOLE)[2013], years(WHOLE)[2023]
    short = ~before.exclusions.permanent & (before.exclusions.sessions <= 2)
    assert numpy.isnat(before.steps.told[short]).mean() > 0.75
    assert not numpy.isnat(after.steps.told).any()
    for one in (before, after):
        gone = one.exclusions.permanent
        assert not numpy.isnat(one.steps.day_six[gone]).any()
        assert (one.steps.outcome[gone] == "upheld").all()
        sixth = one.days.after(one.exclusions.school, one.days.place(one.exclusions.school, one.exclusions.start), 5)
        assert (one.steps.day_six[gone] >= sixth[gone]).all()
        assert 0.5 < (one.steps.day_six == sixth)[gone].mean() < 1.0
    care = after.needs.care[after.exclusions.child]
    assert 0.7 < (~numpy.isnat(after.steps.virtual_school_told[care])).mean() < 1.0
    assert numpy.isnat(after.steps.virtual_school_told[~care]).all()
    assert numpy.isnat(before.steps.cancelled).all()
    assert (~numpy.isnat(after.steps.cancelled)).any()


def test_more_vulnerable_children_are_excluded_more_often() -> None:
    one = years(WHOLE)[2023]
    here = one.roll.school != NOBODY
    excluded = numpy.zeros(len(here), bool)
    excluded[one.exclusions.child] = True
    for group in (one.needs.ever, one.needs.sen != "N", one.needs.care, invented(WHOLE).children.sex == "boys"):
        assert excluded[here & group].mean() > 1.5 * excluded[here & ~group].mean()


def test_schools_differ_in_practice_as_is_planted() -> None:
    county, one = invented(WHOLE), years(WHOLE)[2023]
    secondary = county.schools.where(county.schools.phase == Phase.SECONDARY)
    pupils = numpy.bincount(one.roll.school[one.roll.school != NOBODY], minlength=len(county.schools))[secondary]
    rate = numpy.bincount(one.exclusions.school, minlength=len(county.schools))[secondary] / numpy.maximum(pupils, 1)
    held = pupils > 100
    assert numpy.corrcoef(rate[held], county.schools.exclusion[secondary][held])[0, 1] > 0.6


def test_a_small_county_keeps_the_feature() -> None:
    assert sum(one.exclusions.permanent.sum() for one in years(SMALL).values()) >= 2
    assert all(len(one.exclusions) for one in years(SMALL).values())
