"""How many pupils a file names at each school on each day: by that a file which was cut short is known."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy
import pyarrow
from pyarrow import compute

from evenlode.lake.kinds import Roll
from evenlode.sources.readers.distinct import codes_of, distinct, flat, numbered, whole
from evenlode.sources.readers.record_values import Values, plain
from evenlode.sources.readers.verdicts import Verdicts
from evenlode.sources.record_kinds import RecordFile

ON_ROLL = "yes"


def rolls_of(
    source: RecordFile, mains: Sequence[Values], verdicts: Verdicts, constants: Mapping[str, Any]
) -> tuple[Roll, ...]:
    """The accepted pupils of every school and day, each counted once; those whom the source says are on roll.

    A file whose header names the school and the day speaks of them even where it names no pupil.
    """
    if source.roll is None:
        return ()
    school, day, _on_roll = source.roll
    named = [one for one in mains if {school, day, "pupil"} <= one.values.keys()]
    rows = pyarrow.concat_tables([listed(one, source.roll, verdicts) for one in named] or [NOBODY])
    found = {(row["urn"], row["day"]): row["pupils"] for row in counted(rows).to_pylist()}
    if school in constants and day in constants:
        found.setdefault((plain(constants[school]), plain(constants[day])), 0)
    return tuple(Roll(urn, on, pupils) for (urn, on), pupils in sorted(found.items()))


def counted(rows: pyarrow.Table) -> pyarrow.Table:
    """How many different pupils stand in the rows of each school and day: columns `urn`, `day`, `pupils`."""
    urn, day, pupil = map(whole, rows.columns)
    _groups, first, group = numpy.unique(numbered([urn, day]), return_index=True, return_inverse=True)
    codes, count = codes_of(pupil)
    met = distinct(group * count + codes)
    there = met[met % count != count - 1]  # the last number is that of a missing pupil
    pupils = numpy.bincount(there // count, minlength=len(first))
    return pyarrow.table({"urn": flat(urn.take(first)), "day": day.take(first), "pupils": pupils})


CODED = pyarrow.dictionary(pyarrow.int32(), pyarrow.string())
# Not `empty_table`, which imports pandas where that is installed.
NOBODY = pyarrow.Table.from_batches([], pyarrow.schema([("urn", CODED), ("day", pyarrow.date32()), ("pupil", CODED)]))


def listed(values: Values, roll: tuple[str, str, str], verdicts: Verdicts) -> pyarrow.Table:
    """School, day and pupil of every accepted record; the pupil is null where not on roll."""
    school, day, on_roll = roll
    table = pyarrow.table([values.of(school), values.of(day), values.of("pupil")], ["urn", "day", "pupil"])
    table = table.cast(NOBODY.schema)
    if on_roll:
        there = compute.fill_null(compute.equal(values.of(on_roll), ON_ROLL), False)
        table = table.set_column(2, "pupil", compute.if_else(there, table["pupil"], None))
    kept = compute.and_(verdicts.accepted_in(values.records), values.all_of((school, day)))
    return table.filter(kept)
