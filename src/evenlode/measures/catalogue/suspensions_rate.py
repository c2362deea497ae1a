"""Suspensions in the academic year for each 100 pupils on roll in January.

Every suspension counts, however short and however often the same pupil is suspended, so the rate can pass 100 and says
little of how many pupils are touched: that is the percentage suspended at least once. They were called fixed period
exclusions until 2019/20 and are the same thing. Schools were closed for parts of 2019/20 and 2020/21; since then
England's rate has risen past any before.
"""

from ibis import _

from evenlode.measures.counted import APART, STATE_FUNDED, EventRate
from evenlode.measures.kinds import Since
from evenlode.vocabulary.polarity import Direction
from evenlode.vocabulary.reasons import EXCLUSION_REASONS
from evenlode.vocabulary.themes import Theme
from evenlode.vocabulary.units import Unit
from evenlode.vocabulary.years import YearKind

MEASURE = EventRate(
    id="suspensions_rate",
    title="Suspension rate",
    noun="the suspension rate",
    theme=Theme.EXCLUSIONS,
    unit=Unit.RATE_PER_100,
    decimals=2,
    direction=Direction.LOWER_IS_BETTER,
    years=YearKind.ACADEMIC,
    definitions=(
        Since(
            "2006/07",
            "Suspensions (fixed period exclusions) begun in the year for each 100 pupils on the January roll (sole "
            "and dual main registrations).",
        ),
    ),
    covid=("2019/20", "2020/21"),
    counts="exclusion_event",
    population=~_.permanent,
    known_of="january_headcount",
    reasons=EXCLUSION_REASONS,
    total_of=STATE_FUNDED,
    apart=APART,
    published_in=("lait", "ees_exclusions"),
    citation="DfE, Suspensions and permanent exclusions in England: methodology",
    author="Evenlode founders",
    reviewer="unconfirmed: to be reviewed by an authority's data lead",
    reviewed="2026-11-23",
    review_next="2027-11-23",
)
