"""A pupil at two schools: every code of the one beside every code of the other, and each session once for the county.

The unit of absence is the enrolment: each school marks its own sessions, and the one that does not expect the pupil
marks D, which is not a possible session. So a session counts once wherever one of the two has D, whatever stands at the
other. Where neither has, each counts its own, and that is told as a doubt. A guest is registered at one school alone.

Sources: DfE, Pupil absence in schools in England: methodology (enrolments; codes and classes); The School Attendance
(Pupil Registration) (England) Regulations 2024, SI 2024/208, regulation 10, table; DfE, Common Basic Data Set,
enrolment status.
"""

from collections.abc import Iterator
from datetime import date
from itertools import product
from pathlib import Path

import pytest

from counted_rows import SCHOOL, Row, sums, year_rows
from evenlode.engines.duckdb_engine import DuckDBEngine
from evenlode.engines.kinds import Engine
from evenlode.measures.doubts import counted_twice
from evenlode.measures.registers import register_totals
from evenlode.vocabulary.periods import week_of

OTHER = "900002"
# What a code counts as on a day of 2026 and of 2023: P attending, A absent with leave, U without, N not a possible session.
CLASSES_2026 = {
    "P": "/ \\ L B K P V W", "A": "C C1 C2 E I J1 M R S T", "U": "G N O U", "N": "D Q X Y1 Y2 Y3 Y4 Y5 Y6 Y7 Z #",
}  # fmt: skip
CLASSES_2023 = {"P": "/ \\ L B J P V W", "A": "C E H I M R S T", "U": "G N O U", "N": "D X Y Z #"}
ERAS = {"2025/26": (date(2026, 1, 12), CLASSES_2026), "2022/23": (date(2023, 1, 16), CLASSES_2023)}


@pytest.fixture
def engine(tmp_path: Path) -> Engine:
    """An engine with nothing in it."""
    return DuckDBEngine([tmp_path])


def marked(urn: str, pupil: str, on: date, am: str, pm: str = "") -> Row:
    """A pupil's day at a school."""
    return {"urn": urn, "pupil": pupil, "on": on, "session": "day", "am": am, "pm": pm, "week": week_of(on)}


def every_pair(year: str) -> list[tuple[str, str, str]]:
    """Every code of the main school beside every code of the subsidiary one, and a pupil who has them."""
    codes = [code for listed in ERAS[year][1].values() for code in listed.split()]
    return [(main, other, f"p{number:04d}") for number, (main, other) in enumerate(product(codes, repeat=2))]


def class_of(code: str, year: str) -> str:
    """What a code counts as."""
    return next(letter for letter, codes in ERAS[year][1].items() if code in codes.split())


def rows_of(year: str) -> Iterator[Row]:
    """A morning of each pupil at both schools."""
    on = ERAS[year][0]
    for main, other, pupil in every_pair(year):
        yield marked(SCHOOL, pupil, on, main)
        yield marked(OTHER, pupil, on, other)


@pytest.mark.parametrize("year", ERAS)
def test_every_code_of_the_one_beside_every_code_of_the_other(year: str, engine: Engine) -> None:
    told = engine.arrow(register_totals(year_rows(engine, year, attendance_day=rows_of(year)))).to_pylist()
    found = {(row["child"], row["urn"]): (row["possible"], row["authorised"], row["unauthorised"]) for row in told}
    assert len(found) == 2 * len(every_pair(year))
    adds = {"P": (1, 0, 0), "A": (1, 1, 0), "U": (1, 0, 1), "N": (0, 0, 0)}
    for main, other, pupil in every_pair(year):
        assert found[pupil, SCHOOL] == adds[class_of(main, year)]
        assert found[pupil, OTHER] == adds[class_of(other, year)]


@pytest.mark.parametrize("year", ERAS)
def test_a_session_is_the_countys_once_where_one_school_expects_the_pupil_elsewhere(year: str, engine: Engine) -> None:
    told = engine.arrow(register_totals(year_rows(engine, year, attendance_day=rows_of(year)))).to_pylist()
    county: dict[str, int] = {}
    for row in told:
        county[row["child"]] = county.get(row["child"], 0) + row["possible"]
    for main, other, pupil in every_pair(year):
        expected = sum(class_of(code, year) != "N" for code in (main, other))
        assert county[pupil] == expected
        if "D" in (main, other):
            elsewhere = other if main == "D" else main
            assert county[pupil] == (class_of(elsewhere, year) != "N"), "once, or not at all"


@pytest.mark.parametrize("year", ERAS)
def test_every_session_that_counts_twice_is_told_and_no_other(year: str, engine: Engine) -> None:
    rows = year_rows(engine, year, attendance_day=rows_of(year))
    twice = [
        pupil for main, other, pupil in every_pair(year) if "N" not in (class_of(main, year), class_of(other, year))
    ]
    (found,) = engine.arrow(counted_twice(rows)).to_pylist()
    assert found == {
        "one": SCHOOL,
        "other": OTHER,
        "sessions": len(twice),
        "pupils": len(twice),
        "first": ERAS[year][0],
    }  # fmt: skip - one row


def test_with_a_provider_the_school_marks_and_the_providers_marks_are_its_own(engine: Engine) -> None:
    on = ERAS["2025/26"][0]
    rows = year_rows(
        engine, "2025/26", attendance_day=[marked(SCHOOL, "a", on, "K", "B"), marked("the-forge", "a", on, "/", "O")]
    )  # fmt: skip - two places that mark one day
    told = {row["urn"]: row["possible"] for row in engine.arrow(register_totals(rows)).to_pylist()}
    assert told == {SCHOOL: 2, "the-forge": 2}
    assert engine.arrow(counted_twice(rows)).num_rows == 0, "a provider is no school that the county adds up"


# the statuses that censuses of the year give at the host, and whether its marks count
GUESTS = [("G", False), ("GG", False), ("C", True), ("M", True), ("S", True), ("GS", True), ("", True)]


@pytest.mark.parametrize(("statuses", "counts"), GUESTS)
def test_a_guests_sessions_are_their_own_schools(statuses: str, counts: bool, engine: Engine) -> None:
    on = ERAS["2025/26"][0]
    listed = [
        {
            "source": "school_census",
            "as_at": date(2026, 1 + number, 15),
            "urn": OTHER,
            "pupil": "a",
            "status": status,
            "on_roll": "yes",
            "year": "202526",
        }
        for number, status in enumerate(statuses)
    ]  # fmt: skip - a row of each census
    home = {"source": "school_census", "as_at": date(2026, 1, 15), "urn": SCHOOL, "pupil": "a", "status": "C",
            "on_roll": "yes", "year": "202526"}  # fmt: skip
    marks = [marked(SCHOOL, "a", on, "/", "B"), marked(OTHER, "a", on, "D", "/")]
    rows = year_rows(engine, "2025/26", enrolment=[home, *listed], attendance_day=marks)
    assert sums(rows, "absence_overall")["absence_overall", "all", "year", "all"] == (0, 3 if counts else 2)
    assert engine.arrow(counted_twice(rows)).num_rows == int(counts), "and nothing is told of what counts once"
