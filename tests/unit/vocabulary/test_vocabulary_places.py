"""Places: found by every code and name in use, one place where only a code changed, two where the area did."""

from datetime import date

import pytest

from evenlode.errors import NotFound
from evenlode.vocabulary import places
from evenlode.vocabulary.places import ENGLAND, PlaceKind, find


@pytest.mark.parametrize("text", ["E10000025", "e10000025", "931", "Oxfordshire", "OXFORDSHIRE", " oxfordshire "])
def test_oxfordshire_is_found(text: str) -> None:
    assert find(text).code == "E10000025"


@pytest.mark.parametrize(
    ("spelling", "code"),
    [
        ("St Helens", "E08000013"),
        ("St. Helens", "E08000013"),
        ("Isles Of Scilly", "E06000053"),
        ("Bristol City of", "E06000023"),
        ("Bristol, City of", "E06000023"),
        ("Bristol", "E06000023"),
        ("Kingston Upon Hull, City of", "E06000010"),
        ("Kingston upon Hull City of", "E06000010"),
        ("Hull", "E06000010"),
        ("Durham", "E06000047"),
        ("County Durham", "E06000047"),
        ("Herefordshire", "E06000019"),
        ("Herefordshire, County of", "E06000019"),
        ("Bedford Borough", "E06000055"),
        ("Bedford", "E06000055"),
        ("Bath & North East Somerset", "E06000022"),
        ("Stoke on Trent", "E06000021"),
        ("Dorset (Pre LG)", "E10000009"),
        ("Poole (Pre LG)", "E06000029"),
        ("Bournemouth (Pre LG)", "E06000028"),
        ("Bournemouth", "E06000028"),
        ("Bedfordshire (Pre LGR 2009)", "E10000001"),
        ("Cheshire (Pre LGR 2009)", "E10000004"),
        ("Yorkshire and the Humber", "E12000003"),
        ("London (Inner)", "E13000001"),
        ("Outer London", "E13000002"),
        ("London", "E12000007"),
        ("City of London", "E09000001"),
        ("England", "E92000001"),
        ("970", "E92000001"),
        ("986", "E12000007"),
        ("987", "E13000001"),
        ("990", "E12000009"),
    ],
)
def test_published_spellings(spelling: str, code: str) -> None:
    assert find(spelling).code == code


@pytest.mark.parametrize(
    ("number", "code", "other"),
    [
        ("825", "E06000060", "E10000002"),
        ("815", "E06000065", "E10000023"),
        ("933", "E06000066", "E10000027"),
        ("390", "E08000037", "E08000020"),
        ("929", "E06000057", "E06000048"),
        ("370", "E08000016", "E08000038"),
        ("373", "E08000019", "E08000039"),
    ],
)
def test_where_only_the_code_changed_it_is_one_place(number: str, code: str, other: str) -> None:
    place = find(number)
    assert place.code == code
    assert find(other) is place
    assert places.ons_code_of[number] == code
    assert not place.closed


@pytest.mark.parametrize(
    ("number", "closed", "successors"),
    [
        ("835", date(2019, 3, 31), {"838", "839"}),
        ("836", date(2019, 3, 31), {"839"}),
        ("837", date(2019, 3, 31), {"839"}),
        ("928", date(2021, 3, 31), {"940", "941"}),
        ("909", date(2023, 3, 31), {"942", "943"}),
        ("820", date(2009, 3, 31), {"822", "823"}),
        ("875", date(2009, 3, 31), {"895", "896"}),
    ],
)
def test_where_the_area_changed_there_are_two_places(number: str, closed: date, successors: set[str]) -> None:
    place = find(number)
    heirs = [find(code) for code in place.successors]
    assert place.closed == closed
    assert {heir.dfe_number for heir in heirs} == successors
    assert all(heir.opened and (heir.opened - closed).days == 1 for heir in heirs)


def test_plain_dorset_is_the_present_authority() -> None:
    assert find("Dorset").dfe_number == "838"
    assert find("835").name == "Dorset (to March 2019)"


@pytest.mark.parametrize(("year", "number"), [(2019, 152), (2020, 151), (2022, 152), (2024, 153)])
def test_there_are_as_many_authorities_as_england_had(year: int, number: int) -> None:
    day = date(year, 3, 1)
    open_then = [
        place
        for place in places.authorities()
        if (place.opened is None or place.opened <= day) and (place.closed is None or day <= place.closed)
    ]
    assert len(open_then) == number


def test_no_code_number_or_name_belongs_to_two_places() -> None:
    everywhere = places.all_places()
    codes = [code for place in everywhere for code in (place.code, *place.old_codes)]
    numbers = [place.dfe_number for place in everywhere]
    assert len(codes) == len(set(codes))
    assert len(numbers) == len(set(numbers)) == len(places.ons_code_of)


def test_london_has_two_parts() -> None:
    camden, greenwich = find("Camden"), find("Greenwich")
    assert camden.region == greenwich.region == "E12000007"
    assert [place.name for place in places.containing(camden)] == ["Inner London", "London", "England"]
    assert [place.name for place in places.containing(greenwich)] == ["Outer London", "London", "England"]
    assert [place.name for place in places.containing(find("931"))] == ["South East", "England"]
    assert places.containing(ENGLAND) == ()


def test_every_authority_lies_in_a_region() -> None:
    for place in places.authorities():
        region = places.by_code(place.region)
        assert region is not None
        assert region.kind is PlaceKind.REGION


def test_a_misspelt_name_is_answered_with_the_nearest() -> None:
    with pytest.raises(NotFound) as refusal:
        find("Oxfordshir")
    assert "Oxfordshire (E10000025)" in str(refusal.value)


@pytest.mark.parametrize("text", ["", "   ", "zzzzzz", "E99999999", "999"])
def test_what_is_nowhere_is_answered_with_help(text: str) -> None:
    with pytest.raises(NotFound) as refusal:
        find(text)
    assert refusal.value.remedy


def test_unknown_codes_have_no_place() -> None:
    assert places.by_code("E99999999") is None
    assert places.by_dfe_number("0") is None
