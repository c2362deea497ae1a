"""Results of a stage as they were awarded, from canonical rows: one row a child, school, subject and component.

Where several files have a result, the source that stands first is read, and of one source the newest file. Groups are
asked on the day of the January census, by which DfE describes the pupils of all stages.
"""

from collections.abc import Iterable, Sequence
from functools import reduce
from operator import and_, or_

import ibis
from ibis import _

from evenlode.engines.kinds import Table as Expression
from evenlode.measures.standing import census_day
from evenlode.measures.year_rows import NEWEST_FIRST, YearRows, newest_of
from evenlode.vocabulary.codes.results import Outcome
from evenlode.vocabulary.periods import WHOLE_YEAR

ONE_RESULT = ("child", "urn", "subject", "component")
TEACHER, BY_TEACHERS = "teacher_assessment", ("eyfsp", "ks1")


def awarded(rows: YearRows, stage: str, *preferred: str) -> Expression:
    """The results of a stage in the year; of several sources those named first are read first.

    A teacher's assessment is one whether or not its file says that it is one, where the stage has no test beside it.
    """
    told = rows.of_year("result").filter(_.stage == stage)
    if stage in BY_TEACHERS:
        told = told.filter(_.component.isin(["", TEACHER])).mutate(component=ibis.literal(""))
    standing = [(source, -place) for place, source in enumerate((*preferred, ""))]
    told = told.mutate(standing=told.source.cases(*standing, else_=-len(preferred)))
    newest = newest_of(told, *ONE_RESULT, by=("standing", *NEWEST_FIRST))
    return newest.select(*ONE_RESULT, "outcome", "mark", "score")


def a_child_a_row(rows: YearRows, awards: Expression, **columns: Expression) -> Expression:
    """One row for each child and school, with columns worked out over all their results."""
    whole = awards.group_by("child", "urn").agg(**columns)
    return whole.rename(school="urn").mutate(
        on=ibis.literal(census_day(rows.year)), period=ibis.literal(WHOLE_YEAR), year=ibis.literal(rows.year.id)
    )


def only(awards: Expression, column: str, subject: str, component: str = "") -> Expression:
    """The value of one result of a child: null where there is none, and an outcome where a number stands alone."""
    where = awards.subject == subject
    value = awards[column].nullif("") if column == "outcome" else awards[column]
    return value.max(where=where & (awards.component == component) if component else where)


def not_counted(codes: Iterable[Outcome]) -> list[str]:
    """The outcomes whose pupils are not counted: they have left, or the result is lost or of another year."""
    return sorted({one.code for one in codes if one.counted is False})


def all_of(*known: Expression) -> Expression:
    """Whether all of several things are so; null where one of them is not known, whatever the others are."""
    return ibis.ifelse(reduce(or_, (one.isnull() for one in known)), None, reduce(and_, known))


def is_one_of(value: Expression, codes: Sequence[str]) -> Expression:
    """Whether a value is one of some codes; null where there is no value."""
    return ibis.ifelse(value.isnull(), None, value.isin(list(codes)))
