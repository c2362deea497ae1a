"""The invented county's young people after 16, and what its schools are paid for pupils in need."""

from functools import cache

import numpy
import pytest

from evenlode.synthetic.county import YEARS
from evenlode.synthetic.events import Activities
from evenlode.synthetic.kinds import NOBODY
from evenlode.synthetic.levels import PUBLISHED, level
from evenlode.vocabulary.codes.placements import STREAMS
from evenlode.vocabulary.codes.post16 import ACTIVITIES, STANDINGS
from evenshire import SMALL, WHOLE, invented, years

EVERY_YEAR = pytest.mark.parametrize("year", YEARS)


@cache
def activities(count: int, year: int) -> Activities:
    """The activities of a year."""
    return invented(count).activities(years(count)[year])


@EVERY_YEAR
def test_every_young_person_has_one_activity_a_month_in_a_known_code(year: int) -> None:
    found = activities(SMALL, year)
    assert set(found.activity) <= {one.code for one in ACTIVITIES.codes}
    months = numpy.unique(found.as_at)
    assert len(months) == 12
    assert (months.astype("datetime64[M]").astype("datetime64[D]") != months).all()
    assert len(found) == 12 * len(set(found.child.tolist()))
    assert len(set(zip(found.child, found.as_at, strict=True))) == len(found)
    assert (found.since <= found.as_at).all()
    asked = found.guarantee != ""
    assert (found.as_at[asked] == months[0]).all()


@EVERY_YEAR
def test_as_many_are_in_nothing_or_unknown_in_winter_as_published(year: int) -> None:
    found = activities(WHOLE, year)
    winter = found.only(found.where(found.as_at == numpy.datetime64(f"{year + 1}-01-31")))
    standing = numpy.array([STANDINGS[code] for code in winter.activity])
    for measure in ("neet", "not_known"):
        assert 100 * (standing == measure).mean() == pytest.approx(level(PUBLISHED, measure, "all", year), abs=0.02)


def test_young_people_in_hardship_are_in_nothing_more_often_and_stay_so() -> None:
    found, children = activities(WHOLE, 2023), invented(WHOLE).children
    months = [found.only(found.where(found.as_at == numpy.datetime64(day))) for day in ("2024-01-31", "2024-02-29")]
    neet = [numpy.array([STANDINGS[code] == "neet" for code in one.activity]) for one in months]
    assert children.hardship[months[0].child[neet[0]]].mean() > 0.4
    assert neet[1][neet[0]].mean() > 0.5
    at_school = years(WHOLE)[2023].roll.school[months[0].child] != NOBODY
    assert neet[0][at_school].mean() < 0.2 * neet[0][~at_school].mean()


@EVERY_YEAR
@pytest.mark.parametrize("count", [SMALL, WHOLE])
def test_the_premium_is_pupils_times_rate_by_school_and_stream(count: int, year: int) -> None:
    one = years(count)[year]
    found = invented(count).allocations(one)
    assert set(found.stream) <= {code.code for code in STREAMS.codes}
    rated = ~numpy.isnan(found.rate)
    assert (found.pupils * found.rate == found.amount)[rated].all()
    assert len(set(zip(found.place, found.stream, strict=True))) == len(found)
    assert (found.stream[found.place == NOBODY] == "looked_after").all()
    assert (found.pupils > 0).all()
    poor = one.needs.ever & (one.roll.school != NOBODY)
    assert found.pupils[found.stream == "deprivation"].sum() <= poor.sum() + (one.roll.later != NOBODY).sum() * 0.02
