"""Attendance at alternative provision by the day: one record is a pupil's day with a provider.

The provider says it, who may have no URN; `home school` is the school that stays responsible, and has its own register,
in which the same session is marked too: the two are never added up. A file adds.
"""

from evenlode.sources.attendance_fields import (
    AT_PROVIDER,
    AT_PROVIDER_CITATION,
    EXTRACTED,
    KNOWN_BY,
    LICENCE,
    NO_MARK,
    ON,
    WEEK,
    day_checks,
    mark,
)
from evenlode.sources.record_kinds import RecordFile, Records, Rows

SOURCE = RecordFile(
    id="attendance_providers",
    title="Attendance at alternative provision, a record a pupil-day",
    publisher="providers of alternative provision, to the authority and the pupils' schools",
    licence=LICENCE,
    citation=AT_PROVIDER_CITATION,
    rests_on="Evenlode's own layout",
    pupils=True,
    identity=KNOWN_BY,
    synthetic=("upn",),
    dated_by="extracted",
    last_day="on",
    happened=True,
    records=(
        Records(
            fields=(
                *AT_PROVIDER,
                ON,
                mark("am", "am", "am code", "am mark"),
                mark("pm", "pm", "pm code", "pm mark"),
                EXTRACTED,
            ),
            made=(WEEK,),
            checks=(NO_MARK, *day_checks("on", "am")),
            rows=(Rows("attendance_day", {"urn": "provider", "session": "=day"}),),
        ),
    ),
)  # fmt: skip
