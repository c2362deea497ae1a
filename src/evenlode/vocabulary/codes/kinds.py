"""What a code set is: codes with a meaning and dates, which say of a value on a day what it means or why it is refused.

A code means what it meant on the day of the event, never what it means today. A code whose meaning changed stands in
its set once for each meaning, with dates that do not overlap. What was taken from practice and has not been read in the
source that is cited carries `unconfirmed`: a reader may use it and must say so.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Generic, TypeVar

LISTED = 40  # of so many codes each is named to whoever wrote what is none of them


@dataclass(frozen=True, kw_only=True)
class Dated:
    """What holds from a day to a day, both included; an empty end is open.

    `instead` names the codes that took over, `before` those that it was within or took over from without ending them;
    `note` is what a reader must know beside the meaning.
    """

    since: date | None = None
    until: date | None = None
    instead: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    unconfirmed: bool = False
    note: str = ""

    def holds(self, on: date) -> bool:
        """Whether it holds on a day."""
        return (self.since is None or self.since <= on) and (self.until is None or on <= self.until)


@dataclass(frozen=True)
class Code(Dated):
    """One code of a set as it stands in files, and its meaning in plain English."""

    code: str
    meaning: str


AnyCode_co = TypeVar("AnyCode_co", bound=Code, covariant=True)


@dataclass(frozen=True)
class Refusal:
    """Why a value is not a code of a set on a day, and what to do; neither sentence holds the value itself.

    `rule` is `code_unknown`, `code_retired` or `code_not_yet_in_force`.
    """

    rule: str
    message: str
    remedy: str


@dataclass(frozen=True)
class CodeSet(Generic[AnyCode_co]):
    """The codes that one column of a file may hold, in the order in which they are shown."""

    id: str
    title: str
    citation: str
    codes: tuple[AnyCode_co, ...]

    def written(self, text: str) -> str:
        """A code as the set writes it, whatever its capitals, and with a blank or hyphen for `_`; else, in capitals."""
        return self._spellings.get(_plain(text), text.upper())

    @cached_property
    def _spellings(self) -> dict[str, str]:
        return {_plain(one.code): one.code for one in self.codes}

    def named(self, code: str) -> tuple[AnyCode_co, ...]:
        """Every meaning that a code has had; none where the set never held it."""
        return tuple(one for one in self.codes if one.code == code)

    def find(self, code: str, on: date) -> AnyCode_co | None:
        """What a code means on a day; None where it is unknown, retired or not yet in force."""
        return next((one for one in self.named(code) if one.holds(on)), None)

    def in_force(self, on: date) -> tuple[AnyCode_co, ...]:
        """The codes that may be used on a day."""
        return tuple(one for one in self.codes if one.holds(on))

    def refusal(self, code: str, on: date) -> Refusal | None:
        """Why a value is refused on a day; None where it is a code that holds."""
        if self.find(code, on) is not None:
            return None
        known = self.named(code)
        if not known:
            what = f"This is none of the codes that may stand here: {self.title}."
            return Refusal("code_unknown", what, self._choice(on))
        ended = [one.until for one in known if one.until is not None and one.until < on]
        if ended:
            return Refusal("code_retired", f"This code ended on {_day(max(ended))}.", self._remedy(code, on))
        begins = min(one.since for one in known if one.since is not None)
        return Refusal("code_not_yet_in_force", f"This code begins on {_day(begins)}.", self._remedy(code, on))

    def replacements(self, code: str, on: date) -> tuple[str, ...]:
        """The codes to use in place of one that does not hold on a day, in order and each once.

        Of a retired code those that took over, and in place of one that has itself ended, those that took over from it;
        of a code not yet in force, those that it took over from.
        """
        return tuple(dict.fromkeys(self._followed(code, on, frozenset())))

    def _followed(self, code: str, on: date, seen: frozenset[str]) -> Iterator[str]:
        after = [later for one in self.named(code) for later in one.instead]
        before = [earlier for one in self.named(code) for earlier in one.before]
        ended = [one.code for one in self.codes if code in one.instead]
        for other in (*after, *before, *ended):
            if other in seen:
                continue
            if self.find(other, on) is not None:
                yield other
            else:
                yield from self._followed(other, on, seen | {code})

    def _choice(self, on: date) -> str:
        """What to write in place of what is no code: those of a day are listed where they are few."""
        known = list(dict.fromkeys(one.code for one in self.in_force(on)))
        return (
            f"use one of: {', '.join(known)}" if len(known) <= LISTED else f"use a code that stands in {self.citation}"
        )

    def _remedy(self, code: str, on: date) -> str:
        others = self.replacements(code, on)
        return f"for this date use {' or '.join(others)}" if others else "check the date, or the code"


def _plain(text: str) -> str:
    return text.casefold().replace(" ", "_").replace("-", "_")


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
