"""Files of attendance: each layout is told from the others and read, and what cannot be read is held and said."""

import json
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from evenlode.engines.kinds import Engine
from evenlode.errors import Refused
from evenlode.sources.reading import ReadFile
from evenlode.tables.registry import TABLES
from look_alikes_attendance import (
    MONDAY,
    OTHER,
    PROVIDER,
    SCHOOL,
    Line,
    at_provider,
    day,
    feed,
    lined,
    mark,
    monitored,
    week_at_provider,
)  # fmt: skip
from look_alikes_ident import upn
from told import by_upn, read_told, rows, verdicts

Reading = Callable[..., ReadFile]
ON = date.fromisoformat(MONDAY)


@pytest.fixture
def reading(engine: Engine, tmp_path: Path) -> Reading:
    """Read a file of some lines."""
    return lambda *lines: read_told(engine, lined(tmp_path / "some.csv", lines))


def marks(found: ReadFile) -> list[dict[str, Any]]:
    """The rows of marks, without what is the same in all or empty."""
    same = {"week": "week_2026_03", "record": None}
    return [
        {name: value for name, value in row.items() if name not in same and value not in (None, "")}
        for row in rows(found, "attendance_day")
    ]


def row(pupil: int, session: str, urn: str = SCHOOL, on: date = ON, **more: object) -> dict[str, Any]:
    """A row of marks."""
    return {"urn": urn, "pupil": by_upn(upn(pupil)), "on": on, "session": session, **more}


@pytest.mark.parametrize(
    ("line", "source"),
    [(day(Mode="full"), "attendance_days"), (mark(1, "AM", "/", Extracted=f"{MONDAY}T16:00"), "attendance_marks"),
     (at_provider(1), "attendance_providers"),
     (week_at_provider(1, {"Mon AM": "/"}), "attendance_providers_weekly"),
     (monitored(1, 200, {"I": 4}), "attendance_monitor")],
)  # fmt: skip
def test_each_layout_is_known_by_its_columns_and_read_whole(reading: Reading, line: Line, source: str) -> None:
    found = reading(line)
    assert (found.source.id, found.counts.accepted, found.problems) == (source, 1, ())
    assert found.read.synthetic
    assert all(table.num_rows for table in found.read.tables.values())


def test_a_day_with_both_marks_is_one_row(reading: Reading) -> None:
    found = reading(day(1, "L", "I", **{"Minutes late AM": "12"}))
    assert marks(found) == [row(1, "day", am="L", pm="I", late_am=12)]


def test_a_mark_on_a_line_of_its_own_leaves_the_other_session_alone(reading: Reading) -> None:
    found = reading(mark(1, "AM", "L", late="12"), mark(1, "pm", "\\"), mark(2, "Afternoon", "n"))
    assert marks(found) == [row(1, "am", am="L", late_am=12), row(1, "pm", pm="\\"), row(2, "pm", pm="N")]


def test_a_day_with_a_provider_stands_under_the_provider(reading: Reading) -> None:
    found = reading(at_provider(1, "/", ""), at_provider(2, provider="ukprn-10012345"))
    assert marks(found) == [row(1, "day", PROVIDER, am="/"), row(2, "day", "ukprn-10012345", am="/", pm="\\")]


def test_a_week_with_a_provider_is_a_row_for_each_day_that_has_a_mark(reading: Reading) -> None:
    found = reading(week_at_provider(1, {"Mon AM": "/", "Mon PM": "\\", "Thu PM": "O"}))
    thursday = date(2026, 1, 15)
    assert marks(found) == [row(1, "day", PROVIDER, am="/", pm="\\"), row(1, "day", PROVIDER, thursday, pm="O")]


def test_what_the_monitor_shows_is_a_total_up_to_its_day(reading: Reading) -> None:
    found = reading(monitored(1, 200, {"I": 8, "C2": 4, "O": 2}), monitored(2, 0, {"I": 0}))
    totals = {
        (one["reason"], one["possible"], one["missed"])
        for one in rows(found, "attendance_total")
        if one["pupil"] == by_upn(upn(1))
    }
    assert totals == {
        ("all", 200, 14), ("authorised", 200, 12), ("unauthorised", 200, 2), ("absence_i", 200, 8),
        ("absence_c2", 200, 4), ("absence_o", 200, 2),
    }  # fmt: skip
    said = {(one["source"], one["period"], one["year"], one["as_at"]) for one in rows(found, "attendance_total")}
    assert said == {("attendance_monitor", "to_2026_03_27", "202526", date(2026, 3, 27))}
    assert found.read.scopes["attendance_total"].num_rows == 1


def test_a_reason_without_a_number_has_no_row_and_is_not_nought(reading: Reading) -> None:
    found = reading(monitored(1, 200, {"I": 8}), {**monitored(2, 200, {}), "Code I": ""})
    reasons = {(one["pupil"], one["reason"]) for one in rows(found, "attendance_total")}
    assert (by_upn(upn(1)), "absence_i") in reasons
    assert (by_upn(upn(2)), "absence_i") not in reasons


@pytest.mark.parametrize("nested", [False, True])
def test_a_feed_of_marks_is_read_as_marks_are(engine: Engine, tmp_path: Path, nested: bool) -> None:
    path = feed(tmp_path / "a.json", mark(1, "AM", "L"), mark(1, "PM", "N"), mark(2, "AM", "!"), nested=nested)
    found = read_told(engine, path)
    assert (found.source.id, found.source.unconfirmed, found.read.synthetic) == ("attendance_feed", True, True)
    assert marks(found) == [row(1, "am", am="L"), row(1, "pm", pm="N")]
    assert {one.rule for one in found.problems} == {"code.code_unknown"}
    assert found.read.published == "2026-01-12T16:00:00"


def test_marks_in_plain_json_are_marks(engine: Engine, tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps([mark(1, "AM", "/"), mark(2, "PM", "I")]), encoding="utf-8")
    found = read_told(engine, path)
    assert (found.source.id, found.counts.accepted) == ("attendance_marks", 2)


LINES: Mapping[str, Callable[..., Line]] = {
    "attendance_days": lambda code, on: day(1, code, "", on),
    "attendance_marks": lambda code, on: mark(1, "AM", code, on),
    "attendance_providers": lambda code, on: at_provider(1, code, "", on),
    "attendance_providers_weekly": lambda code, on: week_at_provider(1, {"Mon AM": code}, on),
}
GOOD: Mapping[str, tuple[Line, ...]] = {
    "attendance_days": (day(2), day(3)),
    "attendance_marks": (mark(2, "AM", "/"), mark(3, "AM", "/")),
    "attendance_providers": (at_provider(2), at_provider(3)),
    "attendance_providers_weekly": (week_at_provider(2, {"Mon AM": "/"}), week_at_provider(3, {"Mon AM": "/"})),
}
each_layout = pytest.mark.parametrize("layout", LINES)


@each_layout
@pytest.mark.parametrize(
    ("code", "on", "rule"),
    [("J", "2024-07-15", ""), ("J", "2024-08-19", "code_retired"), ("J1", "2024-07-15", "code_not_yet_in_force"),
     ("J1", "2024-09-02", ""), ("H", "2013-09-02", ""), ("F", "2013-09-02", "code_retired"), ("F", "2012-09-03", ""),
     ("Y", "2024-07-15", ""), ("Y", "2024-09-02", "code_retired"), ("Y3", "2024-09-02", ""), ("K", "2024-09-02", ""),
     ("#", MONDAY, ""), ("Z", MONDAY, ""), ("X", MONDAY, ""), ("D", MONDAY, ""), ("Q", MONDAY, ""),
     ("A", MONDAY, "code_unknown"), ("-", MONDAY, "code_unknown"), ("P1", MONDAY, "code_unknown")],
)  # fmt: skip
def test_a_code_must_be_one_of_its_day_and_is_never_taken_for_another(
    reading: Reading, layout: str, code: str, on: str, rule: str
) -> None:
    found = reading(LINES[layout](code, on), *GOOD[layout])
    held = [one.rule.partition(".")[2] for one in found.problems if str(one.severity) == "error"]
    assert held == ([rule] if rule else [])
    assert found.counts.quarantined == (1 if rule else 0)
    assert {one["pupil"] for one in rows(found, "attendance_day")} == {
        by_upn(upn(number)) for number in ((2, 3) if rule else (1, 2, 3))
    }


@each_layout
def test_a_line_without_a_mark_is_held(reading: Reading, layout: str) -> None:
    found = reading(LINES[layout]("", MONDAY), *GOOD[layout])
    assert found.counts.quarantined == 1
    assert {one["pupil"] for one in rows(found, "attendance_day")} == {by_upn(upn(2)), by_upn(upn(3))}


@pytest.mark.parametrize(
    ("line", "verdict"),
    [
        (mark(1, "evening", "/"), ("session.unknown", "Session", "error")),
        (mark(1, "AM", "L", late="-3"), ("attendance.late", "late", "error")),
        (mark(1, "AM", "/", Mode="sometimes"), ("mode.unknown", "Mode", "error")),
        (mark(1, "AM", "/", on="2026-02-30"), ("date.unreadable", "Date", "error")),
    ],
)
def test_what_is_wrong_in_a_mark_is_said(reading: Reading, line: Line, verdict: tuple[str, str, str]) -> None:
    assert verdict in verdicts(reading(line, *GOOD["attendance_marks"]))


def test_a_week_begins_on_a_monday(reading: Reading) -> None:
    found = reading(week_at_provider(1, {"Tue AM": "/"}, "2026-01-13"), *GOOD["attendance_providers_weekly"])
    assert ("attendance.no_monday", "Week commencing", "error") in verdicts(found)


def test_more_sessions_missed_than_possible_are_held(reading: Reading) -> None:
    found = reading(monitored(1, 10, {"I": 12}), monitored(2, 10, {"I": 2}), monitored(3, 10, {"G": 10}))
    assert verdicts(found) == {("attendance.more_than_possible", "Possible sessions", "error")}
    assert found.counts.quarantined == 1


def covered(found: ReadFile) -> set[tuple[str, date]]:
    """Which days of which schools a file covers whole."""
    return {(one["urn"], one["on"]) for one in found.read.scopes["attendance_day"].to_pylist()}


def test_only_a_file_that_says_so_is_the_whole_register_of_its_days(reading: Reading) -> None:
    assert covered(reading(day(1), day(2, urn=OTHER))) == set()
    assert covered(reading(day(1, Mode="full"), day(2, urn=OTHER, Mode="Register"))) == {(SCHOOL, ON), (OTHER, ON)}
    assert covered(reading(day(1, Mode="delta"), day(2, urn=OTHER, Mode="full"))) == {(OTHER, ON)}


def test_a_morning_by_itself_is_not_the_whole_of_its_day(reading: Reading) -> None:
    morning = [mark(number, "AM", "/", Mode="full") for number in (1, 2)]
    assert covered(reading(*morning)) == set()
    assert covered(reading(*morning, mark(1, "PM", "\\", Mode="full"))) == {(SCHOOL, ON)}
    elsewhere = mark(1, "PM", "\\", urn=OTHER, Mode="full")
    assert covered(reading(*morning, elsewhere)) == set()


@pytest.mark.parametrize("mode", ["", "delta"])
def test_corrections_that_do_not_say_when_they_were_made_are_warned_of(reading: Reading, mode: str) -> None:
    undated = ("attendance.undated", "extracted", "warning")
    assert undated in verdicts(reading(day(1, Mode=mode)))
    assert undated not in verdicts(reading(day(1, Mode=mode, Extracted=f"{MONDAY}T16:00")))
    assert undated not in verdicts(reading(day(1, Mode="full")))


def test_corrections_are_no_roll(reading: Reading) -> None:
    assert {one.pupils for one in reading(day(1), day(2)).read.rolls} == {2}
    assert reading(day(1, Mode="delta"), day(2, Mode="delta")).read.rolls == ()


def test_the_same_mark_twice_is_a_duplicate_and_two_marks_of_one_session_are_held(reading: Reading) -> None:
    found = reading(mark(1, "AM", "/"), mark(1, "AM", "/"), mark(2, "AM", "/"), mark(2, "AM", "I"), mark(3, "PM", "\\"))
    assert (found.counts.duplicates, found.counts.quarantined) == (1, 2)
    assert ("attendance_day.twice", "UPN", "error") in verdicts(found)


def test_real_and_invented_schools_in_one_file_are_refused(reading: Reading) -> None:
    with pytest.raises(Refused, match="beside real ones"):
        reading(day(1), day(2, urn="123456"))


def test_rows_of_marks_have_the_tables_columns(reading: Reading) -> None:
    for lines in GOOD.values():
        assert reading(*lines).read.tables["attendance_day"].column_names == list(TABLES.find("attendance_day").names())
