"""The texts of a drawing with the rectangles they cover, read from its SVG."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree import ElementTree

from evenlode.publications.appearance.typeface import width

SHIFT = re.compile(r"translate\(([-\d.e]+),([-\d.e]+)\)")
CAPITAL = 0.73  # the height of a capital letter, as a part of the size of the font


@dataclass(frozen=True)
class Drawn:
    """A text and where it is."""

    text: str
    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Drawn") -> bool:
        """Whether two texts cover each other."""
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.bottom, other.bottom) - max(self.top, other.top)
        return across > 0.5 and down > 0.5


def drawn_texts(svg: str) -> list[Drawn]:
    """Every text of a drawing."""
    return list(below(ElementTree.fromstring(svg), 0.0, 0.0))  # noqa: S314 - we drew it ourselves


def size_of(svg: str) -> tuple[float, float]:
    """How wide and high a drawing is."""
    box = ElementTree.fromstring(svg).attrib["viewBox"].split()  # noqa: S314 - we drew it ourselves
    return float(box[2]), float(box[3])


def below(element: ElementTree.Element, x: float, y: float) -> Iterator[Drawn]:
    """The texts within an element that stands at a place."""
    shift = SHIFT.search(element.attrib.get("transform", ""))
    x, y = (x + float(shift[1]), y + float(shift[2])) if shift else (x, y)
    if element.tag.endswith("}text") and element.text:
        yield one_text(element, x, y)
    for child in element:
        yield from below(child, x, y)


def one_text(element: ElementTree.Element, x: float, y: float) -> Drawn:
    """A text that begins, ends or has its middle at a place."""
    size = float(element.attrib["font-size"].removesuffix("px"))
    weight = int(element.attrib.get("font-weight", "400"))
    text = element.text or ""
    wide = width(text, size, weight)
    left = x - wide * {"start": 0.0, "middle": 0.5, "end": 1.0}[element.attrib.get("text-anchor", "start")]
    return Drawn(text, left, y - size * CAPITAL, left + wide, y)
