"""Daily attendance: one record is a pupil's day at a school, with the mark of the morning and that of the afternoon.

A file adds: it corrects the days and pupils that it names and leaves all others as they are. Where its column `mode`
says `full` it is the whole register of each day that it names. A code must be one of its day; one that is not known is
held, and never taken for present.
"""

from evenlode.sources.attendance_fields import (
    CITATION,
    COUNTED,
    EXTRACTED,
    KNOWN_BY,
    LICENCE,
    MODE,
    NO_MARK,
    ON,
    ROLL,
    SCOPE,
    UNDATED,
    UPN,
    URN,
    WEEK,
    day_checks,
    mark,
    not_negative,
)
from evenlode.sources.kinds import Extent
from evenlode.sources.readers.making import among
from evenlode.sources.record_kinds import Field, Kind, Made, RecordFile, Records, Rows

SOURCE = RecordFile(
    id="attendance_days",
    title="Daily attendance, a record a pupil-day",
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
                mark("am", "am", "am code", "am mark"),
                mark("pm", "pm", "pm code", "pm mark"),
                Field("late_am", ("am minutes late", "minutes late am"), Kind.WHOLE),
                Field("late_pm", ("pm minutes late", "minutes late pm"), Kind.WHOLE),
                MODE,
                EXTRACTED,
            ),
            made=(WEEK, COUNTED, Made("whole", among("full"), ("mode",))),
            checks=(
                NO_MARK, *day_checks("on", "am"),
                *not_negative("late_am", "late_pm"), UNDATED,
            ),
            rows=(Rows("attendance_day", {"session": "=day"}),),
        ),
    ),
)  # fmt: skip
