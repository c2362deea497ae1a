"""A Monday's N that becomes an I on Thursday: both answers remain, as marks, as figures, and as explanations of figures.

Source: DfE, Working together to improve school attendance: a reason that is not yet known (N) is replaced as soon as it
is; the original entry of a register that is amended is kept.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from commands import evenlode
from evenlode.lake.acts import revert
from evenlode.lake.home import Home
from evenlode.lake.kinds import Receipt
from evenlode.sources.load import load
from homes import shared
from look_alikes_attendance import SCHOOL, day, lined, mark

ABSENCE = f"computed.absence_overall.{SCHOOL}.all.all.202526"
# As at: what is asked, and the sessions missed of those that were possible; `-` where no such figure is kept
ANSWERS = """
as at 1   all          2 of 4
as at 1   absence_n    2 of 4
as at 1   absence_i    0 of 4
as at 2   all          2 of 4
as at 2   absence_n    0 of 4
as at 2   absence_i    2 of 4
as at 3   all          1 of 4
as at 3   absence_i    1 of 4
"""
CASES = [line.split() for line in ANSWERS.splitlines() if line]


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """A home that learnt on Thursday why a child was away on Monday, and on Friday that the afternoon was a mistake."""
    return shared(tmp_path_factory, "corrected-home", fill)


def fill(home: Home) -> None:
    """Load three files on three days, working the figures out after each."""
    folder = home.root.parent / "corrected-files"
    for number, (made, lines) in enumerate(
        (
            ("2026-01-12T16:00", [day(1, "N", "N", Mode="full"), day(2, Mode="full")]),
            ("2026-01-15T09:00", [day(1, "I", "I")]),
            ("2026-01-16T09:00", [mark(1, "PM", "\\")]),
        )
    ):
        given(home, folder / f"{number}.csv", made, lines)
        assert evenlode(home, "refresh").exit_code == 0


def given(home: Home, path: Path, made: str, lines: list[Any]) -> Receipt:
    """Load a file that was made at some moment."""
    return load(home, [lined(path, [{**line, "Extracted": made} for line in lines])])[0][0]


def figure(home: Home, reason: str, at: str) -> dict[str, Any]:
    """The figure of the school's year by a reason, as at a snapshot."""
    words = ("--measure", "absence_overall", "--place", SCHOOL, "--group", "all", "--period", "year")
    answer = evenlode(home, "figures", *words, "--reason", reason, "--as-at", at, "--json")
    assert answer.exit_code == 0, answer.error
    (found,) = json.loads(answer.out)
    return dict(found)


@pytest.mark.parametrize("case", CASES, ids=" ".join)
def test_the_figure_of_every_state_remains(home: Home, case: list[str]) -> None:
    _as, _at, at, reason, missed, _of, possible = case
    found = figure(home, reason, at)
    assert (found["numerator"], found["denominator"]) == (int(missed), int(possible))


@pytest.mark.parametrize("case", [case for case in CASES if case[3] == "all"], ids=" ".join)
def test_every_state_can_be_explained_by_the_files_of_its_day(home: Home, case: list[str]) -> None:
    at, missed, possible = case[2], case[4], case[6]
    found = json.loads(evenlode(home, "explain", f"{ABSENCE}@{at}", "--json").out)
    assert (found["recomputed"], found["figure"]["snapshot"]) == (True, int(at))
    assert (found["figure"]["numerator"], found["figure"]["denominator"]) == (int(missed), int(possible))
    assert [one["file"] for one in found["rests_on"]] == sorted_files(int(at))


def sorted_files(at: int) -> list[str]:
    """The files whose rows a state rests on: a whole day that is corrected as a whole leaves none of its own."""
    return {1: ["0.csv"], 2: ["0.csv", "1.csv"], 3: ["0.csv", "1.csv", "2.csv"]}[at]


def test_a_correction_that_is_taken_back_gives_the_old_answer_again(home: Home, tmp_path: Path) -> None:
    folder = home.root.parent / "corrected-files"
    own = Home(tmp_path / "own")
    receipts = [load(own, [folder / f"{number}.csv"])[0][0] for number in (0, 1)]
    evenlode(own, "refresh")
    revert(own, receipts[1].load)
    evenlode(own, "refresh")
    assert figure(own, "absence_n", "3")["numerator"] == figure(own, "absence_n", "1")["numerator"] == 2
    assert figure(own, "absence_i", "2")["numerator"] == 2
