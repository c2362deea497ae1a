"""A small county for tests of publications: an authority, its neighbours and England, with invented figures only."""

from pathlib import Path

import pytest

from evenlode.lake.home import Home
from evenlode.sources.load import load
from homes import shared
from look_alikes import LaitKey, lait, neighbours

OXFORDSHIRE, ENGLAND = "931", "970"
TEN = (873, 919, 800, 850, 869, 865, 916, 825, 867, 938)
# An indicator, its invented value for Oxfordshire in the year that ends in 2025, and how much lies between two years.
LEVELS = {
    "FSP_NEW_GOODDEV": (70, 1), "FSP_Gooddev_FSM": (44, -1), "FSP_Gooddev_FSM_Other": (75, 1),
    "FSP_Gooddev_Without_SENSTATE": (26, 1), "CIN_Good _Develop": (38, 2), "KS1P_all": (77, 0), "KS1P_FSM": (58, 1),
    "KS1P_SEND": (47, 1), "KS1P_NonSEND": (85, 0), "KS2RWM_Expected_STD": (61, 1), "DAP_NEW_KS2_RWM": (41, 3),
    "NonDAP_NEW_KS2_RWM": (67, 1), "FSM_NEW_KS2_RWM": (40, 1), "NonFSM_NEW_KS2_RWM": (66, 1),
    "NEW_KS2_RWM_Sen_W/Osta": (24, 1), "NoID_SEN_NEW_KS2_RWM": (73, 1), "LAC_KS2_ExpStd_RWM": (34, 2),
    "AVG_Attain8_Score": (46, 0), "DAP_KS4_ATT8": (32, 0), "NonDAP_KS4_ATT8": (50, 1), "FSM_AVG_Attain8_Score": (31, 0),
    "NonFSM_AVG_Attain8_Score": (49, 0), "Level3Age19": (60, 1), "Level3_FMS_Attain": (33, -2),
    "NonFSM_L3_aged19": (63, 1), "TotAbs": (7, 0), "CINTotalAb_3Term": (19, -2), "TotPermEx": (0, 0), "CIN": (230, 5),
    "CareLeaverEET": (61, 2), "ExcessYr6": (31, -1),
}  # fmt: skip
# How much further the neighbours are to one side of some of these.
ASIDE = {"NEW_KS2_RWM_Sen_W/Osta": -6, "Level3_FMS_Attain": 6}
YEARS = range(2015, 2026)
NOT_PUBLISHED = {"KS2": (2020, 2021), "FSP": (2020, 2021), "NEW": (2020, 2021), "DAP_NEW": (2020, 2021)}
MISSING = {
    ("LAC_KS2_ExpStd_RWM", "2025", OXFORDSHIRE): "c",
    ("FSP_Gooddev_Without_SENSTATE", "2025", ENGLAND): "-",
    ("ExcessYr6", "2025", OXFORDSHIRE): "-",
    ("ExcessYr6", "2024", OXFORDSHIRE): "-",
}


def small_county(folder: Path) -> Path:
    """A folder with a look-alike of the tool's table and one of a set of neighbours."""
    lait(folder / "2026-04" / "figures.parquet", values())
    neighbours(folder / "2026-04" / "sn_may_2025.xlsx", {int(OXFORDSHIRE): TEN})
    return folder


def values() -> dict[LaitKey, str]:
    """Every figure: Oxfordshire's level, England's two higher, and each neighbour's a little to one side of it."""
    found = {
        (indicator, str(year), place): text(indicator, year, level + per_year * (year - 2025) + aside)
        for indicator, (level, per_year) in LEVELS.items()
        for year in YEARS
        for place, aside in places(indicator).items()
    }
    return {**found, **MISSING}


def places(indicator: str) -> dict[str, int]:
    """How far each place lies to one side of Oxfordshire's figure of an indicator."""
    aside = ASIDE.get(indicator, 0)
    return {OXFORDSHIRE: 0, ENGLAND: 2, **{str(number): step - 5 + aside for step, number in enumerate(TEN)}}


def text(indicator: str, year: int, value: float) -> str:
    """A figure as it is printed; a dash for the years in which nothing was published."""
    missing = any(indicator.startswith(start) and year in years for start, years in NOT_PUBLISHED.items())
    return "-" if missing else str(max(value, 0))


def small_home(factory: pytest.TempPathFactory) -> Home:
    """A home with the small county, loaded once in a run of the tests and only read."""
    folder = factory.mktemp("small-county")
    return shared(factory, "small-county-home", lambda home: load(home, [small_county(folder)]))
