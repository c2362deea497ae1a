"""What the aggregator hands on: sums over what was counted, by measure, school, group, period and reason.

Beside the measures' own sums stand those of the pupils whom measures should count, as if they were measures: by them it
is known which schools are missing.
"""

import pyarrow

from evenlode.measures.counted import Counted

PARTS = ("numerator", "denominator", "square")
KEYS = ("school", "group", "period")
SUM, SQUARES = pyarrow.decimal128(38, 4), pyarrow.decimal128(38, 8)
OF_PARTS = (("numerator", SUM), ("denominator", SUM), ("square", SQUARES))
SUMS = pyarrow.schema([*((name, pyarrow.string()) for name in ("measure", *KEYS, "reason")), *OF_PARTS])
"""A row a measure, school, group, period and reason; a part that it has not is null."""
EXPECTED = "expected:"
"""Begins the name under which the pupils whom a measure should count are summed."""


def asked(measure: Counted) -> str:
    """The name under which the pupils whom a measure should count are summed: one for all that count the same."""
    return EXPECTED + "+".join(measure.taught)
