"""Which of the lake's partitions anything is worked out from, so that it is worked out again when these have changed.

Whoever queries canonical tables says what they read (`READS`), and is given the rows of those partitions and no others:
what is kept is named after the state of all that it was worked out from, and of nothing else.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache, cached_property

from evenlode.engines.kinds import Table as Expression
from evenlode.lake.partitions import partition_values
from evenlode.lake.reading import Reading
from evenlode.tables.registry import TABLES
from evenlode.tables.schemas import lake_schema
from evenlode.vocabulary.absence_windows import PERIODS_OF, windows, year_of
from evenlode.vocabulary.periods import WHOLE_YEAR, monday_of
from evenlode.vocabulary.years import Year

EVER = 1_000
"""So many years before a year: all there are."""


@dataclass(frozen=True)
class Reads:
    """The rows of a table, or of those of its partitions whose names begin alike: `enrolment`, `result/stage=ks2`.

    They are those of the year that is counted, of so many years `before` it and so many `after`; of a partition that
    says no year, all. They are what is counted, unless they are read `beside` it, to know more of it.
    """

    of: str
    before: int = 0
    after: int = 0
    beside: bool = False

    @property
    def table(self) -> str:
        """The table's id."""
        return self.of.partition("/")[0]

    def covers(self, partition: str, year: Year) -> bool:
        """Whether a partition of the table may hold rows that are read for a year."""
        if not f"{self.table}/{partition}/".startswith(f"{self.of}/"):
            return False
        told = years_told(partition)
        return not told or any(year.start - self.before <= one.start <= year.start + self.after for one in told)


@cache
def years_told(partition: str) -> frozenset[Year]:
    """The academic years whose rows a partition may hold, by what its name says; none where it says nothing.

    Attendance is collected a term late: what was collected in a year may be of the one before.
    """
    values = partition_values(partition)
    if "week" in values:
        return frozenset(map(year_of, days_of_week(values["week"])))
    told, collected = values.get("year"), values.get("collected")
    late = {Year.parse(collected), Year.parse(collected).previous()} if collected else set()
    return frozenset({Year.parse(told)} if told else late)


def days_of_week(week: str) -> tuple[date, date]:
    """The Monday and the Sunday of a week, by its id."""
    monday = monday_of(week)
    return monday, monday + timedelta(days=6)


def days_of_period(year: Year, period: str) -> tuple[date, date]:
    """The first and the last day of a period of absence."""
    parts = [window for window in windows(year) if period in PERIODS_OF[window.part]]
    return parts[0].first, parts[-1].last


def is_of_period(partition: str, year: Year, period: str) -> bool:
    """Whether a partition may hold days of a period: one that says no week may."""
    week = partition_values(partition).get("week")
    if week is None or period in ("", WHOLE_YEAR):
        return True
    (monday, sunday), (first, last) = days_of_week(week), days_of_period(year, period)
    return monday <= last and sunday >= first


@dataclass(frozen=True, eq=False)
class Lake:
    """The tables of one reading; the rows of the same partitions are opened once."""

    reading: Reading
    opened: dict[tuple[str, tuple[str, ...]], Expression] = field(default_factory=dict)

    def table(self, name: str, partitions: tuple[str, ...]) -> Expression:
        """The rows of some partitions of a table, which may be none."""
        if (name, partitions) not in self.opened:
            empty = lake_schema(TABLES.find(name)).empty_table()
            rows = self.reading.table(name, *partitions) if partitions else self.reading.engine.table(empty)
            self.opened[name, partitions] = rows
        return self.opened[name, partitions]

    def partitions(self, table: str) -> Mapping[str, str]:
        """The partitions of a table with their hashes."""
        return self.reading.entry.parts.get(table, {})

    @cached_property
    def newest(self) -> dict[tuple[str, str], str]:
        """How new the newest live file is that touches a partition, by table and partition."""
        live = {load.id: load.source_time.text for load in self.reading.loads if load.live}
        touched = self.reading.ledger.touched_at(self.reading.entry.epoch).items()
        return {where: max((live[id] for id in loads if id in live), default="") for where, loads in touched}


@dataclass(frozen=True, eq=False)
class Rows:
    """The partitions from which something is worked out, by table; called with a table's id it gives their rows."""

    lake: Lake
    names: Mapping[str, Sequence[str]]

    def __call__(self, table: str) -> Expression:
        """The rows of a table; raises `LookupError` for one that was not said to be read."""
        if table not in self.names:
            raise LookupError(f"table {table} is read by what does not say so in READS")
        return self.lake.table(table, tuple(self.names[table]))

    @property
    def states(self) -> Iterator[str]:
        """The state of each partition as a line of text."""
        for table, names in sorted(self.names.items()):
            hashes = self.lake.partitions(table)
            yield from (f"{table} {name} {hashes[name]}\n" for name in sorted(names))


def rows_read(lake: Lake, reads: Iterable[Reads], year: Year, period: str = "") -> Rows:
    """The partitions that are read for a year, or a period of it."""
    names: dict[str, set[str]] = {}
    for one in reads:
        covered = (name for name in lake.partitions(one.table) if one.covers(name, year))
        names.setdefault(one.table, set()).update(name for name in covered if is_of_period(name, year, period))
    return Rows(lake, {table: sorted(found) for table, found in names.items()})
