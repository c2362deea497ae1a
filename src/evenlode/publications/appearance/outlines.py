"""The outlines of England's authorities, as they ship: polygons in kilometres from the south-west corner of England.

Borders are shared point for point. Whoever draws them prints `NOTICES` beside the drawing.
"""

import json
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import accumulate
from pathlib import Path
from typing import Any

from evenlode.sources.outlines import NOTICES

__all__ = ["NOTICES", "Point", "Polygons", "outlines"]

FILE = Path(__file__).parent / "boundaries" / "authorities.json"

Point = tuple[float, float]
Polygons = Sequence[Sequence[Sequence[Point]]]
"""Polygons; of each its rings, the outer first; of each ring its points, closed, with north up."""


@cache
def outlines() -> Mapping[str, Polygons]:
    """The polygons of every authority of today, by ONS code."""
    found = json.loads(FILE.read_text(encoding="utf-8"))
    arcs = [points(arc, found["transform"]["scale"][0] / 1000) for arc in found["arcs"]]
    shapes: list[dict[str, Any]] = found["objects"]["authorities"]["geometries"]
    return {one["id"]: [[joined(ring, arcs) for ring in rings] for rings in one["arcs"]] for one in shapes}


def points(arc: Sequence[Sequence[int]], step: float) -> list[Point]:
    """The points of an arc, which is written as its first point and how far it is from each to the next."""
    across, up = accumulate(x for x, _y in arc), accumulate(y for _x, y in arc)
    return [(x * step, y * step) for x, y in zip(across, up, strict=True)]


def joined(ring: Sequence[int], arcs: Sequence[Sequence[Point]]) -> list[Point]:
    """The points of a ring of arcs: a number below nought is the complement of an arc's that is walked backwards."""
    found: list[Point] = []
    for number in ring:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        found += arc[1 if found else 0 :]
    return found
