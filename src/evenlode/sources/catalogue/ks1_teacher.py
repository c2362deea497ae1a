"""Teachers' assessments at the end of key stage 1, a line a pupil: reading, writing, mathematics and science.

To 2015 they are levels (2 in three parts), in 2016 to 2018 interim standards, then the standards of the frameworks with
the pre-key-stage standards and the engagement model. They were required by law to 2022/23, and are read where a school
still makes them. The file is whole for its school and year.

Unconfirmed: the values of columns, and all names but DfE's. Where they are the bare names of subjects, a file could be
of key stage 2 as well: it is refused until `--as` says which.
"""

from evenlode.sources import result_fields as results
from evenlode.sources.kinds import Extent
from evenlode.sources.ks1_awards import ASSESSMENTS
from evenlode.sources.record_kinds import RecordFile
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
    asks=("year",),
    roll=results.ROLL,
    records=(results.line_a_pupil("KS1", "ks1", ASSESSMENTS),),
)
