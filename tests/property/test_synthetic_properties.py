"""What the makers of the synthetic county promise of any numbers and any seed."""

from functools import cache

import numpy
import pytest
from hypothesis import given
from hypothesis import strategies as st

from evenlode.synthetic.absence import days_away, drifting, persistent
from evenlode.synthetic.attainment import boundary
from evenlode.synthetic.corrections import KNOWN_LATER, UNKNOWN, corrections, said_first
from evenlode.synthetic.county import county
from evenlode.synthetic.events import Register, SchoolYear
from evenlode.synthetic.exclusion_days import starts
from evenlode.synthetic.fitting import quota
from evenlode.synthetic.kinds import Columns
from evenlode.synthetic.outcomes_ks2 import awarded
from evenlode.synthetic.randomness import stream
from evenlode.synthetic.truths import split

SEEDS = st.integers(0, 2**31)
DAYS, WEEKDAY = 60, numpy.arange(60) % 5
HALF_TERM = numpy.arange(60) // 30 + 1


@given(SEEDS, st.integers(1, 40), st.floats(0, 1))
def test_everybody_misses_exactly_the_sessions_stated_on_days_that_are_open_to_them(
    seed: int, count: int, share: float
) -> None:
    numbers = stream(seed, "spells")
    open_to = numbers.random((count, DAYS)) < 0.8
    missed = numbers.binomial(2 * open_to.sum(axis=1), share)
    found = days_away(missed, open_to, drifting((count, DAYS), numbers), WEEKDAY, HALF_TERM, numbers)
    assert (found.missed == missed).all()
    assert not (found.morning | found.afternoon)[~open_to].any()


@given(SEEDS, st.integers(2, 200), st.floats(0, 1))
def test_a_quota_of_persistent_absentees_is_met_and_nobody_leaves_their_bounds(
    seed: int, count: int, share: float
) -> None:
    numbers = stream(seed, "absence")
    possible = numbers.integers(1, 380, count)
    least = -(-possible // 10)
    floor = numbers.integers(0, 3, count).clip(0, least - 1)
    missed = numpy.maximum(numbers.binomial(possible, 0.08), floor)
    wanted = int(share * count)
    found = persistent(missed, possible, numpy.zeros(count, int), {0: wanted}, least, numbers, floor)
    assert (found >= least).sum() == wanted
    assert (found >= floor).all()
    assert (found <= possible).all()


@given(SEEDS, st.lists(st.integers(1, 12), min_size=1, max_size=8), st.integers(100, 190))
def test_suspensions_of_one_child_never_meet(seed: int, lengths: list[int], last: int) -> None:
    sessions = numpy.array(lengths)
    found = starts(numpy.zeros(len(lengths), int), sessions, numpy.array([last]), stream(seed, "exclusions"))
    ends = found + (sessions + 1) // 2
    assert (found[1:] >= ends[:-1]).all()
    assert found.min() >= 0
    assert ends.max() <= last


@given(SEEDS, st.integers(1, 300), st.floats(0, 100))
def test_a_boundary_divides_exactly(seed: int, count: int, rate: float) -> None:
    score = stream(seed, "attainment").normal(0, 1, count)
    everybody = numpy.ones(count, bool)
    assert (score >= boundary(score, everybody, rate)).sum() == quota(rate, count)


@given(SEEDS, st.integers(1, 200), st.floats(0, 1))
def test_scaled_scores_agree_with_the_standard_and_keep_their_order(seed: int, count: int, share: float) -> None:
    numbers = stream(seed, "attainment")
    score = numbers.normal(0, 1, count)
    met = score > numpy.quantile(score, share)
    outcome, scaled = awarded(score, met, 25.0)
    known = ~numpy.isnan(scaled)
    assert ((scaled >= 100) == met)[known].all()
    assert met[~known].sum() == 0
    assert ((outcome == "AS") == met).all()
    order = numpy.argsort(score[known], kind="stable")
    assert (numpy.diff(scaled[known][order]) >= 0).all()


@given(SEEDS, st.integers(2, 120), st.integers(1, 9))
def test_the_parts_of_a_gap_add_up_and_equal_schools_have_none_between_them(
    seed: int, count: int, schools: int
) -> None:
    numbers = stream(seed, "planted")
    poor = numpy.arange(count) % 2 == 0
    school = numbers.integers(0, schools, count)
    score = numbers.normal(0, 1, count)
    gap, within, between = split(score, poor, school)
    assert within + between == pytest.approx(gap, abs=0.0002)
    assert split(score, poor, numpy.zeros(count, int))[2] == pytest.approx(0, abs=0.0002)


@cache
def register() -> Register:
    """The register of the largest school of a small county."""
    one = next(iter(county(8, 1, (2023,)).school_years()))
    return max(one.registers(), key=lambda found: len(found.child))


@given(SEEDS, st.integers(0, 189))
def test_corrections_say_later_what_was_not_known_first(seed: int, since: int) -> None:
    found = corrections(register(), since, stream(seed, "corrections"))
    first = said_first(register(), found)
    changed = (first.morning != register().morning).sum() + (first.afternoon != register().afternoon).sum()
    assert changed == len(found)
    assert (found.day >= since).all()
    assert (found.known > found.day).all()
    assert (found.known < len(register().days)).all()
    for marks, now, whose in (
        (first.morning, register().morning, ~found.afternoon), (first.afternoon, register().afternoon, found.afternoon),
    ):  # fmt: skip
        places = found.row[whose], found.day[whose]
        assert {register().codes[mark] for mark in marks[places]} <= {UNKNOWN}
        assert {register().codes[mark] for mark in now[places]} <= set(KNOWN_LATER)


def columns_of(year: SchoolYear) -> list[tuple[str, list[object]]]:
    """Everything that a year holds in columns."""
    held = [getattr(year, name) for name in type(year).__dataclass_fields__]
    return [
        (f"{type(one).__name__}.{name}", getattr(one, name).astype(str).tolist())
        for one in held
        if isinstance(one, Columns)
        for name in type(one).__dataclass_fields__
    ]


@pytest.mark.parametrize("seed", [2, 3])
def test_a_seed_decides_everything_and_another_gives_another_county(seed: int) -> None:
    one, again, other = (next(iter(county(8, made, (2024,)).school_years())) for made in (seed, seed, seed + 10))
    assert columns_of(one) == columns_of(again)
    assert columns_of(one) != columns_of(other)
    for first, second in zip(one.registers(), again.registers(), strict=True):
        assert (first.morning == second.morning).all()
        assert (first.afternoon == second.afternoon).all()
