"""What charts are made of: rules, lines, marks, blocks and texts at places in pixels, as a Vega-Lite specification.

The places are worked out by the charts themselves, since only who knows where everything stands can keep labels apart;
each row of data keeps its number beside its place. Place, England and neighbours differ by shape, by filling and by
weight of line as well as by colour, so that a chart reads in grey.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from evenlode.publications.appearance.series import Dot, Series
from evenlode.publications.appearance.typeface import FAMILIES, width

Spec = dict[str, Any]
Row = dict[str, Any]

INK, QUIET, PLACE, ENGLAND, NEIGHBOURS = "#1b1b1b", "#595959", "#12436d", "#595959", "#5f8a8b"
FOOT, HAIR, BAND, WHITE = "#8c8c8c", "#e3e3e0", "#f0f0ee", "#ffffff"
TEXT, SMALL, BOLD, USUAL = 12, 11, 600, 400
HALF_FIGURE = 0.364  # half the height of a figure of our font, as a part of its size

LINES: dict[str, Spec] = {
    "here": {"stroke": PLACE, "strokeWidth": 2.5},
    "england": {"stroke": ENGLAND, "strokeWidth": 1.25},
    "neighbours": {"stroke": NEIGHBOURS, "strokeWidth": 1.25},
    "group": {"stroke": PLACE, "strokeWidth": 2.5},
    "others": {"stroke": PLACE, "strokeWidth": 1.25},
}
POINTS: dict[str, Spec] = {
    "here": {"shape": "circle", "fill": PLACE, "stroke": WHITE, "strokeWidth": 1, "size": 64},
    "england": {"shape": "diamond", "fill": WHITE, "stroke": ENGLAND, "strokeWidth": 1.5, "size": 62},
    "neighbours": {"shape": "square", "fill": WHITE, "stroke": NEIGHBOURS, "strokeWidth": 1.5, "size": 36},
    "group": {"shape": "circle", "fill": PLACE, "stroke": WHITE, "strokeWidth": 1, "size": 64},
    "others": {"shape": "circle", "fill": WHITE, "stroke": PLACE, "strokeWidth": 1.75, "size": 52},
}
FILLS = {"here": PLACE, "england": "#b4b4b1", "neighbours": "#a9c3c3", "group": PLACE, "others": "#b4b4b1"}
ORDER = {"neighbours": 0, "others": 1, "england": 2, "group": 3, "here": 4}


def spec(across: float, down: float, layers: Iterable[Spec]) -> Spec:
    """A specification of a fixed size, of those layers that have anything to draw."""
    return {
        "width": across,
        "height": down,
        "background": None,
        "padding": 0,
        "autosize": {"type": "none"},
        "layer": [layer for layer in layers if layer["data"]["values"]],
        "config": {"font": FAMILIES, "aria": False, "view": {"stroke": None}},
    }


def layer(rows: Sequence[Row], mark: Spec, *channels: str) -> Spec:
    """One kind of mark at places in pixels; further channels are read from fields of the same names."""
    places = {name: {"field": name, "type": "quantitative", "scale": None, "axis": None} for name in ("x", "y")}
    ends = {name: {"field": name} for name in channels if name in ("x2", "y2")}
    others = {name: {"field": name, "type": "nominal"} for name in channels if name not in ends}
    return {"data": {"values": list(rows)}, "mark": mark, "encoding": {**places, **ends, **others}}


def rules(rows: Sequence[Row], colour: str = HAIR, thick: float = 1, dash: Sequence[int] = ()) -> Spec:
    """Straight lines from `x`, `y` to `x2`, `y2`."""
    mark = {"type": "rule", "color": colour, "strokeWidth": thick, **({"strokeDash": list(dash)} if dash else {})}
    return layer(rows, mark, "x2", "y2")


def blocks(rows: Sequence[Row], colour: str) -> Spec:
    """Filled rectangles from `x`, `y` to `x2`, `y2`."""
    return layer(rows, {"type": "rect", "color": colour, "opacity": 1}, "x2", "y2")


def path(rows: Sequence[Row], style: str) -> Spec:
    """A line through places in order, broken where `run` changes."""
    encoding = {"order": {"field": "x", "type": "quantitative"}, "detail": {"field": "run", "type": "nominal"}}
    found = layer(rows, {"type": "line", "strokeJoin": "round", **LINES[style]})
    return {**found, "encoding": {**found["encoding"], **encoding}}


def points(rows: Sequence[Row], style: str) -> Spec:
    """The marks of a style."""
    return layer(rows, {"type": "point", "opacity": 1, **POINTS[style]})


def texts(
    rows: Sequence[Row],
    size: float = TEXT,
    colour: str = INK,
    weight: int = USUAL,
    align: str = "left",
    clear: bool = False,
) -> list[Spec]:
    """Texts whose figures are centred on `y`, on a ground of white where they must be clear of what lies below."""
    set_rows = [{**row, "y": row["y"] + size * HALF_FIGURE} for row in rows]
    mark = {"type": "text", "baseline": "alphabetic", "align": align, "fontSize": size, "fontWeight": weight}
    grounds = [ground(row, size, weight, align) for row in rows] if clear else []
    return [blocks(grounds, WHITE), layer(set_rows, {**mark, "color": colour}, "text")]


def ground(row: Row, size: float, weight: int, align: str) -> Row:
    """The rectangle that a text covers, and a little more."""
    wide, half = width(row["text"], size, weight), size * HALF_FIGURE + 2
    left = row["x"] - wide * {"left": 0.0, "center": 0.5, "right": 1.0}[align]
    return {"x": left - 2, "x2": left + wide + 2, "y": row["y"] - half, "y2": row["y"] + half}


def numbered(dot: Dot, x: float, y: float, name: str = "") -> Row:
    """The row of a dot at a place, with its number, whose it is and of what."""
    return {"x": x, "y": y, "value": dot.value, "of": dot.x, "name": name}


def symbol(series: Series, x: float, y: float, bars: bool = False) -> Spec:
    """The mark of a series by itself, about a place: as in a key."""
    thick = 5 if heavy(series.style) else 3
    if bars:
        return blocks([{"x": x - 7, "x2": x + 7, "y": y - thick, "y2": y + thick}], FILLS[series.style])
    return points([{"x": x, "y": y}], series.style)


def heavy(style: str) -> bool:
    """Whether a style is that of what the chart is about."""
    return style in ("here", "group")


def weight_of(style: str) -> int:
    """How heavy the numbers of a style are printed."""
    return BOLD if heavy(style) else USUAL


def colour_of(style: str) -> str:
    """In which colour the numbers of a style are printed."""
    return PLACE if heavy(style) else INK
