"""What every test of the command line can ask for: an empty home, a small one with two editions, the shipped one."""

from pathlib import Path

import pytest

import look_alikes
from evenlode.lake.home import Home
from evenlode.sources.load import load
from homes import shared, shipped

PLACES = ("931", "970", "873", "825", "919")
TEN = [873, 919, 825, 937, 916, 850, 867, 938, 869, 803]


def figures_of(edition: str) -> dict[look_alikes.LaitKey, str]:
    """Invented figures of one edition: one a symbol, one revised by the newer, one only in the older."""
    values = {
        (name, year, place): f"{40 + int(place) % 7 + shift + int(year) % 5}.5"
        for name, shift in (("KS1P_all", 0), ("DAP_KS4_ATT8", 0), ("NonDAP_KS4_ATT8", 15), ("SEN_TotStat", -30))
        for year in ("2023", "2024")
        for place in PLACES
    }
    values["KS1P_all", "2024", "825"] = "c"
    if edition == "2024-11":
        values["KS1P_all", "2015", "931"] = "77"
        values["KS1P_all", "2023", "931"] = "61"
    return values


def fill(home: Home) -> None:
    """Load two editions, a set of neighbours and a data dictionary."""
    folder = home.root.parent / f"{home.root.name}-files"
    for edition in ("2024-11", "2026-04"):
        extra = [(("KS1P_all", "0", "931"), "1"), (("KS1P_all", "2022", "931"), "??")] if edition == "2024-11" else []
        look_alikes.lait(folder / edition / "bds_long_0.parquet", figures_of(edition), extra)
    look_alikes.neighbours(folder / "sn_april_2021.xlsx", {931: TEN, 873: [931, *TEN[1:]]})
    load(home, [folder])


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """A home with two editions of a few invented figures; it is only read."""
    return shared(tmp_path_factory, "small-home", fill)


@pytest.fixture(scope="session")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """A home that holds the shipped figures; it is only read."""
    return shipped(tmp_path_factory)


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """A home in which nothing was ever loaded."""
    return Home(tmp_path / "home")
