"""One measure across and another up, with a named mark for each area: the place heavy, England as crossing lines."""

from collections.abc import Sequence
from dataclasses import dataclass

from evenlode.publications.appearance.canvas import (
    ENGLAND,
    QUIET,
    SMALL,
    Row,
    Spec,
    colour_of,
    points,
    rules,
    spec,
    texts,
    weight_of,
)
from evenlode.publications.appearance.layout import Scale, grid_across, grid_up, gutter, scale, within, wrapped
from evenlode.publications.appearance.placement import Box, Name, placed
from evenlode.publications.appearance.series import Dot, Series, dot_at, drawn
from evenlode.publications.appearance.typeface import width as width_of

TOP, BELOW, RIGHT, LINE, MARK, ROOM = 34, 40, 8, 13, 7, 110


@dataclass(frozen=True)
class Area:
    """One area: its two numbers and where its mark stands."""

    name: str
    style: str
    across: Dot
    up: Dot
    x: float
    y: float


@dataclass(frozen=True)
class Line:
    """One of England's lines, with its number and where that stands."""

    text: str
    x: float
    x2: float
    y: float
    y2: float
    text_x: float
    text_y: float

    @property
    def row(self) -> Row:
        """The line."""
        return {"x": self.x, "x2": self.x2, "y": self.y, "y2": self.y2}

    @property
    def said(self) -> Row:
        """What is said of it."""
        return {"x": self.text_x, "y": self.text_y, "text": self.text}

    @property
    def boxes(self) -> tuple[Box, Box]:
        """Where line and text stand."""
        half = width_of(self.text, SMALL) / 2
        text = Box(self.text_x - half, self.text_y - LINE / 2, self.text_x + half, self.text_y + LINE / 2)
        return Box(self.x - 1, self.y - 1, self.x2 + 1, self.y2 + 1), text


def scatter(
    across: Sequence[Series], up: Sequence[Series], *, titles: tuple[str, str], width: float = 340, height: float = 320
) -> Spec:
    """Areas by two measures: `across` and `up` hold the same series, whose dots are paired by `x`, an area's name.

    A series of the style `england` is drawn as two lines with its numbers at their ends. `titles` say what is across
    and what is up. Neither axis needs to begin at nought.
    """
    upright = scale(values(up), height - BELOW, TOP, zero=False)
    level = scale(values(across), gutter(upright), width - RIGHT, zero=False)
    found = areas(across, up, level, upright)
    here = [one for one in found if one.style != "england"]
    england = [line for one in found if one.style == "england" for line in lines_of(one, level, upright, width)]
    layers = [
        *grid_across(upright, level.start, level.end),
        *grid_up(level, [(upright.end, upright.start)]),
        rules([line.row for line in england], ENGLAND, 1, (5, 3)),
        *texts([line.said for line in england], SMALL, QUIET, align="center", halo=True),
        *marked(here),
        *named(here, [box for line in england for box in line.boxes], level, upright),
        *texts([{"x": 0, "y": 8, "text": titles[1]}], SMALL, QUIET),
        *texts([{"x": level.end, "y": height - 8, "text": titles[0]}], SMALL, QUIET, align="right"),
    ]
    return spec(width, height, layers)


def values(series: Sequence[Series]) -> list[float]:
    """Every number of some series."""
    return [dot.value for one in series for dot in drawn(one) if dot.value is not None]


def areas(across: Sequence[Series], up: Sequence[Series], level: Scale, upright: Scale) -> list[Area]:
    """The areas that have both numbers: the place first, as it is named first."""
    found = [
        Area(dot.x, one.style, dot, other, level(dot.value or 0.0), upright(other.value or 0.0))
        for one, two in zip(across, up, strict=True)
        for dot in drawn(one)
        if (other := dot_at(two, dot.x))
    ]
    return sorted(found, key=lambda one: (one.style != "here", one.y, one.x))


def lines_of(england: Area, level: Scale, upright: Scale, right: float) -> tuple[Line, Line]:
    """England's two lines, with its numbers: one above the chart, one at the end further from the other line."""
    texts_of = [f"{england.name} {dot.text}" for dot in (england.across, england.up)]
    half = width_of(texts_of[1], SMALL) / 2
    side = level.start + half + 4 if england.x > (level.start + level.end) / 2 else level.end - half - 4
    above = within(england.x, texts_of[0], SMALL, right)
    return (
        Line(texts_of[0], england.x, england.x, upright.end, upright.start, above, upright.end - 8),
        Line(texts_of[1], level.start, level.end, england.y, england.y, side, england.y - 8),
    )


def marked(areas: Sequence[Area]) -> list[Spec]:
    """The areas' marks, the place's on top."""
    rows: dict[str, list[Row]] = {"neighbours": [], "here": []}
    for one in areas:
        row = {"x": one.x, "y": one.y, "of": one.name, "value": one.up.value, "across": one.across.value}
        rows.setdefault(one.style, []).append(row)
    return [points(found, style) for style, found in rows.items()]


def named(areas: Sequence[Area], lines: Sequence[Box], level: Scale, upright: Scale) -> list[Spec]:
    """The areas' names beside their marks."""
    wraps = [wrapped(one.name, ROOM, SMALL, weight_of(one.style)) for one in areas]
    names = [name_of(one, wrap) for one, wrap in zip(areas, wraps, strict=True)]
    marks = [Box(one.x - MARK, one.y - MARK, one.x + MARK, one.y + MARK) for one in areas]
    boxes = placed(names, marks, lines, Box(level.start, upright.end, level.end, upright.start))
    layers: list[Spec] = []
    for one, wrap, box in zip(areas, wraps, boxes, strict=True):
        align, x = side_of(one, box)
        rows = [{"x": x, "y": box.top + LINE * (index + 0.5), "text": line} for index, line in enumerate(wrap)]
        layers += texts(rows, SMALL, colour_of(one.style), weight_of(one.style), align, halo=True)
    return layers


def name_of(area: Area, lines: Sequence[str]) -> Name:
    """How much room a name needs."""
    wide = max(width_of(line, SMALL, weight_of(area.style)) for line in lines)
    return Name(area.x, area.y, wide, LINE * len(lines))


def side_of(area: Area, box: Box) -> tuple[str, float]:
    """How the lines of a name are set, so that they lie against their mark."""
    if box.right < area.x:
        return "right", box.right
    return ("left", box.left) if box.left > area.x else ("center", (box.left + box.right) / 2)
