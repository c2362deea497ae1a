"""Does one act to a home, as a person would from the command line: in a process of its own, for attacks to spoil.

`python doing.py ACT HOME WHAT`, or `python doing.py ask HOME WORDS` for a question. Errors leave it as they leave
`evenlode`: by a message and an exit code.
"""

import os
import sys
from collections.abc import Callable, Sequence
from io import RawIOBase, TextIOWrapper
from pathlib import Path
from typing import Any

from evenlode.cli.main import run as as_a_command
from evenlode.lake.acts import compact, confirm, revert
from evenlode.lake.expiry import expire
from evenlode.lake.home import Home
from evenlode.sources.load import load
from evenlode.sources.rebuild import rebuild

RULE = "an invented rule"
DO: dict[str, Callable[[Home, str], object]] = {
    "load": lambda home, what: load(home, [Path(what)]),
    "hold": lambda home, what: load(home, [Path(what)]),
    "redate": lambda home, what: load(home, [Path(what)], published="2026-02"),
    "revert": revert,
    "confirm": confirm,
    "compact": lambda home, _what: compact(home),
    "rebuild": lambda home, _what: rebuild(home),
    "expire": lambda home, what: expire(home, [what], RULE),
}
COMMANDS: dict[str, Sequence[str]] = {
    "hold": ("load",),
    "redate": ("load", "--published", "2026-02"),
    "expire": ("expire", "--rule", RULE),
}


def do(act: str, home: Home, what: str) -> object:
    """Do one act, to its end."""
    return DO[act](home, what)


def words(act: str, home: Path | str, what: str) -> list[str]:
    """The words of the command line that do an act."""
    return ["evenlode", "--home", str(home), *COMMANDS.get(act, (act,)), *([what] if what else [])]


class Aside(RawIOBase):
    """What a process says, written by another call than files are, which an attack can spoil by itself."""

    def __init__(self, number: int) -> None:
        self.number = number

    def writable(self) -> bool:
        """It is."""
        return True

    def write(self, said: Any) -> int:
        """Write it."""
        return os.writev(self.number, [said])


if __name__ == "__main__":
    sys.stdout, sys.stderr = (TextIOWrapper(Aside(number), write_through=True) for number in (1, 2))
    act, home, *what = sys.argv[1:]
    sys.argv = ["evenlode", "--home", home, *what] if act == "ask" else words(act, home, *what)
    as_a_command()
