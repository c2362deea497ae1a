"""What is asked about codes that nobody knows: which are shown, which never are, and where it is read."""

from collections.abc import Mapping
from pathlib import Path

import pytest

import look_alikes_mapped as their
from commands import evenlode
from evenlode.engines.kinds import Engine
from evenlode.errors import Exit
from evenlode.lake.home import Home
from evenlode.sources.mapping import read_map
from evenlode.sources.readers.code_questions import MOST, question
from evenlode.sources.reading import read_file
from evenlode.sources.settling import Beside
from evenlode.vocabulary.codes.attendance import REGISTER_CODES
from evenlode.vocabulary.codes.exclusions import CATEGORIES
from evenlode.vocabulary.codes.kinds import Code, CodeSet
from look_alikes_ident import register, upn, written
from look_alikes_registers import entry, listed
from look_alikes_results import file_of, ks2_scores
from record_sources import GOOD, reading_of
from told import NAMED_BY, read_told

COLUMNS = ("urn", "upn", "date", "am", "pm")


def marks(path: Path, *marks: str) -> Path:
    """A day of attendance of some children, of whom the first ones have marks that may be none."""
    given = [*marks, *["/"] * (len(marks) * 2)]
    return written(path, COLUMNS, [("900001", upn(n), "2026-01-12", mark, "/") for n, mark in enumerate(given, 1)])


@pytest.mark.parametrize(
    ("codes", "text", "shown"),
    [
        (CATEGORIES, "FXT", True), (CATEGORIES, "X-1", True), (CATEGORIES, "LUNCHY", False),
        (CATEGORIES, "Khan", False), (CATEGORIES, "12345", False), (CATEGORIES, "1", False),
        (CATEGORIES, "Fixed", False), (REGISTER_CODES, "KHAN", False), (REGISTER_CODES, "Z9", True),
        (REGISTER_CODES, "q", True), (REGISTER_CODES, "!", True), (REGISTER_CODES, "é", False),
    ],
)  # fmt: skip
def test_what_is_shown_looks_like_a_code(codes: CodeSet[Code], text: str, shown: bool) -> None:
    asked = question(codes, "mark", {text: 1}, "say so")
    assert (asked is not None and f"{text} (1)" in asked.message) is shown


def test_the_commonest_is_named_first_and_what_is_not_shown_is_counted() -> None:
    asked = question(REGISTER_CODES, "am", {"Z8": 2, "Z9": 1200, "Canaryfore": 3}, "translate them")
    assert asked is not None
    assert "with how many records hold each: Z9 (1,200), Z8 (2). 3 more hold" in asked.message
    assert asked.remedy.endswith("if they are your system's own, translate them")
    assert "Canary" not in asked.message + asked.remedy


def test_nothing_is_shown_of_a_column_of_many_different_texts() -> None:
    many = {f"{chr(65 + number)}9": 1 for number in range(MOST + 1)}
    assert question(REGISTER_CODES, "am", many, "") is None
    assert question(REGISTER_CODES, "am", dict(list(many.items())[1:]), "") is not None


@pytest.mark.parametrize(
    ("more", "asked"),
    [({"code": "Z"}, 1), ({"code": "B"}, 0), ({"code": "A"}, 0), ({"code": ""}, 0), ({"loose code": "Z"}, 1)],
)
def test_it_is_asked_of_codes_that_no_day_knows(more: Mapping[str, str], asked: int) -> None:
    found = reading_of({**GOOD, **more})
    assert len(found.questions) == asked
    assert all(one.row is None and one.rule == "codes.question" for one in found.questions)


def test_the_receipt_asks_and_the_problems_of_the_load_do_too(home: Home, tmp_path: Path) -> None:
    taken = evenlode(home, "load", str(marks(tmp_path / "marks.csv", "Z9", "Z9", "X8")))
    assert taken.exit_code == Exit.QUARANTINED
    assert "Z9 (2), X8 (1)" in taken.out
    assert "if they are your system's own, say what each means" in taken.out
    again = evenlode(home, "load", str(tmp_path / "marks.csv"))
    assert "Z9 (2), X8 (1)" in again.out
    listed = evenlode(home, "problems", "marks.csv", "--csv").out.splitlines()
    assert listed[1].startswith(",am,codes.question,")
    assert [line[:21] for line in listed if line[0].isdigit()] == [f"{row},am,am.code_unknown," for row in (1, 2, 3)]


def test_a_file_refused_for_its_codes_asks_what_they_mean(home: Home, tmp_path: Path) -> None:
    taken = evenlode(
        home, "load", str(register(tmp_path / "marks.csv", {"900001": [1, 2, 3]}, "2026-01-12", mark="Z9"))
    )
    assert taken.exit_code == Exit.REFUSED
    assert "Z9 (3)" in taken.out
    assert "they can be translated, under [codes.am] of a mapping (--map)" in " ".join(taken.out.split())


def test_a_question_names_the_column_of_the_file_that_was_mapped(home: Home, tmp_path: Path) -> None:
    path = their.exclusions(
        tmp_path / "list.csv", [their.exclusion(1, **{"Excl Type": "FXT"}), *map(their.exclusion, (2, 3))]
    )
    taken = evenlode(home, "load", str(path), "--map", str(their.EXCLUSIONS))
    assert "column Excl Type: These codes are not among categories of exclusion" in taken.out
    assert "[codes.type]" in taken.out


def test_a_column_that_may_be_a_mistyped_one_is_asked_about(engine: Engine, tmp_path: Path) -> None:
    lines = [{**entry("part_time_timetable", child), "Notes": "Canary", "SEND": ""} for child in (1, 2)]
    found = read_told(engine, listed(tmp_path / "list.csv", lines, {"exceptional": "exeptional"}))
    asked, unread = found.read.questions
    assert (asked.row, asked.column, asked.rule) == (None, "exeptional", "column.question")
    assert (unread.rule, unread.column) == ("column.unread", None)
    assert "is it 'exceptional'?" in asked.remedy
    assert {(one.column, one.rule) for one in found.problems} == {("exceptional", "register.incomplete")}


def test_a_column_that_nothing_reads_is_told_by_its_place_with_those_that_are_lacking(
    engine: Engine, tmp_path: Path
) -> None:
    lines = [ks2_scores(pupil) | {"House": "", "TEST MATHS": "97"} for pupil in (1, 2)]
    for one in lines:
        del one["MATSCORE"]
    found = read_told(engine, file_of(tmp_path / "ks2.csv", lines))
    (asked,) = found.read.questions
    assert (asked.rule, asked.row, asked.column) == ("column.unread", None, None)
    place = list(lines[0]).index("TEST MATHS") + 1
    assert asked.message.startswith(f"Column {place} holds something that is not read here.")
    assert "MATSCORE" in asked.message
    assert "TEST MATHS" not in asked.message
    assert "House" not in asked.message
    assert "--map" in asked.remedy


def test_of_a_file_whose_columns_are_all_read_or_names_of_people_nothing_is_said(
    engine: Engine, tmp_path: Path
) -> None:
    lines = [ks2_scores(pupil) | {"Date of birth": "2008-01-01"} for pupil in (1, 2)]
    assert read_told(engine, file_of(tmp_path / "ks2.csv", lines)).read.questions == ()


def test_a_column_that_several_registers_have_is_told_by_its_name_in_the_file(engine: Engine, tmp_path: Path) -> None:
    lines = [entry("part_time_timetable", 1, hours="most"), *(entry("part_time_timetable", child) for child in (2, 3))]
    found = read_told(engine, listed(tmp_path / "list.csv", lines, {"hours": "Hours a week at school"}))
    assert {one.column for one in found.problems} == {"Hours a week at school"}


@pytest.mark.parametrize("names", [{"reported": "Reported"}, {"reported": "DATE REPORTED"}])
def test_problems_are_told_by_the_files_own_names_of_columns(
    names: Mapping[str, str], engine: Engine, tmp_path: Path
) -> None:
    lines = [entry("missing_education", 1, reported="soon"), *(entry("missing_education", child) for child in (2, 3))]
    found = read_told(engine, listed(tmp_path / "list.csv", lines, {**names, "from": "Start"}))
    assert {one.column for one in found.problems} == set(names.values())


def test_a_mapping_says_what_columns_are_and_nothing_is_asked_of_the_others(engine: Engine, tmp_path: Path) -> None:
    lines = [{**their.exclusion(child), "Excl End Date": "", "cancelled at": "never"} for child in (1, 2)]
    path = their.exclusions(tmp_path / "list.csv", lines)
    found = read_file(path, engine, None, Beside(map=read_map(their.EXCLUSIONS)), lambda: NAMED_BY)
    assert (found.read.questions, found.problems) == ((), ())


def test_what_stands_in_a_column_of_another_register_is_told(engine: Engine, tmp_path: Path) -> None:
    plans = [entry("plan", child, kind="yearly", exceptional="Canary") for child in (1, 2)]
    found = read_told(engine, listed(tmp_path / "list.csv", [*plans, entry("part_time_timetable")]))
    assert found.problems == ()
    assert [(one.row, one.column, one.rule, one.message[-11:]) for one in found.read.questions] == [
        (None, "exceptional", "column.misplaced", "Records: 2."), (None, "kind", "column.misplaced", "Records: 2."),
    ]  # fmt: skip
    assert "Records of plan fill this in" in found.read.questions[0].message
