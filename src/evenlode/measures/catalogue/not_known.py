"""The percentage of 16 and 17 year olds whose activity the authority does not know.

It is the mean of three month ends, December to February, over the young people living in the area; the financial year
is the one in which those months fall. Those not known are more often than others out of education and work, which is
why DfE makes the sum of both its headline. Until 2015-16 the figure covered 16 to 18 year olds: authorities need not
track 18 year olds since September 2016, and no trend crosses that.
"""

from evenlode.measures.kinds import Chance, Published, Since
from evenlode.vocabulary.polarity import Direction
from evenlode.vocabulary.themes import Theme
from evenlode.vocabulary.units import Unit
from evenlode.vocabulary.years import YearKind

MEASURE = Published(
    id="not_known",
    title="Activity not known at 16 and 17",
    noun="the percentage whose activity is not known at 16 and 17",
    theme=Theme.POST_16,
    unit=Unit.PERCENT,
    decimals=1,
    direction=Direction.LOWER_IS_BETTER,
    chance=Chance.PROPORTION,
    years=YearKind.FINANCIAL,
    definitions=(
        Since("2016-17", "Academic ages 16 and 17, mean of the month ends of December to February."),
        Since("2011-12", "Ages 16 to 18, mean of November to January.", last="2015-16"),
    ),
    published_in=("lait", "ees_neet"),
    citation="DfE, Participation in education, training and NEET age 16 to 17 by local authority: methodology",
    author="Evenlode founders",
    reviewer="unconfirmed: to be reviewed by an authority's data lead",
    reviewed="2026-11-23",
    review_next="2027-11-23",
)
