"""What the law has kept is not destroyed a day too early: entries of registers for six years from each.

Source: The School Attendance (Pupil Registration) (England) Regulations 2024, SI 2024/208, regulation 7.
"""

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from evenlode.errors import Refused
from evenlode.lake.acts import confirm, revert
from evenlode.lake.expiry import due, expire, named
from evenlode.lake.home import Home
from evenlode.lake.ledger import open_ledger
from evenlode.lake.rolls import rolls_of
from evenlode.sources.load import load
from evenlode.tables.registry import TABLES
from evenlode.vocabulary.retention import KEPT_BY_LAW, kept_by_law
from look_alikes_attendance import day, lined
from look_alikes_ident import CENSUS, census, installed

(REGISTERS,) = KEPT_BY_LAW
RULE = "retention schedule 4.2"
Stop = Callable[[datetime], None]


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """A home in which nothing was ever loaded."""
    return Home(tmp_path / "home")


@pytest.mark.parametrize(
    ("made", "until"),
    [
        ("2024-09-02", "2030-09-02"),
        ("2020-11-23", "2026-11-23"),  # made under the regulations of 2006, and there when those of 2024 began
        ("2024-02-29", "2030-03-01"),
        ("2026-02-28", "2032-02-28"),
    ],
)
def test_an_entry_is_there_for_six_years_from_the_day_on_which_it_was_made(made: str, until: str) -> None:
    assert REGISTERS.until(date.fromisoformat(made)) == date.fromisoformat(until)


def test_the_rule_names_a_table_and_a_day_in_it_and_holds_since_19_august_2024() -> None:
    table = TABLES.find(REGISTERS.table)
    assert REGISTERS.column in table.names()
    assert list(kept_by_law(table.id, date(2024, 8, 18))) == []
    assert list(kept_by_law(table.id, date(2024, 8, 19))) == [REGISTERS]
    assert list(kept_by_law("pupil", date(2024, 8, 19))) == []
    assert "SI 2024/208, regulation 7" in REGISTERS.citation


# marks of, file made on -> destroyed on that day or not
CASES = """
2026-01-12  2026-01-12  2032-01-12  kept
2026-01-12  2026-01-12  2032-01-13  gone
2026-01-12  2026-01-15  2032-01-13  kept
2026-01-12  2026-01-15  2032-01-16  gone
2026-01-12  2026-01     2032-01-31  kept
2026-01-12  2026-01     2032-02-01  gone
2020-03-02  2020-03-02  2026-03-02  kept
2020-03-02  2020-03-02  2026-03-03  gone
"""


@pytest.mark.parametrize(("marked", "made", "today", "verdict"), [line.split() for line in CASES.split("\n") if line])
def test_a_register_is_kept_from_its_newest_entry(
    home: Home, tmp_path: Path, frozen_clock: Stop, marked: str, made: str, today: str, verdict: str
) -> None:
    frozen_clock(at("2026-02-20"))
    older = str(date.fromisoformat(marked).replace(day=1)) if marked.startswith("2026") else marked
    path = lined(tmp_path / "marks.csv", [day(1, on=marked), day(2, on=older)])
    receipt = load(home, [path], published=made)[0][0]
    frozen_clock(at(today))
    (one,) = named(home, [receipt.load])
    assert (one.is_kept, one.law) == (verdict == "kept", REGISTERS)
    if verdict == "kept":
        with pytest.raises(Refused, match="the law has kept until") as caught:
            expire(home, [receipt.load], RULE)
        assert REGISTERS.citation in caught.value.where
    else:
        expire(home, [receipt.load], RULE)


def at(day: str) -> datetime:
    """Noon of a day."""
    return datetime.fromisoformat(f"{day}T12:00").replace(tzinfo=UTC)


def test_to_take_a_register_back_is_no_way_round_it(home: Home, tmp_path: Path, frozen_clock: Stop) -> None:
    frozen_clock(at("2026-02-20"))
    receipt = load(home, [lined(tmp_path / "marks.csv", [day(1)])], published="2026-01-12")[0][0]
    revert(home, receipt.load)
    with pytest.raises(Refused, match="the law has kept until 2032-01-12"):
        expire(home, [receipt.load], RULE)


def test_of_several_one_that_is_kept_keeps_all_that_are_named(home: Home, tmp_path: Path, frozen_clock: Stop) -> None:
    frozen_clock(at("2026-02-20"))
    with installed(CENSUS):
        register = load(home, [lined(tmp_path / "marks.csv", [day(1)])], published="2026-01-12")[0][0]
        other = load(home, [census(tmp_path / "census.csv", "900001", "2026-01-15", [1])])[0][0]
        with pytest.raises(Refused, match=r"^Entries of attendance registers, .* are in 1 of 2 loads"):
            expire(home, [other.load, register.load], RULE)
        until = {one.load.id: one.until for one in named(home, [other.load, register.load])}
        assert until == {other.load: None, register.load: date(2032, 1, 12)}
        expire(home, [other.load], RULE)
        with open_ledger(home) as ledger:
            assert (rolls_of(ledger, other.load), len(rolls_of(ledger, register.load))) == ((), 1)


def test_by_age_what_is_kept_is_told_and_left(home: Home, tmp_path: Path, frozen_clock: Stop) -> None:
    frozen_clock(at("2026-02-20"))
    days = ("2026-01-12", "2026-01-13", "2026-01-14")
    for on in days:
        receipt = load(home, [lined(tmp_path / f"{on}.csv", [day(1, on=on)])], published=on)[0][0]
        if receipt.state == "held":
            confirm(home, receipt.load)
    frozen_clock(at("2032-01-14"))
    found = due(home, "attendance_days", date(2026, 1, 14))
    assert [(one.load.name, one.is_kept) for one in found] == [("2026-01-12.csv", False), ("2026-01-13.csv", False)]
    frozen_clock(at("2032-01-13"))
    assert [one.is_kept for one in due(home, "attendance_days", date(2026, 1, 14))] == [False, True]
