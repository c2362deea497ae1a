"""Children looked after: whether each child of a return had the health care that is due.

Immunisations, teeth, health assessment and developmental checks are kept as done or not done. Convictions, misuse of
drugs or alcohol and what was done about it, and the questionnaire on strengths and difficulties, tell of offences and
of mental health: they are for those who are cleared, are not read, and stand in the encrypted file alone.
"""

from evenlode.sources import care_fields as care
from evenlode.sources.kinds import Extent
from evenlode.sources.record_kinds import RecordFile, Records

SOURCE = RecordFile(
    id="ssda903_oc2",
    title="Children looked after, health",
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
            fields=(care.CHILD, care.BIRTH, *care.health_fields()),
            checks=(care.BORN_LATER,),
            rows=care.health_rows(),
        ),
    ),
)
