"""Children in need of the authority's services on 31 March for each 10,000 residents under 18.

It covers every child found to need them under the Children Act 1989: those on plans, looked after and disabled among
them, and unborn children and some over 18. Neither high nor low is good in itself. Results at school are published for
narrower groups of children in need, so the two are not multiplied. The year is the financial year that ends on that
day.
"""

from evenlode.measures.kinds import Published, Since
from evenlode.vocabulary.polarity import Direction
from evenlode.vocabulary.themes import Theme
from evenlode.vocabulary.units import Unit
from evenlode.vocabulary.years import YearKind

MEASURE = Published(
    id="cin_rate",
    title="Children in need",
    noun="the number in need for each 10,000 children",
    theme=Theme.CARE,
    unit=Unit.RATE_PER_10000,
    decimals=1,
    direction=Direction.NEITHER,
    years=YearKind.FINANCIAL,
    definitions=(
        Since("2009-10", "Children in need on 31 March for each 10,000 residents under 18."),
    ),
    published_in=("lait",),
    citation="DfE, Children in need: methodology",
    author="Evenlode founders",
    reviewer="unconfirmed: to be reviewed by an authority's data lead",
    reviewed="2026-11-23",
    review_next="2027-11-23",
)
