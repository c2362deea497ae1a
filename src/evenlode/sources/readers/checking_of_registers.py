"""The checks on marks of the register that sources name: what is not known breaks none of them."""

from datetime import date

import pyarrow
from pyarrow import compute

from evenlode.sources.readers.checking import false_where_unknown
from evenlode.sources.readers.distinct import flat
from evenlode.sources.readers.making import present

AFTERNOON = "\\"  # the mark for presence in the afternoon
FRIDAY = 4
FIRST_REGISTERS = date(2006, 9, 1)  # the Education (Pupil Registration) (England) Regulations 2006 came into force


def afternoons_mark(*mornings: pyarrow.Array) -> pyarrow.Array:
    """Whether a morning has the mark that says of an afternoon that the pupil was there."""
    found = [false_where_unknown(compute.equal(flat(one), AFTERNOON)) for one in mornings]
    for one in found[1:]:
        found[0] = compute.or_(found[0], one)
    return found[0]


def after_export(days: pyarrow.Array, exported: pyarrow.Array) -> pyarrow.Array:
    """Whether a day comes after the one on which the file says that it was made."""
    said = compute.utf8_slice_codeunits(present(exported), 0, len("2026-03-02"))
    return false_where_unknown(compute.greater(days, compute.cast(said, pyarrow.date32())))


def before_registers(days: pyarrow.Array) -> pyarrow.Array:
    """Whether a day lies before those of which registers are read."""
    return false_where_unknown(compute.less(days, FIRST_REGISTERS))


def at_a_weekend(days: pyarrow.Array) -> pyarrow.Array:
    """Whether a day is a Saturday or a Sunday."""
    return false_where_unknown(compute.greater(compute.day_of_week(days), FRIDAY))
