"""What a file of results says of those it leaves out: it is whole for its school, stage and year, and for no other."""

from collections.abc import Callable
from pathlib import Path

import pytest

from evenlode.lake.acts import confirm, revert
from evenlode.lake.home import Home
from evenlode.lake.kinds import LoadState, Receipt
from evenlode.sources.catalogue import eyfs_profile, ks1_teacher, ks2_results, ks2_teacher, ks2_tests, ks4_pupils
from evenlode.sources.catalogue import phonics as phonics_check
from evenlode.sources.kinds import Extent
from evenlode.sources.load import load
from evenlode.sources.record_kinds import RecordFile
from homes import in_the_lake
from look_alikes_results import (
    OTHER_SCHOOL,
    SCHOOL,
    Record,
    file_of,
    ks1,
    ks2_scores,
    ks4_numbers,
    line,
    phonics,
    profile,
)

Send = Callable[..., Receipt]
WHOLE = (
    eyfs_profile.SOURCE, ks1_teacher.SOURCE, ks2_results.SOURCE, ks2_teacher.SOURCE, ks2_tests.SOURCE,
    ks4_pupils.SOURCE, phonics_check.SOURCE,
)  # fmt: skip


@pytest.fixture
def send(home: Home, tmp_path: Path) -> Send:
    """Load a file of some records, published in some month; gives its receipt."""

    def send(published: str, *records: Record) -> Receipt:
        return load(home, [file_of(tmp_path / published / "results.csv", records)], published=published)[0][0]

    return send


def pupils(home: Home, *columns: str) -> set[tuple[object, ...]]:
    """What is told of results in a home by some columns, each once."""
    return set(in_the_lake(home, "result", *columns))


@pytest.mark.parametrize("source", WHOLE, ids=lambda one: one.id)
def test_it_declares_its_scope(source: RecordFile) -> None:
    assert source.extent is Extent.WHOLE_OF_SCOPE
    assert set(source.scope) == {"source", "urn", "year", "stage"}


@pytest.mark.parametrize("maker", [ks1, ks2_scores, ks4_numbers, phonics, profile])
def test_whom_a_later_file_leaves_out_has_no_result_any_more(
    home: Home, send: Send, maker: Callable[..., Record]
) -> None:
    send("2019-09", maker(1), maker(2), maker(3, urn=OTHER_SCHOOL))
    before = in_the_lake(home, "result")
    receipt = send("2019-12", maker(1))
    after = in_the_lake(home, "result")
    assert len({row["pupil"] for row in before}) == 3
    assert {(row["urn"], row["record"]) for row in after} == {(SCHOOL, 1), (OTHER_SCHOOL, 3)}
    revert(home, receipt.load, "a mistake")
    assert in_the_lake(home, "result") == before


def test_another_year_stage_or_source_stays(home: Home, send: Send) -> None:
    send("2018-09", ks2_scores(1, year="2017/18"))
    send("2018-10", ks1(2, year="2018/19"))
    tests = {**line(3), "reading outcome": "AS", "maths outcome": "AS"}
    send("2019-08", tests)
    send("2019-09", ks2_scores(4))
    assert pupils(home, "source", "stage", "year") == {
        ("ks2_results", "ks2", "201718"), ("ks1_teacher", "ks1", "201819"), ("ks2_tests", "ks2", "201819"),
        ("ks2_results", "ks2", "201819"),
    }  # fmt: skip


def test_a_file_that_names_far_fewer_pupils_of_a_school_waits(home: Home, send: Send) -> None:
    send("2019-09", *(ks2_scores(number) for number in range(1, 41)))
    receipt = send("2019-12", *(ks2_scores(number) for number in range(1, 11)))
    assert receipt.state is LoadState.HELD
    assert "was the file cut short?" in receipt.note
    assert len(pupils(home, "pupil")) == 40
    confirm(home, receipt.load)
    assert len(pupils(home, "pupil")) == 10


def test_a_pupil_whose_line_is_held_has_no_result_until_it_is_mended(home: Home, send: Send) -> None:
    send("2019-09", ks2_scores(1), ks2_scores(2))
    receipt = send("2019-12", ks2_scores(1, READOUTCOME="ZZ"), ks2_scores(2), ks2_scores(3))
    assert receipt.state is LoadState.PARTLY
    assert pupils(home, "record") == {(2,), (3,)}


def test_a_year_said_of_one_file_is_kept_with_it(home: Home, tmp_path: Path) -> None:
    bare = {name: text for name, text in phonics().items() if name != "ACADYR"}
    path = file_of(tmp_path / "check_2022-06.csv", [bare])
    (receipt,), _ = load(home, [path], answers={"year": "2021-22"})
    assert receipt.state is LoadState.ACCEPTED
    assert {(year, str(day)) for year, day in pupils(home, "year", "as_at")} == {("202122", "2022-08-31")}
