"""What counts as a session, as absence and as persistent absence, by worked rows.

Sources: DfE, Pupil absence in schools in England: methodology (persistent absence, totals and reasons, compulsory school
age, the second half of the summer term); The School Attendance (Pupil Registration) (England) Regulations 2024.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from counted_rows import SCHOOL, Case, Row, sums, year_rows
from drawn import Examples
from drawn import rows as drawn
from evenlode.engines.duckdb_engine import DuckDBEngine
from evenlode.engines.kinds import Engine
from evenlode.measures.children import Children
from evenlode.vocabulary.periods import week_of

PERSISTENT = """
| possible | authorised | unauthorised | tenth | half | 15 per cent | why                                       |
|----------|------------|--------------|-------|------|-------------|-------------------------------------------|
| 380      | 34         | 6            | yes   | no   | no          | 40 of 380 is 10.53 per cent, 40 under 56  |
| 390      | 39         | 0            | yes   | no   | no          | exactly a tenth                           |
| 381      | 38         | 0            | no    | no   | no          | 9.97 per cent                             |
| 380      | 50         | 6            | yes   | no   | yes         | 56 sessions                               |
| 380      | 100        | 90           | yes   | yes  | yes         | exactly half                              |
| 380      | 100        | 89           | yes   | no   | yes         | a session less than half                  |
| 10       | 1          | 0            | yes   | no   | no          | a late joiner: a tenth of their own       |
"""
SETTLED = """
| authorised | unauthorised | illness | holiday not agreed | missed |
|------------|--------------|---------|--------------------|--------|
| 15         | 35           | 42      |                    | 50     |
| 30         | 10           | 50      |                    | 50     |
| 20         | 5            | 25      |                    | 25     |
| 20         | 5            | 20      | 5                  | 25     |
| 20         | 5            |         |                    | 25     |
|            |              | 7       | 2                  | 9      |
"""
MARKS = """
| on         | am | pm | possible | authorised | unauthorised | why                                           |
|------------|----|----|----------|------------|--------------|-----------------------------------------------|
| 2025-01-13 | /  | \\ | 2        | 0          | 0            |                                               |
| 2025-01-13 | L  | U  | 2        | 0          | 1            | late before the register closed, and after    |
| 2025-01-13 | I  | I  | 2        | 2          | 0            |                                               |
| 2025-01-13 | D  | \\ | 1        | 0          | 0            | expected at the other school                  |
| 2025-01-13 | Y1 | Y1 | 0        | 0          | 0            | no transport: not possible (unconfirmed)      |
| 2025-01-13 | #  | #  | 0        | 0          | 0            | the school closed as planned                  |
| 2024-07-12 | J  | \\ | 2        | 0          | 0            | at an interview: present until 18 August 2024 |
| 2024-09-12 | J1 | \\ | 2        | 1          | 0            | and absent with leave since                   |
| 2024-09-12 | J  | \\ | 1        | 0          | 0            | a code that does not hold adds nothing        |
| 2024-09-12 | J  | H  | 0        | 0          | 0            | nor do two                                    |
| 2025-01-13 | C2 |    | 1        | 1          | 0            | a part-time timetable, and no mark            |
| 2025-01-13 | K  | B  | 2        | 0          | 0            | educated elsewhere                            |
"""
EXAMPLES = (
    Examples(
        "persistent",
        "Persistent and severe absence",
        (
            "Sessions that were possible, and missed with leave and without, of one pupil; which tests of absence the"
            " pupil meets: a tenth of their own sessions, half of them, and the fixed number that stood for 15 per "
            "cent."
        ),
        PERSISTENT,
        ("absence_persistent", "absence_severe", "absence_persistent_15"),
    ),
    Examples(
        "settled",
        "Totals and reasons",
        (
            "A school's totals of sessions missed with leave and without, and what it gives by reason; how many "
            "sessions are missed."
        ),
        SETTLED,
        ("absence_overall",),
    ),
    Examples(
        "marks",
        "Marks of the register",
        "Both codes of one day; the sessions that were possible, missed with leave and missed without.",
        MARKS,
        ("absence_authorised", "absence_unauthorised", "absence_overall"),
    ),
)
"""What the reference pages show."""


@pytest.fixture
def engine(tmp_path: Path) -> Engine:
    """An engine with nothing in it."""
    return DuckDBEngine([tmp_path])


def pupil(born: str = "2014-05", year: str = "202425") -> Row:
    """A pupil as the January census describes them."""
    day = date(int(year[:4]) + 1, 1, 16)
    return {"source": "school_census", "as_at": day, "place": SCHOOL, "pupil": "a", "birth_month": born, "year": year}


def total(period: str, reason: str, possible: int, missed: int, year: str = "202425") -> Row:
    """A school's total of one pupil."""
    return {
        "source": "school_census", "as_at": date(2025, 5, 15), "urn": SCHOOL, "pupil": "a", "period": period,
        "reason": reason, "possible": possible, "missed": missed, "year": year, "collected": year,
    }  # fmt: skip


def of_year(possible: int, authorised: int, unauthorised: int, year: str = "202425") -> list[Row]:
    """A pupil's year, all of it told of the spring term: what is asked is the year's sum."""
    given = {"all": authorised + unauthorised, "authorised": authorised, "unauthorised": unauthorised}
    return [total("spring", reason, possible, missed, year) for reason, missed in given.items()]


def cases() -> Iterator[Case]:
    """Every worked row by itself, as a year, the measure that it is of, and rows of tables."""
    for row in drawn(PERSISTENT):
        totals = of_year(*map(int, row[:3]))
        yield "2024/25", "absence_persistent", {"pupil": [pupil()], "attendance_total": totals}
    for row in drawn(SETTLED):
        yield "2024/25", "absence_overall", {"pupil": [pupil()], "attendance_total": settled(row)}
    for row in drawn(MARKS):
        yield year_of(row[0]), "absence_authorised", {"pupil": [pupil()], "attendance_day": [marks(row)]}


def settled(row: tuple[str, ...]) -> list[Row]:
    """The totals and reasons that a row gives."""
    names = ("authorised", "unauthorised", "absence_i", "absence_g")
    return [total("autumn", name, 140, int(cell)) for name, cell in zip(names, row, strict=False) if cell]


def marks(row: tuple[str, ...]) -> Row:
    """The two marks of the day that a row gives."""
    on = date.fromisoformat(row[0])
    return {"urn": SCHOOL, "pupil": "a", "on": on, "session": "day", "am": row[1], "pm": row[2], "week": week_of(on)}


def year_of(day: str) -> str:
    """The academic year in which a day's absence counts."""
    return "2024/25" if day > "2024-07-31" else "2023/24"


@pytest.mark.parametrize("row", drawn(PERSISTENT))
def test_persistent_and_severe_absence(row: tuple[str, ...], engine: Engine) -> None:
    possible, authorised, unauthorised = map(int, row[:3])
    year = "202425"
    rows = year_rows(engine, "2024/25", pupil=[pupil()], attendance_total=of_year(possible, authorised, unauthorised))
    told = sums(rows, "absence_persistent", "absence_severe", "absence_unauthorised")
    for measure, answer in (("absence_persistent", row[3]), ("absence_severe", row[4])):
        assert told[measure, "all", "year", "all"] == (answer == "yes", 1), measure
    assert told["absence_unauthorised", "all", "year", "all"] == (unauthorised, possible)
    old = of_year(possible, authorised, unauthorised, year="201415")
    before = year_rows(engine, "2014/15", pupil=[pupil("2004-05", "201415")], attendance_total=old)
    fifteen = sums(before, "absence_persistent_15")["absence_persistent_15", "all", "year", "all"]
    assert fifteen == (row[5] == "yes", 1), year


@pytest.mark.parametrize("row", drawn(SETTLED))
def test_reasons_count_unless_they_are_fewer_than_the_totals(row: tuple[str, ...], engine: Engine) -> None:
    told = sums(year_rows(engine, "2024/25", pupil=[pupil()], attendance_total=settled(row)), "absence_overall")
    assert told["absence_overall", "all", "year", "all"] == (int(row[4]), 140)


@pytest.mark.parametrize("row", drawn(MARKS))
def test_what_a_mark_adds(row: tuple[str, ...], engine: Engine) -> None:
    possible, authorised, unauthorised = map(int, row[3:6])
    rows = year_rows(engine, year_of(row[0]), pupil=[pupil()], attendance_day=[marks(row)])
    told = sums(rows, "absence_authorised", "absence_unauthorised")
    if not possible:
        assert not told
        return
    assert told["absence_authorised", "all", "year", "all"] == (authorised, possible)
    assert told["absence_unauthorised", "all", "year", "all"] == (unauthorised, possible)


def test_the_oldest_leave_out_the_second_half_of_the_summer_term(engine: Engine) -> None:
    given = [total(part, "authorised", 60, 6) for part in ("autumn", "spring", "half_term_5", "half_term_6")]
    whole = {"2009-05": 180, "2009-09": 240, "2014-05": 240}
    for born, possible in whole.items():
        rows = year_rows(engine, "2024/25", pupil=[pupil(born)], attendance_total=given)
        assert sums(rows, "absence_overall")["absence_overall", "all", "year", "all"] == (possible // 10, possible)


@pytest.mark.parametrize(
    ("born", "counts"), [("2019-08", True), ("2019-09", False), ("2008-09", True), ("2008-08", False)]
)
def test_only_those_of_compulsory_school_age_count(born: str, counts: bool, engine: Engine) -> None:
    rows = year_rows(engine, "2024/25", pupil=[pupil(born)], attendance_total=[total("autumn", "authorised", 60, 6)])
    assert bool(sums(rows, "absence_overall")) is counts


def days(first: date, *codes: str) -> Iterator[Row]:
    """Whole days, one after the other."""
    for number, code in enumerate(codes):
        on = first + timedelta(number)
        yield {
            "urn": SCHOOL, "pupil": "a", "on": on, "session": "day", "am": code, "pm": code, "week": week_of(on),
        }  # fmt: skip


def test_a_schools_totals_count_where_it_sent_them_and_registers_for_the_rest(engine: Engine) -> None:
    marks = [*days(date(2024, 10, 7), "I", "I"), *days(date(2025, 1, 13), "O", "/", "/")]
    rows = year_rows(
        engine,
        "2024/25",
        pupil=[pupil()],
        attendance_day=marks,
        attendance_total=[total("autumn", "authorised", 100, 7)],
    )
    told = sums(rows, "absence_overall")
    assert told["absence_overall", "all", "autumn", "all"] == (7, 100)
    assert told["absence_overall", "all", "spring", "all"] == (2, 6)
    assert told["absence_overall", "all", "autumn_spring", "all"] == (9, 106)
    assert told["absence_overall", "all", "year", "absence_o"] == (2, None)


@pytest.mark.parametrize(("later", "missed"), [("2026-02", 1), ("2025-12", 2)])
def test_a_mark_of_its_own_corrects_the_day_only_where_it_is_newer(later: str, missed: int, engine: Engine) -> None:
    day = next(days(date(2025, 1, 13), "N"))
    morning = {**day, "session": "am", "am": "/", "pm": "", "source_time": later}
    rows = year_rows(engine, "2024/25", pupil=[pupil()], attendance_day=[day, morning])
    assert sums(rows, "absence_overall")["absence_overall", "all", "year", "all"] == (missed, 2)


def test_of_two_censuses_that_tell_of_a_term_the_newer_counts(engine: Engine) -> None:
    first = [{**total("spring", reason, 100, 9), "as_at": date(2025, 5, 15)} for reason in ("all", "absence_i")]
    newer = [{**total("spring", reason, 90, 4), "as_at": date(2025, 10, 2)} for reason in ("all", "absence_o")]
    rows = year_rows(engine, "2024/25", pupil=[pupil()], attendance_total=[*first, *newer])
    told = sums(rows, "absence_overall")
    assert told["absence_overall", "all", "year", "all"] == (4, 90)
    assert told["absence_overall", "all", "year", "absence_i"] == (0, None)


def test_a_day_under_two_numbers_of_a_child_is_one_day(engine: Engine) -> None:
    day = next(days(date(2025, 1, 13), "I"))
    again = {**day, "pupil": "z", "am": "/", "source_time": "2026-02"}
    children = Children({"a": "a", "z": "a"}, ())
    rows = year_rows(engine, "2024/25", children, pupil=[pupil()], attendance_day=[day, again])
    assert sums(rows, "absence_overall")["absence_overall", "all", "year", "all"] == (1, 2)


def test_two_marks_in_rows_of_their_own_are_one_day(engine: Engine) -> None:
    day = next(days(date(2025, 1, 13), ""))
    halves = [{**day, "session": half, half: code} for half, code in (("am", "I"), ("pm", "\\"))]
    rows = year_rows(engine, "2024/25", pupil=[pupil()], attendance_day=halves)
    assert sums(rows, "absence_overall")["absence_overall", "all", "year", "all"] == (1, 2)
