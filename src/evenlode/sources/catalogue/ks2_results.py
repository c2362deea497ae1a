"""Results at the end of key stage 2, a line a pupil: tests and teachers' assessments side by side, as DfE gives them.

Every dated layout is read by its own columns: to 2015 levels, fine levels, marks and points; since 2016 outcomes, marks
and scaled scores. A pupil's test and teacher's assessment of one subject are two rows; where the file says whether a
pupil is at the end of the key stage, that is one more, a summary of 1 or 0. The file is whole for its school and year:
whom a later one leaves out has no result any more. A file with far fewer pupils of a school than before waits to be
confirmed.

Unconfirmed: the values of columns, and all names but DfE's. A scaled score before 2016 holds the record, and so does a
number that lies outside its bounds.
"""

from evenlode.sources import ks2_awards as ks2
from evenlode.sources import result_fields as results
from evenlode.sources.kinds import Extent
from evenlode.sources.record_kinds import RecordFile

SOURCE = RecordFile(
    id="ks2_results",
    title="Key stage 2 tests and teacher assessments, a line a pupil",
    publisher="Department for Education, to schools and authorities",
    licence=results.LICENCE,
    citation=ks2.CITATION,
    rests_on=results.DOWNLOADS,
    unconfirmed=True,
    pupils=True,
    identity=results.KNOWN_BY,
    extent=Extent.WHOLE_OF_SCOPE,
    scope=results.SCOPE,
    synthetic=("urn", "upn"),
    asks=("year",),
    roll=results.ROLL,
    records=(results.line_a_pupil("KS2", "ks2", (*ks2.TESTS, *ks2.BESIDE_TESTS), ks2.SUMMARIES),),
)
