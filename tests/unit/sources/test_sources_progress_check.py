"""Teachers' assessments in the year: three values, a school's own scale with its dates, and what is held or refused."""

from datetime import date
from pathlib import Path

import pytest

from evenlode.errors import Refused
from evenlode.formats.reading import peek
from evenlode.lake.acts import revert
from evenlode.lake.home import Home
from evenlode.lake.kinds import LoadState
from evenlode.sources.asked import ANSWERS
from evenlode.sources.catalogue import progress_check, progress_check_scale
from evenlode.sources.load import load
from evenlode.sources.recognition import recognise
from evenlode.sources.scales import read_scale
from evenlode.vocabulary.codes.enrolment import YEAR_GROUP_NAMES
from evenlode.vocabulary.codes.scales import Step, contradictions, judgement_of, step, steps_of, written
from homes import in_the_lake
from look_alikes_ident import upn
from look_alikes_results import Record, assessment, file_of
from record_sources import reading_of, verdicts

PLAIN, OWN = progress_check.SOURCE, progress_check_scale.SOURCE
SEPTEMBER, AUGUST = date(2025, 9, 1), date(2025, 8, 31)
SCALE = written(
    [
        step("Steps", "3D", "", "below"),
        step("steps", "4S", "", "below"),
        step("Steps", "4S", "year_4", "above", SEPTEMBER),
        step("Steps", "4S", "year_4", "at", None, AUGUST),
        step("Steps", "4M", "year_4", "above"),
        step("", "Secure", "", "at"),
    ]
)


@pytest.mark.parametrize(("text", "judgement"), [("below", "below"), ("At", "at"), (" ABOVE ", "above")])
def test_each_of_the_three_values_becomes_a_row(text: str, judgement: str) -> None:
    found = reading_of(assessment(judgement=text, school_scale="4S"), source=PLAIN)
    (row,) = found.tables["progress_check"].to_pylist()
    assert (row["judgement"], row["school_scale"], row["subject"]) == (judgement, "4S", "maths")
    assert (row["year_group"], str(row["on"]), row["year"]) == ("year_4", "2025-12-12", "202526")


@pytest.mark.parametrize("name", ["4", "Year 4", "Y4", "YEAR 4"])
def test_a_year_group_has_several_names(name: str) -> None:
    found = reading_of(assessment(judgement="at", year_group=name), source=PLAIN)
    assert found.tables["progress_check"]["year_group"].to_pylist() == ["year_4"]
    assert YEAR_GROUP_NAMES["reception"] == YEAR_GROUP_NAMES["r"] == "year_r"


FAULTS = [
    ({"judgement": "ahead"}, "judgement.unknown"), ({"judgement": ""}, "judgement.empty"),
    ({"subject": ""}, "subject_name.empty"), ({"checked_on": "December"}, "date.unreadable"),
    ({"checked_on": ""}, "on.empty"), ({"upn": "X" + upn(1)[1:]}, "upn.wrong"), ({"urn": ""}, "urn.empty"),
]  # fmt: skip


@pytest.mark.parametrize(("cells", "rule"), FAULTS)
def test_each_fault_holds_its_record_by_its_own_rule(cells: dict[str, str], rule: str) -> None:
    found = reading_of(assessment(1, judgement="at"), assessment(2, judgement="at") | cells, source=PLAIN)
    assert rule in {one for row, _column, one, _severity in verdicts(found) if row == 2}
    assert found.tables["progress_check"]["record"].to_pylist() == [1]


def test_an_unknown_year_group_is_left_out_with_a_warning() -> None:
    found = reading_of(assessment(judgement="at", year_group="Oak class"), source=PLAIN)
    assert verdicts(found) == [(1, "year_group", "year_group.unknown", "warning")]
    assert found.tables["progress_check"]["year_group"].to_pylist() == [""]


MEANINGS = [
    ("Steps", "3D", "year_4", "2025-12-12", "below"),
    (" STEPS ", "3d", "", "2025-12-12", "below"),
    ("Steps", "4S", "year_4", "2025-09-01", "above"),
    ("Steps", "4S", "year_4", "2025-08-31", "at"),
    ("Steps", "4S", "year_5", "2025-09-01", "below"),
    ("Steps", "4S", "", "2025-09-01", "below"),
    ("Steps", "4M", "year_4", "2025-09-01", "above"),
    ("Steps", "4M", "year_5", "2025-09-01", ""),
    ("", "secure", "year_1", "2025-09-01", "at"),
    ("Steps", "secure", "year_1", "2025-09-01", ""),
    ("Steps", "9Z", "year_4", "2025-09-01", ""),
]


@pytest.mark.parametrize(("scale", "value", "year_group", "on", "judgement"), MEANINGS)
def test_a_value_means_what_its_scale_said_on_the_day(
    scale: str, value: str, year_group: str, on: str, judgement: str
) -> None:
    assert judgement_of(SCALE, scale, value, year_group, on) == judgement


def test_a_value_of_the_scale_becomes_a_row_and_one_it_does_not_have_is_held() -> None:
    found = reading_of(
        assessment(1, scale="Steps", value="4S"),
        assessment(2, scale="Steps", value="9Z"),
        assessment(3, "2025-07-01", scale="Steps", value="4S"),
        source=OWN,
        scale=SCALE,
    )
    assert verdicts(found) == [(2, "value", "progress.unmapped", "error")]
    rows = found.tables["progress_check"].to_pylist()
    assert [(row["judgement"], row["school_scale"], row["scale"]) for row in rows] == [
        ("above", "4S", "Steps"), ("at", "4S", "Steps"),
    ]  # fmt: skip


def test_a_scale_is_one_text_whatever_the_order_of_its_steps() -> None:
    assert written(reversed(steps_of(SCALE))) == SCALE
    assert ANSWERS["scale"].read(SCALE) == SCALE
    assert [ANSWERS["scale"].read(text) for text in ("", "[]", "steps", '[["a","b"]]', "{}")] == [None] * 5


def test_two_meanings_contradict_each_other_on_one_day_alone() -> None:
    before, since = step("s", "v", "", "at", None, AUGUST), step("s", "v", "", "above", SEPTEMBER)
    always, same = step("s", "v", "", "above"), step("s", "v", "", "at")
    of_a_group = step("s", "v", "year_1", "below")
    assert contradictions([before, since, of_a_group]) == []
    assert contradictions([before, same]) == []
    assert len(contradictions([before, always])) == 1
    assert len(contradictions([since, same])) == 1


def scale_file(path: Path, *steps: Record) -> Path:
    """A school's table of its scale."""
    return file_of(path, steps)


GOOD = {"scale": "Steps", "value": "4S", "judgement": "above", "year_group": "Y4", "from": "01/09/2025", "to": ""}


def test_a_scale_is_read_from_a_table(tmp_path: Path) -> None:
    text = read_scale(scale_file(tmp_path / "scale.csv", GOOD, GOOD | {"value": "3D", "judgement": "Below"}))
    assert steps_of(text) == (
        Step("steps", "3d", "year_4", "below", "2025-09-01", ""),
        Step("steps", "4s", "year_4", "above", "2025-09-01", ""),
    )
    bare = read_scale(scale_file(tmp_path / "bare.csv", {"value": "Secure", "judgement": "at"}))
    assert steps_of(bare) == (Step("", "secure", "", "at", "", ""),)


BAD = [
    ([GOOD | {"judgement": "beneath"}], "record 1, column judgement", "none of the words"),
    ([GOOD | {"value": ""}], "record 1, column value", "empty"),
    ([GOOD, GOOD | {"from": "soon"}], "record 2, column from", "not a day"),
    ([GOOD | {"year_group": "Oak"}], "record 1, column year_group", "none of the words"),
    ([GOOD, GOOD | {"judgement": "at", "from": ""}], "scale.csv", "two things"),
    ([{"scale": "Steps", "judgement": "at"}], "scale.csv, the row of column names", "no column 'value'"),
]


@pytest.mark.parametrize(("steps", "where", "what"), BAD, ids=[what for _steps, _where, what in BAD])
def test_a_scale_with_a_fault_is_refused_whole(
    tmp_path: Path, steps: list[dict[str, str]], where: str, what: str
) -> None:
    with pytest.raises(Refused, match=what) as refused:
        read_scale(scale_file(tmp_path / "scale.csv", *steps))
    assert where in refused.value.where
    assert "scale.csv" in refused.value.where


def test_a_scale_without_a_step_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "scale.csv"
    path.write_text("scale,value,judgement\n", encoding="utf-8")
    with pytest.raises(Refused, match="no step"):
        read_scale(path)


def test_the_meaning_is_asked_kept_with_the_load_and_changed_by_loading_anew(home: Home, tmp_path: Path) -> None:
    path = file_of(tmp_path / "own_2025-12.csv", [assessment(1, scale="Steps", value="4S")])
    (receipt,), _passed_over = load(home, [path])
    assert receipt.state is LoadState.REFUSED
    assert "--scale FILE" in receipt.problems[0].remedy
    (first,), _passed_over = load(home, [path], answers={"scale": SCALE})
    assert first.state is LoadState.ACCEPTED
    other = written([step("Steps", "4S", "", "below")])
    (receipt,), _passed_over = load(home, [path], answers={"scale": other})
    assert receipt.state is LoadState.REFUSED
    assert in_the_lake(home, "progress_check", "judgement") == [("above",)]
    revert(home, first.load)
    load(home, [path], answers={"scale": other})
    assert in_the_lake(home, "progress_check", "judgement") == [("below",)]


def test_a_later_assessment_of_the_day_takes_the_place_of_the_first(home: Home, tmp_path: Path) -> None:
    first = file_of(tmp_path / "1.csv", [assessment(1, judgement="below"), assessment(2, judgement="below")])
    load(home, [first], published="2025-12")
    load(home, [file_of(tmp_path / "2.csv", [assessment(1, judgement="at")])], published="2026-01")
    load(home, [file_of(tmp_path / "3.csv", [assessment(1, "2026-03-20", judgement="above")])], published="2026-03")
    assert sorted(in_the_lake(home, "progress_check", "judgement")) == [("above",), ("at",), ("below",)]


def test_each_of_the_two_files_is_known_by_its_columns(tmp_path: Path) -> None:
    plain = file_of(tmp_path / "plain.csv", [assessment(judgement="at", school_scale="4S", scale="Steps")])
    own = file_of(tmp_path / "own.csv", [assessment(value="4S", scale="Steps")])
    both = file_of(tmp_path / "both.csv", [assessment(value="4S", judgement="at")])
    assert [recognise(peek(path)).source for path in (plain, own)] == [PLAIN, OWN]
    with pytest.raises(Refused, match="could be progress_check or progress_check_scale"):
        recognise(peek(both))
