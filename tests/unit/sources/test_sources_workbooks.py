"""The files beside LAIT's figures: neighbours, the list of authorities, the data dictionary."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

import look_alikes
from evenlode.errors import Refused, Severity
from evenlode.sources.reading import ReadFile

Reader = Callable[..., ReadFile]
TEN = [873, 919, 825, 937, 916, 850, 867, 938, 869, 803]
SETS = {931: TEN, 873: [931, 919, 825, 937, 916, 850, 867, 938, 869, 803], 825: [*TEN[:2], 931, *TEN[3:]]}


def rows(found: ReadFile, table: str) -> list[dict[str, Any]]:
    """The accepted rows of a table."""
    given: list[dict[str, Any]] = found.read.tables[table].to_pylist()
    return given


def changed(path: Path, *lines: list[object]) -> Path:
    """The workbook of neighbours with lines added at its foot."""
    book = openpyxl.load_workbook(look_alikes.neighbours(path, SETS))
    for line in lines:
        book.active.append(line)
    return look_alikes.saved(book, path)


def line_of(number: object, neighbours: list[object], closeness: str = "Close") -> list[object]:
    """One line of the workbook."""
    return [number, "Name", number, 3, "Region", *(cell for near in neighbours for cell in (near, closeness))]


def test_neighbours_are_read_closest_first_although_a_column_name_repeats(tmp_path: Path, read: Reader) -> None:
    found = read(look_alikes.neighbours(tmp_path / "sn_may_2025.xlsx", SETS))
    assert (found.counts.rows_in, found.counts.accepted, found.problems) == (3, 3, ())
    mine = [row for row in rows(found, "neighbour") if row["place"] == "E10000025"]
    assert [row["position"] for row in mine] == list(range(1, 11))
    assert [row["neighbour"] for row in mine[:3]] == ["E10000003", "E10000015", "E06000060"]
    assert [row["closeness"] for row in mine[:4]] == ["Extremely close", "Very close", "Close", "Close"]


def test_lines_that_name_nobody_are_said_and_change_nothing(tmp_path: Path, read: Reader) -> None:
    nothing = line_of(943, ["-"] * 10, "-")
    found = read(changed(tmp_path / "sn.xlsx", [None, "Old SNs:"], nothing, []))
    assert [(one.rule, one.severity) for one in found.problems] == [("neighbour.none", Severity.WARNING)] * 2
    assert (found.counts.quarantined, found.counts.accepted) == (0, 5)
    assert len(rows(found, "neighbour")) == 30


@pytest.mark.parametrize(
    ("line", "column", "rule"),
    [
        (line_of(999, TEN), "LA number", "place.unknown"),
        (line_of(919, [1, *TEN[1:]]), "SN1", "place.unknown"),
        (line_of(919, ["-", *TEN[1:]]), "SN1", "place.unknown"),
        (line_of(919, [*TEN[:9], 873]), "LA number", "neighbour.twice"),
        (line_of(937, TEN), "LA number", "neighbour.twice"),
        (line_of(931, [*TEN[:9], 802]), "LA number", "authority.twice"),
    ],
)
def test_a_line_that_cannot_be_true_is_quarantined_whole(
    tmp_path: Path, read: Reader, line: list[object], column: str, rule: str
) -> None:
    found = read(changed(tmp_path / "sn.xlsx", line))
    assert [(one.column, one.rule, one.severity) for one in found.problems] == [(column, rule, Severity.ERROR)]
    assert (found.counts.quarantined, found.counts.accepted, len(rows(found, "neighbour"))) == (1, 3, 30)


def test_a_line_that_repeats_another_is_a_duplicate(tmp_path: Path, read: Reader) -> None:
    book = openpyxl.load_workbook(look_alikes.neighbours(tmp_path / "sn.xlsx", SETS))
    book.active.append([cell.value for cell in book.active[4]])
    found = read(look_alikes.saved(book, tmp_path / "sn.xlsx"))
    assert (found.counts.rows_in, found.counts.accepted, found.counts.duplicates) == (4, 3, 1)


def test_the_list_of_authorities_is_kept_as_printed(tmp_path: Path, read: Reader) -> None:
    found = read(look_alikes.authority_numbers(tmp_path / "list.xlsx", (931, 931, 935)))
    assert found.source.id == "authority_numbers"
    assert [row["number"] for row in rows(found, "authority_number")] == ["931", "935"]
    assert found.counts.duplicates == 1


# The data dictionary


def dictionary(path: Path, *names_and_topics: tuple[str, str, str]) -> Path:
    """A data dictionary with a name, a topic and a title on each line."""
    heading = list(look_alikes.DICTIONARY)
    at = [heading.index(column) for column in ("Measure_short", "Topic", "Measure")]
    lines = []
    for cells in names_and_topics:
        line = [""] * len(heading)
        for place, cell in zip(at, cells, strict=True):
            line[place] = cell
        lines.append(line)
    return look_alikes.written_csv(path, [heading, *lines])


def test_a_name_under_two_topics_is_two_indicators(tmp_path: Path, read: Reader) -> None:
    path = dictionary(
        tmp_path / "d.csv", ("LAC", "Care", "In care"), ("LAC", "Health", "In care"), ("CIN", "Care", "In need")
    )
    found = read(path)
    assert (found.counts.accepted, found.counts.duplicates, found.problems) == (3, 0, ())
    assert [(row["name"], row["topic"], row["source"]) for row in rows(found, "indicator")] == [
        ("LAC", "Care", "lait"), ("LAC", "Health", "lait"), ("CIN", "Care", "lait"),
    ]  # fmt: skip


def test_a_name_twice_under_one_topic_is_a_duplicate_or_a_contradiction(tmp_path: Path, read: Reader) -> None:
    lines = [("LAC", "Care", "In care"), ("LAC", "Care", "In care"), ("CIN", "Care", "A"), ("CIN", "Care", "B")]
    found = read(dictionary(tmp_path / "d.csv", *lines))
    assert (found.counts.accepted, found.counts.quarantined, found.counts.duplicates) == (1, 2, 1)
    assert {(one.row, one.rule) for one in found.problems} == {(3, "figure.twice"), (4, "figure.twice")}


def test_an_indicator_without_a_name_is_quarantined(tmp_path: Path, read: Reader) -> None:
    lines = [
        ("", "Care", "A"),
        (" ", "Care", "B"),
        ("LAC", "", "C"),
        ("LAC", "Care", "D"),
        ("CIN", "A", "E"),
        ("CPP", "A", "F"),
    ]
    found = read(dictionary(tmp_path / "d.csv", *lines))
    assert [(one.row, one.column, one.rule) for one in found.problems] == [
        (1, "Measure_short", "key.empty"), (2, "Measure_short", "key.empty"), (3, "Topic", "key.empty"),
    ]  # fmt: skip
    assert found.counts.accepted == 3


def test_a_description_may_run_over_several_lines(tmp_path: Path, read: Reader) -> None:
    found = read(look_alikes.lait_dictionary(tmp_path / "d.csv"))
    assert [row["description"] for row in rows(found, "indicator")] == [
        "An invented description.\n\nIn two paragraphs."
    ] * 2


def test_a_dictionary_without_its_names_is_not_known(tmp_path: Path, read: Reader) -> None:
    heading = [name for name in look_alikes.DICTIONARY if name != "Measure_short"]
    path = look_alikes.written_csv(tmp_path / "d.csv", [heading, [""] * len(heading)])
    with pytest.raises(Refused) as error:
        read(path)
    assert "lait_dictionary (missing Measure_short)" in error.value.where
