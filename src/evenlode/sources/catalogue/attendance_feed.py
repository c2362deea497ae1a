"""Marks of the register as a feed gives them that reads schools' systems: JSON, one object a mark, its pupil within it.

Such feeds name the pupil, the code and the school in objects of their own, and say when each mark was last changed: the
newest of them dates the file. A page of a feed adds; where it says `full` under `mode`, it is the whole register of
each day of which it has both sessions. No feed and no specification with pupils' numbers was read: the names are those
that clients of one write back with, and others near them.
"""

from evenlode.sources.attendance_fields import (
    CITATION,
    COUNTED,
    KNOWN_BY,
    LICENCE,
    MARKS_MADE,
    MODE,
    ROLL,
    SCOPE,
    WEEK,
    day_checks,
    mark,
    not_negative,
)
from evenlode.sources.attendance_fields import SESSIONS as MEANINGS
from evenlode.sources.kinds import Extent
from evenlode.sources.record_kinds import Field, Kind, RecordFile, Records, Rows

SOURCE = RecordFile(
    id="attendance_feed",
    title="Marks of the attendance register from a feed of schools' systems (JSON)",
    publisher="schools, through whoever reads their systems for them",
    licence=LICENCE,
    citation=CITATION,
    rests_on="the fields of a mark that a public client of such a feed names: student, date, session, code, comment",
    unconfirmed=True,
    pupils=True,
    identity=KNOWN_BY,
    extent=Extent.WHOLE_OF_SCOPE,
    scope=SCOPE,
    covers="whole",
    synthetic=("urn",),
    dated_by="changed",
    last_day="on",
    happened=True,
    roll=ROLL,
    records=(
        Records(
            fields=(
                Field("urn", ("school.urn", "school.data.urn", "school_urn", "urn"), Kind.URN, required=True),
                Field(
                    "upn",
                    (
                        "student.upn", "student.data.upn", "student.education_details.upn",
                        "student.data.education_details.data.upn", "pupil.upn",
                    ),
                    Kind.UPN,
                    required=True,
                ),
                Field("on", ("date", "date.date"), Kind.DATE, required=True),
                Field("session", ("session",), Kind.MEANING, meanings=MEANINGS, required=True),
                mark("code", "attendance_code.code", "attendance_code.data.code", "attendance_code", required=True),
                Field("late", ("minutes_late",), Kind.WHOLE),
                MODE,
                Field("changed", ("updated_at", "updated_at.date", "exported_at"), Kind.MOMENT),
            ),
            made=(WEEK, COUNTED, *MARKS_MADE),
            checks=(*day_checks("on", "am", exported="changed"), *not_negative("late")),
            rows=(Rows("attendance_day", {}),),
        ),
    ),
)  # fmt: skip
