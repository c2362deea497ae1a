"""The percentage of 16 and 17 year olds known not to be in education, employment or training.

It is the mean of three month ends, December to February, over the young people whom the authority where they live knows
and tracks; the financial year is the one in which those months fall. It is never read without the percentage not known:
an authority that loses sight of its young people has a low figure. Until 2015-16 it covered 16 to 18 year olds and
counted part of the not known in, so the two are never joined.
"""

from evenlode.measures.kinds import Chance, Published, Since
from evenlode.vocabulary.polarity import Direction
from evenlode.vocabulary.themes import Theme
from evenlode.vocabulary.units import Unit
from evenlode.vocabulary.years import YearKind

MEASURE = Published(
    id="neet",
    title="Not in education, employment or training at 16 and 17",
    noun="the percentage not in education, employment or training at 16 and 17",
    theme=Theme.POST_16,
    unit=Unit.PERCENT,
    decimals=1,
    direction=Direction.LOWER_IS_BETTER,
    chance=Chance.PROPORTION,
    years=YearKind.FINANCIAL,
    definitions=(
        Since("2016-17", "Academic ages 16 and 17, mean of the month ends of December to February; unadjusted."),
        Since(
            "2011-12",
            "Ages 16 to 18, mean of November to January; adjusted: part of those whose activity was not known "
            "counted as not in education, employment or training.",
            last="2015-16",
        ),
    ),
    published_in=("lait", "ees_neet"),
    citation="DfE, Participation in education, training and NEET age 16 to 17 by local authority: methodology",
    author="Evenlode founders",
    reviewer="unconfirmed: to be reviewed by an authority's data lead",
    reviewed="2026-11-23",
    review_next="2027-11-23",
)
