"""Children looked after: the episodes of care of a return, each with its legal status and placement.

An episode that cannot be counted (no first day, no legal status, an end before its start) is held. What else is wrong
is warned of and the episode is kept, for a child whose episode is left out would seem not to be looked after. The
postcodes of home and placement go to the names store alone.
"""

from evenlode.sources import care_fields as care
from evenlode.sources.kinds import Extent
from evenlode.sources.record_kinds import RecordFile, Records, Rows

SOURCE = RecordFile(
    id="ssda903_episodes",
    title="Children looked after, episodes",
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
            fields=(care.CHILD, *care.EPISODE_FIELDS),
            made=(care.EPISODE_GOES_ON,),
            checks=care.episode_checks(),
            rows=(Rows("care_episode", {}),),
        ),
    ),
)
