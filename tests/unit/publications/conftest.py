"""What tests of publications can ask for: the small county's home, and its published page."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from evenlode.lake.home import Home
from evenlode.lake.reading import Reading, open_reading
from evenlode.publications.evidence import Evidence, gather
from evenlode.publications.registry import REPORTS
from evenlode.vocabulary.places import find
from homes import report
from unit.publications.small_county import small_home


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """A home with the small county."""
    return small_home(tmp_path_factory)


@pytest.fixture
def reading(home: Home) -> Iterator[Reading]:
    """A view of the small county's home."""
    with open_reading(home) as view:
        yield view


@pytest.fixture
def evidence(reading: Reading) -> Evidence:
    """What the county report may say of Oxfordshire."""
    return gather(reading, REPORTS.find("county"), find("Oxfordshire"))


@pytest.fixture(scope="session")
def written(home: Home, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Oxfordshire's report, written once in a run of the tests and only read: its folder."""
    return report(tmp_path_factory, home, "Oxfordshire")


@pytest.fixture
def page(written: Path) -> Path:
    """Its page."""
    return written / "index.html"
