"""Lines that are no record, files of which no record can be read, and what is held in a file that is whole."""

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from evenlode.errors import Problem
from evenlode.lake.home import Home
from evenlode.lake.kinds import LoadState, Receipt
from evenlode.sources.load import load
from evenlode.sources.mapping import read_map
from look_alikes_attendance import day, lined

FIRST, SECOND = "2026-03-02T10:00:00", "2026-03-02T16:00:00"


@pytest.fixture
def sent(home: Home) -> Callable[[Path], Receipt]:
    """Loads a file in an act of its own."""

    def sent(path: Path) -> Receipt:
        return load(home, [path])[0][0]

    return sent


def counts(receipt: Receipt) -> tuple[int, int, int, int]:
    """Records, and how many were accepted, held and there already."""
    one = receipt.counts
    return one.rows_in, one.accepted, one.quarantined, one.duplicates


def test_lines_of_delimiters_are_no_record_and_the_others_keep_their_numbers(
    sent: Callable[[Path], Receipt], tmp_path: Path
) -> None:
    lines = lined(tmp_path / "days.csv", [day(1), day(2), day(3, am="?")]).read_text(encoding="utf-8").splitlines()
    blank = "," * lines[0].count(",")
    text = "\n".join([lines[0], lines[1], blank, *lines[2:], " " + blank, blank])
    (tmp_path / "days.csv").write_text(text, encoding="utf-8")
    receipt = sent(tmp_path / "days.csv")
    assert counts(receipt) == (3, 2, 1, 0)
    assert [problem.row for problem in receipt.problems if problem.row] == [4]


def test_nor_are_they_in_a_workbook_or_under_a_mapping(home: Home, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for row in (("School", "Child", "Day", "Morning", "Afternoon"), tuple(day(1).values()), (" ", None, "", " ")):
        book.active.append(row)
    book.save(tmp_path / "days.xlsx")
    mapping = tmp_path / "days.toml"
    mapping.write_text(
        'source = "attendance_days"\n[columns]\nurn = "School"\nupn = "Child"\ndate = "Day"\nam = "Morning"\n'
        'pm = "Afternoon"\n[constants]\nmode = "delta"\n',
        encoding="utf-8",
    )
    (receipt,), _ = load(home, [tmp_path / "days.xlsx"], map=read_map(mapping))
    assert counts(receipt) == (1, 1, 0, 0)


def test_of_a_file_in_which_no_record_has_its_cells_the_message_is_about_them(
    sent: Callable[[Path], Receipt], tmp_path: Path
) -> None:
    lines = lined(tmp_path / "days.csv", [day(1), day(2)]).read_text(encoding="utf-8").splitlines()
    (tmp_path / "days.csv").write_text("\n".join([lines[0], *(f"{line},more" for line in lines[1:])]), encoding="utf-8")
    receipt = sent(tmp_path / "days.csv")
    assert receipt.state is LoadState.REFUSED
    assert (
        "2 of the 2 records of days.csv cannot be read, so none was taken. Line 2 has 6 cells"
        in receipt.problems[0].message
    )
    assert receipt.problems[0].message.endswith("Where: first at record 1 (line 2).")


def whole(receipt: Receipt) -> list[Problem]:
    """What a receipt says of records that are held in a file that is whole."""
    return [problem for problem in receipt.problems if problem.rule == "records.whole"]


def test_a_record_that_is_held_in_a_whole_register_is_told_to_take_its_pupil_off(
    sent: Callable[[Path], Receipt], tmp_path: Path
) -> None:
    good = [day(pupil, mode="full", extracted=FIRST) for pupil in (1, 2, 3)]
    assert whole(sent(lined(tmp_path / "first.csv", good))) == []
    wrong = [{**day(pupil, mode="full", extracted=SECOND), "UPN": "A999"} if pupil == 1 else
             day(pupil, mode="full", extracted=SECOND) for pupil in (1, 2, 3)]  # fmt: skip
    assert len(whole(sent(lined(tmp_path / "second.csv", wrong)))) == 1


def test_what_is_held_in_a_file_that_adds_takes_nobody_off(sent: Callable[[Path], Receipt], tmp_path: Path) -> None:
    receipt = sent(lined(tmp_path / "days.csv", [day(1), day(2), {**day(3), "UPN": "A999"}]))
    assert receipt.counts.quarantined == 1
    assert whole(receipt) == []


def test_a_year_that_begins_with_nought_is_mistyped(sent: Callable[[Path], Receipt], tmp_path: Path) -> None:
    wrong = [day(pupil, on=on) for pupil, on in enumerate(("0026-03-02", "02/03/0026"), start=4)]
    receipt = sent(lined(tmp_path / "days.csv", [day(1), day(2), day(3), *wrong]))
    assert counts(receipt) == (5, 3, 2, 0)
    assert {problem.rule for problem in receipt.problems if problem.row} == {"date.unreadable"}
