"""What kinds of file Evenlode accepts, and what each source's entry must say of itself."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from evenlode.vocabulary.states import State
from evenlode.vocabulary.years import YearKind


class Extent(StrEnum):
    """What one file says about everything it does not mention."""

    ADDITION = "addition"
    WHOLE_OF_SCOPE = "whole_of_scope"


@dataclass(frozen=True)
class Claim:
    """A published indicator that is one of our measures, for one group and one phase.

    `years` is the kind of year that its labels mean.
    """

    indicator: str
    measure: str
    group: str = "all"
    phase: str = "all"
    years: YearKind = YearKind.ACADEMIC


@dataclass(frozen=True, eq=False)
class Source:
    """What every source says of itself.

    `id` names the format (`--as`); `rests_on` says by what description it was written, and `unconfirmed` marks one
    written without a real file or a specification. `short_records` says that its publisher leaves blank cells at the
    end of a record out.
    A file of a source that is `dated` is refused where nothing says when it was published; a list of reference that is
    not is taken in all the same, as older than any that is dated.
    A source with `pupils` is kept encrypted, and its reader is given the pseudonyms under which its rows name them.
    """

    id: str
    title: str
    publisher: str
    licence: str
    citation: str
    rests_on: str
    extent: Extent = Extent.ADDITION
    unconfirmed: bool = False
    short_records: bool = False
    dated: bool = True
    pupils: bool = False

    def needed(self) -> tuple[str, ...]:
        """The columns by which a file of this source is recognised, and without which it cannot be read."""
        raise NotImplementedError(f"source {self.id} is of no kind that can be read")

    def exactness(self) -> int:
        """How much must be there for a file to be of this source: of several that fit, the most exact is meant."""
        return len(self.needed())


@dataclass(frozen=True)
class LongColumns:
    """Which column of a long file holds what; `passed_over` are known columns that add nothing to the others."""

    indicator: str
    year: str
    place: str
    value: str
    passed_over: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False, kw_only=True)
class LongFigures(Source):
    """A file in which one row is one figure: an indicator, a year, a place and a value.

    `figures_of` is the source named in the figures' keys; `symbols` what stands in the value column where there is no
    number; an indicator that no claim names is kept under its own name.
    """

    figures_of: str
    columns: LongColumns
    symbols: Mapping[str, State]
    symbols_citation: str
    claims: tuple[Claim, ...]

    def needed(self) -> tuple[str, ...]:
        """Indicator, year, place and value."""
        return (self.columns.indicator, self.columns.year, self.columns.place, self.columns.value)


@dataclass(frozen=True, eq=False, kw_only=True)
class TidyRows(Source):
    """Rows of one canonical table in our own tidy form, each with where its publisher printed it.

    The columns are the table's own (`record` and `cell` apart), then `published` (the date of the publication, the same
    in every row), `licence`, `origin` (publication and file), `origin_sha256`, `origin_record` and `origin_cell`.
    """

    table: str
    columns: tuple[str, ...]

    def needed(self) -> tuple[str, ...]:
        """Every column."""
        return self.columns


@dataclass(frozen=True, eq=False, kw_only=True)
class NeighbourSets(Source):
    """A workbook in which one row is an authority and its statistical neighbours, closest first.

    `number` is the column of the authority's DfE number, `neighbours` the columns of its neighbours' numbers; the
    publisher's word for closeness stands in the column after each.
    """

    number: str
    neighbours: tuple[str, ...]

    def needed(self) -> tuple[str, ...]:
        """The authority's number and every neighbour's."""
        return (self.number, *self.neighbours)


@dataclass(frozen=True, eq=False, kw_only=True)
class TextRows(Source):
    """A file in which one row is one thing: `columns` says which of its columns become which of the table's.

    What changes in a column's name from edition to edition stands between braces, each nought any digit:
    `LSOA code ({0000})`. `headings` are columns of ours that take that part of a name. `optional` columns are read
    where they are there. `joined` columns of ours are made of several of the file's; one of them empty leaves them
    empty. `detail` is the column of ours that takes all other columns, with their names; `sheet_year` the one that
    takes the year in the sheet's name. Of our key's columns only those of `may_be_empty` may be empty. Where the table
    is `alone`, a file with other columns is none of this source's; where files `vary`, each may be of another thing,
    and a small one is not held against a large one.
    """

    table: str
    columns: Mapping[str, str]
    constants: Mapping[str, str] = field(default_factory=dict)
    optional: Mapping[str, str] = field(default_factory=dict)
    joined: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    headings: Mapping[str, str] = field(default_factory=dict)
    detail: str = ""
    sheet_year: str = ""
    may_be_empty: tuple[str, ...] = ()
    alone: bool = False
    vary: bool = False

    def needed(self) -> tuple[str, ...]:
        """Every column that is read, those that are optional apart."""
        return tuple(dict.fromkeys([*self.columns, *(name for names in self.joined.values() for name in names)]))


class PlaceOf(StrEnum):
    """By what kind of code a record names its place."""

    ENGLAND = "england"
    REGION = "region"
    AUTHORITY = "authority"
    SCHOOL = "school"
    OTHER = "other"


@dataclass(frozen=True, eq=False)
class PlaceColumns:
    """How a record of a wide file names its place.

    `level` is the column that says of what kind the place is and `levels` what its texts mean, in lower case; without a
    level column, or with another text in it, a record is of the kind `always`. `codes` lists for each kind the columns
    that hold its code, the first that is filled in counts: ONS codes and DfE numbers for authorities, URNs and LAESTABs
    for schools. Where a school has neither in one column, `laestab` names the two that make it up. `OTHER` kinds are
    kept, unclaimed.
    """

    codes: Mapping[PlaceOf, tuple[str, ...]]
    level: str = ""
    levels: Mapping[str, PlaceOf] = field(default_factory=dict)
    always: PlaceOf = PlaceOf.OTHER
    laestab: tuple[str, str] | None = None


@dataclass(frozen=True, eq=False)
class Filter:
    """A column that says to which part of the pupils, schools or the year a record is restricted.

    `part` is the part of a figure's key that it sets (`phase`, `group`, `period`, `reason`; or `release`); `values`
    what its texts mean, in lower case. A record with another text is kept, unclaimed, with that text. `of` names the
    kinds of place whose records it is asked of; where it names none, it is asked of all.
    """

    column: str
    part: str
    values: Mapping[str, str]
    of: tuple[PlaceOf, ...] = ()


@dataclass(frozen=True)
class Indicator:
    """A column of numbers that is one of our measures; its own group, phase, period and reason override the filters'.

    `numerator` and `denominator` are columns with the counts that it was made of; neither is taken where the two would
    give a share of more than all. `at_least` and `at_most` bound a suppressed count, where the publisher states what
    its symbol hides.
    """

    column: str
    measure: str
    group: str = ""
    phase: str = ""
    period: str = ""
    reason: str = ""
    numerator: str = ""
    denominator: str = ""
    at_least: float | None = None
    at_most: float | None = None


class YearFrom(StrEnum):
    """Where the year of a wide file's figures is found."""

    PERIOD = "time_period"
    COLUMN = "column"
    HISTORY = "history"
    NEWEST_SCHOOL = "newest_school"


@dataclass(frozen=True)
class YearRule:
    """How the year of a record is found.

    PERIOD: a column of year labels, `identifier` names the column that says of which kind. COLUMN: a column with the
    year in which an academic year ends. HISTORY: the newest year of earlier results in the column names (`_18`), plus
    one. NEWEST_SCHOOL: the academic year in which the school with the highest URN opened. For the last two `lag` is how
    many years earlier the figures are, and a year in the name of the file or its folder is asked first where the
    columns tell none.
    """

    by: YearFrom
    column: str = ""
    identifier: str = ""
    lag: int = 0


@dataclass(frozen=True, eq=False, kw_only=True)
class WideFigures(Source):
    """A file in which one row is one place (and year, and part of the pupils), and each figure has a column of its own.

    `recognised_by` are the columns without which it is no file of this source. `attributes` are columns that describe a
    school, by the column of table `school` that they fill (several may fill `address` or `detail`; an authority's
    number becomes its ONS code); `passed_over` add nothing. Every other column is an indicator: claimed where
    `indicators` names it, otherwise kept under its own name. `symbols` maps what stands where there is no number, in
    lower case, and `release` is said of all its figures.
    An `extract` is a selection from a publisher's table, which gives way to the table itself.
    """

    figures_of: str
    recognised_by: tuple[str, ...]
    places: PlaceColumns
    year: YearRule
    indicators: tuple[Indicator, ...] = ()
    filters: tuple[Filter, ...] = ()
    attributes: Mapping[str, str] = field(default_factory=dict)
    passed_over: tuple[str, ...] = ()
    symbols: Mapping[str, State] = field(default_factory=dict)
    symbols_citation: str = ""
    release: str = ""
    flags: tuple[str, ...] = ()
    extract: bool = False

    def needed(self) -> tuple[str, ...]:
        """The columns by which it is recognised."""
        return self.recognised_by
