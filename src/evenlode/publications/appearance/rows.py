"""Charts of a row for each category: its name beside or above, marks on one axis, numbers in columns at the right."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from evenlode.publications.appearance.canvas import (
    BOLD,
    QUIET,
    SMALL,
    TEXT,
    USUAL,
    Spec,
    colour_of,
    rules,
    symbol,
    texts,
    weight_of,
)
from evenlode.publications.appearance.layout import LINE, NARROW, Scale, grid_up, key, lines_down, scale, wrapped
from evenlode.publications.appearance.series import Dot, Series, categories, dot_at, drawn
from evenlode.publications.appearance.typeface import width

COLUMN, BETWEEN, NAMES, HEAD, BELOW, EDGE, SHORT = 28, 14, 190, 26, 24, 10, 0.25


@dataclass(frozen=True)
class Line:
    """One row: its category, the name in lines, and the heights at which name and marks stand."""

    category: str
    name: tuple[str, ...]
    named_at: float
    middle: float
    span: tuple[float, float]


@dataclass(frozen=True)
class Table:
    """Where everything of such a chart stands."""

    lines: tuple[Line, ...]
    axis: Scale
    columns: tuple[float, ...]
    top: float
    bottom: float
    beside: bool
    across: float

    @property
    def height(self) -> float:
        """How high the whole chart is."""
        return self.bottom + BELOW


def table(series: Sequence[Series], across: float, row: float) -> Table:
    """The layout of a chart: names stand beside the rows where it is wide, above them where it is not."""
    beside = across >= NARROW or widest(categories(series)) < across * SHORT
    columns = column_edges(series, across)
    top = key(series, across)[1] + HEAD
    lines = tuple(rows_down(categories(series), top, row, beside, across))
    left = BETWEEN + EDGE + max(name_width(line) for line in lines) if beside else EDGE
    axis = scale(numbers(series), left, columns[0] - column_width(series[0]) - BETWEEN)
    bottom = lines[-1].middle + row / 2
    return Table(lines, axis, columns, top, bottom, beside, across)


def rows_down(names: Sequence[str], top: float, row: float, beside: bool, across: float) -> Iterator[Line]:
    """The rows, one below the other."""
    for name in names:
        lines = tuple(wrapped(name, NAMES if beside else across, weight=USUAL if beside else BOLD))
        above = 0.0 if beside else LINE * len(lines) + 5.0
        middle = top + above + row / 2
        yield Line(name, lines, middle if beside else top + above / 2, middle, (top + above, top + above + row))
        top += above + row


def widest(names: Sequence[str]) -> float:
    """How wide the widest name is."""
    return max((width(name, TEXT) for name in names), default=0.0)


def name_width(line: Line) -> float:
    """How wide a row's name is."""
    return widest(line.name)


def numbers(series: Sequence[Series]) -> list[float]:
    """Every number that has its place on the axis, the ends of intervals too."""
    found = [value for one in series for dot in drawn(one) for value in (dot.value, dot.low, dot.high)]
    return [value for value in found if value is not None]


def column_width(series: Series) -> float:
    """How wide the numbers of a series are in print."""
    return max([COLUMN, *(width(dot.text, TEXT, weight_of(series.style)) for dot in series.dots)])


def column_edges(series: Sequence[Series], across: float) -> tuple[float, ...]:
    """The right edge of each series' column of numbers."""
    edges, edge = list[float](), across - 2
    for one in reversed(series):
        edges.append(edge)
        edge -= column_width(one) + BETWEEN
    return tuple(reversed(edges))


def frame(series: Sequence[Series], table: Table, unit: str, bars: bool = False) -> list[Spec]:
    """What stands around the marks: key, grid, names of rows, and columns of numbers."""
    said = [{"x": table.axis.start, "y": table.top - 14, "text": unit}] if unit else []
    return [
        *key(series, table.across, bars)[0],
        *texts(said, SMALL, QUIET),
        *grid_up(table.axis, [line.span for line in table.lines]),
        *names(table),
        *(one for each, edge in zip(series, table.columns, strict=True) for one in column(each, edge, table, bars)),
    ]


def names(table: Table) -> list[Spec]:
    """The names of the rows."""
    rows = [row for line in table.lines for row in lines_down(line.name, 0.0, line.named_at)]
    return texts(rows, weight=USUAL if table.beside else BOLD)


def column(series: Series, edge: float, table: Table, bars: bool) -> list[Spec]:
    """The numbers of a series under its mark, in a column; a symbol stands where there is no number."""
    dots = [(line, dot) for line in table.lines for dot in series.dots if dot.x == line.category]
    rows = [{"x": edge, "y": line.middle, "text": dot.text} for line, dot in dots]
    head = symbol(series, edge - column_width(series) / 2 + 1, table.top - 14, bars)
    return [head, *texts(rows, TEXT, colour_of(series.style), weight_of(series.style), align="right")]


def both(series: Series, table: Table) -> Iterator[tuple[Line, Dot]]:
    """Each row in which a series has a number, with it."""
    yield from ((line, dot) for line in table.lines if (dot := dot_at(series, line.category)))


def whisker(series: Series, table: Table, colour: str, off: float = 0.0, wide: float = 1) -> Spec:
    """The intervals of a series along its rows."""
    rows = [
        {"x": table.axis(dot.low), "x2": table.axis(dot.high), "y": line.middle + off, "y2": line.middle + off}
        for line, dot in both(series, table)
        if dot.low is not None and dot.high is not None
    ]
    return rules(rows, colour, wide)
