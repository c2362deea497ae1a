"""Borders that areas share: put together, cut into arcs, simplified, and still shared."""

import pytest

from evenlode.sources.arcs import Point, area, cut, inside, outer_edges, simplified

# Two squares side by side, the border between them with a point of its own, and an island of the second.
WEST: list[Point] = [(0, 0), (2, 0), (2.1, 1), (2, 2), (0, 2)]
EAST: list[Point] = [(2, 0), (4, 0), (4, 2), (2, 2), (2.1, 1)]
ISLAND: list[Point] = [(6, 0), (7, 0), (7, 1), (6, 1)]


def test_a_border_is_one_arc_of_both_and_coasts_are_of_one() -> None:
    areas = {"west": outer_edges([[WEST]]), "east": outer_edges([[EAST], [ISLAND]])}
    arcs = list(cut(areas))
    assert sorted(sorted(owners) for owners, _points in arcs) == [["east"], ["east"], ["east", "west"], ["west"]]
    (border,) = (points for owners, points in arcs if len(owners) == 2)
    assert border == [(2, 0), (2.1, 1), (2, 2)]
    (ring,) = (points for _owners, points in arcs if points[0] == points[-1])
    assert (sorted(set(ring)), len(ring)) == (sorted(ISLAND), 5)


def test_areas_put_together_lose_the_border_between_them() -> None:
    (arc,) = [points for _owners, points in cut({"both": outer_edges([[WEST], [EAST]])})]
    assert abs(area(arc[:-1])) == pytest.approx(8)
    assert (2.1, 1) not in arc


@pytest.mark.parametrize("turned", [False, True])
def test_the_inside_is_on_the_left_however_the_ring_was_written(turned: bool) -> None:
    edges = outer_edges([[WEST[::-1] if turned else WEST]])
    assert ((0, 0), (2, 0)) in edges


def test_a_hole_runs_the_other_way() -> None:
    hole: list[Point] = [(0.5, 0.5), (1, 0.5), (1, 1), (0.5, 1)]
    assert ((1, 0.5), (0.5, 0.5)) in outer_edges([[WEST, hole]])


def test_the_smallest_triangles_go_first_and_the_ends_stay() -> None:
    line: list[Point] = [(0, 0), (1, 0.1), (2, 0), (3, 2), (4, 0)]
    assert simplified(line, 0.5) == [(0, 0), (2, 0), (3, 2), (4, 0)]
    assert simplified(line, 100) == [(0, 0), (4, 0)]
    assert simplified(line, 0) == line


def test_a_ring_keeps_a_triangle() -> None:
    assert len(simplified([*ISLAND, ISLAND[0]], 100)) == 4


def test_a_point_is_inside_or_not() -> None:
    assert inside((1, 1), WEST)
    assert not inside((3, 1), WEST)
