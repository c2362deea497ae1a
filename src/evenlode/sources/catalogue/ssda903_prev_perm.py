"""Children looked after: whether a child of a return had left care for a permanent home before.

A child for whom only part of the day is known has the code without a day; the event is then of the return's last day.
"""

from evenlode.errors import Severity
from evenlode.sources import care_fields as care
from evenlode.sources.kinds import Extent
from evenlode.sources.readers.making import first
from evenlode.sources.record_kinds import Field, Kind, Made, RecordFile, Records
from evenlode.vocabulary.codes.care_after import PREVIOUS_PERMANENCE

SOURCE = RecordFile(
    id="ssda903_prev_perm",
    title="Children looked after, previous permanence",
    publisher=care.PUBLISHER,
    licence=care.LICENCE,
    citation=care.CITATION,
    rests_on="the columns of the published specification; how it writes a day that is known in part was not read",
    unconfirmed=True,
    pupils=True,
    identity=care.KNOWN_BY,
    extent=Extent.WHOLE_OF_SCOPE,
    scope=care.SCOPE,
    synthetic=("authority",),
    last_day="as_at",
    asks=care.ASKS,
    made=care.OF_THE_RETURN,
    records=(
        Records(
            fields=(
                care.CHILD,
                care.BIRTH,
                Field("prev_perm", ("PREV_PERM",), Kind.CODE, codes=PREVIOUS_PERMANENCE, required=True),
                Field("day", ("DATE_PERM",), Kind.DATE, tells=True, unreadable=Severity.WARNING),
            ),
            made=(Made("since", first, ("day", "as_at")),),
            checks=(care.before_birth("day"),),
            rows=(care.event("permanence", "prev_perm", "since", "prev_perm"),),
        ),
    ),
)
