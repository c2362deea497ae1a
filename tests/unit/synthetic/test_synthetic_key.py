"""How the answer key writes numbers."""

import numpy

from evenlode.synthetic.answers.key import as_text


def test_numbers_are_written_without_needless_noughts_and_what_is_not_known_is_empty() -> None:
    numbers = numpy.array([7.0, 0.5, 0.3333, 100.99999999999997, 101.00000000000003, -1e-14, -0.5, numpy.nan])
    assert as_text(numbers).tolist() == ["7", "0.5", "0.3333", "101", "101", "0", "-0.5", ""]
