"""Charts: plain specifications that name no address, broken where numbers must not be joined, drawn offline."""

import json
from dataclasses import replace

import pytest

from evenlode.publications.appearance.charts import SERIES, Spec, bounds_of, gap_trend, series
from evenlode.publications.appearance.drawing import draw
from evenlode.publications.evidence import Evidence
from evenlode.publications.trends import Trend, table, trends


@pytest.fixture
def panels(evidence: Evidence) -> list[Trend]:
    """The panels of the small county's chart."""
    return trends(evidence)


def panel(panels: list[Trend], title: str) -> Trend:
    """One panel by its title."""
    return next(one for one in panels if one.stage.title == title)


def marks(spec: Spec) -> list[str]:
    """The marks of a specification's layers, in order."""
    return [layer["mark"]["type"] for layer in spec["layer"]]


def test_every_stage_of_the_report_has_a_panel(panels: list[Trend]) -> None:
    assert [one.stage.title for one in panels] == ["Reception", "Key stage 2", "Key stage 4", "By the age of 19"]


def test_a_specification_is_plain_and_names_no_address(panels: list[Trend]) -> None:
    written = json.dumps([gap_trend(one, bounds_of(panels, one)) for one in panels])
    assert "://" not in written
    assert "url" not in written


def test_a_specification_is_the_same_each_time(panels: list[Trend]) -> None:
    one = panels[0]
    assert gap_trend(one, (0, 40)) == gap_trend(one, (0, 40))


def runs(trend: Trend, name: str) -> dict[str, int]:
    """Which run of a line each year with a value belongs to."""
    gap_of = dict(SERIES)[name]
    return {row["year"]: row["run"] for row in series(trend, gap_of) if row["gap"] is not None}


@pytest.mark.parametrize("name", ["here", "england"])
def test_a_line_breaks_at_a_new_definition_and_where_nothing_was_published(panels: list[Trend], name: str) -> None:
    reception = runs(panel(panels, "Reception"), name)
    assert reception["2018/19"] != reception["2021/22"]
    assert reception["2021/22"] == reception["2024/25"]
    attainment = runs(panel(panels, "Key stage 4"), name)
    assert attainment["2015/16"] != attainment["2016/17"] == attainment["2024/25"]
    key_stage_2 = runs(panel(panels, "Key stage 2"), name)
    assert "2019/20" not in key_stage_2
    assert key_stage_2["2018/19"] != key_stage_2["2021/22"]


def test_pandemic_and_new_definitions_are_drawn_where_there_are_some(panels: list[Trend]) -> None:
    key_stage_4 = gap_trend(panel(panels, "Key stage 4"), (0, 40))
    assert marks(key_stage_4)[:2] == ["rect", "rule"]
    assert key_stage_4["layer"][0]["data"]["values"] == [{"year": "2019/20", "until": "2021/22"}]
    assert key_stage_4["layer"][1]["data"]["values"] == [{"year": "2016/17"}]
    assert not {"rect", "rule"} & set(marks(gap_trend(panel(panels, "By the age of 19"), (0, 40))))


def test_panels_of_one_unit_have_one_scale_that_begins_at_nought(panels: list[Trend]) -> None:
    bounds = {one.measure.unit: bounds_of(panels, one) for one in panels}
    assert all(bounds_of(panels, one) == bounds[one.measure.unit] for one in panels)
    assert {low for low, _high in bounds.values()} == {0.0}


def test_the_table_has_the_numbers_of_the_chart(panels: list[Trend]) -> None:
    rows = {row.year: row.pairs for row in table(panels)}
    here, england, mark = rows["2016/17"][2]
    assert (here.text, england.text, mark) == ("10.0", "10.0", "n")
    assert rows["2019/20"][1][0].text == "x"
    assert rows["2020/21"][2][2] == "p"


def test_a_drawing_has_a_name_and_a_description_and_is_one_image(panels: list[Trend]) -> None:
    svg = draw(gap_trend(panels[0], (0, 40)), "one", "The <gap>", "It & more")
    assert svg.startswith("<svg ")
    assert 'role="img" aria-labelledby="one-title one-desc"' in svg
    assert '<title id="one-title">The &lt;gap&gt;</title><desc id="one-desc">It &amp; more</desc>' in svg
    assert svg.count("role=") == 1
    assert "2014/15" in svg
    assert "2024/25" in svg


def test_a_side_without_a_gap_is_left_out_and_the_other_drawn(panels: list[Trend]) -> None:
    one = panels[0]
    alone = replace(one, points=tuple(replace(point, england=None) for point in one.points))
    spec = gap_trend(alone, bounds_of([alone], alone))
    assert marks(spec).count("line") == 1
    assert draw(spec, "one", "a", "b")
