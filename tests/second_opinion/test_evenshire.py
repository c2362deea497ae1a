"""Every figure worked out from a loaded Evenshire against its answer key, which was counted from what was invented."""

import csv
import json
from pathlib import Path

import pyarrow
import pytest

from commands import evenlode
from evenlode.lake.home import Home
from evenlode.lake.reading import open_reading
from evenlode.measures.children import children
from evenlode.measures.counts.enrolment_year import school_totals
from evenlode.measures.registers import register_totals
from evenlode.measures.year_rows import YearRows
from evenlode.vocabulary.reasons import ABSENCE_REASONS
from evenlode.vocabulary.years import Year
from evenshire_files import answers, folder_of, small_evenshire

Key = tuple[str, str, str, str, str]


@pytest.fixture(scope="module")
def worked_out(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[Key, tuple[str, str]], Path]:
    """The figures of whole years and all reasons that were worked out, and the folder with the answers."""
    home = small_evenshire(tmp_path_factory)
    assert evenlode(home, "refresh").exit_code == 0
    return dict(figures(home)), folder_of(home)


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


def test_every_figure_is_that_of_the_answer_key(worked_out: tuple[dict[Key, tuple[str, str]], Path]) -> None:
    found, folder = worked_out
    known = answers(folder)
    assert len(known) > 20_000
    wrong = {key: (told, found.get(key)) for key, told in known.items() if found.get(key) != told}
    assert json.dumps(list(wrong.items())[:5]) == "[]"


def test_the_answer_key_has_every_measure_that_is_worked_out(
    worked_out: tuple[dict[Key, tuple[str, str]], Path],
) -> None:
    found, folder = worked_out
    known = {key[0] for key in answers(folder)}
    assert {key[0] for key in found} - known <= {"ks1_science_expected"}


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
