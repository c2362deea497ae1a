"""A chart of years: a line for the place, for England and for its neighbours, each named where it ends."""

from collections.abc import Iterator, Sequence

from evenlode.publications.appearance.canvas import (
    INK,
    LINES,
    ORDER,
    QUIET,
    SMALL,
    Row,
    Spec,
    numbered,
    path,
    points,
    rules,
    spec,
    texts,
)
from evenlode.publications.appearance.ends import end_labels, ends_of
from evenlode.publications.appearance.layout import Scale, grid_across, gutter, scale
from evenlode.publications.appearance.series import Series, drawn, years
from evenlode.publications.appearance.years_axis import (
    BELOW,
    CLEAR,
    Years,
    bands,
    breaks,
    named,
    strip,
    top_of,
    years_of,
)


def lines(
    series: Sequence[Series],
    *,
    bounds: tuple[float, float] | None = None,
    unit: str = "",
    width: float = 340,
    height: float = 230,
    target: float | None = None,
    target_text: str = "",
) -> Spec:
    """The numbers through the years; a line breaks where a definition begins or a number is not there.

    `bounds` are the lowest and highest number of all charts that are to share one axis; nought is always on it. `unit`
    stands above the axis. A target is a dashed line with its own text.
    """
    names = years(series)
    up = upright(series, bounds, target, height, top_of(unit))
    ends = ends_of(series, width, names[-1], target, target_text)
    across = years_of(series, names, gutter(up), width - ends.room)
    layers = [
        bands(across, up.end, up.start),
        *grid_across(up, across.left, across.right),
        breaks(across, up.end - 4, up.start),
        *target_line(target, up, across),
        *(mark for one in in_order(series) for mark in drawn_line(one, across, up)),
        *end_labels(ends, across.middle, up, across.right, up.end - CLEAR, up.start + CLEAR),
        *named(across, up.start + 14, width),
        *strip(across, up.end - 12, width),
        *texts([{"x": 0, "y": 8, "text": unit}] if unit else [], SMALL, QUIET),
    ]
    return spec(width, height, layers)


def in_order(series: Sequence[Series]) -> list[Series]:
    """The series in the order in which they lie upon each other: the place on top."""
    return sorted(series, key=lambda one: ORDER[one.style])


def upright(
    series: Sequence[Series], bounds: tuple[float, float] | None, target: float | None, height: float, top: float
) -> Scale:
    """The axis of numbers, long enough for intervals and target too."""
    found = [value for one in series for dot in drawn(one) for value in (dot.value, dot.low, dot.high)]
    values = [value for value in (*found, *(bounds or ()), target) if value is not None]
    return scale(values, height - BELOW, top)


def target_line(target: float | None, up: Scale, across: Years) -> list[Spec]:
    """A dashed line at the target, through to its text."""
    if target is None:
        return []
    row = {"x": across.left, "x2": across.right + 8, "y": up(target), "y2": up(target)}
    return [rules([row], INK, dash=(5, 3))]


def drawn_line(series: Series, across: Years, up: Scale) -> Iterator[Spec]:
    """One line, with its intervals below it and its marks upon it."""
    rows = list(placed(series, across, up))
    yield whiskers(series, across, up)
    yield path(rows, series.style)
    yield points(rows, series.style)


def placed(series: Series, across: Years, up: Scale) -> Iterator[Row]:
    """The places of a line's numbers; `run` changes where the line must break."""
    run, before = 0, None
    for dot in series.dots:
        index = across.names.index(dot.x)
        run += dot.breaks or dot.value is None or (before is not None and index != before + 1)
        before = index
        if dot.value is not None:
            yield {**numbered(dot, across.middle(dot.x), up(dot.value), series.name), "run": run}


def whiskers(series: Series, across: Years, up: Scale) -> Spec:
    """The intervals of a line's numbers."""
    rows = [
        {"x": across.middle(dot.x), "x2": across.middle(dot.x), "y": up(dot.low), "y2": up(dot.high)}
        for dot in drawn(series)
        if dot.low is not None and dot.high is not None
    ]
    return rules(rows, LINES[series.style]["stroke"], 1)
