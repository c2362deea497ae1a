"""Files that are elements: XML in UTF-8, written piece by piece, the same bytes on every machine.

No text of the invented county holds a character that XML would have to escape: its names are made of letters alone.
"""

from collections.abc import Iterable
from pathlib import Path

START = '<?xml version="1.0" encoding="UTF-8"?>\n'


def write(path: Path, pieces: Iterable[str]) -> None:
    """Write a document of some pieces, making its folder where need be."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="\n") as stream:
        stream.write(START)
        stream.writelines(pieces)


def element(name: str, *inside: str) -> str:
    """An element around some pieces."""
    return f"<{name}>{''.join(inside)}</{name}>"


def texts(**of: object) -> str:
    """Elements of one text each, in the order in which they are named; what is None is left out."""
    return "".join([f"<{name}>{text}</{name}>" for name, text in of.items() if text is not None])
