"""Results of key stage 2 tests alone, a line a pupil, as they are returned to schools in July.

The file is whole for its school and year, and stands beside DfE's file of tests and teachers' assessments: which of the
two a measure reads is for the measure to say. A test that is not marked yet, or whose result is lost, has a code that
says so, and is never a score of nought.

Unconfirmed: the names of columns; no file of the service by which results are returned was read.
"""

from evenlode.sources import ks2_awards as ks2
from evenlode.sources import result_fields as results
from evenlode.sources.kinds import Extent
from evenlode.sources.record_kinds import RecordFile

SOURCE = RecordFile(
    id="ks2_tests",
    title="Key stage 2 tests, a line a pupil",
    publisher="Standards and Testing Agency, to schools",
    licence=results.LICENCE,
    citation=ks2.CITATION,
    rests_on="what the agency says that it returns of each test (raw mark, scaled score, outcome); no file was read",
    unconfirmed=True,
    pupils=True,
    identity=results.KNOWN_BY,
    extent=Extent.WHOLE_OF_SCOPE,
    scope=results.SCOPE,
    synthetic=("urn", "upn"),
    asks=("year",),
    roll=results.ROLL,
    records=(results.line_a_pupil("KS2", "ks2", ks2.TESTS),),
)
