"""A county's year session by session: terms of its own for each school; children who move, return and are at two.

The year is drawn by chance and written down mark by mark. What is then counted of every child, school and part of the
year is what a loop over the marks finds, and over the county every session of a child is counted once.
"""

import os
import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

import pytest

from counted_rows import Row, year_rows
from evenlode.engines.duckdb_engine import DuckDBEngine
from evenlode.engines.kinds import Engine
from evenlode.measures.counts.enrolment_year import counted
from evenlode.measures.doubts import counted_twice
from evenlode.vocabulary.periods import week_of

SEEDS = {"quick": 2, "ci": 8, "deep": 200}[os.environ.get("EVENLODE_TEST_PROFILE") or "quick"]
SCHOOLS, CHILDREN, DAY = ("900001", "900002", "900003"), range(12), timedelta(days=1)
# Codes and what they count as: attending, absent with leave and without, not a possible session.
ATTENDING, LEAVE, WITHOUT, NOT_POSSIBLE = (
    "/\\LBKPVW",
    ("C", "C2", "E", "I", "J1", "M", "R"),
    "GNOU",
    ("X", "Y1", "Y4", "Q"),
)
# The parts of 2025/26 in which absence is collected: Easter is 5 April, the spring bank holiday 25 May 2026.
PARTS = {
    "autumn": (date(2025, 8, 1), date(2025, 12, 31)), "spring": (date(2026, 1, 1), date(2026, 4, 5)),
    "half_term_5": (date(2026, 4, 6), date(2026, 5, 24)), "half_term_6": (date(2026, 5, 25), date(2026, 7, 31)),
}  # fmt: skip
PERIODS = {
    **{part: (part,) for part in PARTS}, "autumn_spring": ("autumn", "spring"),
    "summer": ("half_term_5", "half_term_6"), "year": tuple(PARTS),
}  # fmt: skip
TERMS = (
    (date(2025, 9, 2), date(2025, 10, 24)), (date(2025, 11, 3), date(2025, 12, 19)),
    (date(2026, 1, 5), date(2026, 2, 13)), (date(2026, 2, 23), date(2026, 3, 27)),
    (date(2026, 4, 13), date(2026, 5, 22)), (date(2026, 6, 1), date(2026, 7, 21)),
)  # fmt: skip


@dataclass(frozen=True)
class Mark:
    """One mark: a child, a school, a day and half of it, and the code."""

    child: int
    urn: str
    on: date
    half: str
    code: str

    @property
    def is_possible(self) -> bool:
        """Whether the session is one that the child could have attended there."""
        return self.code in ATTENDING or self.is_missed

    @property
    def is_missed(self) -> bool:
        """Whether it was missed."""
        return self.code in LEAVE or self.code in WITHOUT


@dataclass
class County:
    """Schools with calendars, children with the places where they are, and every mark."""

    chance: random.Random
    open_days: dict[str, list[tuple[date, str]]] = field(default_factory=dict)
    marks: list[Mark] = field(default_factory=list)
    guests: set[tuple[int, str]] = field(default_factory=set)

    def live(self) -> "County":
        """Draw the year."""
        self.open_days = {urn: self.calendar() for urn in SCHOOLS}
        for child in CHILDREN:
            (self.at_two, self.mover, self.guest, self.mover)[child % 4](child)
        return self

    def calendar(self) -> list[tuple[date, str]]:
        """A school's days: open, for staff alone, or open in the morning; it begins and ends terms on its own days."""
        found = []
        for begins, ends in TERMS:
            first, last = begins + self.chance.randint(0, 3) * DAY, ends - self.chance.randint(0, 3) * DAY
            days = [first + number * DAY for number in range((last - first).days + 1)]
            found += [(day, "open") for day in days if day.weekday() < 5]
        kinds = dict(found)
        for kind, many in (("staff", 5), ("half", 3)):
            kinds |= dict.fromkeys(self.chance.sample(sorted(kinds), many), kind)
        return sorted(kinds.items())

    def mover(self, child: int) -> None:
        """A child who goes from school to school, sometimes at noon, sometimes after weeks at none, and may return."""
        places = [self.chance.choice(SCHOOLS) for _turn in range(4)]
        turns = sorted(self.chance.sample(range(330), 3))
        gaps = [self.chance.choice((0, 0, 12, 30)) for _turn in turns]
        noon = [self.chance.random() < 0.5 for _turn in turns]
        for number, urn in enumerate(places):
            begins = (turns[number - 1] + gaps[number - 1], noon[number - 1]) if number else (0, False)
            ends = (turns[number], noon[number]) if number < len(turns) else (999, False)
            self.stay(child, urn, begins, ends)

    def stay(self, child: int, urn: str, begins: tuple[int, bool], ends: tuple[int, bool]) -> None:
        """The marks of a child at a school from one half-day to another; a few days before it, not on the roll yet."""
        for on, kind in self.open_days[urn]:
            for half in ("am", "pm"):
                now = ((on - date(2025, 8, 25)).days, half == "pm")
                if begins <= now < ends:
                    self.mark(child, urn, on, half, kind)
                elif begins[0] - 4 <= now[0] and now < begins and not self.has_mark(child, urn, on, half):
                    self.marks.append(Mark(child, urn, on, half, "Z"))

    def has_mark(self, child: int, urn: str, on: date, half: str) -> bool:
        """Whether a child who was at the school before has a mark of a session already."""
        return any((one.child, one.urn, one.on, one.half) == (child, urn, on, half) for one in self.marks)

    def at_two(self, child: int) -> None:
        """A child registered at two schools, each of which marks D where the other expects the child."""
        main, other = self.chance.sample(SCHOOLS, 2)
        expected = {(weekday, half): self.chance.choice((main, other)) for weekday in range(5) for half in ("am", "pm")}
        for urn in (main, other):
            for on, kind in self.open_days[urn]:
                for half in ("am", "pm"):
                    if expected[on.weekday(), half] == urn:
                        self.mark(child, urn, on, half, kind)
                    else:
                        self.marks.append(Mark(child, urn, on, half, "D"))

    def guest(self, child: int) -> None:
        """A child of one school who is a guest at another on Fridays; both of them mark the afternoon."""
        own, host = self.chance.sample(SCHOOLS, 2)
        self.stay(child, own, (0, False), (999, False))
        self.guests.add((child, host))
        self.marks += [
            Mark(child, host, on, "pm", "\\") for on, kind in self.open_days[host] if on.weekday() == 4 and kind
        ]

    def mark(self, child: int, urn: str, on: date, half: str, kind: str) -> None:
        """One session of a child where they are expected."""
        if kind == "staff" or (kind == "half" and half == "pm"):
            self.marks.append(Mark(child, urn, on, half, "#"))
            return
        present = "/" if half == "am" else "\\"
        code = self.chance.choices((present, *LEAVE, *WITHOUT, *NOT_POSSIBLE, "L", "B"), (60, *[1] * 15, 2, 2))[0]
        self.marks.append(Mark(child, urn, on, half, code))

    # What a loop over the marks finds

    def of_schools(self) -> list[Mark]:
        """The marks that count: a school's of its own pupils."""
        return [one for one in self.marks if (one.child, one.urn) not in self.guests]

    def sums(self) -> dict[tuple[str, str, str], tuple[int, int]]:
        """Of each child, school and period the sessions that were possible and missed, where any was possible."""
        found: dict[tuple[str, str, str], tuple[int, int]] = {}
        for one in self.of_schools():
            part = next(part for part, (first, last) in PARTS.items() if first <= one.on <= last)
            for period, parts in PERIODS.items():
                if part in parts:
                    key = (name(one.child), one.urn, period)
                    possible, missed = found.get(key, (0, 0))
                    found[key] = (possible + one.is_possible, missed + one.is_missed)
        return {key: both for key, both in found.items() if both[0]}

    # The same as rows of the lake

    def days(self) -> Iterator[Row]:
        """The marks as rows: some schools send both of a day in one, others each by itself."""
        by_day: dict[tuple[int, str, date], dict[str, str]] = {}
        for one in self.marks:
            by_day.setdefault((one.child, one.urn, one.on), {})[one.half] = one.code
        for (child, urn, on), codes in by_day.items():
            said = {"urn": urn, "pupil": name(child), "on": on, "week": week_of(on)}
            if urn == SCHOOLS[0]:
                yield from ({**said, "session": half, half: code} for half, code in codes.items())
            else:
                yield {**said, "session": "day", "am": codes.get("am", ""), "pm": codes.get("pm", "")}

    def enrolments(self) -> Iterator[Row]:
        """The guests, as the January census of their host knows them."""
        for child, urn in sorted(self.guests):
            yield {
                "source": "school_census", "as_at": date(2026, 1, 15), "urn": urn, "pupil": name(child), "status": "G",
                "on_roll": "yes", "year": "202526",
            }  # fmt: skip


def name(child: int) -> str:
    """What stands for a child."""
    return f"p{child:02d}"


@pytest.fixture
def engine(tmp_path: Path) -> Engine:
    """An engine with nothing in it."""
    return DuckDBEngine([tmp_path])


@pytest.mark.parametrize("seed", range(SEEDS))
def test_a_year_counted_is_what_a_loop_over_its_sessions_finds(engine: Engine, seed: int) -> None:
    county = County(random.Random(seed)).live()  # noqa: S311 - draws a county, and no secret
    rows = year_rows(engine, "2025/26", attendance_day=county.days(), enrolment=county.enrolments())
    told = engine.arrow(counted(rows)).to_pylist()
    found = {
        (row["child"], row["school"], row["period"]): (row["sessions_possible"], row["sessions_missed"]) for row in told
    }
    assert len(found) == len(told)
    assert found == county.sums()
    assert all(
        row["sessions_missed"] == sum(row[reason] for reason in row if reason.startswith("absence_")) for row in told
    )


@pytest.mark.parametrize("seed", range(SEEDS))
def test_over_the_county_every_session_of_a_child_is_counted_once(engine: Engine, seed: int) -> None:
    county = County(random.Random(seed)).live()  # noqa: S311 - draws a county, and no secret
    sessions = Counter((one.child, one.on, one.half) for one in county.of_schools() if one.is_possible)
    assert set(sessions.values()) == {1}
    rows = year_rows(engine, "2025/26", attendance_day=county.days(), enrolment=county.enrolments())
    told = engine.arrow(counted(rows)).to_pylist()
    assert sum(row["sessions_possible"] for row in told if row["period"] == "year") == len(sessions)
    assert engine.arrow(counted_twice(rows)).num_rows == 0
    assert {one.half for one in county.marks if one.code == "Z"} == {"am", "pm"}, "some are not on the roll yet"
