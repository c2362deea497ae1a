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
    written without a real file or a specification. A file of a source that is `dated` is refused where nothing says
    when it was published; a list of reference that is not is taken in all the same, as older than any that is dated.
    """

    id: str
    title: str
    publisher: str
    licence: str
    citation: str
    rests_on: str
    extent: Extent = Extent.ADDITION
    unconfirmed: bool = False
    dated: bool = True

    def needed(self) -> tuple[str, ...]:
        """The columns by which a file of this source is recognised, and without which it cannot be read."""
        raise NotImplementedError(f"source {self.id} is of no kind that can be read")


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
