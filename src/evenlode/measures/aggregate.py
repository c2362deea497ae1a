"""The one aggregator: what rows add to measures, summed for every school and group.

Of each table of things counted all measures are summed in one pass: every thing is joined to its child's groups on the
day on which they are asked, and each sum is of whole numbers or of decimals of four places, so that no order and no
engine changes the last digit.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import Any

import ibis
import pyarrow
import pyarrow.compute as pc
from ibis import _

from evenlode.engines.kinds import Table as Expression
from evenlode.measures.counted import Contribution, Counted
from evenlode.measures.descriptions import OF_NO_CENSUS
from evenlode.measures.sums import KEYS, PARTS, SUMS, asked
from evenlode.measures.year_rows import YearRows
from evenlode.vocabulary.figure_ids import ALL_REASONS
from evenlode.vocabulary.reasons import REASONS
from evenlode.vocabulary.years import Year

HEADCOUNT = "january_headcount"


@dataclass(frozen=True, eq=False)
class Summand:
    """One sum over things counted: of which measure and reason, and which part of the figure it is."""

    measure: str
    reason: str
    part: str
    expression: Any


def things(counts: str, rows: YearRows) -> Expression:
    """The table of things that a file of `counts/` counts."""
    found: Expression = import_module(f"evenlode.measures.counts.{counts}").counted(rows)
    return found


def sums_of_year(measures: Iterable[Counted], rows: YearRows, groups: Expression) -> pyarrow.Table:
    """Of measures the sums of one year, by school, group, period and reason (see `sums.SUMS`)."""
    by_counts: dict[str, list[Summand]] = {}
    wanted = tuple(measures)
    for name, contribution in (*contributions(wanted), *expectations(wanted)):
        by_counts.setdefault(contribution.counts, []).extend(summands(name, contribution, rows.year))
    tables = [sums_of(things(counts, rows), ones, rows, groups) for counts, ones in sorted(by_counts.items())]
    return met(pyarrow.concat_tables([SUMS.empty_table(), *tables]))


def contributions(measures: Iterable[Counted]) -> Iterator[tuple[str, Contribution]]:
    """What rows add to each measure."""
    return ((measure.id, one) for measure in measures for one in measure.contributions())


def expectations(measures: Iterable[Counted]) -> Iterator[tuple[str, Contribution]]:
    """The pupils taught in January whom measures should count, once for all measures that count the same."""
    for name, taught in {asked(measure): measure.taught for measure in measures if measure.taught}.items():
        yield name, Contribution(HEADCOUNT, denominator=ibis.ifelse(_.year_group.isin(taught), 1, None))


def summands(measure: str, contribution: Contribution, year: Year) -> Iterator[Summand]:
    """The sums that a contribution asks for in a year: a reason that was not in use has none."""
    for part in PARTS:
        if getattr(contribution, part) is not None:
            yield Summand(measure, ALL_REASONS, part, getattr(contribution, part))
    in_use = {reason: one for reason, one in contribution.reasons.items() if REASONS[reason].used_in(year)}
    for reason, numerator in in_use.items():
        yield Summand(measure, reason, "numerator", numerator)


def sums_of(counted: Expression, ones: Sequence[Summand], rows: YearRows, groups: Expression) -> pyarrow.Table:
    """The sums over one table of things counted."""
    names = {f"sum_{position}": one for position, one in enumerate(ones)}
    adding = counted.select("child", "on", "school", "period", **{name: one.expression for name, one in names.items()})
    grouped = in_groups(adding, groups).group_by(*KEYS).agg(**{name: _[name].sum() for name in names})
    wide = rows.engine.arrow(grouped)
    return pyarrow.concat_tables([SUMS.empty_table(), *(tall(wide, name, one) for name, one in names.items())])


def in_groups(counted: Expression, groups: Expression) -> Expression:
    """Each thing once for each group of its child on its day, `all` and the unknown among them."""
    spans = groups.select("since", "until", "groups", whose="child")
    same = [counted.child == spans.whose, counted.on >= spans.since, counted.on <= spans.until]
    described = counted.left_join(spans, same)
    nowhere = ibis.array([ibis.literal(id) for id in OF_NO_CENSUS])
    return described.mutate(group=described.groups.coalesce(nowhere).unnest()).drop("groups")


def tall(wide: pyarrow.Table, name: str, one: Summand) -> pyarrow.Table:
    """One sum as rows of `sums.SUMS`; where nothing was added there is none."""
    there = wide.select([*KEYS, name]).filter(pc.is_valid(wide[name]))
    blank = {part: pyarrow.nulls(len(there), SUMS.field(part).type) for part in PARTS}
    constant = {column: pyarrow.repeat(getattr(one, column), len(there)) for column in ("measure", "reason")}
    columns = {**constant, **{key: there[key] for key in KEYS}, **blank}
    columns[one.part] = there[name].cast(SUMS.field(one.part).type)
    return pyarrow.table({column: columns[column] for column in SUMS.names}, schema=SUMS)


def met(sums: pyarrow.Table) -> pyarrow.Table:
    """The parts of one figure in one row; those by reason stand over the whole that all reasons share."""
    keys = ["measure", *KEYS, "reason"]
    one = sums.group_by(keys).aggregate([(part, "sum") for part in PARTS])
    return one.select([*keys, *(f"{part}_sum" for part in PARTS)]).rename_columns(SUMS.names).cast(SUMS)
