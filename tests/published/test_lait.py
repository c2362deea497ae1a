"""Every figure of DfE's Local authority interactive tool (LAIT), read a second time without our readers, and compared.

The second reading knows nothing of Evenlode but which indicator is claimed as which measure: labels of years, numbers,
symbols and the codes of places are worked out here, the codes from DfE's own files of explore education statistics.
"""

import csv
import io
import json
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import pyarrow.parquet
import pytest
from typer.testing import CliRunner

from evenlode.cli.main import app
from evenlode.lake.home import Home
from evenlode.lake.ledger import open_ledger
from evenlode.lake.reading import Reading, open_reading
from evenlode.lake.store import read_problems
from evenlode.measures.figures import Figure, figures
from evenlode.measures.stored import Query, chosen
from evenlode.sources.load import load
from evenlode.sources.registry import SOURCES
from evenlode.vocabulary.rounding import shown
from homes import shared

pytestmark = pytest.mark.published_files

EDITIONS = ("2024-11", "2026-04")
ORDERS = {"older-first": EDITIONS, "newer-first": EDITIONS[::-1]}
TABLE = "bds_long_0.parquet"
NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:[eE]-?\d+)?")
SYMBOLS = {"-": "x", "..": "x", "c": "c"}
STAGES = {"prov": "provisional", "rev": "revised", "revised": "revised", "final": "final"}

Key = tuple[str, ...]
Said = tuple[float | None, str, str]


# The second reading


@dataclass
class Edition:
    """One release of the tool: what it says of each figure that a measure claims, and the rest as it is printed."""

    claimed: dict[Key, Said] = field(default_factory=dict)
    unclaimed: dict[Key, str] = field(default_factory=dict)
    records: int = 0
    repeated: int = 0
    yearless: int = 0


def place_codes(folder: Path) -> dict[str, str]:
    """The newest ONS code of every DfE number, and of every region's name, from DfE's files with both."""
    found: dict[str, str] = {"970": "E92000001"}
    for row in rows_with_codes(folder):
        number, code = (row["old_la_code"] or "").strip(), (row["new_la_code"] or "").strip()
        if number.isdigit() and code.startswith("E"):
            found[number] = code
        found[(row["region_name"] or "").strip().lower()] = (row["region_code"] or "").strip()
    return found


def rows_with_codes(folder: Path) -> Iterator[dict[str, str]]:
    """The rows of DfE's files, oldest first, so that the newest code of an authority comes last."""
    with zipfile.ZipFile(folder / "ees/absence_by_term.zip") as archive, archive.open("absence_by_term.csv") as member:
        yield from csv.DictReader(io.TextIOWrapper(member, "utf-8-sig"))
    for name in ("children-in-care/absence_la.csv", "attendance-dashboard/EES_ytd_data.csv"):
        with (folder / name).open(encoding="utf-8-sig", newline="") as file:
            yield from csv.DictReader(file)


def year_of(label: str, kind: str) -> tuple[str, str] | None:
    """The year that a label means, as it stands in our ids, and the stage of release that it names."""
    bare, _bracket, note = label.strip().rstrip(")").partition("(")
    years = [int(text) for text in re.findall(r"\d{4}", bare)]
    if not years:
        return None
    stage = STAGES[note.strip().lower()] if note else ""
    if len(bare.strip()) == len("2012/13-14/15"):
        return f"fy{years[0]}{(years[0] + 1) % 100:02d}-{years[0] + 2}{(years[0] + 3) % 100:02d}", stage
    if kind == "calendar":
        return f"cy{years[0]}", stage
    start = years[0] if len(bare.strip()) > len("2016") else years[0] - 1
    return f"{'fy' if kind == 'financial' else ''}{start}{(start + 1) % 100:02d}", stage


def read(path: Path, codes: dict[str, str]) -> Edition:
    """One release, row by row."""
    claims = {claim.indicator: claim for claim in SOURCES.find("lait").claims}
    regions = {"london (inner)": "inner london", "london (outer)": "outer london"}
    names = ("Short Desc", "Years", "LA Number", "LA and Regions", "Values")
    table = pyarrow.parquet.read_table(path, columns=list(names))
    edition, years = Edition(), cache(year_of)
    for indicator, label, number, name, text in zip(*(table[column].to_pylist() for column in names), strict=True):
        edition.records += 1
        region = name.strip().lower()
        place = codes.get(str(int(number))) or codes[regions.get(region, region)]
        claim = claims.get(indicator)
        if claim is None:
            same = edition.unclaimed.setdefault((indicator, label, place), text) is not text
            edition.repeated += same
            continue
        year = years(label, claim.years.value)
        if year is None:
            edition.yearless += 1
            continue
        key = (claim.measure, place, claim.phase, claim.group, year[0])
        said = (float(text), "value", year[1]) if NUMBER.fullmatch(text) else (None, SYMBOLS[text], year[1])
        edition.repeated += key in edition.claimed
        assert edition.claimed.setdefault(key, said) == said
    return edition


@pytest.fixture(scope="module")
def codes(published_files: Path) -> dict[str, str]:
    """The ONS codes of places, by DfE number or by the name of a region."""
    return place_codes(published_files)


@pytest.fixture(scope="module")
def second(published_files: Path, codes: dict[str, str]) -> dict[str, Edition]:
    """Both releases of the tool, read a second time."""
    return {name: read(published_files / "lait" / name / TABLE, codes) for name in EDITIONS}


# Our own reading


def loaded(factory: pytest.TempPathFactory, published_files: Path, order: str) -> Home:
    """A home into which the releases were loaded one after the other, in one of the orders."""

    def fill(home: Home) -> None:
        for name in ORDERS[order]:
            load(home, [published_files / "lait" / name])

    return shared(factory, f"lait-{order}", fill)


@pytest.fixture(scope="module", params=list(ORDERS))
def home(request: pytest.FixtureRequest, published_files: Path, tmp_path_factory: pytest.TempPathFactory) -> Home:
    """A home with both releases, in each order of arrival."""
    return loaded(tmp_path_factory, published_files, request.param)


def ours(reading: Reading, edition: str = "") -> dict[Key, Said]:
    """What we say of every claimed figure: of one edition, or of the state in which the newer supersedes the older."""
    rows = reading.engine.arrow(chosen(reading, Query(sources=["lait"], edition=edition)))
    parts = (rows[name].to_pylist() for name in ("measure", "place", "phase", "group", "year"))
    said = (rows[name].to_pylist() for name in ("value", "state", "release"))
    found = dict(zip(zip(*parts, strict=True), zip(*said, strict=True), strict=True))
    assert len(found) == rows.num_rows
    return found


def of_england_and_oxfordshire(reading: Reading, edition: str = "") -> list[Figure]:
    """The figures of two places, as every command asks for them."""
    return figures(reading, Query(places=["E92000001", "E10000025"], sources=["lait"], edition=edition))


def agree(mine: dict[Key, Said], theirs: dict[Key, Said]) -> int:
    """Assert that two readings say the same of every figure; gives how many there are."""
    assert mine.keys() == theirs.keys()
    assert not [(key, said, theirs[key]) for key, said in mine.items() if said != theirs[key]][:5]
    return len(mine)


def test_each_edition_says_what_its_publisher_printed(home: Home, second: dict[str, Edition]) -> None:
    with open_reading(home) as reading:
        compared = {name: agree(ours(reading, name), second[name].claimed) for name in EDITIONS}
    assert compared == {"2024-11": 328_440, "2026-04": 397_460}
    assert sum(compared.values()) > 700_000


def test_the_newer_edition_wins_and_the_older_stands_where_it_has_no_row(
    home: Home, second: dict[str, Edition]
) -> None:
    older, newer = (second[name].claimed for name in EDITIONS)
    with open_reading(home) as reading:
        assert agree(ours(reading), {**older, **newer}) > 400_000
        for figure in of_england_and_oxfordshire(reading):
            key = (figure.key.measure, figure.key.place, figure.key.phase, figure.key.group, figure.key.year.id)
            assert figure.edition == ("2026-04" if key in newer else "2024-11")
            assert (figure.value, str(figure.state), figure.release) == (newer.get(key) or older[key])


@pytest.mark.parametrize("home", ["older-first"], indirect=True)
@pytest.mark.parametrize("edition", EDITIONS)
def test_the_figures_of_an_edition_are_those_it_printed(home: Home, second: dict[str, Edition], edition: str) -> None:
    with open_reading(home) as reading:
        found = of_england_and_oxfordshire(reading, edition)
    wanted = {key: said for key, said in second[edition].claimed.items() if key[1] in ("E92000001", "E10000025")}
    given = {
        (one.key.measure, one.key.place, one.key.phase, one.key.group, one.key.year.id): (
            one.value,
            str(one.state),
            one.release,
        )
        for one in found
    }
    assert given == wanted
    assert len(found) == len(wanted)
    assert {one.edition for one in found} == {edition}


@pytest.mark.parametrize("home", ["older-first"], indirect=True)
def test_every_cell_that_no_measure_claims_is_kept_as_printed(home: Home, second: dict[str, Edition]) -> None:
    with open_reading(home) as reading:
        for name in EDITIONS:
            rows = reading.edition("published_figure", name)
            table = reading.engine.arrow(rows.filter(rows.claimed == "no"))
            keys = zip(*(table[column].to_pylist() for column in ("unclaimed", "year", "place")), strict=True)
            assert dict(zip(keys, table["printed"].to_pylist(), strict=True)) == second[name].unclaimed
            assert set(table["measure"].to_pylist()) == {""}
        assert not [
            one
            for one in reading.entry.parts["published_figure"]
            if one not in ("source=lait/claimed=yes", "source=lait/claimed=no")
        ]


def test_every_record_is_accounted_for(home: Home, second: dict[str, Edition]) -> None:
    with open_ledger(home) as ledger:
        head = ledger.entry_at(None)
        loads = {one.source_time.edition: one for one in ledger.loads_at(head.snapshot) if one.format == "lait"}
        folders = ledger.folders_at(head.epoch)
    counts = {name: vars(one.counts) for name, one in loads.items()}
    assert counts["2026-04"] == {"rows_in": 641_070, "accepted": 640_900, "quarantined": 170, "duplicates": 0}
    assert counts["2024-11"] == {"rows_in": 531_930, "accepted": 530_400, "quarantined": 0, "duplicates": 1_530}
    for name, edition in second.items():
        assert (edition.records, edition.repeated, edition.yearless) == tuple(
            counts[name][part] for part in ("rows_in", "duplicates", "quarantined")
        )
        assert counts[name]["accepted"] == len(edition.claimed) + len(edition.unclaimed)
    problems = read_problems(home, folders[loads["2026-04"].id])
    assert {(one.rule, one.column) for one in problems} == {("year.unreadable", "Years")}
    assert len(problems) == 170
    assert not read_problems(home, folders[loads["2024-11"].id])


def test_the_state_does_not_depend_on_the_order_of_arrival(
    published_files: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    hashes = set()
    for order in ORDERS:
        with open_ledger(loaded(tmp_path_factory, published_files, order)) as ledger:
            hashes.add(ledger.entry_at(None).state_hash)
    assert len(hashes) == 1


# The figures to meet

KNOWN = """
| measure            | phase     | group             | year    | Oxfordshire | England | edition |
|--------------------|-----------|-------------------|---------|-------------|---------|---------|
| ks4_attainment8    | all       | disadvantaged     | 2024/25 | 31.3        | 34.9    | 2026-04 |
| ks4_attainment8    | all       | not_disadvantaged | 2024/25 | 50.0        | 50.4    | 2026-04 |
| ks2_rwm_expected   | all       | disadvantaged     | 2018/19 | 45          | 51      | 2026-04 |
| ks2_rwm_expected   | all       | not_disadvantaged | 2018/19 | 70          | 72      | 2026-04 |
| absence_persistent | primary   | all               | 2014/15 | 7.41        | 8.42    | 2024-11 |
| absence_persistent | secondary | all               | 2014/15 | 14.64       | 13.82   | 2024-11 |
| absence_persistent | all       | all               | 2024/25 | 17.75       | 18.14   | 2026-04 |
"""


def known() -> list[tuple[str, ...]]:
    """The rows of the table above."""
    lines = KNOWN.strip().splitlines()[2:]
    return [tuple(cell.strip() for cell in line.strip("|").split("|")) for line in lines]


def asked(home: Home, *words: str) -> dict[Key, dict[str, Any]]:
    """What `figures` answers for the two places and the measures of the table."""
    measures = [word for row in known() for word in ("--measure", row[0])]
    places = ("--place", "Oxfordshire", "--place", "970")
    command = ["--home", str(home.root), "figures", *measures, *places, *words, "--json"]
    answer = CliRunner().invoke(app, command, catch_exceptions=False)
    assert answer.exit_code == 0
    parts = ("measure", "phase", "group", "year", "place_name")
    return {tuple(one[part] for part in parts): one for one in json.loads(answer.stdout)}


def test_the_figures_that_dfe_prints_are_answered(home: Home) -> None:
    now = asked(home)
    editions = {name: asked(home, "--edition", name) for name in EDITIONS}
    for measure, phase, group, year, oxfordshire, england, edition in known():
        for place, printed in (("Oxfordshire", oxfordshire), ("England", england)):
            key = (measure, phase, group, year, place)
            assert shown(now[key]["value"], len(printed.partition(".")[2])) == printed, key
            assert now[key]["edition"] == edition, key
            held = {name for name, figures in editions.items() if key in figures}
            assert held == (set(EDITIONS) if year == "2018/19" else {edition}), key


def test_the_neighbours_of_oxfordshire_are_those_of_may_2025(home: Home, codes: dict[str, str]) -> None:
    with open_reading(home) as reading:
        rows = reading.table("neighbour")
        here = rows.filter(rows.place == "E10000025").order_by(["source_time", "position"])
        found = reading.engine.arrow(here).to_pylist()
    numbers = {code: number for number, code in codes.items() if number.isdigit()}
    sets: dict[str, list[str]] = {}
    for row in found:
        sets.setdefault(row["source_time"], []).append(numbers[row["neighbour"]])
    assert sets["2025-05"] == ["873", "919", "825", "937", "916", "850", "867", "938", "869", "803"]
    assert sets["2021-04"] == ["873", "919", "800", "850", "869", "865", "916", "825", "867", "938"]
