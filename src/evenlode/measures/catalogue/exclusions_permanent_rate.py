"""Permanent exclusions in the academic year for each 100 pupils on roll in January.

Exclusions of the whole year, after any review, are set over one day's roll, so it is a rate of events and not a share
of pupils. It is small, 0.13 in England in 2023/24, and a single case moves an authority's figure: it is read with the
number. Schools were closed for parts of 2019/20 and 2020/21.
"""

from ibis import _

from evenlode.measures.counted import APART, STATE_FUNDED, EventRate
from evenlode.measures.kinds import Chance, Since
from evenlode.vocabulary.polarity import Direction
from evenlode.vocabulary.reasons import EXCLUSION_REASONS
from evenlode.vocabulary.themes import Theme
from evenlode.vocabulary.units import Unit
from evenlode.vocabulary.years import YearKind

MEASURE = EventRate(
    id="exclusions_permanent_rate",
    title="Permanent exclusion rate",
    noun="the permanent exclusion rate",
    theme=Theme.EXCLUSIONS,
    unit=Unit.RATE_PER_100,
    decimals=2,
    direction=Direction.LOWER_IS_BETTER,
    chance=Chance.EVENTS,
    years=YearKind.ACADEMIC,
    definitions=(
        Since(
            "2006/07",
            "Permanent exclusions in the year for each 100 pupils on the January roll (sole and dual main "
            "registrations).",
        ),
    ),
    covid=("2019/20", "2020/21"),
    counts="exclusion_event",
    population=_.permanent,
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
