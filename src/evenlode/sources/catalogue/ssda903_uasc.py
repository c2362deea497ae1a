"""Children looked after: those in a return who came to the country alone and seek asylum.

A child is listed for a whole return, and no first day is given: the status is kept from the first day of the return's
year to the day on which it ended (DUC).
"""

from evenlode.sources import care_fields as care
from evenlode.sources.kinds import Extent
from evenlode.sources.readers.checking import before
from evenlode.sources.record_kinds import Check, Field, Kind, RecordFile, Records

SOURCE = RecordFile(
    id="ssda903_uasc",
    title="Children looked after, unaccompanied and seeking asylum",
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
            fields=(care.CHILD, care.BIRTH, Field("until", ("DUC",), Kind.DATE, tells=True)),
            checks=(
                care.BORN_LATER,
                care.before_birth("until"),
                Check(
                    "asylum.ended", "until", before, ("until", "begins"),
                    "The status ended before the year of this return.",
                    "check the day, and the year that was said of the return; else take the child out",
                ),
            ),
            rows=(care.told("VL06_UASC", "begins"),),
        ),
    ),
)  # fmt: skip
