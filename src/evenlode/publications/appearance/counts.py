"""Columns of counts by year, with a target, and a second source's numbers as marks beside the first's."""

from collections.abc import Iterator, Sequence

from evenlode.publications.appearance.canvas import (
    BOLD,
    FILLS,
    INK,
    PLACE,
    QUIET,
    SMALL,
    TEXT,
    WHITE,
    Row,
    Spec,
    blocks,
    layer,
    numbered,
    rules,
    spec,
    texts,
)
from evenlode.publications.appearance.layout import Scale, grid_across, gutter, lines_down, scale, within, wrapped
from evenlode.publications.appearance.series import Series, dot_at, drawn, years
from evenlode.publications.appearance.typeface import width as width_of
from evenlode.publications.appearance.years_axis import BELOW, Years, bands, breaks, named, strip, top_of, years_of

KEY, NUMBER, BESIDE, WIDEST, TARGET = 24, 15, 10, 44, 76
SECOND = {"shape": "circle", "fill": WHITE, "stroke": INK, "strokeWidth": 1.5, "size": 44}


def counts(
    series: Series,
    *,
    second: Series | None = None,
    unit: str = "",
    width: float = 340,
    height: float = 230,
    target: float | None = None,
    target_text: str = "",
) -> Spec:
    """A column for each year's number; a second source's numbers are marks, printed too where they are not the same.

    A target is a dashed line with its own text at the right. Where the columns are too narrow for every number, those
    of the newest, the highest and the lowest are printed; nought is always on the axis.
    """
    both = [series, *([second] if second else [])]
    said = wrapped(target_text, TARGET) if target is not None else []
    room = max((width_of(line, TEXT) for line in said), default=0.0) + (BESIDE if said else 0)
    above = KEY if second else 0
    up = upright(both, target, height - BELOW, above + top_of(unit))
    across = years_of(both, years(both), gutter(up), width - room - 1)
    layers = [
        *(keyed(series, second) if second else []),
        *texts([{"x": 0, "y": above + 8, "text": unit}] if unit else [], SMALL, QUIET),
        bands(across, up.end, up.start),
        *grid_across(up, across.left, across.right),
        *columns(series, across, up),
        breaks(across, up.end - 4, up.start),
        *target_line(target, said, across, up),
        *(marks(second, across, up) if second else []),
        *printed(series, second, across, up),
        *named(across, up.start + 14, width),
        *strip(across, up.end - 12, width),
    ]
    return spec(width, height, layers)


def upright(series: Sequence[Series], target: float | None, foot: float, top: float) -> Scale:
    """The axis of counts, high enough for the numbers above the columns."""
    values = [value for one in series for dot in drawn(one) for value in (dot.value, dot.high) if value is not None]
    high = max([*values, target or 0.0], default=0.0) * (1 + NUMBER * len(series) / (foot - top))
    return scale([*values, high], foot, top)


def target_line(target: float | None, said: Sequence[str], across: Years, up: Scale) -> list[Spec]:
    """A dashed line at the target, seen on columns too, and what is said of it."""
    if target is None:
        return []
    row = {"x": across.left, "x2": across.right + 6, "y": up(target), "y2": up(target)}
    words = list(lines_down(said, across.right + BESIDE, up(target)))
    return [rules([row], WHITE, 3), rules([row], INK, dash=(5, 3)), *texts(words, TEXT, QUIET)]


def keyed(series: Series, second: Series) -> list[Spec]:
    """What columns and marks stand for."""
    start = 16 + width_of(series.name, TEXT, BOLD) + 18
    return [
        blocks([{"x": 0, "y": 5, "x2": 10, "y2": 15}], PLACE),
        layer([{"x": start + 6, "y": 10}], {"type": "point", "opacity": 1, **SECOND}),
        *texts([{"x": 16, "y": 10, "text": series.name}], weight=BOLD),
        *texts([{"x": start + 16, "y": 10, "text": second.name}]),
    ]


def columns(series: Series, across: Years, up: Scale) -> list[Spec]:
    """The columns, with their intervals."""
    half = min(across.step * 0.68, WIDEST) / 2
    rows, ends = list[Row](), list[Row]()
    for dot in drawn(series):
        x = across.middle(dot.x)
        rows.append({**numbered(dot, x - half, up(dot.value or 0.0), series.name), "x2": x + half, "y2": up(0.0)})
        if dot.low is not None and dot.high is not None:
            ends.append({"x": x, "x2": x, "y": up(dot.low), "y2": up(dot.high)})
    return [blocks(rows, FILLS["here"]), rules(ends, WHITE, 3), rules(ends, INK)]


def marks(series: Series, across: Years, up: Scale) -> list[Spec]:
    """A second source's numbers."""
    rows = [numbered(dot, across.middle(dot.x), up(dot.value or 0.0), series.name) for dot in drawn(series)]
    return [layer(rows, {"type": "point", "opacity": 1, **SECOND})]


def printed(series: Series, second: Series | None, across: Years, up: Scale) -> Iterator[Spec]:
    """The numbers above the columns; above them a second source's, where it says another."""
    chosen = years_printed(series, across)
    first, others = list[Row](), list[Row]()
    for year in across.names:
        one, other = dot_at(series, year), dot_at(second, year) if second else None
        found = [dot for dot in (one, other) if dot]
        if not found or (one and year not in chosen):
            continue
        wide = max((dot.text for dot in found), key=len)
        top = min(up(max(dot.high or 0.0, dot.value or 0.0)) for dot in found) - NUMBER / 2 - 4
        x = within(across.middle(year), wide, TEXT, across.right + 1)
        if one:
            first.append({"x": x, "y": top, "text": one.text})
        if other and (not one or other.text != one.text):
            others.append({"x": x, "y": top - (NUMBER if one else 0), "text": other.text})
    yield from texts(first, TEXT, PLACE, BOLD, align="center", clear=True)
    yield from texts(others, TEXT, INK, align="center", clear=True)


def years_printed(series: Series, across: Years) -> set[str]:
    """The years whose numbers are printed: all, or as many as matter where there is no room for all."""
    dots = drawn(series)
    if not dots or max(width_of(dot.text, TEXT, BOLD) for dot in dots) + 4 <= across.step:
        return {dot.x for dot in dots}
    highest, lowest = (choose(dots, key=lambda dot: dot.value or 0.0) for choose in (max, min))
    return {dots[-1].x, highest.x, lowest.x}
