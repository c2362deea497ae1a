"""Teachers' assessments at the end of key stage 2 alone, a line a pupil.

To 2015 they are levels, in 2016 and 2017 interim standards, then the standards of the frameworks with the pre-key-stage
standards. In reading and mathematics only pupils below the tests are assessed since 2019: no assessment means nothing.
The file is whole for its school and year.

Unconfirmed: the names of columns. Where they are the bare names of subjects, a file could be of key stage 1 as well: it
is refused until `--as` says which.
"""

from evenlode.sources import ks2_awards as ks2
from evenlode.sources import result_fields as results
from evenlode.sources.kinds import Extent
from evenlode.sources.record_kinds import RecordFile

SOURCE = RecordFile(
    id="ks2_teacher",
    title="Key stage 2 teacher assessments, a line a pupil",
    publisher="schools, to the Standards and Testing Agency and to their authority",
    licence=results.LICENCE,
    citation=ks2.CITATION,
    rests_on="the subjects and codes that schools submit; no file was read",
    unconfirmed=True,
    pupils=True,
    identity=results.KNOWN_BY,
    extent=Extent.WHOLE_OF_SCOPE,
    scope=results.SCOPE,
    synthetic=("urn", "upn"),
    asks=("year",),
    roll=results.ROLL,
    records=(results.line_a_pupil("KS2", "ks2", ks2.ALONE),),
)
