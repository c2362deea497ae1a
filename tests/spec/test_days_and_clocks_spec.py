"""Days, moments and clocks: a session is a day and a half of it, whatever clocks do; the ledger's order is its own.

Sources: Summer Time Act 1972 (the clock goes forward at one o'clock, Greenwich mean time, on the last Sunday of March,
and back on the last of October); DfE, Pupil absence in schools in England: methodology (from 1 August absence is of the
autumn term).
"""

import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta, timezone
from itertools import pairwise
from pathlib import Path

import pytest

from counted_rows import NOBODY
from evenlode.lake.home import Home
from evenlode.lake.kinds import LoadState, Receipt
from evenlode.lake.ledger import open_ledger
from evenlode.lake.reading import open_reading
from evenlode.measures.registers import register_totals
from evenlode.measures.year_rows import YearRows
from evenlode.sources.load import load
from evenlode.sources.readers.days_read import day as read_day
from evenlode.sources.readers.days_read import moment
from evenlode.vocabulary.years import Year
from ledger_model import one_engine, state_hash
from look_alikes_attendance import SCHOOL, Line, day, lined, mark
from registers_model import File, counted, seen, standing, total

FORWARD, BACK = "2026-03-29", "2026-10-25"
Stop = Callable[[datetime], None]


@pytest.fixture(autouse=True)
def quick(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """One engine for all acts."""
    with one_engine(tmp_path_factory.getbasetemp()):
        yield


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """A home in which nothing was ever loaded."""
    return Home(tmp_path / "home")


# Texts of days and moments: what is written, which day it is, and the moment as clocks in England show it
WRITTEN = """
2026-07-06                        2026-07-06  2026-07-06
2026-07-06T00:00:00               2026-07-06  2026-07-06T00:00:00
2026-07-06_00:00:00.000000        2026-07-06  2026-07-06T00:00:00.000000
2026-07-05T23:00:00Z              2026-07-06  2026-07-06T00:00:00
2026-07-06T00:00:00+01:00         2026-07-06  2026-07-06T00:00:00
2026-07-06T00:00:00+0100          2026-07-06  2026-07-06T00:00:00
2026-01-12T00:00:00Z              2026-01-12  2026-01-12T00:00:00
2026-01-11T23:00:00Z              2026-01-11  2026-01-11T23:00:00
2026-03-29T00:30:00Z              2026-03-29  2026-03-29T00:30:00
2026-03-29T01:30:00Z              2026-03-29  2026-03-29T02:30:00
2026-10-24T23:30:00Z              2026-10-25  2026-10-25T00:30:00
2026-10-25T00:30:00Z              2026-10-25  2026-10-25T01:30:00
2026-10-25T01:30:00Z              2026-10-25  2026-10-25T01:59:59.93000
2026-10-25T23:30:00Z              2026-10-25  2026-10-25T23:30:00
2026-07-06T25:00:00Z              -           -
"""


@pytest.mark.parametrize("line", [line.split() for line in WRITTEN.splitlines() if line], ids=lambda line: line[0])
def test_a_day_and_a_moment_are_englands(line: list[str]) -> None:
    text, on, shown = line[0].replace("_", " "), *line[1:]
    assert str(read_day(text) or "-") == on
    assert (moment(text) or "-") == shown


@pytest.mark.parametrize("on", [FORWARD, BACK, "2026-07-06"])
def test_moments_sort_by_age_whoever_wrote_them_and_in_the_hour_that_comes_twice(on: str) -> None:
    start = datetime.fromisoformat(f"{on}T00:00").replace(tzinfo=UTC) - timedelta(hours=2)
    zones = [UTC, timezone(timedelta(hours=1)), timezone(timedelta(hours=-5))]
    moments = [start + timedelta(minutes=7 * step) for step in range(50)]
    texts = [moment(one.astimezone(zones[place % 3]).isoformat()) for place, one in enumerate(moments)]
    assert all(before and after and before < after for before, after in pairwise(texts))


# Registers on the days on which clocks change: some schools are open on Sundays


@pytest.mark.parametrize("on", [FORWARD, BACK])
@pytest.mark.parametrize("hour", [0, 1, 2, 12, 23])
def test_a_register_of_a_day_on_which_clocks_change_has_two_sessions(
    home: Home, tmp_path: Path, frozen_clock: Stop, on: str, hour: int
) -> None:
    frozen_clock(datetime.fromisoformat(f"{on}T{hour:02d}:30").replace(tzinfo=UTC) + timedelta(days=1))
    written = {"date": on, "moment": f"{on}T00:00:00", "greenwich": midnight(on), "british": british(on)}
    lines = [day(number, "N", "\\", on=text) for number, text in enumerate(written.values(), start=1)]
    sent(home, tmp_path / "register.csv", f"{on}T16:00:00", lines)
    sent(home, tmp_path / "late.csv", f"{on}T17:00:00", [mark(1, "AM", "I", on=on)])
    with open_reading(home) as reading:
        marks = seen(reading, "2025/26" if on == FORWARD else "2026/27", range(1, 5))
    assert {session[2] for session in marks} == {on}
    assert (total(marks).possible, total(marks).missed) == (8, 4)
    assert marks[SCHOOL, 1, on, "am"] == "I"


def midnight(on: str) -> str:
    """The midnight with which a day begins in England, in Greenwich's time."""
    shift = 0 if on == FORWARD else 1  # on the last Sunday of March summer time begins after midnight
    return f"{(datetime.fromisoformat(on) - timedelta(hours=shift)).isoformat()}Z"


def british(on: str) -> str:
    """A day as it is written in Britain."""
    return date.fromisoformat(on).strftime("%d/%m/%Y")


def sent(home: Home, path: Path, made: str, lines: list[Line]) -> Receipt:
    """Load a file that was made at some moment."""
    receipt = load(home, [lined(path, [{**line, "Extracted": made} for line in lines])])[0][0]
    assert receipt.state is LoadState.ACCEPTED, receipt.problems
    return receipt


def test_of_two_exports_in_the_hour_that_comes_twice_the_later_counts(home: Home, tmp_path: Path) -> None:
    sent(home, tmp_path / "second.csv", f"{BACK}T01:10:00+00:00", [day(1, "I", "I", on="2026-10-23")])
    sent(home, tmp_path / "first.csv", f"{BACK}T01:40:00+01:00", [day(1, "N", "N", on="2026-10-23")])
    with open_reading(home) as reading:
        assert set(seen(reading, "2026/27", [1]).values()) == {"I"}


# Clocks that jump, and servers elsewhere


def test_a_clock_that_jumps_back_leaves_the_order_of_entries(home: Home, tmp_path: Path, frozen_clock: Stop) -> None:
    ten = datetime(2026, 1, 15, 10, 0, tzinfo=UTC)
    frozen_clock(ten)
    files = [lined(tmp_path / f"{number}.csv", [day(number, "N", "N")]) for number in range(1, 5)]
    load(home, files[:1], published="2026-01-12")
    load(home, files[1:3], published="2026-01-13", progress=lambda _name: frozen_clock(ten - timedelta(hours=2)))
    load(home, files[3:], published="2026-01-14")
    with open_ledger(home) as ledger:
        entries = ledger.entries()
        assert [entry.snapshot for entry in entries] == [1, 2, 3]
        assert [entry.recorded_at[11:13] for entry in entries] == ["10", "08", "08"], (
            "what the clock showed, as a label"
        )
        assert len(ledger.live_at(2)) == 3
        assert ledger.entry_at(None).snapshot == 3
        assert ledger.entry_at("2026-01-15T11:00").snapshot == 3
    told = []
    for at in ("1", "2", "3"):
        with open_reading(home, at) as reading:
            told.append(len(seen(reading, "2025/26", range(1, 5))))
    assert told == [2, 6, 8]


def test_a_correction_counts_by_its_own_label_whatever_the_clock_shows(
    home: Home, tmp_path: Path, frozen_clock: Stop
) -> None:
    frozen_clock(datetime(2026, 1, 15, 10, 0, tzinfo=UTC))
    sent(home, tmp_path / "late.csv", "2026-01-15T09:00:00", [day(1, "I", "I")])
    frozen_clock(datetime(2026, 1, 13, 8, 0, tzinfo=UTC))
    sent(home, tmp_path / "first.csv", "2026-01-12T16:00:00", [day(1, "N", "N")])
    with open_reading(home) as reading:
        assert set(seen(reading, "2025/26", [1]).values()) == {"I"}


@pytest.mark.parametrize("zone", ["UTC", "America/New_York", "Asia/Tokyo"])
def test_a_server_anywhere_gives_the_same_state(
    tmp_path: Path, frozen_clock: Stop, monkeypatch: pytest.MonkeyPatch, zone: str
) -> None:
    frozen_clock(datetime(2026, 7, 6, 23, 30, tzinfo=UTC))
    found = []
    for here in ("Europe/London", zone):
        monkeypatch.setenv("TZ", here)
        time.tzset()
        home = Home(tmp_path / here.replace("/", "-"))
        if found:
            home.create()
            home.key.write_bytes((tmp_path / "Europe-London" / "key").read_bytes())
        receipt = sent(
            home, tmp_path / f"{len(found)}.csv", "2026-07-06T16:00:00", [day(1, "N", "\\", on="2026-07-06")]
        )
        with open_ledger(home) as ledger:
            found.append((receipt.load, state_hash(home), ledger.entry_at(None).recorded_at))
            assert ledger.entry_at("2026-07-07").snapshot == 1
    monkeypatch.undo()
    time.tzset()
    assert found[0] == found[1]


# Where a year begins


@pytest.mark.parametrize(
    ("on", "year", "period"),
    [
        ("2025-07-31", "2024/25", "half_term_6"),
        ("2025-08-01", "2025/26", "autumn"),
        ("2025-08-31", "2025/26", "autumn"),
        ("2025-09-01", "2025/26", "autumn"),
        ("2025-12-31", "2025/26", "autumn"),
        ("2026-01-01", "2025/26", "spring"),
        ("2026-04-05", "2025/26", "spring"),
        ("2026-04-06", "2025/26", "half_term_5"),
        ("2026-05-24", "2025/26", "half_term_5"),
        ("2026-05-25", "2025/26", "half_term_6"),
        ("2026-07-31", "2025/26", "half_term_6"),
        ("2026-08-01", "2026/27", "autumn"),
    ],
)  # fmt: skip - a day, and the year and part of it in which its absence counts
def test_a_day_counts_in_one_year_and_one_part_of_it(
    home: Home, tmp_path: Path, on: str, year: str, period: str
) -> None:
    sent(home, tmp_path / "register.csv", f"{on}T16:00:00", [day(1, "N", "\\", on=on)])
    found = {other: parts_in(home, other) for other in ("2023/24", "2024/25", "2025/26", "2026/27")}
    assert found == {other: ({period: (2, 1)} if other == year else {}) for other in found}


def parts_in(home: Home, year: str) -> dict[str, tuple[int, int]]:
    """The sessions of each part of a year that were possible and missed."""
    with open_reading(home) as reading:
        rows = YearRows(reading.engine, reading.table, NOBODY, Year.parse(year))
        told = reading.engine.arrow(register_totals(rows)).to_pylist()
    return {row["part"]: (row["possible"], row["authorised"] + row["unauthorised"]) for row in told}


def test_the_model_counts_a_mark_as_its_code_says() -> None:
    assert (counted("N", "2026-01-12").missed, counted("D", "2026-01-12").possible) == (1, 0)
    one = File("2026-01-12T16:00:00", {(SCHOOL, 1, "2026-01-12", "am"): "N"})
    assert standing([one]) == one.marks
