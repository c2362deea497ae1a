"""Grades at key stage 4: every grade in every year, what an entry becomes, what is held, what a later file changes."""

from pathlib import Path

import pytest

from evenlode.errors import Refused
from evenlode.formats.reading import peek
from evenlode.lake.acts import revert
from evenlode.lake.home import Home
from evenlode.lake.kinds import LoadState
from evenlode.sources.catalogue.ks4_results import SOURCE
from evenlode.sources.load import load
from evenlode.sources.recognition import recognise
from evenlode.vocabulary.codes.qualifications import KS4_AWARDS, kind_of, sitting
from evenlode.vocabulary.codes.subjects import subject_id
from homes import in_the_lake
from look_alikes_ident import upn
from look_alikes_results import OTHER_SCHOOL, SCHOOL, entry, file_of, held, not_in_force
from record_sources import reading_of, verdicts

YEARS = range(2012, 2026)
NO_KIND = {"qualification type": "", "QAN": "60146087"}


@pytest.mark.parametrize("start", YEARS)
def test_every_grade_is_taken_in_the_years_in_which_it_was_awarded(start: int) -> None:
    record = entry(**NO_KIND, ACADYR=f"{start}/{start + 1}")
    expected = {code: f"grade.{rule}" for code, rule in not_in_force(KS4_AWARDS, start).items()}
    assert held(SOURCE, record, "grade", [one.code for one in KS4_AWARDS.codes]) == expected


@pytest.mark.parametrize(("start", "early"), [(2015, True), (2016, False)])
def test_numbers_were_first_awarded_in_summer_2017(start: int, early: bool) -> None:
    assert ("9" in held(SOURCE, entry(ACADYR=f"{start}/{start + 1}"), "grade", ["9", "A*"])) is early


def test_an_entry_becomes_a_row_as_it_was_awarded() -> None:
    found = reading_of(
        entry(grade="a*", WOLF_DISC_CODE="RB1", size="1", points="8.5", season="Summer", **{"exam year": "2024"}),
        source=SOURCE,
    )
    (row,) = found.tables["result"].to_pylist()
    assert (row["stage"], row["year"], row["urn"], str(row["as_at"])) == ("ks4", "202324", SCHOOL, "2024-08-31")
    assert (row["subject"], row["kind"], row["qualification"], row["discount"]) == ("maths", "gcse", "60146087", "RB1")
    assert (row["outcome"], row["sitting"], str(row["size"]), str(row["score"])) == (
        "A*", "2024-06", "1.0000", "8.5000",
    )  # fmt: skip
    assert (row["mark"], row["component"]) == (None, "")


def test_a_resit_stands_beside_the_first_sitting_and_a_contradiction_is_held() -> None:
    first = entry(1, "3", **{"exam year": "2023", "season": "November"})
    second = entry(1, "4", **{"exam year": "2024", "season": "Summer"})
    other = entry(1, "5", **{"exam year": "2024", "season": "Summer"})
    found = reading_of(first, second, source=SOURCE)
    assert found.tables["result"]["sitting"].to_pylist() == ["2023-11", "2024-06"]
    found = reading_of(first, second, other, first, source=SOURCE)
    assert (found.quarantined, found.duplicates) == (2, 1)
    assert verdicts(found) == [(row, "UPN", "result.twice", "error") for row in (2, 3)]


FAULTS = [
    ({"grade": "10"}, "grade.code_unknown", "grade"),
    ({"grade": ""}, "grade.empty", "grade"),
    ({"grade": "09-Sep"}, "grade.code_unknown", "grade"),
    ({"grade": "M"}, "result.grade_of_kind", "grade"),
    ({"subject": "", "WOLF_DISC_CODE": ""}, "result.of_nothing", "subject"),
    ({"UPN": "X" + upn(1)[1:]}, "upn.wrong", "UPN"),
    ({"UPN": ""}, "pupil.unknown", "UPN"),
    ({"URN": ""}, "urn.empty", "URN"),
    ({"ACADYR": ""}, "year.empty", "ACADYR"),
    ({"ACADYR": "2024"}, "year.unreadable", "ACADYR"),
]


@pytest.mark.parametrize(("cells", "rule", "column"), FAULTS, ids=[rule for _cells, rule, _column in FAULTS])
def test_each_fault_holds_its_entry_by_its_own_rule(cells: dict[str, str], rule: str, column: str) -> None:
    found = reading_of(entry(2), {**entry(1), **cells}, source=SOURCE)
    assert (2, column, rule, "error") in verdicts(found)
    assert found.tables["result"]["record"].to_pylist() == [1]


def test_a_vocational_grade_is_taken_where_the_qualification_is_no_gcse() -> None:
    found = reading_of(
        entry(1, "L2D*", **{"qualification type": "BTEC Tech Award"}),
        entry(2, "D", **{"qualification type": "VRQ Level 1/2"}),
        entry(3, "L2P", **{"qualification type": "Something else"}),
        source=SOURCE,
    )
    assert found.tables["result"]["kind"].to_pylist() == ["vocational", "vrq_level_1_2", ""]
    assert verdicts(found) == [(3, "qualification type", "words.strange", "warning")]


def test_what_is_beside_the_grade_is_left_out_with_a_warning_where_it_cannot_be_read() -> None:
    found = reading_of(
        entry(**{"exam year": "last", "season": "winter", "award date": "soon", "size": "-1", "points": "many"}),
        source=SOURCE,
    )
    assert {(column, severity) for _row, column, _rule, severity in verdicts(found)} == {
        ("exam year", "warning"), ("season", "warning"), ("award date", "warning"), ("size", "warning"),
        ("points", "warning"),
    }  # fmt: skip
    assert found.tables["result"]["outcome"].to_pylist() == ["5"]


def test_a_pupil_is_known_by_learner_number_where_there_is_no_other() -> None:
    bare = {name: text for name, text in entry().items() if name != "UPN"}
    found = reading_of({**bare, "ULN": "9276308686"}, {**bare, "ULN": "1"}, source=SOURCE)
    assert found.tables["result"].num_rows == 1
    assert [rule for _row, _column, rule, _severity in verdicts(found)] == ["pupil.unknown", "uln.wrong"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [("GCSE", "gcse"), ("GCSE (9-1) Short Course", "gcse_short"), ("GCSE Double Award", "gcse_double"), ("", ""),
     ("BTEC First Award", "vocational"), ("Free Standing Maths", "free_standing_maths")],
)  # fmt: skip
def test_a_kind_is_known_by_its_words(text: str, kind: str) -> None:
    assert kind_of(text) == kind


@pytest.mark.parametrize(
    ("name", "subject"),
    [("Mathematics", "maths"), ("MATHS", "maths"), ("English Lang.", "english_language"), ("RB1", "rb1"),
     ("Combined Science: Trilogy", "combined_science"), ("Design & Technology", "design_and_technology"),
     ("Computer Science", "computer_science"), ("", "")],
)  # fmt: skip
def test_a_subject_keeps_its_own_name_where_it_is_not_known(name: str, subject: str) -> None:
    assert subject_id(name) == subject


@pytest.mark.parametrize(
    ("parts", "said"),
    [(("2024-08", "2023", "06"), "2024-08"), (("", "2024", "06"), "2024-06"), (("", "2024", ""), "2024"),
     (("", "", "06"), ""), (("", "", ""), "")],
)  # fmt: skip
def test_a_sitting_is_a_month_or_at_least_a_year(parts: tuple[str, str, str], said: str) -> None:
    assert sitting(*parts) == said


COLUMNS = [
    ("UPN", "URN", "Academic year", "Subject", "Qualification type", "Grade"),
    ("KS4_UPN", "KS4_LAESTAB", "KS4_ACADYR", "WOLF_DISC_CODE", "QAN", "GRADE"),
    ("unique_pupil_number", "school urn", "academic_year", "discount code", "qualification number", "result"),
]


@pytest.mark.parametrize("columns", COLUMNS, ids=lambda columns: columns[0])
def test_it_is_known_by_the_columns_of_each_system(home: Home, tmp_path: Path, columns: tuple[str, ...]) -> None:
    values = (upn(1), SCHOOL if "URN" in columns[1].upper() else "9994001", "2023/24", "RB1", "60146087", "7")
    path = file_of(tmp_path / "results_2024-08.csv", [dict(zip(columns, values, strict=True))])
    assert recognise(peek(path)).source is SOURCE
    assert load(home, [path])[0][0].state is LoadState.ACCEPTED
    assert in_the_lake(home, "result", "outcome", "year") == [("7", "202324")]


def test_a_file_adds_and_a_corrected_grade_takes_the_place_of_the_first(home: Home, tmp_path: Path) -> None:
    first = file_of(tmp_path / "first.csv", [entry(1, "3"), entry(2, "4"), entry(3, "5", URN=OTHER_SCHOOL)])
    second = file_of(tmp_path / "second.csv", [entry(1, "4")])
    load(home, [first], published="2024-08")
    (receipt,), _passed_over = load(home, [second], published="2024-10")
    assert receipt.state is LoadState.ACCEPTED
    assert sorted(in_the_lake(home, "result", "urn", "outcome")) == [
        (SCHOOL, "4"), (SCHOOL, "4"), (OTHER_SCHOOL, "5"),
    ]  # fmt: skip
    revert(home, receipt.load, "a mistake")
    assert sorted(in_the_lake(home, "result", "outcome")) == [("3",), ("4",), ("5",)]


def test_a_year_that_the_file_does_not_hold_is_asked_or_read_from_its_folder(home: Home, tmp_path: Path) -> None:
    bare = {name: text for name, text in entry().items() if name != "ACADYR"}
    lost = file_of(tmp_path / "results_2024-08.csv", [bare])
    placed = file_of(tmp_path / "2023-24" / "results_2024-08.csv", [bare])
    (receipt,), _ = load(home, [lost])
    assert receipt.state is LoadState.REFUSED
    assert "--say year=2023-24" in receipt.problems[0].remedy
    (receipt,), _ = load(home, [placed])
    assert receipt.state is LoadState.ACCEPTED
    assert in_the_lake(home, "result", "year") == [("202324",)]


def test_a_file_without_a_school_is_refused(tmp_path: Path) -> None:
    bare = {name: text for name, text in entry().items() if name != "URN"}
    with pytest.raises(Refused, match="is not a ks4_results file"):
        recognise(peek(file_of(tmp_path / "results.csv", [bare])), SOURCE.id)


def test_a_file_that_nobody_has_dated_is_refused_for_the_newest_wins(home: Home, tmp_path: Path) -> None:
    path = file_of(tmp_path / "results.csv", [entry()])
    (receipt,), _passed_over = load(home, [path])
    assert receipt.state is LoadState.REFUSED
    assert "--published" in receipt.problems[0].remedy
    (receipt,), _passed_over = load(home, [path], published="2024-08")
    assert receipt.state is LoadState.ACCEPTED
