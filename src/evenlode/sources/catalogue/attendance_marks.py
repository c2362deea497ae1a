"""Marks of the register: one record is one mark, of one pupil in one session, morning or afternoon.

A file adds: it corrects the marks that it names and leaves all others as they are. Where its column `mode` says `full`
it is the whole register of each day of which it has both sessions. A code must be one of its day; one that is not known
is held, and never taken for present.
"""

from evenlode.sources.attendance_fields import (
    CITATION,
    COUNTED,
    EXTRACTED,
    KNOWN_BY,
    LICENCE,
    MARKS_MADE,
    MODE,
    ON,
    ROLL,
    SCOPE,
    SESSION,
    UNDATED,
    UPN,
    URN,
    WEEK,
    day_checks,
    mark,
    not_negative,
)
from evenlode.sources.kinds import Extent
from evenlode.sources.record_kinds import Field, Kind, RecordFile, Records, Rows

SOURCE = RecordFile(
    id="attendance_marks",
    title="Marks of the attendance register, a record a mark",
    publisher="schools, to their authority",
    licence=LICENCE,
    citation=CITATION,
    rests_on="Evenlode's own layout, of the fields that school systems export",
    pupils=True,
    identity=KNOWN_BY,
    extent=Extent.WHOLE_OF_SCOPE,
    scope=SCOPE,
    covers="whole",
    synthetic=("urn",),
    dated_by="extracted",
    last_day="on",
    happened=True,
    roll=ROLL,
    records=(
        Records(
            fields=(
                URN,
                UPN,
                ON,
                SESSION,
                mark("code", "code", "mark", "attendance code", required=True),
                Field("late", ("minutes late", "late"), Kind.WHOLE),
                MODE,
                EXTRACTED,
            ),
            made=(WEEK, COUNTED, *MARKS_MADE),
            checks=(*day_checks("on", "am"), *not_negative("late"), UNDATED),
            rows=(Rows("attendance_day", {}),),
        ),
    ),
)  # fmt: skip
