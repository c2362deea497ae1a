"""What outcomes, care and activity codes mean, on each side of every change.

Sources: Standards and Testing Agency, assessment and reporting arrangements; DfE, guide to the SSDA903 collection; DfE,
NCCIS management information requirement.
"""

from datetime import date

import pytest

from drawn import rows, words
from evenlode.vocabulary.codes import care
from evenlode.vocabulary.codes.post16 import ACTIVITIES, Standing
from evenlode.vocabulary.codes.register_kinds import FieldKind, Register
from evenlode.vocabulary.codes.registers import MEANINGS, REGISTERS
from evenlode.vocabulary.codes.results import (
    KS1_TEACHER,
    KS2_TEACHER,
    KS2_TEST,
    KS4_GRADES,
    PHONICS,
    PHONICS_MARKS,
    PROFILE,
    SCALED_SCORES,
    VOCATIONAL_GRADES,
    Marks,
)

SETS = {
    "profile": PROFILE, "phonics": PHONICS, "ks1": KS1_TEACHER, "ks2_teacher": KS2_TEACHER, "ks2_test": KS2_TEST,
    "ks4": KS4_GRADES, "vocational": VOCATIONAL_GRADES,
}  # fmt: skip

# the outcomes in use in each summer
IN_USE = """
| set         | on         | outcomes                                                                               |
|-------------|------------|----------------------------------------------------------------------------------------|
| profile     | 2013-06-30 | 1 2 3 A                                                                                |
| profile     | 2019-06-30 | 1 2 3 A                                                                                |
| profile     | 2022-06-30 | 1 2 A                                                                                  |
| phonics     | 2012-06-30 | Wa Wt A D L Q M                                                                        |
| phonics     | 2025-06-30 | Wa Wt A D L Q M                                                                        |
| ks1         | 2015-08-31 | W 1 2 2C 2B 2A 3 4 A D L F P                                                           |
| ks1         | 2015-09-01 | GDS EXS WTS HNM PKF PKE PKG BLW A D L F P                                              |
| ks1         | 2019-06-30 | GDS EXS WTS HNM PK1 PK2 PK3 PK4 BLW A D Q L F P                                        |
| ks1         | 2023-06-30 | GDS EXS WTS HNM PK1 PK2 PK3 PK4 EM A D Q L F P                                         |
| ks2_teacher | 2015-08-31 | W 1 2 3 4 5 6 A D L F P                                                                |
| ks2_teacher | 2016-06-30 | GDS EXS WTS HNM PKF PKE PKG BLW A D L F P                                              |
| ks2_teacher | 2025-06-30 | GDS EXS WTS HNM PK1 PK2 PK3 PK4 PK5 PK6 EM A D Q L F P                                 |
| ks2_test    | 2015-08-31 | 2 3 3C 3B 3A 4 4C 4B 4A 5 5C 5B 5A 6 N A B T H Q D M L F P                             |
| ks2_test    | 2015-09-01 | AS NS N A B T U J H Q D M L F P                                                        |
| ks4         | 2016-08-31 | A* A B C D E F G A*A* AA BB CC DD EE FF GG A*A AB BC CD DE EF FG U X                   |
| ks4         | 2016-09-01 | A* A B C D E F G A*A* AA BB CC DD EE FF GG A*A AB BC CD DE EF FG 9 8 7 6 5 4 3 2 1 U X |
| vocational  | 2025-08-31 | L1P L1M L1D L1D* L2P L2M L2D L2D* P M D D* PT U X                                      |
"""

# of whom the outcome says that they are not among those counted
NOT_COUNTED = [("phonics", "L M"), ("ks1", "L F P"), ("ks2_teacher", "L F P"), ("ks2_test", "M L F P"), ("ks4", "")]

MARKS = [
    (PHONICS_MARKS, ("0", "32", "40"), ("41", "-1", "", "Wa", "3.5", "\u0663")),
    (SCALED_SCORES, ("80", "100", "120"), ("79", "121", "EXS", "")),
]


@pytest.mark.parametrize(("name", "on", "outcomes"), rows(IN_USE))
def test_these_outcomes_were_awarded(name: str, on: str, outcomes: str) -> None:
    assert tuple(one.code for one in SETS[name].in_force(date.fromisoformat(on))) == words(outcomes)


def test_combined_science_has_seventeen_grades_since_2018() -> None:
    pairs = [one for one in KS4_GRADES.codes if "-" in one.code]
    assert [one.code for one in pairs] == list(
        words("9-9 9-8 8-8 8-7 7-7 7-6 6-6 6-5 5-5 5-4 4-4 4-3 3-3 3-2 2-2 2-1 1-1")
    )
    assert not any(one.holds(date(2017, 8, 31)) for one in pairs)
    assert all(one.holds(date(2017, 9, 1)) for one in pairs)


@pytest.mark.parametrize(("name", "codes"), NOT_COUNTED)
def test_those_who_left_or_were_assessed_in_another_year_are_not_counted(name: str, codes: str) -> None:
    assert tuple(one.code for one in SETS[name].codes if one.counted is False) == words(codes)


def test_whether_an_exempt_child_counts_in_the_profile_is_not_settled() -> None:
    assert [one.code for one in PROFILE.codes if one.counted is None] == ["A"]


@pytest.mark.parametrize(("marks", "good", "bad"), MARKS)
def test_a_mark_is_a_whole_number_of_its_range(marks: Marks, good: tuple[str, ...], bad: tuple[str, ...]) -> None:
    assert all(marks.holds(text) for text in good)
    assert not any(marks.holds(text) for text in bad)


CARE = """
| set               | codes                                                                                             |
|-------------------|---------------------------------------------------------------------------------------------------|
| new_episode       | S L P T B U                                                                                       |
| legal_status      | C1 C2 D1 E1 V2 V3 V4 L1 L2 L3 J1 J2 J3                                                            |
| need              | N1 N2 N3 N4 N5 N6 N7 N8                                                                           |
| placement         | U1 U2 U3 U4 U5 U6 A3 A4 A5 A6 H5 K1 K2 K3 P1 P2 P3 R1 R2 R3 R5 S1 T0 T1 T2 T3 T4 Z1               |
| provider          | PR0 PR1 PR2 PR3 PR4 PR5                                                                           |
| episode_end       | X1 E11 E12 E2 E3 E4A E4B E5 E6 E7 E8 E9 E13 E14 E15 E16 E17 E41 E45 E46 E47 E48 E43 E44           |
| placement_change  | CARPL CLOSE ALLEG STAND APPRR CREQB CREQO CHILD LAREQ PLACE CUSTOD OTHER                          |
| review            | PN0 PN1 PN2 PN3 PN4 PN5 PN6 PN7                                                                   |
| missing           | M A                                                                                               |
| no_questionnaire  | SDQ1 SDQ2 SDQ3 SDQ4 SDQ5                                                                          |
| no_upn            | UN1 UN2 UN3 UN4 UN5                                                                               |
| yes_or_no         | 0 1                                                                                               |
"""


@pytest.mark.parametrize(("name", "codes"), rows(CARE))
def test_the_return_of_children_looked_after_has_these_codes(name: str, codes: str) -> None:
    (found,) = [one for one in care.CARE_CODE_SETS if one.id == f"care_{name}"]
    assert tuple(one.code for one in found.codes) == words(codes)


def test_short_breaks_are_left_out_and_one_end_is_no_end_of_care() -> None:
    assert [one.code for one in care.LEGAL_STATUSES.codes if one.short_breaks] == ["V3", "V4"]
    assert [one.code for one in care.EPISODE_ENDS.codes if not one.leaves_care] == ["X1"]
    permanent = words("E11 E12 E41 E45 E46 E47 E48 E43 E44")
    assert tuple(one.code for one in care.EPISODE_ENDS.codes if one.permanence) == permanent


def test_supported_accommodation_is_registered_since_2023() -> None:
    assert care.PLACEMENTS.find("K3", date(2023, 3, 31)) is None
    assert care.PLACEMENTS.find("K3", date(2023, 4, 1)) is not None


STANDINGS = """
| standing  | codes                                                                                           |
|-----------|-------------------------------------------------------------------------------------------------|
| eet       | 210 220 230 240 250 260 270 280 290 310 320 330 340 350 360 380 381 410 430 440 450 460         |
| neet      | 540 610 615 616 619 620 630 640 650 660 670 680                                                 |
| not_known | 810 820 830                                                                                     |
| outside   | 710                                                                                             |
|           | 530 550 720                                                                                     |
"""


@pytest.mark.parametrize(("standing", "codes"), rows(STANDINGS))
def test_an_activity_is_in_or_not_in_education_employment_or_training(standing: str, codes: str) -> None:
    expected = Standing(standing) if standing else None
    assert tuple(one.code for one in ACTIVITIES.codes if one.standing is expected) == words(codes)


def test_no_activity_is_confirmed() -> None:
    assert all(one.unconfirmed for one in ACTIVITIES.codes)


def test_these_registers_are_kept() -> None:
    assert list(REGISTERS) == list(
        words(
            "missing_education awaiting_place home_education part_time_timetable managed_move off_site_direction "
            "exclusion_steps day_six personal_education_plan plan_request plan medical_education reintegration_meeting "
            "fair_access performance_licence work_permit"
        )
    )


@pytest.mark.parametrize("register", REGISTERS.values(), ids=lambda one: one.id)
def test_a_register_says_what_an_entry_must_hold(register: Register) -> None:
    fields = register.fields
    assert len({one.id for one in fields}) == len(fields)
    assert any(one.required for one in fields)
    assert all(bool(one.choices) is (one.kind is FieldKind.CHOICE) for one in fields)


def test_a_part_time_timetable_needs_what_the_regulation_needs() -> None:
    required = [one.id for one in REGISTERS["part_time_timetable"].fields if one.required]
    assert required == ["exceptional", "ends", "agreed_school", "agreed_parent", "times"]
    assert {one.since for one in REGISTERS["part_time_timetable"].fields if one.required} == {date(2024, 8, 19)}


@pytest.mark.parametrize("register", REGISTERS.values(), ids=lambda one: one.id)
def test_what_is_known_at_the_end_is_something_that_is_asked_for(register: Register) -> None:
    assert all(one.required for one in register.fields if one.at_end)


def test_no_two_registers_go_by_one_name() -> None:
    names = [name for one in REGISTERS.values() for name in {one.id, one.title, *one.known_as}]
    assert len(set(names)) == len(names)
    assert all(MEANINGS[name] and name == name.casefold() for name in names)
