"""How long the law has records kept, by the table of the lake that holds them: what is younger is not destroyed.

Only what an Act or regulations say stands here. How long an authority keeps the rest is its own schedule's to say.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class KeptByLaw:
    """Rows of a table that are kept for some years from the day in a column, as the law asks since a day."""

    table: str
    column: str
    what: str
    years: int
    since: date
    citation: str

    def until(self, made: date) -> date:
        """The last day on which an entry that was made on a day must be there; of 29 February it is 1 March."""
        try:
            return made.replace(year=made.year + self.years)
        except ValueError:
            return date(made.year + self.years, 3, 1)


KEPT_BY_LAW = (
    KeptByLaw(
        table="attendance_day",
        column="on",
        what="Entries of attendance registers",
        years=6,
        since=date(2024, 8, 19),
        citation=(
            "The School Attendance (Pupil Registration) (England) Regulations 2024, SI 2024/208, regulation 7: every "
            "entry in a register is kept for at least six years from the day on which it was made"
        ),
    ),
)
"""What the law has kept. Until 18 August 2024 it was three years; of an entry that was there on that day it is six."""


def kept_by_law(table: str, on: date) -> Iterator[KeptByLaw]:
    """The rules that are in force on a day for the rows of a table."""
    return (rule for rule in KEPT_BY_LAW if rule.table == table and rule.since <= on)
