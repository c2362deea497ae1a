"""The percentage of children looked after who live more than 20 miles from home and outside the authority's area.

Distance is measured from the address at which the child came into care. It often means a change of school and of health
services; for some children a distant placement is right. Geography counts: a small or compact authority sends children
over its border at shorter distances. The year is the financial year to 31 March.
"""

from evenlode.measures.kinds import Chance, Published, Since
from evenlode.vocabulary.polarity import Direction
from evenlode.vocabulary.themes import Theme
from evenlode.vocabulary.units import Unit
from evenlode.vocabulary.years import YearKind

MEASURE = Published(
    id="cla_placed_over_20_miles",
    title="Placed more than 20 miles from home",
    noun="the percentage of children looked after placed more than 20 miles from home",
    theme=Theme.CARE,
    unit=Unit.PERCENT,
    decimals=0,
    direction=Direction.LOWER_IS_BETTER,
    chance=Chance.PROPORTION,
    years=YearKind.FINANCIAL,
    definitions=(
        Since(
            "2014-15",
            "Children looked after on 31 March placed over 20 miles from home and outside the authority's area.",
        ),
    ),
    published_in=("lait",),
    citation="DfE, Children looked after in England including adoptions: methodology",
    author="Evenlode founders",
    reviewer="unconfirmed: to be reviewed by an authority's data lead",
    reviewed="2026-11-23",
    review_next="2027-11-23",
)
