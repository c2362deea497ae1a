"""What a pupil's grades at the end of key stage 4 come to, by worked rows.

Source: DfE, Secondary accountability measures, technical guide.
"""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from counted_rows import SCHOOL, Case, Row, sums, year_rows
from drawn import Examples, words
from drawn import rows as drawn
from evenlode.engines.duckdb_engine import DuckDBEngine
from evenlode.engines.kinds import Engine
from evenlode.vocabulary.ks4_points import grades_of, points_of_grade
from evenlode.vocabulary.years import Year

ATTAINMENT = """
| year | grades | points |
|---------|--------|--------|
| 2023/24 | english_language=5 english_literature=6 maths=4 combined_science=5-5 history=4 art=6 religious_studies=4 | 49 |
| 2023/24 | english_language=5 maths=4 | 13 |
| 2023/24 | english_literature=6 english_language=6 maths=4 | 26 |
| 2023/24 | english_language=5 english_literature=U maths=4 | 18 |
| 2023/24 | english_language=5 english_literature=X maths=4 | 13 |
| 2023/24 | maths=9 | 18 |
| 2023/24 | maths=U english_language=U | 0 |
| 2023/24 | biology=7 chemistry=7 physics=6 french=5 history=4 | 29 |
| 2023/24 | combined_science=5-4 geography=6 | 15 |
| 2023/24 | art=9 music=8 drama=7 dance=6 | 24 |
| 2023/24 | maths=5 maths=7 | 14 |
| 2016/17 | maths=5 english_language=5 english_literature=5 history=A art=C | 36 |
| 2016/17 | science=B additional_science=B history=C art=A music=A drama=A dance=A | 36 |
| 2015/16 | maths=A english_language=B english_literature=C history=A* art=C | 44 |
"""
FIVE = """
| year    | grades                                                                                   | reached |
|---------|------------------------------------------------------------------------------------------|---------|
| 2014/15 | english_language=C maths=C history=C french=C art=C                                      | yes     |
| 2014/15 | english_language=D maths=C history=C french=C art=C music=A                              | no      |
| 2014/15 | english_language=D english_literature=C maths=C history=C french=C art=C                 | yes     |
| 2014/15 | english_language=C maths=C history=C french=C                                            | no      |
| 2014/15 | english_language=C maths=C science_double=CC history=B                                   | yes     |
| 2014/15 | english_language=C maths=D history=A french=A art=A                                      | no      |
| 2014/15 | english_language=C maths=C history=C other:sport=L2P other:media=L2M                     | yes     |
| 2014/15 | english_language=C maths=C other:sport=L2P other:media=L2M other:travel=L2D              | no      |
| 2012/13 | english_language=C maths=C other:sport=L2P other:media=L2M other:travel=L2D              | yes     |
"""
EXAMPLES = (
    Examples(
        "attainment8",
        "Attainment 8",
        "A year, the grades of one pupil; the points of Attainment 8.",
        ATTAINMENT,
        ("ks4_attainment8",),
    ),
    Examples(
        "five",
        "Five good passes",
        (
            "A year, the grades of one pupil, those that are no GCSE's after `other:`; whether there are five or more"
            " at A* to C with English and mathematics."
        ),
        FIVE,
        ("ks4_5ac_em",),
    ),
)
"""What the reference pages show."""


@pytest.fixture
def engine(tmp_path: Path) -> Engine:
    """An engine with nothing in it."""
    return DuckDBEngine([tmp_path])


def entries(year: str, cell: str, pupil: str = "a") -> list[Row]:
    """The results of one pupil."""
    base = {"source": "ks4_results", "urn": SCHOOL, "pupil": pupil, "stage": "ks4", "year": Year.parse(year).id}
    told = [word.partition("=") for word in words(cell)]
    return [
        {**base, "subject": subject.removeprefix("other:"), "outcome": grade, "record": number, "kind": kind}
        for number, (subject, _, grade) in enumerate(told)
        for kind in ("vocational" if subject.startswith("other:") else "gcse",)
    ]


def cases() -> Iterator[Case]:
    """Every worked row by itself, as a year, the measure that it is of, and rows of tables."""
    for measure, table in (("ks4_attainment8", ATTAINMENT), ("ks4_5ac_em", FIVE)):
        for year, cell, _wanted in drawn(table):
            yield year, measure, {"result": entries(year, cell), "enrolment": on_roll(year, "a")}


def on_roll(year: str, *pupils: str, urn: str = SCHOOL) -> list[Row]:
    """Pupils of Year 11 at the January census."""
    when = Year.parse(year)
    base = {"source": "school_census", "urn": urn, "on_roll": "yes", "status": "C", "year_group": "year_11"}
    return [{**base, "pupil": pupil, "as_at": date(when.last + 1, 1, 18), "year": when.id} for pupil in pupils]


@pytest.mark.parametrize("row", drawn(ATTAINMENT))
def test_attainment_8(row: tuple[str, ...], engine: Engine) -> None:
    year, cell, points = row
    rows = year_rows(engine, year, result=entries(year, cell), enrolment=on_roll(year, "a"))
    told = sums(rows, "ks4_attainment8")
    assert told["ks4_attainment8", "all", "year", "all"] == (Decimal(points), 1)


@pytest.mark.parametrize("row", drawn(FIVE))
def test_five_good_passes_with_english_and_maths(row: tuple[str, ...], engine: Engine) -> None:
    year, cell, reached = row
    rows = year_rows(engine, year, result=entries(year, cell), enrolment=on_roll(year, "a"))
    assert sums(rows, "ks4_5ac_em")["ks4_5ac_em", "all", "year", "all"] == (reached == "yes", 1)


def test_a_pupil_who_was_not_entered_counts_with_nothing(engine: Engine) -> None:
    year = "2023/24"
    rows = year_rows(engine, year, result=entries(year, "maths=5"), enrolment=on_roll(year, "a", "b"))
    assert sums(rows, "ks4_attainment8")["ks4_attainment8", "all", "year", "all"] == (10, 2)


def test_a_school_without_results_has_not_reported(engine: Engine) -> None:
    year = "2023/24"
    here, there = on_roll(year, "a"), on_roll(year, "c", "d", urn="900002")
    rows = year_rows(engine, year, result=entries(year, "maths=5"), enrolment=[*here, *there])
    assert sums(rows, "ks4_attainment8")["ks4_attainment8", "all", "year", "all"] == (10, 1)


def test_where_no_census_is_known_those_entered_are_the_pupils(engine: Engine) -> None:
    year = "2023/24"
    rows = year_rows(engine, year, result=[*entries(year, "maths=5"), *entries(year, "art=3", "b")])
    assert sums(rows, "ks4_attainment8")["ks4_attainment8", "all", "year", "all"] == (13, 2)


@pytest.mark.parametrize("other", [{"source": "ks4_pupils", "component": "best"}, {"source": "common_transfer"}])
def test_grades_of_other_files_are_no_entries(other: dict[str, str], engine: Engine) -> None:
    year = "2023/24"
    (best,) = entries(year, "design=9")
    told = [*entries(year, "maths=5"), {**best, **other}]
    rows = year_rows(engine, year, result=told, enrolment=on_roll(year, "a"))
    assert sums(rows, "ks4_attainment8")["ks4_attainment8", "all", "year", "all"] == (10, 1)


@pytest.mark.parametrize(
    ("award", "grades"),
    [("5-4", ("5", "4")), ("A*A", ("A*", "A")), ("A*A*", ("A*", "A*")), ("A*", ("A*",)), ("U", ("U",))],
)
def test_the_grades_of_an_award(award: str, grades: tuple[str, ...]) -> None:
    assert grades_of(award) == grades


def test_letters_are_worth_less_on_the_scale_of_numbers() -> None:
    assert [points_of_grade("B", Year.parse(year)) for year in ("2015/16", "2016/17")] == [6, Decimal("5.5")]


def expected(year: str, **values: str) -> list[Row]:
    """National values of Attainment 8 by prior attainment, as `of_104_5="46.2"`."""
    base = {"measure": "ks4_attainment8", "year": Year.parse(year).id, "item": "expected", "synthetic": "yes"}
    return [
        {**base, "key": name.removeprefix("of_").replace("_", "."), "value": Decimal(value)}
        for name, value in values.items()
    ]


def at_eleven(year: str, reading: int, maths: int, pupil: str = "a") -> list[Row]:
    """A pupil's tests at the end of key stage 2, five years before."""
    base = {"source": "ks2_results", "urn": "900009", "pupil": pupil, "stage": "ks2", "component": "test"}
    when = {"year": f"{int(year[:4]) - 5}{int(year[2:4]) - 4:02d}"}
    return [
        {**base, **when, "subject": name, "score": score} for name, score in (("reading", reading), ("maths", maths))
    ]


WORKED = "english_language=5 english_literature=6 maths=4 combined_science=5-5 history=4 art=6 religious_studies=4"


def test_progress_8_is_a_tenth_of_what_lies_between(engine: Engine) -> None:
    year = "2023/24"
    rows = year_rows(
        engine, year, result=[*entries(year, WORKED), *at_eleven(year, 104, 105)], enrolment=on_roll(year, "a"),
        reference=expected(year, of_104_5="46.2", of_105="47"),
    )  # fmt: skip
    assert sums(rows, "ks4_progress8")["ks4_progress8", "all", "year", "all"] == (Decimal("0.28"), 1)


def test_a_difference_is_kept_to_four_places(engine: Engine) -> None:
    year = "2023/24"
    rows = year_rows(
        engine, year, result=[*entries(year, WORKED), *at_eleven(year, 100, 100)], enrolment=on_roll(year, "a"),
        reference=expected(year, of_100="46.2345"),
    )  # fmt: skip
    assert sums(rows, "ks4_progress8")["ks4_progress8", "all", "year", "all"] == (Decimal("0.2766"), 1)


def test_prior_attainment_as_the_department_says_it_is_taken_first(engine: Engine) -> None:
    year = "2023/24"
    own = {**entries(year, "ks2_scaled_score=x")[0], "source": "ks4_pupils", "component": "summary", "outcome": ""}
    rows = year_rows(
        engine, year, result=[*entries(year, WORKED), *at_eleven(year, 100, 100), {**own, "score": 105}],
        enrolment=on_roll(year, "a"), reference=expected(year, of_100="40", of_105="47"),
    )  # fmt: skip
    assert sums(rows, "ks4_progress8")["ks4_progress8", "all", "year", "all"] == (Decimal("0.2"), 1)


def test_without_national_values_or_earlier_results_nothing_is_known(engine: Engine) -> None:
    year = "2023/24"
    results = [*entries(year, WORKED), *at_eleven(year, 104, 105)]
    without = year_rows(engine, year, result=results, enrolment=on_roll(year, "a"))
    assert sums(without, "ks4_progress8")["ks4_progress8", "all", "year", "all"] == (None, 0)
    rows = year_rows(
        engine, year, result=entries(year, WORKED), enrolment=on_roll(year, "a"), reference=expected(year, of_105="47")
    )
    assert sums(rows, "ks4_progress8")["ks4_progress8", "all", "year", "all"] == (None, 0)
