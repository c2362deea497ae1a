"""The invented county's children: real in nothing, true to type in sizes and families, and at one school at a time."""

from functools import cache

import numpy
import pytest

from evenlode.synthetic.children import children, cohort_size
from evenlode.synthetic.kinds import NOBODY, Children, Phase, Roll, Schools
from evenlode.synthetic.rolls import LAST_DAY, rolls
from evenlode.synthetic.schools import schools
from evenlode.vocabulary.codes.enrolment import age_fits
from evenlode.vocabulary.codes.ethnicity import ETHNICITIES
from evenlode.vocabulary.codes.language import LANGUAGES
from evenlode.vocabulary.identifiers import is_invented_upn, is_upn

YEARS = range(2012, 2015)


@cache
def county(count: int) -> tuple[Schools, Children, tuple[Roll, ...]]:
    """A county of some size with its rolls."""
    places = schools(1, count, YEARS)
    everyone = children(1, places, YEARS)
    return places, everyone, tuple(rolls(1, places, everyone, YEARS))


@pytest.fixture(params=[8, 300])
def found(request: pytest.FixtureRequest) -> tuple[Schools, Children, tuple[Roll, ...]]:
    """A small county and a whole one."""
    return county(request.param)


def test_a_whole_county_has_about_100_000_pupils() -> None:
    _places, _everyone, years = county(300)
    assert all(95_000 <= (one.school != NOBODY).sum() <= 105_000 for one in years)


def test_every_child_has_a_pupil_number_of_the_invented_authority_alone() -> None:
    everyone = county(8)[1]
    assert all(is_upn(number) and is_invented_upn(number) for number in everyone.upn)
    assert len(set(county(300)[1].upn)) == len(county(300)[1])


def test_a_year_group_is_as_old_as_it_should_be(found: tuple[Schools, Children, tuple[Roll, ...]]) -> None:
    _places, everyone, years = found
    born = everyone.born.astype(object)
    for one, year in zip(years, YEARS, strict=True):
        reception = numpy.flatnonzero(one.group == 0)[:50]
        assert all(f"{year - 5}-09-01" <= str(born[at]) <= f"{year - 4}-08-31" for at in reception)
        assert all(age_fits("R", born[at], born[at].replace(year=year, month=9, day=1)) for at in reception[:5])


def test_codes_are_ones_that_files_may_hold() -> None:
    everyone = county(300)[1]
    ethnic, spoken = {one.code for one in ETHNICITIES.codes}, {one.code for one in LANGUAGES.codes}
    assert set(everyone.ethnicity) <= ethnic
    assert {code for code in set(everyone.language) if code == "ENG"} <= spoken
    assert 0.08 < (everyone.language != "ENG").mean() < 0.2


def test_what_nobody_sees_has_mean_0_and_deviation_1_and_hardship_lies_behind_it() -> None:
    everyone = county(300)[1]
    for name in ("hardship", "ability", "absence"):
        assert abs(getattr(everyone, name).mean()) < 0.03
        assert abs(getattr(everyone, name).std() - 1) < 0.03
    assert -0.5 < numpy.corrcoef(everyone.hardship, everyone.ability)[0, 1] < -0.2
    assert 0.15 < numpy.corrcoef(everyone.hardship, everyone.absence)[0, 1] < 0.5


def test_brothers_and_sisters_share_a_home_and_a_name() -> None:
    everyone = county(300)[1]
    sizes = numpy.bincount(everyone.family)
    assert 0.25 < (sizes > 1).mean() < 0.45
    order = numpy.argsort(everyone.family, kind="stable")
    same = everyone.family[order][1:] == everyone.family[order][:-1]
    for name in ("home", "surname", "ethnicity"):
        column = getattr(everyone, name)[order]
        assert (column[1:] == column[:-1])[same].all()


def test_children_are_taught_where_their_year_group_is(found: tuple[Schools, Children, tuple[Roll, ...]]) -> None:
    places, _everyone, years = found
    for one in years:
        here = one.where(one.school != NOBODY)
        assert (places.first[one.school[here]] <= one.group[here]).all()
        assert (places.last[one.school[here]] >= one.group[here]).all()


def test_nobody_is_at_a_school_that_has_become_another(found: tuple[Schools, Children, tuple[Roll, ...]]) -> None:
    places, _everyone, years = found
    for one, year in zip(years, YEARS, strict=True):
        converted = places.where((places.becomes != NOBODY) & (places.converts <= year))
        assert not numpy.isin(one.school, converted).any()
        assert not numpy.isin(one.later, converted).any()
        assert not numpy.isin(one.school, places.becomes[places.converts > year]).any()


def test_who_stays_keeps_the_day_on_which_they_came(found: tuple[Schools, Children, tuple[Roll, ...]]) -> None:
    for before, after in zip(found[2], found[2][1:], strict=False):
        stays = (before.later == after.school) & (after.school != NOBODY)
        assert (after.entered[stays] == before.entered_later[stays]).all()
        came = (before.later != after.school) & (after.school != NOBODY) & (before.school != NOBODY)
        assert (after.entered[came] > before.entered[came]).all()


def test_a_few_children_in_a_hundred_move_in_a_year() -> None:
    for one in county(300)[2]:
        moving = one.moves < LAST_DAY
        assert (moving == (one.school != one.later)).all()
        assert 0.015 < moving.sum() / (one.school != NOBODY).sum() < 0.06


def test_special_schools_teach_one_in_seventy_and_sixth_forms_half() -> None:
    places, _everyone, years = county(300)
    here = years[0].where(years[0].school != NOBODY)
    assert 0.010 < (places.phase[years[0].school[here]] == Phase.SPECIAL).mean() < 0.018
    sizes = numpy.bincount(years[0].group[here] + 1)
    assert 0.45 < sizes[13] / sizes[12] < 0.65
    assert sizes[1] == cohort_size(places)
