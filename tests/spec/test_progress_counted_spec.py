"""How far results are from what was expected of pupils with the same prior attainment, by worked rows.

Sources: DfE, Primary school accountability, technical guide (key stage 1 to 2: points, prior attainment, bands, and the
least score that counts); DfE, Secondary accountability measures, technical guide (Progress 8). Points of outcomes at
seven are those of the guides of 2019 and 2022; points at eleven are those of 2019; what was expected is invented.
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
from evenlode.vocabulary.years import Year

# the national values of a year, the same for all subjects
NATIONAL = """
| year    | item     | values                                           |
|---------|----------|--------------------------------------------------|
| 2018/19 | prior    | W=3 1=9 2C=13 2B=15 2A=17 3=21                   |
| 2018/19 | points   | N=79 PK6=79 PK4=73 WTS=91 EXS=103 GDS=113        |
| 2018/19 | expected | 0=85 12=95.5 15=102.36 16=104.5 17=106           |
| 2018/19 | least    | 0=-30 15=-15                                     |
| 2022/23 | prior    | PKF=4 WTS=6 EXS=8 GDS=10                         |
| 2022/23 | points   | WTS=91 EXS=103 GDS=113                           |
| 2022/23 | expected | 0=85 8=103.5 9=108.25                            |
| 2023/24 | prior    | WTS=6 EXS=8 GDS=10                               |
| 2023/24 | points   | WTS=91 EXS=103 GDS=113                           |
| 2023/24 | expected | 0=85 8=103.5 9=108.25                            |
"""
PROGRESS = """
| year    | at seven                        | at eleven                                              | measure              | progress | why |
|---------|---------------------------------|--------------------------------------------------------|----------------------|----------|-----|
| 2018/19 | reading=2B writing=2B maths=2B  | reading:test=104                                       | ks2_reading_progress | 1.64     | 15 points, and 102.36 were expected |
| 2018/19 | reading=2B writing=2C maths=2A  | reading:test=104                                       | ks2_reading_progress | 1.64     | English 14, with mathematics 15.5: in the band from 15 |
| 2018/19 | reading=2A writing=2C maths=2A  | reading:test=104                                       | ks2_reading_progress | -0.5     | English 15, with mathematics 16 |
| 2018/19 | reading=2A writing=2A maths=3   | reading:test=104                                       | ks2_reading_progress | -2       | 19 points: in the last band |
| 2018/19 | reading=2B writing=2B           | reading:test=104                                       | ks2_reading_progress |          | nothing is known of mathematics |
| 2018/19 | reading=2B writing=2B maths=A   | reading:test=104                                       | ks2_reading_progress |          | absent at seven has no points |
| 2018/19 | average=15.5                    | reading:test=104                                       | ks2_reading_progress | 1.64     | as the department says it |
| 2018/19 | reading=1 writing=W maths=2C    | reading:test=N                                         | ks2_reading_progress | -6       | nobody scored at the test: 79 points; 9.5 at seven |
| 2018/19 | reading=2B writing=2B maths=2B  | reading:test=N                                         | ks2_reading_progress | -15      | no less counts from so many points |
| 2018/19 | reading=1 writing=1 maths=1     | reading:test=B reading:teacher_assessment=PK4          | ks2_reading_progress | -12      | below the test: by the teacher's assessment |
| 2018/19 | reading=2B writing=2B maths=2B  | reading:test=A                                         | ks2_reading_progress |          | absent has no points |
| 2018/19 | reading=2B writing=2B maths=2B  | writing:teacher_assessment=EXS                         | ks2_writing_progress | 0.64     | 103 points |
| 2018/19 | reading=2B writing=2B maths=2B  | writing:teacher_assessment=GDS                         | ks2_writing_progress | 10.64    | 113 points |
| 2018/19 | reading=2B writing=2B maths=2B  | writing:teacher_assessment=GDS                         | ks2_maths_progress   |          | no result in mathematics |
| 2018/19 | reading=2B writing=2B maths=2A  | maths:test=110                                         | ks2_maths_progress   | 5.5      | 16 points |
| 2022/23 | reading=EXS writing=EXS maths=EXS | maths:test=103                                       | ks2_maths_progress   | -0.5     | 8 points, by standards |
| 2022/23 | reading=EXS writing=EXS maths=GDS | maths:test=103                                       | ks2_maths_progress   | -5.25    | 9 points |
| 2023/24 | reading=EXS writing=EXS maths=EXS | maths:test=103                                       | ks2_maths_progress   |          | nobody was assessed in 2019/20: what a file says of that year is of no year |
"""  # fmt: skip
# grades, the mean score at eleven, what was expected by the lowest score of a band, and the least that counts
PROGRESS_8 = """
| grades                                                                                                          | at eleven | expected          | least   | progress | why |
|-----------------------------------------------------------------------------------------------------------------|-----------|-------------------|---------|----------|-----|
| english_language=5 english_literature=6 maths=4 combined_science=5-5 history=4 art=6 religious_studies=4         | 104.5     | 104.5=46.2 105=47 |         | 0.28     | 49 points, and 46.2 were expected |
| english_language=5 english_literature=6 maths=4 combined_science=5-5 history=4 art=6 religious_studies=4         | 104       | 103=45 104.5=46.2 |         | 0.4      | in the band from 103 |
| maths=1                                                                                                         | 110       | 110=60.5          |         | -5.85    | |
| maths=1                                                                                                         | 110       | 110=60.5          | 110=-3.2 | -3.2    | no less counts |
| maths=5                                                                                                         |           | 110=60.5          |         |          | nothing is known of what was attained |
| maths=5                                                                                                         | 99        | 110=60.5          |         |          | nobody says what was expected |
"""
EXAMPLES = (
    Examples(
        "national",
        "National values of the examples",
        "What outcomes are worth at seven (`prior`) and at eleven (`points`), and what was expected, and is the least "
        "that counts, by the lowest prior attainment of a band.",
        NATIONAL,
    ),
    Examples(
        "progress",
        "Progress between key stages 1 and 2",
        "What a pupil was awarded at seven, four years before, and at eleven; how far the result is from what was "
        "expected. Where nothing is said the pupil is not counted.",
        PROGRESS,
    ),
    Examples(
        "progress8",
        "Progress 8",
        "The grades of one pupil, the mean of their reading and mathematics at eleven, what was expected and the least "
        "that counts; Progress 8. Where nothing is said the pupil is not counted.",
        PROGRESS_8,
        ("ks4_progress8",),
    ),
)
"""What the reference pages show."""
EVERY_SUBJECT = ("reading", "writing", "maths")
NOT_HELD = {"2023/24"}  # years four before which nobody was assessed at seven


@pytest.fixture
def engine(tmp_path: Path) -> Engine:
    """An engine with nothing in it."""
    return DuckDBEngine([tmp_path])


def values(cell: str) -> list[tuple[str, Decimal]]:
    """The keys of a cell with their values."""
    return [(key, Decimal(value)) for key, _, value in (word.partition("=") for word in words(cell))]


def reference(measure: str, year: str, item: str, cell: str) -> list[Row]:
    """National values as rows."""
    when = Year.parse(year).id
    return [{"measure": measure, "year": when, "item": item, "key": key, "value": value} for key, value in values(cell)]


def national(year: str) -> list[Row]:
    """The national values of a year for every subject."""
    return [
        row
        for of, item, cell in drawn(NATIONAL)
        for subject in EVERY_SUBJECT
        if of == year
        for row in reference(f"ks2_{subject}_progress", year, item, cell)
    ]


def result(year: str, stage: str, subject: str, component: str, said: str) -> Row:
    """A result: a number is a score."""
    base = {"source": f"{stage}_results", "urn": SCHOOL, "pupil": "a", "stage": stage, "year": Year.parse(year).id}
    is_score = said[0].isdigit() and stage == "ks2"
    told = {"score": Decimal(said)} if is_score else {"outcome": said}
    return {**base, "subject": subject, "component": component, **told}


def before(year: str, years: int) -> str:
    """A school year so many years before, as it is printed."""
    start = int(year[:4]) - years
    return f"{start}/{(start + 1) % 100:02d}"


def awarded(year: str, seven: str, eleven: str) -> list[Row]:
    """The results that two cells list; an average is what the department says of it this year."""
    then = [word.partition("=") for word in words(seven)] if year not in NOT_HELD else []
    now = [word.partition("=") for word in words(eleven)]
    return [
        *(result(before(year, 4), "ks1", subject, "", said) for subject, _, said in then if subject != "average"),
        *(result(year, "ks2", "ks1_average", "summary", said) for subject, _, said in then if subject == "average"),
        *(result(year, "ks2", place.partition(":")[0], place.partition(":")[2], said) for place, _, said in now),
    ]


def grades(year: str, cell: str) -> list[Row]:
    """The entries that a cell lists."""
    told = [word.partition("=") for word in words(cell)]
    rows = [result(year, "ks4", subject, "", grade) for subject, _, grade in told]
    return [{**row, "outcome": row["outcome"], "kind": "gcse", "record": at} for at, row in enumerate(rows)]


def of_progress_8(row: tuple[str, ...]) -> dict[str, list[Row]]:
    """The rows of tables that a row of Progress 8 gives."""
    cell, score, expected, least, *_rest = row
    year, on = "2023/24", date(2024, 1, 18)
    said = (
        [{**result(year, "ks4", "ks2_scaled_score", "summary", "x"), "outcome": "", "score": Decimal(score)}]
        if score
        else []
    )
    roll = {"source": "school_census", "urn": SCHOOL, "on_roll": "yes", "status": "C", "year_group": "year_11"}
    return {
        "result": [*grades(year, cell), *({**one, "source": "ks4_pupils"} for one in said)],
        "enrolment": [{**roll, "pupil": "a", "as_at": on, "year": "202324"}],
        "reference": [
            *reference("ks4_attainment8", year, "expected", expected),
            *reference("ks4_progress8", year, "least", least),
        ],
    }


def cases() -> Iterator[Case]:
    """Every worked row by itself, as a year, the measure that it is of, and rows of tables."""
    for year, seven, eleven, measure, *_rest in drawn(PROGRESS):
        yield year, measure, {"result": awarded(year, seven, eleven), "reference": national(year)}
    for row in drawn(PROGRESS_8):
        yield "2023/24", "ks4_progress8", of_progress_8(row)


@pytest.mark.parametrize("row", drawn(PROGRESS), ids=lambda row: f"{row[1]} {row[2]}")
def test_progress_to_eleven(row: tuple[str, ...], engine: Engine) -> None:
    year, seven, eleven, measure, progress, _why = row
    rows = year_rows(engine, year, result=awarded(year, seven, eleven), reference=national(year))
    wanted = (Decimal(progress), 1) if progress else (None, 0)
    assert sums(rows, measure)[measure, "all", "year", "all"] == wanted


@pytest.mark.parametrize("row", drawn(PROGRESS_8))
def test_progress_8(row: tuple[str, ...], engine: Engine) -> None:
    rows = year_rows(engine, "2023/24", **of_progress_8(row))
    wanted = (Decimal(row[4]), 1) if row[4] else (None, 0)
    assert sums(rows, "ks4_progress8")["ks4_progress8", "all", "year", "all"] == wanted


def test_without_national_values_nothing_is_known(engine: Engine) -> None:
    told = awarded("2018/19", "reading=2B writing=2B maths=2B", "reading:test=104")
    found = sums(year_rows(engine, "2018/19", result=told), "ks2_reading_progress")
    assert found["ks2_reading_progress", "all", "year", "all"] == (None, 0)
