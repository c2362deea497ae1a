"""Children looked after: when a child of a return was placed for adoption, until when, and why it ended without one."""

from evenlode.sources import care_fields as care
from evenlode.sources.kinds import Extent
from evenlode.sources.record_kinds import RecordFile, Records

SOURCE = RecordFile(
    id="ssda903_placed_adoption",
    title="Children looked after, placed for adoption",
    publisher=care.PUBLISHER,
    licence=care.LICENCE,
    citation=care.CITATION,
    rests_on="the columns of the published specification; the reasons are known by their codes alone",
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
            fields=(care.CHILD, care.BIRTH, *care.PLACED_FIELDS),
            checks=(
                care.ends_before("placed.dates", "until", "since"),
                care.before_birth("since"),
                care.after_the_return("since"),
            ),
            rows=(care.event("adoption", "date_placed", "since", "reversed"),),
        ),
    ),
)
