"""DfE's file of pupils at the end of key stage 4, a line a pupil: best grades by subject, and what DfE worked out.

The best grade of a subject is a row of component `best`; Attainment 8, Progress 8, EBacc and the prior attainment that
DfE used are rows of component `summary`, each empty in years that do not have it. They are as DfE worked them out, and
a check on what is worked out from entries; only entries tell resits, discounting and size, so a measure that needs
those reads `ks4_results`. The file is whole for its school and year.

Unconfirmed: the values of columns, and what each subject's column counts.
"""

from evenlode.sources import ks4_awards as ks4
from evenlode.sources import result_fields as results
from evenlode.sources.kinds import Extent
from evenlode.sources.record_kinds import RecordFile

SOURCE = RecordFile(
    id="ks4_pupils",
    title="Key stage 4 pupils, a line a pupil",
    publisher="Department for Education, to schools and authorities",
    licence=results.LICENCE,
    citation="DfE, Secondary accountability measures, technical guide",
    rests_on=results.DOWNLOADS,
    unconfirmed=True,
    pupils=True,
    identity=results.KNOWN_BY,
    extent=Extent.WHOLE_OF_SCOPE,
    scope=results.SCOPE,
    synthetic=("urn", "upn"),
    asks=("year",),
    roll=results.ROLL,
    records=(results.line_a_pupil("KS4", "ks4", ks4.BEST_GRADES, ks4.SUMMARIES),),
)
