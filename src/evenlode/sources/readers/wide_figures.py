"""Reads a file in which one row is one place and each figure has a column of its own.

Columns are worked on by their distinct texts. A record is claimed where every filter of it has a meaning of ours; what
is not claimed, a record or a column, is kept under the publisher's own names.
"""

from collections.abc import Iterator, Mapping

import numpy
import pyarrow
from numpy.typing import NDArray

from evenlode.engines.kinds import Engine
from evenlode.sources.kinds import WideFigures
from evenlode.sources.readers.kinds import Read, Told
from evenlode.sources.readers.school_attributes import SCHOOL, schools_of
from evenlode.sources.readers.verdicts import Verdicts, twice
from evenlode.sources.readers.wide_columns import Cells, Chosen, figures_of
from evenlode.sources.readers.wide_records import Records, records_of
from evenlode.tables.conform import conform
from evenlode.tables.registry import TABLES
from evenlode.tables.schemas import own_schema

TABLE = TABLES.find("published_figure")


def read(source: WideFigures, texts: pyarrow.Table, engine: Engine, told: Told) -> Read:
    """Every record of a wide file, as rows of `published_figure` and `school`, with a verdict on each record."""
    records = records_of(source, texts, told)
    verdicts = judged(source, records, texts, engine)
    accepted = verdicts.accepted_in(records.numbers).to_numpy(zero_copy_only=False)
    cells = {column: Cells.of(source, column, texts[column]) for column in records.roles.counted}
    warn_of_strange(verdicts, records, cells)
    schools = schools_of(source, records, texts, accepted)
    found = [*tables(source, records, cells, accepted)]
    figures = conform(TABLE, pyarrow.concat_tables(found)) if found else own_schema(TABLE).empty_table()
    last_day, numbers = records.last_covered(cells.values(), accepted)
    return Read(
        tables={TABLE.id: figures} | ({SCHOOL.id: schools} if schools is not None and len(schools) else {}),
        problems=verdicts.problems,
        quarantined=len(verdicts.quarantined),
        duplicates=len(verdicts.duplicates),
        last_day=last_day,
        numbers=numbers,
        series=f"{source.id} {records.scope}",
    )


def tables(
    source: WideFigures, records: Records, cells: Mapping[str, Cells], accepted: NDArray[numpy.bool_]
) -> Iterator[pyarrow.Table]:
    """The rows of each column: claimed ones under our measure, the others under the column's own name."""
    claims = {indicator.column: indicator for indicator in source.indicators}
    meant = Chosen.of(source, records, accepted & records.meant, claimed=True)
    rest = Chosen.of(source, records, accepted & ~records.meant, claimed=False)
    every = Chosen.of(source, records, accepted, claimed=False)
    for column, found in cells.items():
        claim = claims.get(column)
        if claim and len(meant.at):
            yield figures_of(meant, found, claim, cells)
        left = rest if claim else every
        if len(left.at):
            yield figures_of(left, found, None, cells)


def judged(source: WideFigures, records: Records, texts: pyarrow.Table, engine: Engine) -> Verdicts:
    """The verdict on every record: it must name a place and a year that can be read, and no other its figures."""
    verdicts = Verdicts()
    for where, column, rule, message, remedy in records.faults:
        verdicts.quarantine(records.numbers, where, column, rule, message, remedy)
    accepted = numpy.flatnonzero(verdicts.accepted_in(records.numbers).to_numpy(zero_copy_only=False))
    same = records.same_figures()[accepted]
    _figures, which, times = numpy.unique(same, return_inverse=True, return_counts=True)
    several = times[which] > 1
    chosen = pyarrow.array(accepted[several])
    printed = texts.select(list(records.roles.counted)).take(chosen).to_pylist()
    rows = {
        "same": same[several],
        "record": records.numbers.take(chosen),
        "printed": pyarrow.array(["\x1f".join(row.values()) for row in printed], pyarrow.string()),
    }
    verdicts.set_aside_repeats(twice(pyarrow.table(rows), ("same",), "printed", engine), source.places.level or "place")
    return verdicts


def warn_of_strange(verdicts: Verdicts, records: Records, cells: Mapping[str, Cells]) -> None:
    """Warn of cells that hold neither a number nor a symbol of the publisher's."""
    for column, found in cells.items():
        if any(found.strange):
            verdicts.warn(
                records.numbers,
                found.coded.where(found.strange),
                column,
                "value.unreadable",
                "What stands here is neither a number nor a symbol of this publisher's: it is kept as 'not available'.",
                "ask the publisher what the symbol means",
            )
