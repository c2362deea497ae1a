"""Working figures out from pupils' rows: every measure that can be counted, for every school and place of a year."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import pyarrow
from pyarrow import parquet

from evenlode.engines.kinds import Engine
from evenlode.engines.kinds import Table as Expression
from evenlode.errors import EvenlodeError
from evenlode.lake.durable import put_with_digest, unfinished
from evenlode.lake.reading import Reading
from evenlode.lake.tallies import alone, empty_tallies
from evenlode.measures.aggregate import HEADCOUNT, counted_by, sums_expected, sums_of_year, sums_over
from evenlode.measures.children import Children, children
from evenlode.measures.computed import KEPT, Said, computed
from evenlode.measures.counted import Counted
from evenlode.measures.descriptions import DESCRIBED, descriptions
from evenlode.measures.kept import years
from evenlode.measures.pieces import DESCRIBED_BY, Piece, counted_in, pieces, reads_of
from evenlode.measures.reads import Lake, Reads, Rows, rows_read
from evenlode.measures.register_tallies import KeptAttendance
from evenlode.measures.rollup import Rollup
from evenlode.measures.standing import READS as STANDING_READS
from evenlode.measures.standing import standing
from evenlode.measures.sums import Sums, asked, of_measures, together
from evenlode.measures.tallies import Tallies
from evenlode.measures.year_rows import YearRows
from evenlode.vocabulary.years import Year

MANY = 122_880  # so many figures are written as one group, of which whoever asks for a few need read no other


@dataclass(frozen=True)
class Refreshed:
    """What became of one year: how many figures it has, and how many of them had not been kept."""

    year: Year
    figures: int
    worked_out: int

    @property
    def kept(self) -> bool:
        """Whether nothing had to be worked out."""
        return not self.worked_out


def refresh(reading: Reading, *, again: bool = False) -> Iterator[Refreshed]:
    """The figures of every year of which pupils' rows are known: worked out, unless they are kept of this state.

    With `again` those that are kept are worked out too, from the rows; raises `EvenlodeError` where they come out
    otherwise. Of several at once in one home each waits for those before it, and finds what they kept.
    """
    lake = Lake(reading)
    work = Work(lake, Tallies(lake, again))
    with alone(reading.home):
        for year in years(reading):
            told = [work.settled(piece) for piece in pieces(lake, year)]
            yield Refreshed(year, sum(rows for rows, _new in told), sum(rows for rows, new in told if new))
        head = reading.ledger.head()
        if head and head.snapshot != reading.entry.snapshot:  # rows may have been taken out meanwhile
            empty_tallies(reading.home)


@dataclass(frozen=True, eq=False)
class Work:
    """What works figures out of one reading, from its rows and from what is kept between rows and figures."""

    lake: Lake
    tallies: Tallies
    stands: dict[Year, pyarrow.Table] = field(default_factory=dict)

    def settled(self, piece: Piece) -> tuple[int, bool]:
        """How many figures a piece has, now that it is kept, and whether it had not been."""
        was_kept = piece.path.exists()
        if not was_kept:
            keep(piece.path, self.figures(piece))
        elif self.tallies.again:
            must_be_the_same(piece.path, self.figures(piece), piece.year)
        return parquet.read_metadata(piece.path).num_rows, not was_kept

    def figures(self, piece: Piece) -> pyarrow.Table:
        """The figures of a piece (see `computed.KEPT`)."""
        ids = [one.id for one in piece.measures]
        told = [of_measures(self.sums(name, piece), ids) for name in counted_by(piece.measures)]
        if not any(map(len, told)):
            return KEPT.empty_table()
        expected = of_measures(self.expected(piece.year), {asked(one) for one in piece.measures if one.taught})
        rollup = Rollup(piece.measures, Sums(together(told), expected), self.standing(piece.year))
        return computed(rollup.figures(), piece.said)

    def standing(self, year: Year) -> pyarrow.Table:
        """Where schools stand in a year: asked once."""
        if year not in self.stands:
            self.stands[year] = standing(self.rows(STANDING_READS, year))
        return self.stands[year]

    def sums(self, counts: str, piece: Piece) -> pyarrow.Table:
        """The sums over one table of things counted, of all measures; those of the piece's period where it has some."""
        year, period = piece.year, piece.period if counts == piece.counts else ""
        name, measures = "-".join(filter(None, (counts, period))), counted_in(year)
        rows = self.rows(reads_of(counts), year, period)
        read = rows_read(self.lake, (*reads_of(counts), *DESCRIBED_BY), year, period)
        return self.kept(name, year, read, lambda: sums_over(counts, measures, rows, self.groups(year)))

    def expected(self, year: Year) -> pyarrow.Table:
        """The pupils whom the measures of a year should count."""
        rows = self.rows(reads_of(HEADCOUNT), year)
        read = rows_read(self.lake, (*reads_of(HEADCOUNT), *DESCRIBED_BY), year)
        return self.kept("expected", year, read, lambda: sums_expected(counted_in(year), rows, self.groups(year)))

    def kept(self, name: str, year: Year, read: Rows, make: Callable[[], pyarrow.Table]) -> pyarrow.Table:
        """Sums of a year, which are made of some rows, as they are kept under a name."""
        return parquet.read_table(self.tallies.one(f"{year.id}-{name}", read, make))

    def groups(self, year: Year) -> Expression:
        """Who is in which groups, and when."""
        read = rows_read(self.lake, DESCRIBED_BY, year)
        return self.engine.parquet([self.tallies.one(f"{year.id}-groups", read, lambda: self.described(year))])

    def described(self, year: Year) -> pyarrow.Table:
        """The descriptions of children, worked out from rows."""
        return self.engine.arrow(descriptions(self.rows(DESCRIBED_BY, year))).cast(DESCRIBED)

    def rows(self, reads: tuple[Reads, ...], year: Year, period: str = "") -> YearRows:
        """The rows that are read for a year, or a period of it; attendance is added up as it is kept."""
        rows = rows_read(self.lake, reads, year, period)
        return YearRows(self.engine, rows, self.children, year, period, KeptAttendance(self.tallies))

    @property
    def engine(self) -> Engine:
        """Who runs the queries."""
        return self.lake.reading.engine

    @cached_property
    def children(self) -> Children:
        """Which pseudonyms are one child."""
        return children(self.lake.reading)


def figures_of(measures: Sequence[Counted], rows: YearRows, groups: Expression, said: Said) -> pyarrow.Table:
    """The figures of measures over some rows (see `computed.KEPT`), of which nothing is kept."""
    return computed(Rollup(tuple(measures), sums_of_year(measures, rows, groups), standing(rows)).figures(), said)


def keep(path: Path, figures: pyarrow.Table) -> None:
    """Put figures where they are kept, whole or not at all."""
    path.parent.mkdir(mode=0o700, exist_ok=True)
    with unfinished(path) as file:
        parquet.write_table(figures, file, compression="zstd", row_group_size=MANY)
        put_with_digest(file, path)


def must_be_the_same(path: Path, figures: pyarrow.Table, year: Year) -> None:
    """Raise `EvenlodeError` where figures are not those that are kept."""
    if not as_texts(figures).equals(as_texts(parquet.read_table(path))):
        raise EvenlodeError(
            f"The figures of {year.printed}, worked out again, are not those that were kept.",
            where=f"{path.name} in the home's figures",
            remedy="run `evenlode doctor`; if it finds nothing, delete that file and tell us",
        )


def as_texts(figures: pyarrow.Table) -> pyarrow.Table:
    """Figures with each text written out, whichever of them are held once."""
    plain = [
        (field.name, field.type.value_type if pyarrow.types.is_dictionary(field.type) else field.type)
        for field in figures.schema
    ]
    return figures.cast(pyarrow.schema(plain))
