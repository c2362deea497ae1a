"""Days and pupils' numbers as spreadsheets and hands leave them: what is read, what could be either, and why not."""

from collections.abc import Sequence
from datetime import date

import pytest

from evenlode.sources.readers.days_read import day, either_way, why_no_day
from evenlode.sources.readers.numbers_judged import why_no_upn
from evenlode.vocabulary.identifiers import UPN_ALPHABET, is_upn
from look_alikes_ident import upn


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2026-03-02", date(2026, 3, 2)), ("02/03/2026", date(2026, 3, 2)), ("2/3/2026", date(2026, 3, 2)),
        ("2026-03-02T08:45:00", date(2026, 3, 2)), ("02/03/2026 08:45", date(2026, 3, 2)),
        ("1900-01-01", date(1900, 1, 1)), ("31/12/2099", date(2099, 12, 31)),
        ("31/12/1899", None), ("2100-01-01", None), ("9999-12-31", None), ("1899-12-30", None),
        ("13/25/2026", None), ("2026-02-30", None), ("46024", None), ("02/03/26", None), ("March", None),
    ],
)  # fmt: skip
def test_a_day_is_read_in_two_forms_and_in_two_centuries(text: str, found: date | None) -> None:
    assert day(text) == found


@pytest.mark.parametrize(
    ("text", "rule", "says"),
    [
        ("46024", "date.serial", "a spreadsheet"), ("46024.5", "date.serial", "a spreadsheet"),
        ("02/03/26", "date.short_year", "two digits"), ("2-3-26", "date.short_year", "two digits"),
        ("03/25/2026", "date.month_first", "month first"), ("1899-12-30", "date.century", "before 1900"),
        ("02/03/2126", "date.century", "after 2099"), ("2026-02-30", "date.unreadable", "not a day that exists"),
        ("13/32/2026", "date.unreadable", "not a day"), ("13/13/2026", "date.unreadable", "not a day"),
        ("soon", "date.unreadable", "not a day"), ("460240", "date.unreadable", "not a day"),
    ],
)  # fmt: skip
def test_why_a_text_is_no_day(text: str, rule: str, says: str) -> None:
    found, message, remedy = why_no_day(text)
    assert (found, says in message, bool(remedy)) == (rule, True, True)
    assert text not in message + remedy


@pytest.mark.parametrize(
    ("texts", "unsure"),
    [
        (["02/03/2026"], []),
        (["02/03/2026", "04/05/2026", "06/07/2026"], []),
        (["02/03/2026", "25/03/2026"], []),
        (["02/03/2026", "03/25/2026"], ["02/03/2026"]),
        (["02/03/2026", "03/03/2026", "03/25/2026"], ["02/03/2026"]),
        (["02/03/2026", "03/25/2026", "25/03/2026"], []),
        (["02/03/2026", "03/25/2026", "03/26/2026", "25/03/2026"], ["02/03/2026"]),
        (["02/03/2026", "2026-03-01", "2026-03-30"], ["02/03/2026"]),
        (["02/03/2026", "04/03/2026", "2026-03-30"], []),
        (["02/03/2026", "25/03/2026", "2026-03-30", "2026-03-31"], []),
        (["2026-03-02", "2026-04-02", "2026-05-02"], []),
        (["2026-03-02", "2026-04-02", "2026-05-02", "25/03/2026", "26/03/2026"], []),
        (["2026-03-02", "2026-04-02", "2026-05-02", "25/03/2026", "26/03/2026", "27/03/2026"],
         ["2026-03-02", "2026-04-02", "2026-05-02"]),
        (["2026-03-02", "2026-04-02", "2026-05-13", "25/03/2026", "26/03/2026", "27/03/2026"], []),
        (["soon", "", "46024"], []),
    ],
)  # fmt: skip
def test_what_could_be_either_of_two_days(texts: Sequence[str], unsure: Sequence[str]) -> None:
    assert either_way(texts) == set(unsure)


@pytest.mark.parametrize(
    ("text", "rule", "says"),
    [
        ("1.23E+12", "upn.spreadsheet", "shortened"), ("9.99E+11", "upn.spreadsheet", "shortened"),
        ("9,99E+11", "upn.spreadsheet", "shortened"), (upn(1)[1:], "upn.no_letter", "lacks the letter"),
        (upn(9001)[1:], "upn.no_letter", "lacks the letter"), (upn(1)[:-1], "upn.length", "and this has 12"),
        (upn(1) + "0", "upn.length", "and this has 14"), ("Ada", "upn.length", "and this has 3"),
        (upn(1)[0] + "O" + upn(1)[2:], "upn.letter", "such as O for nought"),
        (upn(1)[:-1] + "I", "upn.letter", "such as O for nought"),
        (UPN_ALPHABET[(UPN_ALPHABET.index(upn(1)[0]) + 1) % 23] + upn(1)[1:], "upn.wrong", "does not fit its digits"),
    ],
)  # fmt: skip
def test_why_a_text_is_no_pupil_number(text: str, rule: str, says: str) -> None:
    found, message, remedy = why_no_upn(text)
    assert (found, says in message, bool(remedy)) == (rule, True, True)
    assert text not in message + remedy


@pytest.mark.parametrize("number", [1, 4711, 9001, 9007])
def test_every_single_wrong_character_is_caught_but_a_last_one_of_the_same_worth(number: int) -> None:
    whole = upn(number)
    digits, letters = "0123456789", UPN_ALPHABET
    worth = {letter: place for signs in (digits, letters) for place, letter in enumerate(signs)}
    for place in range(len(whole)):
        wrong = [whole[:place] + letter + whole[place + 1 :] for letter in digits + "ABCDEFGHIJKLMNOPQRSTUVWXYZ"]
        passed = [one for one in wrong if one != whole and is_upn(one)]
        assert all(place == len(whole) - 1 and worth[one[-1]] == worth[whole[-1]] for one in passed)
        rules = {why_no_upn(one)[0] for one in wrong if one != whole and one not in passed}
        assert rules <= {"upn.wrong", "upn.letter", "upn.no_letter", "upn.length"}
