"""What every test of the ledger can ask for: an empty home, and files to load into it."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

import look_alikes
from evenlode.lake.home import Home
from evenlode.lake.kinds import Receipt
from evenlode.sources.load import load
from ledger_model import one_engine

Give = Callable[..., Receipt]


@pytest.fixture(autouse=True)
def quick_engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """One engine for all acts and readings of these tests."""
    with one_engine(tmp_path_factory.getbasetemp()):
        yield


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """A home in which nothing was ever loaded."""
    return Home(tmp_path / "home")


@pytest.fixture
def give(home: Home, tmp_path: Path) -> Give:
    """Load a look-alike of LAIT: an edition's date and its figures, places by DfE number; gives the receipt.

    Figures are written short: `{"KS1P_all 2014 931": "76"}`. `published` says the date instead of the folder's name.
    """

    def give(
        edition: str, figures: Mapping[str, str], *, into: Home | None = None, published: str | None = None
    ) -> Receipt:
        values = {(name, year, number): text for (name, year, number), text in split(figures).items()}
        path = look_alikes.lait(tmp_path / "files" / edition / "bds_long_0.parquet", values)
        receipts, _passed_over = load(into or home, [path], published=published)
        return receipts[0]

    return give


def split(figures: Mapping[str, str]) -> dict[tuple[str, str, str], str]:
    """Figures written short, as LAIT's makers take them."""
    return {
        (parts[0], " ".join(parts[1:-1]), parts[-1]): text for key, text in figures.items() if (parts := key.split())
    }
