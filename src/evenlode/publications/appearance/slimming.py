"""Takes out of a drawing what nobody sees: groups that do nothing, grounds without a colour, digits past a hair.

A third of what Vega writes is such; a page holds some thirty drawings, and each is parsed, styled and drawn in print.
"""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

SVG = "{http://www.w3.org/2000/svg}"
# What says nothing: a name that no style sheet has, and what holds anyway.
IDLE = {"class": None, "role": None, "opacity": "1", "transform": "translate(0,0)", "font-weight": "400"}
LONG = re.compile(r"\d+\.\d{3,}")


def slim(element: Element) -> Element:
    """The same drawing without what nobody sees, and with numbers of at most two decimals; changed where it stands."""
    for name in [name for name, value in element.attrib.items() if is_idle(name, value)]:
        del element.attrib[name]
    for name, value in element.attrib.items():
        element.attrib[name] = LONG.sub(shorter, value)
    element[:] = [kept for child in element for kept in seen(slim(child))]
    return element


def seen(child: Element) -> Iterator[Element]:
    """What stands for an element: nothing, what is in it, or itself."""
    if child.tag == f"{SVG}path" and not child.attrib.keys() & {"fill", "stroke"}:
        return
    if child.tag == f"{SVG}g" and not child.attrib:
        yield from child
    else:
        yield child


def is_idle(name: str, value: str) -> bool:
    """Whether an attribute says nothing."""
    return name.startswith("aria-") or (name in IDLE and IDLE[name] in (None, value))


def shorter(number: re.Match[str]) -> str:
    """A number cut to two decimals: a fiftieth of a pixel is seen by nobody, in print neither."""
    return f"{float(number.group()):.2f}".rstrip("0").rstrip(".")
