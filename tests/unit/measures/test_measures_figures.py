"""Figures as they are asked for: order, flags, and what stands on each; and what changed between two states."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pyarrow
import pytest

import look_alikes
from evenlode.errors import NotFound
from evenlode.lake.acts import revert
from evenlode.lake.home import Home
from evenlode.lake.reading import open_reading
from evenlode.measures.changes import Change, changes
from evenlode.measures.figures import Figure, figures, flags_of, in_order
from evenlode.measures.registry import MEASURES
from evenlode.measures.stored import Query
from evenlode.sources.load import load
from evenlode.vocabulary.years import Year
from invented import ENGLAND, OXFORDSHIRE, figure

Give = Callable[[str, Mapping[look_alikes.LaitKey, str]], str]
FIRST = {("KS1P_all", year, "931"): "76" for year in ("2014", "2015", "2016")} | {("KS1P_all", "2014", "970"): "74"}


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """A home in which nothing was ever loaded."""
    return Home(tmp_path / "home")


@pytest.fixture
def give(home: Home, tmp_path: Path) -> Give:
    """Load one edition; gives the load's id."""

    def give(edition: str, values: Mapping[look_alikes.LaitKey, str]) -> str:
        receipts, _ = load(home, [look_alikes.lait(tmp_path / edition / "bds.parquet", values)])
        return receipts[0].load

    return give


def asked(home: Home, query: Query, as_at: str | None = None) -> list[Figure]:
    """The figures of a query."""
    with open_reading(home, as_at) as reading:
        return figures(reading, query)


def test_figures_stand_by_theme_place_group_and_year() -> None:
    given = [
        figure("ks4_attainment8", "all", "2018/19", 1.0),
        figure("phonics_y1", "sen_support", "2018/19", 1.0),
        figure("phonics_y1", "all", "2018/19", 1.0, ENGLAND),
        figure("phonics_y1", "fsm", "2018/19", 1.0),
        figure("phonics_y1", "all", "2018/19", 1.0),
        figure("phonics_y1", "all", "2017/18", 1.0),
    ]
    parts = ("source", "measure", "place", "phase", "group", "year", "period", "reason")
    stored = [{part: getattr(one.key, part) for part in parts} | {"year": one.key.year.id} for one in given]
    rows = in_order(pyarrow.Table.from_pylist(stored)).to_pylist()
    assert [".".join(row[part] for part in parts[1:6]) for row in rows] == [
        "phonics_y1.E10000025.all.all.201718", "phonics_y1.E10000025.all.all.201819",
        "phonics_y1.E10000025.all.fsm.201819", "phonics_y1.E10000025.all.sen_support.201819",
        "phonics_y1.E92000001.all.all.201819", "ks4_attainment8.E10000025.all.all.201819",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("measure", "year", "given", "flags"),
    [
        ("ks4_attainment8", "2018/19", (), ()),
        ("ks4_attainment8", "2019/20", (), ("covid",)),
        ("ks4_attainment8", "2020/21", ("restated",), ("covid", "restated")),
        ("ks4_attainment8", "2022/23", ("outturn",), ("outturn",)),
        ("absence_persistent", "2018/19..2020/21", (), ("covid",)),
        ("absence_persistent", "2021/22..2023/24", (), ()),
    ],
)
def test_the_flags_of_the_file_and_of_the_pandemic_stand_together(
    measure: str, year: str, given: tuple[str, ...], flags: tuple[str, ...]
) -> None:
    assert flags_of(MEASURES.find(measure), Year.parse(year), given) == flags


def test_a_measure_that_does_not_exist_is_not_found() -> None:
    assert MEASURES.find("neet") is MEASURES.find("neet")
    with pytest.raises(NotFound, match="no measure called 'neat'"):
        MEASURES.find("neat")


def test_an_empty_part_of_a_query_asks_for_all(home: Home, give: Give) -> None:
    give("2024-11", FIRST)
    assert len(asked(home, Query())) == 4
    assert len(asked(home, Query(measures=(), places=[], years=["201415"]))) == 1
    assert {one.key.place for one in asked(home, Query(years=["201314"]))} == {OXFORDSHIRE, ENGLAND}


def test_a_figure_knows_where_it_stands(home: Home, give: Give) -> None:
    id = give("2024-11", FIRST)
    one = asked(home, Query(places=[ENGLAND]))[0]
    assert (one.load, one.record, one.cell, one.printed) == (id, 4, "Values", "74")
    assert (one.place_name, one.place_kind, one.unit, one.decimals, one.snapshot) == (
        "England",
        "country",
        "percent",
        0,
        1,
    )
    assert (one.numerator, one.denominator, one.low, one.high, one.reported, one.expected) == (None,) * 6


# What changed


def changed(home: Home, before: str, now: str, query: Query | None = None) -> dict[str, Change]:
    """What changed between two snapshots, by figure."""
    with open_reading(home, before) as then, open_reading(home, now) as later:
        return {one.key.id: one for one in changes(then, later, query or Query())}


def test_what_a_load_brought_changed_and_left_alone(home: Home, give: Give) -> None:
    give("2024-11", FIRST)
    newer = {("KS1P_all", "2014", "931"): "76", ("KS1P_all", "2015", "931"): "77", ("KS1P_all", "2016", "931"): "c"}
    id = give("2026-04", newer | {("KS1P_all", "2017", "931"): "80"})
    found = changed(home, "1", "2")
    year = {key.rpartition(".")[2]: one for key, one in found.items()}
    assert set(year) == {"201415", "201516", "201617"}
    assert year["201617"].before is None
    revised, hidden = year["201415"], year["201516"]
    assert revised.before is not None
    assert revised.now is not None
    assert (revised.before.value, revised.before.edition) == (76.0, "2024-11")
    assert (revised.now.value, revised.now.state, revised.now.edition) == (77.0, "value", "2026-04")
    assert hidden.now is not None
    assert (hidden.now.value, hidden.now.state) == (None, "c")
    revert(home, id)
    back = changed(home, "2", "3")
    assert set(back) == set(found)
    assert [one.now for one in back.values() if one.before and one.before.value == 80.0] == [None]
    assert changed(home, "1", "3") == {}
    assert set(changed(home, "1", "2", Query(years=["201415"]))) == {f"lait.phonics_y1.{OXFORDSHIRE}.all.all.201415"}
