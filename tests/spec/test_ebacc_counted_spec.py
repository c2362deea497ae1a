"""What grades come to in English and mathematics and in the parts of the English Baccalaureate, by worked rows.

Sources: DfE, Secondary accountability measures: guide for maintained secondary schools, academies and free schools,
2016 to 2020; DfE, English Baccalaureate (EBacc), 2019; DfE, Revised GCSE and equivalent results in England: quality and
methodology, 2014/15 to 2016/17.
"""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from counted_rows import SCHOOL, Case, Row, sums, year_rows
from drawn import Examples, words
from drawn import rows as drawn
from evenlode.engines.duckdb_engine import DuckDBEngine
from evenlode.engines.kinds import Engine
from evenlode.vocabulary.years import Year

ENTRY, GRADE_4, GRADE_5, POINTS = "ks4_ebacc_entry", "ks4_ebacc_grade4", "ks4_ebacc_grade5", "ks4_ebacc_points"
EM_4, EM_5 = "ks4_em_grade4", "ks4_em_grade5"

ENGLISH_AND_MATHS = """
| year    | grades                                                | grade 4 | grade 5 | why |
|---------|-------------------------------------------------------|---------|---------|-----|
| 2023/24 | english_language=5 maths=5                            | yes     | yes     | literature need not be taken |
| 2023/24 | english_language=3 english_literature=5 maths=6       | yes     | yes     | the better of the two counts |
| 2023/24 | english_language=4 english_literature=4 maths=9       | yes     | no      | a 4 is no strong pass |
| 2023/24 | english_language=9 maths=4                            | yes     | no      | |
| 2023/24 | english_language=3 maths=9                            | no      | no      | |
| 2023/24 | maths=9                                               | no      | no      | |
| 2023/24 | english_language=X maths=9                            | no      | no      | there is no result |
| 2016/17 | english_language=5 maths=5                            | yes     | yes     | the first year of numbers |
| 2016/17 | english_language=A maths=5                            | yes     | no      | a letter is no strong pass in English, which was reformed |
| 2015/16 | english_language=C maths=C                            | yes     |         | there was no grade 5 |
"""
BACCALAUREATE = """
| year    | grades                                                                                                | entered | grade 4 | grade 5 | points | why |
|---------|-------------------------------------------------------------------------------------------------------|---------|---------|---------|--------|-----|
| 2023/24 | english_language=5 english_literature=6 maths=5 combined_science=6-5 history=5 french=5                 | yes | yes | yes | 5.3333 | the worth of each grade of a 6-5 is 5.5 |
| 2023/24 | english_language=5 english_literature=6 maths=5 combined_science=5-4 history=5 french=5                 | yes | yes | no  | 5      | both grades of a combined award must be a 5 |
| 2023/24 | english_language=5 english_literature=6 maths=5 combined_science=4-3 history=5 french=5                 | yes | no  | no  | 4.6667 | |
| 2023/24 | english_language=5 maths=5 combined_science=6-5 history=5 french=5                                      | no  | no  | no  | 4.3333 | English counts where both of its subjects are taken |
| 2023/24 | english_language=5 english_literature=X maths=5 combined_science=6-5 history=5 french=5                 | no  | no  | no  | 4.3333 | no result is no entry |
| 2023/24 | english_language=5 english_literature=U maths=5 combined_science=6-5 history=5 french=5                 | yes | yes | yes | 5.1667 | an ungraded one is |
| 2023/24 | english_language=5 english_literature=6 maths=5 biology=7 chemistry=5 physics=2 geography=8 latin=9      | yes | yes | yes | 6.6667 | of three sciences the best two count |
| 2023/24 | english_language=5 english_literature=6 maths=5 biology=7 chemistry=5 geography=8 latin=9               | no  | no  | no  | 4.6667 | two single sciences are not enough |
| 2023/24 | english_language=5 english_literature=6 maths=5 biology=7 physics=3 computer_science=6 geography=8 latin=9 | yes | yes | yes | 6.8333 | computer science is one |
| 2012/13 | english_language=C english_literature=C maths=C biology=C physics=C computer_science=C geography=C latin=C | no | no |    |        | but was none before 2013/14 |
| 2013/14 | english_language=C english_literature=C maths=C biology=C physics=C computer_science=C geography=C latin=C | yes | yes |   |        | |
| 2023/24 | english_language=5 english_literature=6 maths=5 combined_science=6-5 history=5                          | no  | no  | no  | 4.5    | an empty slot is worth nothing, and six are divided by |
| 2023/24 | english_language=5 english_literature=6 maths=5 combined_science=6-5 religious_studies=9 french=5       | no  | no  | no  | 4.5    | religious studies fill no slot |
| 2023/24 | english_language=5 english_literature=6 maths=5 combined_science=6-5 history=5 geography=9 french=5     | yes | yes | yes | 6      | the better of history and geography |
| 2023/24 | english_language=5 english_literature=6 maths=5 combined_science=6-5 history=5 other:french=L2P         | no  | no  | no  | 4.5    | other qualifications than GCSEs do not count |
| 2023/24 | art=9                                                                                                 | no  | no  | no  | 0      | |
| 2017/18 | english_language=5 english_literature=6 maths=5 combined_science=6-5 history=5 italian=C                | yes | yes | yes | 5.1667 | a C is a strong pass where the GCSE is not reformed |
| 2017/18 | english_language=5 english_literature=6 maths=5 combined_science=6-5 history=5 italian=D                | yes | no  | no  | 5      | |
| 2016/17 | english_language=5 english_literature=4 maths=5 science=C additional_science=C history=C french=C       | yes | yes | yes |        | |
| 2016/17 | english_language=4 english_literature=4 maths=5 science=A additional_science=A history=A french=A       | yes | yes | no  |        | in English and mathematics a strong pass is a 5 |
| 2015/16 | english_language=D english_literature=C maths=C science=C additional_science=C history=C french=C       | yes | yes |     |        | the better of the two since this year |
| 2014/15 | english_language=D english_literature=C maths=C science=C additional_science=C history=C french=C       | yes | no  |     |        | until now it was language that counted |
| 2014/15 | english=C maths=C science=C additional_science=C history=C french=C                                     | yes | yes |     |        | English as one qualification |
| 2014/15 | english_language=C english_literature=E maths=C science=C history=C french=C                            | no  | no  |     |        | science without additional science |
| 2014/15 | english_language=C english_literature=E maths=C science=B additional_science=D history=C french=C       | yes | no  |     |        | |
"""  # fmt: skip
EXAMPLES = (
    Examples(
        "english_and_maths",
        "Passes in English and mathematics",
        "A year, the grades of one pupil; whether there are good and strong passes in both. Where nothing is said the "
        "measure has no meaning in that year.",
        ENGLISH_AND_MATHS,
        (EM_4, EM_5),
    ),
    Examples(
        "baccalaureate",
        "English Baccalaureate",
        "A year, the grades of one pupil, those that are no GCSE's after `other:`; whether the pupil was entered for "
        "every part and has good and strong passes in all, and the average points, to four places. Where nothing is "
        "said the measure has no meaning in that year.",
        BACCALAUREATE,
        (ENTRY, GRADE_4, GRADE_5, POINTS),
    ),
)
"""What the reference pages show."""
SAYS = {"yes": Decimal(1), "no": Decimal(0)}


@pytest.fixture
def engine(tmp_path: Path) -> Engine:
    """An engine with nothing in it."""
    return DuckDBEngine([tmp_path])


def entries(year: str, cell: str) -> list[Row]:
    """The results of one pupil."""
    base = {"source": "ks4_results", "urn": SCHOOL, "pupil": "a", "stage": "ks4", "year": Year.parse(year).id}
    told = [word.partition("=") for word in words(cell)]
    return [
        {**base, "subject": subject.removeprefix("other:"), "outcome": grade, "record": number, "kind": kind}
        for number, (subject, _, grade) in enumerate(told)
        for kind in ("vocational" if subject.startswith("other:") else "gcse",)
    ]


def answers() -> Iterator[tuple[str, str, str, Decimal]]:
    """Every answer of the tables: a year, the grades, a measure, and what it must come to."""
    for table, measures in ((ENGLISH_AND_MATHS, (EM_4, EM_5)), (BACCALAUREATE, (ENTRY, GRADE_4, GRADE_5, POINTS))):
        for year, cell, *said, _why in drawn(table):
            for measure, one in zip(measures, said, strict=True):
                if one:
                    yield year, cell, measure, SAYS[one] if one in SAYS else Decimal(one)


def cases() -> Iterator[Case]:
    """Every worked answer by itself, as a year, the measure that it is of, and rows of tables."""
    for year, cell, measure, _answer in answers():
        yield year, measure, {"result": entries(year, cell)}


@pytest.mark.parametrize(("year", "cell"), dict.fromkeys((year, cell) for year, cell, _measure, _answer in answers()))
def test_worked_rows(year: str, cell: str, engine: Engine) -> None:
    wanted = {measure: (answer, 1) for when, own, measure, answer in answers() if (when, own) == (year, cell)}
    found = sums(year_rows(engine, year, result=entries(year, cell)), *wanted)
    assert {measure: found[measure, "all", "year", "all"] for measure in wanted} == wanted
