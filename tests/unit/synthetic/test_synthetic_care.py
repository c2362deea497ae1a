"""The invented county's children looked after and in need: chains of episodes, in the codes of the return."""

from itertools import pairwise

import numpy
import pytest

from evenlode.synthetic.care_events import return_year
from evenlode.synthetic.county import YEARS
from evenlode.synthetic.kinds import NOBODY, Columns
from evenlode.vocabulary.codes.care import (
    EPISODE_ENDS,
    LEGAL_STATUSES,
    MISSING,
    NEEDS,
    PLACEMENT_CHANGES,
    PLACEMENTS,
    PROVIDERS,
    REASONS_FOR_NEW_EPISODE,
    REVIEWS,
)
from evenshire import SMALL, WHOLE, invented, years

EVERY_YEAR = pytest.mark.parametrize("year", YEARS)
COUNTS = pytest.mark.parametrize("count", [SMALL, WHOLE])


@COUNTS
@EVERY_YEAR
def test_episodes_are_chains_in_codes_of_the_return(count: int, year: int) -> None:
    found, (first, last) = years(count)[year].care, return_year(year)
    sets = {"began": REASONS_FOR_NEW_EPISODE, "status": LEGAL_STATUSES, "need": NEEDS, "placement": PLACEMENTS}
    for name, codes in sets.items():
        assert set(getattr(found, name)) <= {one.code for one in codes.codes}
    assert set(found.provider) - {""} <= {one.code for one in PROVIDERS.codes}
    assert set(found.ended) - {""} <= {one.code for one in EPISODE_ENDS.codes}
    assert set(found.changed) - {""} <= {one.code for one in PLACEMENT_CHANGES.codes}
    assert ((found.ended == "") == numpy.isnat(found.end)).all()
    assert (found.start <= last).all()
    assert not (found.end < first).any()
    assert not (found.end > last).any()


def test_an_episode_begins_where_the_one_before_it_ends_and_says_why() -> None:
    everything = invented(WHOLE).social_care.episodes
    for before, after in pairwise(range(4000)):
        if everything.child[before] == everything.child[after]:
            assert everything.end[before] == everything.start[after]
            assert everything.ended[before] == "X1"
            moved = everything.began[after] == "P"
            assert moved == (everything.changed[before] != "")
            assert moved or everything.placement[before] == everything.placement[after]
            assert everything.status[before] == everything.status[after] or everything.began[after] == "L"
        else:
            assert everything.began[after] == "S"
            assert everything.ended[before] != "X1"


@EVERY_YEAR
def test_as_many_are_looked_after_and_in_need_as_in_a_county_of_this_kind(year: int) -> None:
    county, one, last = invented(WHOLE), years(WHOLE)[year], return_year(year)[1]
    age = (last - county.children.born).astype(int) / 365.25
    under_18 = int(((age >= 0) & (age < 18)).sum())
    assert 35 < 10_000 * numpy.isnat(one.care.end).sum() / under_18 < 75
    open_now = one.in_need.only(one.in_need.where(numpy.isnat(one.in_need.end)))
    assert 150 < 10_000 * (open_now.kind == "cin").sum() / under_18 < 340
    assert 20 < 10_000 * (open_now.kind == "cpp").sum() / under_18 < 55


@EVERY_YEAR
def test_who_is_looked_after_is_so_in_what_is_known_of_each_child(year: int) -> None:
    one = years(WHOLE)[year]
    assert set(numpy.flatnonzero(one.needs.care).tolist()) == set(one.care.child[numpy.isnat(one.care.end)].tolist())
    assert not (one.needs.care & one.needs.adopted).any()
    here = one.roll.school != NOBODY
    hardship = invented(WHOLE).children.hardship
    assert hardship[here & one.needs.care].mean() > 0.5


def spell_days(found: Columns, year: int) -> None:
    """Check that the days of some times lie in the return's year and in order."""
    first, last = return_year(year)
    assert not (found.start > last).any()  # type: ignore[attr-defined]  # every kind of time has a start
    assert not (found.end < found.start).any()  # type: ignore[attr-defined]  # and an end
    assert not (found.end < first).any()  # type: ignore[attr-defined]  # of its year


@COUNTS
@EVERY_YEAR
def test_reviews_and_times_missing_are_of_children_looked_after(count: int, year: int) -> None:
    one, (first, _last) = years(count)[year], return_year(year)
    assert set(one.reviews.kind) <= {code.code for code in REVIEWS.codes}
    assert set(one.missing.kind) <= {code.code for code in MISSING.codes}
    for found in (one.reviews, one.missing):
        spell_days(found, year)
        assert (found.start >= first).all()
        for child, start in zip(found.child, found.start, strict=True):
            theirs = one.care.child == child
            assert (theirs & (one.care.start <= start) & ~(one.care.end < start)).any()
    assert len(one.reviews) > 0


@COUNTS
def test_times_in_need_do_not_meet_and_plans_lie_within_them(count: int) -> None:
    everything = invented(count).social_care.in_need
    need = everything.only(everything.where(everything.kind == "cin"))
    same = need.child[1:] == need.child[:-1]
    assert (need.start[1:] > need.end[:-1])[same].all()
    plan = everything.only(everything.where(everything.kind == "cpp"))
    assert len(plan) > 0
    for place in range(min(len(plan), 300)):
        theirs = need.child == plan.child[place]
        assert (theirs & (need.start <= plan.start[place]) & (need.end >= plan.end[place])).any()
