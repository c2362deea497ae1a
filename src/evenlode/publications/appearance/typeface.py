"""The font of pages and charts: its family, its files, and the rules by which a page carries it within itself."""

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
