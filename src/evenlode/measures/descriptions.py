"""Who is in which group, and when: children as each census describes them, until the next one does.

A child is what the newest census on or before a day says; before the first that knows them, what that one says. Of most
axes everybody is in one of the groups or is unknown on it: whom no census knows has no description, and belongs to the
unknown of each of these, never to "not".

Disadvantaged are those eligible for free school meals in the last six years, or looked after for a day or more in the
year to census day, or, since 2014/15, having left care by adoption or an order. Where no return of care is loaded, that
is by what schools themselves say of care.

Source: DfE, Key stage 4 performance: methodology, disadvantaged pupils.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import reduce
from operator import and_
from typing import Any

import ibis
import pyarrow

from evenlode.engines.kinds import Table as Expression
from evenlode.measures.facts import FOR_EVER, facts
from evenlode.measures.year_rows import YearRows
from evenlode.vocabulary.codes.ethnicity import ETHNICITIES
from evenlode.vocabulary.codes.language import LANGUAGES
from evenlode.vocabulary.codes.sen import PROVISIONS
from evenlode.vocabulary.groups import ALL_GROUPS
from evenlode.vocabulary.years import academic

BEFORE_ALL = date(1900, 1, 1)
ORDERS_COUNT_FROM = academic(2014)
MOST_GROUPS = 3  # so many groups of one axis an ethnicity or a provision puts a child in at most
ENGLISH = sorted(one.code for one in LANGUAGES.codes if one.group == "not_eal")
UNTOLD = ["", *sorted(one.code for one in LANGUAGES.codes if one.group == "language_unknown")]
GROUPS_OF_NEED = {rank: one.groups for rank, one in enumerate(PROVISIONS.codes)}
GROUPS_OF_ETHNICITY = {
    one.code: tuple(group for group in one.groups if group != "ethnicity_unknown") for one in ETHNICITIES.codes
}
OF_KNOWN_ETHNICITY = sorted(one.code for one in ETHNICITIES.codes if "ethnicity_unknown" not in one.groups)
DESCRIBED = pyarrow.schema([
    ("child", pyarrow.string()), ("since", pyarrow.date32()), ("until", pyarrow.date32()),
    ("groups", pyarrow.list_(pyarrow.string())),
])  # fmt: skip
COMPOUNDS = tuple(id for id in ALL_GROUPS if "+" in id)
EVERYBODY = "all"
OF_NO_CENSUS = (
    EVERYBODY, "disadvantage_unknown", "disadvantage_strategy_unknown", "fsm_unknown", "fsm6_unknown", "sen_unknown",
    "language_unknown", "care_unknown", "sex_unknown", "ethnicity_unknown", "year_group_unknown",
)  # fmt: skip
"""The groups of whom no census describes."""


def descriptions(rows: YearRows) -> Expression:
    """Of every child and census `child`, `since`, `until` and `groups`: ids, `all` among them."""
    told = facts(rows)
    ordered = ibis.window(group_by=told.child, order_by=told.as_at)
    told = told.mutate(following=told.as_at.lead().over(ordered), before=told.as_at.lag().over(ordered))
    return told.select(
        "child",
        since=ibis.ifelse(told.before.isnull(), ibis.literal(BEFORE_ALL), told.as_at),
        until=ibis.coalesce((told.following - ibis.interval(days=1)).cast("date"), ibis.literal(FOR_EVER)),
        groups=ibis.array(list(groups_of(told, rows))).filter(lambda group: group.notnull()),
    )


def groups_of(told: Expression, rows: YearRows) -> Iterator[Any]:
    """Of each group that a description may put a child in, its id where it does, and null where it does not."""
    truths = truths_of(told, rows)
    yield ibis.literal(EVERYBODY)
    yield from (ibis.ifelse(truth, id, None) for id, truth in truths.items())
    yield from (ibis.ifelse(all_of(id, truths), id, None) for id in COMPOUNDS)
    yield told.year_group.coalesce("year_group_unknown")
    for position in range(MOST_GROUPS):
        yield told.ethnicity.cases(*at(GROUPS_OF_ETHNICITY, position))
        yield told.need.cases(*at(GROUPS_OF_NEED, position, besides=truths))


def truths_of(told: Expression, rows: YearRows) -> dict[str, Any]:
    """Of each group that asks more than one code, or is a part of a compound, whether a child is in it."""
    fsm, fsm6, service = (so(told[name]) for name in ("fsm", "fsm6", "service"))
    in_care = so(told.in_care) | so(told.said_in_care)
    left_care = so(told.left_care) if rows.year >= ORDERS_COUNT_FROM else ibis.literal(False)
    disadvantaged = fsm6 | so(told.in_care_in_year) | in_care | left_care
    sen = told.need >= 1
    return {
        "disadvantaged": disadvantaged,
        "not_disadvantaged": ~disadvantaged,
        "disadvantaged_strategy": disadvantaged | service,
        "not_disadvantaged_strategy": ~(disadvantaged | service),
        "fsm": fsm,
        "not_fsm": ~fsm,
        "fsm6": fsm6,
        "not_fsm6": ~fsm6,
        "sen": sen,
        "eal": ~told.language.isin([*ENGLISH, *UNTOLD]),
        "not_eal": told.language.isin(ENGLISH),
        "cla": so(told.in_care_a_year),
        "cla_now": in_care,
        "not_cla": told.care_returned & ~in_care,
        "service": service,
        "young_carer": so(told.carer),
        "boys": told.sex == "boys",
        "girls": told.sex == "girls",
        "sen_unknown": told.need.isnull(),
        "language_unknown": told.language.isin(UNTOLD),
        "care_unknown": ~(told.care_returned | in_care),
        "sex_unknown": ~told.sex.isin(["boys", "girls"]),
        "ethnicity_unknown": ~told.ethnicity.isin(OF_KNOWN_ETHNICITY),
    }


def so(fact: Expression) -> Expression:
    """Whether a fact is told and true: what nobody said of a child whom a census describes is not so."""
    return ibis.coalesce(fact, ibis.literal(False))


def all_of(compound: str, truths: Mapping[str, Any]) -> Any:
    """Whether a child is in every group of a compound."""
    return reduce(and_, (truths[part] for part in compound.split("+")))


def at(groups: Mapping[Any, tuple[str, ...]], position: int, besides: Mapping[str, Any] | None = None) -> list[Any]:
    """Of each code its group at a position, where it has so many; those `besides` are told otherwise."""
    left = {code: [id for id in ids if id not in (besides or {})] for code, ids in groups.items()}
    return [(code, ids[position]) for code, ids in left.items() if len(ids) > position] or [(None, None)]
