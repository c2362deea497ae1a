"""The forms of charts: no address, nothing drawn without a number, texts from the dots, inside and apart."""

import json
from collections import Counter
from collections.abc import Callable
from itertools import combinations
from xml.etree.ElementTree import Element, fromstring

import pytest

from evenlode.publications.appearance.bars import bars
from evenlode.publications.appearance.canvas import Spec
from evenlode.publications.appearance.counts import counts
from evenlode.publications.appearance.drawing import draw, renderer
from evenlode.publications.appearance.lines import lines
from evenlode.publications.appearance.scatter import scatter
from evenlode.publications.appearance.series import Dot, Series
from evenlode.publications.appearance.stages import stages
from unit.publications.drawn_texts import drawn_texts, size_of

YEARS = ("2014/15", "2015/16", "2016/17", "2017/18", "2018/19", "2019/20", "2020/21", "2021/22", "2022/23", "2023/24")
STAGES = ("Reception: good level of development", "Year 1: phonics", "Key stage 2: reading, writing and maths", "By 19")
AREAS = (
    "Bath and North East Somerset", "Bracknell Forest", "Buckinghamshire", "Cambridgeshire", "Central Bedfordshire",
    "Gloucestershire", "Hampshire", "South Gloucestershire", "West Berkshire", "Wiltshire",
)  # fmt: skip
HEALTH = (7.4, 6.8, 7.1, 7.0, 8.1, 7.7, 7.3, 6.2, 6.1, 7.2)
ATTAINMENT = (48.9, 47.1, 54.2, 48.3, 45.5, 48.9, 47.6, 45.2, 47.8, 47.0)


def dot(x: str, value: float | None, whisker: float | None = None) -> Dot:
    """A number with one decimal, or the symbol of one that is not there."""
    if value is None:
        return Dot(x, None, "z")
    ends = (value - whisker, value + whisker) if whisker else (None, None)
    marks = {"breaks": x == "2017/18", "covid": x in ("2019/20", "2020/21")}
    return Dot(x, value, f"{value:.1f}".replace("-", "\N{MINUS SIGN}"), *ends, **marks)


def series(
    name: str, style: str, names: tuple[str, ...], *values: float | None, whisker: float | None = None
) -> Series:
    """Numbers of as many categories or years as there are values."""
    found = zip(names, values, strict=False)
    return Series(name, style, tuple(dot(x, value, whisker) for x, value in found))


HERE = series("Oxfordshire", "here", YEARS, 18.2, 18.0, 17.6, 17.9, None, 18.3, 21.1, 20.8, 20.4, 19.8, whisker=1.5)
ENGLAND = series("England", "england", YEARS, 18.0, 18.1, 17.7, 17.8, 18.4, 18.2, 21.0, 20.7, 20.6, 20.1)
NEIGHBOURS = series("Statistical neighbours", "neighbours", YEARS, 18.5, 18.2, 17.9, 17.8, 18.1, 18.0, 20.8, None)
BEHIND = series("Oxfordshire", "here", YEARS, -1.2, -0.8, -1.5, -0.4, -0.9, -1.9, 0.4, 0.2, -0.6, -1.1)
TRIO = (
    series("Oxfordshire", "here", STAGES, 31.7, None, 27.0, 30.9, whisker=2.0),
    series("England", "england", STAGES, 21.2, 15.6, 21.0, 25.5),
    series("Statistical neighbours", "neighbours", STAGES, 29.5, 19.4, 27.6, None),
)
PUBLISHED = series("Published by DfE", "here", YEARS, 34, 41, 52, 59, 47, 22, None, 38, 61, 72)
PRINTED = series("Printed in the strategy", "others", YEARS, 34, 43, 52)
ACROSS = (
    series("Oxfordshire", "here", ("Oxfordshire",), 7.05),
    series("Neighbours", "neighbours", AREAS, *HEALTH),
    series("England", "england", ("England",), 8.9),
)
UP = (
    series("Oxfordshire", "here", ("Oxfordshire",), 46.9),
    series("Neighbours", "neighbours", AREAS, *ATTAINMENT),
    series("England", "england", ("England",), 46.1),
)

FORMS: dict[str, Callable[[float], Spec]] = {
    "lines": lambda width: lines([HERE, ENGLAND, NEIGHBOURS], unit="points", width=width),
    "lines to a target": lambda width: lines([BEHIND], width=width, target=0.5, target_text="0.5 or better by 2030"),
    "stages": lambda width: stages(TRIO, unit="points behind", width=width),
    "bars": lambda width: bars(TRIO[:2], unit="% of pupils", width=width),
    "counts": lambda width: counts(PUBLISHED, second=PRINTED, width=width, target=30, target_text="30 or fewer"),
    "scatter": lambda width: scatter(ACROSS, UP, titles=("Low birth weight, %", "Attainment 8"), width=width),
}
each_form = pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
each_width = pytest.mark.parametrize("width", [320, 340, 480, 680])


def rows(spec: Spec, mark: str) -> list[Spec]:
    """The data of every layer of a kind of mark."""
    return [row for layer in spec["layer"] if layer["mark"]["type"] == mark for row in layer["data"]["values"]]


def texts(spec: Spec) -> list[str]:
    """Every text of a specification."""
    return [row["text"] for row in rows(spec, "text")]


@each_form
def test_a_form_is_plain_names_no_address_and_is_the_same_each_time(form: Callable[[float], Spec]) -> None:
    written = json.dumps(form(340))
    assert "://" not in written
    assert "url" not in written
    assert "NaN" not in written
    assert json.dumps(form(340)) == written


@each_form
def test_nothing_is_drawn_without_a_number(form: Callable[[float], Spec]) -> None:
    spec = form(340)
    marks = [row for kind in ("point", "rect", "line") for row in rows(spec, kind) if "value" in row]
    assert marks
    assert all(row["value"] is not None for row in marks)


@each_form
@each_width
def test_every_text_is_inside_and_none_is_on_another(form: Callable[[float], Spec], width: float) -> None:
    svg = draw(form(width), "one", "a", "b")
    found, (across, down) = drawn_texts(svg), size_of(svg)
    assert across == width
    assert len(found) > 5
    outside = [one for one in found if one.left < -0.5 or one.right > across + 0.5 or one.top < 0 or one.bottom > down]
    assert outside == []
    assert [(one.text, other.text) for one, other in combinations(found, 2) if one.meets(other)] == []


@each_form
def test_a_drawing_is_as_vega_drew_it_but_for_what_nobody_sees(form: Callable[[float], Spec]) -> None:
    whole = renderer().vegalite_to_svg(form(340), allowed_base_urls=[])
    slim = draw(form(340), "one", "a", "b")
    assert marks_of(slim) == marks_of(whole)
    places = [(one.text, one.left, one.top) for one in drawn_texts(whole)]
    assert [(one.text, one.left, one.top) for one in drawn_texts(slim)] == [
        (text, pytest.approx(left, abs=0.01), pytest.approx(top, abs=0.01)) for text, left, top in places
    ]
    assert len(slim) < 0.9 * len(whole)
    assert [one for one in svg_of(slim).iter() if one.tag.endswith("}g") and not one.attrib] == []


def marks_of(svg: str) -> Counter[tuple[str, str | None, str | None]]:
    """How many marks of each shape, filling and stroke a drawing shows."""
    return Counter(
        (one.tag, one.attrib.get("fill"), one.attrib.get("stroke"))
        for one in svg_of(svg).iter()
        if {"fill", "stroke"} & one.attrib.keys() and not one.tag.endswith("}g")
    )


def svg_of(svg: str) -> Element:
    """A drawing, parsed."""
    return fromstring(svg)  # noqa: S314 - we drew it ourselves


@each_form
def test_no_text_is_small(form: Callable[[float], Spec]) -> None:
    sizes = [layer["mark"]["fontSize"] for layer in form(340)["layer"] if layer["mark"]["type"] == "text"]
    assert min(sizes) >= 11


@pytest.mark.parametrize("last", [9.9, 99.0, 119.0, 99_900.0])
def test_the_numbers_of_an_axis_are_inside_however_long(last: float) -> None:
    dots = tuple(Dot(f"Area {i}", last * i / 5, str(last * i / 5)) for i in range(1, 6))
    across = [
        Series("Here", "here", dots[:1]),
        Series("Neighbours", "neighbours", dots[1:]),
        Series("England", "england", ()),
    ]
    svg = draw(scatter(across, across, titles=("Across", "Up"), width=400, height=250), "id", "title", "words")
    wide, _high = size_of(svg)
    assert [one.text for one in drawn_texts(svg) if one.left < -0.5 or one.right > wide + 0.5] == []


def test_a_line_breaks_before_a_new_definition_and_where_there_is_no_number() -> None:
    run = {row["of"]: row["run"] for row in rows(lines([HERE]), "line")}
    assert "2018/19" not in run
    assert run["2014/15"] == run["2016/17"] != run["2017/18"] != run["2019/20"] == run["2023/24"]


def test_a_line_says_its_newest_number_and_its_year_where_that_is_not_the_newest() -> None:
    said = texts(lines([HERE, ENGLAND, NEIGHBOURS], width=680))
    assert {"19.8", "Oxfordshire", "20.1", "England", "20.8", "Statistical neighbours, 2020/21"} <= set(said)


def test_new_definitions_the_pandemic_and_a_target_are_drawn_where_there_are_some() -> None:
    spec = lines([BEHIND], width=680, target=0.5, target_text="0.5 or better")
    assert {"new definition", "pandemic", "0.5 or better"} <= set(texts(spec))
    plain = lines([series("Oxfordshire", "here", YEARS[:3], 1.0, 2.0, 3.0)])
    assert not {"new definition", "pandemic"} & set(texts(plain))
    assert not rows(plain, "rect")


def test_charts_with_the_same_bounds_have_the_same_axis() -> None:
    low, high = (lines([series("A", "here", YEARS[:2], *pair)], bounds=(-5, 40)) for pair in ((1.0, 2.0), (30.0, 31.0)))
    ticks = [[text for text in texts(one) if text not in ("A", "2.0", "31.0")] for one in (low, high)]
    assert ticks[0] == ticks[1]
    assert "\N{MINUS SIGN}10" in ticks[0]


@pytest.mark.parametrize("form", [stages, bars])
def test_every_number_of_rows_is_printed_as_its_text(form: Callable[..., Spec]) -> None:
    said = texts(form(TRIO))
    assert [one.text for each in TRIO for one in each.dots if one.text not in said] == []
    assert said.count("z") == 2
    assert [name.name for name in TRIO if name.name not in said] == []


def test_counts_print_a_second_source_where_it_says_another_number() -> None:
    said = texts(counts(PUBLISHED, second=PRINTED, width=680))
    assert said.count("34.0") == 1
    assert {"41.0", "43.0", "72.0"} <= set(said)


def test_narrow_columns_print_the_newest_the_highest_and_the_lowest() -> None:
    many = Series("Suspensions", "here", tuple(Dot(x, 2500.0 + i, f"{2500 + i:,}") for i, x in enumerate(YEARS)))
    said = [text for text in texts(counts(many, width=300)) if text.startswith("2,5")]
    assert said == ["2,500", "2,509"]


def test_intervals_are_drawn_as_far_as_they_reach() -> None:
    assert len([row for row in rows(lines([HERE]), "rule") if row["x"] == row["x2"] and "tick" not in row]) >= 9
    assert {row["x2"] > row["x"] for row in rows(bars(TRIO), "rule") if row["y"] == row["y2"]} == {True}
