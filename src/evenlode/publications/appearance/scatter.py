"""One measure across and another up, with a named mark for each area: the place heavy, England as crossing lines."""

from collections.abc import Sequence
from dataclasses import dataclass

from evenlode.publications.appearance.canvas import (
    ENGLAND,
    FOOT,
    QUIET,
    SMALL,
    WHITE,
    Row,
    Spec,
    blocks,
    colour_of,
    points,
    rules,
    spec,
    texts,
    weight_of,
)
from evenlode.publications.appearance.layout import Scale, grid_across, grid_up, gutter, scale, within, wrapped
from evenlode.publications.appearance.placement import FAR, Box, Name, placed
from evenlode.publications.appearance.series import Dot, Series, dot_at, drawn
from evenlode.publications.appearance.typeface import width as width_of

TOP, BELOW, RIGHT, LINE, MARK, ROOM, PARTS, ENOUGH = 34, 40, 24, 13, 7, 110, 6, 40.0


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
    def box(self) -> Box:
        """Where the line stands."""
        return Box(self.x - 1, self.y - 1, self.x2 + 1, self.y2 + 1)

    @property
    def said_box(self) -> Box:
        """Where the text stands."""
        half = width_of(self.text, SMALL) / 2
        return Box(self.text_x - half, self.text_y - LINE / 2, self.text_x + half, self.text_y + LINE / 2)


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
    england = [line for one in found if one.style == "england" for line in lines_of(one, here, level, upright, width)]
    layers = [
        *grid_across(upright, level.start, level.end),
        *grid_up(level, [(upright.end, upright.start)]),
        rules([line.row for line in england], ENGLAND, 1, (5, 3)),
        *texts([line.said for line in england], SMALL, QUIET, align="center", clear=True),
        *named(here, england, level, upright),
        *marked(here),
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


def lines_of(england: Area, areas: Sequence[Area], level: Scale, upright: Scale, right: float) -> tuple[Line, Line]:
    """England's two lines, with its numbers: one above the chart, one at an end, on the side where it covers least."""
    above, beside = (f"{england.name} {dot.text}" for dot in (england.across, england.up))
    first, last = (end + side * (width_of(beside, SMALL) / 2 + 4) for end, side in ((level.start, 1), (level.end, -1)))
    choices = [
        Line(beside, level.start, level.end, england.y, england.y, x, england.y + off)
        for x in (last, first, *(first + (last - first) * part / PARTS for part in range(1, PARTS)))
        for off in (-8, 9)
    ]
    best = max(choices, key=lambda line: free(line.said_box, england, areas))
    x = within(england.x, above, SMALL, right)
    return Line(above, england.x, england.x, upright.end, upright.start, x, upright.end - 8), best


def free(box: Box, england: Area, areas: Sequence[Area]) -> float:
    """How far a text is from the nearest mark, as far as that matters; least where England's other line crosses it."""
    if box.left - 3 < england.x < box.right + 3:
        return 0.0
    return min([ENOUGH, *(box.distance(one.x, one.y) for one in areas)])


def mark_of(area: Area) -> Box:
    """Where an area's mark stands, and a little more."""
    return Box(area.x - MARK, area.y - MARK, area.x + MARK, area.y + MARK)


def marked(areas: Sequence[Area]) -> list[Spec]:
    """The areas' marks, the place's on top."""
    rows: dict[str, list[Row]] = {"neighbours": [], "here": []}
    for one in areas:
        row = {"x": one.x, "y": one.y, "of": one.name, "value": one.up.value, "across": one.across.value}
        rows.setdefault(one.style, []).append(row)
    return [points(found, style) for style, found in rows.items()]


def named(areas: Sequence[Area], england: Sequence[Line], level: Scale, upright: Scale) -> list[Spec]:
    """The areas' names beside their marks."""
    wraps = [wrapped(one.name, ROOM, SMALL, weight_of(one.style)) for one in areas]
    names = [name_of(one, wrap) for one, wrap in zip(areas, wraps, strict=True)]
    lines, taken = [line.box for line in england], [line.said_box for line in england]
    inside = Box(level.start, upright.end, level.end, upright.start)
    boxes = placed(names, [mark_of(one) for one in areas], lines, taken, inside)
    written: list[Spec] = []
    for one, wrap, box in zip(areas, wraps, boxes, strict=True):
        align, x = side_of(one, box)
        rows = [{"x": x, "y": box.top + LINE * (index + 0.5), "text": line} for index, line in enumerate(wrap)]
        written += texts(rows, SMALL, colour_of(one.style), weight_of(one.style), align)
    grounds = [{"x": box.left, "x2": box.right, "y": box.top, "y2": box.bottom} for box in boxes]
    leaders = [one for area, box in zip(areas, boxes, strict=True) for one in leader(area, box)]
    return [blocks(grounds, WHITE), *leaders, *written]


def leader(area: Area, box: Box) -> list[Spec]:
    """A fine line from a mark to a name that does not stand beside it."""
    if box.distance(area.x, area.y) < FAR - 1:
        return []
    x, y = min(max(area.x, box.left), box.right), min(max(area.y, box.top), box.bottom)
    return [rules([{"x": area.x, "y": area.y, "x2": x, "y2": y}], FOOT, 0.75)]


def name_of(area: Area, lines: Sequence[str]) -> Name:
    """How much room a name needs."""
    wide = max(width_of(line, SMALL, weight_of(area.style)) for line in lines)
    return Name(area.x, area.y, wide, LINE * len(lines))


def side_of(area: Area, box: Box) -> tuple[str, float]:
    """How the lines of a name are set, so that they lie against their mark."""
    if box.right < area.x:
        return "right", box.right
    return ("left", box.left) if box.left > area.x else ("center", (box.left + box.right) / 2)
