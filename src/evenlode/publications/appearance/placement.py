"""Places names beside marks so that they cover neither marks nor lines nor each other: the same places each time."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
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


def placed(
    names: Sequence[Name], marks: Sequence[Box], lines: Sequence[Box], taken: Sequence[Box], inside: Box
) -> list[Box]:
    """A place for each name, whose marks come in the same order: where it covers least, nearest, and best liked.

    Nothing stands on what is `taken`. Names are placed in turn, beginning with the first, then, as long as any two are
    in each other's way, with another; the best of what was found stands.
    """
    fixed = [[mark for at, mark in enumerate(marks) if at != index] for index in range(len(names))]
    best, least = list[Box](), inf
    for start in range(len(names)):
        order = [*range(start, len(names)), *range(start)]
        boxes, total = arranged(names, order, partial(cost, lines=lines, inside=inside), fixed, taken)
        if total < least:
            best, least = boxes, total
        if least < GOOD * len(names):
            break
    return best


def arranged(
    names: Sequence[Name],
    order: Sequence[int],
    cost: Callable[..., float],
    marks: Sequence[list[Box]],
    taken: Sequence[Box],
) -> tuple[list[Box], float]:
    """The names placed in an order, then each again among the others until none moves; with what all of it costs."""
    found: dict[int, Box] = {}
    for _round in range(ROUNDS):
        before = dict(found)
        for index in order:
            others = [*taken, *(box.wider(APART) for at, box in found.items() if at != index)]
            found[index] = min(places(names[index]), key=partial(cost, names[index], others, marks[index]))
        if found == before:
            break
    boxes = [found[index] for index in range(len(names))]
    rest = [[*taken, *(other.wider(APART) for other in boxes if other is not box)] for box in boxes]
    return boxes, sum(cost(*one) for one in zip(names, rest, marks, boxes, strict=True))


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


def cost(name: Name, others: Sequence[Box], marks: Sequence[Box], box: Box, lines: Sequence[Box], inside: Box) -> float:
    """How much a place covers, how far from its mark it is, and how likely another mark is taken for it."""
    own = box.distance(name.x, name.y)
    nearest = min(
        (box.distance((mark.left + mark.right) / 2, (mark.top + mark.bottom) / 2) for mark in marks), default=99
    )
    return (
        OUTSIDE * (box.area - box.overlap(inside))
        + ON_A_NAME * sum(box.overlap(one) for one in others)
        + ON_A_MARK * sum(box.overlap(one) for one in marks)
        + ON_A_LINE * sum(box.overlap(one) for one in lines)
        + CONFUSED * max(0.0, own + CLEAR - nearest)
        + AWAY * own
    )
