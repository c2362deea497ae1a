"""What tests of publications can ask for: the small county's home, and its published page."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from evenlode.lake.home import Home
from evenlode.lake.reading import Reading, open_reading
from evenlode.publications.evidence import Evidence, gather
from evenlode.publications.publish import publish
from evenlode.publications.registry import REPORTS
from evenlode.vocabulary.places import find
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


@pytest.fixture
def page(reading: Reading, tmp_path: Path) -> Path:
    """Oxfordshire's page."""
    return publish(reading, REPORTS.find("county"), "Oxfordshire", tmp_path)[0]
