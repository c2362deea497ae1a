"""What the invented county's children have: in the codes of the year, lasting, and as common as it should be."""

from itertools import pairwise

import numpy
import pytest

from evenlode.synthetic.care import social_care
from evenlode.synthetic.children import children
from evenlode.synthetic.kinds import NOBODY, Needs, Phase, Roll
from evenlode.synthetic.needs import needs
from evenlode.synthetic.rolls import rolls
from evenlode.synthetic.schools import schools
from evenlode.vocabulary.codes.sen import NEEDS as NEED_CODES
from evenlode.vocabulary.codes.sen import PROVISIONS

BEFORE, AFTER = range(2012, 2015), range(2022, 2024)


@pytest.fixture(scope="module", params=[BEFORE, AFTER], ids=["before", "after"])
def found(request: pytest.FixtureRequest) -> list[tuple[int, Roll, Needs]]:
    """A county's needs through some years."""
    years = request.param
    places = schools(1, 60, years)
    everyone = children(1, places, years)
    return [
        (year, roll, needs(1, places, everyone, roll, social_care(1, everyone), year))
        for year, roll in zip(years, rolls(1, places, everyone, years), strict=True)
    ]


def test_codes_are_those_of_the_year(found: list[tuple[int, Roll, Needs]]) -> None:
    for year, _roll, one in found:
        allowed = {"N", "A", "P", "S"} if year < 2014 else {"N", "K", "E"}
        assert set(one.sen) == allowed
        assert allowed <= {code.code for code in PROVISIONS.codes}
        assert set(one.need) - {""} <= {code.code for code in NEED_CODES.codes}
        assert ("SEMH" in one.need) == (year >= 2014)
        assert ("BESD" in one.need) == (year < 2014)


def test_who_has_provision_has_a_need_and_nobody_else(found: list[tuple[int, Roll, Needs]]) -> None:
    for _year, _roll, one in found:
        assert ((one.sen == "N") == (one.need == "")).all()


def test_needs_are_as_common_as_in_england_and_twice_as_common_in_boys(found: list[tuple[int, Roll, Needs]]) -> None:
    for _year, roll, one in found:
        here = roll.school != NOBODY
        assert 0.15 < (one.sen[here] != "N").mean() < 0.20
        assert 0.015 < numpy.isin(one.sen[here], ("S", "E")).mean() < 0.05


def test_everyone_in_a_special_school_has_a_statement_or_a_plan() -> None:
    places = schools(1, 60, AFTER)
    everyone = children(1, places, AFTER)
    roll = next(rolls(1, places, everyone, AFTER))
    one = needs(1, places, everyone, roll, social_care(1, everyone), 2022)
    special = (roll.school != NOBODY) & (places.phase[roll.school] == Phase.SPECIAL)
    assert set(one.sen[special]) == {"E"}


def test_needs_last_from_year_to_year(found: list[tuple[int, Roll, Needs]]) -> None:
    for (year, before_roll, before), (_next, roll, after) in pairwise(found):
        if year + 1 != 2014:  # the reform named them anew, and took many out
            both = (before_roll.school != NOBODY) & (roll.school != NOBODY) & (before.sen != "N")
            assert (after.sen[both] != "N").mean() > 0.75


def test_free_meals_are_a_share_and_more_had_them_in_six_years(found: list[tuple[int, Roll, Needs]]) -> None:
    for _year, roll, one in found:
        here = roll.school != NOBODY
        assert 0.09 < one.meals[here].mean() < 0.17
        assert 1.3 < one.ever[here].mean() / one.meals[here].mean() < 2.0
        assert one.ever[one.meals].all()


def test_few_are_in_care_and_nobody_in_care_and_adopted(found: list[tuple[int, Roll, Needs]]) -> None:
    for _year, roll, one in found:
        here = roll.school != NOBODY
        assert 0.003 < one.care[here].mean() < 0.009
        assert 0.002 < one.adopted[here].mean() < 0.02
        assert not (one.care & one.adopted).any()
