"""Engines by their names: each does all that an engine promises, and what is missing for one is said."""

from pathlib import Path

import pytest

from evenlode.engines import registry
from evenlode.engines.duckdb_engine import DuckDBEngine
from evenlode.engines.kinds import Engine
from evenlode.engines.registry import open_engine
from evenlode.engines.spark_engine import SparkEngine
from evenlode.errors import MissingComponent, WrongUsage

PROMISED = {name for name in vars(Engine) if not name.startswith("_")}


@pytest.mark.parametrize("engine", [DuckDBEngine, SparkEngine])
def test_an_engine_does_all_that_is_promised(engine: type) -> None:
    assert "row_hashes" in PROMISED
    assert set(dir(engine)) >= PROMISED


def test_an_engine_that_there_is_not(tmp_path: Path) -> None:
    with pytest.raises(WrongUsage, match="There is no engine called 'flink'"):
        open_engine("flink", [tmp_path])


@pytest.mark.parametrize(
    ("there", "said"), [("java", "Spark is not installed"), ("pyspark", "Spark runs on Java, which is not installed")]
)
def test_what_spark_needs_and_is_not_there(
    there: str, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(registry, "find_spec", lambda name: name if there == name else None)
    monkeypatch.setattr(registry.shutil, "which", lambda name: name if there == name else None)
    with pytest.raises(MissingComponent, match=said):
        open_engine("spark", [tmp_path])
