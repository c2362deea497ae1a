"""Children who were the subject of a child protection plan on 31 March for each 10,000 residents under 18.

A plan follows a conference that finds a child at risk of significant harm. The rate is of children on one day, so plans
that last longer raise it as much as more plans begun. Neither high nor low is good in itself. The year is the financial
year that ends on that day.
"""

from evenlode.measures.kinds import Published, Since
from evenlode.vocabulary.polarity import Direction
from evenlode.vocabulary.themes import Theme
from evenlode.vocabulary.units import Unit
from evenlode.vocabulary.years import YearKind

MEASURE = Published(
    id="cpp_rate",
    title="Children on a child protection plan",
    noun="the number on a child protection plan for each 10,000 children",
    theme=Theme.CARE,
    unit=Unit.RATE_PER_10000,
    decimals=1,
    direction=Direction.NEITHER,
    years=YearKind.FINANCIAL,
    definitions=(
        Since(
            "2009-10",
            "Children who were the subject of a child protection plan on 31 March for each 10,000 residents under 18.",
        ),
    ),
    published_in=("lait",),
    citation="DfE, Children in need: methodology",
    author="Evenlode founders",
    reviewer="unconfirmed: to be reviewed by an authority's data lead",
    reviewed="2026-11-23",
    review_next="2027-11-23",
)
