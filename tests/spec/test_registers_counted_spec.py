"""What registers of days tell that totals do not: runs of absence, ten school weeks, and days of the week.

Sources: The School Attendance (Pupil Registration) (England) Regulations 2024; DfE, Working together to improve school
attendance (August 2024): attendance returns (ten school days in succession without leave), and the national framework
for penalty notices (ten sessions without leave in a rolling period of ten school weeks; a school week is one with a
session; the period can reach over terms and years).
"""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice
from pathlib import Path

import pytest

from counted_rows import SCHOOL, Case, Row, year_rows
from drawn import Examples, words
from drawn import rows as drawn
from evenlode.engines.duckdb_engine import DuckDBEngine
from evenlode.engines.kinds import Engine
from evenlode.measures.counts import absence_run, ten_weeks, weekday_sessions
from evenlode.measures.year_rows import YearRows
from evenlode.vocabulary.periods import week_of

RUNS = """
| first      | days                        | missed | without | why                                                     |
|------------|-----------------------------|--------|---------|---------------------------------------------------------|
| 2025-09-08 | O O O / O O                 | 3      | 3       | a day of presence breaks it                             |
| 2025-09-08 | I I O G I                   | 5      | 2       | a day with leave goes on being missed                   |
| 2025-09-08 | O O O O O O O O O O         | 10     | 10      | over a weekend: ten school days, of which a school      |
|            |                             |        |         | tells the authority                                     |
| 2025-09-08 | O O ~ ~ ~ O                 | 3      | 3       | the school did not meet for three days                  |
| 2025-09-08 | O Y1 O                      | 2      | 2       | no session was possible: it neither breaks nor adds     |
| 2025-09-08 | O # O                       | 2      | 2       | closed to this pupil alone                              |
| 2025-09-08 | O D I                       | 2      | 1       | expected at the other school                            |
| 2025-09-08 | O X O                       | 2      | 2       | not expected                                            |
| 2025-09-08 | O O+Y1 O                    | 3      | 3       | the one session that was possible was missed            |
| 2025-09-08 | O O+\\ O                    | 1      | 1       | present in the afternoon                                |
| 2025-09-08 | O L+O O                     | 1      | 1       | late before the register closed is present              |
| 2025-09-08 | O U+O O                     | 3      | 3       | late after it closed is absent without leave            |
| 2025-09-08 | O I+O O                     | 3      | 1       | half of a day with leave                                |
| 2025-09-08 | O B O                       | 1      | 1       | at an activity elsewhere is attending                   |
| 2025-09-08 | O . O                       | 1      | 1       | nothing is known of the day                             |
| 2025-09-08 | O O+ O                      | 1      | 1       | nothing is known of the afternoon                       |
| 2025-09-08 | O J O                       | 1      | 1       | a code that does not hold since 19 August 2024          |
| 2025-09-08 | C2 C2 E E S                 | 5      | 0       | part-time timetable, suspension, study leave: with leave |
| 2025-09-08 | / O+\\ \\                   |        |         | no whole day: no run                                    |
| 2024-07-08 | O J O                       | 1      | 1       | until 18 August 2024 an interview is attending          |
"""
WEEKS = """
| first      | weeks                               | most | why                                                         |
|------------|-------------------------------------|------|-------------------------------------------------------------|
| 2025-09-01 | 0 0 4 0 0 0 0 0 0 0 0 6             | 10   | weeks 3 to 12 are ten                                       |
| 2025-09-01 | 0 0 4 0 0 0 0 0 0 0 0 0 6           | 6    | weeks 3 to 13 are eleven                                    |
| 2025-09-01 | 0 0 4 0 0 0 ~ 0 0 0 0 0 6           | 10   | a week of holidays is no school week                        |
| 2025-09-01 | 10                                  | 10   | a week's holiday without leave                              |
| 2025-09-01 | 6 1 1 1 1                           | 10   | a week, and one a week for four weeks                       |
| 2025-09-01 | 1 1 1 1 1 1 1 1 1 1 1 1             | 10   | one a week                                                  |
| 2025-09-01 | 5 0 0 0 0 0 0 0 0 3 4               | 8    | it rolls: weeks 1 to 10                                     |
| 2025-07-07 | 1 1 ~ ~ ~ ~ ~ ~ 8                   | 10   | over the summer: two sessions in July, eight in September   |
| 2025-07-07 | 10 0                                |      | all of it in the year before                                |
| 2025-09-01 | 0 0 0                               |      | none                                                        |
"""
WEEKDAYS = """
| on         | codes | weekday | possible | missed | why                        |
|------------|-------|---------|----------|--------|----------------------------|
| 2025-09-08 | I     | 0       | 2        | 2      | a Monday                   |
| 2025-09-12 | /+U   | 4       | 2        | 1      | a Friday                   |
| 2025-09-10 | O+Y1  | 2       | 1        | 1      | one session was possible   |
| 2025-09-11 | #     |         |          |        | none was                   |
| 2025-09-13 | /     | 5       | 2        | 0      | a school that meets on Saturdays |
"""
PUPIL, OTHER = "a", "b"
WITHOUT_LEAVE = "GNOU"
NOT_MET, NO_ROW = "~", "."
EXAMPLES = (
    Examples(
        "runs",
        "Runs of absence",
        (
            "A day's two codes as `am+pm`, or as one where they are the same; `.` where the register has no row of "
            "the pupil, and `~` where the school did not meet. Days are those from Monday to Friday, from the first "
            "day on. How many days of the run are missed, and how many of them without leave."
        ),
        RUNS,
    ),
    Examples(
        "ten-weeks",
        "Ten school weeks",
        (
            "Sessions missed without leave in each week of the school; `~` where it did not meet in a week. How many "
            "there are in the ten school weeks that have most."
        ),
        WEEKS,
    ),
    Examples(
        "weekdays",
        "Days of the week",
        "The two codes of one day; which weekday it is, from Monday as 0, and what it adds there.",
        WEEKDAYS,
    ),
)
"""What the reference pages show."""


@pytest.fixture
def engine(tmp_path: Path) -> Engine:
    """An engine with nothing in it."""
    return DuckDBEngine([tmp_path])


def whole(table: str) -> list[tuple[str, ...]]:
    """The rows of a drawn table, without those that only go on with the words of the row above."""
    return [row for row in drawn(table) if row[0]]


def day(on: date, pupil: str, am: str, pm: str) -> Row:
    """A pupil's row of a day."""
    return {"urn": SCHOOL, "pupil": pupil, "on": on, "session": "day", "am": am, "pm": pm, "week": week_of(on)}


def weekdays_from(first: date) -> Iterator[date]:
    """Mondays to Fridays, without end."""
    return (on for later in range(10_000) if (on := first + timedelta(later)).weekday() < 5)


def both(codes: str) -> tuple[str, str]:
    """A day's two codes."""
    am, plus, pm = codes.partition("+")
    return am, pm if plus else am


def register(first: str, days: str) -> Iterator[Row]:
    """A pupil's days as they are drawn, and those of another pupil who is always there."""
    for on, codes in zip(weekdays_from(date.fromisoformat(first)), words(days), strict=False):
        if codes == NOT_MET:
            continue
        yield day(on, OTHER, "/", "\\")
        if codes != NO_ROW:
            yield day(on, PUPIL, *both(codes))


def register_of_weeks(first: str, weeks: str) -> Iterator[Row]:
    """A pupil's weeks with so many sessions without leave in each, and those of another pupil who is always there."""
    for number, sessions in enumerate(words(weeks)):
        if sessions == NOT_MET:
            continue
        codes = [WITHOUT_LEAVE[place % 4] if place < int(sessions) else "/" for place in range(10)]
        for place, on in enumerate(islice(weekdays_from(date.fromisoformat(first) + timedelta(weeks=number)), 5)):
            yield day(on, OTHER, "/", "\\")
            yield day(on, PUPIL, codes[2 * place], codes[2 * place + 1])


def year_of(first: str) -> str:
    """The academic year that is asked about: the one in whose autumn term a drawn row ends."""
    return "2023/24" if first < "2024-08-01" else "2025/26"


def cases() -> Iterator[Case]:
    """Every worked row by itself, as a year, the measure that it is of, and rows of tables."""
    for row in whole(RUNS):
        yield year_of(row[0]), "absence_ten_days", {"attendance_day": list(register(*row[:2]))}
    for row in whole(WEEKS):
        yield year_of(row[0]), "absence_ten_weeks", {"attendance_day": list(register_of_weeks(*row[:2]))}
    for row in whole(WEEKDAYS):
        on = date.fromisoformat(row[0])
        yield year_of(row[0]), "absence_monday", {"attendance_day": [day(on, PUPIL, *both(row[1]))]}


def of_pupil(rows: YearRows, what: object) -> list[dict[str, object]]:
    """What is counted of the pupil."""
    told = rows.engine.arrow(what.counted(rows)).to_pylist()  # type: ignore[attr-defined]  # a module of counts
    return [row for row in told if row["child"] == PUPIL]


@pytest.mark.parametrize("row", whole(RUNS))
def test_the_longest_runs_of_absence(row: tuple[str, ...], engine: Engine) -> None:
    first, days, missed, without = row[:4]
    told = of_pupil(year_rows(engine, year_of(first), attendance_day=list(register(first, days))), absence_run)
    assert [(one["missed"], one["without_leave"]) for one in told] == ([(int(missed), int(without))] if missed else [])


@pytest.mark.parametrize("row", whole(WEEKS))
def test_the_most_sessions_without_leave_in_ten_school_weeks(row: tuple[str, ...], engine: Engine) -> None:
    first, weeks, most = row[:3]
    told = of_pupil(year_rows(engine, year_of(first), attendance_day=list(register_of_weeks(first, weeks))), ten_weeks)
    assert [one["most"] for one in told] == ([int(most)] if most else [])


@pytest.mark.parametrize("row", whole(WEEKDAYS))
def test_the_sessions_of_a_weekday(row: tuple[str, ...], engine: Engine) -> None:
    on, codes, *wanted = row[:5]
    rows = year_rows(engine, year_of(on), attendance_day=[day(date.fromisoformat(on), PUPIL, *both(codes))])
    told = [tuple(one[name] for name in ("weekday", "possible", "missed")) for one in of_pupil(rows, weekday_sessions)]
    assert told == ([tuple(map(int, wanted))] if wanted[0] else [])
    schools = engine.arrow(weekday_sessions.of_schools(rows)).to_pylist()
    assert [(one["weekday"], one["possible"], one["missed"]) for one in schools] == told


def run_over_the_summer(july: int, september: int) -> list[Row]:
    """A pupil absent without leave for the last days of July's term and the first of September's."""
    last = [on for on in weekdays_from(date(2025, 6, 2)) if on <= date(2025, 7, 22)]
    first = list(islice(weekdays_from(date(2025, 9, 2)), 20))
    away = {*last[len(last) - july :], *first[:september]}
    whose = [day(on, PUPIL, *(("O", "O") if on in away else ("/", "\\"))) for on in (*last, *first)]
    return [*whose, *(day(on, OTHER, "/", "\\") for on in (*last, *first))]


@pytest.mark.parametrize(("july", "september", "longest"), [(6, 4, 10), (10, 0, None), (0, 3, 3), (9, 1, 10)])
def test_a_run_goes_on_over_the_summer(july: int, september: int, longest: int | None, engine: Engine) -> None:
    rows = year_rows(engine, "2025/26", attendance_day=run_over_the_summer(july, september))
    told = of_pupil(rows, absence_run)
    assert [one["without_leave"] for one in told] == ([longest] if longest else [])


def test_each_school_is_looked_at_by_itself(engine: Engine) -> None:
    here = [*register_of_weeks("2025-09-01", "6")]
    there = [{**row, "urn": "900002"} for row in register_of_weeks("2025-09-01", "4")]
    told = of_pupil(year_rows(engine, "2025/26", attendance_day=[*here, *there]), ten_weeks)
    assert sorted((one["school"], one["most"]) for one in told) == [(SCHOOL, 6), ("900002", 4)]


def test_marks_of_single_sessions_are_laid_over_whole_days(engine: Engine) -> None:
    days = list(register("2025-09-08", "O O O"))
    back = {**days[3], "session": "am", "am": "/", "pm": "", "source_time": "2026-02"}
    told = of_pupil(year_rows(engine, "2025/26", attendance_day=[*days, back]), absence_run)
    assert [one["missed"] for one in told] == [1]
