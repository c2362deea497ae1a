"""Children looked after by the authority on 31 March for each 10,000 residents under 18.

It counts children on one day, not all who pass through care in the year, and leaves out those cared for only in a
series of short breaks. Neither high nor low is good in itself: it follows need, thresholds, and how many unaccompanied
children seek asylum in the area. The year is the financial year that ends on that day.
"""

from evenlode.measures.kinds import Published, Since
from evenlode.vocabulary.polarity import Direction
from evenlode.vocabulary.themes import Theme
from evenlode.vocabulary.units import Unit
from evenlode.vocabulary.years import YearKind

MEASURE = Published(
    id="cla_rate",
    title="Children looked after",
    noun="the number looked after for each 10,000 children",
    theme=Theme.CARE,
    unit=Unit.RATE_PER_10000,
    decimals=0,
    direction=Direction.NEITHER,
    years=YearKind.FINANCIAL,
    definitions=(
        Since("2009-10", "Children looked after on 31 March for each 10,000 residents under 18; short breaks apart."),
    ),
    published_in=("lait",),
    citation="DfE, Children looked after in England including adoptions: methodology",
    author="Evenlode founders",
    reviewer="unconfirmed: to be reviewed by an authority's data lead",
    reviewed="2026-11-23",
    review_next="2027-11-23",
)
