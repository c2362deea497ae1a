"""The average mark, of 25, of Year 4 pupils in the multiplication tables check.

Only pupils who took the check are in the average; those absent or unable to take part are left out, though they are in
the base of full marks. It says more of the pupils who struggle than the percentage with full marks does. The check has
been compulsory since 2021/22.
"""

from evenlode.measures.kinds import Published, Since
from evenlode.vocabulary.polarity import Direction
from evenlode.vocabulary.themes import Theme
from evenlode.vocabulary.units import Unit
from evenlode.vocabulary.years import YearKind

MEASURE = Published(
    id="ks2_multiplication_score",
    title="Average score in the multiplication tables check",
    noun="the average score in the multiplication tables check",
    theme=Theme.KEY_STAGE_2,
    unit=Unit.SCORE,
    decimals=1,
    direction=Direction.HIGHER_IS_BETTER,
    years=YearKind.ACADEMIC,
    definitions=(
        Since("2021/22", "Mean marks, 0 to 25, of the pupils who took the check in Year 4."),
    ),
    published_in=("lait",),
    citation="DfE, Multiplication tables check attainment: methodology",
    author="Evenlode founders",
    reviewer="unconfirmed: to be reviewed by an authority's data lead",
    reviewed="2026-11-23",
    review_next="2027-11-23",
)
