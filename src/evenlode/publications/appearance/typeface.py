"""The font of pages and charts: its family, its files, and the rules by which a page carries it within itself."""

import json
from base64 import b64encode
from functools import cache
from pathlib import Path

FAMILY = "Evenlode Sans"
FAMILIES = f"{FAMILY}, Inter, Arial, Liberation Sans, sans-serif"
FOLDER = Path(__file__).parent / "fonts"
WEIGHTS = {400: "EvenlodeSans-Regular", 600: "EvenlodeSans-SemiBold"}


@cache
def font_faces() -> str:
    """The CSS that gives a page its font: a rule for each weight, the file within it, so that nothing is fetched.

    A page whose policy names what it may load must allow `font-src data:`.
    """
    return "\n".join(font_face(weight, FOLDER / f"{file}.woff2") for weight, file in WEIGHTS.items())


def font_face(weight: int, path: Path) -> str:
    """The rule of one weight."""
    data = b64encode(path.read_bytes()).decode("ascii")
    return (
        f'@font-face {{ font-family: "{FAMILY}"; font-weight: {weight}; font-style: normal; font-display: block; '
        f'src: url("data:font/woff2;base64,{data}") format("woff2"); }}'
    )


def width(text: str, size: float, weight: int = 400) -> float:
    """How wide a text is in pixels at a size; a character that the font does not have counts as a wide one."""
    widths = widths_of(weight)
    return sum(widths.get(character, 1000) for character in text) * size / 1000


@cache
def widths_of(weight: int) -> dict[str, int]:
    """How wide each character of a weight is, in thousandths of the size of the font."""
    found: dict[str, int] = json.loads((FOLDER / f"{WEIGHTS[weight]}.json").read_text(encoding="utf-8"))
    return found
