"""Sentences: each says what its comparison says and no more, and owns to what is missing, broken or tied."""

from dataclasses import replace
from datetime import date

import pytest

from evenlode.comparisons.gap import gap
from evenlode.comparisons.kinds import Comparator, Gap, Rank
from evenlode.comparisons.means import Neighbourhood
from evenlode.comparisons.neighbours import NeighbourSet
from evenlode.comparisons.numbers import numbers_of
from evenlode.comparisons.rank import rank
from evenlode.judgements.sentences import gap_said, gap_sentence, number, plain, points, rank_said, rank_sentence
from invented import ENGLAND, OXFORDSHIRE, figure, known

UNTESTED = "(published without counts, so chance is not ruled out)"
KS2, A8, GLD, P8 = "ks2_rwm_expected", "ks4_attainment8", "eyfs_gld", "ks4_progress8"


def own_gap(measure: str, now: tuple[float | str, float | str], before: tuple[float, float] | None = None) -> Gap:
    """The gap of disadvantaged pupils in 2023/24, and the year before where it is given."""
    one = figure(measure, "disadvantaged", "2023/24", now[0])
    rest = [figure(measure, "not_disadvantaged", "2023/24", now[1])]
    if before:
        rest.append(figure(measure, "disadvantaged", "2022/23", before[0]))
        rest.append(figure(measure, "not_disadvantaged", "2022/23", before[1]))
    return gap(one, Comparator.OWN_OTHERS, known(one, *rest))


def test_a_gap_says_both_sides_and_the_distance() -> None:
    assert gap_sentence(own_gap(KS2, (40, 68))) == (
        "In 2023/24 the percentage reaching the expected standard in reading, writing and maths at key stage 2 among "
        "disadvantaged pupils in Oxfordshire was 40%, and 68% among other pupils: a gap of 28 percentage points."
    )


NARROWER = "a gap of 26 percentage points, 3 percentage points narrower than the year before"
SMALLER = "ahead by 2 percentage points, a lead 4 percentage points smaller than the year before"


@pytest.mark.parametrize(
    ("now", "before", "said"),
    [
        ((42, 68), (38, 67), f"{NARROWER} because disadvantaged pupils did better {UNTESTED}."),
        ((40, 66), (40, 69), f"{NARROWER} only because other pupils did worse {UNTESTED}."),
        ((41, 66), (40, 68), "because disadvantaged pupils did better and other pupils did worse"),
        (
            (40, 69),
            (40, 68),
            f"a gap of 29 percentage points, 1 percentage point wider than the year before {UNTESTED}.",
        ),
        ((40, 68), (40, 68), f"a gap of 28 percentage points, little changed from the year before {UNTESTED}."),
        ((70, 68), (74, 68), f"the group is {SMALLER} {UNTESTED}."),
        ((74, 68), (70, 68), "a lead 4 percentage points larger than the year before"),
        (
            (70, 68),
            (60, 68),
            "ahead by 2 percentage points, where the year before it was behind by 8 percentage points",
        ),
        ((60, 68), (70, 68), "a gap of 8 percentage points, where the year before it was ahead by 2 percentage points"),
        ((68, 68), (60, 68), "no gap, 8 percentage points narrower than the year before"),
    ],
)  # fmt: skip - a case to a line
def test_a_change_says_its_size_its_reason_and_that_it_is_untested(
    now: tuple[float, float], before: tuple[float, float], said: str
) -> None:
    assert said in gap_sentence(own_gap(KS2, now, before))


def test_a_change_of_a_score_is_not_little_for_being_under_one() -> None:
    sentence = gap_sentence(own_gap(P8, (-0.5, 0.2), (-0.9, 0.2)))
    assert "a gap of 0.70, 0.40 narrower than the year before" in sentence


@pytest.mark.parametrize(("state", "meaning"), [("c", "suppressed"), ("x", "not available"), ("u", "too unreliable")])
def test_what_is_missing_is_said_and_never_nought(state: str, meaning: str) -> None:
    sentence = gap_sentence(own_gap(KS2, (state, 68)))
    assert meaning in sentence
    assert "cannot be set beside the others in the same place" in sentence
    assert "0%" not in sentence


def test_others_that_nobody_publishes_are_said_to_be_missing() -> None:
    one = figure(A8, "cla", "2023/24", 15.0)
    assert gap_sentence(gap(one, Comparator.OWN_OTHERS, known(one))).endswith("no such figure is published.")


def test_nothing_is_said_of_change_across_a_new_definition() -> None:
    figures = [
        figure(GLD, group, year, value)
        for year, values in (("2020/21", (50, 70)), ("2021/22", (45, 72)))
        for group, value in zip(("fsm", "not_fsm"), values, strict=True)
    ]
    sentence = gap_sentence(gap(figures[2], Comparator.OWN_OTHERS, known(*figures)))
    assert sentence.endswith("a gap of 27.0 percentage points, which cannot be set beside the year before.")


def test_beside_england_the_sentence_ends_with_englands_gap() -> None:
    here = own_gap(KS2, (40, 68))
    england = [
        figure(KS2, "disadvantaged", "2023/24", 46, ENGLAND),
        figure(KS2, "not_disadvantaged", "2023/24", 68, ENGLAND),
    ]
    said = gap_said(here, gap(england[0], Comparator.OWN_OTHERS, known(*england)))
    assert plain(said).endswith("a gap of 28 percentage points; in England the gap was 22 percentage points.")
    assert [piece.id.split("~")[-1] for piece in said if piece.part == "gap"] == ["gap_own_others", "gap_own_others"]


def test_every_number_of_a_sentence_says_whose_it_is() -> None:
    said = gap_said(own_gap(KS2, (42, 68), (38, 67)))
    owned = {piece.text: piece.part for piece in said if piece.id}
    assert owned == {"42%": "value", "68%": "value", "26 percentage points": "gap", "3 percentage points": "change"}


def ranked(values: dict[str, float | str], measure: str = A8, set_name: str = "2025", restated: bool = False) -> Rank:
    """Oxfordshire's rank among some places with these values."""
    figures = {place: figure(measure, "disadvantaged", "2023/24", value, place) for place, value in values.items()}
    return rank(figures[OXFORDSHIRE], set_name, list(values), known(*figures.values()), restated)


def test_a_rank_says_the_value_the_place_and_which_end_is_best() -> None:
    assert rank_sentence(ranked({OXFORDSHIRE: 31.0, "E10000003": 35.0, "E10000014": 30.0})) == (
        "In 2023/24 the average Attainment 8 score of disadvantaged pupils in Oxfordshire was 31.0, which ranks 2 of 3 "
        "among itself and its statistical neighbours, where 1 is best."
    )


def test_a_tied_rank_says_so() -> None:
    one = ranked({OXFORDSHIRE: 31.0, "E10000003": 31.0, "E10000014": 35.0})
    assert "ranks 2= of 3" in rank_sentence(one)
    assert [piece.text for piece in rank_said(one) if piece.part == "rank"] == ["2= of 3"]


def test_a_restated_rank_names_its_list() -> None:
    assert "(neighbours of 2021, restated)" in rank_sentence(
        ranked({OXFORDSHIRE: 31.0}, set_name="2021", restated=True)
    )


def test_where_low_is_good_one_is_still_best() -> None:
    assert "where 1 is best" in rank_sentence(ranked({OXFORDSHIRE: 8.0}, "absence_overall"))


@pytest.mark.parametrize(
    ("measure", "value", "why"), [(A8, "c", "suppressed"), ("cin_rate", 230.0, "neither higher nor lower is better")]
)
def test_what_cannot_be_ranked_says_why(measure: str, value: float | str, why: str) -> None:
    sentence = rank_sentence(ranked({OXFORDSHIRE: value, "E10000003": 31.0}, measure))
    assert "has no rank" in sentence
    assert why in sentence


@pytest.mark.parametrize(
    ("measure", "value", "shown", "size"),
    [
        (KS2, 40.4, "40%", "40 percentage points"),
        (A8, 31.25, "31.3", "31.3 points"),
        (P8, -0.505, "\N{MINUS SIGN}0.51", "0.51"),
        ("suspensions_rate", 11.007, "11.01", "11.01 per 100"),
        ("exclusions_permanent", 53.0, "53", "53"),
        (KS2, 1.0, "1%", "1 percentage point"),
    ],
)
def test_numbers_are_rounded_once_and_sizes_have_their_unit(measure: str, value: float, shown: str, size: str) -> None:
    one = figure(measure, "all", "2023/24", value)
    assert number(one) == shown
    assert points(one, value) == size


def beside_neighbours(*three: tuple[float | str, float, float]) -> Gap:
    """The gap of 40% to the mean of three neighbours, each a percentage and its two counts."""
    places = ("E10000003", "E10000015", "E06000060")
    one = figure(KS2, "fsm", "2023/24", 40.0)
    beside = [
        replace(figure(KS2, "fsm", "2023/24", value, place), numerator=above or None, denominator=below or None)
        for (value, above, below), place in zip(three, places, strict=False)
    ]
    sets = [NeighbourSet("2021", date(2021, 4, 1), {OXFORDSHIRE: places})]
    return gap(one, Comparator.NEIGHBOURS_SAME, known(one), Neighbourhood(sets, numbers_of(beside)))


@pytest.mark.parametrize(
    ("three", "said"),
    [
        (
            ((50, 20, 40), (45, 90, 200), (46, 23, 50)),
            "neighbours 47%: a gap of 7 percentage points; weighted by pupils it is 46%: larger neighbours do worse.",
        ),
        (((50, 200, 400), (45, 18, 40), (46, 23, 50)), "weighted by pupils it is 49%: larger neighbours do better."),
        (((47, 47, 100), (47, 47, 100), (47, 47, 100)), "weighted by pupils the mean is 47% as well."),
        (
            ((50, 0, 0), ("c", 0, 0), (46, 0, 0)),
            "the mean of its ten statistical neighbours (2 of 3 have a figure) 48%: a gap of 8 percentage points.",
        ),
        ((), "the mean of its ten statistical neighbours: none of them has a figure in the same publication."),
    ],
)  # fmt: skip - a case to a line
def test_a_gap_to_neighbours_says_of_how_many_and_what_their_size_tells(
    three: tuple[tuple[float | str, float, float], ...], said: str
) -> None:
    assert gap_sentence(beside_neighbours(*three)).endswith(said)
