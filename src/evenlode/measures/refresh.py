"""Working figures out from pupils' rows: every measure that can be counted, for every school and place of a year."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pyarrow
from pyarrow import parquet

from evenlode.engines.kinds import Engine
from evenlode.engines.kinds import Table as Expression
from evenlode.errors import EvenlodeError
from evenlode.lake.durable import put_with_digest, unfinished
from evenlode.lake.reading import Reading
from evenlode.measures.aggregate import sums_of_year
from evenlode.measures.children import Children, children
from evenlode.measures.computed import Said, computed
from evenlode.measures.counted import Counted
from evenlode.measures.descriptions import descriptions
from evenlode.measures.kept import flags, kept_in, newest, same_in_all_years, years
from evenlode.measures.registry import MEASURES
from evenlode.measures.rollup import Rollup
from evenlode.measures.standing import standing
from evenlode.measures.year_rows import YearRows
from evenlode.vocabulary.years import Year

ORDER = ("measure", "place", "phase", "group", "period", "reason")


@dataclass(frozen=True)
class Refreshed:
    """What became of one year: how many figures it has, and whether they had been kept."""

    year: Year
    figures: int
    kept: bool


def refresh(reading: Reading, *, again: bool = False) -> Iterator[Refreshed]:
    """The figures of every year of which pupils' rows are known: worked out, unless they are kept of this state.

    With `again` those that are kept are worked out too; raises `EvenlodeError` where they come out otherwise.
    """
    found = years(reading)
    known = children(reading) if found else Children({}, ())
    same = same_in_all_years(reading)
    for year in found:
        path = kept_in(reading, year, same)
        was_kept = path.exists()
        if again or not was_kept:
            figures = figures_of(reading, known, year)
            must_be_the_same(path, figures, year) if was_kept else keep(path, figures)
        yield Refreshed(year, parquet.read_metadata(path).num_rows, was_kept)


def must_be_the_same(path: Path, figures: pyarrow.Table, year: Year) -> None:
    """Raise `EvenlodeError` where figures are not those that are kept."""
    if not figures.equals(parquet.read_table(path)):
        raise EvenlodeError(
            f"The figures of {year.printed}, worked out again, are not those that were kept.",
            where=f"{path.name} in the home's figures",
            remedy="run `evenlode doctor`; if it finds nothing, delete that file and tell us",
        )


def keep(path: Path, figures: pyarrow.Table) -> None:
    """Put figures where they are kept, whole or not at all."""
    path.parent.mkdir(mode=0o700, exist_ok=True)
    with unfinished(path) as file:
        parquet.write_table(figures, file, compression="zstd")
        put_with_digest(file, path)


def figures_of(reading: Reading, known: Children, year: Year) -> pyarrow.Table:
    """The computed figures of one year (see `computed.KEPT`)."""
    engine, measures = reading.engine, [one for one in counted() if one.counts_in(year)]
    rows = YearRows(engine, reading.table, known, year)
    groups = engine.table(engine.arrow(descriptions(rows)))
    found = rolled_up(engine, measures, rows, groups)
    said = Said(year, flags(reading), newest(reading))
    return computed(found, {one.id: one for one in measures}, said).sort_by([(name, "ascending") for name in ORDER])


def rolled_up(engine: Engine, measures: Sequence[Counted], rows: YearRows, groups: Expression) -> pyarrow.Table:
    """The sums of measures over some rows, for every school, group and place (see `rollup.ROLLED_UP`)."""
    return Rollup(engine, tuple(measures), sums_of_year(measures, rows, groups), standing(rows)).figures()


def counted() -> list[Counted]:
    """The measures that can be counted."""
    return [one for one in MEASURES if isinstance(one, Counted)]
