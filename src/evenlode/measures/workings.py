"""How a computed figure came about: worked out again for its place alone, with the files and rows that it rests on.

What is shown of rows is how many there are and their numbers in their files; never a pupil's row, and no pseudonym.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import ibis
import pyarrow
from ibis import _

from evenlode.engines.kinds import Table as Expression
from evenlode.errors import EvenlodeError
from evenlode.lake.reading import Reading
from evenlode.measures.aggregate import in_groups, things
from evenlode.measures.children import children
from evenlode.measures.counted import Contribution, Counted
from evenlode.measures.descriptions import descriptions
from evenlode.measures.figures import Figure
from evenlode.measures.pieces import Piece, pieces
from evenlode.measures.reads import Lake, Rows
from evenlode.measures.refresh import figures_of
from evenlode.measures.registers import weeks
from evenlode.measures.rollup import phases_of
from evenlode.measures.standing import standing
from evenlode.measures.year_rows import YearRows

THING = ("child", "on", "school", "period")
FROM_ELSEWHERE = ("pupil", "result")


@dataclass(frozen=True)
class Rested:
    """The rows of one table, from one load, on which a figure rests: how many, and their numbers in the file."""

    table: str
    load: str
    file: str
    rows: int
    records: tuple[tuple[int, int], ...]

    @property
    def numbers(self) -> str:
        """The numbers of the records as ranges."""
        return ", ".join(str(first) if first == last else f"{first}-{last}" for first, last in self.records)


@dataclass(frozen=True, eq=False)
class Workings:
    """A computed figure with what it was worked out from: schools, queries by what they count, files and rows."""

    figure: Figure
    schools: tuple[str, ...]
    things: Mapping[str, int]
    queries: Mapping[str, str]
    rested: tuple[Rested, ...]


@dataclass(eq=False)
class Watched:
    """The rows that a piece of figures is worked out from, those of some schools; which tables were asked for is noted.

    What is known of a pupil and of earlier results may have come from another school: those tables are left whole.
    """

    rows: Rows
    schools: Sequence[str]
    asked: list[str] = field(default_factory=list)

    def __call__(self, table: str) -> Expression:
        """The rows of a table; of pupils at schools, those of the schools alone."""
        rows = self.rows(table)
        if not {"urn", "pupil"} <= set(rows.columns):
            return rows
        self.asked = list(dict.fromkeys([*self.asked, table]))
        return rows if table in FROM_ELSEWHERE else rows.filter(_.urn.isin(list(self.schools)))


def workings(reading: Reading, figure: Figure) -> Workings:
    """A computed figure, worked out again; raises `EvenlodeError` where it does not come out as it is kept."""
    measure, known = figure.measure, children(reading)
    if not isinstance(measure, Counted):
        raise EvenlodeError(f"{figure.id} is of a measure that is not counted from pupils' rows.")
    piece = piece_of(reading, figure)
    whole = YearRows(reading.engine, piece.rows, known, piece.year, piece.period)
    schools = schools_of(figure, measure, whole)
    watched = Watched(piece.rows, schools)
    rows = replace(whole, tables=watched)
    groups = reading.engine.table(reading.engine.arrow(descriptions(whole)))
    watched.asked.clear()
    must_be_the_same(figure, again(figure, measure, rows, groups, piece))
    counted = {one.counts: added_by(one, rows, schools) for one in measure.contributions()}
    asked = tuple(watched.asked)
    counting = {name: reading.engine.arrow(those_counted(figure, table, groups)) for name, table in counted.items()}
    queries = {name: str(ibis.to_sql(table)) for name, table in counted.items()}
    numbers = {name: len(pairs) for name, pairs in counting.items()}
    pairs = pyarrow.concat_tables([pairs.select(["child", "urn"]) for pairs in counting.values()])
    files = {load.id: load.name for load in reading.loads}
    return Workings(figure, tuple(schools), numbers, queries, tuple(rested(rows, asked, pairs, files)))


def piece_of(reading: Reading, figure: Figure) -> Piece:
    """The piece that a computed figure is kept in."""
    key = figure.key
    every = pieces(Lake(reading), key.year)
    return next(one for one in every if figure.measure in one.measures and one.period in ("", key.period))


def added_by(contribution: Contribution, rows: YearRows, schools: Sequence[str]) -> Expression:
    """The things at some schools that add to a figure: those below its line or, where none of them can be, above it."""
    table = things(contribution.counts, rows).filter(_.school.isin(list(schools)))
    if contribution.denominator is None:
        return table.filter(contribution.numerator != 0).select(*THING)
    return table.filter(contribution.denominator.notnull()).select(*THING)


def schools_of(figure: Figure, measure: Counted, rows: YearRows) -> list[str]:
    """The schools that a figure is of: those of its place and phase, or itself where no school is part of it."""
    phases = {one["phase"] for one in phases_of(measure) if one["figure_phase"] == figure.key.phase}
    here = [one for one in standing(rows).to_pylist() if one["place"] == figure.key.place]
    return sorted({one["school"] for one in here if one["phase"] in phases}) if here else [figure.key.place]


def again(
    figure: Figure, measure: Counted, rows: YearRows, groups: Expression, piece: Piece
) -> Mapping[str, Any] | None:
    """The figure's row, worked out again; None where it does not come out at all."""
    key = figure.key
    wanted = (key.place, key.phase, key.group, key.period, key.reason)
    rows_found = figures_of([measure], rows, groups, piece.said).to_pylist()
    same = ("place", "phase", "group", "period", "reason")
    return next((row for row in rows_found if tuple(row[name] for name in same) == wanted), None)


def must_be_the_same(figure: Figure, row: Mapping[str, Any] | None) -> None:
    """Raise `EvenlodeError` where a figure, worked out again, is another."""
    kept = (figure.value, figure.numerator, figure.denominator)
    found = tuple(row[name] for name in ("value", "numerator", "denominator")) if row else None
    if found is None or any(is_other(one, other) for one, other in zip(kept, found, strict=True)):
        raise EvenlodeError(
            f"{figure.id}, worked out again, is not what was kept.",
            where=f"snapshot {figure.snapshot}",
            remedy="run `evenlode doctor`, then `evenlode refresh --again`; if both find nothing, tell us",
        )


def is_other(one: float | None, other: Any) -> bool:
    """Whether two numbers are not the same."""
    return (one is None) != (other is None) or (one is not None and float(other) != one)


def those_counted(figure: Figure, counted: Expression, groups: Expression) -> Expression:
    """The children and schools of the things that a figure counts."""
    told = in_groups(counted.filter(_.period == figure.key.period), groups)
    return told.filter(_.group == figure.key.group).select("child", urn="school")


def rested(rows: YearRows, tables: Iterable[str], pairs: pyarrow.Table, files: Mapping[str, str]) -> Iterable[Rested]:
    """The rows of each table that are of some children at some schools, by the load that they came in."""
    whose = rows.engine.table(pairs).distinct()
    for table in tables:
        mine = of_the_year(rows, table).semi_join(whose, ["child", "urn"]).select("load", "record").distinct()
        for load, records in by_load(rows.engine.arrow(mine)).items():
            yield Rested(table, load, files.get(load, ""), len(records), tuple(ranges(records)))


def of_the_year(rows: YearRows, table: str) -> Expression:
    """The rows of a table that are of the year, by the year or the week that they say."""
    told = rows.every(table)
    return told.filter(_.week.isin(weeks(rows.year))) if "week" in told.columns else rows.of_year(table)


def by_load(rows: pyarrow.Table) -> dict[str, list[int]]:
    """The numbers of records by load, each in order."""
    found: dict[str, list[int]] = {}
    for load, record in zip(rows["load"].to_pylist(), rows["record"].to_pylist(), strict=True):
        found.setdefault(load, []).append(record)
    return {load: sorted(records) for load, records in sorted(found.items())}


def ranges(numbers: Sequence[int]) -> Iterable[tuple[int, int]]:
    """Numbers in order as runs, each with its first and its last."""
    start = last = None
    for number in numbers:
        if last is None or number != last + 1:
            if start is not None and last is not None:
                yield start, last
            start = number
        last = number
    if start is not None and last is not None:
        yield start, last
