"""The year of a wide file's figures: from labels beside each record, or one for a file that bears none."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from evenlode.engines.kinds import Engine
from evenlode.errors import Refused
from evenlode.lake.home import Home
from evenlode.sources.kinds import WideFigures, YearFrom, YearRule
from evenlode.sources.load import load
from evenlode.sources.readers.kinds import Read
from evenlode.sources.readers.wide_years import named_year, said_inside
from evenlode.sources.reading import read_file
from evenlode.sources.registry import SOURCES
from evenlode.sources.settling import Beside
from look_alikes_schools import Record, absence, ks2, ks4
from look_alikes_wide import OXFORDSHIRE, SOURCE

Wide = Callable[..., Read]
RESULT = {"RECTYPE": "3", "LEA": "931", "PTRWM_EXP": "61%", "ATT8SCR": "41.2"}
NATIONAL = {"LA": "NAT", "ESTAB": "PRI", "PERCTOT": "3.1"}


def dated(read: Read) -> list[tuple[str, str, str]]:
    """The year and period of every figure, and whether it is claimed."""
    return [(row["year"], row["period"], row["claimed"]) for row in read.tables["published_figure"].to_pylist()]


@pytest.mark.parametrize(
    ("label", "identifier", "year", "period"),
    [
        ("201617", "Academic year", "201617", "year"),
        ("2016/17", "academic YEAR ", "201617", "year"),
        ("201617", "", "201617", "year"),
        ("2022", "Calendar year", "cy2022", "year"),
        ("2022", "Reporting year", "cy2022", "year"),
        ("202223", "Financial year", "fy202223", "year"),
        ("202223", "Autumn term", "202223", "autumn"),
        ("202223", "Autumn and spring terms", "202223", "autumn_spring"),
        ("2025", "Week 35", "202425", "week_2025_35"),
        ("2025", "Week 40", "202526", "week_2025_40"),
        ("2026", "Week 2", "202526", "week_2026_02"),
    ],
)
def test_a_label_is_read_by_the_word_beside_it(wide: Wide, label: str, identifier: str, year: str, period: str) -> None:
    read = wide({**OXFORDSHIRE, "time_period": label, "time_identifier": identifier, "percent": "1"})
    assert dated(read) == [(year, period, "yes")]


@pytest.mark.parametrize(("label", "identifier"), [("2022", "January"), ("2025", "Week 60"), ("20161718", "")])
def test_a_label_that_we_cannot_read_keeps_its_record_unclaimed(wide: Wide, label: str, identifier: str) -> None:
    read = wide({**OXFORDSHIRE, "time_period": label, "time_identifier": identifier, "percent": "1"})
    assert dated(read) == [(f"{label} {identifier}".strip(), "year", "no")]


def test_a_label_without_a_digit_is_no_year(wide: Wide) -> None:
    read = wide({**OXFORDSHIRE, "time_period": "Invented", "percent": "1"}, {**OXFORDSHIRE, "percent": "1"})
    assert [(problem.row, problem.rule) for problem in read.problems] == [(1, "year.unreadable")]
    assert (read.quarantined, dated(read)) == (1, [("201617", "year", "yes")])


def test_a_column_can_hold_the_year_in_which_an_academic_year_ends(wide: Wide) -> None:
    source = replace(SOURCE, year=YearRule(YearFrom.COLUMN, column="time_period"))
    assert dated(wide({**OXFORDSHIRE, "time_period": "2018", "percent": "1"}, source=source))[0][0] == "201718"


def tables(id: str) -> WideFigures:
    """A source whose year stands nowhere."""
    found = SOURCES.find(id)
    assert isinstance(found, WideFigures)
    return found


@pytest.mark.parametrize(
    ("columns", "year"),
    [
        (["ATT8SCR", "ATT8SCR_17", "ATT8SCR_16"], "201718"),
        (["ATT8SCR_16", "PTEBACC_E_17_PTQ_EE"], "201718"),
        (["ATT8SCR_16", "PTL2BASICS_94", "PTEBACC_95", "ADMPOL_18", "ADMPOL_2017", "PTL2BASICS_94_17x"], "201617"),
        (["ATT8SCR", "PTL2BASICS_94", "ADMPOL_18"], ""),
    ],
)
def test_a_table_is_of_the_year_after_the_newest_results_in_its_columns(columns: list[str], year: str) -> None:
    found = said_inside(tables("performance_ks4"), columns)
    assert (found.id if found else "") == year


def test_figures_can_be_of_a_year_before_that(wide: Wide) -> None:
    source = replace(tables("performance_ks4"), year=YearRule(YearFrom.HISTORY, lag=1))
    found = said_inside(source, ["ATT8SCR_17"])
    assert found is not None
    assert found.id == "201617"


@pytest.mark.parametrize(
    ("name", "year"),
    [
        ("2018-2019_england_abs", "201819"),
        ("england_2018_19", "201819"),
        ("2016-936-ks2", "201617"),
        ("2016_931", "201617"),
        ("2016-2019", ""),
        ("2026-04", ""),
        ("12016-936", ""),
        ("results", ""),
    ],
)
def test_a_name_can_say_an_academic_year(name: str, year: str) -> None:
    assert named_year(name) == year


def years_of(engine: Engine, path: Path, named: str = "") -> tuple[set[str], list[str]]:
    """The years of a file's figures, and the rules of the problems that were found in it."""
    found = read_file(path, engine, beside=Beside(year=named))
    years = set(found.read.tables["published_figure"]["year"].to_pylist())
    return years, [problem.rule for problem in found.problems if problem.rule.startswith("year")]


@pytest.mark.parametrize("maker", [ks2, ks4])
def test_what_the_columns_say_goes_before_the_name(tmp_path: Path, engine: Engine, maker: Callable[..., Path]) -> None:
    rectype = {"RECTYPE": "3" if maker is ks2 else "4", "LEA": "931"}
    path = maker(tmp_path / "any.csv", 18, rectype)
    assert years_of(engine, path) == years_of(engine, path, "201112") == ({"201819"}, [])


def school(urn: str) -> Record:
    """A school's absence."""
    return {"LA": "931", "ESTAB": "2001", "URN": urn, "PERCTOT": "4.2"}


@pytest.mark.parametrize(("urn", "year"), [("144401", "201617"), ("146000", "201617"), ("146001", "201718")])
def test_a_table_without_any_year_is_dated_by_its_newest_school_and_warned_of(
    tmp_path: Path, engine: Engine, urn: str, year: str
) -> None:
    path = absence(tmp_path / "any.csv", NATIONAL, school("100001"), {**school(urn), "ESTAB": "2002"})
    assert years_of(engine, path) == ({year}, ["year.guessed"])
    assert years_of(engine, path, "201819") == ({"201819"}, [])


@pytest.mark.parametrize("urn", ["148151", "144400"])
def test_beyond_the_years_that_we_know_nothing_is_guessed(tmp_path: Path, engine: Engine, urn: str) -> None:
    path = absence(tmp_path / "any.csv", NATIONAL, school(urn))
    with pytest.raises(Refused, match="of which school year") as error:
        years_of(engine, path)
    assert "2018-2019_england_abs.csv" in error.value.remedy


@pytest.mark.parametrize("name", ["2018-2019_england_abs.csv", "2018-2019/england_abs.csv"])
def test_the_name_of_the_file_or_of_its_folder_says_the_year(home: Home, tmp_path: Path, name: str) -> None:
    path = absence(tmp_path / name, NATIONAL, school("900001"))
    receipt = load(home, [path])[0][0]
    assert (str(receipt.state), receipt.problems) == ("accepted", ())


def test_the_same_bytes_under_another_name_are_not_another_year(home: Home, tmp_path: Path) -> None:
    receipts = [
        load(home, [absence(tmp_path / f"{years}_england_abs.csv", NATIONAL, school("146001"))])[0][0]
        for years in ("2018-2019", "2017-2018")
    ]
    assert [str(receipt.state) for receipt in receipts] == ["accepted", "already_loaded"]
    assert receipts[0].load == receipts[1].load
