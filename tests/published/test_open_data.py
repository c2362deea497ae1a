"""Every open file of DfE's and ONS's loaded at once: records accounted for, cells kept, publications held together."""

import csv
import io
import json
import zipfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

import pyarrow.parquet
import pytest

from evenlode.comparisons.explain import FigureExplained, explain
from evenlode.comparisons.schools_total import schools_total
from evenlode.lake.home import Home
from evenlode.lake.ledger import open_ledger
from evenlode.lake.reading import Reading, open_reading
from evenlode.measures.figures import figures
from evenlode.measures.stored import Query, chosen
from evenlode.sources.load import load
from homes import SHIPPED, shared

pytestmark = pytest.mark.published_files

FOLDERS = (
    "lait", "ees", "attendance-dashboard", "children-in-care", "neet", "performance-tables", "schools", "geography",
    "codes",
)  # fmt: skip
# The records that cannot be taken, each with its reason: a year `0`; two records made up for a demonstration; the
# schools of the armed forces abroad, without a code.
SET_ASIDE = {
    "bds_long_0.parquet": {"year.unreadable"},
    "UD_NEETNK_LA_dashboard_2021_vg_removed.csv": {"place.unknown"}, "england_ks4provisional.csv": {"place.unknown"},
}  # fmt: skip
# Columns of numbers that say where or when a record is, or describe a school: no figures.
NOT_FIGURES = {
    "time_period", "old_la_code", "estab", "laestab", "urn", "URN", "LA", "LEA", "ESTAB", "RECTYPE", "ALPHAIND",
    "TELNUM", "CONTFLAG", "ICLOSE", "URN_AC", "OPEN_AC", "ADMPOL_2017", "FEEDER", "TABKS2", "TAB1618", "TAB15",
    "LATITUDE", "LONGITUDE", "Academic Year", "INSPECTIONDT",
}  # fmt: skip
NAMES = {"exclusions": ["4630", "4950", "5795", "6685", "7720"], "oxfordshire": ["31", "20", "40", "46", "51"]}
YEARS = ["201213", "201314", "201415", "201516", "201617"]


class Told(NamedTuple):
    """All that a figure is of but who says it."""

    measure: str
    place: str
    phase: str
    group: str
    year: str
    period: str
    reason: str


@pytest.fixture(scope="module")
def home(published_files: Path, tmp_path_factory: pytest.TempPathFactory) -> Home:
    """A home into which all of them were loaded in one act, with the strategy's printed figures."""

    def fill(home: Home) -> None:
        receipts, _ = load(home, [*(published_files / name for name in FOLDERS), SHIPPED / "strategy-2015.csv"])
        told = [
            {"file": one.file, "state": str(one.state), "load": one.load, "format": one.format, **vars(one.counts),
             "rules": sorted({problem.rule for problem in one.problems if problem.severity == "error"})}
            for one in receipts
        ]  # fmt: skip
        (home.root / "receipts.json").write_text(json.dumps(told))

    return shared(tmp_path_factory, "open-data", fill)


@pytest.fixture
def reading(home: Home) -> Iterator[Reading]:
    """A view of it."""
    with open_reading(home) as view:
        yield view


@pytest.fixture(scope="module")
def receipts(home: Home) -> list[dict[str, Any]]:
    """What was said of each file."""
    found: list[dict[str, Any]] = json.loads((home.root / "receipts.json").read_text())
    return found


def test_every_file_is_taken_and_every_record_accounted_for(receipts: list[dict[str, Any]]) -> None:
    assert len(receipts) > 50
    assert {one["state"] for one in receipts} == {"accepted", "partly"}
    astray = [
        one["file"] for one in receipts if one["rows_in"] != one["accepted"] + one["quarantined"] + one["duplicates"]
    ]
    assert astray == []
    aside = {Path(one["file"].split(": ")[-1]).name: set(one["rules"]) for one in receipts if one["quarantined"]}
    assert aside == SET_ASIDE
    assert sum(one["quarantined"] for one in receipts) < 200


def test_a_second_load_changes_nothing(home: Home, published_files: Path) -> None:
    with open_ledger(home) as ledger:
        before = ledger.entry_at(None)
    again, _ = load(home, [published_files / name for name in FOLDERS])
    with open_ledger(home) as ledger:
        assert ledger.entry_at(None) == before
    assert {str(one.state) for one in again} == {"already_loaded"}


def raw_tables(folder: Path) -> Iterator[tuple[str, list[str], list[list[str]]]]:
    """Every CSV of figures of the publishers', read without our readers: name, columns, rows as printed."""
    paths = [
        path
        for name in ("attendance-dashboard", "children-in-care", "neet", "performance-tables", "schools")
        for path in sorted((folder / name).glob("*.csv"))
    ]
    texts = [(path.name, path.read_bytes()) for path in paths]
    for packed in sorted((folder / "ees").glob("*.zip")):
        with zipfile.ZipFile(packed) as archive:
            texts += [(name, archive.read(name)) for name in archive.namelist() if "meta" not in name]
    for name, raw in texts:
        if "meta" in name or name in ("Tech_guidance_reasons.csv", "school_details_2018.csv"):
            continue
        text = raw.decode("utf-8-sig") if raw.startswith(b"\xef\xbb\xbf") or name[:3] != "eng" else raw.decode("cp1252")
        rows = [row for row in csv.reader(io.StringIO(text, newline="")) if len(row) > 1]
        yield name, [column.strip() for column in rows[0]], rows[1:]


def test_every_cell_of_every_table_is_kept_as_printed(
    home: Home, published_files: Path, receipts: list[dict[str, Any]]
) -> None:
    loads = {Path(one["file"].split(": ")[-1]).name: one["load"] for one in receipts}
    for name, columns, rows in raw_tables(published_files):
        kept = pyarrow.parquet.read_table(
            home.rows / loads[name] / "published_figure.parquet", columns=["record", "cell", "printed"]
        )
        cells: dict[str, dict[int, str]] = defaultdict(dict)
        parts = (kept[part].cast("string" if part != "record" else "int64").to_pylist() for part in kept.column_names)
        for record, cell, printed in zip(*parts, strict=True):
            cells[cell][record] = printed
        for place, column in enumerate(columns):
            given = [row[place] if place < len(row) else "" for row in rows]
            if column in cells:
                wrong = [record for record, text in cells[column].items() if given[record - 1] != text]
                assert wrong == [], (name, column)
            else:
                numbers = sum(text.strip().replace(".", "", 1).isdigit() for text in given)
                assert column in NOT_FIGURES or numbers * 2 < len(given), (name, column)


@pytest.mark.parametrize(
    ("place", "printed"),
    [("E10000025", NAMES["oxfordshire"]), ("E92000001", NAMES["exclusions"])],
    ids=["Oxfordshire", "England"],
)
def test_permanent_exclusions_are_those_that_were_published(reading: Reading, place: str, printed: list[str]) -> None:
    query = Query(
        ["exclusions_permanent"], [place], ["all"], ["all"], YEARS, reasons=["all"], sources=["ees_exclusions"]
    )
    assert [one.printed for one in figures(reading, query)] == printed


def test_the_strategys_exclusions_stand_beside_dfes_with_the_reason(reading: Reading) -> None:
    for year, theirs in (("201314", 30.0), ("201415", 53.0)):
        found = explain(reading, f"ees_exclusions.exclusions_permanent.E10000025.all.all.{year}")
        assert isinstance(found, FigureExplained)
        told = {one.figure.key.source: (one.figure.value, str(one.reason)) for one in found.differences}
        assert told == {"strategy_2015": (theirs, "definition")}


def test_the_schools_of_an_authority_add_up_to_a_range_around_its_own_figure(reading: Reading) -> None:
    query = Query(["exclusions_permanent"], ["E10000025"], ["all"], ["all"], ["201617"], sources=["ees_exclusions"])
    found = schools_total(reading, next(one for one in figures(reading, query) if one.key.reason == "all"))
    assert found
    assert (found.schools, found.withheld, found.visible) == (288, 26, Decimal(20))
    assert (found.at_least, found.at_most) == (Decimal(46), Decimal(72))


def test_absence_of_schools_weighted_by_their_rolls_is_the_authoritys(reading: Reading) -> None:
    school = reading.table("school")
    urns = reading.engine.arrow(school.filter(school.authority == "E10000025").select("urn")).to_pylist()
    mine = sorted({row["urn"] for row in urns})
    query = Query(["absence_overall"], mine, years=["201819"], sources=["performance_tables"])
    rates = {one.key.place: one.value for one in figures(reading, query) if one.value is not None}
    table = reading.table("published_figure", "source=performance_tables/claimed=no")
    rolls = reading.engine.arrow(table.filter(table.unclaimed == "NOR").select("place", "value", "year")).to_pylist()
    pairs = [
        (row["value"], rates[row["place"]])
        for row in rolls
        if row["place"] in rates and row["value"] and row["year"] == "201819"
    ]
    weighted = sum(roll * rate for roll, rate in pairs) / sum(roll for roll, _rate in pairs)
    official = figures(
        reading, Query(["absence_overall"], ["E10000025"], ["all"], ["all"], ["201819"], sources=["lait"])
    )
    assert f"{weighted:.2f}" == "4.82" == f"{official[0].value:.2f}"


# Where two publications print different numbers for one figure of an authority, a region or England, and why.
STRATEGY = "definition: what the authority knew of when it wrote, beside what was upheld"
RELEASE = "release: the provisional table of that summer beside final figures"
OLD_METHOD = "definition: destinations worked out in the older way"
ONE_POINT = "unknown: England's row of the tables lies a point below the later publication"
REVISED = "unknown: one of the two was revised since, by less than a point"
DIFFERENT = {
    (STRATEGY, "ees_exclusions", "strategy_2015"): {"exclusions_permanent": ("201314", "201415")},
    (ONE_POINT, "lait", "performance_tables"): {
        "ks2_gps_expected": ("201819",),
        "ks2_gps_higher": ("201718",),
        "ks2_maths_expected": ("201718",),
        "ks2_reading_expected": ("201718", "201819"),
        "ks2_rwm_expected": ("201617", "201718", "201819"),
        "ks2_science_expected": ("201718",),
        "ks2_writing_expected": ("201617", "201718", "201819"),
    },
    (REVISED, "lait", "performance_tables"): {
        "ks4_attainment8": ("201617", "201718"),
        "ks4_ebacc_entry": ("201617", "201718"),
        "ks4_ebacc_grade4": ("201617", "201718"),
        "ks4_ebacc_grade5": ("201617", "201718"),
        "ks4_ebacc_points": ("201718",),
        "ks4_em_grade4": ("201617", "201718"),
        "ks4_em_grade5": ("201617", "201718"),
    },
    (RELEASE, "lait", "performance_tables"): {
        "ks4_attainment8": ("201819",),
        "ks4_ebacc_entry": ("201819",),
        "ks4_ebacc_grade4": ("201819",),
        "ks4_ebacc_grade5": ("201819",),
        "ks4_ebacc_points": ("201819",),
        "ks4_em_grade4": ("201819",),
        "ks4_em_grade5": ("201819",),
        "ks4_progress8": ("201819",),
    },
    (OLD_METHOD, "lait", "performance_tables"): {
        "ks4_destination_education": ("201617",),
        "ks4_destination_sustained": ("201617",),
    },
}
# Where one publication prints a number and another a symbol: each has its own rules on what it withholds or leaves out.
SYMBOLS = {
    ("ees_absence", "lait"), ("ees_children_in_care", "lait"), ("ees_exclusions", "lait"),
    ("lait", "performance_tables"), ("ees_children_in_care", "performance_tables"),
}  # fmt: skip


@pytest.fixture(scope="module")
def told(home: Home) -> dict[Told, dict[str, dict[str, Any]]]:
    """The cells of authorities, regions and England: of each figure, what every source says of it."""
    columns = [*Told._fields, "source", "value", "state", "decimals"]
    found: dict[Told, dict[str, dict[str, Any]]] = defaultdict(dict)
    with open_reading(home) as view:
        rows = chosen(view, Query()).filter(lambda row: row.place.startswith("E"))
        for row in view.engine.arrow(rows.select(*columns)).to_pylist():
            found[Told(*(row[name] for name in Told._fields))][row["source"]] = row
    return found


def compared(told: dict[Told, dict[str, dict[str, Any]]]) -> dict[tuple[str, str, str, str], Counter[str]]:
    """For each two sources, measure and year: how often they agree, and in which way they do not."""
    found: dict[tuple[str, str, str, str], Counter[str]] = defaultdict(Counter)
    for key, sources in told.items():
        for one in sorted(sources):
            for other in sorted(sources):
                if one < other:
                    found[one, other, key.measure, key.year][agreement(sources[one], sources[other])] += 1
    return found


def agreement(one: dict[str, Any], other: dict[str, Any]) -> str:
    """In which way two published cells agree: at most rounding, each once, may lie between two numbers."""
    if one["value"] is None or other["value"] is None:
        return "same" if one["state"] == other["state"] else "a symbol in one"
    apart = abs(Decimal(repr(one["value"])) - Decimal(repr(other["value"])))
    rounding = (Decimal(1).scaleb(-one["decimals"]) + Decimal(1).scaleb(-other["decimals"])) / 2
    return (
        "same"
        if apart == 0
        else ("rounding" if apart <= rounding and one["decimals"] != other["decimals"] else "different")
    )


def test_what_two_publications_say_of_one_figure_differs_only_where_the_reason_is_listed(
    told: dict[Told, dict[str, dict[str, Any]]],
) -> None:
    found = compared(told)
    listed = {
        (one, other, measure, year)
        for (_why, one, other), measures in DIFFERENT.items()
        for measure, years in measures.items()
        for year in years
    }
    assert {key for key, how in found.items() if how["different"]} == listed
    assert {key[:2] for key, how in found.items() if how["a symbol in one"]} <= SYMBOLS
    assert sum(how["same"] + how["rounding"] for how in found.values()) > 30_000


def test_only_england_differs_where_the_reason_is_not_known(told: dict[Told, dict[str, dict[str, Any]]]) -> None:
    listed = [one for one in DIFFERENT if one[0] == ONE_POINT]
    apart: dict[tuple[str, str], set[str]] = defaultdict(set)
    for key, sources in told.items():
        for _why, one, other in listed:
            if {one, other} <= sources.keys() and agreement(sources[one], sources[other]) == "different":
                apart[key.measure, key.year].add(key.place)
    expected = {(measure, year) for one in listed for measure, years in DIFFERENT[one].items() for year in years}
    assert {key: sorted(apart[key]) for key in expected} == {key: ["E92000001"] for key in expected}
