"""Teachers' assessments in the year, in three values: one line is what a teacher says of a pupil in a subject on a day.

Below, at or above what is expected, by the school's own judgement: it is used inside one school, never compared between
schools, and never published. The school's own word may stand beside it. A file adds: an assessment of the same pupil,
school, subject and day that comes again takes the place of the first.
"""

from evenlode.errors import Severity
from evenlode.sources import progress_fields as progress
from evenlode.sources.record_kinds import Field, Kind, RecordFile, Records, Rows
from evenlode.vocabulary.codes.scales import JUDGEMENTS

SOURCE = RecordFile(
    id="progress_check",
    title="Teacher assessments in the year, in three values",
    publisher="schools, to their authority",
    licence=progress.LICENCE,
    citation=progress.CITATION,
    rests_on="Evenlode's own layout",
    pupils=True,
    identity=progress.KNOWN_BY,
    synthetic=("urn", "upn"),
    records=(
        Records(
            fields=(
                *progress.WHOSE,
                Field("judgement", ("judgement",), Kind.MEANING, meanings=JUDGEMENTS, required=True),
                Field("school_scale", ("school_scale", "school's own word"), Kind.WORDS, unreadable=Severity.WARNING),
                Field("scale", ("scale", "scale name"), Kind.WORDS, unreadable=Severity.WARNING),
            ),
            made=progress.MADE,
            rows=(Rows("progress_check", {}),),
        ),
    ),
)
