"""The key of a figure and the id that it is known by everywhere: on the command line, in files, in citations."""

import re
from dataclasses import dataclass
from functools import lru_cache

from evenlode.errors import WrongUsage
from evenlode.vocabulary.periods import WHOLE_YEAR
from evenlode.vocabulary.years import Year

ALL_REASONS = "all"
_FORBIDDEN = re.compile(r"[.@~\s]")
_SNAPSHOT = re.compile(r"\d{1,18}", re.ASCII)
_HELP = "an id is source.measure.place.phase.group.year, and @17 after it asks for snapshot 17"


@dataclass(frozen=True, order=True)
class FigureKey:
    """What a figure is a figure of; two figures with one key are two editions of one thing.

    Raises `WrongUsage` where a part is empty or holds a dot, `@`, `~` or white space: its id could not be read.
    """

    source: str
    measure: str
    place: str
    phase: str
    group: str
    year: Year
    period: str = WHOLE_YEAR
    reason: str = ALL_REASONS

    def __post_init__(self) -> None:
        for part in (*self._head(), self.period, self.reason):
            if not _is_fit(part):
                raise WrongUsage(f"'{part}' cannot be part of a figure's id.", remedy=_HELP)

    @property
    def id(self) -> str:
        """The key joined with dots, a trailing `year` and `all` left out.

        `lait.ks4_attainment8.E10000025.all.disadvantaged.202425`; where the reason is not `all` the period stands too.
        """
        tail = (self.period, self.reason) if self.reason != ALL_REASONS else (self.period,)
        return ".".join((*self._head(), self.year.id, *(() if tail == (WHOLE_YEAR,) else tail)))

    def __str__(self) -> str:
        return self.id

    @staticmethod
    def parse(text: str) -> "tuple[FigureKey, int | None]":
        """The key of an id, and the snapshot asked for by a trailing `@17` (None: the newest).

        Raises `WrongUsage` where `text` is not a figure's id; whether such a figure exists is not asked here.
        """
        body, asked, snapshot = text.strip().partition("@")
        parts = body.split(".")
        if not 6 <= len(parts) <= 8 or (asked and not _SNAPSHOT.fullmatch(snapshot)) or "~" in body:
            raise WrongUsage(f"'{text}' is not a figure's id.", remedy=_HELP)
        source, measure, place, phase, group, year, *tail = parts
        key = FigureKey(source, measure, place, phase, group, Year.parse(year), *tail)
        return key, int(snapshot) if asked else None

    def _head(self) -> tuple[str, str, str, str, str]:
        return self.source, self.measure, self.place, self.phase, self.group


@lru_cache(maxsize=4096)
def _is_fit(part: str) -> bool:
    """Whether a text can be part of an id; the same few hundred are asked of in every figure."""
    return bool(part) and not _FORBIDDEN.search(part)
