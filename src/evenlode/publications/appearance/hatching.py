"""Hatching: slanting lines within shapes on a drawing, which a chart's specification has no word for."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from evenlode.publications.appearance.outlines import Point, Polygons

APART = 4.0  # pixels


def hatching(shapes: Iterable[Polygons], apart: float = APART) -> list[list[Point]]:
    """The pieces of lines at 45 degrees that lie within shapes, `apart` pixels apart, the same ones in all shapes."""
    return [piece for shape in shapes for piece in within(shape, apart)]


def within(shape: Polygons, apart: float) -> list[list[Point]]:
    """The pieces within one shape: on each line, from every place where it goes in to that where it goes out."""
    edges = [edge for rings in shape for ring in rings for edge in pairwise(ring)]
    levels = [x + y for start, _end in edges for x, y in (start,)]
    found = []
    for number in range(int(min(levels) // apart), int(max(levels) // apart) + 1):
        level = (number + 0.5) * apart
        places = sorted(crossing(edge, level) for edge in edges if (sum(edge[0]) > level) != (sum(edge[1]) > level))
        found += [[point(x, level), point(end, level)] for x, end in zip(places[::2], places[1::2], strict=False)]
    return found


def crossing(edge: Sequence[Point], level: float) -> float:
    """How far across an edge meets a line."""
    (ax, ay), (bx, by) = edge
    return ax + (bx - ax) * (level - ax - ay) / (bx + by - ax - ay)


def point(x: float, level: float) -> Point:
    """A point of a line, in tenths of a pixel."""
    return int(x * 10 + 0.5) / 10, int((level - x) * 10 + 0.5) / 10
