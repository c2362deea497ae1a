"""What the codes of the attendance register mean, on each side of every change.

Sources: The School Attendance (Pupil Registration) (England) Regulations 2024, regulation 10; DfE, A guide to absence
statistics, codes and classes.
"""

from datetime import date, timedelta

import pytest

from drawn import rows, words
from evenlode.vocabulary.codes.attendance import REGISTER_CODES, MeaningClass, attending, meaning_class
from evenlode.vocabulary.reasons import REASONS, CodeSet
from evenlode.vocabulary.years import Year

CLASSES = {
    "P": MeaningClass.PRESENT, "E": MeaningClass.APPROVED, "A": MeaningClass.AUTHORISED,
    "U": MeaningClass.UNAUTHORISED, "N": MeaningClass.NOT_POSSIBLE, "-": None,
}  # fmt: skip

# each code's class on the last and first days of the years and of the regulations; `-`: not a code that day
REGISTER = r"""
| code | 2010-09-01 | 2011-08-31 | 2011-09-01 | 2013-08-31 | 2013-09-01 | 2021-01-11 | 2024-08-18 | 2024-08-19 | 2026-01-12 |
|------|------------|------------|------------|------------|------------|------------|------------|------------|------------|
| /    | P          | P          | P          | P          | P          | P          | P          | P          | P          |
| \    | P          | P          | P          | P          | P          | P          | P          | P          | P          |
| L    | P          | P          | P          | P          | P          | P          | P          | P          | P          |
| B    | E          | E          | E          | E          | E          | E          | E          | E          | E          |
| K    | -          | -          | -          | -          | -          | -          | -          | E          | E          |
| P    | E          | E          | E          | E          | E          | E          | E          | E          | E          |
| V    | E          | E          | E          | E          | E          | E          | E          | E          | E          |
| W    | E          | E          | E          | E          | E          | E          | E          | E          | E          |
| J    | E          | E          | E          | E          | E          | E          | E          | -          | -          |
| J1   | -          | -          | -          | -          | -          | -          | -          | A          | A          |
| D    | E          | E          | N          | N          | N          | N          | N          | N          | N          |
| C    | A          | A          | A          | A          | A          | A          | A          | A          | A          |
| C1   | -          | -          | -          | -          | -          | -          | -          | A          | A          |
| C2   | -          | -          | -          | -          | -          | -          | -          | A          | A          |
| E    | A          | A          | A          | A          | A          | A          | A          | A          | A          |
| F    | A          | A          | A          | A          | -          | -          | -          | -          | -          |
| H    | A          | A          | A          | A          | A          | A          | A          | -          | -          |
| I    | A          | A          | A          | A          | A          | A          | A          | A          | A          |
| M    | A          | A          | A          | A          | A          | A          | A          | A          | A          |
| R    | A          | A          | A          | A          | A          | A          | A          | A          | A          |
| S    | A          | A          | A          | A          | A          | A          | A          | A          | A          |
| T    | A          | A          | A          | A          | A          | A          | A          | A          | A          |
| G    | U          | U          | U          | U          | U          | U          | U          | U          | U          |
| N    | U          | U          | U          | U          | U          | U          | U          | U          | U          |
| O    | U          | U          | U          | U          | U          | U          | U          | U          | U          |
| U    | U          | U          | U          | U          | U          | U          | U          | U          | U          |
| X    | N          | N          | N          | N          | N          | N          | N          | N          | N          |
| Y    | N          | N          | N          | N          | N          | N          | N          | -          | -          |
| Q    | -          | -          | -          | -          | -          | -          | -          | N          | N          |
| Y1   | -          | -          | -          | -          | -          | -          | -          | N          | N          |
| Y2   | -          | -          | -          | -          | -          | -          | -          | N          | N          |
| Y3   | -          | -          | -          | -          | -          | -          | -          | N          | N          |
| Y4   | -          | -          | -          | -          | -          | -          | -          | N          | N          |
| Y5   | -          | -          | -          | -          | -          | -          | -          | N          | N          |
| Y6   | -          | -          | -          | -          | -          | -          | -          | N          | N          |
| Y7   | -          | -          | -          | -          | -          | -          | -          | N          | N          |
| Z    | N          | N          | N          | N          | N          | N          | N          | N          | N          |
| #    | N          | N          | N          | N          | N          | N          | N          | N          | N          |
"""
DAYS = [date.fromisoformat(cell) for cell in words(REGISTER.strip().splitlines()[0].replace("|", " "))[1:]]

# a code that does not hold on a day, by which rule it is refused, and what to use instead
REFUSED = """
| code | on         | rule                  | instead              |
|------|------------|-----------------------|----------------------|
| H    | 2024-08-19 | code_retired          | C                    |
| J    | 2024-08-19 | code_retired          | J1                   |
| Y    | 2024-08-19 | code_retired          | Y1 Y2 Y3 Y4 Y5 Y6 Y7 |
| F    | 2013-09-01 | code_retired          | H                    |
| F    | 2024-08-19 | code_retired          | C                    |
| J1   | 2024-08-18 | code_not_yet_in_force | J                    |
| Y4   | 2024-08-18 | code_not_yet_in_force | Y                    |
| C1   | 2024-08-18 | code_not_yet_in_force | C                    |
| C2   | 2024-08-18 | code_not_yet_in_force | C                    |
| K    | 2024-08-18 | code_not_yet_in_force |                      |
| Q    | 2024-08-18 | code_not_yet_in_force |                      |
| ?    | 2024-08-19 | code_unknown          |                      |
| i    | 2024-08-19 | code_unknown          |                      |
"""


def test_the_table_has_every_code() -> None:
    assert {row[0] for row in rows(REGISTER)} == {one.code for one in REGISTER_CODES.codes}


@pytest.mark.parametrize("row", rows(REGISTER), ids=lambda row: row[0])
def test_a_code_counts_as_it_did_on_the_day(row: tuple[str, ...]) -> None:
    code, *classes = row
    assert [meaning_class(code, day) for day in DAYS] == [CLASSES[letter] for letter in classes]


@pytest.mark.parametrize(("code", "on", "rule", "instead"), rows(REFUSED))
def test_a_code_is_refused_with_what_to_use_instead(code: str, on: str, rule: str, instead: str) -> None:
    day = date.fromisoformat(on)
    refusal = REGISTER_CODES.refusal(code, day)
    assert refusal is not None
    assert refusal.rule == rule
    assert REGISTER_CODES.replacements(code, day) == words(instead)
    assert all(other in refusal.remedy for other in words(instead))


def test_a_refusal_says_on_which_day_it_changed_and_never_what_was_written() -> None:
    day = date(2024, 8, 19)
    retired, unknown = REGISTER_CODES.refusal("H", day), REGISTER_CODES.refusal("Jane Doe", day)
    assert retired
    assert unknown
    assert (retired.message, retired.remedy) == ("This code ended on 18 August 2024.", "for this date use C")
    assert "Jane" not in unknown.message + unknown.remedy


@pytest.mark.parametrize(
    ("on", "codes"), [(date(2024, 8, 18), "/ \\ L B P V W J"), (date(2024, 8, 19), "/ \\ L B K P V W")]
)
def test_these_codes_count_as_attending(on: date, codes: str) -> None:
    assert attending(on) == words(codes)


def test_a_years_sessions_add_up() -> None:
    sessions = {"/": 180, "\\": 150, "L": 6, "B": 4, "I": 20, "M": 4, "O": 10, "G": 4, "U": 2, "X": 3, "Y4": 2, "#": 5}
    classes = {code: meaning_class(code, date(2025, 3, 3)) for code in sessions}
    possible = sum(sessions[code] for code, one in classes.items() if one and one.is_possible)
    absent = sum(sessions[code] for code, one in classes.items() if one and one.is_absent)
    unauthorised = sum(sessions[code] for code, one in classes.items() if one is MeaningClass.UNAUTHORISED)
    assert (possible, absent, unauthorised) == (380, 40, 16)
    assert absent * 10 >= possible


def test_what_is_not_confirmed_says_so() -> None:
    codes = {one.code for one in REGISTER_CODES.codes if one.unconfirmed}
    assert codes == {"D", "Q", "X", "Y1", "Y2", "Y3", "Y4", "Y5", "Y6", "Y7"}
    assert not any(one.unconfirmed for one in REGISTER_CODES.named("D") if one.holds(date(2011, 9, 1)))


def test_every_reason_of_figures_is_a_code_in_its_years_and_in_no_other() -> None:
    counted = {one.reason: one for one in REGISTER_CODES.codes if one.reason}
    reasons = {id: reason for id, reason in REASONS.items() if reason.code_set is CodeSet.ABSENCE}
    assert counted.keys() == reasons.keys()
    for id, reason in reasons.items():
        code = counted[id]
        assert code.meaning_class.is_absent
        assert code.meaning == reason.title
        assert code.holds(Year.parse(reason.first).first_day)
        if reason.last:
            assert code.holds(Year.parse(reason.last).last_day - timedelta(days=14))
            assert not code.holds(Year.parse(reason.last).next().first_day)
