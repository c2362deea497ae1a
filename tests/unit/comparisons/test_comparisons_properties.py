"""What holds of every gap and every rank, whatever the figures are."""

from dataclasses import replace
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from evenlode.comparisons.gap import gap
from evenlode.comparisons.kinds import ClosedBy, Comparator, Verdict
from evenlode.comparisons.rank import rank, shown
from evenlode.measures.figures import Figure
from evenlode.vocabulary.places import authorities
from evenlode.vocabulary.states import State
from invented import ENGLAND, OXFORDSHIRE, figure, known

HIGH, LOW = "ks4_attainment8", "absence_persistent"
NUMBERS = st.decimals(min_value=-100, max_value=100, places=1).map(float)
VALUES = st.one_of(NUMBERS, st.sampled_from(["c", "x", "z", "low", "u"]))
PLACES = [place.code for place in authorities()[:12]]


def four(measure: str, values: tuple[float | str, ...]) -> list[Figure]:
    """A group and its others, this year and the year before."""
    groups = ("fsm", "not_fsm")
    return [
        figure(measure, group, year, value)
        for (year, group), value in zip(
            [(year, group) for year in ("2018/19", "2017/18") for group in groups], values, strict=True
        )
    ]


@given(st.tuples(VALUES, VALUES, VALUES, VALUES))
def test_a_gap_its_change_and_its_parts_agree(values: tuple[float | str, ...]) -> None:
    for measure, sign in ((HIGH, 1), (LOW, -1)):
        sides = four(measure, values)
        found = gap(sides[0], Comparator.OWN_OTHERS, known(*sides))
        numbers = [side.value for side in sides]
        whole = None not in numbers
        assert (found.gap is None) == (None in numbers[:2])
        assert (found.state is State.VALUE) == (found.gap is not None)
        assert (found.change is None) == (not whole)
        assert (found.verdict is Verdict.NOT_COMPARABLE) == (not whole)
        if not whole:
            continue
        mine, theirs, was, theirs_was = (Decimal(repr(number)) for number in numbers)
        assert found.gap == float(sign * (theirs - mine))
        assert found.change == float(sign * ((theirs - mine) - (theirs_was - was)))
        assert (found.group_change, found.comparator_change) == (float(mine - was), float(theirs - theirs_was))
        assert (found.closed_by is not None) == (found.change < 0)
        if found.closed_by is ClosedBy.COMPARATOR_FELL:
            assert sign * (mine - was) <= 0
        elif found.closed_by:
            assert sign * (mine - was) > 0


@given(st.tuples(NUMBERS, NUMBERS, NUMBERS, NUMBERS))
def test_turning_a_measure_round_turns_its_gaps_round(values: tuple[float, ...]) -> None:
    high, low = (
        gap(sides[0], Comparator.OWN_OTHERS, known(*sides)) for sides in (four(HIGH, values), four(LOW, values))
    )
    assert high.gap is not None
    assert low.gap is not None
    assert high.gap == -low.gap
    turned = {Verdict.NARROWER: Verdict.WIDER, Verdict.WIDER: Verdict.NARROWER}
    assert high.verdict is turned.get(low.verdict, Verdict.LITTLE_CHANGED)


@given(NUMBERS, NUMBERS, NUMBERS)
def test_the_gap_to_others_in_england_is_the_sum_of_the_others(mine: float, same: float, others: float) -> None:
    sides = [
        figure(HIGH, "fsm", "2018/19", mine),
        figure(HIGH, "fsm", "2018/19", same, ENGLAND),
        figure(HIGH, "not_fsm", "2018/19", others, ENGLAND),
    ]
    to_others, to_same = (
        gap(sides[0], one, known(*sides)).gap for one in (Comparator.NATIONAL_OTHERS, Comparator.NATIONAL_SAME)
    )
    national = gap(sides[1], Comparator.OWN_OTHERS, known(*sides)).gap
    assert Decimal(repr(to_others)) == Decimal(repr(to_same)) + Decimal(repr(national))


@given(st.lists(st.one_of(st.integers(0, 6), st.just("c")), min_size=1, max_size=12), st.sampled_from([HIGH, LOW]))
def test_a_rank_is_one_more_than_the_number_of_better_places(values: list[float | str], measure: str) -> None:
    places = PLACES[: len(values)]
    figures = [figure(measure, "all", "2018/19", value, place) for value, place in zip(values, places, strict=True)]
    numbers = [one.value for one in figures if one.value is not None]
    for one in figures:
        found = rank(one, "england", places[::-1], known(*figures))
        assert found.of == len(numbers)
        if one.value is None:
            assert (found.rank, found.tied, shown(found)) == (None, False, "no rank")
            continue
        in_order = sorted(numbers, reverse=measure == HIGH)
        assert found.rank == in_order.index(one.value) + 1
        assert found.tied == (numbers.count(one.value) > 1)
        assert shown(found) == f"{found.rank}{'=' if found.tied else ''} of {found.of}"


def test_a_place_that_has_no_figure_is_not_counted() -> None:
    one = figure(HIGH, "all", "2018/19", 50.0)
    found = rank(one, "2021", [OXFORDSHIRE, *PLACES], known(one))
    assert (found.rank, found.of, found.id) == (1, 1, f"{one.id}~rank_2021")


def test_neither_end_good_is_no_rank_but_the_count_stands() -> None:
    one = figure("pupils_with_sen_support", "all", "2018/19", 14.0)
    other = replace(one, key=replace(one.key, place=PLACES[0]))
    found = rank(one, "england", [OXFORDSHIRE, PLACES[0]], known(one, other))
    assert (found.rank, found.of, found.polarity) == (None, 2, "neither")
