"""Every figure that is worked out from rows, counted again by a second definition of each measure in plain Python.

The second definition (`plain/`) reads the same canonical rows as the first and shares nothing with it: no query, no
table of codes, no engine. The two must agree in every figure to the last digit: over a county as it was loaded, and
over rows that no county has.
"""

from collections.abc import Mapping
from pathlib import Path

import duckdb
import pyarrow
import pytest
from pyarrow import parquet

from conftest import PROFILE
from counted_rows import arrow, year_rows
from evenlode.engines.duckdb_engine import DuckDBEngine
from evenlode.measures import computed
from evenlode.measures.children import children_of, statement
from evenlode.measures.descriptions import descriptions
from evenlode.measures.pieces import counted_in
from evenlode.measures.refresh import figures_of
from evenlode.vocabulary.years import academic
from evenshire_files import MORE, SMALL, Loaded, refreshed
from plain.days import year_of
from plain.figures import Key, Said, figures
from plain.measures import measures_of
from plain.odd_rows import odd_rows
from plain.rows import Row, Rows, in_the_lake, with_children

NAMES = ("measure", "place", "phase", "group", "period", "reason")
SAYS = Said._fields
# the years in which something began or ended: levels, letters, the reasons of exclusions, the codes of registers
YEARS = {"quick": (2014, 2024), "ci": (2012, 2014, 2018, 2020, 2024), "deep": tuple(range(2012, 2027))}
SEEDS = {"quick": (1,), "ci": (1,), "deep": tuple(range(1, 31))}
# what rows at random do not always come to: that something was expected of a pupil who has results
NOT_AT_RANDOM = {"ks4_progress8", "ks2_reading_progress", "ks2_writing_progress", "ks2_maths_progress"}
OF_A_YEAR = 200_000  # a county has more figures than that for each year
MORE_YEARS = "a county of more years is loaded and counted again: EVENLODE_TEST_PROFILE=ci make test"


def by_key(figures: pyarrow.Table) -> dict[Key, Said]:
    """Figures as they are kept, by their keys: each key once."""
    rows = duckdb.from_arrow(figures.select([*NAMES, *SAYS])).fetchall()  # ten times as quick as Arrow is at it
    found = {row[: len(NAMES)]: Said(*row[len(NAMES) :]) for row in rows}
    assert len(found) == figures.num_rows
    return found


def must_agree(first: Mapping[Key, Said], second: Mapping[Key, Said]) -> None:
    """Fail, with a few of the figures, where two opinions differ."""
    apart = sorted(key for key in first.keys() | second.keys() if first.get(key) != second.get(key))
    assert [(key, first.get(key), second.get(key)) for key in apart[:3]] == [], f"{len(apart)} figures differ"


def agrees_with_its_rows(county: Loaded, factory: pytest.TempPathFactory) -> None:
    """Count all years of a county, whose figures have been worked out, again."""
    home = refreshed(factory, county)
    tables = with_children(in_the_lake(home))
    there: dict[int, list[pyarrow.Table]] = {}
    for file in home.figures.glob("*.parquet"):
        there.setdefault(year_of(file.name), []).append(parquet.read_table(file))
    every = {year: pyarrow.concat_tables(kept) for year, kept in there.items()}
    for year, kept in every.items():
        must_agree(by_key(kept), figures(Rows(tables, year)))
    assert sum(kept.num_rows for kept in every.values()) > OF_A_YEAR * len(county.wish.years)


def test_a_loaded_county(tmp_path_factory: pytest.TempPathFactory) -> None:
    agrees_with_its_rows(SMALL, tmp_path_factory)


@pytest.mark.skipif(PROFILE == "quick", reason=MORE_YEARS)
def test_a_loaded_county_of_more_years(tmp_path_factory: pytest.TempPathFactory) -> None:
    agrees_with_its_rows(MORE, tmp_path_factory)


def worked_out(tables: Mapping[str, list[Row]], year: int, folder: Path) -> pyarrow.Table:
    """The figures of some rows, by the first definition."""
    engine, when = DuckDBEngine([folder]), academic(year)
    children = children_of(map(statement, arrow("identity", tables["identity"]).to_pylist()))
    rows = year_rows(engine, when.printed, children, **tables)
    groups = engine.table(engine.arrow(descriptions(rows)))
    return figures_of(counted_in(when), rows, groups, computed.Said(when, "", ""))


@pytest.mark.parametrize("year", YEARS[PROFILE])
def test_rows_that_no_county_has(year: int, tmp_path: Path) -> None:
    for seed in SEEDS[PROFILE]:  # one after the other: SQL is written once
        tables = odd_rows(seed, year)
        first = by_key(worked_out(tables, year, tmp_path))
        stored = {table: arrow(table, rows).to_pylist() for table, rows in tables.items()}
        must_agree(first, figures(Rows(with_children(stored), year)))
        with_value = {key[0] for key, said in first.items() if said.state == "value"}
        assert set(measures_of(year)) - with_value <= NOT_AT_RANDOM
