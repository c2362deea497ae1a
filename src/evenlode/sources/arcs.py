"""Borders that areas share, kept shared: areas put together, cut into arcs where borders meet, and the arcs simplified.

An arc is a run of points between two places where borders meet, or a whole ring where none do. Each arc stands once,
whoever lies on either side of it, so that what is done to it is done to both and no gap or overlap can open. Areas are
simplified by Visvalingam and Whyatt's method, which takes away the point that makes the smallest triangle with the two
beside it, again and again. Source: M. Visvalingam and J. D. Whyatt, Line generalisation by repeated elimination of
points, The Cartographic Journal 30 (1993).
"""

import heapq
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

Point = tuple[float, float]
Ring = Sequence[Point]
Edge = tuple[Point, Point]
Owners = frozenset[str]


def area(ring: Ring) -> float:
    """The area within a ring, in the square of its unit: positive where it runs against the clock."""
    pairs = zip(ring, [*ring[1:], ring[0]], strict=True)
    return sum(ax * by - bx * ay for (ax, ay), (bx, by) in pairs) / 2


def inside(point: Point, ring: Ring) -> bool:
    """Whether a point lies within a ring."""
    x, y = point
    pairs = zip(ring, [*ring[1:], ring[0]], strict=True)
    crossed = [ax + (y - ay) * (bx - ax) / (by - ay) for (ax, ay), (bx, by) in pairs if (ay > y) != (by > y)]
    return sum(x < place for place in crossed) % 2 > 0


def outer_edges(polygons: Iterable[Sequence[Ring]]) -> set[Edge]:
    """The edges around some polygons put together, with the inside on their left: those that two share are gone."""
    edges: set[Edge] = set()
    for rings in polygons:
        for number, ring in enumerate(rings):
            points = list(ring) if (area(ring) > 0) == (number == 0) else list(reversed(ring))
            for a, b in zip(points, [*points[1:], points[0]], strict=True):
                if (b, a) in edges:
                    edges.discard((b, a))
                elif a != b:
                    edges.add((a, b))
    return edges


def cut(areas: Mapping[str, set[Edge]]) -> Iterator[tuple[Owners, list[Point]]]:
    """The arcs of some areas' edges, with whose they are, in an order that depends on the points alone."""
    owners: dict[Edge, set[str]] = defaultdict(set)
    for name, edges in areas.items():
        for a, b in edges:
            owners[min(a, b), max(a, b)].add(name)
    beside: dict[Point, dict[Point, Owners]] = defaultdict(dict)
    for (a, b), names in owners.items():
        beside[a][b] = beside[b][a] = frozenset(names)
    met = {point for point, others in beside.items() if len(others) != 2 or len(set(others.values())) > 1}
    starts = [(point, other) for point in sorted(met) for other in sorted(beside[point])]
    starts += [(point, min(beside[point])) for point in sorted(beside) if point not in met]
    gone: set[Edge] = set()
    for start, second in starts:
        if (start, second) not in gone and (second, start) not in gone:
            arc = walked(start, second, beside, met, gone)
            yield beside[start][second], arc


def walked(
    start: Point, second: Point, beside: Mapping[Point, Mapping[Point, Owners]], met: set[Point], gone: set[Edge]
) -> list[Point]:
    """The points from `start` by `second` to the next place where borders meet, or round to `start`."""
    points = [start, second]
    gone.add((start, second))
    while points[-1] not in met and points[-1] != start:
        last, before = points[-1], points[-2]
        following = next(point for point in beside[last] if point != before)
        gone.add((last, following))
        points.append(following)
    if points[-1] == start and start not in met:  # a ring may be entered from either end
        gone.add((points[-2], start))
    return points


def simplified(points: Sequence[Point], least: float) -> list[Point]:
    """An arc without the points whose triangles are smaller than `least`; a ring keeps a triangle at the least."""
    before, after = list(range(-1, len(points) - 1)), list(range(1, len(points) + 1))
    kept, fewest = len(points), 4 if points[0] == points[-1] else 2
    queue = [(triangle(points, n - 1, n, n + 1), n) for n in range(1, len(points) - 1)]
    heapq.heapify(queue)
    gone: set[int] = set()
    floor = 0.0
    while queue and kept > fewest:
        size, number = heapq.heappop(queue)
        if number in gone or size < triangle(points, before[number], number, after[number]) - 1e-12:
            continue
        floor = max(floor, size)
        if floor >= least:
            break
        gone.add(number)
        kept -= 1
        after[before[number]], before[after[number]] = after[number], before[number]
        for other in (before[number], after[number]):
            if 0 < other < len(points) - 1:
                again = max(floor, triangle(points, before[other], other, after[other]))
                heapq.heappush(queue, (again, other))
    return [point for number, point in enumerate(points) if number not in gone]


def triangle(points: Sequence[Point], a: int, b: int, c: int) -> float:
    """The area of the triangle of three of some points."""
    (ax, ay), (bx, by), (cx, cy) = points[a], points[b], points[c]
    return abs((bx - ax) * (cy - ay) - (cx - ax) * (by - ay)) / 2
