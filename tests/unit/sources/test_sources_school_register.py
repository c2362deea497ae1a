"""A register's establishments and links: dates, phases, directions, and a verdict on every record."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from evenlode.sources.reading import ReadFile
from look_alikes_schools import gias, gias_links, register

Reader = Callable[..., ReadFile]
CLOSED = {"URN": "900001", "Status": "2", "Date Closed": "20180331", "Other URN": "900100.0"}
ACADEMY = {"URN": "900100", "Date Opened": "20180401", "Other URN": "900001.0", "Type": "Academy"}


def rows(found: ReadFile, table: str) -> list[dict[str, Any]]:
    """The rows of one table."""
    return found.read.tables[table].to_pylist()


def rules(found: ReadFile) -> list[tuple[int | None, str]]:
    """The records that have a problem, and the rule."""
    return [(problem.row, problem.rule) for problem in found.problems]


def links(found: ReadFile) -> dict[tuple[str, str], str]:
    """The kind of each link."""
    return {(row["urn"], row["other"]): row["kind"] for row in rows(found, "school_link")}


def test_a_school_is_described(read: Reader, tmp_path: Path) -> None:
    place = {"Street": "High Street", "City": "Wychford", "Postcode": "OX99 9ZZ"}
    found = read(register(tmp_path / "r.csv", {"URN": "900002", **place, "Rating": "Good", "Age From": "4"}))
    (school,) = rows(found, "school")
    assert found.source.id == school["source"] == "school_register_2018"
    assert (school["urn"], school["authority"], school["phase"]) == ("900002", "E10000025", "primary")
    assert (school["address"], school["postcode"], school["low_age"]) == ("High Street, Wychford", "OX99 9ZZ", "4")
    assert (school["status"], school["opened"], school["closed"]) == ("open", "", "")
    assert school["detail"] == "Rating: Good; Primary: 1; Secondary: 0; Post 16: 0"


def test_the_academy_came_after_the_school_that_closed(read: Reader, tmp_path: Path) -> None:
    found = read(register(tmp_path / "r.csv", CLOSED, ACADEMY))
    assert links(found) == {("900001", "900100"): "successor", ("900100", "900001"): "predecessor"}
    assert [school["closed"] for school in rows(found, "school")] == ["2018-03-31", ""]


def test_without_both_dates_nobody_knows_which_came_first(read: Reader, tmp_path: Path) -> None:
    undated = {**ACADEMY, "Date Opened": ""}
    found = read(register(tmp_path / "r.csv", CLOSED, undated, {**ACADEMY, "URN": "900101", "Other URN": "900999.0"}))
    assert set(links(found).values()) == {"unknown"}


def test_a_school_that_had_not_closed_was_not_succeeded(read: Reader, tmp_path: Path) -> None:
    found = read(register(tmp_path / "r.csv", {**CLOSED, "Date Closed": "20180831"}, ACADEMY))
    assert set(links(found).values()) == {"unknown"}


def test_nan_is_missing(read: Reader, tmp_path: Path) -> None:
    nothing = {"Street": "nan", "City": "nan", "Postcode": "nan", "Type": "nan", "Other URN": "nan"}
    found = read(register(tmp_path / "r.csv", {"URN": "900002", **nothing}))
    (school,) = rows(found, "school")
    assert (school["address"], school["postcode"], school["type"]) == ("", "", "")
    assert rows(found, "school_link") == []
    assert not found.problems


@pytest.mark.parametrize(
    ("said", "phase"),
    [
        ({"Primary": "0", "Secondary": "1", "Post 16": "1"}, "secondary"),
        ({"Primary": "1", "Secondary": "1"}, ""),
        ({"Type": "Special School", "Primary": "1", "Secondary": "1"}, "special"),
        ({"Type": "College", "Primary": "0", "Post 16": "1"}, "post_16"),
    ],
)
def test_a_phase_is_told_only_where_it_is_plain(read: Reader, tmp_path: Path, said: dict[str, str], phase: str) -> None:
    assert rows(read(register(tmp_path / "r.csv", {"URN": "900002", **said})), "school")[0]["phase"] == phase


def test_every_record_has_its_verdict(read: Reader, tmp_path: Path) -> None:
    one, twice = {"URN": "900002"}, {"URN": "900003"}
    other = {**twice, "Name": "Another"}
    fine = [{"URN": str(number)} for number in range(900010, 900016)]
    found = read(register(tmp_path / "r.csv", one, one, twice, other, {"URN": "12"}, *fine))
    assert rules(found) == [(3, "school.twice"), (4, "school.twice"), (5, "urn.unreadable")]
    assert (found.counts.rows_in, found.counts.accepted) == (11, 7)
    assert (found.counts.quarantined, found.counts.duplicates) == (3, 1)
    assert len(rows(found, "school")) == 7


def test_what_cannot_be_read_is_warned_of_and_the_school_kept(read: Reader, tmp_path: Path) -> None:
    strange = {"URN": "900002", "Date Opened": "2018", "Local Authority": "111", "Other URN": "soon"}
    found = read(register(tmp_path / "r.csv", strange))
    assert sorted(rule for _row, rule in rules(found)) == ["day.unreadable", "place.unknown", "urn.unreadable"]
    assert found.counts.accepted == 1
    assert [(school["opened"], school["authority"]) for school in rows(found, "school")] == [("", "")]


def test_the_extract_of_all_establishments_is_read(read: Reader, tmp_path: Path) -> None:
    dated = {"OpenDate": "01-09-2018", "CloseDate": "31-08-2020", "EstablishmentStatus (name)": "Closed"}
    through = {"URN": "900003", "PhaseOfEducation (name)": "All-through", "EstablishmentNumber": "41"}
    unit = {"URN": "900004", "PhaseOfEducation (name)": "Not applicable"}
    unit["TypeOfEstablishment (name)"] = "Pupil referral unit"
    name = {"EstablishmentName": "Écoles réunies", "DistrictAdministrative (code)": "E07000178"}
    found = read(gias(tmp_path / "g.csv", {"URN": "900002", **dated, **name}, through, unit))
    first, second, third = rows(found, "school")
    assert (first["opened"], first["closed"], first["status"]) == ("2018-09-01", "2020-08-31", "closed")
    assert (first["laestab"], first["name"]) == ("9312001", "Écoles réunies")
    assert first["detail"] == "DistrictAdministrative (code): E07000178"
    assert (second["phase"], second["laestab"], third["phase"]) == ("secondary", "9310041", "alternative")
    assert "school_link" not in found.read.tables


def test_links_are_told_apart_by_their_first_word(read: Reader, tmp_path: Path) -> None:
    link = {"URN": "900001", "LinkURN": "900100", "LinkType": "Successor - merged"}
    back = {"URN": "900100", "LinkURN": "900001", "LinkType": "Predecessor"}
    form = {"URN": "900100", "LinkURN": "900200", "LinkType": "Sixth Form Centre Link"}
    found = read(gias_links(tmp_path / "l.csv", link, link, back, form, {**form, "LinkURN": "?"}))
    assert links(found) == {
        ("900001", "900100"): "successor",
        ("900100", "900001"): "predecessor",
        ("900100", "900200"): "unknown",
    }
    assert (found.counts.duplicates, found.counts.quarantined) == (1, 1)


def test_links_that_contradict_each_other_are_set_aside(read: Reader, tmp_path: Path) -> None:
    link = {"URN": "900001", "LinkURN": "900100", "LinkType": "Successor"}
    more = [{**link, "LinkURN": str(number)} for number in range(900101, 900104)]
    found = read(gias_links(tmp_path / "l.csv", link, {**link, "LinkType": "Predecessor"}, *more))
    assert rules(found) == [(1, "figure.twice"), (2, "figure.twice")]
    assert len(rows(found, "school_link")) == 3
