"""Charts as Vega-Lite specifications: pure functions from figures to plain dictionaries that name no address.

Place and England differ by shape, by filling and by weight of line as well as by colour, so that a chart reads in grey.
"""

from collections.abc import Callable, Sequence
from typing import Any

from evenlode.comparisons.kinds import Gap
from evenlode.publications.appearance.typeface import FAMILIES
from evenlode.publications.trends import Point, Trend
from evenlode.vocabulary.rounding import shown

Spec = dict[str, Any]

INK, QUIET, PLACE, ENGLAND = "#1b1b1b", "#595959", "#12436d", "#595959"
FOOT, HAIR, BAND = "#8c8c8c", "#dcdcdc", "#f0f0ee"
FONT = FAMILIES
WIDTH, HEIGHT = 222, 160
PADDING = {"left": 28, "right": 14, "top": 14, "bottom": 26}
SERIES: tuple[tuple[str, Callable[[Point], Gap | None]], ...] = (
    ("england", lambda point: point.england),
    ("here", lambda point: point.here),
)
STYLE: dict[str, dict[str, Spec]] = {
    "here": {
        "line": {"stroke": PLACE, "strokeWidth": 2.5},
        "point": {"shape": "circle", "fill": PLACE, "stroke": PLACE, "size": 40},
    },
    "england": {
        "line": {"stroke": ENGLAND, "strokeWidth": 1.25},
        "point": {"shape": "diamond", "fill": "#ffffff", "stroke": ENGLAND, "strokeWidth": 1.25, "size": 44},
    },
}


def gap_trend(trend: Trend, bounds: tuple[float, float]) -> Spec:
    """The gap through the years, here and in England; lines break where a definition begins or nothing was published.

    `bounds` are the lowest and highest gap of all panels of this unit, so that panels of one unit have one scale.
    """
    years = [str(point.year) for point in trend.points]
    layers = [covid_bands(trend, years), definition_rules(trend, years)]
    for name, gap_of in SERIES:
        rows = [row for row in series(trend, gap_of) if row["gap"] is not None]
        layers += [line(name, rows), dots(name, rows)]
    return {
        "width": WIDTH,
        "height": HEIGHT,
        "background": None,
        "padding": PADDING,
        "autosize": {"type": "none"},
        "layer": [*(layer for layer in layers if layer["data"]["values"]), *last_values(trend)],
        "encoding": {"x": across(years), "y": upward(bounds)},
        "config": {"font": FONT, "aria": False, "view": {"stroke": None}},
    }


def bounds_of(trends: Sequence[Trend], trend: Trend) -> tuple[float, float]:
    """The lowest gap or zero, and the highest gap, of all panels whose unit is that of `trend`."""
    alike = [one for one in trends if one.measure.unit is trend.measure.unit]
    gaps = [gap_of(point) for one in alike for point in one.points for _name, gap_of in SERIES]
    values = [gap.gap for gap in gaps if gap and gap.gap is not None]
    return min([0.0, *values]), max([0.0, *values])


def across(years: Sequence[str]) -> Spec:
    """The axis of years: every year has its place, the first and the last are named."""
    named = f"datum.label == '{years[0]}' || datum.label == '{years[-1]}' ? datum.label : ''"
    align = {"condition": {"test": f"datum.label == '{years[0]}'", "value": "left"}, "value": "right"}
    axis = {
        "labelExpr": named,
        "labelAngle": 0,
        "labelFontSize": 12,
        "labelColor": QUIET,
        "labelAlign": align,
        "ticks": False,
        "title": None,
        "domain": False,
        "labelPadding": 8,
        "labelOverlap": False,
        "grid": False,
    }
    return {"field": "year", "type": "ordinal", "scale": {"domain": list(years)}, "axis": axis}


def upward(bounds: tuple[float, float]) -> Spec:
    """The axis of gaps: few and faint lines, and a plain one at zero, where there is no gap."""
    lines = {"condition": {"test": "datum.value === 0", "value": FOOT}, "value": HAIR}
    axis = {
        "tickCount": 4,
        "labelFontSize": 12,
        "labelColor": QUIET,
        "gridColor": lines,
        "domain": False,
        "ticks": False,
        "title": None,
        "labelPadding": 6,
    }
    scale = {"domain": list(bounds), "zero": True, "nice": 4}
    return {"field": "gap", "type": "quantitative", "scale": scale, "axis": axis}


def series(trend: Trend, gap_of: Callable[[Point], Gap | None]) -> list[Spec]:
    """The numbers of one line; `run` changes where the line must break."""
    rows: list[Spec] = []
    run = 0
    for point in trend.points:
        gap = gap_of(point)
        value = gap.gap if gap else None
        run += point.first or value is None
        rows.append({"year": str(point.year), "gap": value, "run": run})
    return rows


def line(name: str, rows: list[Spec]) -> Spec:
    """One side's line, broken between runs."""
    encoding = {"detail": {"field": "run", "type": "nominal"}}
    return {"data": {"values": rows}, "mark": {"type": "line", **STYLE[name]["line"]}, "encoding": encoding}


def dots(name: str, rows: list[Spec]) -> Spec:
    """One side's points."""
    return {"data": {"values": rows}, "mark": {"type": "point", "opacity": 1, **STYLE[name]["point"]}}


def covid_bands(trend: Trend, years: Sequence[str]) -> Spec:
    """A faint band behind each run of years that the pandemic affected."""
    rows: list[Spec] = []
    for before, point in zip((None, *trend.points), trend.points, strict=False):
        if point.covid and before and before.covid:
            rows[-1]["until"] = str(point.year)
        elif point.covid:
            rows.append({"year": str(point.year), "until": str(point.year)})
    encoding = {"x": edge(years), "x2": {"field": "until", "bandPosition": 1}, "y": whole_height(), "y2": {"value": 0}}
    return {"data": {"values": rows}, "mark": {"type": "rect", "color": BAND}, "encoding": encoding}


def definition_rules(trend: Trend, years: Sequence[str]) -> Spec:
    """A dashed line before the first year of each new definition."""
    rows = [{"year": str(point.year)} for point in trend.points if point.first]
    mark = {"type": "rule", "color": QUIET, "strokeDash": [2, 3], "strokeWidth": 1}
    return {
        "data": {"values": rows},
        "mark": mark,
        "encoding": {"x": edge(years), "y": whole_height(), "y2": {"value": 0}},
    }


def edge(years: Sequence[str]) -> Spec:
    """Where a year's band begins, on the axis that all layers share."""
    return {**across(years), "bandPosition": 0}


def whole_height() -> Spec:
    """The foot of the drawing."""
    return {"value": {"expr": "height"}}


def last_values(trend: Trend) -> list[Spec]:
    """The newest value of each line, written above the higher point and below the lower."""
    ends = {name: end for name, gap_of in SERIES if (end := newest(trend, gap_of))}
    highest = max(ends, key=lambda name: float(ends[name]["gap"]), default="")
    return [label(ends[name], name, -13 if name == highest else 15) for name in ends]


def newest(trend: Trend, gap_of: Callable[[Point], Gap | None]) -> Spec | None:
    """The newest point of a line that has a value, with its text."""
    found = [row for row in series(trend, gap_of) if row["gap"] is not None]
    if not found:
        return None
    return {**found[-1], "text": shown(found[-1]["gap"], trend.measure.decimals).replace("-", "\N{MINUS SIGN}")}


def label(row: Spec, name: str, dy: int) -> Spec:
    """One number beside its point."""
    weight, colour = ("bold", PLACE) if name == "here" else ("normal", INK)
    mark = {"type": "text", "dy": dy, "fontSize": 13, "fontWeight": weight, "color": colour, "align": "center"}
    return {"data": {"values": [row]}, "mark": mark, "encoding": {"text": {"field": "text", "type": "nominal"}}}
