"""What is said at the right of a chart, where its lines end: each newest number with whose it is, kept apart."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from evenlode.publications.appearance.canvas import (
    FOOT,
    QUIET,
    TEXT,
    USUAL,
    Row,
    Spec,
    colour_of,
    rules,
    texts,
    weight_of,
)
from evenlode.publications.appearance.layout import LINE, NARROW, lines_down, spread, wrapped
from evenlode.publications.appearance.series import Series, drawn
from evenlode.publications.appearance.typeface import width

AFTER, GAP, MOVED = 14, 6, 4


@dataclass(frozen=True)
class End:
    """One end: a number and whose it is, in lines; `year` is that of the number, `value` its height on the axis."""

    style: str
    text: str
    name: tuple[str, ...]
    year: str
    value: float

    @property
    def height(self) -> float:
        """How high it is in print."""
        return LINE * len(self.name) + 1


@dataclass(frozen=True)
class Ends:
    """All ends of a chart, with how wide their numbers and their names are."""

    ends: tuple[End, ...]
    numbers: float
    names: float

    @property
    def room(self) -> float:
        """How much room they need beside the chart."""
        return AFTER + max(self.numbers + self.names, 0.0) if self.ends else AFTER


def ends_of(series: Sequence[Series], across: float, newest: str, target: float | None, target_text: str) -> Ends:
    """What there is to say; an end that is not in the newest year says its year."""
    room = 74 if across < NARROW else 180
    found = [end_of(one, newest, room) for one in series if drawn(one)]
    numbers = max((width(one.text, TEXT, weight_of(one.style)) + GAP for one in found), default=0.0)
    if target is not None and target_text:
        found.append(End("target", "", tuple(wrapped(target_text, room + numbers)), newest, target))
    names = max((name_width(one) - (numbers if one.style == "target" else 0.0) for one in found), default=0.0)
    return Ends(tuple(found), numbers, names)


def end_of(series: Series, newest: str, room: float) -> End:
    """The end of one line."""
    last = drawn(series)[-1]
    name = series.name if last.x == newest else f"{series.name}, {last.x}"
    lines = wrapped(name, room, weight=weight_of(series.style))
    return End(series.style, last.text, tuple(lines), last.x, last.value or 0.0)


def name_width(end: End) -> float:
    """How wide the widest line of a name is."""
    return max((width(line, TEXT, weight_of(end.style)) for line in end.name), default=0.0)


def end_labels(
    ends: Ends, x_of: Callable[[str], float], y_of: Callable[[float], float], right: float, low: float, high: float
) -> list[Spec]:
    """The ends in print, each as near to where its line ends as the others allow, joined to it where it was moved."""
    wanted = [y_of(one.value) for one in ends.ends]
    middles = spread(wanted, [one.height for one in ends.ends], low, high)
    layers: list[Spec] = []
    for one, end, middle in zip(ends.ends, wanted, middles, strict=True):
        x = right if one.style == "target" else x_of(one.year) + 7
        layers += leader(x, end, right + AFTER - 3, middle)
        layers += label(one, right + AFTER, ends.numbers, middle)
    return layers


def leader(x: float, y: float, x2: float, y2: float) -> list[Spec]:
    """A fine line from where a line ends to what is said of it, where that stands elsewhere."""
    return [rules([{"x": x, "y": y, "x2": x2, "y2": y2}], FOOT, 0.75)] if abs(y - y2) > MOVED else []


def label(end: End, x: float, numbers: float, middle: float) -> list[Spec]:
    """One end in print: the number, then the name beside it, their first lines level."""
    target = end.style == "target"
    rows: list[Row] = list(lines_down(end.name, x if target else x + numbers, middle))
    number = [{"x": x + numbers - GAP, "y": rows[0]["y"], "text": end.text}] if end.text and rows else []
    weight = USUAL if target else weight_of(end.style)
    colour = QUIET if target else colour_of(end.style)
    return [*texts(number, TEXT, colour, weight, align="right"), *texts(rows, TEXT, colour, weight)]
