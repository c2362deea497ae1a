"""On which line of a TOML text each of its tables and keys stands: the reader of TOML does not say."""

import re
import tomllib
from collections.abc import Mapping
from typing import Any

_NAME = r"""(?:"(?:[^"\\]|\\.)*"|'[^']*'|[\w-]+)"""
_PATH = rf"{_NAME}(?:\s*\.\s*{_NAME})*"
_TABLE = re.compile(rf"\s*\[\s*({_PATH})\s*\]\s*(?:#.*)?")
_KEY = re.compile(rf"\s*({_PATH})\s*=")
_FAULT = re.compile(r"(.*) \(at line (\d+), column \d+\)")


def lines_of(text: str) -> dict[tuple[str, ...], int]:
    """The line, from 1, of each table and key by its path; of what stands within braces, that of the key around it.

    A line within a long text may look like a key: it counts where it could be one.
    """
    found: dict[tuple[str, ...], int] = {}
    table: tuple[str, ...] = ()
    for number, line in enumerate(text.splitlines(), start=1):
        if named := _TABLE.fullmatch(line):
            table = _path(named[1])
            found.setdefault(table, number)
        elif (key := _KEY.match(line)) and (path := _path(key[1])):
            found.setdefault((*table, *path), number)
    return found


def line_of(lines: Mapping[tuple[str, ...], int], path: tuple[str, ...]) -> int:
    """The line of a path, or of the nearest table around it that has one; 1 where none has."""
    return next((lines[path[:end]] for end in range(len(path), 0, -1) if path[:end] in lines), 1)


def fault_text(fault: tomllib.TOMLDecodeError) -> str:
    """What the reader of TOML says is wrong, the line first."""
    found = _FAULT.fullmatch(str(fault))
    return f"line {found[2]}: {found[1][:1].lower()}{found[1][1:]}" if found else str(fault)


def _path(key: str) -> tuple[str, ...]:
    """The names of a key; none where it is no key, as within a long text."""
    try:
        inside: Any = tomllib.loads(f"{key} = 0")
    except tomllib.TOMLDecodeError:
        return ()
    path = []
    while isinstance(inside, dict):
        ((name, inside),) = inside.items()
        path.append(name)
    return tuple(path)
