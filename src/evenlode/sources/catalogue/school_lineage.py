"""Which school came before which, as an authority knows it: it completes what the national register links.

A line says what the second school is to the first. A file adds: a line again with the same two schools corrects the one
before. Where it names a successor the first school's line goes on with it, as long as there is one and no doubt.
"""

from evenlode.sources.readers.checking import same
from evenlode.sources.record_kinds import Check, Field, Kind, RecordFile, Records, Rows

SOURCE = RecordFile(
    id="school_lineage",
    title="Schools that came before and after others",
    publisher="authorities",
    licence="the authority's own",
    citation="DfE, Get information about schools, links between establishments",
    rests_on="Evenlode's own layout",
    dated_by="known_on",
    last_day="known_on",
    records=(
        Records(
            fields=(
                Field("urn", ("urn", "school urn"), Kind.URN, required=True),
                Field("other", ("other_urn", "other school urn"), Kind.URN, required=True),
                Field(
                    "kind", ("other_is",), Kind.MEANING,
                    meanings={"predecessor": "predecessor", "successor": "successor"}, required=True,
                ),
                Field("known_on", ("known_on",), Kind.DATE),
            ),
            checks=(
                Check(
                    "lineage.same", "other", same, ("urn", "other"), "Both schools are the same school.",
                    "give the number of the other school",
                ),
            ),
            rows=(Rows("school_link", {}),),
        ),
    ),
)  # fmt: skip
