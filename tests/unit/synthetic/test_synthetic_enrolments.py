"""The stays of the invented county's children at schools: one main stay on every day, and a second for those placed."""

import numpy
import pytest

from evenlode.synthetic.county import YEARS, county
from evenlode.synthetic.days import january_census, school_on
from evenlode.synthetic.enrolments import ALL_WEEK, statuses
from evenlode.synthetic.kinds import NOBODY, Phase
from evenshire import SMALL, WHOLE, invented, years

EVERY_YEAR = pytest.mark.parametrize("year", YEARS)
COUNTS = pytest.mark.parametrize("count", [SMALL, WHOLE])


@EVERY_YEAR
@COUNTS
def test_everybody_on_the_roll_has_one_main_stay_in_january(count: int, year: int) -> None:
    one, day = years(count)[year], january_census(year)
    status = statuses(one.stays, day)
    main = one.stays.only(one.stays.where(numpy.isin(status, ("C", "M"))))
    assert len(set(main.child.tolist())) == len(main)
    here = school_on(one.roll, day) != NOBODY
    assert set(main.child.tolist()) == set(numpy.flatnonzero(here).tolist())


@EVERY_YEAR
def test_who_is_registered_twice_is_main_at_one_and_subsidiary_at_the_other(year: int) -> None:
    one = years(WHOLE)[year]
    status = statuses(one.stays, january_census(year))
    twice = one.stays.child[status == "S"]
    assert len(twice) > 5
    assert set(twice.tolist()) == set(one.stays.child[status == "M"].tolist())
    assert (invented(WHOLE).schools.phase[one.stays.school[status == "S"]] == Phase.REFERRAL).all()


@EVERY_YEAR
@COUNTS
def test_who_is_excluded_for_good_goes_on_at_the_unit(count: int, year: int) -> None:
    one = years(count)[year]
    gone = one.exclusions.child[one.exclusions.permanent]
    assert (invented(count).schools.phase[one.roll.later[gone]] == Phase.REFERRAL).all()
    for child in gone:
        theirs = one.stays.only(one.stays.where(one.stays.child == child))
        assert len(theirs) == 2
        left, entered = theirs.left[theirs.main], theirs.entered[~theirs.main]
        assert not numpy.isnat(left).any()
        assert left[0] >= entered[0]


def test_who_is_excluded_for_good_is_not_back_at_the_same_school_next_year() -> None:
    before, after = years(WHOLE)[2013], years(WHOLE)[2014]
    gone = before.exclusions.child[before.exclusions.permanent]
    phase = invented(WHOLE).schools.phase
    still = gone[after.roll.group[gone] <= 11]
    assert (phase[after.roll.school[still]] == Phase.REFERRAL).sum() >= len(still) - 4  # but those who go to secondary
    assert (after.roll.school[gone[after.roll.group[gone] > 11]] == NOBODY).all()


@EVERY_YEAR
def test_stays_end_after_they_begin_and_only_placements_are_a_part_of_the_week(year: int) -> None:
    one = years(WHOLE)[year].stays
    ended = ~numpy.isnat(one.left)
    assert (one.left[ended] >= one.entered[ended]).all()
    assert (one.weekdays[one.main] == ALL_WEEK).all()
    assert (numpy.diff(one.school) >= 0).all()


@COUNTS
def test_placements_are_with_units_and_providers(count: int) -> None:
    phase = invented(count).schools.phase
    for one in years(count).values():
        assert set(phase[one.placements.provider]) <= {Phase.REFERRAL, Phase.PROVIDER}
        assert (one.placements.end >= one.placements.start).all()
        assert ((one.placements.hours > 0) & (one.placements.hours <= 25)).all()
        assert len(one.placements) >= 2


def test_a_year_is_the_same_whichever_others_are_asked_for() -> None:
    alone = next(iter(county(SMALL, 1, (2014,)).school_years()))
    for name in ("roll", "needs", "stays", "exclusions", "steps", "placements", "prior"):
        one, other = getattr(alone, name), getattr(years(SMALL)[2014], name)
        for column in type(one).__dataclass_fields__:
            assert getattr(one, column).tolist() == getattr(other, column).tolist(), (name, column)
    awarded = [year.results.outcome.astype(str).tolist() for year in (alone, years(SMALL)[2014])]
    assert awarded[0] == awarded[1]
