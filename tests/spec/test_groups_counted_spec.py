"""Who is counted in which group, and on which day, by worked rows.

Sources: DfE, Key stage 4 performance: methodology (disadvantaged pupils); DfE, Pupil premium: conditions of grant (free
school meals in the last six years); DfE, Outcomes for children in need, including children looked after by local
authorities in England: methodology (looked after for twelve months at 31 March).
"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from counted_rows import SCHOOL, Case, Row, sums, year_rows
from drawn import Examples, words
from drawn import rows as drawn
from evenlode.engines.duckdb_engine import DuckDBEngine
from evenlode.engines.kinds import Engine
from evenlode.measures.children import Children

OCTOBER, JANUARY, MAY = date(2024, 10, 3), date(2025, 1, 16), date(2025, 5, 15)
ASKED = date(2025, 2, 3)
MEASURE = "suspensions_rate"

WORKED = """
| said                                        | groups                                                            |
|---------------------------------------------|-------------------------------------------------------------------|
| sex=boys                                    | boys                                                              |
| sex=girls                                   | girls                                                             |
| language=ENG                                | not_eal                                                           |
| language=URD                                | eal                                                               |
| language=OTB                                | eal                                                               |
| language=NOT                                | language_unknown                                                  |
| ethnicity=WBRI                              | wbri white                                                        |
| ethnicity=BCRB                              | bcrb black minority_ethnic                                        |
| ethnicity=REFU                              | refu ethnicity_unknown                                            |
| need=N                                      | no_sen sex_unknown language_unknown ethnicity_unknown             |
| need=K                                      | sen sen_without_statement sen_support                             |
| need=E                                      | sen ehcp                                                          |
| year_group=year_11                          | year_11 sen_unknown                                               |
| year_group=year_group_unknown               | year_group_unknown                                                |
| meals=2024-09-01..                          | fsm fsm6 disadvantaged disadvantaged_strategy                     |
| meals=2020-01-01..2020-07-31                | not_fsm fsm6 disadvantaged                                        |
| meals=2018-01-01..2019-01-15                | not_fsm not_fsm6 not_disadvantaged                                |
| meals=2018-01-01..2019-01-16                | not_fsm fsm6 disadvantaged                                        |
| meals=2025-01-17..                          | not_fsm not_fsm6 not_disadvantaged                                |
| universal=2024-09-01..                      | fsm not_fsm6 not_disadvantaged                                    |
| care=2024-06-01..                           | cla_now disadvantaged not_fsm6                                    |
| care=2024-03-01..2024-05-01                 | not_cla disadvantaged                                             |
| care=2023-01-01..2024-01-10                 | not_cla not_disadvantaged                                         |
| care=2024-04-01..                           | cla cla_now                                                       |
| care=2024-04-02..                           | cla_now                                                           |
| care=2023-01-01..2024-06-30 2024-07-01..    | cla cla_now                                                       |
| care=2023-01-01..2024-06-30 2024-07-02..    | cla_now                                                           |
| care=2023-01-01.. 2024-05-01..2024-05-31 2024-07-02.. | cla cla_now                                                      |
| breaks=2023-01-01..                         | not_cla not_disadvantaged                                         |
| left_care=A                                 | disadvantaged not_fsm6 not_fsm                                    |
| service=Y                                   | service not_disadvantaged disadvantaged_strategy                  |
| sex=boys meals=2024-09-01..                 | disadvantaged+boys                                                |
| sex=girls need=K meals=2024-09-01..         | disadvantaged+girls disadvantaged+sen                             |
"""
# a child of whom only a return of care tells
OTHER: Row = {"authority": "E99000001", "pupil": "b", "since": date(2024, 1, 1), "returned": "fy202425"}
# groups that exclude each other: of those not named a child is in none
APART = (
    {"boys", "girls"}, {"eal", "not_eal"}, {"sen", "no_sen"}, {"sen_support", "ehcp"}, {"fsm", "not_fsm"},
    {"fsm6", "not_fsm6"}, {"disadvantaged", "not_disadvantaged"}, {"cla_now", "not_cla"},
    {"disadvantaged_strategy", "not_disadvantaged_strategy"}, {"minority_ethnic", "wbri"},
    {"eal", "not_eal", "language_unknown"}, {"sen", "no_sen", "sen_unknown"}, {"boys", "girls", "sex_unknown"},
    {"white", "black", "ethnicity_unknown"}, {"year_8", "year_11", "year_group_unknown"},
)  # fmt: skip
EXAMPLES = (
    Examples(
        "groups",
        "The groups of a child",
        (
            "What the January census of 2025 and the authority say of a child; groups in which a suspension of 3 "
            "February 2025 counts, among others. Spells of free school meals, care and short breaks are from a day to"
            " a day; `need`, `left_care` and `service` are codes of the census."
        ),
        WORKED,
    ),
)
"""What the reference pages show."""


@pytest.fixture
def engine(tmp_path: Path) -> Engine:
    """An engine with nothing in it."""
    return DuckDBEngine([tmp_path])


def census(day: date, **said: str) -> dict[str, list[Row]]:
    """What a school's census of a day says of a child, as rows."""
    base = {"source": "school_census", "as_at": day, "place": SCHOOL, "urn": SCHOOL, "pupil": "a", "year": "202425"}
    describe = {name: said[name] for name in ("sex", "language", "ethnicity") if name in said}
    answers = {"need": said.get("need"), "service": said.get("service"), "left_care": said.get("left_care")}
    named = {
        "need": {"N": "no_sen", "K": "sen_support", "S": "sen_statement", "E": "ehcp"}.get(said.get("need", ""), "")
    }
    named |= {"service": "service", "left_care": "previously_looked_after"}
    told = [{**base, "characteristic": named[name], "value": value} for name, value in answers.items() if value]
    return {
        "pupil": [{**base, **describe}],
        "enrolment": [{**base, "on_roll": "yes", "status": "C", "year_group": said.get("year_group", "year_8")}],
        "characteristic": told,
        "fsm_spell": [{**base, **spell} for spell in meals(said)],
    }


def in_care(said: dict[str, str]) -> list[Row]:
    """The episodes of care that are said, and those of a series of short breaks."""
    kinds = {"care": "C2", "breaks": "V4"}
    return [
        {**OTHER, "pupil": "a", "legal_status": status, **spell}
        for name, status in kinds.items()
        for spell in spells(said.get(name, ""))
    ]


def meals(said: dict[str, str]) -> list[Row]:
    """The spells of free school meals that are said."""
    universal = [{**spell, "basis": "uc_expanded"} for spell in spells(said.get("universal", ""))]
    return [*spells(said.get("meals", "")), *universal]


def spells(text: str) -> list[Row]:
    """Spells, each with its first day and its last, if it has ended."""
    ends = [one.split("..") for one in text.split()]
    return [{"since": day(since), "until": day(until)} for since, until in ends]


def day(text: str) -> date | None:
    """A day, if there is one."""
    return date.fromisoformat(text) if text else None


def given(cell: str) -> dict[str, str]:
    """What a row says: names, each with all words up to the next."""
    said: dict[str, str] = {}
    for word in words(cell):
        name, found, rest = word.partition("=")
        name, rest = (name, rest) if found else (list(said)[-1], f"{said[list(said)[-1]]} {word}")
        said[name] = rest
    return said


def suspension(on: date = ASKED) -> Row:
    """A suspension of the child."""
    return {"urn": SCHOOL, "pupil": "a", "start": on, "category": "suspension", "year": "202425"}


def groups(engine: Engine, children: Children, on: date = ASKED, **tables: Any) -> set[str]:
    """The groups in which the child's suspension counts."""
    rows = year_rows(engine, "2024/25", children, exclusion=[suspension(on)], **tables)
    return {
        group
        for (_measure, group, _period, reason), (above, _) in sums(rows, MEASURE).items()
        if above and reason == "all"
    }


def cases() -> Iterator[Case]:
    """Every worked row by itself, as a year, the measure that it is of, and rows of tables."""
    for row in drawn(WORKED):
        said = given(row[0])
        care = [*in_care(said), OTHER]
        yield "2024/25", MEASURE, {"exclusion": [suspension()], "care_episode": care, **census(JANUARY, **said)}


@pytest.mark.parametrize("row", drawn(WORKED))
def test_the_groups_of_a_child(row: tuple[str, ...], engine: Engine) -> None:
    said, wanted = given(row[0]), set(words(row[1]))
    found = groups(engine, Children({}, ()), care_episode=[*in_care(said), OTHER], **census(JANUARY, **said))
    assert wanted <= found
    for pair in APART:
        assert len(pair & found) < 2
        assert not pair & wanted or pair & found == pair & wanted
    assert ("cla" in found) == ("cla" in wanted) or "care" not in said


def test_without_a_return_of_care_nobody_is_known_not_to_be_looked_after(engine: Engine) -> None:
    assert not {"cla_now", "not_cla"} & groups(engine, Children({}, ()), **census(JANUARY))


def test_a_child_is_what_the_newest_census_says_on_the_day(engine: Engine) -> None:
    first, second = census(OCTOBER, need="N"), census(JANUARY, need="K")
    both = {table: [*first[table], *second[table]] for table in first}
    before_all, between, after = date(2024, 9, 12), date(2024, 12, 2), date(2025, 1, 16)
    assert "no_sen" in groups(engine, Children({}, ()), before_all, **both)
    assert "no_sen" in groups(engine, Children({}, ()), between, **both)
    assert "sen_support" in groups(engine, Children({}, ()), after, **both)


def test_whom_no_census_describes_is_unknown_on_every_axis(engine: Engine) -> None:
    axes = words("disadvantage disadvantage_strategy fsm fsm6 sen language care sex ethnicity year_group")
    assert groups(engine, Children({}, ())) == {"all", *(f"{axis}_unknown" for axis in axes)}


def test_what_the_unknown_did_not_do_is_nought(engine: Engine) -> None:
    reasons = {**suspension(), "reasons": "exclusion_pp"}
    told = sums(year_rows(engine, "2024/25", exclusion=[reasons]), MEASURE)
    assert told[MEASURE, "sex_unknown", "year", "exclusion_pp"] == (1, None)
    assert told[MEASURE, "sex_unknown", "year", "exclusion_pa"] == (0, None)


def test_numbers_of_one_child_are_one_child(engine: Engine) -> None:
    known = Children({"a": "a", "z": "a"}, ())
    former = {table: [{**row, "pupil": "z"} for row in rows] for table, rows in census(JANUARY, need="E").items()}
    assert "ehcp" in groups(engine, known, **former)


@pytest.mark.parametrize(("one", "other", "group"), [("K", "E", "ehcp"), ("S", "K", "sen_statement")])
def test_of_two_schools_the_greater_need_counts(one: str, other: str, group: str, engine: Engine) -> None:
    here, there = census(JANUARY, need=one), census(JANUARY, need=other)
    away = {table: [{**row, "urn": "900002", "place": "900002"} for row in rows] for table, rows in there.items()}
    assert group in groups(engine, Children({}, ()), **{table: [*here[table], *away[table]] for table in here})
