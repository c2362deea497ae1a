"""What a file of records says of itself: its fields, the checks on them, and the rows that a record becomes.

A record (a line, a pupil's element) is accepted or held whole. Everything here is data, but for the functions of
`sources/readers/making.py` and `checking.py`, which a source names by themselves.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import TypeAlias

import pyarrow

from evenlode.errors import Severity
from evenlode.lake.pseudonyms import IdentifierKind
from evenlode.sources.kinds import Extent, Source
from evenlode.vocabulary.codes.kinds import Code, CodeSet

Make: TypeAlias = Callable[..., pyarrow.Array]
"""From the values of some fields to those of another, or to whether a check fails; one value for each record."""

Way: TypeAlias = tuple[IdentifierKind, tuple[str, ...]]
"""By what kind of number a pupil is known, and the fields that make it up."""

Said: TypeAlias = tuple[str, str, str]
"""What is said of a text that cannot be read: the rule, the message and the remedy."""

FIXED = "="  # begins a text that is itself the value, and not the id of a field
STRANGE = re.compile(r"[^\w/]|_")
UP = "^"  # begins the id of a field of the record that this one stands in


def alike(name: str) -> str:
    """A column's name without what systems write differently: case, blanks, hyphens and underscores."""
    return STRANGE.sub("", name.casefold())


class Kind(StrEnum):
    """How the text of a field is read; what cannot be read so is a problem of the record.

    TEXT is anything at all. A table about pupils holds none that a file has typed freely: where a team or a subject
    belongs, somebody may have typed a name. There the WORDS are plain ones, and codes have the form of theirs.
    """

    TEXT = "text"
    DATE = "date"
    MOMENT = "moment"
    YEAR = "year"
    FINANCIAL_YEAR = "financial_year"
    WHOLE = "whole"
    DECIMAL = "decimal"
    CODE = "code"
    MEANING = "meaning"
    UPN = "upn"
    ULN = "uln"
    URN = "urn"
    SCHOOL_OR_AUTHORITY = "school_or_authority"
    ESTABLISHMENT = "establishment"
    SETTING = "setting"
    LAESTAB = "laestab"
    AUTHORITY = "authority"
    OWN_NUMBER = "own_number"
    WORDS = "words"
    LANGUAGE = "language"
    DISCOUNT = "discount"
    SHORT_CODE = "short_code"
    UPN_OR_REASON = "upn_or_reason"
    OFSTED = "ofsted"


@dataclass(frozen=True, eq=False)
class Field:
    """One thing that a record says.

    `columns` are the names under which it may stand (paths, in XML), by the years and systems that use them; of those
    that the file has, the first that is filled in is read. `codes` is the code set of a CODE, which holds on the day
    in field `on`, or on the last day of the year in it; `meanings` what the texts of a MEANING mean, in lower case.
    What is `required` and empty holds the record. By the columns of what is required, and of fields that tell, a file
    is recognised. What cannot be read holds the record too, unless `unreadable` says that it is left out with a
    warning. `personal` fields go to the names store alone.
    """

    id: str
    columns: tuple[str, ...]
    kind: Kind = Kind.TEXT
    codes: "CodeSet[Code] | None" = None
    on: str = ""
    meanings: Mapping[str, str] = field(default_factory=dict)
    required: bool = False
    tells: bool = False
    unreadable: Severity = Severity.ERROR
    personal: bool = False


@dataclass(frozen=True, eq=False)
class Made:
    """A field that is made of others: `make` is given the values of the fields `of`, in their order."""

    id: str
    make: Make
    of: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Check:
    """A rule on a record as a whole: where `fails` holds of the fields `of`, it is held, or warned of.

    `rule` is the rule's id, `column` the field that a reader is sent to; the message never holds a value. What is said
    `once` is not said of records but of the file, with how many they are: nobody learns which. What stands `alone` is
    not said of records that are held already: a mark that cannot be read is no missing one.
    """

    rule: str
    column: str
    fails: Make
    of: tuple[str, ...]
    message: str
    remedy: str
    severity: Severity = Severity.ERROR
    once: bool = False
    alone: bool = False


@dataclass(frozen=True, eq=False)
class Gathered:
    """A text of the record around: fields of the records that stand in it, in their order.

    The fields `of` one of them stand side by side, and one after the other joined by `between`. It is there for rows
    and names alone, for the checks of the record around come before it. `personal` ones go to the names store.
    """

    id: str
    of: tuple[str, ...]
    between: str = "+"
    personal: bool = False


@dataclass(frozen=True, eq=False)
class Days:
    """How a span of days becomes a row for each weekday in it: from the day in column `on` to that in field `until`.

    Of several records that speak of one day, that counts whose column `kind` stands first in `strongest`; of two alike,
    the first. `made` are columns that are made of the day.
    """

    on: str
    until: str
    kind: str
    strongest: tuple[str, ...]
    made: Mapping[str, Make] = field(default_factory=dict)


@dataclass(frozen=True, eq=False)
class Rows:
    """The rows of one table that records become, one for each record that has all fields of `where`.

    `columns` says for each column of the table which field fills it, or `=` and a text for one that is the same in all.
    Where a field of `where` is a truth, it must hold. With `days`, a record becomes a row for each day of a span.
    """

    table: str
    columns: Mapping[str, str]
    where: tuple[str, ...] = ()
    days: Days | None = None


@dataclass(frozen=True, eq=False)
class Identity:
    """By which fields a record's pupil is known: of several ways, the first for which a record has every part.

    The pseudonym stands in field `pupil`. `former` is a field with a number that the pupil had before. `other` are the
    ways in which a record names a second pupil, who stands in field `other_pupil`.
    """

    ways: tuple[Way, ...]
    former: str = ""
    other: tuple[Way, ...] = ()


@dataclass(frozen=True, eq=False)
class Records:
    """One kind of record in a file: in a table its lines, in XML the elements at `paths`.

    In XML other kinds stand inside it, as `inside` says by its id; a fault in one of them holds the whole of it, and
    `gathered` is a text that they give it. `by_place` are fields that an element has by where it stands: of each the
    value, by the name of an element around it. The field `within` of a kind inside another is the number of the record
    that it stands in.
    """

    fields: tuple[Field, ...]
    made: tuple[Made, ...] = ()
    checks: tuple[Check, ...] = ()
    rows: tuple[Rows, ...] = ()
    id: str = "record"
    paths: tuple[str, ...] = ()
    inside: str = ""
    by_place: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    gathered: Gathered | None = None


@dataclass(frozen=True, eq=False, kw_only=True)
class RecordFile(Source):
    """A file of records about pupils or schools.

    `records` are its kinds of record, an outer one before those inside it. An XML file is recognised by the elements
    `recognised_by`, each with the texts that it may have (none: any); its `header` fields have one value for all
    records, and so have the fields `made` of those or of what is asked. Where a check of `header_checks` fails the
    file is refused, or warned of. What is below a path in `passed_over` is known and not read. `scope` names the
    columns that say what a file covers whole, each with its field; it is empty where files only add. Where `covers` is
    a field, only the records of which it is true cover theirs. `synthetic` are the fields by whose codes a file is
    known to be of invented pupils. `dated_by` is the field whose newest value is the file's date, `last_day` the one
    whose newest value a guess may rest on. `asks` are things that no record says, such as whose return it is; they are
    fields too, and one that is a field of the records is asked where the file has no column for it. `roll` are the
    fields of school, of day, and of whether a pupil is on roll (empty: all whom it names are): by them a file that was
    cut short is known. Where the lines of a table are of several kinds of record, `kind_in` is the field whose meaning
    is the id of each line's kind. A file of what `happened` speaks of no day that is still to come.
    """

    records: tuple[Records, ...]
    identity: Identity | None = None
    extent: Extent = Extent.ADDITION
    scope: Mapping[str, str] = field(default_factory=dict)
    covers: str = ""
    made: tuple[Made, ...] = ()
    synthetic: tuple[str, ...] = ()
    dated_by: str = ""
    last_day: str = ""
    asks: tuple[str, ...] = ()
    roll: tuple[str, str, str] | None = None
    header: tuple[Field, ...] = ()
    recognised_by: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    passed_over: tuple[str, ...] = ()
    header_checks: tuple[Check, ...] = ()
    kind_in: Field | None = None
    happened: bool = False

    @property
    def main(self) -> Records:
        """The first kind of record."""
        return self.records[0]

    @property
    def mains(self) -> tuple[Records, ...]:
        """The kinds of record that a verdict is given on: those that stand in no other."""
        return tuple(one for one in self.records if not one.inside)

    def needed(self) -> tuple[str, ...]:
        """The columns, or in XML the elements, by which a file is recognised: of every telling field the first name."""
        return tuple(self.recognised_by) or tuple(dict.fromkeys(one.columns[0] for one in self.telling()))

    def exactness(self) -> int:
        """How many columns, or elements, must be there."""
        return len(self.needed())

    def telling(self) -> tuple[Field, ...]:
        """The fields of its lines by which a table is recognised; none where its files are XML."""
        if self.recognised_by:
            return ()
        first = (self.kind_in,) if self.kind_in else ()
        return (*first, *(one for one in self.main.fields if one.required or one.tells))

    def lacking(self, cells: Iterable[str]) -> list[str]:
        """Those of the fields by which it is recognised that a row of column names has under none of their names."""
        there = {alike(cell) for cell in cells}
        return [name for name, names in self.names_told if there.isdisjoint(names)]

    def heads(self, there: Set[str]) -> bool:
        """Whether a row of column names, written `alike`, has all the fields by which it is recognised."""
        return bool(self.names_told) and not any(there.isdisjoint(names) for _, names in self.names_told)

    @cached_property
    def names_told(self) -> tuple[tuple[str, frozenset[str]], ...]:
        """Of each field by which it is recognised the first name, and all its names written `alike`."""
        return tuple((one.columns[0], frozenset(map(alike, one.columns))) for one in self.telling())


def missing_paths(source: RecordFile, paths: Sequence[str], texts: Sequence[str]) -> list[str]:
    """Those of the elements by which a source is recognised that a file has not, or with another text."""
    there = dict(zip(paths, texts, strict=True))
    return [
        path
        for path, wanted in source.recognised_by.items()
        if path not in there or (wanted and there[path].casefold() not in {text.casefold() for text in wanted})
    ]
