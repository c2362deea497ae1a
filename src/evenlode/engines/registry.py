"""Where an engine is found by its name; its library is imported only when it is asked for."""

import shutil
from collections.abc import Sequence
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import cast

from evenlode.engines.kinds import Engine
from evenlode.errors import MissingComponent, WrongUsage

ENGINES = {
    "duckdb": ("evenlode.engines.duckdb_engine", "DuckDBEngine"),
    "spark": ("evenlode.engines.spark_engine", "SparkEngine"),
}
LEDGERS_OWN = "duckdb"
"""The engine that reads files, keeps the lake and hashes its state, whichever one answers questions."""


def open_engine(name: str, folders: Sequence[Path], *, memory: str | None = None) -> Engine:
    """The engine called `name`, able to see `folders` only; what does not fit into memory goes to the first of them.

    `memory` is how much of it may hold, as the engine writes it; without it, as much as reading files takes.
    """
    if name not in ENGINES:
        raise WrongUsage(f"There is no engine called '{name}'.", remedy=f"choose one of {', '.join(ENGINES)}")
    if name == "spark":
        must_have_spark()
    module, engine = ENGINES[name]
    opened = getattr(import_module(module), engine)
    return cast(Engine, opened(folders) if memory is None else opened(folders, memory=memory))


def must_have_spark() -> None:
    """Raise `MissingComponent` where Spark, or the Java that it runs on, is not there."""
    if find_spec("pyspark") is None:
        raise MissingComponent(
            "Spark is not installed.", remedy="install Evenlode with its extra: pip install 'evenlode[spark]'"
        )
    if shutil.which("java") is None:
        raise MissingComponent(
            "Spark runs on Java, which is not installed.",
            remedy="install a Java runtime, such as Debian's package default-jre-headless",
        )
