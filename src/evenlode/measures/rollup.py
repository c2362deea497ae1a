"""From schools to places: the sums of a year added up, with which schools they are of and which are missing.

A school's figure is of all its pupils, whatever its phase. A place's total is of the schools of those phases that the
measure's total is made of; its figures by phase are of each phase that the measure names. Coverage is counted in
schools: expected are those that taught a pupil in January whom the measure should count, reported those of them that
the sums are of. Where a measure says who those pupils are, those of the schools that are missing are known too.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import ibis
import pyarrow
from ibis import _

from evenlode.engines.kinds import Engine
from evenlode.engines.kinds import Table as Expression
from evenlode.measures.counted import Counted
from evenlode.measures.sums import EXPECTED, OF_PARTS, PARTS, asked
from evenlode.vocabulary.phases import Phase

FIGURE = ("measure", "place", "phase", "group", "period", "reason")
COVERED = ("measure", "place", "phase", "group", "period")
NO_PHASE = ""


@dataclass(frozen=True, eq=False)
class Rollup:
    """The sums of one year (see `sums.SUMS`), and where schools stand (see `standing.STANDING`)."""

    engine: Engine
    measures: tuple[Counted, ...]
    sums: pyarrow.Table
    standing: pyarrow.Table

    def figures(self) -> pyarrow.Table:
        """A row a figure: its key, its three sums, `reported` and `expected` schools, and `missing` pupils."""
        return pyarrow.concat_tables([self.of_schools(), self.of_places()])

    def of_schools(self) -> pyarrow.Table:
        """The figures of every school: it has reported what there is of it."""
        told = self.table(self.sums).filter(~_.measure.startswith(EXPECTED))
        one = ibis.literal(1, "int64")
        rows = told.mutate(place=told.school, phase=ibis.literal(str(Phase.ALL)), reported=one, expected=one)
        return self.arrow(rows.mutate(missing=ibis.literal(0, "int64")).select(*FIGURE, *PARTS, *COVERAGE))

    def of_places(self) -> pyarrow.Table:
        """The figures of every place that schools are part of."""
        told = self.placed(self.table(self.sums))
        sums = {part: told[part].sum() for part in PARTS}
        whole = told.group_by(*FIGURE).agg(**sums)
        covered = self.coverage(told)
        met = whole.left_join(covered, [whole[key] == covered[f"{key}_of"] for key in COVERED])
        return self.arrow(
            met.select(*(whole[name] for name in (*FIGURE, *PARTS)), *(covered[name] for name in COVERAGE))
        )

    def placed(self, sums: Expression) -> Expression:
        """The sums of each school under each place and phase that they count in; those expected under their measure."""
        told = sums.filter(~_.measure.startswith(EXPECTED)).inner_join(self.table(self.standing), "school")
        return self.in_phases(told)

    def in_phases(self, told: Expression) -> Expression:
        """Rows of schools once for each phase under which their measure counts them."""
        phases = self.phases().select("figure_phase", measure_of="measure", school_phase="phase")
        met = told.inner_join(phases, [told.measure == phases.measure_of, told.phase == phases.school_phase])
        return met.drop("phase", "measure_of", "school_phase").rename(phase="figure_phase")

    def coverage(self, told: Expression) -> Expression:
        """Of each figure's schools how many reported and were expected, and the pupils of those that did not report."""
        wanted = self.expected()
        keys = [*COVERED, "school"]
        there = told.filter(_.reason == "all").select(*keys).distinct().rename({f"{key}_there": key for key in keys})
        met = wanted.left_join(there, [wanted[key] == there[f"{key}_there"] for key in keys])
        reported = met.school_there.notnull()
        return met.group_by(**{f"{key}_of": met[key] for key in COVERED}).agg(
            reported=reported.sum().cast("int64"),
            expected=met.count().cast("int64"),
            missing=ibis.coalesce(met.pupils.sum(where=~reported), 0).cast("int64"),
        )

    def expected(self) -> Expression:
        """The schools whose pupils each figure should count, with how many such pupils they taught in January."""
        sums = (
            self.table(self.sums)
            .filter(_.measure.startswith(EXPECTED))
            .select("school", "group", asked="measure", pupils="denominator")
        )
        asks = self.table(pyarrow.Table.from_pylist(list(self.asks()), schema=ASKS))
        met = sums.inner_join(asks, "asked").inner_join(self.table(self.standing), "school")
        return self.in_phases(met.select("measure", "place", "phase", "group", "period", "school", "pupils"))

    def asks(self) -> Iterator[dict[str, str]]:
        """Under which name the pupils are summed whom a measure should count, for every period that it has."""
        periods = sorted(set(self.sums["period"].to_pylist()))
        for measure in self.measures:
            if measure.taught:
                yield from ({"asked": asked(measure), "measure": measure.id, "period": period} for period in periods)

    def phases(self) -> Expression:
        """Under which phases the figures of a measure count a school, by the school's own phase."""
        return self.table(pyarrow.Table.from_pylist(list(phases_of(self.measures)), schema=PHASES))

    def table(self, rows: pyarrow.Table) -> Expression:
        """An expression over rows."""
        return self.engine.table(rows)

    def arrow(self, rows: Expression) -> pyarrow.Table:
        """Rows of figures in their schema."""
        return self.engine.arrow(rows).cast(ROLLED_UP)


COVERAGE = ("reported", "expected", "missing")
ASKS = pyarrow.schema([(name, pyarrow.string()) for name in ("asked", "measure", "period")])
PHASES = pyarrow.schema([(name, pyarrow.string()) for name in ("measure", "phase", "figure_phase")])
ROLLED_UP = pyarrow.schema([
    *((name, pyarrow.string()) for name in FIGURE),
    *OF_PARTS, *((name, pyarrow.int64()) for name in COVERAGE),
])  # fmt: skip


def phases_of(measures: Iterable[Counted]) -> Iterator[dict[str, str]]:
    """The rows of `Rollup.phases`: in all schools' total, and under each phase of which there are figures."""
    every = (NO_PHASE, *map(str, Phase))
    for measure in measures:
        for phase in measure.total_of or every:
            yield {"measure": measure.id, "phase": str(phase), "figure_phase": str(Phase.ALL)}
        for phase in (*measure.total_of, *measure.apart):
            yield {"measure": measure.id, "phase": str(phase), "figure_phase": str(phase)}
