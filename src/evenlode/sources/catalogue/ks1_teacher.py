"""Teachers' assessments at the end of key stage 1, a line a pupil: reading, writing, mathematics and science.

To 2015 they are levels (2 in three parts), in 2016 to 2018 interim standards, then the standards of the frameworks with
the pre-key-stage standards and the engagement model. They were required by law to 2022/23, and are read where a school
still makes them. The file is whole for its school and year.

Unconfirmed: the values of columns, and all names but DfE's. Where they are the bare names of subjects, a file could be
of key stage 2 as well: it is refused until `--as` says which.
"""

from evenlode.sources import result_fields as results
from evenlode.sources.kinds import Extent
from evenlode.sources.record_kinds import RecordFile
from evenlode.sources.result_fields import Award, column_names
from evenlode.vocabulary.codes.results import KS1_TEACHER

SOURCE = RecordFile(
    id="ks1_teacher",
    title="Key stage 1 teacher assessments, a line a pupil",
    publisher="schools and authorities; Department for Education",
    licence=results.LICENCE,
    citation=KS1_TEACHER.citation,
    rests_on=results.DOWNLOADS,
    unconfirmed=True,
    pupils=True,
    identity=results.KNOWN_BY,
    extent=Extent.WHOLE_OF_SCOPE,
    scope=results.SCOPE,
    synthetic=("urn", "upn"),
    last_day="as_at",
    asks=("year",),
    roll=results.ROLL,
    records=(
        results.line_a_pupil("KS1", "ks1", (
            Award("reading", "=teacher_assessment", KS1_TEACHER, tells=True,
                  outcome=column_names("KS1", "READ_OUTCOME", "READING",
                                       plain=("reading TA", "reading teacher assessment"))),
            Award("writing", "=teacher_assessment", KS1_TEACHER, tells=True,
                  outcome=column_names("KS1", "WRIT_OUTCOME", "WRITING",
                                       plain=("writing TA", "writing teacher assessment"))),
            Award("maths", "=teacher_assessment", KS1_TEACHER,
                  outcome=column_names("KS1", "MATH_OUTCOME", "MATHS",
                                       plain=("maths TA", "maths teacher assessment"))),
            Award("science", "=teacher_assessment", KS1_TEACHER,
                  outcome=column_names("KS1", "SCI_OUTCOME", "SCIENCE",
                                       plain=("science TA", "science teacher assessment"))),
        )),
    ),
)  # fmt: skip
