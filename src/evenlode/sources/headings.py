"""Column names as sources write them: what changes from edition to edition stands between braces, as in `{LAD00}CD`."""

import re
from collections.abc import Iterable, Sequence
from functools import cache

VARYING = re.compile(r"\{([^{}]+)\}")


def is_pattern(name: str) -> bool:
    """Whether part of a column's name changes from edition to edition."""
    return "{" in name


@cache
def pattern(name: str) -> re.Pattern[str]:
    """A column's name as an expression: each nought between braces is any digit, everything else is itself."""
    parts = VARYING.split(name)
    exact = (re.escape(part) if at % 2 == 0 else f"({varying(part)})" for at, part in enumerate(parts))
    return re.compile("".join(exact), re.ASCII)


def varying(part: str) -> str:
    """What stands between braces as an expression."""
    return re.escape(part).replace("0", r"\d")


def is_named(cell: str, name: str) -> bool:
    """Whether a file's column is the one that a source names."""
    return pattern(name).fullmatch(cell) is not None if is_pattern(name) else cell == name


def places_of(name: str, cells: Sequence[str]) -> list[int]:
    """Where, in a row of column names, the one that a source names stands, from 0."""
    return [place for place, cell in enumerate(cells) if is_named(cell, name)]


def changing_part(name: str, cells: Iterable[str]) -> str:
    """What stands between the braces of a source's name in a row of column names; empty where it is not there."""
    found = (pattern(name).fullmatch(cell) for cell in cells)
    return next((match.group(1) for match in found if match), "")


def missing_from(names: Iterable[str], cells: Iterable[str]) -> list[str]:
    """The columns that a source names and a row of column names has not, in the source's order."""
    there = set(cells)
    return [
        name
        for name in names
        if name not in there and not (is_pattern(name) and any(pattern(name).fullmatch(cell) for cell in there))
    ]
