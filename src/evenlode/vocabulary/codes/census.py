"""The codes of the school census's own header, and of which part of the year each term's census speaks.

Attendance comes a term late: the census of the autumn term brings the two half-terms of the summer before, that of the
spring term the autumn, that of the summer term the spring.

Unconfirmed: that a termly total in an autumn census is of the first half-term of summer alone, the second having an
element of its own.

Sources: DfE, School census guide (terms and attendance); DfE, Pupil absence in schools in England: methodology.
"""

from collections.abc import Mapping

TERMS: Mapping[str, str] = {
    **dict.fromkeys(("aut", "autumn", "au"), "autumn"),
    **dict.fromkeys(("spr", "spring", "sp"), "spring"),
    **dict.fromkeys(("sum", "summer", "su"), "summer"),
}
"""How a header names its term, in lower case."""

MONTHS: Mapping[str, tuple[int, ...]] = {"autumn": (9, 10, 11, 12), "spring": (1, 2, 3, 4), "summer": (4, 5, 6, 7)}
"""The months in which each term's census day may lie."""

PERIOD_OF_TOTALS: Mapping[str, str] = {"autumn": "half_term_5", "spring": "autumn", "summer": "spring"}
"""The part of the year of which the termly totals in each term's census speak."""

COLLECTIONS = ("SC", "School Census", "SchoolCensus", "School")
"""How a header may name the collection."""
