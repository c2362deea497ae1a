"""When the invented county's children are away: as many sessions as stated, in spells, and shares met to the pupil."""

import numpy
import pytest

from evenlode.synthetic.absence import Away, days_away, drifting, expected, persistent, totals
from evenlode.synthetic.calendars import calendar
from evenlode.synthetic.fitting import quota
from evenlode.synthetic.kinds import Column
from evenlode.synthetic.randomness import stream

COUNT, DAYS = 4000, 190
GROUP = numpy.arange(COUNT) % 11 + 1
CALENDAR = calendar(1, 2013)
WEEKDAY = numpy.array([day.weekday() for day in CALENDAR.days])


@pytest.fixture(scope="module")
def missed() -> Column:
    """The sessions that some children miss of 380."""
    likely = stream(1, "absence", 0).normal(0, 1, COUNT)
    return totals(numpy.full(COUNT, 380), expected(GROUP, likely, "before"), stream(1, "absence", 1))


def away(missed: Column, open_to: Column | None = None, collapses: dict[int, int] | None = None) -> Away:
    """Their days."""
    everyone = numpy.ones((COUNT, DAYS), bool) if open_to is None else open_to
    shared = drifting((COUNT // 2, DAYS), stream(1, "spells", 0))[numpy.arange(COUNT) // 2]
    return days_away(missed, everyone, shared, WEEKDAY, CALENDAR.half_term, stream(1, "spells", 1), collapses)


def test_absence_is_as_common_as_it_was(missed: Column) -> None:
    assert 0.040 < missed.sum() / (COUNT * 380) < 0.052
    assert 0.07 < (missed * 10 >= 380).mean() < 0.13
    assert 0.02 < (missed >= 56).mean() < 0.055


def test_every_child_misses_exactly_as_many_sessions_as_stated(missed: Column) -> None:
    assert (away(missed).missed == missed).all()


@pytest.mark.parametrize("sessions", [0, 1, 2, 379, 380])
def test_so_do_those_who_are_never_and_always_away(sessions: int) -> None:
    assert (away(numpy.full(COUNT, sessions)).missed == sessions).all()


def test_nobody_is_away_on_a_day_on_which_they_are_on_no_roll(missed: Column) -> None:
    open_to = numpy.ones((COUNT, DAYS), bool)
    open_to[::2, :100] = False
    found = away(numpy.minimum(missed, 120), open_to)
    assert not (found.morning | found.afternoon)[~open_to].any()
    assert (found.missed == numpy.minimum(missed, 120)).all()


def test_absence_comes_in_spells_and_families_share_them(missed: Column) -> None:
    found = away(missed)
    days = found.morning | found.afternoon
    starts = days.copy()
    starts[:, 1:] &= ~days[:, :-1]
    assert 1.5 < days.sum() / starts.sum() < 2.6
    together = (days[0::2] & days[1::2]).sum() / days[0::2].sum()
    assert together > 3 * days.mean()


def test_mondays_and_fridays_are_missed_more_often(missed: Column) -> None:
    found = away(missed)
    by_day = [(found.morning | found.afternoon)[:, day == WEEKDAY].mean() for day in range(5)]
    assert min(by_day[0], by_day[4]) > max(by_day[1:4])


def test_a_collapse_puts_absence_after_its_day(missed: Column) -> None:
    more = missed.copy()
    more[:40] = 120
    found = away(more, collapses=dict.fromkeys(range(40), 120))
    days = (found.morning | found.afternoon)[:40]
    assert days[:, 120:].mean() > 0.7
    assert days[:, :120].mean() < 0.15


def test_quotas_of_persistent_absentees_are_met_to_the_pupil(missed: Column) -> None:
    groups = numpy.arange(COUNT) % 5 - 1
    quotas = {one: quota(rate, int((groups == one).sum())) for one, rate in enumerate((10.2, 7.5, 4.5, 2.0))}
    found = persistent(missed, numpy.full(COUNT, 380), groups, quotas, 56, stream(1, "absence", 2))
    assert {one: int((found[groups == one] >= 56).sum()) for one in quotas} == quotas
    assert (found[groups == -1] == missed[groups == -1]).all()
    assert (found != missed).mean() < 0.08
    assert found.min() >= 0
    assert found.max() <= 380
