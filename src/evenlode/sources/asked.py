"""What a sender may be asked of a file that no record of it says, and how each answer is read."""

import re
from collections.abc import Callable, Mapping
from typing import NamedTuple

from evenlode.errors import NotFound, WrongUsage
from evenlode.vocabulary.codes.scales import steps_of, written
from evenlode.vocabulary.places import find_authority
from evenlode.vocabulary.years import Year, YearKind

MONTH = re.compile(r"20\d\d-(0[1-9]|1[0-2])", re.ASCII)
MODES = ("full", "delta")


class Answer(NamedTuple):
    """How one answer is read, None where it cannot be, an example, and what is asked, in words.

    `named` says that the name of a file or its folder may give the answer; `how` how it is given, where not with
    `--say`.
    """

    read: Callable[[str], str | None]
    example: str
    what: str
    named: bool = True
    how: str = ""


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


def scale(text: str) -> str | None:
    """A school's scale, as it is kept."""
    try:
        return written(steps_of(text))
    except ValueError:
        return None


ANSWERS: Mapping[str, Answer] = {
    "authority": Answer(authority, "931", "which authority's it is"),
    "year": Answer(year, "2023-24", "which year it is of"),
    "month": Answer(month, "2026-01", "which month it is of"),
    "mode": Answer(
        mode,
        "full (or mode=delta where the file holds changes alone)",
        "whether it is all that its source knows, or changes alone",
        named=False,
    ),
    "scale": Answer(
        scale,
        "...",
        "what the values of the school's own scale mean",
        named=False,
        how="--scale FILE, a table of value and judgement (below, at, above), with scale, year_group, from and to",
    ),
}
"""What may be asked, by the name under which it is answered."""
