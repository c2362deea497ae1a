"""Children looked after: young people who have left care, whether the authority is in touch, and how they are doing.

Each is kept as a care leaver on the return's last day. Of those in no education, employment or training the reason
(illness, pregnancy, parenthood) is for those who are cleared for it, and stands in the encrypted file alone.
"""

from evenlode.sources import care_fields as care
from evenlode.sources.kinds import Extent
from evenlode.sources.readers.making import among, birth_month, mapped
from evenlode.sources.record_kinds import Made, RecordFile, Records, Rows
from evenlode.vocabulary.codes.care_after import IN_TOUCH, LEAVERS_ACTIVITIES, LEAVERS_STANDINGS

SOURCE = RecordFile(
    id="ssda903_oc3",
    title="Children looked after, care leavers",
    publisher=care.PUBLISHER,
    licence=care.LICENCE,
    citation=care.CITATION,
    rests_on="the columns of the published specification; the codes of accommodation were not read, and are not kept",
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
                care.coded("in_touch", ("IN_TOUCH",), IN_TOUCH, tells=True),
                care.coded("activity", ("ACTIV",), LEAVERS_ACTIVITIES, tells=True),
            ),
            made=(
                Made("birth_month", birth_month, ("birth",)),
                Made("standing", mapped(LEAVERS_STANDINGS), ("activity",)),
                Made("living", among("YES", "NO", "REFU", "NREQ", "RHOM", ""), ("in_touch",)),
            ),
            checks=(care.BORN_LATER,),
            rows=(
                Rows("pupil", {"place": "authority", "year": "academic"}),
                care.told("VL05B_CARE_LEAVER", "as_at", until="", where="living"),
                care.event("leaving", "in_touch", "as_at", "in_touch", where="in_touch"),
                care.event("leaving", "activ", "as_at", "standing", where="standing"),
            ),
        ),
    ),
)
