"""The short word lists: phases, states, units, polarity, releases, periods, themes and flags."""

from datetime import date

import pytest

from evenlode.errors import NotFound
from evenlode.vocabulary import periods, phases
from evenlode.vocabulary.flags import Flag
from evenlode.vocabulary.periods import Term, is_period
from evenlode.vocabulary.phases import Phase
from evenlode.vocabulary.polarity import Direction
from evenlode.vocabulary.releases import Release
from evenlode.vocabulary.states import State, combined
from evenlode.vocabulary.themes import Theme
from evenlode.vocabulary.units import Unit


def test_phases_are_found_or_the_nearest_offered() -> None:
    assert [str(phase) for phase in Phase] == [
        "all",
        "early_years",
        "primary",
        "secondary",
        "special",
        "alternative",
        "post_16",
    ]
    assert phases.find("primary") is Phase.PRIMARY
    with pytest.raises(NotFound, match="primry") as refusal:
        phases.find("primry")
    assert "primary" in refusal.value.remedy


def test_states_have_their_symbols_and_all_but_a_value_are_missing() -> None:
    assert [str(state) for state in State] == ["value", "c", "z", "x", "low", "u"]
    assert [state for state in State if not state.is_missing] == [State.VALUE]


@pytest.mark.parametrize(
    ("states", "expected"),
    [
        ((), State.VALUE),
        ((State.VALUE, State.VALUE), State.VALUE),
        ((State.VALUE, State.SUPPRESSED), State.SUPPRESSED),
        ((State.NOT_AVAILABLE, State.SUPPRESSED), State.NOT_AVAILABLE),
        ((State.LOW,), State.LOW),
    ],
)
def test_arithmetic_on_a_non_value_gives_the_first_non_value(states: tuple[State, ...], expected: State) -> None:
    assert combined(*states) is expected


def test_percentages_differ_by_percentage_points() -> None:
    assert Unit.PERCENT.difference_label == "percentage points"
    assert Unit.POINTS.difference_label == "points"
    assert (Unit.PERCENT.decimals, Unit.COUNT.decimals, Unit.RATE_PER_100.decimals) == (1, 0, 2)
    assert (Unit.RATE_PER_10000.per, Unit.PERCENT.per, Unit.SCORE.per) == (10_000, 100, None)


def test_direction_gives_the_sign_of_a_gap() -> None:
    assert [direction.sign for direction in Direction] == [1, -1, 0]


def test_releases_stand_in_the_order_of_the_chain() -> None:
    assert [str(release) for release in Release] == ["", "unvalidated", "provisional", "revised", "final"]
    assert Release.REVISED.order > Release.PROVISIONAL.order > Release.UNVALIDATED.order > Release.UNSTATED.order


def test_themes_stand_in_order() -> None:
    assert [theme.order for theme in Theme] == list(range(1, 11))
    assert Theme.SEN.label == "Special educational needs and disabilities"


@pytest.mark.parametrize("words", [State, Release, Flag])
def test_every_word_has_a_meaning(words: type[State] | type[Release] | type[Flag]) -> None:
    assert all(word.meaning for word in words)


@pytest.mark.parametrize("words", [Phase, Unit, Direction, Theme])
def test_every_word_has_a_label(words: type[Phase] | type[Unit] | type[Direction] | type[Theme]) -> None:
    assert all(word.label for word in words)


@pytest.mark.parametrize(
    ("period", "title"),
    [
        ("year", "the whole year"),
        ("autumn", "the autumn term"),
        ("autumn_spring", "the autumn and spring terms"),
        ("half_term_3", "half-term 3"),
        ("week_2026_05", "the week beginning 26 January 2026"),
        ("to_2026_03_27", "the year up to 27 March 2026"),
        ("week_2026_53", "the week beginning 28 December 2026"),
    ],
)
def test_periods(period: str, title: str) -> None:
    assert is_period(period)
    assert periods.title(period) == title


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Year",
        "half_term_0",
        "half_term_7",
        "week_2025_53",
        "week_2026_5",
        "to_2026_02_30",
        "winter",
        "week_0000_01",
    ],
)
def test_what_is_no_period(text: str) -> None:
    assert not is_period(text)
    with pytest.raises(ValueError, match="not a period"):
        periods.title(text)


def test_periods_of_days() -> None:
    assert periods.week_of(date(2026, 1, 31)) == "week_2026_05"
    assert periods.week_of(date(2027, 1, 1)) == "week_2026_53"
    assert periods.up_to(date(2026, 3, 27)) == "to_2026_03_27"
    assert [term.half_terms for term in Term] == [(1, 2), (3, 4), (5, 6)]
