"""What the codes of pupils mean: needs, year groups, ethnicity, language, sex, exclusions, and who is vulnerable.

Sources: DfE, Common Basic Data Set; DfE and Department of Health, SEND code of practice; DfE, Suspensions and permanent
exclusions in England, methodology; Oxfordshire County Council, Strategy for Equity and Excellence in Education.
"""

from datetime import date

import pytest

from drawn import rows, words
from evenlode.vocabulary.codes import enrolment, ethnicity, exclusions, language, sen, sex, vulnerabilities
from evenlode.vocabulary.codes.exclusions import CATEGORIES, REASON_CODES, ExclusionKind, reasons_allowed
from evenlode.vocabulary.codes.vulnerabilities import VULNERABILITIES, Sensitivity, band, domains
from evenlode.vocabulary.reasons import REASONS, CodeSet

TODAY = date(2026, 1, 12)

# the groups of a pupil with a provision on each side of the two reforms; `-`: the code does not hold
PROVISIONS = """
| code | 2014-08-31                                   | 2014-09-01                                   | 2015-08-31                                   | 2015-09-01                            | 2018-03-31                            | 2018-04-01                            |
|------|----------------------------------------------|----------------------------------------------|----------------------------------------------|---------------------------------------|---------------------------------------|---------------------------------------|
| N    | no_sen                                       | no_sen                                       | no_sen                                       | no_sen                                | no_sen                                | no_sen                                |
| A    | sen sen_without_statement school_action      | sen sen_without_statement school_action      | sen sen_without_statement school_action      | -                                     | -                                     | -                                     |
| P    | sen sen_without_statement school_action_plus | sen sen_without_statement school_action_plus | sen sen_without_statement school_action_plus | -                                     | -                                     | -                                     |
| S    | sen sen_statement                            | sen sen_statement                            | sen sen_statement                            | sen sen_statement                     | sen sen_statement                     | -                                     |
| K    | -                                            | sen sen_without_statement sen_support        | sen sen_without_statement sen_support        | sen sen_without_statement sen_support | sen sen_without_statement sen_support | sen sen_without_statement sen_support |
| E    | -                                            | sen ehcp                                     | sen ehcp                                     | sen ehcp                              | sen ehcp                              | sen ehcp                              |
"""
PROVISION_DAYS = [date.fromisoformat(cell) for cell in words(PROVISIONS.strip().splitlines()[0].replace("|", " "))[1:]]

# a code, a day, and whether it holds
DATED = """
| set      | code | on         | holds |
|----------|------|------------|-------|
| need     | BESD | 2014-08-31 | yes   |
| need     | BESD | 2014-09-01 | no    |
| need     | SEMH | 2014-08-31 | no    |
| need     | SEMH | 2014-09-01 | yes   |
| need     | DS   | 2024-08-31 | no    |
| need     | DS   | 2024-09-01 | yes   |
| need     | SPLD | 2010-09-01 | yes   |
| reason   | OT   | 2020-08-31 | yes   |
| reason   | OT   | 2020-09-01 | no    |
| reason   | MT   | 2020-08-31 | no    |
| reason   | MT   | 2020-09-01 | yes   |
| reason   | OW   | 2020-08-31 | no    |
| reason   | OW   | 2020-09-01 | yes   |
| reason   | LG   | 2020-09-01 | yes   |
| reason   | DS   | 2020-09-01 | yes   |
| reason   | PH   | 2020-09-01 | yes   |
| reason   | DB   | 2014-09-01 | yes   |
| reason   | DB   | 2026-01-12 | yes   |
| reason   | BW   | 2020-09-01 | no    |
| reason   | BW   | 2025-09-01 | yes   |
| category | FIXD | 2023-08-31 | yes   |
| category | FIXD | 2023-09-01 | no    |
| category | SUSP | 2023-09-01 | yes   |
| category | PERM | 2014-09-01 | yes   |
"""
SETS = {"need": sen.NEEDS, "reason": REASON_CODES, "category": CATEGORIES}

YEAR_GROUPS = """
| code | group              | age |
|------|--------------------|-----|
| E1   |                    | 0   |
| E2   |                    | 1   |
| N1   |                    | 2   |
| N2   |                    | 3   |
| R    | year_r             | 4   |
| 1    | year_1             | 5   |
| 2    | year_2             | 6   |
| 3    | year_3             | 7   |
| 4    | year_4             | 8   |
| 5    | year_5             | 9   |
| 6    | year_6             | 10  |
| 7    | year_7             | 11  |
| 8    | year_8             | 12  |
| 9    | year_9             | 13  |
| 10   | year_10            | 14  |
| 11   | year_11            | 15  |
| 12   | year_12            | 16  |
| 13   | year_13            | 17  |
| 14   |                    | 18  |
| X    | year_group_unknown |     |
"""

# born, year group, on which day, the age on 31 August before the school year, whether it is within two years
AGES = """
| born       | year | on         | age | fits |
|------------|------|------------|-----|------|
| 2015-08-31 | 6    | 2026-01-12 | 10  | yes  |
| 2015-09-01 | 6    | 2026-01-12 | 9   | yes  |
| 2013-09-01 | 6    | 2026-01-12 | 11  | yes  |
| 2013-08-31 | 6    | 2026-01-12 | 12  | yes  |
| 2012-08-31 | 6    | 2026-01-12 | 13  | no   |
| 2016-09-01 | 6    | 2026-01-12 | 8   | yes  |
| 2017-09-01 | 6    | 2026-01-12 | 7   | no   |
| 2015-08-31 | 6    | 2025-09-01 | 10  | yes  |
| 2015-08-31 | 6    | 2025-08-31 | 9   | yes  |
| 2017-09-01 | X    | 2026-01-12 | 7   | yes  |
| 2017-09-01 | ?    | 2026-01-12 | 7   | yes  |
"""

ETHNICITIES = """
| code | groups                            |
|------|-----------------------------------|
| WBRI | wbri white                        |
| WIRI | wiri white minority_ethnic        |
| WIRT | wirt white minority_ethnic        |
| WROM | wrom white minority_ethnic        |
| WOTH | woth white minority_ethnic        |
| MWBC | mwbc mixed minority_ethnic        |
| MWBA | mwba mixed minority_ethnic        |
| MWAS | mwas mixed minority_ethnic        |
| MOTH | moth mixed minority_ethnic        |
| AIND | aind asian minority_ethnic        |
| APKN | apkn asian minority_ethnic        |
| ABAN | aban asian minority_ethnic        |
| AOTH | aoth asian minority_ethnic        |
| BCRB | bcrb black minority_ethnic        |
| BAFR | bafr black minority_ethnic        |
| BOTH | both black minority_ethnic        |
| CHNE | chne chinese minority_ethnic      |
| OOTH | ooth other_ethnic minority_ethnic |
| REFU | refu ethnicity_unknown            |
| NOBT | nobt ethnicity_unknown            |
| WENG | wbri white                        |
| WPOR | woth white minority_ethnic        |
| BSOM | bafr black minority_ethnic        |
| ?    | ethnicity_unknown                 |
"""

LANGUAGES = """
| code | group            |
|------|------------------|
| ENG  | not_eal          |
| ENB  | not_eal          |
| OTH  | eal              |
| OTB  | eal              |
| NOT  | language_unknown |
| REF  | language_unknown |
| ZZZ  | language_unknown |
| POL  | eal              |
| AKAF | eal              |
"""


@pytest.mark.parametrize("row", rows(PROVISIONS), ids=lambda row: row[0])
def test_a_provision_puts_a_pupil_in_the_groups_of_its_day(row: tuple[str, ...]) -> None:
    code, *cells = row
    expected = [("sen_unknown",) if cell == "-" else words(cell) for cell in cells]
    assert [sen.groups_of(code, day) for day in PROVISION_DAYS] == expected


@pytest.mark.parametrize(
    ("code", "on", "instead"),
    [
        ("A", "2015-09-01", "K"),
        ("P", "2015-09-01", "K"),
        ("S", "2018-04-01", "E"),
        ("K", "2014-08-31", "A P Q"),
        ("E", "2014-08-31", "S"),
    ],
)
def test_a_provision_of_another_time_is_refused_with_the_one_of_that_time(code: str, on: str, instead: str) -> None:
    assert sen.PROVISIONS.replacements(code, date.fromisoformat(on)) == words(instead)


@pytest.mark.parametrize(("name", "code", "on", "holds"), rows(DATED))
def test_a_code_holds_on_its_days(name: str, code: str, on: str, holds: str) -> None:
    assert (SETS[name].find(code, date.fromisoformat(on)) is not None) is (holds == "yes")


def test_needs_that_were_renamed_are_refused_with_the_new_name() -> None:
    assert sen.NEEDS.replacements("BESD", TODAY) == ("SEMH",)
    assert sen.NEEDS.replacements("SEMH", date(2014, 8, 31)) == ("BESD",)


def test_every_reason_of_figures_is_a_code_and_no_other_reason_has_an_id() -> None:
    counted = {one.reason: one.meaning for one in REASON_CODES.codes if one.reason}
    assert counted == {id: one.title for id, one in REASONS.items() if one.code_set is CodeSet.EXCLUSION}
    assert {one.code for one in REASON_CODES.codes if not one.reason} == set(
        words("BW TB SB MB AB DR AR SR VR LD CB MP OS")
    )
    assert all(one.unconfirmed for one in REASON_CODES.codes if not one.reason)


@pytest.mark.parametrize(("on", "most"), [("2014-09-01", 1), ("2020-08-31", 1), ("2020-09-01", 3), ("2026-01-12", 3)])
def test_a_school_gives_one_reason_and_since_2020_up_to_three(on: str, most: int) -> None:
    assert reasons_allowed(date.fromisoformat(on)) == most


def test_an_exclusion_is_one_of_three_kinds_whatever_it_is_called() -> None:
    kinds = {one.code: one.kind for one in CATEGORIES.codes}
    assert kinds["PERM"] is ExclusionKind.PERMANENT
    assert kinds["SUSP"] is kinds["FIXD"] is ExclusionKind.SUSPENSION
    assert kinds["LNCH"] is kinds["LUNCH"] is ExclusionKind.LUNCHTIME
    assert exclusions.CATEGORIES.replacements("FIXD", TODAY) == ("SUSP",)


def test_the_headcount_counts_sole_and_main_registrations() -> None:
    assert [one.code for one in enrolment.STATUSES.codes if one.in_headcount] == ["C", "M"]
    assert [one.code for one in enrolment.STATUSES.codes] == list("CMSFOGP")


def test_every_year_group_has_its_group_and_age() -> None:
    found = [
        (one.code, one.group or "", "" if one.age is None else str(one.age)) for one in enrolment.YEAR_GROUPS.codes
    ]
    assert found == rows(YEAR_GROUPS)


@pytest.mark.parametrize(("born", "year", "on", "age", "fits"), rows(AGES))
def test_an_age_is_that_of_the_day_before_the_school_year(born: str, year: str, on: str, age: str, fits: str) -> None:
    birthday, day = date.fromisoformat(born), date.fromisoformat(on)
    assert enrolment.academic_age(birthday, day) == int(age)
    assert enrolment.age_fits(year, birthday, day) is (fits == "yes")


@pytest.mark.parametrize(("code", "groups"), rows(ETHNICITIES))
def test_an_ethnicity_puts_a_pupil_in_its_groups(code: str, groups: str) -> None:
    assert ethnicity.groups_of(code, TODAY) == words(groups)


def test_a_code_that_divides_another_is_counted_as_the_main_one() -> None:
    mains = {one.main for one in ethnicity.ETHNICITIES.codes}
    assert mains == set(
        words("WBRI WIRI WIRT WROM WOTH MWBC MWBA MWAS MOTH AIND APKN ABAN AOTH BCRB BAFR BOTH CHNE OOTH REFU NOBT")
    )


@pytest.mark.parametrize(("code", "group"), rows(LANGUAGES))
def test_a_language_says_whether_english_is_an_additional_one(code: str, group: str) -> None:
    assert language.group_of(code, TODAY) == group


@pytest.mark.parametrize("text", ["", "?", "EN", "english", "POLSK", "12A"])
def test_what_has_not_the_form_of_a_language_is_none(text: str) -> None:
    assert language.group_of(text, TODAY) is None


def test_a_language_that_is_not_listed_says_that_its_rule_is_unconfirmed() -> None:
    unlisted, listed = language.language_of("POL", TODAY), language.language_of("ENG", TODAY)
    assert unlisted
    assert listed
    assert (unlisted.unconfirmed, listed.unconfirmed) == (True, False)


def test_sex_is_a_letter_in_schools_and_a_number_in_social_care() -> None:
    assert [(one.code, one.group) for one in sex.LETTERS.codes] == [("M", "boys"), ("F", "girls")]
    assert [(one.code, one.group) for one in sex.CARE_NUMBERS.codes] == [("1", "boys"), ("2", "girls")]
    assert [(one.code, one.group) for one in sex.NEED_NUMBERS.codes] == [
        ("1", "boys"), ("2", "girls"), ("0", "sex_unknown"), ("9", "sex_unknown"),
    ]  # fmt: skip


# a child's circumstances, how many domains they are, without and with clearance, and how that is reported
COMPOUNDED = """
| circumstances                                  | seen | all | band |
|------------------------------------------------|------|-----|------|
|                                                | 0    | 0   | 0    |
| VL01_DEPRIVED_AREA VL02_SEND VL19_PA           | 3    | 3   | 3+   |
| VL05_CLA VL06_UASC VL05B_CARE_LEAVER           | 1    | 1   | 1    |
| VL18_REDUCED_TT VL19_PA VL20_EXCLUDED          | 1    | 1   | 1    |
| VL16_RISK_OFFENDING VL16B_YJ                   | 1    | 1   | 1    |
| VL02_SEND VL21_EXPLOITATION                    | 1    | 2   | 2    |
| VL08_MENTAL_HEALTH VL11_DOMESTIC_ABUSE VL19_PA | 1    | 3   | 3+   |
"""


@pytest.mark.parametrize(("circumstances", "seen", "every", "reported"), rows(COMPOUNDED))
def test_circumstances_are_counted_by_domain(circumstances: str, seen: str, every: str, reported: str) -> None:
    codes = words(circumstances)
    assert len(domains(codes, cleared=False)) == int(seen)
    assert len(domains(codes, cleared=True)) == int(every)
    assert band(len(domains(codes, cleared=True))) == reported


def test_what_is_need_to_know_is_closed() -> None:
    closed = {
        one.code.partition("_")[0] for one in VULNERABILITIES.codes if one.sensitivity is Sensitivity.NEED_TO_KNOW
    }
    assert closed == set(words("VL08 VL09 VL11 VL12 VL13 VL14 VL15 VL21"))
    special = {one.code.partition("_")[0] for one in VULNERABILITIES.codes if one.sensitivity is Sensitivity.SPECIAL}
    assert special == set(words("VL02 VL03 VL16 VL16B"))
    assert len(vulnerabilities.VULNERABILITIES.codes) == 23
