"""The gap at every stage: a row for each, on which the place, England and its neighbours have a mark each."""

from collections.abc import Iterator, Sequence

from evenlode.publications.appearance.canvas import FOOT, LINES, ORDER, Spec, numbered, points, rules, spec
from evenlode.publications.appearance.layout import NARROW
from evenlode.publications.appearance.rows import Table, both, frame, table, whisker
from evenlode.publications.appearance.series import Series

ROW_BESIDE, ROW_BELOW = 34, 18


def stages(series: Sequence[Series], *, unit: str = "", width: float = 340) -> Spec:
    """Every category's numbers as marks on one row, and in print at the right; `unit` stands above the axis."""
    placed = table(series, width, ROW_BESIDE if width >= NARROW else ROW_BELOW)
    ordered = sorted(series, key=lambda one: ORDER[one.style])
    marks = [spans(series, placed), *(mark for one in ordered for mark in marked(one, placed))]
    return spec(width, placed.height, [*frame(series, placed, unit), *marks])


def spans(series: Sequence[Series], table: Table) -> Spec:
    """On each row a fine line from the lowest mark to the highest."""
    found: dict[float, list[float]] = {}
    for one in series:
        for line, dot in both(one, table):
            found.setdefault(line.middle, []).append(table.axis(dot.value or 0.0))
    return rules([{"x": min(xs), "x2": max(xs), "y": y, "y2": y} for y, xs in found.items()], FOOT)


def marked(series: Series, table: Table) -> Iterator[Spec]:
    """One series' marks, with their intervals."""
    yield whisker(series, table, LINES[series.style]["stroke"])
    rows = [numbered(dot, table.axis(dot.value or 0.0), line.middle, series.name) for line, dot in both(series, table)]
    yield points(rows, series.style)
