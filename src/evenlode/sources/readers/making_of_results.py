"""Fields of results that are made of others."""

import pyarrow
from pyarrow import compute

from evenlode.sources.readers.making import texts_of
from evenlode.vocabulary.codes.results import LAST_LEVEL_YEAR


def scaled_or_points(scaled: pyarrow.Array, points: pyarrow.Array, years: pyarrow.Array) -> pyarrow.Array:
    """The scaled score or, in the years of levels, the points of the level; null where there is neither."""
    levels = compute.less_equal(texts_of(years), LAST_LEVEL_YEAR)
    return compute.coalesce(scaled, compute.if_else(levels, points, None))
