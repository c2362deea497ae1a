"""National values: each item, what is held, real ones and invented ones apart, and a value that comes again."""

from decimal import Decimal
from pathlib import Path

import pytest

from evenlode.errors import Refused
from evenlode.formats.reading import peek
from evenlode.lake.home import Home
from evenlode.lake.kinds import LoadState
from evenlode.sources.catalogue.reference_values import SOURCE
from evenlode.sources.load import load
from evenlode.sources.recognition import recognise
from evenlode.vocabulary.codes.references import ITEMS
from homes import in_the_lake
from look_alikes_results import file_of
from record_sources import reading_of, verdicts


def value(key: str = "100.5", text: str = "46.2", **cells: str) -> dict[str, str]:
    """A national value."""
    return {
        "measure": "ks4_attainment8", "year": "2023/24", "item": "expected", "key": key, "value": text,
        "origin": "an invented table", "synthetic": "yes", **cells,
    }  # fmt: skip


@pytest.mark.parametrize("item", ITEMS)
def test_every_item_becomes_a_row(item: str) -> None:
    found = reading_of(value(item=item, text="6.1234"), source=SOURCE)
    (row,) = found.tables["reference"].to_pylist()
    assert found.problems == ()
    assert (row["measure"], row["year"], row["item"], row["key"]) == ("ks4_attainment8", "202324", item, "100.5")
    assert (row["value"], row["origin"], row["synthetic"]) == (Decimal("6.1234"), "an invented table", "yes")
    assert (found.names, found.synthetic) == (None, None)


def test_real_values_are_not_marked() -> None:
    rows = reading_of(value(synthetic="no"), value("101", synthetic="N"), source=SOURCE).tables["reference"]
    assert rows["synthetic"].to_pylist() == ["", ""]


FAULTS = [
    ({"measure": "Attainment 8"}, "reference.measure"),
    ({"measure": ""}, "measure.empty"),
    ({"year": ""}, "year.empty"),
    ({"year": "2024"}, "year.unreadable"),
    ({"item": "median"}, "item.unknown"),
    ({"value": ""}, "value.empty"),
    ({"value": "high"}, "number.unreadable"),
    ({"origin": ""}, "origin.empty"),
    ({"synthetic": ""}, "invented.empty"),
    ({"item": "standard_deviation", "value": "-1"}, "reference.spread"),
    ({"item": "share", "value": "100.1"}, "reference.share"),
    ({"item": "share", "value": "-0.1"}, "reference.share"),
]


@pytest.mark.parametrize(("cells", "rule"), FAULTS)
def test_each_fault_holds_its_value_by_its_own_rule(cells: dict[str, str], rule: str) -> None:
    found = reading_of(value("1"), value("2") | cells, source=SOURCE)
    assert rule in {one for row, _column, one, _severity in verdicts(found) if row == 2}
    if cells.get("synthetic") is None:
        assert found.tables["reference"]["key"].to_pylist() == ["1"]


@pytest.mark.parametrize("cells", [{"item": "mean", "value": "-1"}, {"item": "share", "value": "0"}])
def test_what_is_within_bounds_is_taken(cells: dict[str, str]) -> None:
    assert reading_of(value() | cells, source=SOURCE).problems == ()


def test_invented_values_never_stand_beside_real_ones() -> None:
    found = reading_of(value("1"), value("2", synthetic="no"), source=SOURCE)
    assert verdicts(found) == [(row, "synthetic", "reference.mixed", "error") for row in (1, 2)]


def test_one_value_said_in_two_ways_is_held() -> None:
    found = reading_of(value("1"), value("2"), value("2"), value("1", "47"), source=SOURCE)
    assert (found.quarantined, found.duplicates) == (2, 1)
    assert {rule for _row, _column, rule, _severity in verdicts(found)} == {"reference.twice"}


def test_a_later_value_takes_the_place_of_the_first(home: Home, tmp_path: Path) -> None:
    first = file_of(tmp_path / "first.csv", [value("1"), value("2", "50")])
    second = file_of(tmp_path / "second.csv", [value("1", "47.3")])
    load(home, [first], published="2024-10")
    (receipt,), _passed_over = load(home, [second], published="2025-02")
    assert receipt.state is LoadState.ACCEPTED
    assert sorted(in_the_lake(home, "reference", "key", "value")) == [("1", Decimal("47.3")), ("2", Decimal(50))]


def test_it_is_known_by_its_columns_and_needs_each(tmp_path: Path) -> None:
    assert recognise(peek(file_of(tmp_path / "values.csv", [value()]))).source is SOURCE
    for name in ("measure", "item", "key", "value", "origin", "synthetic"):
        bare = {column: text for column, text in value().items() if column != name}
        with pytest.raises(Refused, match="is not a file that Evenlode knows"):
            recognise(peek(file_of(tmp_path / f"{name}.csv", [bare])))
