"""DfE's Monitor your school attendance, as an authority downloads it: a pupil's sessions at a school, year to date.

Schools' systems send their registers to DfE twice a day. What it shows differs from those systems and from official
statistics, and is a snapshot: every row stands under the day up to which it counts, and is never set in one series with
the school census or with daily marks. The download was not seen: the columns here are those that the guide describes,
under plain names.
"""

from evenlode.sources.attendance_fields import (
    KNOWN_BY,
    LICENCE,
    MISSED_BY_REASON,
    MISSED_ROWS,
    MONITOR_CITATION,
    TOTAL_CHECKS,
    UPN,
    URN,
)
from evenlode.sources.kinds import Extent
from evenlode.sources.readers.making import academic_year
from evenlode.sources.readers.making_of_pupils import sum_of
from evenlode.sources.readers.making_of_registers import up_to_day
from evenlode.sources.record_kinds import Field, Kind, Made, RecordFile, Records

SOURCE = RecordFile(
    id="attendance_monitor",
    title="Monitor your school attendance: pupils, year to date",
    publisher="Department for Education, for authorities",
    licence=LICENCE,
    citation=MONITOR_CITATION,
    rests_on="what the user guide says of the tool; no download and no list of its columns was seen",
    unconfirmed=True,
    pupils=True,
    identity=KNOWN_BY,
    extent=Extent.WHOLE_OF_SCOPE,
    scope={"source": "source", "urn": "urn", "as_at": "as_at", "collected": "year"},
    synthetic=("urn",),
    dated_by="as_at",
    last_day="as_at",
    happened=True,
    roll=("urn", "as_at", ""),
    records=(
        Records(
            fields=(
                URN,
                UPN,
                Field("as_at", ("latest date", "data up to", "as at"), Kind.DATE, required=True),
                Field("entered", ("admission date", "entry date"), Kind.DATE),
                Field("possible", ("possible sessions", "sessions possible"), Kind.WHOLE, required=True),
                Field("authorised", ("authorised absence", "authorised sessions"), Kind.WHOLE, tells=True),
                Field("unauthorised", ("unauthorised absence", "unauthorised sessions"), Kind.WHOLE, tells=True),
                *MISSED_BY_REASON,
            ),
            made=(
                Made("year", academic_year, ("as_at",)),
                Made("period", up_to_day, ("as_at",)),
                Made("missed", sum_of, ("authorised", "unauthorised")),
            ),
            checks=TOTAL_CHECKS,
            rows=MISSED_ROWS,
        ),
    ),
)  # fmt: skip
