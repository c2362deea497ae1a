"""Attendance as it is kept between rows and figures, so that a day's load adds up one week again and no other.

A week of registers is kept as how often each child had each pair of codes at a school; a part of the year as its
enrolments with their sessions. Weeks that are not kept are added up together, those of one part of the year at a time.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

import pyarrow
import pyarrow.compute as pc
from ibis import _

from evenlode.engines.kinds import Table as Expression
from evenlode.lake.partitions import partition_values
from evenlode.measures import children
from evenlode.measures.counts.enrolment_year import PART, READS, parts_of
from evenlode.measures.reads import Reads, Rows, days_of_week, rows_read
from evenlode.measures.registers import AMOUNTS, TALLIED, days_in, parts_asked, stretches, tallied, totals
from evenlode.measures.tallies import Tallies
from evenlode.measures.year_rows import YearRows
from evenlode.vocabulary.absence_windows import year_of

REGISTERS = "attendance_day"
MONDAY = "monday"
AT_ONCE = 4
ENROLMENTS = pyarrow.schema([
    *((name, pyarrow.string()) for name in PART), *((name, pyarrow.int32()) for name in ("age", *AMOUNTS)),
])  # fmt: skip


@dataclass(frozen=True, eq=False)
class KeptAttendance:
    """Enrolments and registers as they are kept; those that are not are worked out and kept."""

    tallies: Tallies

    def enrolments(self, rows: YearRows) -> Expression:
        """What `enrolment_year.parts_of` gives, for the parts of the year that are asked."""
        return rows.engine.parquet([self.part(rows, part) for part in parts_asked(rows)])

    def part(self, rows: YearRows, part: str) -> Path:
        """The file with the enrolments of one part of a year."""
        alone = replace(rows, period=part)
        read = rows_read(self.tallies.lake, (*READS, *children.READS), rows.year, part)
        name = f"{rows.year.id}-{part}-enrolments"
        return self.tallies.one(name, read, lambda: rows.engine.arrow(parts_of(alone)).cast(ENROLMENTS))

    def registers(self, rows: YearRows) -> Expression:
        """What `registers.register_totals` gives, by the weeks of the parts that are asked."""
        files = [file for part in parts_asked(rows) for file in self.weeks(rows, part)]
        kept = rows.engine.parquet(sorted(set(files))) if files else rows.engine.table(TALLIED.empty_table())
        return totals(rows, kept)

    def weeks(self, rows: YearRows, part: str) -> list[Path]:
        """The files with the weeks of one part of a year."""
        read = rows_read(self.tallies.lake, (Reads(REGISTERS), *children.READS), rows.year, part)
        alone = {partition_values(name)["week"]: of_weeks(read, [name]) for name in read.names[REGISTERS]}
        return self.tallies.each(alone, partial(weeks_added_up, rows, read))


def of_weeks(read: Rows, partitions: Sequence[str]) -> Rows:
    """Of what is read the weeks of some partitions alone."""
    return replace(read, names={**read.names, REGISTERS: partitions})


def weeks_added_up(rows: YearRows, read: Rows, weeks: Sequence[str]) -> Iterator[tuple[str, pyarrow.Table]]:
    """The days of some weeks, as `registers.tallied` counts them, week by week.

    A few are added up at once: of very many the engine would hold as many groups as there are pupils and weeks.
    """
    for start in range(0, len(weeks), AT_ONCE):
        few = weeks[start : start + AT_ONCE]
        here = replace(rows, tables=of_weeks(read, [f"week={week}" for week in few]))
        years = sorted({year_of(day) for week in few for day in days_of_week(week)})
        marks = days_in(here, few).mutate(**{MONDAY: _.on.truncate("W").cast("date")})
        told = rows.engine.arrow(tallied(marks, [one for year in years for one in stretches(year)], MONDAY))
        yield from ((week, of_week(told, week)) for week in few)


def of_week(told: pyarrow.Table, week: str) -> pyarrow.Table:
    """Of tallies of several weeks those of one."""
    monday, _sunday = days_of_week(week)
    return told.filter(pc.equal(told[MONDAY], monday)).drop_columns([MONDAY]).cast(TALLIED)
