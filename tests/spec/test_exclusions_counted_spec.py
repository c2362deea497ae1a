"""Which suspensions and permanent exclusions are counted, and over whom, by worked rows.

Source: DfE, Suspensions and permanent exclusions in England: methodology.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

import pytest

from counted_rows import SCHOOL, Case, Row, sums, year_rows
from drawn import Examples, words
from drawn import rows as drawn
from evenlode.engines.duckdb_engine import DuckDBEngine
from evenlode.engines.kinds import Engine
from evenlode.measures.children import Children
from evenlode.vocabulary.years import Year

PERMANENT, SUSPENSIONS, SUSPENDED = "exclusions_permanent", "suspensions", "suspended_once_or_more"

WORKED = """
| category   | outcome        | cancelled  | permanent | suspensions | why                                              |
|------------|----------------|------------|-----------|-------------|--------------------------------------------------|
| permanent  |                |            | 1         | 0           |                                                  |
| permanent  | upheld         |            | 1         | 0           |                                                  |
| permanent  | not_considered |            | 1         | 0           | nobody has looked at it                          |
| permanent  | recommended    |            | 1         | 0           | a review recommends that the governors think on  |
| permanent  | reinstated     |            |           |             | the governors set it aside                       |
| permanent  | quashed        |            |           |             | a review set the governors' decision aside       |
| permanent  | cancelled      |            |           |             | by the head teacher: it never was                |
| permanent  |                | 2024-10-09 |           |             | the day alone says so                            |
| suspension |                |            | 0         | 1           |                                                  |
| suspension | reinstated     |            | 0         | 1           | it took place all the same                       |
| suspension | cancelled      | 2024-10-09 |           |             |                                                  |
| lunchtime  |                |            | 0         | 1           | from lunchtimes alone                            |
"""
REASONS = """
| year    | given                                   | counts                    |
|---------|-----------------------------------------|---------------------------|
| 2019/20 | exclusion_ot                            | exclusion_ot              |
| 2020/21 | exclusion_ot                            |                           |
| 2024/25 | exclusion_pp exclusion_ow exclusion_db  | exclusion_pp exclusion_ow exclusion_db |
| 2024/25 | exclusion_vr                            |                           |
"""
HEADCOUNT = """
| status | on roll | pupils | why                                     |
|--------|---------|--------|-----------------------------------------|
| C      | yes     | 1      | at this school alone                    |
| M      | yes     | 1      | at two schools, this one the main       |
| S      | yes     | 0      | at two schools, this one the subsidiary |
| G      | yes     | 0      | a guest                                 |
| C      | no      | 0      | has left                                |
"""
EXAMPLES = (
    Examples(
        "exclusions",
        "What counts as an exclusion",
        "What a return says of one exclusion; how many permanent exclusions and how many suspensions it is.",
        WORKED,
        ("exclusions_permanent", "suspensions"),
    ),
    Examples(
        "reasons",
        "Reasons",
        "The year, and the reasons given for one suspension; the reasons for which it counts.",
        REASONS,
        ("suspensions", "suspensions_rate"),
    ),
    Examples(
        "headcount",
        "Over whom rates are",
        "How a pupil is registered on the day of the January census; how many pupils that is in the headcount.",
        HEADCOUNT,
        ("exclusions_permanent_rate", "suspensions_rate", "suspended_once_or_more_rate"),
    ),
)
"""What the reference pages show."""


@pytest.fixture
def engine(tmp_path: Path) -> Engine:
    """An engine with nothing in it."""
    return DuckDBEngine([tmp_path])


def exclusion(category: str = "suspension", year: str = "2024/25", **said: str) -> Row:
    """An exclusion of a pupil, in October."""
    when = Year.parse(year)
    cancelled = date.fromisoformat(said["cancelled"]) if said.get("cancelled") else None
    return {
        "source": "exclusions_return", "urn": SCHOOL, "pupil": "a", "start": date(when.start, 10, 7),
        "category": category, "outcome": said.get("outcome", ""), "cancelled": cancelled, "year": when.id,
        "reasons": "+".join(words(said.get("reasons", ""))),
    }  # fmt: skip


def on_roll(status: str = "C", on_roll: str = "yes", pupil: str = "a") -> Row:
    """A pupil at the January census."""
    return {
        "source": "school_census", "as_at": date(2025, 1, 16), "urn": SCHOOL, "pupil": pupil, "status": status,
        "on_roll": on_roll, "year_group": "year_8", "year": "202425",
    }  # fmt: skip


def cases() -> Iterator[Case]:
    """Every worked row by itself, as a year, the measure that it is of, and rows of tables."""
    for row in drawn(WORKED):
        yield "2024/25", PERMANENT, {"exclusion": [worked(row)]}
    for year, given, _counts in drawn(REASONS):
        yield year, SUSPENSIONS, {"exclusion": [exclusion(year=year, reasons=given)]}
    for status, roll, *_rest in drawn(HEADCOUNT):
        yield "2024/25", f"{SUSPENSIONS}_rate", {"enrolment": [on_roll(status, roll)]}


def worked(row: Iterable[str]) -> Row:
    """The exclusion that a row says."""
    category, outcome, cancelled, *_rest = row
    return exclusion(category, outcome=outcome, cancelled=cancelled)


@pytest.mark.parametrize("row", drawn(WORKED))
def test_what_counts(row: tuple[str, ...], engine: Engine) -> None:
    told = sums(year_rows(engine, "2024/25", exclusion=[worked(row)]), PERMANENT, SUSPENSIONS)
    found = [told.get((measure, "all", "year", "all"), (None, None))[0] for measure in (PERMANENT, SUSPENSIONS)]
    assert found == [int(cell) if cell else None for cell in row[3:5]]


@pytest.mark.parametrize("row", drawn(REASONS))
def test_the_reasons_of_a_suspension(row: tuple[str, ...], engine: Engine) -> None:
    year, given, counts = row
    told = sums(year_rows(engine, year, exclusion=[exclusion(year=year, reasons=given)]), SUSPENSIONS)
    assert told[SUSPENSIONS, "all", "year", "all"] == (1, None)
    found = [reason for _measure, group, _period, reason in told if group == "all"]
    above = {reason for reason in found if told[SUSPENSIONS, "all", "year", reason][0]}
    assert above - {"all"} == set(words(counts))


@pytest.mark.parametrize("row", drawn(HEADCOUNT))
def test_over_whom_a_rate_is(row: tuple[str, ...], engine: Engine) -> None:
    rate = f"{SUSPENSIONS}_rate"
    told = sums(year_rows(engine, "2024/25", enrolment=[on_roll(row[0], row[1])]), rate)
    assert (told.get((rate, "all", "year", "all")) or (None, 0))[1] == int(row[2])


def test_one_exclusion_under_two_numbers_of_a_child_is_one(engine: Engine) -> None:
    again = {**exclusion(), "pupil": "z", "source": "school_census", "source_time": "2026-02"}
    rows = year_rows(engine, "2024/25", Children({"a": "a", "z": "a"}, ()), exclusion=[exclusion(), again])
    assert sums(rows, SUSPENSIONS)[SUSPENSIONS, "all", "year", "all"] == (1, None)


def test_a_pupil_suspended_twice_is_one_who_was_suspended(engine: Engine) -> None:
    later = {**exclusion(), "start": date(2025, 2, 3)}
    told = sums(year_rows(engine, "2024/25", exclusion=[exclusion(), later]), SUSPENSIONS, SUSPENDED)
    assert told[SUSPENSIONS, "all", "year", "all"] == (2, None)
    assert told[SUSPENDED, "all", "year", "all"] == (1, None)
