"""A group and the others joined by a line, for each category: here above England."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from evenlode.publications.appearance.canvas import (
    BOLD,
    ENGLAND,
    INK,
    PLACE,
    QUIET,
    SMALL,
    TEXT,
    USUAL,
    WHITE,
    Row,
    Spec,
    layer,
    numbered,
    rules,
    spec,
    texts,
)
from evenlode.publications.appearance.layout import Scale, grid_up, scale
from evenlode.publications.appearance.series import Dot, Series, categories, dot_at, drawn
from evenlode.publications.appearance.typeface import width as width_of

Pair = tuple[Series, Series]

TOP, ROW, HEADING, BETWEEN, BELOW, SPACE, BESIDE = 46, 20, 20, 8, 24, 14, 9
COLOURS = {"here": PLACE, "england": ENGLAND}


@dataclass(frozen=True)
class Bell:
    """One row: a place's two numbers of a category, as far as there are any."""

    place: str
    colour: str
    heavy: bool
    group: Dot | None
    others: Dot | None
    y: float


def dumbbells(pairs: Sequence[Pair], *, key: tuple[str, str], unit: str = "", width: float = 340) -> Spec:
    """For each category a row for each pair: the group's mark full, the others' open, and the numbers beside them.

    Each pair is a place's numbers of the group and of the others, both named after the place; the first pair is of the
    place that the chart is about. `key` says in words what the full mark and the open mark stand for.
    """
    names = categories([one for pair in pairs for one in pair])
    axis, block = level(pairs, width), HEADING + ROW * len(pairs) + BETWEEN
    tops = [TOP + block * index for index in range(len(names))]
    headings = [{"x": 0, "y": top + HEADING / 2, "text": name} for name, top in zip(names, tops, strict=True)]
    bells = [one for name, top in zip(names, tops, strict=True) for one in bells_of(name, pairs, top + HEADING)]
    layers = [
        *keyed(key, axis.start, unit),
        *grid_up(axis, [(top + HEADING, top + block - BETWEEN) for top in tops]),
        *texts(headings, weight=BOLD),
        *(mark for one in bells for mark in drawn_bell(one, axis)),
    ]
    return spec(width, TOP + block * len(names) - BETWEEN + BELOW, layers)


def level(pairs: Sequence[Pair], width: float) -> Scale:
    """The axis, with room for the places' names to its left and for numbers beside the outermost marks."""
    dots = [dot for pair in pairs for one in pair for dot in drawn(one)]
    room = max((width_of(dot.text, TEXT, BOLD) for dot in dots), default=0.0) + BESIDE
    left = max(width_of(pair[0].name, TEXT) for pair in pairs) + SPACE + room
    return scale([dot.value for dot in dots if dot.value is not None], left, width - room, zero=False)


def bells_of(name: str, pairs: Sequence[Pair], top: float) -> Iterator[Bell]:
    """The rows of a category, one for each place."""
    for index, (group, others) in enumerate(pairs):
        colour = COLOURS.get(group.style, ENGLAND)
        y = top + ROW * (index + 0.5)
        yield Bell(group.name, colour, group.style == "here", dot_at(group, name), dot_at(others, name), y)


def keyed(key: tuple[str, str], left: float, unit: str) -> list[Spec]:
    """What a full mark and an open one stand for, and the unit above the axis."""
    second = 16 + width_of(key[0], TEXT) + 18
    names = [{"x": 16, "y": 10, "text": key[0]}, {"x": second + 16, "y": 10, "text": key[1]}]
    said = [{"x": left, "y": TOP - 4, "text": unit}] if unit else []
    marks = [mark([{"x": x, "y": 10}], INK, full) for x, full in ((6, True), (second + 6, False))]
    return [*marks, *texts(names), *texts(said, SMALL, QUIET)]


def mark(rows: Sequence[Row], colour: str, full: bool) -> Spec:
    """A full mark or an open one."""
    fill, stroke = (colour, WHITE) if full else (WHITE, colour)
    look = {"fill": fill, "stroke": stroke, "strokeWidth": 1 if full else 1.75, "size": 64 if full else 48}
    return layer(rows, {"type": "point", "opacity": 1, "shape": "circle", **look})


def drawn_bell(bell: Bell, axis: Scale) -> Iterator[Spec]:
    """One row: the place's name, the line, the two marks and their numbers on the outer sides."""
    found = [(dot, dot is bell.group) for dot in (bell.others, bell.group) if dot]
    xs = [axis(dot.value or 0.0) for dot, _full in found]
    yield from texts([{"x": 0, "y": bell.y, "text": bell.place}], colour=INK if bell.heavy else QUIET)
    if len(xs) > 1:
        yield rules([{"x": xs[0], "x2": xs[1], "y": bell.y, "y2": bell.y}], bell.colour, 2.5 if bell.heavy else 1.25)
    for x, (dot, full) in zip(xs, found, strict=True):
        yield mark([numbered(dot, x, bell.y, bell.place)], bell.colour, full)
    for x, (dot, full) in zip(xs, found, strict=True):
        other = sum(xs) - x if len(xs) > 1 else x
        yield from number(dot, x, x > other or (x == other and not full), bell)


def number(dot: Dot, x: float, right: bool, bell: Bell) -> list[Spec]:
    """A number on the outer side of its mark."""
    row = {"x": x + (BESIDE if right else -BESIDE), "y": bell.y, "text": dot.text}
    weight = BOLD if bell.heavy and dot is bell.group else USUAL
    align = "left" if right else "right"
    return texts([row], TEXT, bell.colour if bell.heavy else INK, weight, align=align, clear=True)
