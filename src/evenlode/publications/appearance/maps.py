"""A map of England's authorities in five ordered classes, with London enlarged: the place heavy, neighbours numbered.

Classes go from light to dark of one blue, so that they read in grey. An authority without a figure is white and
hatched: it looks like no class. `outlines.NOTICES` belong beside the drawing.
"""

import math
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

from evenlode.publications.appearance.canvas import (
    BOLD,
    FOOT,
    INK,
    QUIET,
    SMALL,
    TEXT,
    WHITE,
    Row,
    Spec,
    blocks,
    rules,
    spec,
    texts,
)
from evenlode.publications.appearance.hatching import hatching
from evenlode.publications.appearance.layout import wrapped
from evenlode.publications.appearance.map_numbers import is_small, numbers
from evenlode.publications.appearance.map_views import View, extent, fitted
from evenlode.publications.appearance.outlines import Point, Polygons, outlines
from evenlode.publications.appearance.placement import Box
from evenlode.vocabulary.places import by_code, containing

CLASSES = ("#cfe0f0", "#a0c2e0", "#699dcb", "#3672ab", "#12395f")
MISSING = "No figure"
LONDON = "E12000007"
NARROW = 520.0  # a map less wide than this has its list below it, otherwise beside it
LINE, SWATCH, GAP = 15, 14, 16


def choropleth(
    classes: Mapping[str, int | None],
    place: str,
    neighbours: Sequence[str] = (),
    *,
    labels: Sequence[str],
    width: float = 340,
) -> Spec:
    """England by authority, in at most five classes, the lowest first.

    `classes` says of an authority's ONS code in which class it is; None, or no word of it, is an authority without a
    figure. `labels` says what each class means. The place has a heavy outline, and its neighbours a thinner one and
    their numbers in the order given. From 520 pixels on their names stand beside the map, otherwise below it.
    """
    wide, below = width >= NARROW, is_in_london(place)
    across = 0.6 * width if wide else width
    england = fitted(outlines().values(), 0, 0, across)
    low = england((0, 0))[1]
    right = width - across - GAP if wide else across * (0.8 if below else 0.31)
    london = fitted(boroughs().values(), width - right, low + GAP if below and not wide else LINE + 2, right)
    names_at = (bottom(london) if wide or below else low) + LINE * (2 if wide else 1.25)
    names, end = named(place, neighbours, width - right if wide else 0, names_at, width, 1 if wide else 2)
    outside = [code for code in (place, *neighbours) if not is_in_london(code)]
    layers = [
        *view(england, outlines(), classes, outside, place),
        *frame(england, london),
        *view(london, boroughs(), classes, [place, *neighbours], place),
        *numbers(said_of(england, london, place, neighbours), Box(0, 0, width, max(low, bottom(london)))),
        *key(labels, missing=any(classes.get(code) is None for code in outlines())),
        *names,
    ]
    return spec(width, math.ceil(max(low, end)) + 2, layers)


def boroughs() -> dict[str, Polygons]:
    """The outlines of London's authorities."""
    return {code: shape for code, shape in outlines().items() if is_in_london(code)}


def is_in_london(code: str) -> bool:
    """Whether an authority lies in London."""
    place = by_code(code)
    return place is not None and LONDON in (one.code for one in containing(place))


def bottom(london: View) -> float:
    """Where the enlarged London ends."""
    _west, south, _east, _north = extent(boroughs().values())
    return london((0, south))[1]


def view(
    on: View, shapes: Mapping[str, Polygons], classes: Mapping[str, int | None], outlined: Sequence[str], place: str
) -> list[Spec]:
    """Authorities in one view: filled, hatched where there is no figure, some outlined and the place heavily."""
    drawn = {code: on.shape(shape) for code, shape in shapes.items()}
    bare = {code: shape for code, shape in drawn.items() if classes.get(code) is None}
    known = [feature(shape, code, fill(classes.get(code))) for code, shape in drawn.items() if code not in bare]
    around = [feature(drawn[code], code) for code in outlined if code in drawn and code != place]
    here = [feature(drawn[code], code) for code in outlined if code in drawn and code == place]
    heavy = 1.5 if here and is_small(drawn[place][0][0]) else 2.5
    return [
        geoshape(known, stroke=WHITE, strokeWidth=0.5),
        geoshape([feature(shape, code, WHITE) for code, shape in bare.items()], stroke=FOOT, strokeWidth=0.5),
        geoshape([lines(hatching(bare.values()))] if bare else [], stroke=FOOT, strokeWidth=0.6),
        geoshape(around, stroke=WHITE, strokeWidth=2.5),
        geoshape(around, stroke=INK, strokeWidth=1),
        geoshape(here, stroke=WHITE, strokeWidth=2 * heavy),
        geoshape(here, stroke=INK, strokeWidth=heavy),
    ]


def fill(number: int | None) -> str:
    """The colour of a class; white where there is none."""
    return WHITE if number is None else CLASSES[number]


def feature(shape: Polygons, code: str, filled: str = "") -> Row:
    """An authority's shape on the drawing, with its code; nothing is filled without a colour."""
    properties = {"code": code, "fill": filled} if filled else {"code": code}
    return {"type": "Feature", "properties": properties, "geometry": {"type": "MultiPolygon", "coordinates": shape}}


def lines(found: Sequence[Sequence[Point]]) -> Row:
    """Lines as one shape."""
    return {"type": "Feature", "properties": {}, "geometry": {"type": "MultiLineString", "coordinates": found}}


def geoshape(features: Sequence[Row], **mark: Any) -> Spec:
    """Shapes whose points are places on the drawing, each filled with its own colour where it has one."""
    filled = features and "fill" in features[0]["properties"]
    encoding = {"fill": {"field": "properties.fill", "type": "nominal", "scale": None}} if filled else {}
    return {
        "data": {"values": list(features)},
        "mark": {
            "type": "geoshape",
            "clip": False,
            "strokeJoin": "round",
            **({} if filled else {"fill": None}),
            **mark,
        },
        "projection": {"type": "identity", "scale": 1, "translate": [0, 0]},
        "encoding": encoding,
    }


def frame(england: View, london: View) -> list[Spec]:
    """London's place on the map, and what the enlarged one is called."""
    west, south, east, north = extent(boroughs().values())
    (left, top), (right, low) = england((west - 3, north + 3)), england((east + 3, south - 3))
    corners = [(left, top), (right, top), (right, low), (left, low), (left, top)]
    edges = [{"x": a, "y": b, "x2": c, "y2": d} for (a, b), (c, d) in pairwise(corners)]
    return [
        rules(edges, QUIET, 0.75),
        *texts([{"x": london.left - 2, "y": london.top - 12, "text": "London, enlarged"}], SMALL, QUIET),
    ]


def said_of(england: View, london: View, place: str, neighbours: Sequence[str]) -> dict[str, Polygons]:
    """The shapes of which something is said on the map, those of London on the enlarged one.

    Of neighbours it is their number; the place is named where it is so small that its outline alone would be missed.
    """
    shapes = {
        text: (london if is_in_london(code) else england).shape(outlines()[code])
        for text, code in [(name_of(place), place), *((str(at), code) for at, code in enumerate(neighbours, start=1))]
        if code in outlines()
    }
    here = name_of(place)
    return {text: shape for text, shape in shapes.items() if text != here or is_small(shape[0][0])}


def key(labels: Sequence[str], *, missing: bool) -> list[Spec]:
    """What each class means, the highest on top, in the corner of the map where there is sea."""
    entries = [*((CLASSES[number], text) for number, text in reversed(list(enumerate(labels))))]
    found: list[Spec] = []
    for row, (colour, text) in enumerate([*entries, *([(WHITE, MISSING)] if missing else [])]):
        x, y = 1.0, 8.0 + row * (LINE + 2)
        box = {"x": x, "x2": x + 2 * SWATCH, "y": y - SWATCH / 2, "y2": y + SWATCH / 2}
        found += [blocks([box], colour), *texts([{"x": box["x2"] + 6, "y": y, "text": text}], SMALL)]
        if colour == WHITE:
            ring = [(x, box["y"]), (box["x2"], box["y"]), (box["x2"], box["y2"]), (x, box["y2"]), (x, box["y"])]
            found += [
                geoshape([lines(hatching([[[ring]]]))], stroke=FOOT, strokeWidth=0.6),
                geoshape([lines([ring])], stroke=FOOT, strokeWidth=0.5),
            ]
    return found


def named(
    place: str, neighbours: Sequence[str], left: float, top: float, right: float, columns: int
) -> tuple[list[Spec], float]:
    """The names of the place and of its neighbours with their numbers, in columns, and where they end."""
    room = (right - left) / columns
    rows, most = [], -(-len(neighbours) // columns)
    ends = [top + LINE]
    for column in range(columns):
        y = top + 1.25 * LINE
        for number in range(column * most, min((column + 1) * most, len(neighbours))):
            x = left + column * room
            rows.append({"x": x + 14, "y": y, "text": str(number + 1), "align": "right"})
            for line in wrapped(name_of(neighbours[number]), room - 24, SMALL):
                rows.append({"x": x + 20, "y": y, "text": line, "align": "left"})
                y += LINE - 1
        ends.append(y)
    outline = [{"x": left + 1, "x2": left + 2 * SWATCH, "y": top - 5, "y2": top + 5}]
    return [
        blocks(outline, INK),
        blocks([{axis: one + (2.5 if axis in "xy" else -2.5) for axis, one in outline[0].items()}], WHITE),
        *texts([{"x": left + 2 * SWATCH + 6, "y": top, "text": name_of(place)}], TEXT, INK, BOLD),
        *texts([row for row in rows if row["align"] == "right"], SMALL, INK, BOLD, "right"),
        *texts([row for row in rows if row["align"] == "left"], SMALL),
    ], max(ends)


def name_of(code: str) -> str:
    """An authority's name."""
    place = by_code(code)
    return place.name if place else code
