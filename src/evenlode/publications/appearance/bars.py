"""Bars by category: the place's heavy, England's and others' light below it, each with the ends of its interval."""

from collections.abc import Iterator, Sequence

from evenlode.publications.appearance.canvas import FILLS, INK, WHITE, Spec, blocks, heavy, numbered, spec
from evenlode.publications.appearance.layout import NARROW
from evenlode.publications.appearance.rows import Table, both, frame, table, whisker
from evenlode.publications.appearance.series import Series

HEAVY, LIGHT, BETWEEN, MARGIN = 12, 6, 2, 12


def bars(series: Sequence[Series], *, unit: str = "", width: float = 340) -> Spec:
    """Every category's numbers as bars from nought, and in print at the right; `unit` stands above the axis."""
    whole = sum(thickness(one) + BETWEEN for one in series) - BETWEEN
    placed = table(series, width, whole + MARGIN + (2 if width >= NARROW else 0))
    off, marks = -whole / 2, list[Spec]()
    for one in series:
        marks += barred(one, placed, off)
        off += thickness(one) + BETWEEN
    return spec(width, placed.height, [*frame(series, placed, unit, bars=True), *marks])


def thickness(series: Series) -> float:
    """How thick the bars of a series are."""
    return HEAVY if heavy(series.style) else LIGHT


def barred(series: Series, table: Table, off: float) -> Iterator[Spec]:
    """One series' bars, with their intervals."""
    thick = thickness(series)
    rows = [
        {
            **numbered(dot, table.axis(min(dot.value or 0.0, 0.0)), line.middle + off, series.name),
            "x2": table.axis(max(dot.value or 0.0, 0.0)),
            "y2": line.middle + off + thick,
        }
        for line, dot in both(series, table)
    ]
    yield blocks(rows, FILLS[series.style])
    yield whisker(series, table, WHITE, off + thick / 2, 3)
    yield whisker(series, table, INK, off + thick / 2)
