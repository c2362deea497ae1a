"""Fields of pupils that are made of others: a school's number, a half of what a census says twice, ranks, periods."""

from collections.abc import Callable

import numpy
import pyarrow
from numpy.typing import NDArray
from pyarrow import compute

from evenlode.sources.readers.making import academic_year, first, present
from evenlode.vocabulary.identifiers import UPN_ALPHABET, is_laestab, is_urn, normal


def school(urn: pyarrow.Array, authority: pyarrow.Array, number: pyarrow.Array) -> pyarrow.Array:
    """A school's URN or, where a file has none, its authority and number (`9314120`); null where it has neither."""
    both = compute.binary_join_element_wise(number_of(authority), number_of(number), "")
    found = first(number_of(urn), both).to_pylist()
    return pyarrow.array([one if one and (is_urn(one) or is_laestab(one)) else None for one in found], pyarrow.string())


def number_of(texts: pyarrow.Array) -> pyarrow.Array:
    """Numbers of schools and authorities without the blanks around and in them."""
    return pyarrow.array([normal(text or "") for text in texts.to_pylist()], pyarrow.string())


def as_text(days: pyarrow.Array) -> pyarrow.Array:
    """Days as texts, `2026-01-15`."""
    return compute.strftime(days, format="%Y-%m-%d")


def written(moment: pyarrow.Array, day: pyarrow.Array) -> pyarrow.Array:
    """When a file was written; where it does not say, the day that it speaks of."""
    return first(moment, as_text(day))


def day_of(moments: pyarrow.Array) -> pyarrow.Array:
    """The day of a moment."""
    return compute.cast(compute.utf8_slice_codeunits(present(moments), 0, 10), pyarrow.date32())


def year_of_totals(days: pyarrow.Array, terms: pyarrow.Array) -> pyarrow.Array:
    """The academic year of the totals in a census: in an autumn census the one before, for they are of the summer."""
    autumn = compute.cast(compute.equal(terms, "autumn"), pyarrow.int64())
    years = compute.cast(compute.subtract(compute.year(days), autumn), pyarrow.string())
    months = compute.binary_join_element_wise(years, compute.strftime(days, format="-%m-01"), "")
    return academic_year(compute.cast(months, pyarrow.date32()))


def year_that_ends(texts: pyarrow.Array) -> pyarrow.Array:
    """The academic year that ends in a calendar year: `202425` of 2025; empty where there is none."""
    coded = texts.dictionary_encode()
    named = [f"{year - 1}{year % 100:02d}" if year else "" for year in coded.dictionary.to_pylist()]
    return compute.fill_null(pyarrow.array(named, pyarrow.string()).take(coded.indices), "")


def sum_of(*numbers: pyarrow.Array) -> pyarrow.Array:
    """Numbers added up; null where there is none of them."""
    total, there = compute.fill_null(numbers[0], 0), compute.is_valid(numbers[0])
    for one in numbers[1:]:
        total, there = compute.add(total, compute.fill_null(one, 0)), compute.or_(there, compute.is_valid(one))
    return compute.if_else(there, total, None)


def temporary(upn: pyarrow.Array) -> pyarrow.Array:
    """`yes` for a temporary number, which ends in a letter."""
    last = compute.utf8_slice_codeunits(upn.cast(pyarrow.string()), 12, 13)
    return compute.if_else(compute.is_in(last, pyarrow.array(list(UPN_ALPHABET))), "yes", "")


def other_than(one: pyarrow.Array, other: pyarrow.Array) -> pyarrow.Array:
    """The first where it is not the second."""
    return compute.if_else(compute.equal(one, other), None, one)


def upper(texts: pyarrow.Array) -> pyarrow.Array:
    """Texts in capitals."""
    if pyarrow.types.is_dictionary(texts.type):
        return pyarrow.DictionaryArray.from_arrays(texts.indices, compute.utf8_upper(texts.dictionary))
    return compute.utf8_upper(texts)


def description(pupil: pyarrow.Array, on_roll: pyarrow.Array) -> pyarrow.Array:
    """Whether a record is the one to describe its pupil by, where a file may have several of one.

    Every record of a pupil on roll describes them; of a pupil who has left, the first, if they are not on roll too.
    """
    codes = numbers_of(pupil)
    there = compute.equal(on_roll, "yes").to_numpy(zero_copy_only=False)
    first_met = numpy.zeros(len(codes), bool)
    first_met[numpy.unique(codes, return_index=True)[1]] = True
    return pyarrow.array(there | (first_met & ~numpy.isin(codes, codes[there])))


def numbers_of(column: pyarrow.Array) -> NDArray[numpy.int64]:
    """A number for each value of a column, equal where they are."""
    coded = column if pyarrow.types.is_dictionary(column.type) else column.dictionary_encode(null_encoding="encode")
    found: NDArray[numpy.int64] = coded.indices.fill_null(-1).to_numpy(zero_copy_only=False).astype(numpy.int64)
    return found


def ranked(name: str) -> Callable[[pyarrow.Array, pyarrow.Array], pyarrow.Array]:
    """A function that names each record by its rank, `sen_need_1`: the rank given, or its place in what is around."""

    def make(rank: pyarrow.Array, within: pyarrow.Array) -> pyarrow.Array:
        around = within.to_numpy(zero_copy_only=False)
        starts = numpy.searchsorted(around, around, side="left")
        place = pyarrow.array(numpy.arange(len(around)) - starts + 1)
        number = compute.cast(compute.coalesce(rank, place), pyarrow.string())
        return compute.binary_join_element_wise(name, number, "_")

    return make
