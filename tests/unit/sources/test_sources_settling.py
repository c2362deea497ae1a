"""What a file does not say of itself is settled once, kept with its load, and asked for whenever it is read again."""

import json
import zipfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

import look_alikes_ees
import look_alikes_schools
from evenlode.comparisons.explain import FigureExplained, explain
from evenlode.lake.home import Home
from evenlode.lake.kinds import Load
from evenlode.lake.reading import open_reading
from evenlode.measures.figures import figures
from evenlode.measures.stored import Query
from evenlode.sources.load import load
from evenlode.sources.reading import ReadFile
from evenlode.sources.rebuild import rebuild
from ledger_model import held
from look_alikes_ees import ACADEMIC, AUTHORITY, ENGLAND, TOTAL

Reader = Callable[..., ReadFile]
RULE = "column.taken_for_a_filter"


def table(path: Path, id: str, records: Sequence[Mapping[str, str]], extra: Sequence[str]) -> Path:
    """A look-alike with further columns, which no entry of the catalogue knows."""
    shape = look_alikes_ees.SHAPES[id]
    filled = [
        shape.filled({name: text for name, text in record.items() if name not in extra}, number)
        | {name: record[name] for name in extra}
        for number, record in enumerate(records)
    ]
    return look_alikes_schools.write(path, [*shape.columns, *extra], filled)


def reasons(path: Path, *sorts: str) -> Path:
    """Exclusions by reason, with a column of words that nobody has described."""
    places = ({**ACADEMIC, **ENGLAND, **TOTAL}, {**ACADEMIC, **AUTHORITY, **TOTAL, "perm_theft": "7"})
    records = [{**place, "invented_sort": text} for place in places for text in sorts]
    return table(path, "ees_exclusions_by_reason", records, ["invented_sort"])


def zipped(path: Path, data: Path, kinds: Mapping[str, str]) -> Path:
    """A data set in a zip with the file that describes its columns."""
    meta = [["col_name", "col_type"], *([name, kind] for name, kind in kinds.items())]
    with zipfile.ZipFile(path, "w") as archive:
        archive.write(data, "data/invented.csv")
        archive.writestr("data/invented.meta.csv", look_alikes_ees.csv_bytes(meta))
    return path


def rows(home: Home) -> list[dict[str, Any]]:
    """Every stored row of published figures."""
    with open_reading(home) as reading:
        found: list[dict[str, Any]] = reading.engine.arrow(reading.table("published_figure")).to_pylist()
        return found


def the_load(home: Home) -> Load:
    """The one load of a home."""
    with open_reading(home) as reading:
        (found,) = reading.loads
        return found


def test_a_column_of_words_is_taken_for_a_filter_with_a_warning(tmp_path: Path, read: Reader) -> None:
    found = read(reasons(tmp_path / "any.csv", "Total", "One part", "Another part"))
    (problem,) = [one for one in found.problems if one.rule == RULE]
    assert (problem.column, str(problem.severity)) == ("invented_sort", "warning")
    assert found.mapping == '{"filters": ["invented_sort"]}'
    told = found.read.tables["published_figure"].to_pylist()
    assert {row["group"] for row in told if row["claimed"] == "no"} == {
        "school_type=Total; invented_sort=One part", "school_type=Total; invented_sort=Another part",
    }  # fmt: skip
    assert {row["record"] for row in told if row["claimed"] == "yes"} == {1, 4}


def test_a_column_of_numbers_and_symbols_holds_figures(tmp_path: Path, read: Reader) -> None:
    found = read(reasons(tmp_path / "any.csv", "3"))
    assert (found.mapping, [one for one in found.problems if one.rule == RULE]) == ("", [])
    cells = set(found.read.tables["published_figure"]["cell"].to_pylist())
    assert "invented_sort" in cells


@pytest.mark.parametrize("sorts", [("Total", "One part"), ("1", "2")])
def test_a_meta_file_beside_it_says_what_a_column_is(home: Home, tmp_path: Path, sorts: Sequence[str]) -> None:
    data = reasons(tmp_path / "any.csv", *sorts)
    path = zipped(tmp_path / "2020-07.zip", data, {"invented_sort": "Filter ", "perm_theft": "Indicator"})
    receipts, _passed_over = load(home, [path])
    assert [(one.file, str(one.state)) for one in receipts] == [
        ("2020-07.zip: data/invented.csv", "accepted"), ("2020-07.zip: data/invented.meta.csv", "refused"),
    ]  # fmt: skip
    assert [one.rule for one in receipts[0].problems] == []
    assert json.loads(the_load(home).mapping) == {"filters": ["invented_sort"]}
    assert "invented_sort" not in {row["cell"] for row in rows(home)}
    assert f"school_type=Total; invented_sort={sorts[1]}" in {row["group"] for row in rows(home)}


def test_a_description_that_is_none_is_passed_by(home: Home, tmp_path: Path) -> None:
    data = reasons(tmp_path / "any.csv", "Total")
    with zipfile.ZipFile(tmp_path / "2020-07.zip", "w") as archive:
        archive.write(data, "invented.csv")
        archive.writestr("invented.meta.csv", "one,other\n1,2\n")
    receipts, _passed_over = load(home, [tmp_path / "2020-07.zip"])
    assert [one.rule for one in receipts[0].problems] == [RULE]


@pytest.mark.parametrize("described", [False, True])
def test_a_rebuild_reads_the_same_rows_though_the_description_is_gone(
    home: Home, tmp_path: Path, described: bool
) -> None:
    data = reasons(tmp_path / "2020-07.csv", "1", "2") if described else reasons(tmp_path / "2020-07.csv", "Total", "A")
    load(home, [zipped(tmp_path / "2020-07.zip", data, {"invented_sort": "Filter"}) if described else data])
    before = held(home)
    assert (rebuild(home).differences, held(home)) == ((), before)
    assert len(before) > 0


def explained(home: Home, measure: str, place: str) -> FigureExplained:
    """The explanation of a figure."""
    with open_reading(home) as reading:
        found = figures(reading, Query(measures=[measure], places=[place]))
        told = explain(reading, found[0].id)
    assert isinstance(told, FigureExplained)
    return told


def test_a_figure_of_such_a_file_is_explained_from_its_record_alone(home: Home, tmp_path: Path) -> None:
    load(home, [reasons(tmp_path / "2020-07.csv", "Total", "One part")])
    told = explained(home, "exclusions_permanent", "E10000025")
    assert told.figure.record == 3
    assert told.origin.record["invented_sort"] == "Total"


def test_a_figure_whose_year_stood_in_a_folder_is_explained_without_it(home: Home, tmp_path: Path) -> None:
    path = look_alikes_schools.absence(
        tmp_path / "2018-2019" / "england_abs.csv", {"LA": "931", "ESTAB": "2001", "URN": "900001", "PERCTOT": "4.2"}
    )
    load(home, [path])
    path.unlink()
    assert the_load(home).mapping == '{"year": ["201819"]}'
    told = explained(home, "absence_overall", "900001")
    assert (told.figure.key.year.id, told.figure.value, told.origin.record["PERCTOT"]) == ("201819", 4.2, "4.2")
    before = held(home)
    assert (rebuild(home).differences, held(home)) == ((), before)


def test_words_in_a_table_of_schools_describe_the_school(tmp_path: Path, read: Reader) -> None:
    columns = [*look_alikes_schools.KS2, "PTRWM_EXP_17", "INVENTED"]
    school = {"RECTYPE": "1", "LEA": "931", "ESTAB": "2001", "URN": "900001", "SCHNAME": "Isis Primary School"}
    path = look_alikes_schools.write(tmp_path / "any.csv", columns, [{**school, "INVENTED": "By the river"}])
    found = read(path)
    assert json.loads(found.mapping) == {"described": ["INVENTED"], "year": ["201718"]}
    (row,) = found.read.tables["school"].to_pylist()
    assert row["detail"] == "INVENTED: By the river"
    assert [one.rule for one in found.problems] == ["column.missing"]


def test_a_file_of_which_nothing_says_the_year_leaves_nothing_behind(home: Home, tmp_path: Path) -> None:
    path = look_alikes_schools.absence(tmp_path / "abs.csv", {"LA": "NAT", "ESTAB": "PRI", "PERCTOT": "3.1"})
    receipt = load(home, [path])[0][0]
    assert (str(receipt.state), [one.rule for one in receipt.problems]) == ("refused", ["file.refused"])
    assert "2018-2019_england_abs.csv" in receipt.problems[0].remedy
    assert not home.exists()
