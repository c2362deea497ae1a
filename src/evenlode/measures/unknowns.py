"""Those of whom it is not known whether they are in a group: all of them without everybody who is told.

Everybody is in one of the groups of a whole axis, or is unknown on it. So what the unknown add to a figure is what all
add less what those groups add: whole numbers and decimals, so that nothing is lost in the difference.
"""

from collections.abc import Mapping

import pyarrow
from ibis import _

from evenlode.engines.kinds import Engine
from evenlode.engines.kinds import Table as Expression
from evenlode.measures.sums import PARTS
from evenlode.vocabulary.groups import ALL_GROUPS

WHOLE_AXES: Mapping[str, tuple[str, ...]] = {
    "disadvantage": ("disadvantaged", "not_disadvantaged"),
    "disadvantage_strategy": ("disadvantaged_strategy", "not_disadvantaged_strategy"),
    "fsm": ("fsm", "not_fsm"),
    "fsm6": ("fsm6", "not_fsm6"),
    "sen": ("sen", "no_sen"),
    "language": ("eal", "not_eal"),
    "care": ("cla_now", "not_cla"),
    "sex": ("boys", "girls"),
    "ethnicity": ("white", "mixed", "asian", "black", "chinese", "other_ethnic"),
    "year_group": tuple(id for id, group in ALL_GROUPS.items() if group.axis == "year_group" and "unknown" not in id),
}
"""The axes of which everybody is in one of these groups or unknown: who is in none of them is `<axis>_unknown`."""


def with_unknown(engine: Engine, sums: pyarrow.Table) -> pyarrow.Table:
    """Sums by group with those of the unknown of every whole axis, where anybody is."""
    keys = [name for name in sums.schema.names if name not in (*PARTS, "group")]
    told = engine.table(sums)
    known = by_axis(engine, told, keys)
    every = told.filter(_.group == "all").cross_join(axes(engine).select("axis").distinct())
    met = every.left_join(known, [every[key] == known[f"{key}_known"] for key in (*keys, "axis")])
    left = {part: met[part] - met[f"{part}_known"].coalesce(0) for part in PARTS}
    rest = met.mutate(**left, group=met.axis + "_unknown")
    somebody = (_.denominator > 0) | (_.denominator.isnull() & (_.numerator > 0))
    rest = rest.filter(somebody).select(*sums.schema.names)
    return pyarrow.concat_tables([sums, engine.arrow(rest).cast(sums.schema)])


def by_axis(engine: Engine, told: Expression, keys: list[str]) -> Expression:
    """What the groups of each whole axis add together, under the names that end in `_known`."""
    met = told.inner_join(axes(engine), "group")
    sums = met.group_by(*keys, "axis").agg(**{f"{part}_known": met[part].sum() for part in PARTS})
    return sums.rename({f"{key}_known": key for key in (*keys, "axis")})


def axes(engine: Engine) -> Expression:
    """The groups of every whole axis: `axis` and `group`."""
    listed = [{"axis": axis, "group": group} for axis, groups in WHOLE_AXES.items() for group in groups]
    return engine.table(pyarrow.Table.from_pylist(listed))
