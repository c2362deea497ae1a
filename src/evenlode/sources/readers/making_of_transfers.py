"""Fields of transfer files that are made of others: whom and what a result is of, when a provision ended."""

from collections.abc import Callable

import numpy
import pyarrow
from pyarrow import compute

from evenlode.sources.readers.distinct import Coded
from evenlode.sources.readers.making import texts_of
from evenlode.sources.readers.texts_read import decimal
from evenlode.vocabulary.codes.transfers import FIRST_LANGUAGE, MARKS, SCORES

NUMBER = pyarrow.decimal128(18, 4)


def one_of(qualifier: pyarrow.Array, qualifiers: frozenset[str]) -> pyarrow.Array:
    """Whether each qualifier is one of some."""
    return compute.is_in(compute.utf8_upper(texts_of(qualifier)), pyarrow.array(sorted(qualifiers)))


def outcome(result: pyarrow.Array, qualifier: pyarrow.Array) -> pyarrow.Array:
    """A result that is neither a mark nor a scaled score, as it was awarded."""
    return compute.if_else(one_of(qualifier, MARKS | SCORES), "", texts_of(result))


def number_if(qualifiers: frozenset[str]) -> Callable[[pyarrow.Array, pyarrow.Array], pyarrow.Array]:
    """A function that gives results as numbers where their qualifier is one of some, null for all others."""

    def make(result: pyarrow.Array, qualifier: pyarrow.Array) -> pyarrow.Array:
        coded = Coded.of(pyarrow.chunked_array([texts_of(result)]))
        numbers = pyarrow.array([decimal(text) if text else None for text in coded.texts], NUMBER)
        return compute.if_else(one_of(qualifier, qualifiers), numbers.take(pyarrow.array(coded.codes)), None)

    return make


def not_a_number(result: pyarrow.Array, qualifier: pyarrow.Array) -> pyarrow.Array:
    """Whether a result that its qualifier calls a mark or a score is no number."""
    numbers = number_if(MARKS | SCORES)(result, qualifier)
    return compute.and_(one_of(qualifier, MARKS | SCORES), compute.is_null(numbers))


def first_language(within: pyarrow.Array, kind: pyarrow.Array, language: pyarrow.Array) -> pyarrow.Array:
    """Of each pupil's languages the first that is said to be a first language; empty for all others."""
    around, is_one = within.to_numpy(zero_copy_only=False), one_of(kind, FIRST_LANGUAGE)
    places = numpy.flatnonzero(is_one.to_numpy(zero_copy_only=False))
    chosen = numpy.zeros(len(around), bool)
    chosen[places[numpy.unique(around[places], return_index=True)[1]]] = True
    return compute.if_else(pyarrow.array(chosen), compute.utf8_upper(texts_of(language)), "")


def until_the_next(within: pyarrow.Array, since: pyarrow.Array, until: pyarrow.Array) -> pyarrow.Array:
    """The last day of each spell: its own, or the day before the next spell of the same record begins."""
    around = within.to_numpy(zero_copy_only=False).astype(numpy.int64)
    begins = compute.fill_null(since.cast(pyarrow.int32()), 0).to_numpy(zero_copy_only=False).clip(0)  # since 1970
    starts = (around << 32) + begins
    in_order = numpy.append(numpy.sort(starts), -1)
    following = in_order[numpy.searchsorted(in_order[:-1], starts, side="right")]
    ended = (following >> 32 == around) & (begins > 0)
    ends = pyarrow.array(numpy.where(ended, (following & 0xFFFFFFFF) - 1, 0).astype(numpy.int32))
    return compute.coalesce(until, compute.if_else(pyarrow.array(ended), ends, None).cast(pyarrow.date32()))


def whether_there(left: pyarrow.Array) -> pyarrow.Array:
    """Whether a pupil is still on roll: `no` where there is a day of leaving."""
    return compute.if_else(compute.is_valid(left), "no", "yes")
