"""Where an engine is found by its name; its library is imported only when it is asked for."""

from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import cast

from evenlode.engines.kinds import Engine
from evenlode.errors import WrongUsage

ENGINES = {"duckdb": ("evenlode.engines.duckdb_engine", "DuckDBEngine")}


def open_engine(name: str, folders: Sequence[Path]) -> Engine:
    """The engine called `name`, able to see `folders` only; what does not fit into memory goes to the first of them."""
    if name not in ENGINES:
        raise WrongUsage(f"There is no engine called '{name}'.", remedy=f"choose one of {', '.join(ENGINES)}")
    module, engine = ENGINES[name]
    return cast(Engine, getattr(import_module(module), engine)(folders))
