"""Partitions and the state hash: how a table is cut, how its parts are named, and when two states are one."""

from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pytest

import look_alikes
from evenlode.engines.registry import open_engine
from evenlode.lake.acts import revert
from evenlode.lake.doctor import examine
from evenlode.lake.home import Home
from evenlode.lake.kinds import Receipt
from evenlode.lake.partitions import partition_name, partition_values, predicate
from evenlode.lake.reading import open_reading
from evenlode.lake.state_hash import state_hash as hash_of_parts
from evenlode.sources.load import load
from evenlode.sources.rebuild import rebuild
from evenlode.tables.registry import TABLES
from ledger_model import held, state_hash

Give = Callable[..., Receipt]

FIGURES, NEIGHBOURS = TABLES.find("published_figure"), TABLES.find("neighbour")
ODD = ("o'brien", "a/b", "x=y", "50%", "é", "a b", "%2F", "source=lait/claimed=yes", "", "..", "\\", '"')


def test_a_partition_is_named_by_its_columns_and_values() -> None:
    assert partition_name(FIGURES, ["lait", "yes"]) == "source=lait/claimed=yes"
    assert partition_values("source=lait/claimed=yes") == {"source": "lait", "claimed": "yes"}
    assert predicate(["source=lait/claimed=yes"]) == "(source = 'lait' AND claimed = 'yes')"
    assert predicate(["month=2026-01", "month=2026-02"]) == "(month = '2026-01') OR (month = '2026-02')"
    assert predicate([""]) is None


@pytest.mark.parametrize("value", ODD)
def test_any_text_can_be_a_value(value: str) -> None:
    name = partition_name(FIGURES, [value, "yes"])
    assert partition_values(name) == {"source": value, "claimed": "yes"}
    assert len({partition_name(FIGURES, [odd, "yes"]) for odd in ODD}) == len(ODD)
    assert (predicate([name]) or "").count("'") % 2 == 0


def test_sources_with_odd_names_are_kept_apart(home: Home, tmp_path: Path) -> None:
    key = ("phonics_y1", "E10000025", "all", "201415")
    names = ["o'brien", "a/b", "50%é", "source=lait/claimed=yes"]
    paths = [
        look_alikes.tidy_figures(tmp_path / f"{number}.csv", {key: str(number)}, source=source)
        for number, source in enumerate(names)
    ]
    assert {receipt.state for receipt in load(home, paths)[0]} == {"accepted"}
    newer = look_alikes.tidy_figures(tmp_path / "newer.csv", {key: "99"}, source="o'brien", published="2026-05")
    receipt = load(home, [newer])[0][0]
    found = {key[0]: dict(row)["printed"] for (_table, key), row in held(home).items()}
    assert found == {name: str(number) for number, name in enumerate(names)} | {"o'brien": "99"}
    before = state_hash(home)
    assert rebuild(home).entry.state_hash == before
    revert(home, receipt.load)
    assert {key[0]: dict(row)["printed"] for (_table, key), row in held(home).items()}["o'brien"] == "0"
    assert all(finding.well for finding in examine(home))
    with open_reading(home, "1") as reading:
        assert reading.engine.arrow(reading.table("published_figure", "source=a%2Fb/claimed=yes")).num_rows == 1


def test_a_hash_does_not_depend_on_the_order_of_rows_or_columns(tmp_path: Path) -> None:
    engine = open_engine("duckdb", [tmp_path])
    rows = pa.table({"a": ["x", "y", None, "x"], "b": [1.5, None, 2.0, 1.5]})
    same = rows.take([2, 0, 3, 1]).select(["b", "a"])
    assert engine.row_hash(engine.table(rows)) == engine.row_hash(engine.table(same))
    others = [
        rows.slice(1),
        pa.concat_tables([rows, rows]),
        rows.set_column(1, "b", pa.array([1.5, None, 2.0, 1.6])),
        rows.rename_columns(["b", "a"]),
        rows.set_column(0, "a", pa.array(["x", "y", "", "x"])),
    ]  # fmt: skip - each is another state
    hashes = {engine.row_hash(engine.table(one)) for one in [rows, *others]}
    assert len(hashes) == len(others) + 1
    assert engine.row_hash(engine.table(rows.slice(0, 0))) == 0


def test_the_hash_of_a_state_is_that_of_its_tables_parts() -> None:
    one = {"published_figure": {"source=a": "0" * 31 + "1", "source=b": "e" * 32}, "indicator": {"": "0" * 31 + "7"}}
    assert hash_of_parts(one) == hash_of_parts(dict(reversed(one.items())))
    assert hash_of_parts(one) != hash_of_parts({"indicator": one["indicator"]})
    assert hash_of_parts({}) == hash_of_parts({"published_figure": {}})
    assert len(hash_of_parts({})) == 32


def test_which_load_a_row_is_from_and_how_new_it_is_are_in_the_hash(home: Home, give: Give) -> None:
    figures = {"KS1P_all 2014 931": "76", "KS1P_all 2014 970": "74"}
    give("2024-11", figures)
    one = state_hash(home)
    give("2024-11", figures, published="2024-12")
    other_date = state_hash(home)
    give("2024-12", {**figures, "KS1P_all 2014 7": "1"}, into=Home(home.root / "other"))
    assert len({one, other_date, state_hash(Home(home.root / "other"))}) == 3
