"""Pupil premium as allocated: one line a school, financial year and stream, in our own layout.

What goes to the authority itself, as the money for children in its care does, is a line of the authority. `rate` is
empty where a school has pupils at two rates. A file adds: a line again with the same place, year and stream corrects
the one before. The rates of a year are no part of Evenlode: the amounts are what was published.
"""

from evenlode.errors import Severity
from evenlode.sources.readers.checking import negative, not_the_product, nothing
from evenlode.sources.readers.making import last_day_of_financial_year
from evenlode.sources.record_kinds import Check, Field, Kind, Made, RecordFile, Records, Rows
from evenlode.vocabulary.codes.placements import STREAMS

SOURCE = RecordFile(
    id="allocations",
    title="Allocations of the pupil premium",
    publisher="authorities, from what the Department for Education publishes",
    licence="Open Government Licence v3.0",
    citation="DfE, Pupil premium, allocations and conditions of grant",
    rests_on="Evenlode's own layout",
    dated_by="published",
    last_day="last",
    records=(
        Records(
            fields=(
                Field("urn", ("place", "urn", "school urn"), Kind.SCHOOL_OR_AUTHORITY, required=True),
                Field("returned", ("year", "financial year"), Kind.FINANCIAL_YEAR, required=True),
                Field("stream", ("stream",), Kind.CODE, codes=STREAMS, required=True),
                Field("pupils", ("pupils", "eligible pupils"), Kind.DECIMAL, tells=True),
                Field("rate", ("rate",), Kind.DECIMAL),
                Field("amount", ("amount", "allocation"), Kind.DECIMAL, tells=True),
                Field("published", ("published",), Kind.DATE),
            ),
            made=(Made("last", last_day_of_financial_year, ("returned",)),),
            checks=(
                Check(
                    "allocation.nothing", "amount", nothing, ("pupils", "amount"), "It says neither pupils nor pounds.",
                    "give one of them, or take the line out",
                ),
                Check(
                    "allocation.negative", "amount", negative, ("amount",), "Fewer than no pounds are allocated.",
                    "give what was allocated; what is paid back is no allocation",
                ),
                Check(
                    "allocation.negative", "pupils", negative, ("pupils",), "Fewer than no pupils are counted.",
                    "give the number of eligible pupils",
                ),
                Check(
                    "allocation.sum", "amount", not_the_product, ("amount", "pupils", "rate"),
                    "The amount is not the pupils times the rate.",
                    "check all three; where a school has pupils at two rates, leave the rate empty", Severity.WARNING,
                ),
            ),
            rows=(Rows("allocation", {}),),
        ),
    ),
)  # fmt: skip
