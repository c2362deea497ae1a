"""SQL that is used again: word for word what Ibis would write, whatever the tables are called and the texts say."""

from collections.abc import Callable

import ibis
import pyarrow
import pytest
from ibis import _

from evenlode.engines import kept_sql
from evenlode.engines.duckdb_engine import DuckDBEngine
from evenlode.engines.kept_sql import sql_of
from evenlode.engines.kinds import Table

ROWS = pyarrow.table({"school": ["a", "b", "b"], "child": [1, 2, 3], "mark": ["/", "N", "N"]})
OTHERS = pyarrow.table({"school": ["b", "c", "c"], "child": [3, 4, 5], "mark": ["N", "/", "N"]})
QUERIES: dict[str, Callable[[Table, Table], Table]] = {
    "the rows": lambda rows, _more: rows,
    "a choice": lambda rows, _more: rows.filter(_.mark == "N").select("child", where="school"),
    "sums": lambda rows, _more: rows.group_by("school").agg(missed=(_.mark == "N").sum(), of=_.count()),
    "a join": lambda rows, more: rows.left_join(more.select(of="child", at="school"), _.child == more.child),
    "a join with itself": lambda rows, _more: rows.inner_join(rows.view(), "child"),
    "both": lambda rows, more: rows.union(more).distinct(),
    "the other way round": lambda rows, more: more.anti_join(rows, "child"),
    "the newest": lambda rows, _more: rows.mutate(
        place=ibis.row_number().over(ibis.window(group_by="school", order_by=ibis.desc("child")))
    ).filter(_.place == 0),
    "lists": lambda rows, _more: rows.mutate(of=ibis.array([_.school, ibis.literal("all")])).mutate(of=_.of.unnest()),
}


@pytest.fixture(autouse=True)
def nothing_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """No query of another test is known."""
    monkeypatch.setattr(kept_sql, "WRITTEN", {})


@pytest.fixture
def engine(tmp_path_factory: pytest.TempPathFactory) -> DuckDBEngine:
    """An engine."""
    return DuckDBEngine([tmp_path_factory.mktemp("engine")])


TEXTS = ["N", "/", "it's", 'say "rows_1"', "\\", "", "\n", "é", "'; --", "text 0"]
COMPARED: dict[str, Callable[[Table, str, str], Table]] = {
    "one": lambda rows, text, _other: rows.filter(_.mark == text),
    "another": lambda rows, text, _other: rows.filter(_.mark != text),
    "the other way round": lambda rows, text, _other: rows.filter(ibis.literal(text) == _.mark),
    "some": lambda rows, text, other: rows.filter(_.mark.isin([text, other, "A"])),
    "one of one": lambda rows, text, _other: rows.filter(_.mark.isin([text])),
    "none": lambda rows, text, other: rows.filter(~_.mark.isin([text, other])),
    "two": lambda rows, text, other: rows.filter(_.mark == text, _.school == other),
    "twice": lambda rows, text, other: rows.filter((_.mark == text) | (_.school == text) | (_.school == other)),
    "shown too": lambda rows, text, _other: rows.filter(_.mark == text).mutate(asked=ibis.literal(text)),
    "by the way": lambda rows, text, _other: rows.select(_.mark == text),
    "chosen": lambda rows, text, other: rows.mutate(n=ibis.ifelse(_.mark == text, other, "A")),
    "a time": lambda rows, text, _other: rows.filter(_.mark == ibis.date(2026, 1, 12).strftime("%d") + text),
}


@pytest.mark.parametrize("name", COMPARED)
def test_a_query_of_other_texts_is_what_ibis_would_write(engine: DuckDBEngine, name: str) -> None:
    rows, compared = engine.table(ROWS), COMPARED[name]
    for text in TEXTS:
        for other in TEXTS:
            asked = compared(rows, text, other)
            assert sql_of(engine.ibis, asked) == engine.ibis.compile(asked)


@pytest.mark.parametrize("name", ["one", "another", "some", "two", "none"])
def test_it_is_written_once_whatever_the_texts(
    engine: DuckDBEngine, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows, compared = engine.table(ROWS), COMPARED[name]
    sql_of(engine.ibis, compared(rows, "N", "b"))
    expected = engine.ibis.compile(compared(rows, "/", "a"))
    monkeypatch.setattr(engine.ibis, "compile", None)
    assert sql_of(engine.ibis, compared(rows, "/", "a")) == expected


def test_what_is_asked_of_is_found(engine: DuckDBEngine) -> None:
    for text in TEXTS:
        rows = engine.table(pyarrow.table({"mark": TEXTS}))
        assert engine.arrow(rows.filter(_.mark == text)).to_pydict() == {"mark": [text]}
        assert engine.arrow(rows.filter(_.mark.isin([text, "absent"]))).to_pydict() == {"mark": [text]}


@pytest.mark.parametrize("name", QUERIES)
def test_a_query_of_other_tables_is_what_ibis_would_write(engine: DuckDBEngine, name: str) -> None:
    query = QUERIES[name]
    for first, second in ((ROWS, OTHERS), (OTHERS, ROWS), (ROWS, ROWS)):
        asked = query(engine.table(first), engine.table(second))
        assert sql_of(engine.ibis, asked) == engine.ibis.compile(asked)


def test_it_is_written_once(engine: DuckDBEngine, monkeypatch: pytest.MonkeyPatch) -> None:
    query = QUERIES["a join"]
    first = sql_of(engine.ibis, query(engine.table(ROWS), engine.table(OTHERS)))
    monkeypatch.setattr(engine.ibis, "compile", None)
    again = query(engine.table(ROWS), engine.table(OTHERS))
    assert sql_of(engine.ibis, again) != first
    assert engine.arrow(again).num_rows == 3


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (lambda rows: rows.filter(_.mark == "N"), lambda rows: rows.filter(_.mark == "/")),
        (lambda rows: rows.mutate(n=ibis.literal(1)), lambda rows: rows.mutate(n=ibis.literal(True))),
        (lambda rows: rows.mutate(n=ibis.literal(1)), lambda rows: rows.mutate(n=ibis.literal(1.0))),
        (lambda rows: rows.mutate(n=_.child), lambda rows: rows.mutate(m=_.child)),
        (lambda rows: rows.inner_join(rows.view(), "child"), lambda rows: rows.left_join(rows.view(), "child")),
        (lambda rows: rows.select("child", "mark"), lambda rows: rows.select("mark", "child")),
        (lambda rows: rows.limit(1), lambda rows: rows.limit(2)),
    ],
)
def test_another_query_is_another(
    engine: DuckDBEngine, one: Callable[[Table], Table], other: Callable[[Table], Table]
) -> None:
    rows = engine.table(ROWS)
    for asked in (one(rows), other(rows)):
        assert sql_of(engine.ibis, asked) == engine.ibis.compile(asked)


def test_tables_of_other_columns_are_asked_anew(engine: DuckDBEngine) -> None:
    for rows in (
        ROWS,
        ROWS.append_column("more", [ROWS["child"]]),
        ROWS.cast(
            pyarrow.schema([("school", pyarrow.string()), ("child", pyarrow.int8()), ("mark", pyarrow.string())])
        ),
    ):
        asked = engine.table(rows).mutate(half=_.child / 2)
        assert sql_of(engine.ibis, asked) == engine.ibis.compile(asked)


def test_rows_that_lie_in_a_query_are_never_taken_for_others(engine: DuckDBEngine) -> None:
    for value in (1, 2):
        asked = ibis.memtable(pyarrow.table({"child": [value]}))
        assert sql_of(engine.ibis, asked) == engine.ibis.compile(asked)
    assert kept_sql.WRITTEN == {}


def test_no_more_are_kept_than_may_be(engine: DuckDBEngine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept_sql, "MANY", 3)
    for number in range(8):
        asked = engine.table(ROWS).limit(number)
        assert sql_of(engine.ibis, asked) == engine.ibis.compile(asked)
        assert len(kept_sql.WRITTEN) <= 3
