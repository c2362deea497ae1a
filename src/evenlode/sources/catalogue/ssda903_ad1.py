"""Children looked after: the days of each adoption in a return: when it was decided on, and when child and adopters
were matched.

What the return says of the adopters themselves is not read.
"""

from evenlode.sources import care_fields as care
from evenlode.sources.kinds import Extent
from evenlode.sources.record_kinds import Field, Kind, RecordFile, Records

SOURCE = RecordFile(
    id="ssda903_ad1",
    title="Children looked after, adoptions",
    publisher=care.PUBLISHER,
    licence=care.LICENCE,
    citation=care.CITATION,
    rests_on="the columns of the published specification",
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
                Field("date_int", ("DATE_INT",), Kind.DATE, tells=True),
                Field("date_match", ("DATE_MATCH",), Kind.DATE, tells=True),
            ),
            checks=(
                care.before_birth("date_int"),
                care.ends_before("adoption.dates", "date_match", "date_int"),
                care.after_the_return("date_match"),
            ),
            rows=(
                care.event("adoption", "date_int", "date_int", "=", where="date_int"),
                care.event("adoption", "date_match", "date_match", "=", where="date_match"),
            ),
        ),
    ),
)
