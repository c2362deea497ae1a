"""The checks that sources name: each says of every record whether a rule is broken. What is not known breaks none."""

from collections import Counter
from collections.abc import Callable
from datetime import date

import pyarrow
from pyarrow import compute

from evenlode.sources.readers.making import alone, present

DAYS_OF_A_YEAR = 366


def false_where_unknown(found: pyarrow.Array) -> pyarrow.Array:
    """A truth that is false where it is not known."""
    return compute.fill_null(found, False)


def before(one: pyarrow.Array, other: pyarrow.Array) -> pyarrow.Array:
    """Whether a day or number is less than another."""
    return false_where_unknown(compute.less(one, other))


def not_the_product(product: pyarrow.Array, one: pyarrow.Array, other: pyarrow.Array) -> pyarrow.Array:
    """Whether a number is more than one away from two others multiplied, as a rounded one is not."""
    exact = zip(product.to_pylist(), one.to_pylist(), other.to_pylist(), strict=True)
    return pyarrow.array([None not in three and abs(three[0] - three[1] * three[2]) > 1 for three in exact])


def longer_than_a_year(since: pyarrow.Array, until: pyarrow.Array) -> pyarrow.Array:
    """Whether a span lasts longer than any year."""
    return false_where_unknown(compute.greater(compute.days_between(since, until), DAYS_OF_A_YEAR))


def negative(number: pyarrow.Array) -> pyarrow.Array:
    """Whether a number is below nought."""
    return false_where_unknown(compute.less(number, 0))


def nothing(*columns: pyarrow.Array) -> pyarrow.Array:
    """Whether a record has none of some fields."""
    missing = [compute.is_null(present(column)) for column in columns]
    found = missing[0]
    for one in missing[1:]:
        found = compute.and_(found, one)
    return found


def one_without_the_other(one: pyarrow.Array, other: pyarrow.Array) -> pyarrow.Array:
    """Whether a record has the first field and not the second."""
    return compute.and_(compute.is_valid(present(one)), compute.is_null(present(other)))


def more_than(total: pyarrow.Array, *parts: pyarrow.Array) -> pyarrow.Array:
    """Whether some numbers add up to more than another; one that is not there counts as nought."""
    added = compute.fill_null(parts[0], 0)
    for part in parts[1:]:
        added = compute.add(added, compute.fill_null(part, 0))
    return false_where_unknown(compute.greater(added, total))


def left_out(since: date | None, until: date | None, *, at_end: bool) -> Callable[..., pyarrow.Array]:
    """A check of what must be said of things that begin between two days: whether it is not said.

    What is known only `at_end` must be said once the thing has ended, or is done.
    """

    def fails(said: pyarrow.Array, begins: pyarrow.Array, ends: pyarrow.Array, done: pyarrow.Array) -> pyarrow.Array:
        asked = compute.is_valid(begins)
        if since:
            asked = compute.and_(asked, false_where_unknown(compute.greater_equal(begins, since)))
        if until:
            asked = compute.and_(asked, false_where_unknown(compute.less_equal(begins, until)))
        if at_end:
            asked = compute.and_(asked, compute.or_(compute.is_valid(ends), compute.is_valid(done)))
        return compute.and_(asked, compute.is_null(present(said)))

    return fails


def same(one: pyarrow.Array, other: pyarrow.Array) -> pyarrow.Array:
    """Whether two texts are alike, without case and white space; two that are missing are not."""
    tidy = [compute.utf8_lower(compute.utf8_trim_whitespace(present(column))) for column in (one, other)]
    return false_where_unknown(compute.equal(*tidy))


def shared(number: pyarrow.Array, pupils: pyarrow.Array) -> pyarrow.Array:
    """Whether another pupil of the file gives the same number as theirs."""
    return compute.and_(compute.is_valid(number), compute.is_null(alone(number, pupils)))


def differing(said: pyarrow.Array, pupils: pyarrow.Array) -> pyarrow.Array:
    """Whether the file says one thing of a pupil in more than one way; what is not said differs from nothing."""
    pairs = {pair for pair in zip(pupils.to_pylist(), said.to_pylist(), strict=True) if None not in pair}
    ways = Counter(pupil for pupil, _ in pairs)
    return pyarrow.array([ways[pupil] > 1 for pupil in pupils.to_pylist()], pyarrow.bool_())


def is_true(found: pyarrow.Array) -> pyarrow.Array:
    """Whether a truth holds; where it is not known, it does not."""
    return false_where_unknown(found)
