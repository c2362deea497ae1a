"""Files of results with a line a pupil: every outcome of every year and layout, its rows, and its refusals."""

from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

import pytest

from evenlode.errors import Refused
from evenlode.formats.reading import peek
from evenlode.sources.catalogue import eyfs_profile, ks1_teacher, ks2_results, ks2_teacher, ks2_tests, ks4_pupils
from evenlode.sources.catalogue import phonics as phonics_check
from evenlode.sources.recognition import recognise
from evenlode.sources.record_kinds import RecordFile
from evenlode.vocabulary.codes import results
from evenlode.vocabulary.codes.goals import FIRST_GOALS, FIRST_PROFILE, SECOND_GOALS, SECOND_PROFILE
from evenlode.vocabulary.codes.kinds import CodeSet
from evenlode.vocabulary.years import academic
from look_alikes_ident import upn
from look_alikes_results import (
    SCHOOL,
    Record,
    file_of,
    held,
    ks1,
    ks2_levels,
    ks2_scores,
    ks4_letters,
    ks4_numbers,
    line,
    not_in_force,
    phonics,
    profile,
    said_of,
)
from record_sources import reading_of, verdicts

KS1, KS2, TESTS, TEACHER, KS4, PHONICS, PROFILE = (
    ks1_teacher.SOURCE, ks2_results.SOURCE, ks2_tests.SOURCE, ks2_teacher.SOURCE, ks4_pupils.SOURCE,
    phonics_check.SOURCE, eyfs_profile.SOURCE,
)  # fmt: skip

# Each column of a layout with the outcomes that it may hold; of which of them a year has, its code set tells.
LAYOUTS: list[tuple[RecordFile, str, CodeSet[results.Outcome]]] = [
    (KS2, "READOUTCOME", results.KS2_TEST), (KS2, "READLEV", results.KS2_TEST),
    (KS2, "MATOUTCOME", results.KS2_TEST), (KS2, "MATLEV", results.KS2_TEST),
    (KS2, "GPSOUTCOME", results.KS2_TEST), (KS2, "GPSLEV", results.KS2_TEST),
    (KS2, "WRITTAOUTCOME", results.KS2_TEACHER), (KS2, "WRITLEVTA", results.KS2_TEACHER),
    (KS2, "READTAOUTCOME", results.KS2_TEACHER), (KS2, "MATLEVTA", results.KS2_TEACHER),
    (KS2, "SCITAOUTCOME", results.KS2_TEACHER), (KS2, "ENGLEVTA", results.KS2_TEACHER),
    (TESTS, "reading outcome", results.KS2_TEST), (TESTS, "maths test outcome", results.KS2_TEST),
    (TEACHER, "writing TA", results.KS2_TEACHER), (TEACHER, "maths", results.KS2_TEACHER),
    (KS1, "READ_OUTCOME", results.KS1_TEACHER), (KS1, "READING", results.KS1_TEACHER),
    (KS1, "WRIT_OUTCOME", results.KS1_TEACHER), (KS1, "MATH_OUTCOME", results.KS1_TEACHER),
    (KS1, "SCI_OUTCOME", results.KS1_TEACHER), (KS1, "MATHS", results.KS1_TEACHER),
    (KS4, "APMAT_91", results.KS4_GRADES), (KS4, "APENG_PTQ_EE", results.KS4_GRADES),
    (PHONICS, "PHONICS_OUTCOME", results.PHONICS),
    (PROFILE, "COM_G01", FIRST_PROFILE), (PROFILE, "EXP_G17", FIRST_PROFILE),
    (PROFILE, "COM_E01", SECOND_PROFILE), (PROFILE, "EXP_E17", SECOND_PROFILE),
]  # fmt: skip


@pytest.mark.parametrize("start", range(2012, 2026))
@pytest.mark.parametrize(("source", "column", "codes"), LAYOUTS, ids=lambda part: part if isinstance(part, str) else "")
def test_every_outcome_is_taken_in_the_years_in_which_it_was_awarded(
    source: RecordFile, column: str, codes: CodeSet[results.Outcome], start: int
) -> None:
    every = list(dict.fromkeys(one.code for one in codes.codes))
    found = held(source, line(year=academic(start).id), column, [*every, "ZZ"])
    rules = {code: rule.partition(".")[2] for code, rule in found.items()}
    assert rules == {**not_in_force(codes, start), "ZZ": "code_unknown"}


@pytest.mark.parametrize(
    ("source", "column", "text", "kept"),
    [(PHONICS, "PHONICS_OUTCOME", "WA", "Wa"), (PHONICS, "PHONICS_OUTCOME", "wt", "Wt"),
     (KS2, "WRITTAOUTCOME", "gds", "GDS"), (KS1, "READ_OUTCOME", " exs ", "EXS")],
)  # fmt: skip
def test_an_outcome_is_kept_as_it_is_awarded_however_it_is_written(
    source: RecordFile, column: str, text: str, kept: str
) -> None:
    found = reading_of({**line(), column: text}, source=source)
    assert found.tables["result"]["outcome"].to_pylist() == [kept]


def rows(source: RecordFile, record: Mapping[str, str]) -> dict[tuple[str, str], tuple[object, ...]]:
    """The rows of one record: outcome, mark and score by subject and component."""
    found = reading_of(record, source=source)
    assert found.quarantined == 0
    return {
        (row["subject"], row["component"]): (row["outcome"], row["mark"], row["score"])
        for row in found.tables["result"].to_pylist()
    }


def test_a_line_of_scaled_scores_becomes_a_row_for_each_test_and_assessment() -> None:
    assert rows(KS2, ks2_scores()) == {
        ("reading", "test"): ("AS", Decimal(31), Decimal(105)),
        ("maths", "test"): ("NS", Decimal(50), Decimal(97)),
        ("gps", "test"): ("AS", Decimal(55), Decimal(112)),
        ("writing", "teacher_assessment"): ("EXS", None, None),
        ("science", "teacher_assessment"): ("EXS", None, None),
    }


def test_a_line_of_levels_becomes_rows_with_levels_fine_levels_marks_and_points() -> None:
    found = rows(KS2, ks2_levels())
    assert found["reading", "test"] == ("4", Decimal(30), Decimal(27))
    assert found["maths", "test"] == ("5", Decimal(80), None)
    assert found["gps", "test"] == ("4B", None, None)
    assert found["writing", "teacher_assessment"] == ("3", None, None)
    assert len(found) == 8


def test_points_are_those_of_levels_alone() -> None:
    below = ks2_scores(READOUTCOME="B", READSCORE="", READMRK="", READPS="61")
    assert rows(KS2, below)["reading", "test"] == ("B", None, None)


def test_the_same_columns_of_both_eras_may_stand_in_one_file() -> None:
    found = reading_of(ks2_levels(1), ks2_scores(2), source=KS2)
    years = {(row["year"], row["outcome"]) for row in found.tables["result"].to_pylist() if row["subject"] == "reading"}
    assert years == {("201314", "4"), ("201819", "AS")}


def test_a_line_of_key_stage_4_becomes_best_grades_and_what_was_worked_out_of_them() -> None:
    assert rows(KS4, ks4_numbers()) == {
        ("english_language", "best"): ("5", None, None),
        ("maths", "best"): ("4", None, None),
        ("combined_science", "best"): ("5-4", None, None),
        ("end_of_key_stage", "summary"): ("", None, Decimal(1)),
        ("attainment_8", "summary"): ("", None, Decimal("46.5")),
        ("expected_attainment_8", "summary"): ("", None, Decimal("44.21")),
        ("progress_8", "summary"): ("", None, Decimal("0.229")),
        ("ebacc_entry", "summary"): ("", None, Decimal(0)),
        ("english_maths_grade4", "summary"): ("", None, Decimal(1)),
        ("english_maths_grade5", "summary"): ("", None, Decimal(0)),
    }
    assert rows(KS4, ks4_letters()) == {
        ("english_language", "best"): ("C", None, None),
        ("maths", "best"): ("A*", None, None),
        ("french", "best"): ("U", None, None),
        ("five_ac_english_maths", "summary"): ("", None, Decimal(1)),
        ("ks2_fine_grade", "summary"): ("", None, Decimal("4.67")),
    }


def test_what_was_worked_out_is_left_out_where_it_cannot_be_read_and_is_no_result_by_itself() -> None:
    assert said_of(KS4, ks4_numbers(ATT8="SUPP")) == [("number.unreadable", "warning")]
    found = reading_of(ks4_numbers(1), {**line(2), "ENDKS": "0"}, source=KS4)
    assert [one.rule for one in found.problems] == ["result.none"]
    assert [row["subject"] for row in found.tables["result"].to_pylist() if row["record"] == 2] == ["end_of_key_stage"]


def test_whether_a_pupil_is_at_the_end_of_the_key_stage_is_kept() -> None:
    assert rows(KS2, ks2_scores(ENDKS="0"))["end_of_key_stage", "summary"] == ("", None, Decimal(0))


def test_a_line_of_key_stage_1_becomes_four_rows() -> None:
    assert {subject: outcome for (subject, _component), (outcome, *_numbers) in rows(KS1, ks1()).items()} == {
        "reading": "EXS", "writing": "WTS", "maths": "GDS", "science": "HNM",
    }  # fmt: skip
    levels = line(year="2013/14", READING="2B", WRITING="2C", MATHS="3", SCIENCE="2")
    assert rows(KS1, levels)["reading", "teacher_assessment"] == ("2B", None, None)


@pytest.mark.parametrize(
    ("year", "goals"), [("2012/13", FIRST_GOALS), ("2018/19", FIRST_GOALS), ("2021/22", SECOND_GOALS)]
)
def test_each_goal_is_a_row_of_its_own(year: str, goals: tuple[object, ...]) -> None:
    found = rows(PROFILE, profile(year=year))
    assert found == {(goal.id, ""): ("2", None, None) for goal in goals}  # type: ignore[attr-defined] - both are goals
    assert len(found) == 17


@pytest.mark.parametrize(
    ("year", "column", "rule"),
    [("2020/21", "COM_E01", "com_e01.code_not_yet_in_force"), ("2021/22", "COM_G01", "com_g01.code_retired")],
)
def test_a_goal_of_the_other_framework_holds_the_child(year: str, column: str, rule: str) -> None:
    found = reading_of(profile(year=year, **{column: "2"}), source=PROFILE)
    assert [one for _row, _column, one, severity in verdicts(found) if severity == "error"] == [rule]


@pytest.mark.parametrize(("year_group", "component"), [("1", "year_1"), ("2", "year_2"), ("", ""), ("3", "year_3")])
def test_the_phonics_check_says_of_which_year_group_it_is(year_group: str, component: str) -> None:
    assert rows(PHONICS, phonics(NCYEARACTUAL=year_group)) == {("phonics", component): ("Wa", Decimal(35), None)}


def test_the_check_that_was_put_off_to_the_autumn_stands_by_itself() -> None:
    record = phonics(year="2021/22", PHONICS_MARK_AUT21="20", PHONICS_OUTCOME_AUT21="Wt", NCYEARACTUAL="2",
                     PHONICS_MARK="33")  # fmt: skip
    assert rows(PHONICS, record) == {
        ("phonics", "year_2"): ("Wa", Decimal(33), None),
        ("phonics", "year_2_autumn"): ("Wt", Decimal(20), None),
    }


def test_a_pupil_without_any_result_has_no_row_and_is_counted_in_a_warning() -> None:
    found = reading_of(ks2_scores(1), line(2), line(3), source=KS2)
    assert [(one.row, one.rule) for one in found.problems] == [(None, "result.none")]
    assert "Records: 2." in found.problems[0].message
    assert (found.quarantined, set(found.tables["result"]["record"].to_pylist())) == (0, {1})


@pytest.mark.parametrize(("year", "warned"), [("2018/19", []), ("2019/20", ["result.not_held"]), ("2021/22", [])])
def test_a_year_in_which_no_assessments_were_held_is_questioned_once(year: str, warned: list[str]) -> None:
    found = reading_of(ks1(1, year=year), ks1(2, year=year), source=KS1)
    assert [one.rule for one in found.problems if "code" not in one.rule] == warned


@pytest.mark.parametrize("year", ["2019/20", "2020/21"])
def test_grades_that_schools_gave_when_no_examinations_were_held_are_not_questioned(year: str) -> None:
    found = reading_of({**ks4_numbers(), "ACADYR": year}, source=KS4)
    assert [one.rule for one in found.problems] == []


@pytest.mark.parametrize("source", [KS1, KS2, TESTS, TEACHER, KS4, PHONICS, PROFILE], ids=lambda one: one.id)
@pytest.mark.parametrize(
    ("cells", "rule"),
    [({"UPN": "X" + upn(1)[1:]}, "upn.wrong"), ({"UPN": ""}, "upn.empty"), ({"URN": "12"}, "urn.wrong"),
     ({"URN": ""}, "urn.empty"), ({"ACADYR": ""}, "year.empty"), ({"ACADYR": "2019"}, "year.unreadable")],
)  # fmt: skip
def test_whose_and_where_and_when_must_be_known(source: RecordFile, cells: dict[str, str], rule: str) -> None:
    found = reading_of({**line(1), **cells}, line(2), source=source)
    assert rule in {one.rule for one in found.problems if one.row == 1}
    assert found.quarantined == 1


def test_the_same_line_again_is_a_duplicate_and_another_of_the_same_pupil_is_held() -> None:
    found = reading_of(ks2_scores(1), ks2_scores(2), ks2_scores(1), ks2_scores(2, READSCORE="106"), source=KS2)
    assert (found.quarantined, found.duplicates) == (2, 1)
    assert {rule for _row, _column, rule, _severity in verdicts(found)} == {"result.twice"}


def test_names_go_to_the_names_store_alone() -> None:
    found = reading_of(ks2_scores(7), source=KS2)
    assert found.names is not None
    assert found.names["surname"].to_pylist() == ["Canarysur0007"]
    kept = repr([table.to_pylist() for table in found.tables.values()])
    assert not [text for text in ("Canarysur0007", upn(7)) if text in kept]


PLAIN = {"UPN": upn(1), "URN": SCHOOL, "Academic year": "2022/23"}
FILES: list[tuple[str, Record]] = [
    ("ks2_results", ks2_scores()), ("ks2_results", ks2_levels()),
    ("ks2_results", {f"KS2_{name}": text for name, text in ks2_scores().items()}),
    ("ks2_results", {**PLAIN, "Reading outcome": "AS", "Maths outcome": "AS", "Writing TA": "EXS"}),
    ("ks2_results", {**PLAIN, "Reading outcome": "AS", "Maths outcome": "AS", "Writing": "EXS"}),
    ("ks2_tests", {**PLAIN, "Reading outcome": "AS", "Reading scaled score": "103", "Maths outcome": "AS"}),
    ("ks2_teacher", {**PLAIN, "READTAOUTCOME": "", "WRITTAOUTCOME": "EXS", "SCITAOUTCOME": "EXS"}),
    ("ks1_teacher", ks1()), ("ks1_teacher", {f"KS1_{name}": text for name, text in ks1().items()}),
    ("ks1_teacher", {**PLAIN, "KS1_READING": "2A", "KS1_WRITING": "2B", "KS1_MATHS": "2B"}),
    ("ks4_pupils", ks4_numbers()), ("ks4_pupils", ks4_letters()),
    ("ks4_pupils", {f"KS4_{name}": text for name, text in ks4_numbers().items()}),
    ("phonics", phonics()), ("phonics", {f"Phonics_{name}": text for name, text in phonics().items()}),
    ("phonics", {**PLAIN, "Year group": "1", "Mark": "33", "Outcome": "Wa"}),
    ("eyfs_profile", profile()), ("eyfs_profile", profile(year="2022/23")),
    ("eyfs_profile", {f"FSP_{name}": text for name, text in profile().items()}),
]  # fmt: skip


@pytest.mark.parametrize(("source", "record"), FILES)
def test_each_layout_is_known_by_its_columns(tmp_path: Path, source: str, record: Record) -> None:
    assert recognise(peek(file_of(tmp_path / "results.csv", [record]))).source.id == source


@pytest.mark.parametrize("names", [("Reading", "Writing", "Maths"), ("reading TA", "writing TA", "maths TA")])
def test_a_file_that_could_be_of_two_stages_is_refused_with_both_names(tmp_path: Path, names: tuple[str, ...]) -> None:
    path = file_of(tmp_path / "results.csv", [{**PLAIN, **dict.fromkeys(names, "EXS")}])
    with pytest.raises(Refused, match="could be ks1_teacher or ks2_teacher"):
        recognise(peek(path))
    assert recognise(peek(path), "ks2_teacher").source is TEACHER
