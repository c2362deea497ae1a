"""Five questions of a year's attendance as Evenlode asks them of a home, beside which peers are set.

`python attendance_questions.py QUESTION HOME MEMBERSHIPS OUT [kept]`: OUT becomes one Parquet file. With `kept` what a
refresh has added up already is not added up again.
"""

import sys
from collections.abc import Callable
from pathlib import Path

import ibis
from ibis import _
from pyarrow import parquet

from evenlode.engines.kinds import Table as Expression
from evenlode.lake.home import Home
from evenlode.lake.reading import open_reading
from evenlode.measures.aggregate import in_groups
from evenlode.measures.children import children
from evenlode.measures.counts import absence_run, enrolment_year, ten_weeks, weekday_sessions
from evenlode.measures.descriptions import EVERYBODY
from evenlode.measures.reads import Lake
from evenlode.measures.register_tallies import KeptAttendance
from evenlode.measures.tallies import Tallies
from evenlode.measures.year_rows import YearRows
from evenlode.vocabulary.periods import WHOLE_YEAR
from evenlode.vocabulary.years import Year

YEAR = "2025/26"
SESSIONS = {"possible": "sessions_possible", "missed": "sessions_missed", "unauthorised": "sessions_unauthorised"}
PUPIL = {"urn": "school", "pupil": "child"}


def totals(rows: YearRows, _memberships: Path) -> Expression:
    """Of each pupil at a school the sessions possible and missed, and whether the pupil is persistently absent."""
    year = enrolment_year.counted(rows).filter(_.period == WHOLE_YEAR)
    return year.select(
        **PUPIL,
        **SESSIONS,
        persistent=10 * _.sessions_missed >= _.sessions_possible,
        severe=2 * _.sessions_missed >= _.sessions_possible,
    )


def rollups(rows: YearRows, memberships: Path) -> Expression:
    """Of each school and group the pupils, the sessions, and the persistently and severely absent."""
    year = enrolment_year.counted(rows).filter(_.period == WHOLE_YEAR)
    told = year.select(
        "school", "child", "on",
        possible="sessions_possible", missed="sessions_missed",
        persistent=ibis.ifelse(10 * _.sessions_missed >= _.sessions_possible, 1, 0),
        severe=ibis.ifelse(2 * _.sessions_missed >= _.sessions_possible, 1, 0),
    )  # fmt: skip
    members = rows.engine.table(parquet.read_table(memberships))
    members = members.mutate(groups=members.groups.concat(ibis.array([ibis.literal(EVERYBODY)])))
    grouped = in_groups(told, members)
    sums = {name: grouped[name].sum() for name in ("possible", "missed", "persistent", "severe")}
    return grouped.group_by("group", urn="school").agg(pupils=_.count(), **sums)


def weekdays(rows: YearRows, _memberships: Path) -> Expression:
    """Of each school and day of the week the sessions possible and missed."""
    return weekday_sessions.of_schools(rows).rename(urn="school")


def runs(rows: YearRows, _memberships: Path) -> Expression:
    """Of each pupil at a school the most school days in succession missed, and missed without leave."""
    return absence_run.counted(rows).rename(PUPIL)


def of_ten_weeks(rows: YearRows, _memberships: Path) -> Expression:
    """Of each pupil at a school the most sessions without leave in ten school weeks in succession."""
    return ten_weeks.counted(rows).rename(PUPIL)


QUESTIONS: dict[str, Callable[[YearRows, Path], Expression]] = {
    "totals": totals, "rollups": rollups, "weekdays": weekdays, "runs": runs, "ten_weeks": of_ten_weeks,
}  # fmt: skip


def main(question: str, home: str, memberships: str, out: str, *more: str) -> None:
    """Ask one question."""
    with open_reading(Home(Path(home))) as reading:
        kept = KeptAttendance(Tallies(Lake(reading))) if more else None
        rows = YearRows(reading.engine, reading.table, children(reading), Year.parse(YEAR), "", kept)
        parquet.write_table(reading.engine.arrow(QUESTIONS[question](rows, Path(memberships))), out)


if __name__ == "__main__":
    main(*sys.argv[1:])
