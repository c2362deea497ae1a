"""Fields that are made of others: functions from a value for every record to another, null where there is none."""

from collections.abc import Callable, Mapping
from datetime import date

import pyarrow
from pyarrow import compute

from evenlode.vocabulary.years import Year

FIRST_MONTH = 9  # an academic year begins in September


def academic_year(days: pyarrow.Array) -> pyarrow.Array:
    """The academic year of a day, as `202526`; empty where there is no day."""
    month, year = compute.month(days), compute.year(days)
    start = compute.if_else(compute.greater_equal(month, FIRST_MONTH), year, compute.subtract(year, 1))
    last = compute.utf8_slice_codeunits(compute.cast(compute.add(start, 1), pyarrow.string()), 2, 4)
    made = compute.binary_join_element_wise(compute.cast(start, pyarrow.string()), last, "")
    return compute.fill_null(made, "")


def financial_year(days: pyarrow.Array) -> pyarrow.Array:
    """The financial year of a day, as `fy202526`; empty where there is no day."""
    coded = days.dictionary_encode()
    named = [financial(one) for one in coded.dictionary.to_pylist()]
    return compute.fill_null(pyarrow.array(named, pyarrow.string()).take(coded.indices), "")


def financial(day: date) -> str:
    """The financial year of one day: it begins on 1 April."""
    start = day.year - ((day.month, day.day) < (4, 1))
    return Year.parse(f"{start}-{(start + 1) % 100:02d}").id


def month(days: pyarrow.Array) -> pyarrow.Array:
    """The month of a day, as `2026-03`; empty where there is no day."""
    coded = days.dictionary_encode()
    return compute.fill_null(compute.strftime(coded.dictionary, format="%Y-%m").take(coded.indices), "")


def first(*columns: pyarrow.Array) -> pyarrow.Array:
    """Of several fields the first that a record has; an empty text counts as none."""
    return compute.coalesce(*map(present, columns))


def present(column: pyarrow.Array) -> pyarrow.Array:
    """A column whose empty texts are null."""
    if pyarrow.types.is_dictionary(column.type):
        column = column.cast(column.type.value_type)
    return compute.if_else(compute.equal(column, ""), None, column) if pyarrow.types.is_string(column.type) else column


def joined(*columns: pyarrow.Array) -> pyarrow.Array:
    """The texts of several fields joined by `+`, those that are empty left out."""
    parts = [compute.binary_join_element_wise("+", present(column), "") for column in columns]
    whole = compute.binary_join_element_wise(*[compute.fill_null(part, "") for part in parts], "")
    return compute.utf8_slice_codeunits(whole, 1)


def said(column: pyarrow.Array) -> pyarrow.Array:
    """Whether a field says `yes`, as a truth that rows may be chosen by: null where it does not."""
    return compute.if_else(compute.equal(present(column), "yes"), True, None)


def mapped(meanings: Mapping[str, str]) -> Callable[[pyarrow.Array], pyarrow.Array]:
    """A function that gives what each text of a field means; null where it means nothing here."""

    def make(column: pyarrow.Array) -> pyarrow.Array:
        coded = column.dictionary_encode() if not pyarrow.types.is_dictionary(column.type) else column
        meant = [meanings.get(text) for text in coded.dictionary.to_pylist()]
        return pyarrow.array(meant, pyarrow.string()).take(coded.indices)

    return make


def birth_month(days: pyarrow.Array) -> pyarrow.Array:
    """The month of birth, as `2014-05`: the day itself goes no further."""
    return month(days)
