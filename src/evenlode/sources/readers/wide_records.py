"""The records of a wide file: which place, year and part of the pupils each is of, and which columns hold figures."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol

import numpy
import pyarrow
from numpy.typing import NDArray

from evenlode.sources.kinds import Filter, PlaceOf, WideFigures
from evenlode.sources.readers.distinct import Coded, Codes, constant, dictionary
from evenlode.sources.readers.wide_places import NOWHERE, Places, places_of
from evenlode.sources.readers.wide_roles import Roles, roles_of
from evenlode.sources.readers.wide_years import Years, years_of

Fault = tuple[NDArray[numpy.bool_], str, str, str, str]
UNRESTRICTED = {"phase": "all", "group": "all", "period": "year", "reason": "all", "release": ""}
TOTALS = ("", "total", "all")


class Counted(Protocol):
    """A column of figures, as far as the records need to know it."""

    @property
    def coded(self) -> Coded:
        """Its distinct texts."""

    @property
    def numbers(self) -> list[float | None]:
        """The number that each distinct text is; None where it is none."""


@dataclass(frozen=True, eq=False)
class Restricted:
    """One filter's column, looked up: what each of its texts sets `part` to, None where that is no meaning of ours."""

    part: str
    coded: Coded
    meanings: list[str | None]

    def free(self, records: NDArray[numpy.bool_], *, silent: bool) -> "Restricted":
        """The same, but some records are not restricted by it; `silent` leaves out what stands there."""
        if not self.part or not records.any():
            return self
        size = len(self.meanings)
        codes = numpy.where(records, self.coded.codes + size, self.coded.codes)
        texts = [*self.coded.texts, *([""] * size if silent else self.coded.texts)]
        return Restricted(self.part, Coded(texts, codes), [*self.meanings, *[UNRESTRICTED[self.part]] * size])


@dataclass(frozen=True, eq=False)
class Part:
    """One part of the figures' keys as all filters that set it say: its meanings, and the number of each record's."""

    meanings: tuple[str, ...]
    codes: Codes


@dataclass(frozen=True, eq=False)
class Records:
    """The records of a file, looked up; `meant` says of which of them every filter, place and year is known to us."""

    source: WideFigures
    numbers: pyarrow.Array
    roles: Roles
    places: Places
    years: Years
    restricted: tuple[Restricted, ...]
    ours: Mapping[str, "Part"]
    meant: NDArray[numpy.bool_]

    @property
    def scope(self) -> str:
        """What the file covers, in a few words: its years, and its authority where it is of one."""
        ids = sorted(set(self.years.ids))
        authorities = {text for text in self.places.texts if text[:1] == "E" and text[:3] not in ("E92", "E12", "E13")}
        return f"{ids[0]}-{ids[-1]} {next(iter(authorities)) if len(authorities) == 1 else ''}" if ids else ""

    @property
    def faults(self) -> tuple[Fault, ...]:
        """Why records cannot be taken: each a condition, a column, a rule, a message and a remedy."""
        unread = ~numpy.array(self.years.readable, dtype=bool)[self.years.codes] if self.years.ids else self.meant
        yearless = numpy.array([not any(letter.isdigit() for letter in id) for id in self.years.ids], dtype=bool)
        nowhere = self.places.codes == NOWHERE
        level = self.source.places.level or next(iter(self.source.places.codes.values()), ("place",))[0]
        place = (
            nowhere,
            level,
            "place.unknown",
            "This record bears no code of a place that we know: authority, region, England or school.",
            "check the codes; if it is a new authority, update Evenlode",
        )
        year = (
            unread & yearless[self.years.codes] if self.years.ids else unread,
            self.source.year.column,
            "year.unreadable",
            "The label in this column is not a year.",
            "ask the publisher which year is meant",
        )
        return (place, year)

    def parts(self, at: NDArray[numpy.int64], *, claimed: bool) -> dict[str, pyarrow.Array]:
        """The parts of the figures' keys, for some records; of unclaimed ones the filters stand as printed."""
        period = self.years.periods
        found: dict[str, pyarrow.Array] = {
            **{part: constant(text, len(at)) for part, text in UNRESTRICTED.items()},
            "place": dictionary(self.places.texts, self.places.codes[at]),
            "year": dictionary(self.years.ids, self.years.codes[at]),
            "period": dictionary(period, self.years.codes[at]),
            "release": constant(self.source.release, len(at)),
        }
        if not claimed:
            return found | {"group": self.filters_as_printed(at)}
        return found | {part: dictionary(one.meanings, one.codes[at]) for part, one in self.ours.items()}

    def filters_as_printed(self, at: NDArray[numpy.int64]) -> pyarrow.Array:
        """What each record is restricted to, in the publisher's words: `term=Total; school_type=Special`."""
        told = [
            [f"{name}={text.strip()}" if text.strip() else "" for text in one.coded.texts]
            for name, one in zip(self.roles.filters, self.restricted, strict=True)
        ]
        codes, texts = self.crossing(at, told)
        return dictionary(texts, codes)

    def crossing(self, at: NDArray[numpy.int64], told: list[list[str]]) -> tuple[Codes, list[str]]:
        """For some records the number of what they are restricted to, and each of these as text.

        `told` says for each filter what each of its distinct texts is to be called.
        """
        codes, texts = numpy.zeros(len(at), numpy.int64), [""]
        for names, one in zip(told, self.restricted, strict=True):
            size = max(len(names), 1)
            pairs, codes = numpy.unique(codes * size + one.coded.codes[at], return_inverse=True)
            texts = ["; ".join(part for part in (texts[pair // size], names[pair % size]) if part) for pair in pairs]
        return codes, [text or "all" for text in texts]

    def same_figures(self) -> Codes:
        """For every record a number that two records share where they give the same figures.

        Claimed records give the same where their keys are the same, the others where their filters have the same texts.
        """
        keys = self.keys_parts()
        told = numpy.where(self.meant, keys, keys.max(initial=0) + 1 + self.filters_texts())
        moments = {pair: number for number, pair in enumerate(zip(self.years.ids, self.years.periods, strict=True))}
        dated = numpy.array(
            [moments[pair] for pair in zip(self.years.ids, self.years.periods, strict=True)], numpy.int64
        )
        when = dated[self.years.codes] if len(dated) else self.years.codes
        found: Codes = (self.places.codes * (len(dated) + 1) + when) * (told.max(initial=0) + 1) + told
        return found

    def keys_parts(self) -> Codes:
        """For every record the number of what its filters mean together; a release parts no figure from another."""
        codes = numpy.zeros(len(self.numbers), numpy.int64)
        for part, one in self.ours.items():
            if part != "release":
                codes = codes * len(one.meanings) + one.codes
        return codes

    def filters_texts(self) -> Codes:
        """For every record the number of its filters' texts; their case and blanks do not matter."""
        told = [
            [f"{name}={text.strip().lower()}" if text.strip() else "" for text in one.coded.texts]
            for name, one in zip(self.roles.filters, self.restricted, strict=True)
        ]
        codes, texts = self.crossing(numpy.arange(len(self.numbers)), told)
        numbers: dict[str, int] = {}
        found: Codes = numpy.array([numbers.setdefault(text, len(numbers)) for text in texts], numpy.int64)[codes]
        return found

    def of_two_phases(self, texts: pyarrow.Table) -> NDArray[numpy.bool_]:
        """Which records are of a school that stands twice, once in each of two phases: neither is all of it."""
        phases = [name for name, one in zip(self.roles.filters, self.restricted, strict=True) if one.part == "phase"]
        twice = numpy.zeros(len(self.numbers), dtype=bool)
        schools = numpy.flatnonzero(self.meant & self.places.are(PlaceOf.SCHOOL))
        _keys, which, times = numpy.unique(self.same_figures()[schools], return_inverse=True, return_counts=True)
        for name in phases:
            told = Coded.of(texts[name]).codes[schools]
            least, most = (numpy.full(len(times), fill, numpy.int64) for fill in (told.max(initial=0), 0))
            numpy.minimum.at(least, which, told)
            numpy.maximum.at(most, which, told)
            twice[schools] |= (least != most)[which]
        return twice

    def last_covered(self, columns: Iterable[Counted], accepted: NDArray[numpy.bool_]) -> tuple[date | None, int]:
        """The last day of the last year of which accepted records hold numbers, and how many numbers that is."""
        days = numpy.array([day.toordinal() if day else 0 for day in self.years.last_days], numpy.int64)
        if not len(days) or not accepted.any():
            return None, 0
        of_each = days[self.years.codes] * accepted
        newest = of_each == of_each.max()
        numbers = [one.coded.where([number is not None for number in one.numbers]) & newest for one in columns]
        last = int(of_each.max())
        return (date.fromordinal(last) if last else None), int(sum(found.sum() for found in numbers))


def records_of(source: WideFigures, texts: pyarrow.Table, told: Mapping[str, Sequence[str]]) -> Records:
    """The records of a wide file, looked up."""
    roles = roles_of(source, texts, told)
    places, years = places_of(source.places, texts), years_of(source, texts, told)
    known = {one.column: one for one in source.filters}
    restricted = tuple(looked_up(known.get(name), Coded.of(texts[name]), places) for name in roles.filters)
    known_place = ~places.are(PlaceOf.OTHER)
    meant = known_place & numpy.array(years.readable, dtype=bool)[years.codes] if years.ids else known_place
    for one in restricted:
        meant = meant & one.coded.where([text is not None for text in one.meanings])
    ours: dict[str, Part] = {}
    for part in dict.fromkeys(one.part for one in restricted if one.part):
        ours[part], clashing = united(part, [one for one in restricted if one.part == part])
        meant = meant & ~clashing
    found = Records(source, texts["__record"].combine_chunks(), roles, places, years, restricted, ours, meant)
    return replace(found, meant=meant & ~found.of_two_phases(texts))


def united(part: str, filters: Sequence[Restricted]) -> tuple[Part, NDArray[numpy.bool_]]:
    """What several filters say together of one part, and which records two of them restrict each in its own way.

    A filter that says "all" leaves the word to the others.
    """
    numbers = {UNRESTRICTED[part]: 0}
    codes = numpy.zeros(len(filters[0].coded.codes), numpy.int64)
    clashing = numpy.zeros(len(codes), dtype=bool)
    for one in filters:
        mine = [numbers.setdefault(text or UNRESTRICTED[part], len(numbers)) for text in one.meanings]
        told = numpy.array(mine or [0], numpy.int64)[one.coded.codes]
        clashing |= (codes != 0) & (told != 0) & (codes != told)
        codes = numpy.where(codes == 0, told, codes)
    return Part(tuple(numbers), codes), clashing


def looked_up(known: Filter | None, coded: Coded, places: Places) -> Restricted:
    """A filter's column by its texts; of one that the source does not know, only a total is no restriction.

    A school's phase is no restriction but what it is: its figures are of phase `all`.
    """
    told = [text.strip().lower() for text in coded.texts]
    if known is None:
        return Restricted("", coded, ["all" if text in TOTALS else None for text in told])
    found = Restricted(known.part, coded, [known.values.get(text) for text in told])
    if known.of:
        return found.free(~places.are(*known.of), silent=True)
    return found.free(places.are(PlaceOf.SCHOOL), silent=False) if known.part == "phase" else found
