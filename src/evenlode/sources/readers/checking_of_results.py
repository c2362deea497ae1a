"""The checks on results that sources name: what is not known breaks none of them."""

from collections.abc import Callable, Collection

import pyarrow
from pyarrow import compute

from evenlode.sources.readers.checking import false_where_unknown
from evenlode.sources.readers.making import each, texts_of
from evenlode.vocabulary.codes.qualifications import GCSES
from evenlode.vocabulary.codes.results import KS4_GRADES, Marks

Limit = Callable[[str], int | None]
"""From a school year to the least number that meets its standard; None where there is none."""


def grade_of_another_kind(grade: pyarrow.Array, kind: pyarrow.Array) -> pyarrow.Array:
    """Whether a qualification that is a GCSE has a grade that no GCSE is awarded."""
    strange = each(lambda text, of: "yes" if of in GCSES and text and not KS4_GRADES.named(text) else "")(grade, kind)
    return compute.equal(strange, "yes")


def outside(bounds: Marks) -> Callable[[pyarrow.Array], pyarrow.Array]:
    """A function that says whether numbers are no whole ones within bounds."""

    def fails(number: pyarrow.Array) -> pyarrow.Array:
        broken = compute.not_equal(number, compute.floor(number))
        beyond = compute.or_(compute.less(number, bounds.lowest), compute.greater(number, bounds.highest))
        return false_where_unknown(compute.or_(broken, beyond))

    return fails


def of_another_year(limit: Limit) -> Callable[[pyarrow.Array, pyarrow.Array], pyarrow.Array]:
    """A function that says whether a number is of a year that has none of its kind."""

    def fails(number: pyarrow.Array, years: pyarrow.Array) -> pyarrow.Array:
        said = compute.not_equal(texts_of(years), "")
        return compute.and_(compute.and_(compute.is_valid(number), said), compute.is_null(limits(limit, years)))

    return fails


def contradicting(met: str, missed: str, limit: Limit) -> Callable[..., pyarrow.Array]:
    """A function that says whether an outcome says of the standard what its number denies."""

    def fails(outcome: pyarrow.Array, number: pyarrow.Array, years: pyarrow.Array) -> pyarrow.Array:
        reached = compute.greater_equal(number, limits(limit, years))
        text = texts_of(outcome)
        wrong = compute.if_else(reached, compute.equal(text, missed), compute.equal(text, met))
        return false_where_unknown(wrong)

    return fails


def limits(limit: Limit, years: pyarrow.Array) -> pyarrow.Array:
    """The limit of each year; null where it has none."""
    coded = texts_of(years).dictionary_encode()
    known = [limit(year) if year else None for year in coded.dictionary.to_pylist()]
    return pyarrow.array(known, pyarrow.int64()).take(coded.indices)


def in_years(some: Collection[str]) -> Callable[[pyarrow.Array], pyarrow.Array]:
    """A function that says whether a year is one of some."""
    return lambda years: compute.is_in(texts_of(years), pyarrow.array(list(some), pyarrow.string()))
