"""Children looked after: the times at which a child was missing from care, or away without leave, in a return."""

from evenlode.sources import care_fields as care
from evenlode.sources.kinds import Extent
from evenlode.sources.record_kinds import RecordFile, Records

SOURCE = RecordFile(
    id="ssda903_missing",
    title="Children looked after, missing from care",
    publisher=care.PUBLISHER,
    licence=care.LICENCE,
    citation=care.CITATION,
    rests_on="invented files in the published layout, and the guide's codes as its users publish them",
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
            fields=(care.CHILD, care.BIRTH, *care.MISSING_FIELDS),
            checks=(care.before_birth("since"), *care.missing_checks()),
            rows=(care.event("missing", "missing", "since", "missing"),),
        ),
    ),
)
