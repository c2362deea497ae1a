"""Makes the outlines of England's authorities that maps are drawn with, from the boundaries that ONS publishes.

`python -m evenlode.sources.outlines ORIGINALS FILE`. Districts of December 2024 are put together to the counties that
they lie in; every border is simplified once, for both sides of it, more finely in London; small islands are left out.
The plane is a transverse Mercator projection of a sphere about two degrees west, near the National Grid's, in steps of
20 metres from its south-west corner. The file is TopoJSON: it says the licence and the attribution, and of an
authority nothing but its ONS code. Source of the projection: J. P. Snyder, Map Projections: A Working Manual, US
Geological Survey (1987), equations 8-1 to 8-3.
"""

import json
import math
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from evenlode.sources.arcs import Owners, Point, Ring, area, cut, inside, outer_edges, simplified
from evenlode.vocabulary.places import authorities

DISTRICTS = "geography/Local_Authority_Districts_December_2024_Boundaries_UK_BFC_simplified.geojson"
COUNTIES = "geography/Upper_Tier_Local_Authorities_Simplified.geojson"
NOTICES = (
    "Source: Office for National Statistics licensed under the Open Government Licence v.3.0",
    "Contains OS data \N{COPYRIGHT SIGN} Crown copyright and database right 2024",
)

METRES, STEP = 6_371_000.0, 20.0
HECTARE = 10_000 / STEP**2
WEST, NORTH = math.radians(-2), math.radians(49)
LEAST, LEAST_IN_LONDON = 50 * HECTARE, HECTARE  # the smallest triangle that is kept
ISLAND, PART = 400 * HECTARE, 0.02  # the smallest island, and the smallest as a part of its authority

Arc = list[tuple[int, int]]


@dataclass(frozen=True)
class Border:
    """An arc on the plane, and for each authority that it belongs to whether its inside is on the left of it."""

    points: Arc
    left: Mapping[str, bool]


def outlines(folder: Path) -> dict[str, Any]:
    """The topology of every authority of today, made from a folder of originals."""
    areas = authority_edges(features(folder / DISTRICTS, "LAD24CD"), features(folder / COUNTIES, "UTLA22CD"))
    borders = [
        Border(stepped(simplified(arc, least(owners))), {one: (arc[0], arc[1]) in areas[one] for one in owners})
        for owners, arc in cut(areas)
    ]
    return topology(borders, sorted(areas))


def features(path: Path, code: str) -> dict[str, Any]:
    """England's features of a file of boundaries, by code."""
    found = json.loads(path.read_bytes())["features"]
    return {one["properties"][code]: one for one in found if one["properties"][code].startswith("E")}


def polygons(feature: Mapping[str, Any]) -> list[list[Ring]]:
    """The polygons of a feature: of each its rings, the outer first, without the point that closes them."""
    shape = feature["geometry"]
    found = shape["coordinates"] if shape["type"] == "MultiPolygon" else [shape["coordinates"]]
    return [[[tuple(point[:2]) for point in ring[:-1]] for ring in rings] for rings in found]


def authority_edges(districts: Mapping[str, Any], counties: Mapping[str, Any]) -> dict[str, set[tuple[Point, Point]]]:
    """The edges on the plane around every authority of today: a district of its own, or those that lie in it."""
    today = {one.code for one in authorities() if not one.closed}
    shapes = {code: polygons(one) for code, one in counties.items() if code in today}
    parts: dict[str, list[list[Ring]]] = defaultdict(list)
    for code, one in sorted(districts.items()):
        whole = code if code in today else county_of(one, shapes)
        parts[whole] += [[[on_plane(point) for point in ring] for ring in rings] for rings in polygons(one)]
    if set(parts) != today:
        raise ValueError(f"these authorities have no boundary: {', '.join(sorted(today - set(parts)))}")
    return {code: outer_edges(found) for code, found in parts.items()}


def county_of(district: Mapping[str, Any], counties: Mapping[str, list[list[Ring]]]) -> str:
    """The code of the county that a district's own point lies in."""
    point = (district["properties"]["LONG"], district["properties"]["LAT"])
    (found,) = (code for code, parts in counties.items() if any(inside(point, rings[0]) for rings in parts))
    return found


def on_plane(point: Point) -> Point:
    """A longitude and latitude in degrees as steps on the plane."""
    longitude, latitude = math.radians(point[0]) - WEST, math.radians(point[1])
    aside = math.atanh(math.cos(latitude) * math.sin(longitude))
    up = math.atan2(math.tan(latitude), math.cos(longitude)) - NORTH
    return METRES * aside / STEP, METRES * up / STEP


def least(owners: Owners) -> float:
    """How small a triangle may be in an arc of some authorities."""
    return LEAST_IN_LONDON if any(code.startswith("E09") for code in owners) else LEAST


def stepped(points: Sequence[Point]) -> Arc:
    """An arc in whole steps, each point once in a row."""
    whole = [(math.floor(x + 0.5), math.floor(y + 0.5)) for x, y in points]
    return [whole[0], *(b for a, b in pairwise(whole) if a != b)]


def topology(borders: Sequence[Border], codes: Sequence[str]) -> dict[str, Any]:
    """Borders as TopoJSON, those left out that no authority needs."""
    parts = {code: parts_of(code, borders) for code in codes}
    used = sorted({index(one) for found in parts.values() for rings in found for ring in rings for one in ring})
    number = {old: new for new, old in enumerate(used)}

    def renumbered(arc: int) -> int:
        return number[arc] if arc >= 0 else ~number[~arc]

    shapes = [
        {
            "type": "MultiPolygon",
            "id": code,
            "arcs": [[[renumbered(one) for one in ring] for ring in rings] for rings in found],
        }
        for code, found in parts.items()
    ]
    corner = [min(point[axis] for old in used for point in borders[old].points) for axis in (0, 1)]
    return {
        "type": "Topology",
        "notices": list(NOTICES),
        "transform": {"scale": [STEP, STEP], "translate": [0, 0]},
        "objects": {"authorities": {"type": "GeometryCollection", "geometries": shapes}},
        "arcs": [steps(borders[old].points, corner) for old in used],
    }


def steps(arc: Arc, corner: Sequence[int]) -> list[list[int]]:
    """An arc as TopoJSON has it: its first point, and how far it is from each point to the next."""
    first = [arc[0][0] - corner[0], arc[0][1] - corner[1]]
    return [first, *([bx - ax, by - ay] for (ax, ay), (bx, by) in pairwise(arc))]


def index(arc: int) -> int:
    """Which arc a number of TopoJSON's means: one walked backwards is the number's complement."""
    return arc if arc >= 0 else ~arc


def parts_of(code: str, borders: Sequence[Border]) -> list[list[list[int]]]:
    """The polygons of an authority as rings of arcs, the largest first; without small islands and empty holes."""
    rings = [(area(points_of(ring, borders)), ring) for ring in rings_of(code, borders)]
    whole = sum(size for size, _ring in rings)
    island = min(ISLAND, PART * whole)
    outer = sorted((one for one in rings if one[0] >= island), key=lambda one: (-one[0], one[1]))
    holes = [ring for size, ring in rings if size < 0 and any(len(borders[index(one)].left) > 1 for one in ring)]
    parts = [[ring] for _size, ring in outer]
    for hole in holes:
        around = [part for part in parts if inside(middle(hole, borders), points_of(part[0], borders))]
        (around or parts)[-1].append(hole)
    return parts


def rings_of(code: str, borders: Sequence[Border]) -> Iterator[list[int]]:
    """The rings of arcs around an authority, its inside on their left."""
    mine = [number if one.left[code] else ~number for number, one in enumerate(borders) if code in one.left]
    ends = {one: points_of([one], borders, closed=False) for one in mine}
    left = {one: None for one in mine if len(ends[one]) > 1}
    while left:
        ring = [next(iter(left))]
        del left[ring[0]]
        while ends[ring[-1]][-1] != ends[ring[0]][0]:
            ring.append(next(one for one in left if ends[one][0] == ends[ring[-1]][-1]))
            del left[ring[-1]]
        yield ring


def points_of(ring: Sequence[int], borders: Sequence[Border], *, closed: bool = True) -> Arc:
    """The points of some arcs one after the other; of a ring without the one that closes it."""
    points: Arc = []
    for one in ring:
        arc = borders[index(one)].points
        points += (arc if one >= 0 else arc[::-1])[1 if points else 0 :]
    return points[:-1] if closed else points


def middle(ring: Sequence[int], borders: Sequence[Border]) -> Point:
    """The mean of a ring's points."""
    points = points_of(ring, borders)
    return sum(x for x, _y in points) / len(points), sum(y for _x, y in points) / len(points)


if __name__ == "__main__":
    text = json.dumps(outlines(Path(sys.argv[1])), ensure_ascii=False, separators=(",", ":"))
    Path(sys.argv[2]).write_text(text + "\n", encoding="utf-8")
