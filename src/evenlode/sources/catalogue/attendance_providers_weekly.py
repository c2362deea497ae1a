"""Attendance at alternative provision by the week: one record is a pupil's week with a provider, two marks a day.

A day without a mark was not one of the pupil's days there: it has no row, and is neither presence nor absence. Codes
are read by the meaning that they have on the week's Monday. A file adds.
"""

from evenlode.sources.attendance_fields import (
    AT_PROVIDER,
    AT_PROVIDER_CITATION,
    DAYS_OF_WEEK,
    EXTRACTED,
    KNOWN_BY,
    LICENCE,
    MARKS_OF_WEEK,
    MONDAY,
    ROWS_OF_WEEK,
    WEEK_CHECKS,
)
from evenlode.sources.record_kinds import RecordFile, Records

SOURCE = RecordFile(
    id="attendance_providers_weekly",
    title="Attendance at alternative provision, a record a pupil-week",
    publisher="providers of alternative provision, to the authority and the pupils' schools",
    licence=LICENCE,
    citation=AT_PROVIDER_CITATION,
    rests_on="Evenlode's own layout",
    pupils=True,
    identity=KNOWN_BY,
    synthetic=("upn",),
    dated_by="extracted",
    last_day="monday",
    happened=True,
    records=(
        Records(
            fields=(*AT_PROVIDER, MONDAY, *MARKS_OF_WEEK, EXTRACTED),
            made=DAYS_OF_WEEK,
            checks=WEEK_CHECKS,
            rows=ROWS_OF_WEEK,
        ),
    ),
)
