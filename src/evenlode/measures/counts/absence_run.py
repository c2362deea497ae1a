"""Runs of absence: of each enrolment the most school days in succession that were missed, and missed without leave.

* A day is missed where every session that was possible on it was missed, and one was possible; without leave, where
  every such session was.
* A run goes over weekends, holidays and days on which the school did not meet. A day of which no session was possible
  for the pupil neither breaks it nor adds to it. Attending one session breaks it, and so does a session of which the
  register says nothing: a run is of days that are known to be missed.
* A run that began in the summer term before goes on over the summer; it counts in the year in which its last day lies.

Source: The School Attendance (Pupil Registration) (England) Regulations 2024; DfE, Working together to improve school
attendance (August 2024), attendance returns: absence for a continuous period of ten school days, codes G, N, O and U.
"""

from collections.abc import Iterator, Mapping
from typing import Any

import ibis
from ibis import _

from evenlode.engines.kinds import Table as Expression
from evenlode.measures.registers import HALVES
from evenlode.measures.school_calendar import days_since, first_day, school_days, that_say
from evenlode.measures.year_rows import YearRows

KINDS = {"missed": ("authorised", "unauthorised"), "without_leave": ("unauthorised",)}
"""What a run is of, and the sessions that a day must consist of."""


def counted(rows: YearRows) -> Expression:
    """One row for each child and school with a day missed: school days in the longest run `missed`, `without_leave`."""
    met = that_say(rows, days_since(rows), unattended).inner_join(school_days(rows), ["urn", "on"])
    in_order = ibis.window(group_by=[met.urn, met.child, met.kind], order_by=met.school_day)
    runs = met.mutate(run=met.school_day - ibis.row_number().over(in_order))
    of_run = runs.group_by("urn", "child", "kind", "run").agg(
        length=_.day.sum().cast("int64"), ended=_.on.max(where=_.day == 1)
    )
    longest = {kind: ibis.coalesce(_.length.max(where=_.kind == kind), 0) for kind in KINDS}
    return of_run.filter(_.ended >= first_day(rows.year)).group_by("child", school="urn").agg(**longest)


def unattended(pair: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """Of two codes that both say something and are no attendance: of which runs the day is, and whether it adds."""
    for kind, classes in KINDS.items():
        if pair["told"] == len(HALVES) and pair["possible"] == sum(pair[name] for name in classes):
            yield {"kind": kind, "day": 1 if pair["possible"] else 0}
