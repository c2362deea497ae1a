"""Places names beside marks so that they cover neither marks nor lines nor each other: the same places each time."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

NEAR, FAR, STEP = 8.0, 18.0, 0.71
SIDES = ((1.0, 0.0), (-1.0, 0.0), (0.0, -1.0), (0.0, 1.0), (STEP, -STEP), (STEP, STEP), (-STEP, -STEP), (-STEP, STEP))
OUTSIDE, ON_A_MARK, ON_A_NAME, ON_A_LINE = 1000.0, 30.0, 30.0, 5.0


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


def placed(names: Sequence[Name], marks: Sequence[Box], lines: Sequence[Box], inside: Box) -> list[Box]:
    """A place for each name, in turn: of all round its mark the one that covers least, the nearer and earlier first."""
    found: list[Box] = []
    for name in names:
        found.append(min(places(name), key=lambda box: cost(box, found, marks, lines, inside)))
    return found


def places(name: Name) -> Iterator[Box]:
    """The places about a mark, from the best liked."""
    for distance in (NEAR, FAR):
        for across, down in SIDES:
            x = name.x + across * distance + (across - 1) / 2 * name.width if across else name.x - name.width / 2
            if abs(across) == STEP:
                x = name.x + across * distance if across > 0 else name.x + across * distance - name.width
            y = name.y + down * distance + (down - 1) / 2 * name.height if abs(down) == 1 else name.y - name.height / 2
            if abs(down) == STEP:
                y = name.y + down * distance - (name.height if down < 0 else 0)
            yield Box(x, y, x + name.width, y + name.height)


def cost(box: Box, names: Sequence[Box], marks: Sequence[Box], lines: Sequence[Box], inside: Box) -> float:
    """How much a place covers."""
    return (
        OUTSIDE * (box.area - box.overlap(inside))
        + ON_A_NAME * sum(box.overlap(one) for one in names)
        + ON_A_MARK * sum(box.overlap(one) for one in marks)
        + ON_A_LINE * sum(box.overlap(one) for one in lines)
    )
