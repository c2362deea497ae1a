"""DuckDB's views are given to Ibis with the columns that Ibis itself would find."""

from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pyarrow
import pyarrow.parquet
import pytest

from evenlode.engines.duckdb_engine import DuckDBEngine

ROWS = pyarrow.table(
    {
        "text": pyarrow.array(["x", None]),
        "coded": pyarrow.array(["x", None]).dictionary_encode(),
        "whole": pyarrow.array([1, 2], pyarrow.int32()),
        "unsigned": pyarrow.array([1, 2], pyarrow.uint8()),
        "count": pyarrow.array([Decimal("1.5"), None], pyarrow.decimal128(18, 4)),
        "value": pyarrow.array([1.5, None]),
        "true": pyarrow.array([True, False]),
        "day": pyarrow.array([date(2026, 1, 12)] * 2),
        "moment": pyarrow.array([datetime(2026, 1, 12, tzinfo=UTC)] * 2, pyarrow.timestamp("us", tz="UTC")),
        "clock": pyarrow.array([datetime(2026, 1, 12, tzinfo=UTC)] * 2, pyarrow.timestamp("us")),
        "list": pyarrow.array([[1, 2], None]),
        "record": pyarrow.array([{"inside": "x"}, None]),
        "raw": pyarrow.array([b"x", None]),
        "nothing": pyarrow.array([None, None], pyarrow.int64()),
        'a "name" of words': pyarrow.array([1, 2]),
    }
)


@pytest.fixture
def engine(tmp_path: Path) -> DuckDBEngine:
    """An engine that sees one folder."""
    return DuckDBEngine([tmp_path])


def test_of_rows_in_memory(engine: DuckDBEngine) -> None:
    found = engine.table(ROWS)
    assert found.op() == engine.ibis.table(found.get_name()).op()
    assert engine.arrow(found.select("text", "count")).to_pylist() == ROWS.select(["text", "count"]).to_pylist()


@pytest.mark.parametrize("filename", [False, True])
@pytest.mark.parametrize("hive", [(), ("year", "week")])
def test_of_files(engine: DuckDBEngine, tmp_path: Path, hive: tuple[str, ...], filename: bool) -> None:
    path = tmp_path / "year=202526" / "week=it's one" / "rows.parquet"
    path.parent.mkdir(parents=True)
    pyarrow.parquet.write_table(ROWS, path)
    found = engine.parquet([path], hive=hive, filename=filename)
    assert found.op() == engine.ibis.table(found.get_name()).op()
    beside = {"year": "202526", "week": "it's one"} if hive else {}
    beside |= {"filename": str(path)} if filename else {}
    assert set(found.columns) == {*ROWS.column_names, *beside}
    assert [{name: row[name] for name in beside} for row in engine.arrow(found).to_pylist()] == [beside] * 2
