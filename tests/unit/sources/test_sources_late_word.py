"""A file that is sent later and counts as older: its sender learns that it changes nothing, and what to do."""

import csv
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TypeAlias

import pytest

from evenlode.errors import Problem
from evenlode.lake.home import Home
from evenlode.lake.kinds import LoadState, Receipt
from evenlode.sources.load import load
from evenlode.sources.source_time import source_time
from evenlode.vocabulary import clock
from evenlode.vocabulary.identifiers import upn_check_letter
from homes import in_the_lake

Line: TypeAlias = Mapping[str, str]
ONE, TWO = (upn_check_letter(digits) + digits for digits in ("999260000001", "999260000002"))
SCHOOL = "900001"
ONE_RECORD = "1 record says otherwise than files that count as newer, and changes nothing"
LEFT_OUT = "The file is whole for what it covers, and rows that it leaves out still stand (1)"
DOUBT = "the date of this file is a guess, or that of another."


@pytest.fixture
def sent(home: Home, tmp_path: Path) -> Callable[..., Receipt]:
    """Loads lines as a file, in an act of its own."""

    def sent(name: str, *lines: Line, published: str | None = None) -> Receipt:
        path = tmp_path / "files" / name
        path.parent.mkdir(exist_ok=True)
        with path.open("w", newline="", encoding="utf-8") as stream:
            writer = csv.DictWriter(stream, list(lines[0]))
            writer.writeheader()
            writer.writerows(lines)
        return load(home, [path], published=published)[0][0]

    return sent


def suspension(pupil: str, start: str, sessions: str, **more: str) -> Line:
    """A suspension of a pupil."""
    return {"upn": pupil, "urn": SCHOOL, "start": start, "type": "SUSP", "sessions": sessions, **more}


def overruled(receipt: Receipt) -> list[Problem]:
    """What a receipt says of records that count for nothing."""
    return [problem for problem in receipt.problems if problem.rule == "load.overruled"]


def test_a_correction_that_corrects_nothing_is_told_and_its_date_makes_it_count(
    sent: Callable[..., Receipt], home: Home
) -> None:
    first = sent("march.csv", suspension(ONE, "2026-02-02", "4"), suspension(TWO, "2026-03-02", "4"))
    lines = (suspension(ONE, "2026-02-02", "6"),)
    late = sent("correction.csv", *lines)
    assert overruled(first) == []
    assert [problem.message for problem in overruled(late)] == [f"{ONE_RECORD}: {DOUBT}"]
    assert "--published" in overruled(late)[0].remedy
    assert sorted(in_the_lake(home, "exclusion", "sessions")) == [(4,), (4,)]
    again = sent("correction.csv", *lines, published="2026-11-22")
    assert (again.state, overruled(again)) == (LoadState.ALREADY_LOADED, [])
    assert sorted(in_the_lake(home, "exclusion", "sessions")) == [(4,), (6,)]


def test_who_repeats_what_is_known_is_not_told(sent: Callable[..., Receipt]) -> None:
    lines = (suspension(ONE, "2026-02-02", "4"), suspension(TWO, "2026-03-02", "4"))
    sent("march.csv", *lines)
    assert overruled(sent("february.csv", lines[0])) == []


def test_a_file_of_which_the_date_is_known_is_not_told(sent: Callable[..., Receipt], home: Home) -> None:
    sent("march.csv", suspension(ONE, "2026-02-02", "4"), suspension(TWO, "2026-03-02", "4"))
    old = sent("february.csv", suspension(ONE, "2026-02-02", "2"), published="2026-02-03")
    assert overruled(old) == []
    assert sorted(in_the_lake(home, "exclusion", "sessions")) == [(4,), (4,)]


def test_no_guess_is_later_than_yesterday(frozen_clock: Callable[[datetime], None]) -> None:
    frozen_clock(datetime(2026, 3, 2, 12, tzinfo=UTC))
    guess = source_time("", None, Path("calendar.csv"), date(2031, 7, 20), 3)
    assert guess.text == "2026-03-01+100000003"
    assert guess.text < source_time("", "2026-03-02", Path("closure.csv"), date(2026, 2, 27), 1).text


def mark(pupil: str, extracted: str, urn: str) -> Line:
    """A pupil's day, and when it was exported."""
    return {"urn": urn, "upn": pupil, "date": "2026-03-02", "am": "/", "pm": "\\", "extracted": extracted}


def test_a_file_that_was_made_on_a_day_to_come_is_refused(sent: Callable[..., Receipt]) -> None:
    digits = "931260000001"
    real = upn_check_letter(digits) + digits
    refused = sent("days.csv", mark(real, "2036-03-02T16:00:00", "123456"))
    assert refused.state is LoadState.REFUSED
    assert "a day still to come" in refused.problems[0].message
    assert sent("days.csv", mark(real, "2026-03-02T16:00:00", "123456")).state is LoadState.ACCEPTED


REAL = upn_check_letter("931260000001") + "931260000001"


@pytest.mark.parametrize("ahead", [2, 30, 200, 365, 400])
@pytest.mark.parametrize("exported", [False, True])
def test_real_marks_of_a_day_to_come_are_refused_or_held_and_no_such_mark_is_kept(
    sent: Callable[..., Receipt], home: Home, ahead: int, exported: bool
) -> None:
    day = {"urn": "123456", "upn": REAL, "date": str(clock.today() + timedelta(days=ahead)), "am": "/", "pm": "\\"}
    receipt = sent("days.csv", {**day, **({"extracted": f"{clock.today()}T06:00:00"} if exported else {})})
    said = [problem.message for problem in receipt.problems]
    assert receipt.state is LoadState.REFUSED
    assert any("to come" in one or "comes after the one on which" in one for one in said)
    assert sent("days.csv", {**day, "date": str(clock.today())}).state is LoadState.ACCEPTED
    assert [on for (on,) in in_the_lake(home, "attendance_day", "on")] == [clock.today()]


def test_marks_that_stay_as_they_were_are_told(sent: Callable[..., Receipt], home: Home) -> None:
    days = [{"urn": SCHOOL, "upn": ONE, "date": f"2026-03-0{day}", "am": "N", "pm": "N"} for day in (2, 3, 4)]
    sent("week.csv", *days)
    late = sent("correction.csv", *({**day, "am": "I", "pm": "I"} for day in days[:2]))
    assert [problem.message[:9] for problem in overruled(late)] == ["2 records"]
    assert in_the_lake(home, "attendance_day", "am", "pm") == [("N", "N")] * 3


def register(school: str, *pupils: str) -> list[Line]:
    """The whole register of a day, which does not say when it was made."""
    return [
        {"urn": school, "upn": pupil, "date": "2026-03-02", "am": "/", "pm": "/", "mode": "full"} for pupil in pupils
    ]


def test_a_whole_file_is_told_that_what_it_leaves_out_still_stands(sent: Callable[..., Receipt], home: Home) -> None:
    sent("first.csv", *register(SCHOOL, ONE, TWO))
    late = sent("second.csv", *register(SCHOOL, ONE))
    assert [problem.message for problem in overruled(late)] == [f"{LEFT_OUT}: {DOUBT}"]
    assert len(in_the_lake(home, "attendance_day")) == 2
    sent("second.csv", *register(SCHOOL, ONE), published="2026-03-03")
    assert len(in_the_lake(home, "attendance_day")) == 1


def test_of_two_files_of_one_day_the_one_that_does_not_count_is_told_so(sent: Callable[..., Receipt]) -> None:
    told = []
    for number in range(8):
        school = str(900010 + number)
        lines = ({"urn": school, "upn": ONE, "date": "2026-03-02", "am": "/", "pm": "/"},)
        sent(f"{school}.csv", *lines, published="2026-03-03")
        second = sent(f"{school}_again.csv", *({**line, "am": "I"} for line in lines), published="2026-03-03")
        told.append(len(overruled(second)))
    assert set(told) == {0, 1}  # which of the two counts is decided by their bytes alone


def test_marks_are_not_called_undated_where_their_file_is_given_a_date(sent: Callable[..., Receipt]) -> None:
    lines = ({"urn": SCHOOL, "upn": ONE, "date": "2026-03-02", "am": "/", "pm": "/"},)
    assert [one.rule for one in sent("days.csv", *lines).problems] == ["attendance.undated"]
    assert sent("other.csv", *lines, *lines, published="2026-03-02").problems == ()
    assert sent("days_2026-03-02.csv", *lines, *lines, *lines).problems == ()


def test_an_invented_county_may_be_of_years_to_come(sent: Callable[..., Receipt]) -> None:
    assert sent("days.csv", mark(ONE, "2036-03-02T16:00:00", SCHOOL)).state is LoadState.ACCEPTED


def test_an_outcome_in_free_words_is_left_out_with_a_warning(sent: Callable[..., Receipt], home: Home) -> None:
    receipt = sent(
        "list.csv",
        suspension(ONE, "2026-02-02", "4", outcome="Canaryname was reinstated"),
        suspension(TWO, "2026-02-02", "4", outcome="Upheld"),
    )
    assert (receipt.state, [str(one.severity) for one in receipt.problems if one.column == "outcome"]) == (
        LoadState.ACCEPTED, ["warning"],
    )  # fmt: skip
    assert sorted(in_the_lake(home, "exclusion", "outcome")) == [("",), ("upheld",)]
