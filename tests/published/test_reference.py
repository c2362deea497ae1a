"""Every list of reference of the publishers', loaded whole: each record accounted for, and a few counts known."""

import csv
import json
import zipfile
from collections import Counter
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from evenlode.lake.home import Home
from evenlode.lake.kinds import Receipt
from evenlode.lake.reading import open_reading
from evenlode.sources.load import load

pytestmark = pytest.mark.published_files

# Each file: what it is read as, and its records
KNOWN = {
    "codes/AmendCodes.csv": ("codes_amendment", 11),
    "codes/Ethnicities.csv": ("codes_ethnicity", 102),
    "codes/InclusionAdjustmentReasons.csv": ("codes_inclusion_reason", 40),
    "codes/Languages.csv": ("codes_language", 7),
    "codes/PINCLInclusionAdjustments.csv": ("codes_inclusion_pairs", 94),
    "codes/PINCLs.csv": ("codes_inclusion", 43),
    "codes/PotentialAnswers.csv": ("codes_answers", 537),
    "codes/SENStatus.csv": ("codes_sen", 8),
    "codes/YearGroups.csv": ("codes_year_group", 24),
    "attendance-dashboard/Tech_guidance_reasons.csv": ("ees_attendance_guidance", 15),
    "performance-tables/2016-2017_ks4_final_meta.csv": ("performance_tables_metafile", 416),
    "performance-tables/2018_2019_ks4_final_meta.csv": ("performance_tables_metafile", 505),
    "performance-tables/ks2_meta.csv": ("performance_tables_meta", 318),
    "geography/File_3_-_IoD2019_Supplementary_Indices_-_IDACI_and_IDAOPI.xlsx": ("indices_of_deprivation", 32_844),
    "geography/Local_Authority_Districts_December_2024_Boundaries_UK_BFC_simplified.geojson": (
        "boundaries_district", 361,
    ),
    "geography/Upper_Tier_Local_Authorities_Simplified.geojson": ("boundaries_upper_tier", 187),
}  # fmt: skip
DESCRIBED = {
    "absence_by_term": 25, "absence_number_missing_at_least_one_session_by_reason": 18, "exclusions_by_reason": 25,
    "exclusions_by_characteristic": 9, "exclusions_by_geographic_level": 9,
}  # fmt: skip

Loaded = tuple[Home, dict[str, Receipt]]


@pytest.fixture(scope="module")
def loaded(published_files: Path, tmp_path_factory: pytest.TempPathFactory) -> Loaded:
    """A home into which all of them were loaded at once, and the receipts."""
    folder = tmp_path_factory.mktemp("descriptions")
    for name in DESCRIBED:
        with zipfile.ZipFile(published_files / f"ees/{name}.zip") as archive:
            archive.extract(f"{name}.meta.csv", folder)
    paths = [*(published_files / name for name in KNOWN), *(folder / f"{name}.meta.csv" for name in DESCRIBED)]
    home = Home(tmp_path_factory.mktemp("reference") / "home")
    receipts, _ = load(home, paths)
    return home, dict(zip([*KNOWN, *DESCRIBED], receipts, strict=True))


def rows(home: Home, table: str) -> list[dict[str, Any]]:
    """The rows of a table as the lake holds them."""
    with open_reading(home) as reading:
        given: list[dict[str, Any]] = reading.engine.arrow(reading.table(table)).to_pylist()
    return given


def printed(path: Path) -> list[dict[str, str]]:
    """The records of a CSV file, read a second time without our readers."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [{name: text for name, text in row.items() if name} for row in csv.DictReader(file)]


@pytest.mark.parametrize("name", [*KNOWN, *DESCRIBED])
def test_every_record_is_accounted_for(loaded: Loaded, name: str) -> None:
    source, records = KNOWN.get(name) or ("ees_meta", DESCRIBED[name])
    receipt = loaded[1][name]
    assert (receipt.state, receipt.format, receipt.problems) == ("accepted", source, ())
    assert vars(receipt.counts) == {"rows_in": records, "accepted": records, "quarantined": 0, "duplicates": 0}


@pytest.mark.parametrize("name", [name for name in KNOWN if name.startswith("codes/")])
def test_every_cell_of_a_list_of_codes_is_kept(loaded: Loaded, published_files: Path, name: str) -> None:
    mine = {row["record"]: row for row in rows(loaded[0], "code") if row["load"] == loaded[1][name].load}
    records = printed(published_files / name)
    assert len(mine) == len(records)
    for number, record in enumerate(records, start=1):
        whole = {text for column in ("code", "meaning", "parent") for text in (mine[number][column],)}
        whole |= {*mine[number]["code"].split(" "), *mine[number]["detail"].split("; ")}
        lost = [
            column
            for column, text in record.items()
            if text.strip() and not {text.strip(), f"{column}: {text.strip()}"} & whole
        ]
        assert lost == []


def test_every_description_of_a_column_is_kept(loaded: Loaded, published_files: Path) -> None:
    held = {(row["name"], row["title"]) for row in rows(loaded[0], "indicator")}
    pairs = {"ks2_meta": ("Field Name", "Label/Description")}
    for name in (name for name in KNOWN if name.endswith("meta.csv")):
        heading, words = pairs.get(Path(name).stem, ("Metafile heading", "Metafile description"))
        wanted = {(row[heading].strip(), row[words].strip()) for row in printed(published_files / name)}
        assert wanted <= held
    assert Counter(row["source"] for row in rows(loaded[0], "indicator")) == {
        "performance_tables": 1008, "ees": 75, "ees_attendance": 15,
    }  # fmt: skip


def test_every_area_has_the_ranks_that_are_printed(loaded: Loaded, published_files: Path) -> None:
    (name,) = (name for name in KNOWN if name.endswith(".xlsx"))
    book = openpyxl.load_workbook(published_files / name, read_only=True)
    wanted = {tuple(cells) for cells in book.worksheets[1].iter_rows(min_row=2, values_only=True)}
    book.close()
    mine = rows(loaded[0], "area")
    columns = (
        "lsoa", "name", "district", "district_name", "imd_rank", "imd_decile", "idaci_rank", "idaci_decile",
        "idaopi_rank", "idaopi_decile",
    )  # fmt: skip
    assert {tuple(row[column] for column in columns) for row in mine} == wanted
    assert {(row["lsoa_year"], row["district_year"], row["indices_year"]) for row in mine} == {("2011", "2019", "2019")}


@pytest.mark.parametrize(("letters", "countries"), [("LAD24", "ENSW"), ("UTLA22", "")])
def test_every_boundary_is_the_one_that_is_printed(
    loaded: Loaded, published_files: Path, letters: str, countries: str
) -> None:
    mine = {row["place"]: row for row in rows(loaded[0], "boundary") if row["boundary_set"] == letters}
    (name,) = (name for name in KNOWN if name.endswith(".geojson") and ("District" in name) == (letters == "LAD24"))
    features = json.loads((published_files / name).read_bytes())["features"]
    assert len(features) == len(mine)
    for feature in features:
        row = mine[feature["properties"][f"{letters}CD"]]
        assert json.loads(row["geometry"]) == feature["geometry"]
        assert (row["longitude"], row["latitude"]) == (feature["properties"]["LONG"], feature["properties"]["LAT"])
    assert set(countries) <= {code[0] for code in mine}
