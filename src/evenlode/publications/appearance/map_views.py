"""Where places on the plane stand on a drawing: the whole of England, or a part of it enlarged."""

from collections.abc import Iterable
from dataclasses import dataclass

from evenlode.publications.appearance.outlines import Point, Polygons


@dataclass(frozen=True)
class View:
    """A part of the plane on the drawing: where its north-west corner stands, and how many pixels a kilometre is."""

    west: float
    north: float
    left: float
    top: float
    scale: float

    def __call__(self, point: Point) -> Point:
        """Where a point of the plane stands on the drawing, in tenths of a pixel."""
        x, y = self.left + (point[0] - self.west) * self.scale, self.top + (self.north - point[1]) * self.scale
        return int(x * 10 + 0.5) / 10, int(y * 10 + 0.5) / 10

    def shape(self, polygons: Polygons) -> Polygons:
        """Polygons on the drawing."""
        return [[[self(point) for point in ring] for ring in rings] for rings in polygons]


def fitted(shapes: Iterable[Polygons], left: float, top: float, across: float) -> View:
    """A view in which some shapes fill a width."""
    west, _south, east, north = extent(shapes)
    return View(west, north, left + 2, top + 2, (across - 4) / (east - west))


def extent(shapes: Iterable[Polygons]) -> tuple[float, float, float, float]:
    """West, south, east and north of some shapes, in kilometres."""
    points = [point for shape in shapes for rings in shape for ring in rings for point in ring]
    across, up = [x for x, _y in points], [y for _x, y in points]
    return min(across), min(up), max(across), max(up)
