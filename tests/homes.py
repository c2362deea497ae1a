"""Homes that are loaded once in a run of the tests, whichever worker asks first, and that every test only reads."""

import fcntl
import os
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

import pytest

from evenlode.lake.home import Home
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


def shipped(factory: pytest.TempPathFactory) -> Home:
    """A home that holds the published figures that Evenlode ships, and nothing else."""
    return shared(factory, "shipped-home", lambda home: load(home, [SHIPPED]))
