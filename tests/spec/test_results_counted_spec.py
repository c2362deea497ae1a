"""What counts as reaching a standard at each stage, by worked rows.

Sources: DfE, Early years foundation stage profile results: methodology; DfE, Phonics screening check attainment:
methodology; Standards and Testing Agency, assessment and reporting arrangements; DfE, Key stage 2 attainment:
methodology.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from counted_rows import SCHOOL, Case, Row, sums, year_rows
from drawn import Examples, words
from drawn import rows as drawn
from evenlode.engines.duckdb_engine import DuckDBEngine
from evenlode.engines.kinds import Engine
from evenlode.vocabulary.codes.goals import FIRST_GOALS, SECOND_GOALS, Goal
from evenlode.vocabulary.years import Year

WORKED = """
| year    | awarded                                                                   | measure              | reached |
|---------|---------------------------------------------------------------------------|----------------------|---------|
| 2014/15 | reading:test=4B maths:test=5C writing:teacher_assessment=4                | ks2_rwm_level4       | yes     |
| 2014/15 | reading:test=4B maths:test=3A writing:teacher_assessment=5                | ks2_rwm_level4       | no      |
| 2014/15 | reading:test=A maths:test=5 writing:teacher_assessment=5                  | ks2_rwm_level4       | no      |
| 2014/15 | reading:test=B maths:test=3 writing:teacher_assessment=W                  | ks2_rwm_level4       | no      |
| 2014/15 | reading:test=M maths:test=5 writing:teacher_assessment=5                  | ks2_rwm_level4       |         |
| 2014/15 | reading:test=3 maths:test=5                                               | ks2_rwm_level4       |         |
| 2023/24 | reading:test=100 maths:test=100 writing:teacher_assessment=EXS            | ks2_rwm_expected     | yes     |
| 2023/24 | reading:test=99 maths:test=120 writing:teacher_assessment=GDS             | ks2_rwm_expected     | no      |
| 2023/24 | reading:test=110 maths:test=104 writing:teacher_assessment=WTS            | ks2_rwm_expected     | no      |
| 2023/24 | reading:test=T maths:test=104 writing:teacher_assessment=EXS              | ks2_rwm_expected     | no      |
| 2023/24 | reading:test=AS maths:test=104 writing:teacher_assessment=EXS             | ks2_rwm_expected     | yes     |
| 2023/24 | reading:test=110 maths:test=115 writing:teacher_assessment=GDS            | ks2_rwm_higher       | yes     |
| 2023/24 | reading:test=110 maths:test=115 writing:teacher_assessment=EXS            | ks2_rwm_higher       | no      |
| 2023/24 | reading:test=109 maths:test=115 writing:teacher_assessment=GDS            | ks2_rwm_higher       | no      |
| 2023/24 | reading:test=AS                                                           | ks2_reading_higher   |         |
| 2023/24 | reading:test=NS                                                           | ks2_reading_higher   | no      |
| 2023/24 | reading:test=109                                                          | ks2_reading_expected | yes     |
| 2023/24 | reading:test=B                                                            | ks2_reading_expected | no      |
| 2014/15 | reading:=2C                                                               | ks1_reading_level2   | yes     |
| 2014/15 | reading:=1                                                                | ks1_reading_level2   | no      |
| 2014/15 | reading:=W                                                                | ks1_reading_level2   | no      |
| 2014/15 | reading:=A                                                                | ks1_reading_level2   | no      |
| 2014/15 | reading:=L                                                                | ks1_reading_level2   |         |
| 2022/23 | writing:=EXS                                                              | ks1_writing_expected | yes     |
| 2022/23 | writing:=GDS                                                              | ks1_writing_expected | yes     |
| 2022/23 | writing:=PK3                                                              | ks1_writing_expected | no      |
"""
PHONICS = """
| said | met |
|------|-----|
| 32   | yes |
| 31   | no  |
| 40   | yes |
| Wa   | yes |
| Wt   | no  |
| A    | no  |
| D    | no  |
| Q    | no  |
| L    |     |
| M    |     |
"""
EXAMPLES = (
    Examples(
        "results",
        "Reaching a standard",
        (
            "A year; what one pupil was awarded, as subject, component and outcome or score; whether the standard is "
            "reached. Where nothing is said the pupil is not counted."
        ),
        WORKED,
    ),
    Examples(
        "phonics",
        "The check of phonics",
        (
            "The mark or outcome of a pupil's first check, of a year whose threshold is 32; whether it met the "
            "standard. Where nothing is said the pupil is not counted."
        ),
        PHONICS,
        ("phonics_y1",),
    ),
)
"""What the reference pages show."""


@pytest.fixture
def engine(tmp_path: Path) -> Engine:
    """An engine with nothing in it."""
    return DuckDBEngine([tmp_path])


def result(stage: str, year: str, subject: str, component: str, said: str, pupil: str = "a") -> Row:
    """A result: a number is a scaled score or, of the phonics check, a mark."""
    row = {"source": stage, "urn": SCHOOL, "pupil": pupil, "stage": stage, "year": Year.parse(year).id}
    number = {"phonics": "mark"}.get(stage, "score")
    is_score = said.isdigit() and (stage == "phonics" or int(said) > 6)
    told = {number: int(said)} if is_score else {"outcome": said}
    return {**row, "subject": subject, "component": component, **told}


def cases() -> Iterator[Case]:
    """Every worked row by itself, as a year, the measure that it is of, and rows of tables."""
    for year, awards, measure, _wanted in drawn(WORKED):
        yield year, measure, {"result": awarded(measure[:3], year, awards)}
    for said, _met in drawn(PHONICS):
        yield "2023/24", "phonics_y1", {"result": [result("phonics", "2023/24", "phonics", "year_1", said)]}


def awarded(stage: str, year: str, cell: str) -> list[Row]:
    """The results that a cell lists."""
    return [
        result(stage, year, subject, component, said)
        for award in words(cell)
        for place, _, said in [award.partition("=")]
        for subject, _, component in [place.partition(":")]
    ]


def reached(engine: Engine, year: str, measure: str, results: Iterable[Row]) -> str:
    """Whether one pupil is counted by a measure, and has reached it."""
    told = sums(year_rows(engine, year, result=results), measure)
    above, below = told.get((measure, "all", "year", "all"), (None, None))
    return {None: "", 1: "yes" if above else "no"}[below]


@pytest.mark.parametrize("row", drawn(WORKED))
def test_reaching_a_standard(row: tuple[str, ...], engine: Engine) -> None:
    year, awards, measure, wanted = row
    results = awarded(measure[:3], year, awards)
    assert reached(engine, year, measure, results) == wanted


@pytest.mark.parametrize("row", drawn(PHONICS))
def test_the_phonics_check_of_year_1(row: tuple[str, ...], engine: Engine) -> None:
    assert (
        reached(engine, "2023/24", "phonics_y1", [result("phonics", "2023/24", "phonics", "year_1", row[0])]) == row[1]
    )
    later = [result("phonics", "2023/24", "phonics", "year_2", row[0])]
    assert reached(engine, "2023/24", "phonics_y1", later) == ""


def test_sixty_pupils_of_whom_one_has_left(engine: Engine) -> None:
    outcomes = ["Wa"] * 45 + ["Wt"] * 11 + ["A"] * 2 + ["D", "L"]
    rows = [
        result("phonics", "2023/24", "phonics", "year_1", said, f"pupil {number}")
        for number, said in enumerate(outcomes)
    ]
    told = sums(year_rows(engine, "2023/24", result=rows), "phonics_y1")
    assert told["phonics_y1", "all", "year", "all"] == (45, 59)


@pytest.mark.parametrize(("year", "goals"), [("2018/19", FIRST_GOALS), ("2023/24", SECOND_GOALS)])
def test_a_good_level_is_all_twelve_goals(year: str, goals: Iterable[Goal], engine: Engine) -> None:
    ids = [goal.id for goal in goals]
    twelve = [id for id in ids if id[:3] in ("com", "phy", "pse", "lit", "mat")]
    assert len(twelve) == 12

    def profile(**otherwise: str) -> str:
        return reached(engine, year, "eyfs_gld", [result("eyfsp", year, id, "", otherwise.get(id, "2")) for id in ids])

    assert profile() == "yes"
    assert profile(**{twelve[0]: "1"}) == "no"
    assert profile(**{twelve[-1]: "A"}) == "no"
    assert profile(**{ids[-1]: "1"}) == "yes"
    missing = [result("eyfsp", year, id, "", "2") for id in ids[1:]]
    assert reached(engine, year, "eyfs_gld", missing) == ""


def test_of_whom_nothing_is_known_there_is_no_figure(engine: Engine) -> None:
    told = sums(
        year_rows(engine, "2023/24", result=awarded("ks2", "2023/24", "maths:test=104")),
        "ks2_reading_expected", "ks2_maths_expected",
    )  # fmt: skip
    assert {measure for measure, *_rest in told} == {"ks2_maths_expected"}


def test_the_mean_of_goals_and_of_scores(engine: Engine) -> None:
    ids = [goal.id for goal in SECOND_GOALS]
    rows = [
        result("eyfsp", "2023/24", id, "", "2" if place < count else "1", pupil)
        for pupil, count in (("a", 17), ("b", 4))
        for place, id in enumerate(ids)
    ]
    told = sums(year_rows(engine, "2023/24", result=rows), "eyfs_average_goals")
    assert told["eyfs_average_goals", "all", "year", "all"] == (21, 2)
    scores = [result("ks2", "2023/24", "maths", "test", said, said) for said in ("104", "98", "B")]
    told = sums(year_rows(engine, "2023/24", result=scores), "ks2_maths_scaled_score")
    assert told["ks2_maths_scaled_score", "all", "year", "all"] == (202, 2)


def test_of_two_files_the_departments_own_is_read(engine: Engine) -> None:
    own = result("ks2", "2023/24", "reading", "test", "99")
    theirs = {**result("ks2", "2023/24", "reading", "test", "100"), "source": "ks2_results", "source_time": "2025-01"}
    assert reached(engine, "2023/24", "ks2_reading_expected", [own, theirs]) == "yes"


@pytest.mark.parametrize(
    ("year", "measure"),
    [("2023/24", "ks2_reading_expected"), ("2023/24", "ks2_reading_higher"), ("2023/24", "ks2_rwm_expected"),
     ("2014/15", "ks2_rwm_level4")],
)  # fmt: skip
def test_a_mark_alone_says_nothing_of_a_standard(year: str, measure: str, engine: Engine) -> None:
    told = [
        result("ks2", year, subject, component, "104" if year > "2015" else "5")
        for subject, component in (("maths", "test"), ("writing", "teacher_assessment"))
    ]
    marked = {**result("ks2", year, "reading", "test", ""), "mark": 31}
    assert reached(engine, year, measure, [*told, marked]) == ""


@pytest.mark.parametrize(("mark", "outcome", "met"), [(33, "", ""), (33, "Wa", "yes"), (None, "Wt", "no")])
def test_a_mark_says_nothing_before_its_threshold_is_known(
    mark: int | None, outcome: str, met: str, engine: Engine
) -> None:
    told = {**result("phonics", "2034/35", "phonics", "year_1", outcome), "mark": mark}
    assert reached(engine, "2034/35", "phonics_y1", [told]) == met


@pytest.mark.parametrize(("ends", "counted"), [(1, "yes"), (0, "")])
def test_a_pupil_whose_key_stage_ends_in_another_year_is_not_counted(ends: int, counted: str, engine: Engine) -> None:
    year = "2023/24"
    summary = {**result("ks2", year, "end_of_key_stage", "summary", ""), "score": ends}
    told = [result("ks2", year, "reading", "test", "104"), summary]
    assert reached(engine, year, "ks2_reading_expected", told) == counted


def transferred(row: Row) -> Row:
    """The same result as a common transfer file has it."""
    return {**row, "source": "common_transfer", "component": "teacher_assessment"}


def test_a_goal_that_two_files_tell_is_one(engine: Engine) -> None:
    year = "2023/24"
    told = [{**result("eyfsp", year, goal.id, "", "2"), "source": "eyfs_profile"} for goal in SECOND_GOALS]
    again = [transferred(row) | {"outcome": "1"} for row in told]
    assert reached(engine, year, "eyfs_gld", [*told, *again]) == "yes"
    assert reached(engine, year, "eyfs_gld", again) == "no"


def test_a_test_of_key_stage_1_is_no_assessment(engine: Engine) -> None:
    year = "2022/23"
    tested = {**transferred(result("ks1", year, "reading", "", "EXS")), "component": "test"}
    assert reached(engine, year, "ks1_reading_expected", [tested]) == ""
    assessed = {**result("ks1", year, "reading", "teacher_assessment", "WTS"), "source": "ks1_teacher"}
    told = [tested, assessed, transferred(result("ks1", year, "reading", "", "EXS"))]
    assert reached(engine, year, "ks1_reading_expected", told) == "no"
