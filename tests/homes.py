"""Homes that are loaded once in a run of the tests, and that every test only reads; and what a home holds."""

import fcntl
import os
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from evenlode.lake.home import Home
from evenlode.lake.reading import open_reading
from evenlode.publications.publish import publish
from evenlode.publications.registry import REPORTS
from evenlode.sources.load import load

SHIPPED = Path(str(files("evenlode") / "published"))


def shared(factory: pytest.TempPathFactory, name: str, fill: Callable[[Home], object]) -> Home:
    """The home of that name, filled by whoever asks for it first; the others wait until it is whole."""
    root = factory.getbasetemp()
    if os.environ.get("PYTEST_XDIST_WORKER"):
        root = root.parent
    home, whole = Home(root / name), root / f"{name}.whole"
    with (root / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not whole.exists():
            fill(home)
            whole.touch()
    return home


def report(factory: pytest.TempPathFactory, home: Home, place: str) -> Path:
    """The folder of the county report about a place, written by whoever asks for it first and only read."""

    def write(folder: Home) -> None:
        with open_reading(home) as reading:
            publish(reading, REPORTS.find("county"), place, folder.root)

    return shared(factory, f"report-of-{place}", write).root


def shipped(factory: pytest.TempPathFactory) -> Home:
    """A home that holds the published figures that Evenlode ships, and nothing else."""
    return shared(factory, "shipped-home", lambda home: load(home, [SHIPPED]))


def in_the_lake(home: Home, table: str, *columns: str) -> list[Any]:
    """The rows of a table in a home, in order; of each some columns, where they are named."""
    with open_reading(home) as reading:
        rows = reading.engine.arrow(reading.table(table)).to_pylist()
    found = [tuple(row[name] for name in columns) for row in rows] if columns else rows
    return sorted(found, key=str)
