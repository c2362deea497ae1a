"""The number of pupils suspended at least once in the academic year from state-funded schools.

A pupil suspended several times counts once; one suspended from two schools may count at each. A number says nothing of
how many pupils there are, so that places are compared by the percentage of pupils suspended once or more. DfE rounds
the numbers of England and its regions to the nearest five.
"""

from evenlode.measures.counted import APART, STATE_FUNDED, Count
from evenlode.measures.kinds import Since
from evenlode.vocabulary.polarity import Direction
from evenlode.vocabulary.themes import Theme
from evenlode.vocabulary.units import Unit
from evenlode.vocabulary.years import YearKind

MEASURE = Count(
    id="suspended_once_or_more",
    title="Pupils suspended once or more",
    noun="the number of pupils suspended once or more",
    theme=Theme.EXCLUSIONS,
    unit=Unit.COUNT,
    decimals=0,
    direction=Direction.LOWER_IS_BETTER,
    years=YearKind.ACADEMIC,
    definitions=(
        Since(
            "2006/07",
            "Pupils with one or more suspensions (fixed period exclusions) in the year, state-funded schools.",
        ),
    ),
    covid=("2019/20", "2020/21"),
    counts="suspended_enrolment",
    known_of="january_headcount",
    total_of=STATE_FUNDED,
    apart=APART,
    published_in=("ees_exclusions",),
    citation="DfE, Suspensions and permanent exclusions in England: methodology",
    author="Evenlode founders",
    reviewer="unconfirmed: to be reviewed by an authority's data lead",
    reviewed="2026-11-24",
    review_next="2027-11-24",
)
