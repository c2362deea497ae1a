"""What files of attendance mean beside each other: registers and corrections, what was known when, two schools at once.

Sources: The School Attendance (Pupil Registration) (England) Regulations 2024, SI 2024/208, regulations 9 and 10; DfE,
Working together to improve school attendance, chapter 8 (amending the register).
"""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from evenlode.lake.acts import revert
from evenlode.lake.home import Home
from evenlode.lake.kinds import LoadState, Receipt
from evenlode.lake.reading import open_reading
from evenlode.sources.load import load
from evenlode.vocabulary.codes.attendance import MeaningClass, meaning_class
from ledger_model import one_engine
from look_alikes_attendance import OTHER, PROVIDER, SCHOOL, Line, at_provider, day, lined, mark

TUESDAY = "2026-01-13"
Take = Callable[..., Receipt]
Marks = dict[tuple[str, int, str], str]


@pytest.fixture(autouse=True)
def quick(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """One engine for all acts."""
    with one_engine(tmp_path_factory.getbasetemp()):
        yield


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """A home with nothing in it."""
    return Home(tmp_path / "home")


@pytest.fixture
def take(home: Home, tmp_path: Path) -> Take:
    """Load a file of some lines, which was exported at some moment."""
    made: list[Path] = []

    def take(extracted: str, *lines: Line) -> Receipt:
        made.append(lined(tmp_path / f"{len(made)}.csv", [{**line, "Extracted": extracted} for line in lines]))
        return load(home, [made[-1]])[0][0]

    return take


def known(home: Home, as_at: str | None = None) -> Marks:
    """The marks of each school and pupil (as numbered when first met, in the order of pseudonyms) in each session."""
    with open_reading(home, as_at) as reading:
        rows = reading.engine.arrow(reading.table("attendance_day")).to_pylist()
    pupils = {pupil: number for number, pupil in enumerate(sorted({row["pupil"] for row in rows}))}
    return {
        (row["urn"], pupils[row["pupil"]], f"{row['on']} {session}"): row[session]
        for row in sorted(rows, key=lambda row: row["source_time"])
        for session in ("am", "pm")
        if row[session]
    }


def codes(home: Home, as_at: str | None = None) -> list[str]:
    """The marks that count, in no particular order."""
    return sorted(known(home, as_at).values())


def test_a_late_correction_changes_the_mark_and_both_answers_remain(home: Home, take: Take) -> None:
    take("2026-01-12T16:00", day(1, "N", "N"), day(2))
    take("2026-01-15T09:00", day(1, "I", "I"))
    assert codes(home) == ["/", "I", "I", "\\"]
    assert codes(home, "1") == ["/", "N", "N", "\\"]
    assert codes(home, "2") == ["/", "I", "I", "\\"]


def test_a_correction_of_the_morning_leaves_the_afternoon_alone(home: Home, take: Take) -> None:
    take("2026-01-12T16:00", mark(1, "AM", "N"), mark(1, "PM", "\\"))
    take("2026-01-15T09:00", mark(1, "AM", "M"))
    assert codes(home) == ["M", "\\"]


def test_a_correction_that_arrives_before_the_register_still_wins(home: Home, take: Take) -> None:
    take("2026-01-15T09:00", day(1, "I", "I"))
    take("2026-01-12T16:00", day(1, "N", "N"), day(2))
    assert codes(home) == ["/", "I", "I", "\\"]


def test_a_correction_that_is_taken_back_was_never_made(home: Home, take: Take) -> None:
    take("2026-01-12T16:00", day(1, "N", "N"))
    receipt = take("2026-01-15T09:00", day(1, "I", "I"))
    revert(home, receipt.load)
    assert codes(home) == ["N", "N"]


def test_a_newer_register_takes_off_whom_it_does_not_name(home: Home, take: Take) -> None:
    take("2026-01-13T12:00", day(1, Mode="full"), day(2, "I", "I", Mode="full"), day(1, on=TUESDAY, Mode="full"))
    take("2026-01-13T16:00", day(1, "L", Mode="full"))
    assert codes(home) == ["/", "L", "\\", "\\"], "the other day stands, and so does whoever is named"


def test_corrections_take_nobody_off(home: Home, take: Take) -> None:
    take("2026-01-12T16:00", day(1, Mode="full"), day(2, Mode="full"))
    for mode in ("delta", ""):
        take(f"2026-01-13T1{len(mode)}:00", day(1, "L", "\\", Mode=mode))
        assert codes(home) == ["/", "L", "\\", "\\"]


def test_a_register_is_the_whole_of_its_own_school_alone(home: Home, take: Take) -> None:
    take("2026-01-12T16:00", day(1), day(2, "D", "D", urn=OTHER))
    take("2026-01-13T16:00", day(1, "L", Mode="full"))
    assert codes(home) == ["D", "D", "L", "\\"]


def test_an_older_register_takes_back_no_later_correction(home: Home, take: Take) -> None:
    take("2026-01-15T09:00", day(2, "I", "I"))
    take("2026-01-12T16:00", day(1, Mode="full"))
    assert codes(home) == ["/", "I", "I", "\\"]


def test_a_mornings_register_leaves_the_afternoon_of_the_day_before_it_standing(home: Home, take: Take) -> None:
    take("2026-01-12T11:00", mark(1, "AM", "/", Mode="full"), mark(2, "AM", "N", Mode="full"))
    take("2026-01-12T16:00", mark(1, "PM", "\\", Mode="full"))
    assert codes(home) == ["/", "N", "\\"]
    take("2026-01-12T17:00", mark(1, "AM", "/", Mode="full"), mark(1, "PM", "\\", Mode="full"))
    assert codes(home) == ["/", "\\"], "with both sessions it is the whole of the day"


def test_a_register_that_was_cut_short_waits(home: Home, take: Take) -> None:
    take("2026-01-12T16:00", *(day(number, Mode="full") for number in range(100)))
    receipt = take("2026-01-13T16:00", *(day(number, Mode="full") for number in range(60)))
    assert receipt.state is LoadState.HELD
    assert "is 60 where an earlier file has 100" in receipt.note
    assert len(codes(home)) == 200


def test_corrections_of_a_day_without_a_register_do_not_wait(home: Home, take: Take) -> None:
    take("2026-01-12T16:00", *(day(number, Mode="full") for number in range(100)))
    receipt = take("2026-01-14T09:00", day(1, "I", "I", on=TUESDAY, Mode="delta"))
    assert receipt.state is LoadState.ACCEPTED


def test_a_pupil_at_two_schools_has_a_row_at_each_and_is_expected_at_one(home: Home, take: Take) -> None:
    take("2026-01-12T16:00", day(1, "/", "D"), day(1, "D", "\\", urn=OTHER))
    assert known(home) == {
        (SCHOOL, 0, "2026-01-12 am"): "/", (SCHOOL, 0, "2026-01-12 pm"): "D",
        (OTHER, 0, "2026-01-12 am"): "D", (OTHER, 0, "2026-01-12 pm"): "\\",
    }  # fmt: skip
    with open_reading(home) as reading:
        rows = reading.engine.arrow(reading.table("attendance_day")).to_pylist()
    possible = [
        meaning_class(row[session], row["on"]) is not MeaningClass.NOT_POSSIBLE
        for row in rows
        for session in ("am", "pm")
    ]
    assert sorted(possible) == [False, False, True, True]


def test_a_provider_and_the_school_each_keep_their_own_marks(home: Home, take: Take) -> None:
    take("2026-01-12T16:00", day(1, "K", "K", Mode="full"))
    take("2026-01-12T17:00", at_provider(1, "/", "O"))
    assert {(urn, code) for (urn, _pupil, _session), code in known(home).items()} == {
        (SCHOOL, "K"), (PROVIDER, "/"), (PROVIDER, "O"),
    }  # fmt: skip


@pytest.mark.parametrize("code", ["#", "X", "Y1", "Y2", "Y3", "Y4", "Y5", "Y6", "Y7", "Q", "Z", "D"])
def test_a_session_that_was_not_possible_keeps_its_code(home: Home, take: Take, code: str) -> None:
    take("2026-01-12T16:00", day(1, code, code))
    assert codes(home) == [code, code]


def test_a_session_whose_code_nobody_knows_is_neither_presence_nor_absence(home: Home, take: Take) -> None:
    receipt = take("2026-01-12T16:00", day(1), day(2, "!", "\\"), day(3, "I", "I"))
    assert receipt.counts.quarantined == 1
    assert codes(home) == ["/", "I", "I", "\\"]
