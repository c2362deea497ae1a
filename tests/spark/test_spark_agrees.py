"""Spark gives what DuckDB gives, to the last digit: the worked rows of the specifications, and a whole county's year.

The rows of all specifications are counted at once, each at a school of its own, for Spark takes a second to begin.
"""

from collections.abc import Iterable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pyarrow
import pytest

from commands import evenlode
from counted_rows import Case, Row, year_rows
from evenlode.engines.duckdb_engine import DuckDBEngine
from evenlode.engines.kinds import Engine
from evenlode.lake.home import Home
from evenlode.lake.reading import open_reading
from evenlode.measures.aggregate import sums_of_year
from evenlode.measures.descriptions import descriptions
from evenlode.measures.pieces import counted_in
from evenlode.measures.refresh import refresh
from evenlode.vocabulary.years import Year

# Spark leaves the sockets by which it hands rows over to whoever collects them.
pytestmark = pytest.mark.filterwarnings(
    "ignore:unclosed <socket:ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning"
)
SPECIFICATIONS = ("absence", "ebacc", "exclusions", "groups", "ks4", "progress", "results")
WHO = ("pupil", "urn", "place")


def every_case() -> list[Case]:
    """The worked rows of all specifications."""
    return [case for name in SPECIFICATIONS for case in import_module(f"spec.test_{name}_counted_spec").cases()]


def apart(number: int, rows: Iterable[Row]) -> Iterator[Row]:
    """The rows of one case, at a school of its own and of children of its own."""
    for row in rows:
        yield row | {name: f"{row[name]}-{number}" for name in WHO if row.get(name)}


def together(year: str) -> dict[str, list[Row]]:
    """The rows of all cases of a year, by table."""
    found: dict[str, list[Row]] = {}
    for number, (of, _measure, tables) in enumerate(every_case()):
        for table, rows in tables.items():
            found.setdefault(table, []).extend(apart(number, rows) if of == year else ())
    return found


def sums(engine: Engine, year: str) -> list[dict[str, Any]]:
    """The sums of all measures of a year."""
    rows = year_rows(engine, year, **together(year))
    groups = engine.table(engine.arrow(descriptions(rows)))
    found = sums_of_year(counted_in(Year.parse(year)), rows, groups)
    return in_order(pyarrow.concat_tables([found.told, found.expected], promote_options="default"))


def in_order(rows: pyarrow.Table) -> list[dict[str, Any]]:
    """Rows in one order."""
    found: list[dict[str, Any]] = rows.sort_by([(name, "ascending") for name in sorted(rows.schema.names)]).to_pylist()
    return found


@pytest.mark.parametrize("year", ["2014/15", "2018/19", "2023/24", "2024/25"])
def test_the_worked_rows_of_the_specifications(year: str, spark: Engine, tmp_path: Path) -> None:
    wanted = sums(DuckDBEngine([tmp_path]), year)
    assert wanted
    assert sums(spark, year) == wanted


def test_every_figure_of_a_county(spark: Engine, tmp_path: Path) -> None:
    home, files = Home(tmp_path / "home"), tmp_path / "files"
    wish = ("--schools", "8", "--seed", "2", "--year", "2025/26")
    assert evenlode(home, "synthesise", "--out", str(files), *wish).exit_code == 0
    assert evenlode(home, "load", str(files)).exit_code == 0
    assert evenlode(home, "refresh").exit_code == 0
    with open_reading(Home(home.root, "spark")) as reading:
        found = list(refresh(reading, again=True))  # of figures that come out otherwise it raises an error
    assert all(one.kept for one in found)
    assert sum(one.figures for one in found) > 100_000
    assert spark.hash_name.startswith("spark-")


def test_rows_are_hashed_together_and_apart(spark: Engine) -> None:
    rows = pyarrow.table({"part": ["a", "a", "b"], "number": [1, 2, 3]})
    by_part = spark.row_hashes(spark.table(rows), ["part"])
    assert set(by_part) == {("a",), ("b",)}
    assert sum(by_part.values()) % 2**128 == spark.row_hash(spark.table(rows.take([2, 0, 1])))
    with spark.holding(rows) as held:
        assert spark.arrow(held).num_rows == 3
