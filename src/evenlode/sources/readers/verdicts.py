"""The verdict on every record of a file: accepted, accepted with a warning, quarantined, or an exact duplicate."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

import ibis
import numpy
import pyarrow
from ibis import _
from numpy.typing import NDArray
from pyarrow import compute

from evenlode.engines.kinds import Engine
from evenlode.errors import Problem, Refused, Severity

# More problems than this in one file are counted, not listed: nobody reads them.
LISTED = 10_000

FEW = 100_000
REPEATS = pyarrow.schema([(name, pyarrow.int64()) for name in ("record", "ways", "nth")])


HELD_IN_A_WHOLE = Problem(
    None, None, "records.whole",
    "This file is taken for the whole list of its school and days, or of its year. So the pupils of the records that "
    "were set aside count as not on it, and what earlier files said of them there no longer holds.",
    "mend those records, and send the whole file again", Severity.WARNING,
)  # fmt: skip
"""What is said where records are held of a file that is whole for what it covers."""

Where: TypeAlias = "pyarrow.Array | NDArray[numpy.bool_]"


@dataclass(eq=False)
class Verdicts:
    """Collects the verdicts of one file; a record is accepted or set aside whole.

    `questions` are asked of the file as a whole, beside what is said of its records.
    """

    quarantined: set[int] = field(default_factory=set)
    duplicates: set[int] = field(default_factory=set)
    found: list[Problem] = field(default_factory=list)
    questions: list[Problem] = field(default_factory=list)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Every problem, in file order."""
        return tuple(sorted(self.found, key=lambda problem: (problem.row or 0, problem.rule)))

    def quarantine(
        self, numbers: pyarrow.Array, where: Where, column: str, rule: str, message: str, remedy: str
    ) -> None:
        """Set aside every record for which `where` holds; `numbers` are the records' numbers."""
        records = chosen(numbers, where)
        self.quarantined.update(records)
        self.list_problems(records, column, rule, message, remedy, Severity.ERROR)

    def warn(self, numbers: pyarrow.Array, where: Where, column: str, rule: str, message: str, remedy: str) -> None:
        """Warn of every record for which `where` holds; it is accepted all the same."""
        self.list_problems(chosen(numbers, where), column, rule, message, remedy, Severity.WARNING)

    def set_aside_repeats(self, repeats: pyarrow.Table, column: str) -> None:
        """Count exact repeats as duplicates, and quarantine all records that give one figure in two ways.

        `repeats` is what `twice` finds among the records accepted until now.
        """
        clashing = sorted(repeats.filter(compute.greater(repeats["ways"], 1))["record"].to_pylist())
        self.quarantined.update(clashing)
        self.list_problems(
            clashing,
            column,
            "figure.twice",
            "The file gives this figure more than once, with different values.",
            "ask the publisher which is right; none is taken until then",
            Severity.ERROR,
        )
        again = repeats.filter(compute.and_(compute.equal(repeats["ways"], 1), compute.greater(repeats["nth"], 0)))
        self.duplicates.update(again["record"].to_pylist())

    def list_problems(
        self, records: list[int], column: str, rule: str, message: str, remedy: str, severity: Severity
    ) -> None:
        """Add a problem for each record, and one for the rest where there are too many to list."""
        for record in records[:LISTED]:
            self.found.append(Problem(record, column, rule, message, remedy, severity))
        if len(records) > LISTED:
            rest = f"{message} ({len(records) - LISTED:,} more records like these are not listed.)"
            self.found.append(Problem(None, column, rule, rest, remedy, severity))

    def accepted_in(self, records: pyarrow.Array) -> pyarrow.Array:
        """Which of some records are accepted, as booleans."""
        aside = pyarrow.array(sorted(self.quarantined | self.duplicates), type=pyarrow.int64())
        return compute.invert(compute.is_in(records, aside))


def chosen(numbers: pyarrow.Array, where: Where) -> list[int]:
    """The records' numbers for which a condition holds."""
    found: list[int] = numbers.filter(pyarrow.array(where) if isinstance(where, numpy.ndarray) else where).to_pylist()
    return found


def twice(rows: pyarrow.Table, key: tuple[str, ...], told: str, engine: Engine) -> pyarrow.Table:
    """The records whose key another record of the file has too.

    `ways` counts the different texts of column `told` under that key, `nth` numbers its records from 0 in file order.
    """
    if len(rows) <= FEW and is_unlike(rows.select(list(key))):
        return REPEATS.empty_table()
    with engine.holding(rows) as here:
        shared = here.group_by(list(key)).having(_.count() > 1).agg(ways=_[told].nunique())
        in_order = ibis.window(group_by=list(key), order_by=_.record)
        met = here.inner_join(shared, list(key)).select(*key, "record", "ways")
        return engine.arrow(met.mutate(nth=ibis.row_number().over(in_order)).select("record", "ways", "nth"))


def is_unlike(rows: pyarrow.Table) -> bool:
    """Whether no row is like another; of few rows it is answered sooner than a query is written."""
    return bool(rows.unify_dictionaries().group_by(rows.column_names).aggregate([]).num_rows == len(rows))


def refuse_if_hopeless(
    name: str, records: int, read_quarantined: int, problems: Sequence[Problem], questions: Sequence[Problem] = ()
) -> None:
    """Raise `Refused` where most records of a file were set aside: it is not what it seems to be.

    Where something was asked about the column that is wrong most often, the error asks it.
    """
    if not records or read_quarantined * 2 <= records:
        return
    rules = [problem for problem in problems if problem.severity is Severity.ERROR]
    often = Counter(problem.rule for problem in rules)
    common = max(rules, key=lambda problem: (often[problem.rule], problem.row is not None))
    told = next((asked for asked in questions if asked.column == common.column), common)
    raise Refused(
        f"{read_quarantined:,} of the {records:,} records of {name} cannot be read, so none was taken. {told.message}",
        where=f"{f'column {common.column}, ' if common.column else ''}first at {common.place}",
        remedy=f"{told.remedy.rstrip('.')}. If columns were moved or renamed, send the file as the system or the "
        "publisher that it comes from gives it",
    )
