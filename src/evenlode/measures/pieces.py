"""The pieces in which computed figures are worked out and kept: those of one year that are counted of the same things.

Figures of absence are kept apart by period too, so that a day of the summer leaves those of the autumn alone. A piece
is named after the state of every partition that it is worked out from, and after the code: the same name is the same
figures, a load leaves alone what it does not touch, and a state that was seen before needs no new work.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from hashlib import sha256
from importlib import import_module
from itertools import groupby
from pathlib import Path

from evenlode.lake.pupils import Nature, pupils_at
from evenlode.lake.reading import Reading
from evenlode.measures import children, facts, standing
from evenlode.measures.aggregate import HEADCOUNT, counted_by
from evenlode.measures.code import code_hash
from evenlode.measures.computed import Said
from evenlode.measures.counted import Counted
from evenlode.measures.reads import Lake, Reads, Rows, rows_read, years_told
from evenlode.measures.registry import MEASURES
from evenlode.measures.whole_years import is_partial
from evenlode.vocabulary.flags import Flag
from evenlode.vocabulary.years import Year

DESCRIBED_BY = (*children.READS, *facts.READS)
"""What says who is which child, and in which groups."""


@dataclass(frozen=True, eq=False)
class Piece:
    """Some measures' figures of one year, or of one period of it: all that count the same things."""

    lake: Lake
    year: Year
    counts: str
    period: str
    measures: tuple[Counted, ...]

    @cached_property
    def rows(self) -> Rows:
        """The partitions that it is worked out from."""
        reads = [one for name in (*counted_by(self.measures), HEADCOUNT) for one in reads_of(name)]
        return rows_read(self.lake, (*reads, *DESCRIBED_BY, *standing.READS), self.year, self.period)

    @cached_property
    def said(self) -> Said:
        """What is the same for all its figures."""
        partial = [Flag.PARTIAL_YEAR] if is_partial(self.counts, self.rows, self.year, self.period) else []
        return Said(self.year, " ".join([*partial, *flags(self.lake.reading)]), newest(self.rows))

    @cached_property
    def path(self) -> Path:
        """The file in which it is kept."""
        same = f"{code_hash()} {self.lake.reading.entry.hash_name} {self.said.flags} {self.said.source_time}\n"
        digest = sha256(same.encode())
        for state in self.rows.states:
            digest.update(state.encode())
        named = "-".join(filter(None, (self.year.id, self.counts, self.period, digest.hexdigest()[:32])))
        return self.lake.reading.home.figures / f"{named}.parquet"


def pieces(lake: Lake, year: Year) -> Iterator[Piece]:
    """The pieces of a year."""
    for counts, together in alike_in(year):
        if any(may_be_there(lake, name, year) for name in counted_by(together)):
            yield from (Piece(lake, year, counts, period, together) for period in periods_of(counts))


@cache
def alike_in(year: Year) -> tuple[tuple[str, tuple[Counted, ...]], ...]:
    """The measures that can be counted in a year, by the file of `counts/` that they name."""
    alike = sorted(counted_in(year), key=lambda one: one.counts)
    return tuple((counts, tuple(those)) for counts, those in groupby(alike, key=lambda one: one.counts))


def may_be_there(lake: Lake, counts: str, year: Year) -> bool:
    """Whether there may be anything of a year that a file of `counts/` counts."""
    read = ((one, name) for one in reads_of(counts) if not one.beside for name in lake.partitions(one.table))
    return any(one.covers(name, year) and year in (years_told(name) or {year}) for one, name in read)


def counted() -> list[Counted]:
    """The measures that can be counted."""
    return [one for one in MEASURES if isinstance(one, Counted)]


def counted_in(year: Year) -> list[Counted]:
    """The measures that can be counted in a year."""
    return [one for one in counted() if one.counts_in(year)]


def reads_of(counts: str) -> tuple[Reads, ...]:
    """What a file of `counts/` reads."""
    found: tuple[Reads, ...] = import_module(f"evenlode.measures.counts.{counts}").READS
    return found


def periods_of(counts: str) -> tuple[str, ...]:
    """The periods that a file of `counts/` counts apart; one without a name where it counts a year as a whole."""
    found: tuple[str, ...] = getattr(import_module(f"evenlode.measures.counts.{counts}"), "PERIODS", ("",))
    return found


def flags(reading: Reading) -> list[Flag]:
    """The flags of all that is worked out in a home: that it is invented, where its pupils are."""
    known = pupils_at(reading.ledger, reading.entry.epoch)
    return [Flag.SYNTHETIC] if known and known.nature is Nature.SYNTHETIC else []


def newest(rows: Rows) -> str:
    """How new the newest live file is that touches any of some partitions."""
    told = rows.lake.newest
    return max((told.get((table, name), "") for table, names in rows.names.items() for name in names), default="")
