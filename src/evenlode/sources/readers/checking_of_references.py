"""The checks on national values that sources name: what is not known breaks none of them."""

import pyarrow
from pyarrow import compute

from evenlode.sources.readers.checking import false_where_unknown
from evenlode.sources.readers.making import texts_of
from evenlode.vocabulary.codes.references import PER_CENT


def negative_spread(item: pyarrow.Array, value: pyarrow.Array) -> pyarrow.Array:
    """Whether a standard deviation is below nought."""
    return false_where_unknown(compute.and_(is_item(item, "standard_deviation"), compute.less(value, 0)))


def no_percentage(item: pyarrow.Array, value: pyarrow.Array) -> pyarrow.Array:
    """Whether a share lies outside 0 to 100."""
    lowest, highest = PER_CENT
    beyond = compute.or_(compute.less(value, lowest), compute.greater(value, highest))
    return false_where_unknown(compute.and_(is_item(item, "share"), beyond))


def is_item(items: pyarrow.Array, item: str) -> pyarrow.Array:
    """Whether each national value is of one kind."""
    return compute.equal(texts_of(items), item)


def no_id(texts: pyarrow.Array) -> pyarrow.Array:
    """Whether a text has not the form of a measure's id."""
    return compute.invert(compute.match_substring_regex(texts_of(texts), r"^([a-z][a-z0-9_]*)?$"))


def beside_its_other(texts: pyarrow.Array) -> pyarrow.Array:
    """Whether a file says one thing of some records and another of others: then of every record."""
    said = compute.unique(texts_of(texts)).to_pylist()
    return pyarrow.repeat(len(said) > 1, len(texts))
