"""Places names beside marks so that they cover neither marks nor lines nor each other: the same places each time."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import hypot, inf

NEAR, FAR, FARTHEST, STEP = 8.0, 18.0, 30.0, 0.71
SIDES = ((1.0, 0.0), (-1.0, 0.0), (0.0, -1.0), (0.0, 1.0), (STEP, -STEP), (STEP, STEP), (-STEP, -STEP), (-STEP, STEP))
OUTSIDE, ON_A_MARK, ON_A_NAME, ON_A_LINE, CONFUSED, AWAY = 1000.0, 30.0, 30.0, 2.0, 40.0, 2.0
CLEAR, APART, ROUNDS, GOOD = 5.0, 4.0, 6, 40.0


@dataclass(frozen=True)
class Box:
    """A rectangle in pixels."""

    left: float
    top: float
    right: float
    bottom: float

    def overlap(self, other: "Box") -> float:
        """The area that two rectangles share."""
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.bottom, other.bottom) - max(self.top, other.top)
        return across * down if across > 0 and down > 0 else 0.0

    def distance(self, x: float, y: float) -> float:
        """How far a point is from it."""
        return hypot(max(self.left - x, 0.0, x - self.right), max(self.top - y, 0.0, y - self.bottom))

    def wider(self, by: float) -> "Box":
        """The rectangle that reaches further to left and right."""
        return Box(self.left - by, self.top, self.right + by, self.bottom)

    @property
    def area(self) -> float:
        """How large it is."""
        return (self.right - self.left) * (self.bottom - self.top)


@dataclass(frozen=True)
class Name:
    """A name to be placed: where its mark is, and how wide and high it is in print."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True)
class Choice:
    """A place that a name may have, and what it costs wherever the other names stand."""

    box: Box
    cost: float

    @cached_property
    def room(self) -> Box:
        """The place with what must stay free beside it."""
        return self.box.wider(APART)


def placed(
    names: Sequence[Name], marks: Sequence[Box], lines: Sequence[Box], taken: Sequence[Box], inside: Box
) -> list[Box]:
    """A place for each name, whose marks come in the same order: where it covers least, nearest, and best liked.

    Nothing stands on what is `taken`. Names are placed in turn, beginning with the first, then, as long as any two are
    in each other's way, with another; the best of what was found stands.
    """
    others = [[mark for at, mark in enumerate(marks) if at != index] for index in range(len(names))]
    choices = [
        [Choice(box, cost(name, box, beside, lines, taken, inside)) for box in places(name)]
        for name, beside in zip(names, others, strict=True)
    ]
    best, least = list[Choice](), inf
    for start in range(len(names)):
        found, total = arranged(choices, [*range(start, len(names)), *range(start)])
        if total < least:
            best, least = found, total
        if least < GOOD * len(names):
            break
    return [one.box for one in best]


def arranged(choices: Sequence[Sequence[Choice]], order: Sequence[int]) -> tuple[list[Choice], float]:
    """The names placed in an order, then each again among the others until none moves; with what all of it costs."""
    found: dict[int, Choice] = {}
    for _round in range(ROUNDS):
        before = dict(found)
        for index in order:
            met = [one.room for at, one in found.items() if at != index]
            found[index] = min(choices[index], key=lambda one: one.cost + covered(one.box, met))
        if found == before:
            break
    chosen = [found[index] for index in range(len(choices))]
    others = [[other.room for other in chosen if other is not one] for one in chosen]
    return chosen, sum(one.cost + covered(one.box, rooms) for one, rooms in zip(chosen, others, strict=True))


def covered(box: Box, rooms: Sequence[Box]) -> float:
    """What it costs that a name covers others."""
    return ON_A_NAME * sum(box.overlap(one) for one in rooms)


def places(name: Name) -> Iterator[Box]:
    """The places about a mark, from the best liked."""
    for distance in (NEAR, FAR, FARTHEST):
        for across, down in SIDES:
            x = edge(name.x + across * distance, across, name.width)
            y = edge(name.y + down * distance, down, name.height)
            yield Box(x, y, x + name.width, y + name.height)


def edge(at: float, side: float, size: float) -> float:
    """Where something begins that ends, begins or has its middle at a place, by the side of it that it is on."""
    return at if side > 0 else at - size if side < 0 else at - size / 2


def cost(name: Name, box: Box, marks: Sequence[Box], lines: Sequence[Box], taken: Sequence[Box], inside: Box) -> float:
    """How much a place covers, how far from its mark it is, and how likely another mark is taken for it."""
    own = box.distance(name.x, name.y)
    nearest = min(
        (box.distance((mark.left + mark.right) / 2, (mark.top + mark.bottom) / 2) for mark in marks), default=99
    )
    return (
        OUTSIDE * (box.area - box.overlap(inside))
        + ON_A_MARK * sum(box.overlap(one) for one in marks)
        + ON_A_LINE * sum(box.overlap(one) for one in lines)
        + CONFUSED * max(0.0, own + CLEAR - nearest)
        + AWAY * own
        + covered(box, taken)
    )
