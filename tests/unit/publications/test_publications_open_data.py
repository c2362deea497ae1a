"""Open data: files that DfE's standard takes, every number as it was printed, and nothing where a rule is broken."""

import csv
import io
from collections import Counter
from pathlib import Path

import pytest

from evenlode.errors import NotFound, Refused, WrongUsage
from evenlode.lake.home import Home
from evenlode.lake.reading import Reading, open_reading
from evenlode.measures.figures import figures
from evenlode.measures.registry import MEASURES
from evenlode.measures.stored import Query
from evenlode.publications.open_data import writing as open_data_module
from evenlode.publications.open_data.breakdowns import PHASES, TOPICS, breakdown_of
from evenlode.publications.open_data.figures import Subject, of_one_source
from evenlode.publications.open_data.files import Indicator
from evenlode.publications.open_data.screening import screen
from evenlode.publications.open_data.screening_kinds import PLACE_COLUMNS
from evenlode.publications.open_data.screening_values import LONGEST_COLUMN, LONGEST_LABEL
from evenlode.publications.publish import publish
from evenlode.publications.registry import REPORTS
from evenlode.sources.load import load
from evenlode.vocabulary.groups import ALL_GROUPS
from evenlode.vocabulary.phases import Phase
from evenlode.vocabulary.places import ENGLAND, by_code, by_dfe_number, find
from evenlode.vocabulary.years import YearKind, read_label
from homes import shared, shipped
from look_alikes import LaitKey, lait
from unit.publications.small_county import TEN, small_county

OPEN_DATA = REPORTS.find("open_data")
GUIDANCE, FIGURES = "data-guidance.txt", "figure-sources.csv"
KINDS = {"Academic year": YearKind.ACADEMIC, "Financial year": YearKind.FINANCIAL, "Calendar year": YearKind.CALENDAR}

Rows = list[dict[str, str]]


def rows_of(text: str) -> Rows:
    """The rows of a file."""
    return list(csv.DictReader(io.StringIO(text, newline="")))


def published(reading: Reading, place: str, out: Path) -> dict[str, str]:
    """The files about a place, by name."""
    return {path.name: path.read_text(encoding="utf-8") for path in publish(reading, OPEN_DATA, place, out).paths}


def data_files(files: dict[str, str]) -> dict[str, Rows]:
    """The rows of the data files."""
    names = [name for name in files if name.endswith(".csv") and not name.endswith(".meta.csv") and name != FIGURES]
    return {name: rows_of(files[name]) for name in names}


def indicators(files: dict[str, str], name: str) -> list[str]:
    """The columns of a data file that its meta file calls indicators."""
    said = rows_of(files[name.replace(".csv", ".meta.csv")])
    return [row["col_name"] for row in said if row["col_type"] == "Indicator"]


@pytest.fixture
def files(reading: Reading, tmp_path: Path) -> dict[str, str]:
    """Oxfordshire's open data."""
    return published(reading, "Oxfordshire", tmp_path)


def test_the_guidance_comes_first_and_each_data_file_has_its_meta_file(files: dict[str, str]) -> None:
    assert next(iter(files)) == GUIDANCE
    assert set(files) == {GUIDANCE, FIGURES} | {
        f"{name}{ending}"
        for name in (
            "early_years_by_characteristic", "key_stage_1_by_characteristic", "key_stage_2_by_characteristic",
            "key_stage_4_by_characteristic", "post_16_by_characteristic", "attendance_by_characteristic", "exclusions",
            "care_financial_year", "health",
        )
        for ending in (".csv", ".meta.csv")
    }  # fmt: skip


def test_twice_gives_the_same_bytes(reading: Reading, tmp_path: Path) -> None:
    once = [path.read_bytes() for path in publish(reading, OPEN_DATA, "Oxfordshire", tmp_path / "once").paths]
    again = [path.read_bytes() for path in publish(reading, OPEN_DATA, "931", tmp_path / "again").paths]
    assert once == again


def test_what_is_written_passes_the_screening(reading: Reading, tmp_path: Path) -> None:
    paths = publish(reading, OPEN_DATA, "Oxfordshire", tmp_path).paths
    assert screen({path.name: path.read_bytes() for path in paths}, [FIGURES]) == []


def test_a_row_has_time_place_group_and_number(files: dict[str, str]) -> None:
    rows = data_files(files)["key_stage_2_by_characteristic.csv"]
    (row,) = [
        row
        for row in rows
        if (row["time_period"], row["la_name"], row["breakdown"]) == ("202425", "Oxfordshire", "Disadvantaged")
    ]
    assert row == {
        "time_period": "202425", "time_identifier": "Academic year", "geographic_level": "Local authority",
        "country_code": "E92000001", "country_name": "England", "region_code": "E12000008",
        "region_name": "South East", "old_la_code": "931", "new_la_code": "E10000025", "la_name": "Oxfordshire",
        "breakdown_topic": "Disadvantage status", "breakdown": "Disadvantaged", "ks2_rwm_expected": "41",
    }  # fmt: skip


def test_symbols_stand_where_there_is_no_number_and_no_cell_is_empty(files: dict[str, str]) -> None:
    cells = {
        (row["time_period"], row["geographic_level"], row["la_name"], row["breakdown"]): row["ks2_rwm_expected"]
        for row in data_files(files)["key_stage_2_by_characteristic.csv"]
    }
    looked_after = "Children looked after"
    assert cells["202425", "Local authority", "Oxfordshire", looked_after] == "c"
    assert cells["201920", "National", "", "Total"] == "x"
    every = [row[one] for name, rows in data_files(files).items() for row in rows for one in indicators(files, name)]
    assert "" not in every


def test_a_file_is_of_one_kind_of_year(files: dict[str, str]) -> None:
    for name, rows in data_files(files).items():
        kinds = {row["time_identifier"] for row in rows}
        assert kinds == {"Financial year" if "financial_year" in name else "Academic year"}
    assert {row["time_period"] for row in data_files(files)["care_financial_year.csv"]} >= {"201415", "202425"}


def test_it_is_about_the_place_its_region_england_and_its_ten_neighbours(files: dict[str, str]) -> None:
    for rows in data_files(files).values():
        numbers = {row["old_la_code"] for row in rows if row["geographic_level"] == "Local authority"}
        assert numbers == {"931", *map(str, TEN)}
        assert {row["geographic_level"] for row in rows} == {"National", "Regional", "Local authority"}


def test_every_number_is_that_of_a_figure_and_every_figure_stands_somewhere(
    reading: Reading, files: dict[str, str]
) -> None:
    known = {one.id: one for one in figures(reading, Query(sources=["lait"]))}
    told = {row["figure"]: row for row in rows_of(files[FIGURES])}
    places = {one["new_la_code"] for rows in data_files(files).values() for one in rows} - {""}
    assert told.keys() == {id for id, one in known.items() if one.key.place in {*places, ENGLAND.code}}
    cells = {cell: text for name, rows in data_files(files).items() for cell, text in cells_of(files, name, rows)}
    for id, row in told.items():
        one = known[id]
        text = cells.pop((row["file"], row["indicator"], row["time_period"], where(row), row["breakdown"]))
        assert text == row["value"]
        assert (float(text) == one.value) if one.value is not None else (text == str(one.state))
    assert set(cells.values()) == {"x"}


def where(row: dict[str, str]) -> str:
    """The code of a row's place."""
    return row["new_la_code"] or row["region_code"] or ENGLAND.code


def cells_of(files: dict[str, str], name: str, rows: Rows) -> list[tuple[tuple[str, ...], str]]:
    """Every cell of a data file with what it is of."""
    return [
        ((name, one, row["time_period"], where(row), row.get("breakdown", "Total")), row[one])
        for row in rows
        for one in indicators(files, name)
    ]


def test_the_guidance_says_licence_sources_editions_symbols_and_ids(files: dict[str, str]) -> None:
    said = files[GUIDANCE]
    for words in (
        "Open Government Licence v3.0",
        "Department for Education",
        "Editions: 2026-04",
        "c: suppressed so that nobody can be identified.",
        "evenlode explain lait.",
        "Disadvantaged (disadvantaged): disadvantaged pupils",
        "ks2_rwm_expected: Expected standard in reading, writing and maths",
        "Statistical neighbours of the set 2025",
    ):
        assert words in said


def test_our_own_reader_reads_back_every_number(reading: Reading, tmp_path: Path) -> None:
    files = published(reading, "Oxfordshire", tmp_path / "out" / "2026-05")
    (tmp_path / "out" / "2026-05" / FIGURES).unlink()
    (tmp_path / "out" / "2026-05" / GUIDANCE).unlink()
    home = Home(tmp_path / "home")
    receipts, _passed_over = load(home, [tmp_path / "out"])
    assert {receipt.format for receipt in receipts} == {"ees", "ees_meta"}
    assert [receipt.counts.quarantined for receipt in receipts if receipt.counts.quarantined] == []
    with open_reading(home) as view:
        stored = view.engine.arrow(view.table("published_figure")).to_pylist()
    names = {receipt.load: Path(receipt.file).name for receipt in receipts}
    read = {
        (names[row["load"]], row["unclaimed"], row["year"], row["place"], group(row["group"])): row for row in stored
    }
    cells = [cell for name, rows in data_files(files).items() for cell in read_back(files, name, rows)]
    assert len(read) == len(stored) == len(cells)
    for key, text in cells:
        row = read[key]
        assert (str(row["state"]) if row["value"] is None else float(text)) == (
            text if row["value"] is None else row["value"]
        )


def group(told: str) -> str:
    """The breakdown among the filters that our reader tells of a record."""
    parts = dict(part.split("=", 1) for part in told.split("; ") if "=" in part)
    return parts.get("breakdown", "Total")


def read_back(files: dict[str, str], name: str, rows: Rows) -> list[tuple[tuple[str, ...], str]]:
    """Every cell of a data file under the key that our reader gives it."""
    keyed = []
    for row in rows:
        year = read_label(row["time_period"], KINDS[row["time_identifier"]])
        assert year is not None
        key = (year.year.id, where(row), row.get("breakdown", "Total"))
        keyed += [((name, one, *key), row[one]) for one in indicators(files, name)]
    return keyed


def test_a_broken_rule_is_refused_and_nothing_is_written(
    reading: Reading, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("evenlode.publications.open_data.files.text", lambda row: "" if row is None else "1,234")
    with pytest.raises(Refused, match="standard for open data") as raised:
        publish(reading, OPEN_DATA, "Oxfordshire", tmp_path / "out")
    assert "ind_number_or_symbol" in raised.value.where
    assert "write the number alone" in raised.value.remedy
    assert not (tmp_path / "out").exists()


def test_what_may_not_leave_is_refused(reading: Reading, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("evenlode.publications.gate.MAY_LEAVE", {})
    with pytest.raises(Refused, match="lait"):
        publish(reading, OPEN_DATA, "Oxfordshire", tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_one_broken_rule_is_told_as_one(monkeypatch: pytest.MonkeyPatch) -> None:
    assert open_data_module.counted(1) == "one rule"
    assert open_data_module.counted(1200) == "rules in 1,200 places"


@pytest.mark.parametrize(("place", "error"), [("England", WrongUsage), ("Nowhereshire", NotFound)])
def test_it_is_about_authorities(reading: Reading, tmp_path: Path, place: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        publish(reading, OPEN_DATA, place, tmp_path)


def extended(factory: pytest.TempPathFactory) -> Home:
    """A home with one more file: pooled years, a quoted strategy's figure, and authorities whose area changed."""
    folder = small_county(factory.mktemp("extended-county"))
    lait(folder / "2026-05" / "more.parquet", more())
    return shared(factory, "extended-county-home", lambda home: load(home, [folder]))


def more() -> dict[LaitKey, str]:
    """Figures pooled over three years, and of Dorset before and after 2019."""
    return {
        ("Hosp_Adm_Alc_<18yrs", "2012/13-14/15", "931"): "20.5",
        ("KS2RWM_Expected_STD", "2018", "835"): "61",
        ("KS2RWM_Expected_STD", "2025", "838"): "64",
        ("KS2RWM_Expected_STD", "2018", "837"): "55",
    }


@pytest.fixture
def wider(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """The extended county's home."""
    return extended(tmp_path_factory)


def test_an_authority_that_ended_has_rows_to_its_last_year_and_its_own_code(wider: Home, tmp_path: Path) -> None:
    with open_reading(wider) as view:
        files = published(view, "E10000009", tmp_path)
    rows = data_files(files)["key_stage_2_by_characteristic.csv"]
    own = [row for row in rows if row["old_la_code"] == "835"]
    assert {row["la_name"] for row in own} == {"Dorset"}
    assert {row["new_la_code"] for row in own} == {"E10000009"}
    assert max(row["time_period"] for row in own) == "201819"
    assert "No set of statistical neighbours that is loaded has this authority." in files[GUIDANCE]
    assert "closed on 31 March 2019" in " ".join(files[GUIDANCE].split())


def test_an_authority_that_began_has_rows_from_its_first_year(wider: Home, tmp_path: Path) -> None:
    with open_reading(wider) as view:
        rows = data_files(published(view, "838", tmp_path))["key_stage_2_by_characteristic.csv"]
    assert min(row["time_period"] for row in rows if row["old_la_code"] == "838") == "201819"


def test_years_published_as_one_stand_at_the_last_of_them(wider: Home, tmp_path: Path) -> None:
    with open_reading(wider) as view:
        files = published(view, "Oxfordshire", tmp_path)
    rows = data_files(files)["health_financial_year.csv"]
    found = {(row["time_period"], row["la_name"]): row["admissions_alcohol_3_years"] for row in rows}
    assert found["201415", "Oxfordshire"] == "20.5"
    (told,) = [row for row in rows_of(files[FIGURES]) if row["indicator"] == "admissions_alcohol_3_years"]
    assert told["figure"] == "lait.admissions_alcohol.E10000025.all.all.fy201213-201415"


def test_all_authorities_have_the_same_files_and_columns(wider: Home, tmp_path: Path) -> None:
    with open_reading(wider) as view:
        one, other = published(view, "Oxfordshire", tmp_path / "one"), published(view, "838", tmp_path / "other")
    there = {name: next(iter(rows)).keys() for name, rows in data_files(one).items()}
    for name, rows in data_files(other).items():
        assert next(iter(rows)).keys() == there[name]


def test_of_several_sources_one_is_chosen_for_all_places() -> None:
    subject = Subject("absence_overall", "all", "all", "202425")
    order = MEASURES.find("absence_overall").published_in

    def row(source: str, place: str, value: float | None) -> dict[str, object]:
        state = "x" if value is None else "value"
        return {**subject._asdict(), "source": source, "place": place, "value": value, "state": state}

    def chosen(*rows: dict[str, object]) -> dict[str, object]:
        return {place: one["source"] for (_subject, place), one in of_one_source(rows, "E10000025").items()}

    first, second = order[:2]
    both = [row(name, place, 7.0) for name in (second, first) for place in ("E10000025", ENGLAND.code)]
    assert chosen(*both) == {"E10000025": first, ENGLAND.code: first}
    assert chosen(row(first, "E10000025", None), row(first, ENGLAND.code, 7.0), row(second, "E10000025", 7.0)) == {
        "E10000025": second
    }
    assert chosen(row(first, "E10000025", None), row(second, ENGLAND.code, 7.0)) == {ENGLAND.code: second}
    assert chosen(row(second, "E10000025", None), row(first, "E10000025", None)) == {"E10000025": first}


def test_years_published_as_one_are_a_column_of_their_own() -> None:
    pooled = Indicator("admissions_alcohol", 3)
    assert pooled.name == "admissions_alcohol_3_years"
    assert pooled.label == "Admissions for alcohol, under 18 (per 100,000, 3 years)"


def test_every_measure_has_a_column_and_a_label_that_the_standard_takes() -> None:
    columns = [Indicator(id, years) for id in MEASURES.ids() for years in (1, 3)]
    assert [one.name for one in columns if len(one.name) > LONGEST_COLUMN or "sen_" in one.name] == []
    assert [one.label for one in columns if len(one.label) > LONGEST_LABEL] == []
    assert max(Counter(one.name for one in columns).values()) == 1
    labels = Counter((MEASURES.find(one.measure).theme, one.label) for one in columns)
    assert [label for label, times in labels.items() if times > 1] == []


def test_every_group_and_phase_has_a_text_of_its_own() -> None:
    labels = Counter(breakdown_of(group) for group in ALL_GROUPS)
    assert max(labels.values()) == 1
    assert set(TOPICS) == {axis for one in ALL_GROUPS.values() for axis in one.axis.split("+")}
    assert set(PHASES) == set(Phase)


@pytest.mark.parametrize("place", ["Isles of Scilly", "City of London", "Bournemouth", "838", "835"])
def test_the_shipped_figures_of_awkward_authorities_pass(
    tmp_path_factory: pytest.TempPathFactory, tmp_path: Path, place: str
) -> None:
    with open_reading(shipped(tmp_path_factory)) as view:
        files = published(view, place, tmp_path)
    rows = [row for rows in data_files(files).values() for row in rows]
    assert {row["la_name"] for row in rows} >= {find(place).name.removesuffix(" (to March 2019)")}
    assert "strategy_2015" not in {row["source"] for row in rows_of(files[FIGURES])}


def test_places_have_the_names_of_the_standard() -> None:
    assert by_code("E10000009") == by_dfe_number("835")
    assert find("Dorset").dfe_number == "838"
    assert set(PLACE_COLUMNS) >= {"old_la_code", "new_la_code", "la_name"}
