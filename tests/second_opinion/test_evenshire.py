"""Every figure worked out from a loaded Evenshire against its answer key, which was counted from what was invented.

Profile `ci` asks it of a county of other years as well, and `deep` of one of every year that there is.
"""

import csv
import json

import pyarrow
import pytest

from commands import evenlode
from conftest import PROFILE
from evenlode.lake.home import Home
from evenlode.lake.reading import open_reading
from evenlode.measures.children import children
from evenlode.measures.counts.enrolment_year import school_totals
from evenlode.measures.registers import register_totals
from evenlode.measures.year_rows import YearRows
from evenlode.vocabulary.reasons import ABSENCE_REASONS
from evenlode.vocabulary.years import Year
from evenshire_files import EVERY, MORE, RECEIPTS, SMALL, Loaded, answers, folder_of, loaded, refreshed, small_evenshire

Key = tuple[str, str, str, str, str]
COUNTIES = {"quick": (SMALL,), "ci": (SMALL, MORE), "deep": (SMALL, MORE, EVERY)}
OF_A_YEAR = 20_000  # the answer key has more figures than that for each year
UNKNOWN = "_unknown"  # what groups are called of whom something is not known: the answer key has none of these

each_county = pytest.mark.parametrize("county", COUNTIES[PROFILE], ids=lambda one: one.name)


def figures(home: Home) -> list[tuple[Key, tuple[str, str]]]:
    """Figures by measure, place, phase, group and year: what they were divided of."""
    asked = "figures", "--source", "computed", "--period", "year", "--reason", "all", "--csv"
    rows = csv.DictReader(evenlode(home, *asked).out.splitlines())
    return [((row["measure"], row["place"], row["phase"], row["group"], row["year"]), parts(row)) for row in rows]


def parts(row: dict[str, str]) -> tuple[str, str]:
    """Numerator and denominator as the answer key writes them."""
    return plain(row["numerator"]), plain(row["denominator"])


def plain(text: str) -> str:
    """A number without needless noughts."""
    return f"{float(text):.4f}".rstrip("0").rstrip(".") if text else ""


@each_county
def test_no_record_of_a_county_is_set_aside_or_doubted(
    county: Loaded, tmp_path_factory: pytest.TempPathFactory
) -> None:
    receipts = json.loads((folder_of(loaded(tmp_path_factory, county)) / RECEIPTS).read_text())
    assert len(receipts) > 100
    assert [one for one in receipts if one[1:] != ["accepted", 0, 0, ""]] == []


@each_county
def test_every_figure_is_that_of_the_answer_key(county: Loaded, tmp_path_factory: pytest.TempPathFactory) -> None:
    home = refreshed(tmp_path_factory, county)
    found, known = dict(figures(home)), answers(folder_of(home))
    assert len(known) > OF_A_YEAR * len(county.wish.years)
    told = {key for key in found if not key[3].endswith(UNKNOWN)}
    wrong = {key: (known.get(key), found.get(key)) for key in known.keys() | told if found.get(key) != known.get(key)}
    assert json.dumps(list(wrong.items())[:5]) == "[]", f"{len(wrong)} figures differ"


def test_registers_by_the_day_come_to_what_schools_total(tmp_path_factory: pytest.TempPathFactory) -> None:
    home = small_evenshire(tmp_path_factory)
    with open_reading(home) as reading:
        rows = YearRows(reading.engine, reading.table, children(reading), Year.parse("2023/24"))
        registers, totals = (reading.engine.arrow(table) for table in (register_totals(rows), school_totals(rows)))
    told = by_pupil(totals)
    assert len(told) > 1_000
    assert told.items() <= by_pupil(registers).items()  # of those under school age schools total nothing


def by_pupil(rows: pyarrow.Table) -> dict[tuple[str, str, str], tuple[int, ...]]:
    """The sessions that were possible, and missed for each reason, by school, child and part of the year."""
    names = ("possible", *ABSENCE_REASONS)
    return {
        (row["urn"], row["child"], row["part"]): tuple(row[name] for name in names)
        for row in rows.to_pylist()
        if row["possible"]
    }
