"""The percentage of Year 4 pupils who score full marks, 25 of 25, in the multiplication tables check.

Pupils answer 25 questions on a screen, six seconds each, in June. All eligible pupils are in the base, also those who
did not take it. It has been compulsory since 2021/22 and has no pass mark: DfE publishes full marks because they are
the commonest score, and the figure has risen by several points a year as schools have got used to the check.
"""

from evenlode.measures.kinds import Chance, Published, Since
from evenlode.vocabulary.polarity import Direction
from evenlode.vocabulary.themes import Theme
from evenlode.vocabulary.units import Unit
from evenlode.vocabulary.years import YearKind

MEASURE = Published(
    id="ks2_multiplication_full_marks",
    title="Full marks in the multiplication tables check",
    noun="the percentage scoring full marks in the multiplication tables check",
    theme=Theme.KEY_STAGE_2,
    unit=Unit.PERCENT,
    decimals=0,
    direction=Direction.HIGHER_IS_BETTER,
    chance=Chance.PROPORTION,
    years=YearKind.ACADEMIC,
    definitions=(
        Since("2021/22", "25 of 25 in the check in Year 4, over all eligible pupils."),
    ),
    published_in=("lait",),
    citation="DfE, Multiplication tables check attainment: methodology",
    author="Evenlode founders",
    reviewer="unconfirmed: to be reviewed by an authority's data lead",
    reviewed="2026-11-23",
    review_next="2027-11-23",
)
