"""What every test of sources can ask for: an empty home, and a way to read one file without any home."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from evenlode.engines.kinds import Engine
from evenlode.engines.registry import open_engine
from evenlode.lake.home import Home
from evenlode.sources.kinds import WideFigures
from evenlode.sources.readers.kinds import Read
from evenlode.sources.readers.wide_figures import read as read_wide
from evenlode.sources.reading import ReadFile, read_file
from look_alikes_wide import SOURCE, Record, texts

Reader = Callable[..., ReadFile]
Wide = Callable[..., Read]


@pytest.fixture(scope="session")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    """One engine for all readings."""
    return open_engine("duckdb", [tmp_path_factory.getbasetemp()])


@pytest.fixture
def read(engine: Engine) -> Reader:
    """Read a file, perhaps as the format that is asked for; nothing is kept."""

    def read(path: Path, asked: str | None = None) -> ReadFile:
        return read_file(path, engine, asked)

    return read


@pytest.fixture
def wide(engine: Engine) -> Wide:
    """Read records of a wide source, the invented one where none is named."""

    def wide(*records: Record, source: WideFigures = SOURCE, **told: Sequence[str]) -> Read:
        return read_wide(source, texts(*records), engine, told)

    return wide


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """A home in which nothing was ever loaded."""
    return Home(tmp_path / "home")
