"""The numbers of areas on a map: in the middle of a large one, beside a small one with a line that leads to it."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from evenlode.publications.appearance.canvas import BOLD, INK, WHITE, Row, Spec, rules, texts
from evenlode.publications.appearance.outlines import Point, Polygons
from evenlode.publications.appearance.placement import Box, Name, placed
from evenlode.publications.appearance.typeface import width

SIZE, TALL, ROOM, DOT = 10.5, 11.0, 9.0, 1.5


def numbers(shapes: Mapping[str, Polygons], inside: Box) -> list[Spec]:
    """The numbers, as texts, of some shapes on the drawing."""
    found = {text: (middle(shape[0][0]), is_small(shape[0][0])) for text, shape in shapes.items()}
    centred = {text: at for text, (at, small) in found.items() if not small}
    beside = {text: at for text, (at, small) in found.items() if small}
    boxes = placed(
        [Name(x, y, width(text, SIZE, BOLD) + 2, TALL) for text, (x, y) in beside.items()],
        [Box(x - DOT, y - DOT, x + DOT, y + DOT) for x, y in beside.values()],
        [],
        [box(text, at) for text, at in centred.items()],
        inside,
    )
    moved = {text: middle_of(one) for text, one in zip(beside, boxes, strict=True)}
    leaders = [
        {"x": at[0], "y": at[1], "x2": moved[text][0], "y2": moved[text][1], "text": text}
        for text, at in beside.items()
    ]
    rows = [{"x": x, "y": y, "text": text} for text, (x, y) in (*centred.items(), *moved.items())]
    return [rules(leaders, WHITE, 3), rules(leaders, INK, 1), halo(rows), *texts(rows, SIZE, INK, BOLD, "center")]


def box(text: str, at: Point) -> Box:
    """Where a number about a place stands."""
    half = width(text, SIZE, BOLD) / 2 + 1
    return Box(at[0] - half, at[1] - TALL / 2, at[0] + half, at[1] + TALL / 2)


def middle_of(one: Box) -> Point:
    """The middle of a rectangle."""
    return (one.left + one.right) / 2, (one.top + one.bottom) / 2


def halo(rows: Sequence[Row]) -> Spec:
    """White around texts, so that they read on any class."""
    found = texts(rows, SIZE, WHITE, BOLD, "center")[1]
    return {**found, "mark": {**found["mark"], "stroke": WHITE, "strokeWidth": 3.5, "strokeJoin": "round"}}


def is_small(ring: Sequence[Point]) -> bool:
    """Whether a number would cover most of an area."""
    across, down = [x for x, _y in ring], [y for _x, y in ring]
    return min(max(across) - min(across), max(down) - min(down)) < 2 * ROOM


def middle(ring: Sequence[Point]) -> Point:
    """The centre of gravity of a ring."""
    twice = across = up = 0.0
    for (ax, ay), (bx, by) in pairwise(ring):
        part = ax * by - bx * ay
        twice, across, up = twice + part, across + part * (ax + bx), up + part * (ay + by)
    return (across / (3 * twice), up / (3 * twice)) if twice else ring[0]
