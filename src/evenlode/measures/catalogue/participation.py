"""The percentage of 16 and 17 year olds recorded as in education or training on 31 March.

Full-time study, apprenticeships and work with training count, which is what the law asks of young people until 18. The
base is all whom the authority knows, so an authority that records fewer activities shows a lower figure than the truth.
The year is the financial year that ends on that day. For pupils with SEN it covers those who had a plan or statement
when they left Year 11 or have been given one since.
"""

from evenlode.measures.kinds import Chance, Published, Since
from evenlode.vocabulary.polarity import Direction
from evenlode.vocabulary.themes import Theme
from evenlode.vocabulary.units import Unit
from evenlode.vocabulary.years import YearKind

MEASURE = Published(
    id="participation",
    title="In education or training at 16 and 17",
    noun="the percentage in education or training at 16 and 17",
    theme=Theme.POST_16,
    unit=Unit.PERCENT,
    decimals=1,
    direction=Direction.HIGHER_IS_BETTER,
    chance=Chance.PROPORTION,
    years=YearKind.FINANCIAL,
    definitions=(
        Since("2016-17", "Academic ages 16 and 17 recorded in education or training on 31 March."),
    ),
    published_in=("lait", "ees_neet"),
    citation="DfE, Participation in education, training and NEET age 16 to 17 by local authority: methodology",
    author="Evenlode founders",
    reviewer="unconfirmed: to be reviewed by an authority's data lead",
    reviewed="2026-11-23",
    review_next="2027-11-23",
)
