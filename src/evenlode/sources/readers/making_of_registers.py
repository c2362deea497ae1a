"""Fields of attendance that are made of others: the marks of a session, whether a register is whole, a week's days."""

from collections.abc import Callable
from datetime import timedelta

import numpy
import pyarrow
from pyarrow import compute

from evenlode.sources.readers.distinct import Codes, codes_of, flat, numbered
from evenlode.sources.readers.making import present
from evenlode.vocabulary.periods import up_to

MORNING, AFTERNOON = "am", "pm"


def in_session(session: str) -> Callable[[pyarrow.Array, pyarrow.Array], pyarrow.Array]:
    """A function that gives what a record says of one session; null where it is of the other."""

    def make(sessions: pyarrow.Array, said: pyarrow.Array) -> pyarrow.Array:
        return compute.if_else(compute.equal(flat(sessions), session), flat(said), None)

    return make


def counted_at(urn: pyarrow.Array, mode: pyarrow.Array) -> pyarrow.Array:
    """The school whose roll a record counts in; null where it says that it only corrects."""
    corrects = compute.equal(flat(mode), "delta")
    return compute.if_else(corrects, None, flat(urn)) if compute.any(corrects).as_py() else urn


def whole_days(urn: pyarrow.Array, days: pyarrow.Array, sessions: pyarrow.Array, mode: pyarrow.Array) -> pyarrow.Array:
    """Whether a record stands in the whole register of its day: the file says so, and has both sessions of the day.

    A morning's register by itself is not the whole of the day, whatever it says: the afternoon's would take it back.
    """
    group = numbered([urn, days])
    both = marked(group, sessions, MORNING) & marked(group, sessions, AFTERNOON)
    return compute.and_(compute.equal(flat(mode), "full"), pyarrow.array(both[codes_of(pyarrow.array(group))[0]]))


def undated(mode: pyarrow.Array, extracted: pyarrow.Array) -> pyarrow.Array:
    """Whether a record is no part of a whole register, and does not say when it was exported."""
    return compute.and_(compute.not_equal(flat(mode), "full"), compute.is_null(present(extracted)))


def marked(group: Codes, sessions: pyarrow.Array, session: str) -> "numpy.typing.NDArray[numpy.bool_]":
    """Whether each group, in the order in which they are met, has a record of a session."""
    here = compute.fill_null(compute.equal(flat(sessions), session), False).to_numpy(zero_copy_only=False)
    codes, count = codes_of(pyarrow.array(group))
    return numpy.bincount(codes[here], minlength=count).astype(bool)


def days_later(number: int) -> Callable[[pyarrow.Array], pyarrow.Array]:
    """A function that gives the day so many days after one."""

    def make(days: pyarrow.Array) -> pyarrow.Array:
        return compute.add(days, pyarrow.scalar(timedelta(number))).cast(pyarrow.date32())

    return make


def no_monday(days: pyarrow.Array) -> pyarrow.Array:
    """Whether a day is known and is no Monday."""
    return compute.fill_null(compute.not_equal(compute.day_of_week(days), 0), False)


def up_to_day(days: pyarrow.Array) -> pyarrow.Array:
    """The part of the year that ends on a day, as `to_2026_03_27`; null where there is no day."""
    coded = days.dictionary_encode()
    return pyarrow.array([up_to(day) for day in coded.dictionary.to_pylist()], pyarrow.string()).take(coded.indices)
