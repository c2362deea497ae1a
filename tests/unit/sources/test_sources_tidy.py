"""Figures and neighbours in Evenlode's own tidy form: every word and every number is checked."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

import look_alikes
from evenlode.errors import Refused, Severity
from evenlode.lake.home import Home
from evenlode.lake.reading import open_reading
from evenlode.measures.figures import figures
from evenlode.sources.catalogue.evenlode_neighbours import SOURCE as TIDY_NEIGHBOURS
from evenlode.sources.load import load
from evenlode.sources.reading import ReadFile

Reader = Callable[..., ReadFile]
GOOD = {
    ("phonics_y1", "E10000025", "all", "201516"): "80",
    ("phonics_y1", "E92000001", "all", "201516"): "81",
    ("phonics_y1", "oxfordshire-north", "all", "201516"): "c",
    ("neet", "E10000025", "all", "fy201516"): "3.4",
}  # fmt: skip
ROW = {
    "measure": "phonics_y1", "place": "E10000025", "phase": "all", "group": "fsm", "year": "201516", "period": "year",
    "reason": "all", "state": "value", "printed": "60",
}  # fmt: skip


@pytest.fixture
def tidy(tmp_path: Path, read: Reader) -> Callable[..., ReadFile]:
    """Read figures in tidy form: good ones, and rows like the usual one with some columns changed."""

    def tidy(*changed: Mapping[str, str], published: str = "2026-04") -> ReadFile:
        extra = [ROW | dict(one) for one in changed]
        return read(look_alikes.tidy_figures(tmp_path / "figures.csv", GOOD, published=published, extra=extra))

    return tidy


def rows(found: ReadFile) -> list[dict[str, Any]]:
    """The accepted rows."""
    given: list[dict[str, Any]] = found.read.tables["published_figure"].to_pylist()
    return given


def test_good_figures_are_accepted_and_the_file_says_its_own_date(tidy: Callable[..., ReadFile]) -> None:
    found = tidy({"numerator": "12", "denominator": "20.5", "at_least": "55", "at_most": "65.5", "release": "final"})
    assert (found.counts.rows_in, found.counts.accepted, found.problems) == (5, 5, ())
    assert found.read.published == "2026-04"
    row = rows(found)[-1]
    assert (row["value"], row["decimals"], float(row["numerator"]), float(row["denominator"])) == (60.0, 0, 12.0, 20.5)
    assert (row["at_least"], row["at_most"], row["release"]) == (55.0, 65.5, "final")
    assert [row["state"] for row in rows(found)] == ["value", "value", "c", "value", "value"]
    assert rows(found)[2]["value"] is None


@pytest.mark.parametrize(
    ("changed", "column", "rule"),
    [
        ({"state": "q"}, "state", "state.unknown"),
        ({"state": ""}, "state", "state.unknown"),
        ({"group": "pupils"}, "group", "group.unknown"),
        ({"phase": "nursery"}, "phase", "phase.unknown"),
        ({"year": "2015/16"}, "year", "year.unknown"),
        ({"year": "2016"}, "year", "year.unknown"),
        ({"year": ""}, "year", "year.unknown"),
        ({"place": ""}, "place", "place.unknown"),
        ({"place": "931"}, "place", "place.unknown"),
        ({"place": "Oxfordshire"}, "place", "place.unknown"),
        ({"place": "E10000002"}, "place", "place.unknown"),
        ({"place": "north.oxford"}, "place", "place.unknown"),
        ({"place": "north oxford"}, "place", "place.unknown"),
        ({"period": "term"}, "period", "period.unknown"),
        ({"period": ""}, "period", "period.unknown"),
        ({"reason": "a.b"}, "reason", "reason.unknown"),
        ({"source": "a b"}, "source", "source.unknown"),
        ({"printed": "-"}, "printed", "value.unreadable"),
        ({"printed": ""}, "printed", "value.unreadable"),
        ({"numerator": "a few"}, "numerator", "number.unreadable"),
        ({"numerator": "inf"}, "numerator", "number.unreadable"),
        ({"denominator": "999999999999999"}, "denominator", "number.unreadable"),
        ({"at_least": "1-2"}, "at_least", "number.unreadable"),
        ({"at_most": "nan"}, "at_most", "number.unreadable"),
        ({"published": "2024-11"}, "published", "published.mixed"),
    ],
)
def test_a_record_with_a_word_or_number_that_is_not_ours_is_quarantined(
    tidy: Callable[..., ReadFile], changed: Mapping[str, str], column: str, rule: str
) -> None:
    found = tidy(changed)
    assert (found.counts.accepted, found.counts.quarantined) == (4, 1)
    assert (5, column, rule, Severity.ERROR) in [
        (one.row, one.column, one.rule, one.severity) for one in found.problems
    ]
    assert {one.row for one in found.problems} == {5}


def test_a_figure_that_no_measure_claims_keeps_its_words_as_printed(tidy: Callable[..., ReadFile]) -> None:
    found = tidy({"measure": "", "unclaimed": "Value added, reading", "year": "not stated", "group": "boys who read"})
    row = rows(found)[-1]
    assert (row["claimed"], row["year"], row["group"]) == ("no", "not stated", "boys who read")


def test_a_measure_that_we_do_not_know_waits_for_an_evenlode_that_does(home: Home, tmp_path: Path) -> None:
    path = look_alikes.tidy_figures(tmp_path / "figures.csv", GOOD | {("ks9_magic", "E10000025", "all", "201516"): "1"})
    receipts, _ = load(home, [path])
    assert (str(receipts[0].state), receipts[0].counts.accepted) == ("accepted", 5)
    with open_reading(home) as reading:
        assert {one.key.measure for one in figures(reading)} == {"phonics_y1", "neet"}


def test_whatever_is_accepted_can_be_asked_for(home: Home, tmp_path: Path) -> None:
    strange = [{"place": ""}, {"place": "a.b"}, {"year": "x"}, {"reason": "a b"}, {"group": ""}, {"state": "no"}]
    more = {("phonics_y1", f"somewhere-{number}", "all", "201516"): "1" for number in range(6)}
    extra = [ROW | one for one in strange]
    path = look_alikes.tidy_figures(tmp_path / "figures.csv", GOOD | more, extra=extra)
    receipts, _ = load(home, [path])
    assert (receipts[0].counts.accepted, receipts[0].counts.quarantined) == (10, 6)
    with open_reading(home) as reading:
        found = figures(reading)
    assert len(found) == 10
    assert {one.place_kind for one in found if one.key.place.startswith("oxfordshire-")} == {"locality"}


def test_repeats_and_contradictions_are_told_apart(tidy: Callable[..., ReadFile]) -> None:
    found = tidy({}, {}, {"group": "sen"}, {"group": "sen", "printed": "61"})
    assert (found.counts.accepted, found.counts.quarantined, found.counts.duplicates) == (5, 2, 1)
    assert [(one.row, one.rule) for one in found.problems] == [(7, "figure.twice"), (8, "figure.twice")]


def test_a_quarantined_record_contradicts_nothing(tidy: Callable[..., ReadFile]) -> None:
    found = tidy({"printed": "-"}, {"printed": "60"})
    assert [(one.row, one.rule) for one in found.problems] == [(5, "value.unreadable")]
    assert (found.counts.accepted, found.counts.quarantined) == (5, 1)


def test_a_file_that_gives_no_date_of_its_own_leaves_it_to_its_name(tidy: Callable[..., ReadFile]) -> None:
    assert tidy(published="spring").read.published == ""
    assert tidy(published="2026-04-30").read.published == "2026-04-30"


# Neighbours


def neighbours_csv(path: Path, changed: Mapping[str, str]) -> Path:
    """Two authorities' neighbours in tidy form, with one column of the last record changed."""
    common = {"published": "2025-05", "licence": "Invented", "origin": "An invented publication", "closeness": "Close"}
    pairs = [("E10000025", "1", "E10000003"), ("E10000025", "2", "E10000015"), ("E10000003", "1", "E10000025")]
    records = [common | {"place": place, "position": position, "neighbour": near} for place, position, near in pairs]
    records[-1] |= changed
    table = [[record.get(column, "") for column in TIDY_NEIGHBOURS.columns] for record in records]
    return look_alikes.written_csv(path, [list(TIDY_NEIGHBOURS.columns), *table])


def test_neighbours_in_tidy_form_are_accepted(tmp_path: Path, read: Reader) -> None:
    found = read(neighbours_csv(tmp_path / "neighbours.csv", {}))
    assert (found.source.id, found.counts.accepted, found.problems) == ("evenlode_neighbours", 3, ())
    assert [row["position"] for row in found.read.tables["neighbour"].to_pylist()] == [1, 2, 1]


@pytest.mark.parametrize(
    ("changed", "column", "rule"),
    [
        ({"position": "first"}, "position", "number.unreadable"),
        ({"position": ""}, "position", "number.unreadable"),
        ({"position": "--1"}, "position", "number.unreadable"),
        ({"position": "9" * 30}, "position", "number.unreadable"),
        ({"place": "931"}, "place", "place.unknown"),
        ({"neighbour": "Oxfordshire"}, "neighbour", "neighbour.unknown"),
    ],
)
def test_a_strange_neighbour_is_quarantined(
    tmp_path: Path, read: Reader, changed: Mapping[str, str], column: str, rule: str
) -> None:
    found = read(neighbours_csv(tmp_path / "neighbours.csv", changed))
    assert [(one.row, one.column, one.rule) for one in found.problems] == [(3, column, rule)]
    assert found.counts.accepted == 2


def test_neighbours_with_no_date_at_all_are_refused(home: Home, tmp_path: Path) -> None:
    path = neighbours_csv(tmp_path / "neighbours.csv", {"published": "2021-04"})
    receipts, _ = load(home, [path])
    assert "Nothing says when neighbours.csv was published" in receipts[0].problems[0].message


def test_a_file_that_is_mostly_strange_is_refused(tidy: Callable[..., ReadFile]) -> None:
    with pytest.raises(Refused, match="5 of the 9 records"):
        tidy(*({"place": f"a.{number}"} for number in range(5)))
