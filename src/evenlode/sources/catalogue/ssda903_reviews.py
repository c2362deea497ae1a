"""Children looked after: the reviews of each child's case in a return, and how the child took part."""

from evenlode.sources import care_fields as care
from evenlode.sources.kinds import Extent
from evenlode.sources.record_kinds import Field, Kind, RecordFile, Records
from evenlode.vocabulary.codes.care import REVIEWS

SOURCE = RecordFile(
    id="ssda903_reviews",
    title="Children looked after, reviews",
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
            fields=(
                care.CHILD,
                care.BIRTH,
                Field("review", ("REVIEW",), Kind.DATE, required=True),
                care.coded("review_code", ("REVIEW_CODE",), REVIEWS, "review", tells=True),
            ),
            checks=(care.before_birth("review"), care.after_the_return("review")),
            rows=(care.event("review", "review", "review", "review_code"),),
        ),
    ),
)
