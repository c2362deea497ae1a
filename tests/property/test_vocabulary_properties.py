"""What holds of the vocabulary for every value: round trips, exact rounding, caught slips."""

from decimal import Decimal
from fractions import Fraction
from math import floor

from hypothesis import given
from hypothesis import strategies as st

from evenlode.vocabulary import groups, identifiers, places
from evenlode.vocabulary.figure_ids import FigureKey
from evenlode.vocabulary.rounding import decimals_of, round_half_away, shown
from evenlode.vocabulary.years import Year, YearKind, read_label

FLOATS = st.floats(allow_nan=False, allow_infinity=False)
DECIMALS = st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**12), max_value=10**12, places=6)
PLACES = st.integers(min_value=0, max_value=8)
PART = st.text(st.characters(codec="ascii", categories=("Ll", "Lu", "Nd"), include_characters="_+:-"), min_size=1)


@st.composite
def years(draw: st.DrawFn) -> Year:
    """Any year, or span of up to ten years, of any kind."""
    start = draw(st.integers(min_value=1900, max_value=2080))
    return Year(draw(st.sampled_from(YearKind)), start, start + draw(st.integers(min_value=0, max_value=9)))


@st.composite
def keys(draw: st.DrawFn) -> FigureKey:
    """Any key whose parts can stand in an id."""
    source, measure, place, phase, group, period = (draw(PART) for _ in range(6))
    return FigureKey(source, measure, place, phase, group, draw(years()), period, draw(PART | st.just("all")))


@given(DECIMALS, PLACES)
def test_rounding_is_exact_and_takes_halves_away_from_zero(value: Decimal, places_shown: int) -> None:
    scaled = abs(Fraction(value)) * 10**places_shown
    expected = Fraction(floor(scaled + Fraction(1, 2)), 10**places_shown)
    assert abs(Fraction(round_half_away(value, places_shown))) == expected


@given(DECIMALS, PLACES)
def test_rounding_is_symmetrical_and_settles_at_once(value: Decimal, places_shown: int) -> None:
    rounded = round_half_away(value, places_shown)
    assert round_half_away(-value, places_shown) == -rounded
    assert round_half_away(rounded, places_shown) == rounded


@given(FLOATS, PLACES)
def test_a_double_rounds_as_its_shortest_text_and_shows_its_places(value: float, places_shown: int) -> None:
    assert round_half_away(value, places_shown) == round_half_away(Decimal(repr(value)), places_shown)
    _, _, decimals = shown(value, places_shown).partition(".")
    assert len(decimals) == places_shown


@given(FLOATS)
def test_a_double_shown_with_its_own_decimals_is_itself(value: float) -> None:
    assert float(shown(value, decimals_of(value))) == value


@given(years())
def test_a_year_is_read_back_from_print_and_id(year: Year) -> None:
    assert Year.parse(str(year)) == year
    assert Year.parse(year.id) == year
    assert year.previous().next() == year
    assert (year.first_day - year.previous().last_day).days <= 1


@given(years().filter(lambda year: not year.is_span))
def test_a_printed_year_is_also_a_label(year: Year) -> None:
    read = read_label(str(year), year.kind)
    assert read is not None
    assert read.year == year


@given(st.text(), st.sampled_from(YearKind))
def test_no_label_breaks_the_reader(label: str, kind: YearKind) -> None:
    assert read_label(label, kind) is None or any(character.isdigit() for character in label)


@given(keys(), st.none() | st.integers(min_value=0, max_value=10**9))
def test_a_figure_id_is_read_back(key: FigureKey, snapshot: int | None) -> None:
    asked = "" if snapshot is None else f"@{snapshot}"
    assert FigureKey.parse(key.id + asked) == (key, snapshot)


@given(keys(), keys())
def test_two_keys_never_share_an_id(first: FigureKey, second: FigureKey) -> None:
    assert (first.id == second.id) == (first == second)


@given(st.text("0123456789", min_size=12, max_size=12), st.integers(min_value=0, max_value=12), st.data())
def test_a_slip_in_one_character_of_a_pupil_number_is_caught(rest: str, place: int, data: st.DataObject) -> None:
    number = identifiers.upn_check_letter(rest) + rest
    slip = data.draw(st.sampled_from("0123456789" + identifiers.UPN_ALPHABET).filter(lambda c: c != number[place]))
    assert identifiers.is_upn(number)
    mended = number[:place] + slip + number[place + 1 :]
    # A last digit may become the letter of the same worth, which makes it another, temporary number.
    same_worth = place == 12 and slip.isalpha() and identifiers.UPN_ALPHABET.index(slip) == int(number[12])
    assert identifiers.is_upn(mended) is same_worth


@given(st.sampled_from(places.all_places()))
def test_a_place_is_found_by_every_code_and_name(place: places.Place) -> None:
    for text in (place.code, *place.old_codes, place.dfe_number, place.name, *place.aliases):
        assert places.find(text) is place
        assert places.find(f"  {text.lower()} ") is place
        assert places.find(text.upper()) is place


@given(st.sampled_from(sorted(groups.ALL_GROUPS)))
def test_a_group_is_found_by_its_id(id: str) -> None:
    assert groups.find(id).id == id
    assert "." not in id
