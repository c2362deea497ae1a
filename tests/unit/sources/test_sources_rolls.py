"""A roll that shrank: a file that was cut short waits for a person, and no pupil is taken for one who left."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from evenlode.lake.acts import confirm, revert
from evenlode.lake.home import Home
from evenlode.lake.kinds import LoadState, Receipt, Roll
from evenlode.lake.ledger import open_ledger
from evenlode.lake.reading import open_reading
from evenlode.lake.rolls import is_shrunken, rolls_of
from evenlode.sources.load import load
from evenlode.sources.rebuild import rebuild
from ledger_model import one_engine, state_hash
from look_alikes_ident import CENSUS, census, installed, on, register

SCHOOL, OTHER = "900001", "900002"
Take = Callable[[Path], Receipt]


@pytest.fixture(autouse=True)
def quick(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """The invented census, and one engine for all acts."""
    with installed(CENSUS), one_engine(tmp_path_factory.getbasetemp()):
        yield


@pytest.fixture
def take(home: Home) -> Take:
    """Load one file."""
    return lambda path: load(home, [path])[0][0]


def enrolled(home: Home, day: str) -> int:
    """How many pupils the lake holds at the school on a day of the census."""
    with open_reading(home) as reading:
        rows = reading.table("enrolment")
        return int(reading.engine.arrow(rows.filter((rows.urn == SCHOOL) & (rows.as_at == on(day)))).num_rows)


@pytest.mark.parametrize(
    ("now", "before", "in_a_week", "later"),
    [
        (440, 460, False, False),
        (436, 460, True, True),
        (437, 460, False, False),
        (99, 120, True, True),
        (100, 120, True, False),
        (114, 120, False, False),
        (950, 1000, False, False),
        (949, 1000, True, True),
        (0, 20, True, False),
        (0, 21, True, True),
        (500, 460, False, False),
        (10, 11, False, False),
        (9, 11, True, False),
    ],
)  # fmt: skip - each roll beside the one before it
def test_more_than_one_in_twenty_and_from_a_term_to_the_next_more_than_twenty(
    now: int, before: int, in_a_week: bool, later: bool
) -> None:
    roll = Roll(SCHOOL, on("2026-01-14"), now)
    for day, shrunken, ordinary in (
        ("2026-01-14", in_a_week, 1),
        ("2026-01-07", in_a_week, 1),
        ("2026-01-06", later, 20),
    ):  # fmt: skip - a roll of the same day, of a week before, and of a day more
        lost = before - now
        assert is_shrunken(roll, Roll(SCHOOL, on(day), before)) is (lost > ordinary and lost / before > 0.05)
        assert is_shrunken(roll, Roll(SCHOOL, on(day), before)) is shrunken


@pytest.mark.parametrize("percent", [0, 20, 40, 60, 80, 94, 95, 96, 100])
def test_a_census_that_was_cut_short_takes_nobody_off(home: Home, take: Take, tmp_path: Path, percent: int) -> None:
    assert take(census(tmp_path / "a.csv", SCHOOL, "2025-10-02", range(460))).state is LoadState.ACCEPTED
    kept = 460 * percent // 100
    if not kept:
        return  # a file without a record names no school: it can take nobody off
    receipt = take(census(tmp_path / "b.csv", SCHOOL, "2026-01-15", range(kept)))
    short = percent < 95
    assert (receipt.state is LoadState.HELD) is short
    assert enrolled(home, "2026-01-15") == (0 if short else kept)
    assert enrolled(home, "2025-10-02") == 460


def test_it_says_which_school_and_when_and_asks(take: Take, tmp_path: Path, home: Home) -> None:
    take(census(tmp_path / "a.csv", SCHOOL, "2025-10-02", range(460)))
    before = state_hash(home)
    receipt = take(census(tmp_path / "b.csv", SCHOOL, "2026-01-15", range(380)))
    assert receipt.note == (
        "the roll of school 900001 on 2026-01-15 is 380 where it was 460 on 2025-10-02: was the file cut short?"
    )
    assert state_hash(home) == before
    confirm(home, receipt.load, "a class moved")
    assert enrolled(home, "2026-01-15") == 380
    assert take(census(tmp_path / "c.csv", SCHOOL, "2026-05-20", range(375))).state is LoadState.ACCEPTED


def test_pupils_who_are_not_on_roll_do_not_count(take: Take, tmp_path: Path) -> None:
    take(census(tmp_path / "a.csv", SCHOOL, "2025-10-02", range(460)))
    receipt = take(census(tmp_path / "b.csv", SCHOOL, "2026-01-15", range(400), left=range(400, 460)))
    assert "is 400 where it was 460" in receipt.note


def test_a_census_sent_again_is_held_against_the_first_of_its_day(take: Take, tmp_path: Path) -> None:
    take(census(tmp_path / "a.csv", SCHOOL, "2025-10-02", range(460)))
    assert take(census(tmp_path / "b.csv", SCHOOL, "2025-10-02", range(200))).state is LoadState.HELD


def test_a_new_academic_year_begins_with_a_new_roll(take: Take, tmp_path: Path) -> None:
    take(census(tmp_path / "a.csv", SCHOOL, "2026-05-20", range(460)))
    assert take(census(tmp_path / "b.csv", SCHOOL, "2026-10-01", range(300))).state is LoadState.ACCEPTED


def test_a_register_is_held_and_a_correction_is_not(take: Take, tmp_path: Path) -> None:
    take(register(tmp_path / "a.csv", {SCHOOL: range(200), OTHER: range(150)}, "2026-01-12", "2026-01-13"))
    correction = take(register(tmp_path / "b.csv", {SCHOOL: range(3)}, "2026-01-13", mark="I"))
    assert correction.state is LoadState.ACCEPTED
    short = take(register(tmp_path / "c.csv", {SCHOOL: range(200), OTHER: range(60)}, "2026-01-14"))
    assert short.note == (
        "the roll of school 900002 on 2026-01-14 is 60 where it was 150 on 2026-01-13: was the file cut short?"
    )
    assert take(register(tmp_path / "d.csv", {SCHOOL: range(200), OTHER: range(149)}, "2026-01-14")).state is (
        LoadState.ACCEPTED
    )


def test_files_that_come_together_are_held_against_one_another(home: Home, tmp_path: Path) -> None:
    whole = register(tmp_path / "a.csv", {SCHOOL: range(200)}, "2026-01-12")
    short = register(tmp_path / "b.csv", {SCHOOL: range(80)}, "2026-01-13")
    correction = register(tmp_path / "c.csv", {SCHOOL: range(5)}, "2026-01-12", mark="I")
    for files in ([whole, short, correction], [correction, short, whole]):
        receipts, _ = load(Home(tmp_path / files[0].stem), files)
        states = dict(zip((path.stem for path in files), (one.state for one in receipts), strict=True))
        assert states == {"a": LoadState.ACCEPTED, "b": LoadState.HELD, "c": LoadState.ACCEPTED}


def test_rolls_of_loads_taken_back_do_not_count_and_come_again(home: Home, take: Take, tmp_path: Path) -> None:
    whole = take(census(tmp_path / "a.csv", SCHOOL, "2025-10-02", range(460)))
    revert(home, whole.load)
    small = census(tmp_path / "b.csv", SCHOOL, "2026-01-15", range(100))
    assert take(small).state is LoadState.ACCEPTED
    revert(home, take(small).load)
    take(tmp_path / "a.csv")
    again = take(small)
    assert (again.state, "is 100 where it was 460" in again.note) == (LoadState.HELD, True)


def test_every_school_that_shrank_is_counted(take: Take, tmp_path: Path) -> None:
    schools = [str(900001 + number) for number in range(5)]
    take(register(tmp_path / "a.csv", {urn: range(60) for urn in schools}, "2026-01-12"))
    note = take(register(tmp_path / "b.csv", {urn: range(20) for urn in schools}, "2026-01-13")).note
    assert note.count("the roll of school") == 3
    assert "and so it is with 2 more schools: was the file cut short?" in note


def test_rolls_are_read_again_by_a_rebuild(home: Home, take: Take, tmp_path: Path) -> None:
    receipt = take(census(tmp_path / "a.csv", SCHOOL, "2025-10-02", range(4), left=range(4, 6)))
    with open_ledger(home) as ledger:
        assert rolls_of(ledger, receipt.load) == (Roll(SCHOOL, on("2025-10-02"), 4),)
        ledger.db.execute("DELETE FROM roll")
    assert rebuild(home).differences == ()
    with open_ledger(home) as ledger:
        assert rolls_of(ledger, receipt.load) == (Roll(SCHOOL, on("2025-10-02"), 4),)


def test_two_children_with_one_number_wait(home: Home, take: Take, tmp_path: Path) -> None:
    take(census(tmp_path / "a.csv", SCHOOL, "2025-10-02", range(10)))
    moved = take(census(tmp_path / "b.csv", OTHER, "2026-01-15", [3, 50]))
    assert moved.state is LoadState.ACCEPTED
    clash = take(census(tmp_path / "c.csv", "900003", "2026-01-15", [60, 3, 4], born="2014-01-01"))
    assert clash.state is LoadState.HELD
    assert clash.note == (
        "2 pupils (records 2, 3) have numbers of children whom another school describes with another month of birth or "
        "sex: is one of them mistyped, or are they two children with one number?"
    )
    confirm(home, clash.load)
    again = take(census(tmp_path / "d.csv", "900003", "2026-05-20", [60, 3, 4], born="2014-01-01"))
    assert again.state is LoadState.ACCEPTED
    sex = take(census(tmp_path / "e.csv", "900004", "2026-05-20", [5], sex="M"))
    assert "the pupil of record 1 has the number of a child whom" in sex.note


def test_a_school_may_mend_a_birth_date_and_two_of_one_act_are_seen(home: Home, take: Take, tmp_path: Path) -> None:
    take(census(tmp_path / "a.csv", SCHOOL, "2025-10-02", range(10)))
    assert take(census(tmp_path / "b.csv", SCHOOL, "2026-01-15", range(10), born="2015-06-04")).state is (
        LoadState.ACCEPTED
    )
    one = census(tmp_path / "c.csv", OTHER, "2026-01-15", [70])
    other = census(tmp_path / "d.csv", "900003", "2026-01-15", [70], born="2015-06-04")
    receipts, _ = load(home, [one, other])
    assert [receipt.state for receipt in receipts] == [LoadState.HELD, LoadState.HELD]
