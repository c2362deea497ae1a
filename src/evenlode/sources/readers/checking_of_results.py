"""The checks on results that sources name: what is not known breaks none of them."""

import pyarrow

from evenlode.sources.readers.making import each
from evenlode.vocabulary.codes.qualifications import GCSES
from evenlode.vocabulary.codes.results import KS4_GRADES


def grade_of_another_kind(grade: pyarrow.Array, kind: pyarrow.Array) -> pyarrow.Array:
    """Whether a qualification that is a GCSE has a grade that no GCSE is awarded."""
    strange = each(lambda text, of: "yes" if of in GCSES and text and not KS4_GRADES.named(text) else "")(grade, kind)
    return pyarrow.compute.equal(strange, "yes")
