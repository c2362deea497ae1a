"""National values that pupils' scores are set against, in Evenlode's own layout: a line a value.

Such are the expected Attainment 8 of each prior attainment, the means of the prior-attainment groups of key stage 2
with their standard deviations, and how scores are spread among the disadvantaged and all others. DfE publishes them in
tables and guides of many shapes: who copies them here names the publication as `origin`. A `key` says for which prior
attainment, band or group a value is, in the words of the measure that reads it. Values that are invented, for an
invented county, come in the same layout with `synthetic` set to yes, and never in one file with real ones.

A file adds: a value that comes again, of the same measure, year, item and key, takes the place of the first.
"""

from evenlode.sources import result_fields as results
from evenlode.sources.readers.checking_of_references import beside_its_other, negative_spread, no_id, no_percentage
from evenlode.sources.readers.making import mapped
from evenlode.sources.record_kinds import Check, Field, Kind, Made, RecordFile, Records, Rows
from evenlode.vocabulary.codes.answers import YES_OR_NO
from evenlode.vocabulary.codes.references import ITEM_IDS

SOURCE = RecordFile(
    id="reference_values",
    title="National values that scores are set against",
    publisher="Department for Education, copied into this layout",
    licence="Open Government Licence v3.0, where its origin says no other",
    citation="DfE, Secondary accountability measures and Primary school accountability, technical guides",
    rests_on="Evenlode's own layout",
    asks=("year",),
    records=(
        Records(
            fields=(
                Field("measure", ("measure",), required=True),
                Field("year", ("year", "academic year"), Kind.YEAR),
                Field("item", ("item",), Kind.MEANING, meanings=ITEM_IDS, required=True),
                Field("key", ("key",), tells=True),
                Field("value", ("value",), Kind.DECIMAL, required=True),
                Field("origin", ("origin", "publication"), required=True),
                Field("invented", ("synthetic",), Kind.MEANING, meanings=YES_OR_NO, required=True),
            ),
            made=(
                results.OF_THE_YEAR,
                Made("synthetic", mapped({"yes": "yes"}), ("invented",)),
            ),
            checks=(
                results.OF_NO_YEAR,
                Check(
                    "reference.measure", "measure", no_id, ("measure",), "This has not the form of a measure's id.",
                    "write the id as `evenlode catalogue measures` lists it, such as ks4_attainment8",
                ),
                Check(
                    "reference.spread", "value", negative_spread, ("item", "value"),
                    "A standard deviation is below nought.", "check the value",
                ),
                Check(
                    "reference.share", "value", no_percentage, ("item", "value"),
                    "A share is a percentage, from 0 to 100.", "check the value; 79 means 79%",
                ),
                Check(
                    "reference.mixed", "synthetic", beside_its_other, ("invented",),
                    "The file holds invented values beside real ones.", "give each a file of its own",
                ),
            ),
            rows=(Rows("reference", {}),),
        ),
    ),
)  # fmt: skip
