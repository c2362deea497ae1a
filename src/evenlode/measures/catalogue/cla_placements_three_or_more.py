"""The percentage of children looked after who had three or more placements within the year.

Each placement of 24 hours or more counts, also the one that the year began with. From 2015-16 DfE counts it in a new
way and does not set earlier figures beside it. A move that was planned counts as much as one that broke down, save that
being adopted by one's foster carers is no move. The year is the financial year to 31 March.
"""

from evenlode.measures.kinds import Chance, Published, Since
from evenlode.vocabulary.polarity import Direction
from evenlode.vocabulary.themes import Theme
from evenlode.vocabulary.units import Unit
from evenlode.vocabulary.years import YearKind

MEASURE = Published(
    id="cla_placements_three_or_more",
    title="Three or more placements in a year",
    noun="the percentage of children looked after with three or more placements in the year",
    theme=Theme.CARE,
    unit=Unit.PERCENT,
    decimals=0,
    direction=Direction.LOWER_IS_BETTER,
    chance=Chance.PROPORTION,
    years=YearKind.FINANCIAL,
    definitions=(
        Since(
            "2015-16",
            "Children looked after on 31 March with three or more placements of 24 hours or more in the year; every "
            "placement counts.",
        ),
    ),
    published_in=("lait",),
    citation="DfE, Children looked after in England including adoptions: methodology",
    author="Evenlode founders",
    reviewer="unconfirmed: to be reviewed by an authority's data lead",
    reviewed="2026-11-23",
    review_next="2027-11-23",
)
