"""The number of suspensions (until 2021 called fixed period exclusions) from state-funded schools in the academic year.

Each suspension counts, however short, under the school that made it: one pupil suspended three times makes three. A
number says nothing of how many pupils there are, so that places are compared by the suspension rate. By reason, a
suspension counts once under its main reason until 2019/20 and under up to three since. DfE rounds the numbers of
England and its regions to the nearest five.
"""

from ibis import _

from evenlode.measures.counted import APART, STATE_FUNDED, Count
from evenlode.measures.kinds import Since
from evenlode.vocabulary.polarity import Direction
from evenlode.vocabulary.reasons import EXCLUSION_REASONS
from evenlode.vocabulary.themes import Theme
from evenlode.vocabulary.units import Unit
from evenlode.vocabulary.years import YearKind

MEASURE = Count(
    id="suspensions",
    title="Suspensions",
    noun="the number of suspensions",
    theme=Theme.EXCLUSIONS,
    unit=Unit.COUNT,
    decimals=0,
    direction=Direction.LOWER_IS_BETTER,
    years=YearKind.ACADEMIC,
    definitions=(
        Since(
            "2006/07",
            "Suspensions (fixed period exclusions) begun in the year in state-funded primary, secondary and "
            "special schools.",
        ),
    ),
    covid=("2019/20", "2020/21"),
    counts="exclusion_event",
    population=~_.permanent,
    known_of="january_headcount",
    reasons=EXCLUSION_REASONS,
    total_of=STATE_FUNDED,
    apart=APART,
    published_in=("ees_exclusions",),
    citation="DfE, Suspensions and permanent exclusions in England: methodology",
    author="Evenlode founders",
    reviewer="unconfirmed: to be reviewed by an authority's data lead",
    reviewed="2026-11-24",
    review_next="2027-11-24",
)
