"""The one aggregator: what rows add to measures, summed for every school and group.

Of each table of things counted all measures are summed in one pass: every thing is joined to its child's groups on the
day on which they are asked, and each sum is of whole numbers or of decimals of four places, so that no order and no
engine changes the last digit.
"""

from collections.abc import Iterable, Iterator, Mapping
from importlib import import_module
from typing import Any

import ibis
import pyarrow
from ibis import _

from evenlode.engines.kinds import Table as Expression
from evenlode.measures.counted import Contribution, Counted
from evenlode.measures.descriptions import OF_NO_CENSUS
from evenlode.measures.sums import KEYS, NO_SUMS, PARTS, Column, Sums, asked, together, typed
from evenlode.measures.year_rows import YearRows
from evenlode.vocabulary.figure_ids import ALL_REASONS
from evenlode.vocabulary.reasons import REASONS
from evenlode.vocabulary.years import Year

HEADCOUNT = "january_headcount"


def things(counts: str, rows: YearRows) -> Expression:
    """The table of things that a file of `counts/` counts."""
    found: Expression = import_module(f"evenlode.measures.counts.{counts}").counted(rows)
    return found


def sums_of_year(measures: Iterable[Counted], rows: YearRows, groups: Expression) -> Sums:
    """The sums of measures over the rows of a year."""
    wanted = tuple(measures)
    told = [sums_over(name, wanted, rows, groups) for name in counted_by(wanted)]
    return Sums(together(told), sums_expected(wanted, rows, groups))


def counted_by(measures: Iterable[Counted]) -> list[str]:
    """The names of the tables of things counted that some measures are summed over."""
    return sorted({name for measure in measures for name in measure.counted_from})


def sums_over(counts: str, measures: Iterable[Counted], rows: YearRows, groups: Expression) -> pyarrow.Table:
    """The sums of measures over one table of things counted (see `sums`)."""
    those = (one for one in measures if counts in one.counted_from)
    told = ((one.id, part) for one in those for part in one.contributions() if part.counts == counts)
    return summed(counts, dict(added for id, part in told for added in adds(id, part, rows.year)), rows, groups)


def sums_expected(measures: Iterable[Counted], rows: YearRows, groups: Expression) -> pyarrow.Table:
    """The pupils taught in January whom measures should count, by what they are asked as."""
    asks = {asked(measure): measure.taught for measure in measures if measure.taught}
    adding = {
        Column(name, ALL_REASONS, "denominator"): ibis.ifelse(_.year_group.isin(taught), 1, None)
        for name, taught in asks.items()
    }
    return summed(HEADCOUNT, adding, rows, groups) if adding else NO_SUMS


def adds(measure: str, contribution: Contribution, year: Year) -> Iterator[tuple[Column, Any]]:
    """What each row adds to a measure by a contribution: a reason that was not in use in the year adds nothing."""
    for part in PARTS:
        if getattr(contribution, part) is not None:
            yield Column(measure, ALL_REASONS, part), getattr(contribution, part)
    for reason, numerator in contribution.reasons.items():
        if REASONS[reason].used_in(year):
            yield Column(measure, reason, "numerator"), numerator


def summed(counts: str, adding: Mapping[Column, Any], rows: YearRows, groups: Expression) -> pyarrow.Table:
    """What the rows of a table of things counted add to each column, by school, group and period."""
    named = {column.name: expression for column, expression in adding.items()}
    each = things(counts, rows).select("child", "on", "school", "period", **named)
    grouped = in_groups(each, groups).group_by(*KEYS).agg(**{name: _[name].sum() for name in named})
    return typed(rows.engine.arrow(grouped))


def in_groups(counted: Expression, groups: Expression) -> Expression:
    """Each thing once for each group of its child on its day, `all` and the unknown among them."""
    spans = groups.select("since", "until", "groups", whose="child")
    same = [counted.child == spans.whose, counted.on >= spans.since, counted.on <= spans.until]
    described = counted.left_join(spans, same)
    nowhere = ibis.array([ibis.literal(id) for id in OF_NO_CENSUS])
    return described.mutate(group=described.groups.coalesce(nowhere).unnest()).drop("groups")
