"""What a sender may be asked of a file that no record of it says, and how each answer is read."""

import re
from collections.abc import Callable, Mapping
from typing import NamedTuple

from evenlode.errors import NotFound, WrongUsage
from evenlode.vocabulary.places import find_authority
from evenlode.vocabulary.years import Year, YearKind

MONTH = re.compile(r"20\d\d-(0[1-9]|1[0-2])", re.ASCII)
MODES = ("full", "delta")


class Answer(NamedTuple):
    """How one answer is read, None where it cannot be, and an example of one."""

    read: Callable[[str], str | None]
    example: str


def authority(text: str) -> str | None:
    """The ONS code of the authority that a text names."""
    try:
        return find_authority(text).code
    except NotFound:
        return None


def year(text: str) -> str | None:
    """A year from one calendar year into the next; `2024` could be the one that begins in it or ends in it."""
    try:
        found = Year.parse(text)
    except WrongUsage:
        return None
    return None if found.kind is YearKind.CALENDAR or found.is_span else text


def month(text: str) -> str | None:
    """A month of a year."""
    return text if MONTH.fullmatch(text) else None


def mode(text: str) -> str | None:
    """Whether a file says all that its source knows, or only what has changed."""
    return text.casefold() if text.casefold() in MODES else None


ANSWERS: Mapping[str, Answer] = {
    "authority": Answer(authority, "931"),
    "year": Answer(year, "2023-24"),
    "month": Answer(month, "2026-01"),
    "mode": Answer(mode, "full, or delta where the file holds changes alone"),
}
