"""Teachers' assessments in the year, in a school's own scale: one line is a value of it, for a pupil in a subject.

What the values mean, below, at or above what is expected, is said with `--scale`: a table of the scale's values, dated
and where need be by year group. It is kept with the load, so that what a value meant then is what it means for ever. A
value that the scale does not have on its day holds the record. The judgement is used inside one school, never compared
between schools, and never published. A file adds, like one in three values.
"""

from evenlode.sources import progress_fields as progress
from evenlode.sources.readers.checking import one_without_the_other
from evenlode.sources.readers.making import each
from evenlode.sources.record_kinds import Check, Field, Made, RecordFile, Records, Rows
from evenlode.vocabulary.codes.scales import judgement_of

SOURCE = RecordFile(
    id="progress_check_scale",
    title="Teacher assessments in the year, in a school's own scale",
    publisher="schools, to their authority",
    licence=progress.LICENCE,
    citation=progress.CITATION,
    rests_on="Evenlode's own layout",
    pupils=True,
    identity=progress.KNOWN_BY,
    synthetic=("urn", "upn"),
    asks=("scale",),
    records=(
        Records(
            fields=(
                *progress.WHOSE,
                Field("value", ("value", "school value"), required=True),
                Field("scale_name", ("scale", "scale name")),
            ),
            made=(
                *progress.MADE,
                Made("judgement", each(judgement_of), ("scale", "scale_name", "value", "year_group", "on")),
            ),
            checks=(
                Check(
                    "progress.unmapped", "value", one_without_the_other, ("value", "judgement"),
                    "The school's scale does not say what this value means on this day.",
                    "add it to the table that --scale names, with the day since when it means that; take this load "
                    "back if it was accepted in part, and load the file again with the table",
                ),
            ),
            rows=(Rows("progress_check", {"school_scale": "value", "scale": "scale_name"}),),
        ),
    ),
)  # fmt: skip
