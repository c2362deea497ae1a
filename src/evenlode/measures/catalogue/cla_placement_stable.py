"""The percentage of children looked after for long who have lived in the same placement for two years or more.

The base is children under 16 on 31 March who have been looked after without a break for at least two and a half years.
A child placed for adoption counts as stable if that placement and the one before together make two years. It is a small
group in one authority. The year is the financial year to 31 March.
"""

from evenlode.measures.kinds import Chance, Published, Since
from evenlode.vocabulary.polarity import Direction
from evenlode.vocabulary.themes import Theme
from evenlode.vocabulary.units import Unit
from evenlode.vocabulary.years import YearKind

MEASURE = Published(
    id="cla_placement_stable",
    title="Long-term placement stability",
    noun="the percentage of children looked after long term in a stable placement",
    theme=Theme.CARE,
    unit=Unit.PERCENT,
    decimals=0,
    direction=Direction.HIGHER_IS_BETTER,
    chance=Chance.PROPORTION,
    years=YearKind.FINANCIAL,
    definitions=(
        Since(
            "2017-18",
            "Children under 16 looked after for two and a half years or more, in one placement for two years or "
            "placed for adoption.",
        ),
    ),
    published_in=("lait",),
    citation="DfE, Children looked after in England including adoptions: methodology",
    author="Evenlode founders",
    reviewer="unconfirmed: to be reviewed by an authority's data lead",
    reviewed="2026-11-23",
    review_next="2027-11-23",
)
