"""The percentage of pupils suspended once or more in the academic year.

A pupil counts once, however often suspended, so beside the rate of suspensions it tells whether many pupils are sent
home or a few again and again. The base is the roll of one day in January. Children looked after and in need are matched
from social care records, alternative provision included, over the children so matched. Schools were closed for parts of
2019/20 and 2020/21.
"""

from evenlode.measures.counted import APART, STATE_FUNDED, EventRate
from evenlode.measures.kinds import Chance, Since
from evenlode.vocabulary.polarity import Direction
from evenlode.vocabulary.themes import Theme
from evenlode.vocabulary.units import Unit
from evenlode.vocabulary.years import YearKind

MEASURE = EventRate(
    id="suspended_once_or_more_rate",
    title="Suspended at least once",
    noun="the percentage suspended at least once",
    theme=Theme.EXCLUSIONS,
    unit=Unit.PERCENT,
    decimals=2,
    direction=Direction.LOWER_IS_BETTER,
    chance=Chance.PROPORTION,
    years=YearKind.ACADEMIC,
    definitions=(
        Since(
            "2006/07",
            "Pupils with one suspension or more in the year, of pupils on the January roll (sole and dual main "
            "registrations).",
        ),
    ),
    covid=("2019/20", "2020/21"),
    counts="suspended_enrolment",
    known_of="january_headcount",
    total_of=STATE_FUNDED,
    apart=APART,
    published_in=("lait", "ees_exclusions"),
    citation="DfE, Suspensions and permanent exclusions in England: methodology",
    author="Evenlode founders",
    reviewer="unconfirmed: to be reviewed by an authority's data lead",
    reviewed="2026-11-23",
    review_next="2027-11-23",
)
