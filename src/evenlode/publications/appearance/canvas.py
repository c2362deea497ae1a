"""What charts are made of: rules, lines, marks, blocks and texts at places in pixels, as a Vega-Lite specification.

The places are worked out by the charts themselves, since only who knows where everything stands can keep labels apart;
each row of data keeps its number beside its place. Place, England and neighbours differ by shape, by filling and by
weight of line as well as by colour, so that a chart reads in grey.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from evenlode.publications.appearance.series import Dot
from evenlode.publications.appearance.typeface import FAMILIES

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


def spec(width: float, height: float, layers: Iterable[Spec]) -> Spec:
    """A specification of a fixed size, of those layers that have anything to draw."""
    return {
        "width": width,
        "height": height,
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


def rules(rows: Sequence[Row], colour: str = HAIR, width: float = 1, dash: Sequence[int] = ()) -> Spec:
    """Straight lines from `x`, `y` to `x2`, `y2`."""
    mark = {"type": "rule", "color": colour, "strokeWidth": width, **({"strokeDash": list(dash)} if dash else {})}
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
    halo: bool = False,
) -> list[Spec]:
    """Texts whose figures are centred on `y`; a halo of white keeps them apart from what lies below."""
    set_rows = [{**row, "y": row["y"] + size * HALF_FIGURE} for row in rows]
    mark = {"type": "text", "baseline": "alphabetic", "align": align, "fontSize": size, "fontWeight": weight}
    below = {**mark, "color": WHITE, "stroke": WHITE, "strokeWidth": 3, "strokeJoin": "round"}
    written = [{**mark, "color": colour}]
    return [layer(set_rows, one, "text") for one in ([below, *written] if halo else written)]


def numbered(dot: Dot, x: float, y: float, name: str = "") -> Row:
    """The row of a dot at a place, with its number, whose it is and of what."""
    return {"x": x, "y": y, "value": dot.value, "of": dot.x, "name": name}


def weight_of(style: str) -> int:
    """How heavy the numbers of a style are printed."""
    return BOLD if style in ("here", "group") else USUAL


def colour_of(style: str) -> str:
    """In which colour the numbers of a style are printed."""
    return PLACE if style in ("here", "group") else INK
