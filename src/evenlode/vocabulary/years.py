"""Years of three kinds that are never mixed: academic (September), financial (April) and calendar (January)."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cached_property, lru_cache

from evenlode.errors import WrongUsage
from evenlode.vocabulary.flags import Flag
from evenlode.vocabulary.releases import Release


class YearKind(StrEnum):
    """When a year begins.

    Source: DfE, Explore education statistics, time identifiers (academic, financial and calendar year).
    """

    ACADEMIC = "academic"
    FINANCIAL = "financial"
    CALENDAR = "calendar"


_FIRST_MONTH = {YearKind.ACADEMIC: 9, YearKind.FINANCIAL: 4, YearKind.CALENDAR: 1}
_MARK = {YearKind.ACADEMIC: "/", YearKind.FINANCIAL: "-", YearKind.CALENDAR: ""}
_PREFIX = {YearKind.ACADEMIC: "", YearKind.FINANCIAL: "fy", YearKind.CALENDAR: "cy"}
_CENTURY = r"(?:19|20)\d\d"


@dataclass(frozen=True, order=True)
class Year:
    """One year, or an unbroken span of years of one kind published as one (three years pooled).

    `start` is the calendar year in which the first year begins, `last` the one in which the last year begins: equal
    unless it is a span. `str` gives `2014/15`, `2014-15`, `2014`, `2014/15..2016/17`. Sorting puts kinds side by side;
    it does not say that they may be compared.
    """

    kind: YearKind
    start: int
    last: int

    def __post_init__(self) -> None:
        if self.last < self.start:
            raise ValueError(f"a span of years ends before it begins: {self.start}, {self.last}")

    def __str__(self) -> str:
        return self.printed

    @cached_property
    def printed(self) -> str:
        """The year as a reader is shown it: `2014/15`, `2014-15`, `2014`, a span `2014/15..2016/17`."""
        return "..".join(self._printed(year) for year in self._ends())

    @cached_property
    def id(self) -> str:
        """The year as it stands in ids: `201415`, `fy201415`, `cy2014`, a span `201415-201617`."""
        return _PREFIX[self.kind] + "-".join(self._digits(year) for year in self._ends())

    @property
    def first_day(self) -> date:
        """The first day: 1 September, 1 April or 1 January."""
        return date(self.start, _FIRST_MONTH[self.kind], 1)

    @property
    def last_day(self) -> date:
        """The last day, itself included: 31 August, 31 March or 31 December."""
        return date(self.last + 1, _FIRST_MONTH[self.kind], 1) - timedelta(days=1)

    @property
    def is_span(self) -> bool:
        """Whether this is several years published as one."""
        return self.last != self.start

    def previous(self) -> "Year":
        """The year before; of a span, the span of the same length that begins a year earlier."""
        return Year(self.kind, self.start - 1, self.last - 1)

    def next(self) -> "Year":
        """The year after; of a span, the span of the same length that begins a year later."""
        return Year(self.kind, self.start + 1, self.last + 1)

    @staticmethod
    def parse(text: str) -> "Year":
        """The year written `text`, as printed or as in ids; raises `WrongUsage` where it is neither.

        The mark decides the kind: `2014/15` is academic, `2014-15` financial, `2014` calendar, `201415` academic.
        """
        year = _parsed(text.strip())
        if year is None:
            raise WrongUsage(
                f"'{text}' is not a year.",
                remedy="write 2014/15 for an academic year, 2014-15 for a financial year, 2014 for a calendar year, "
                "or the first and last of several, such as 2014/15..2016/17",
            )
        return year

    def _ends(self) -> tuple[int, ...]:
        return (self.start, self.last) if self.is_span else (self.start,)

    def _printed(self, year: int) -> str:
        return str(year) if self.kind is YearKind.CALENDAR else f"{year}{_MARK[self.kind]}{(year + 1) % 100:02d}"

    def _digits(self, year: int) -> str:
        return str(year) if self.kind is YearKind.CALENDAR else f"{year}{(year + 1) % 100:02d}"


@dataclass(frozen=True)
class ReadYear:
    """What a year's label in a published file says: the year, the release if named, and the flags it implies."""

    year: Year
    release: str
    flags: tuple[str, ...]


def academic(start: int) -> Year:
    """The academic year that begins on 1 September of `start`."""
    return Year(YearKind.ACADEMIC, start, start)


def financial(start: int) -> Year:
    """The financial year that begins on 1 April of `start`."""
    return Year(YearKind.FINANCIAL, start, start)


def calendar(year: int) -> Year:
    """The calendar year `year`."""
    return Year(YearKind.CALENDAR, year, year)


def year_holding(day: date, kind: YearKind) -> Year:
    """The year of `kind` in which `day` falls."""
    start = day.year if day.month >= _FIRST_MONTH[kind] else day.year - 1
    return Year(kind, start, start)


def read_label(label: str, kind: YearKind) -> ReadYear | None:
    """The year that a label in a published file means where its bare years are of `kind`; None where it means none.

    A bare `2016` is the academic or financial year that ends in 2016. A note in brackets names the release (`(Rev)`,
    `(prov)`, `(Final)`) or the outturn (`(OT)`). `2014-16`, which skips a year, is three calendar years pooled.
    Source: DfE, Local authority interactive tool, column Years, in its releases of 2024 and 2026.
    """
    found = _LABEL.fullmatch(label.strip())
    note = _NOTES.get((found[2] or "").lower()) if found else None
    year = _labelled(found[1], kind) if found and note else None
    return ReadYear(year, str(note[0]), note[1]) if year and note else None


_LABEL = re.compile(r"([\d/-]+)\s*(?:\(([A-Za-z]+)\))?", re.ASCII)
_NOTES: dict[str, tuple[Release, tuple[str, ...]]] = {
    "": (Release.UNSTATED, ()),
    "ot": (Release.UNSTATED, (str(Flag.OUTTURN),)),
    "prov": (Release.PROVISIONAL, ()),
    "provisional": (Release.PROVISIONAL, ()),
    "rev": (Release.REVISED, ()),
    "revised": (Release.REVISED, ()),
    "final": (Release.FINAL, ()),
}
_PRINTED = re.compile(rf"({_CENTURY})(?:([/-])(\d\d))?", re.ASCII)
_ID = re.compile(rf"(?:(fy)?({_CENTURY}\d\d)(?:-({_CENTURY}\d\d))?|cy({_CENTURY})(?:-({_CENTURY}))?)", re.ASCII)
_BARE = re.compile(_CENTURY, re.ASCII)
_PAIR = re.compile(rf"({_CENTURY})(/|-|)(\d\d)", re.ASCII)
_POOLED = re.compile(rf"({_CENTURY})/(\d\d)-(\d\d)/(\d\d)", re.ASCII)
_LONGEST_POOL = 10


def _parsed(text: str) -> Year | None:
    """The year in either of its own forms, or None."""
    if found := _ID.fullmatch(text):
        return _from_id(found)
    ends = [_from_print(part) for part in text.split("..")]
    first, last = ends[0], ends[-1]
    if first is None or last is None or len(ends) > 2 or first.kind is not last.kind:
        return None
    return _span(first.kind, first.start, last.start) if len(ends) == 1 or first.start < last.start else None


def _from_print(text: str) -> Year | None:
    """One year as printed: `2014/15`, `2014-15` or `2014`."""
    found = _PRINTED.fullmatch(text)
    if not found:
        return None
    start = int(found[1])
    if found[2] is None:
        return calendar(start)
    kind = YearKind.ACADEMIC if found[2] == "/" else YearKind.FINANCIAL
    return Year(kind, start, start) if _follows(start, found[3]) else None


def _from_id(found: re.Match[str]) -> Year | None:
    """The year of an id such as `201415`, `fy201415-201617` or `cy2014-2016`."""
    if found[4]:
        return _span(YearKind.CALENDAR, int(found[4]), int(found[5] or found[4]))
    first, last = found[2], found[3] or found[2]
    if not _follows(int(first[:4]), first[4:]) or not _follows(int(last[:4]), last[4:]):
        return None
    kind = YearKind.FINANCIAL if found[1] else YearKind.ACADEMIC
    return _span(kind, int(first[:4]), int(last[:4]))


@lru_cache(maxsize=1024)
def _labelled(text: str, kind: YearKind) -> Year | None:
    """The year that a label without its note means."""
    if _BARE.fullmatch(text):
        start = int(text) - (kind is not YearKind.CALENDAR)
        return Year(kind, start, start)
    if pooled := _POOLED.fullmatch(text):
        return _pooled(int(pooled[1]), pooled[2], pooled[3], pooled[4], kind)
    pair = _PAIR.fullmatch(text)
    return _paired(int(pair[1]), pair[2], pair[3], kind) if pair else None


def _paired(start: int, mark: str, ending: str, kind: YearKind) -> Year | None:
    """`2016/17`, `2016-17` and `201617`: that year of the kind; `2014-16` the calendar years from 2014 to 2016."""
    if _follows(start, ending) and kind is not YearKind.CALENDAR:
        return Year(kind, start, start)
    return _span(YearKind.CALENDAR, start, _ending(start, ending)) if mark == "-" else None


def _pooled(start: int, first: str, last: str, ending: str, kind: YearKind) -> Year | None:
    """`2014/15-16/17`: the years of the kind from the first to the last, both included."""
    begins = _ending(start, last)
    whole = _follows(start, first) and _follows(begins, ending) and kind is not YearKind.CALENDAR
    return _span(kind, start, begins) if whole else None


def _span(kind: YearKind, start: int, last: int) -> Year | None:
    return Year(kind, start, last) if start <= last < start + _LONGEST_POOL else None


def _follows(start: int, ending: str) -> bool:
    """Whether two digits are those of the year after `start`."""
    return int(ending) == (start + 1) % 100


def _ending(start: int, ending: str) -> int:
    """The first year from `start` on that ends in these two digits."""
    return start + (int(ending) - start) % 100
