"""From schools to places: the sums of a year added up, with which schools they are of and which are missing.

A school's figure is of all its pupils, whatever its phase. A place's total is of the schools of those phases that the
measure's total is made of; its figures by phase are of each phase that the measure names. Coverage is counted in
schools: expected are those that taught a pupil in January whom the measure should count, reported those of them that
the sums are of. Where a measure says who those pupils are, those of the schools that are missing are known too.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, reduce
from itertools import groupby

import pyarrow
import pyarrow.compute as pc

from evenlode.measures.counted import Counted
from evenlode.measures.sums import PARTS, Column, Sums, asked, columns_of, of_measures, summed_by, together
from evenlode.vocabulary.figure_ids import ALL_REASONS
from evenlode.vocabulary.phases import Phase

FIGURE = ("place", "phase", "group", "period")
IN_ORDER = [(name, "ascending") for name in FIGURE]
COVERAGE = ("reported", "expected", "missing")
OF_A_SCHOOL = {"reported": 1, "expected": 1, "missing": 0}
NO_PHASE = ""
PHASES = pyarrow.schema([("phase", pyarrow.string()), ("figure_phase", pyarrow.string())])


@dataclass(frozen=True, eq=False)
class Rollup:
    """The sums of one year, and where schools stand (see `standing.STANDING`)."""

    measures: tuple[Counted, ...]
    sums: Sums
    standing: pyarrow.Table

    def figures(self) -> Iterator[tuple[Counted, pyarrow.Table]]:
        """Each measure with a row a figure, whatever the reason: its place, phase, group and period, `reported` and
        `expected` schools, `missing` pupils, and its sums. Schools come first, then places, each in order.
        """
        for _phases, alike in groupby(sorted(self.measures, key=phases_asked), key=phases_asked):
            measures = tuple(alike)
            tables = [table.sort_by(IN_ORDER) for table in (self.of_schools(measures), self.of_places(measures))]
            for measure in measures:
                alone = [of_measure(table, measure) for table in tables]
                yield measure, pyarrow.concat_tables(alone, promote_options="default")

    @cached_property
    def whole(self) -> pyarrow.Table:
        """The sums of schools; beside those of each period the pupils expected in the year."""
        told, expected = self.sums.told, self.sums.expected
        place = expected.schema.get_field_index("period")
        every = [
            expected.set_column(place, "period", pyarrow.repeat(period, len(expected)))
            for period in told["period"].unique().to_pylist()
        ]
        return together([told, expected.slice(0, 0), *every])

    def of_schools(self, measures: Sequence[Counted]) -> pyarrow.Table:
        """The sums of every school: it has reported what there is of it."""
        rows = of_measures(self.whole, [one.id for one in measures]).rename_columns({"school": "place"})
        constant = {Column(one.id, ALL_REASONS, name).name: OF_A_SCHOOL[name] for one in measures for name in COVERAGE}
        for name, value in {"phase": str(Phase.ALL), **constant}.items():
            rows = rows.append_column(name, pyarrow.repeat(value, len(rows)))
        return rows

    def of_places(self, measures: Sequence[Counted]) -> pyarrow.Table:
        """The sums of every place that schools are part of, under each phase of which the measures have figures."""
        mine = of_measures(self.whole, [one.id for one in measures])
        covered = {name: numbers for one in measures for name, numbers in coverage(self.whole, one).items()}
        rows = pyarrow.table({**{name: mine[name] for name in mine.schema.names}, **covered})
        placed = rows.join(self.stands(measures[0]), "school", join_type="inner").drop_columns(["school"])
        told = summed_by(placed, FIGURE)
        return pyarrow.table({name: known(told, name) for name in told.schema.names})

    def stands(self, measure: Counted) -> pyarrow.Table:
        """Of each school the places that it is part of, with each phase under which a measure counts it there."""
        phases = pyarrow.Table.from_pylist(list(phases_of(measure)), schema=PHASES)
        met = self.standing.select(["school", "place", "phase"]).join(phases, "phase", join_type="inner")
        return met.select(["school", "place", "figure_phase"]).rename_columns({"figure_phase": "phase"})


def coverage(rows: pyarrow.Table, measure: Counted) -> Mapping[str, pyarrow.ChunkedArray]:
    """Of each school whether it reported and was expected, and its pupils where it did not report.

    Nothing is known of a measure that does not say whom it should count.
    """
    if not measure.taught:
        return {}
    pupils = rows[Column(asked(measure), ALL_REASONS, "denominator").name].cast(pyarrow.int64())
    sums = [name for part in PARTS if (name := Column(measure.id, ALL_REASONS, part).name) in rows.schema.names]
    there = reduce(pc.or_, (pc.is_valid(rows[name]) for name in sums))
    wanted = pc.is_valid(pupils)
    numbers = {
        "reported": pc.and_(wanted, there).cast(pyarrow.int64()),
        "expected": wanted.cast(pyarrow.int64()),
        "missing": pc.if_else(there, 0, pc.fill_null(pupils, 0)),
    }
    return {Column(measure.id, ALL_REASONS, name).name: number for name, number in numbers.items()}


def known(rows: pyarrow.Table, name: str) -> pyarrow.ChunkedArray:
    """A column of places; its coverage is unknown where nobody was expected."""
    measure, _blank, rest = name.partition(" ")
    if rest.partition(" ")[2] not in COVERAGE:
        return rows[name]
    nobody = pc.equal(rows[Column(measure, ALL_REASONS, "expected").name], 0)
    return pc.if_else(nobody, None, rows[name])


def of_measure(rows: pyarrow.Table, measure: Counted) -> pyarrow.Table:
    """Of the sums of several measures those of one, under names that leave the measure out."""
    mine = {one.name: one for one in columns_of(rows) if one.measure == measure.id}
    names = [one.part if one.part in COVERAGE else f"{one.reason} {one.part}" for one in mine.values()]
    return rows.select([*FIGURE, *mine]).rename_columns([*FIGURE, *names])


def phases_asked(measure: Counted) -> tuple[tuple[Phase, ...], tuple[Phase, ...]]:
    """The phases of a measure's total, and those that are told apart."""
    return measure.total_of, measure.apart


def phases_of(measure: Counted) -> Iterator[dict[str, str]]:
    """Under which phases the figures of a measure count a school: in its total, and under each phase that it names."""
    total = map(str, measure.total_of) if measure.total_of else (NO_PHASE, *map(str, Phase))
    for phase in total:
        yield {"phase": phase, "figure_phase": str(Phase.ALL)}
    for phase in (*measure.total_of, *measure.apart):
        yield {"phase": str(phase), "figure_phase": str(phase)}
