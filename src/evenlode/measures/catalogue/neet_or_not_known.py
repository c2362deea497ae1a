"""The percentage of 16 and 17 year olds not in education, employment or training, or whose activity is not known.

It is the sum of two counts over one base, as a mean of the month ends of December to February; the financial year is
the one in which those months fall. DfE made it the headline because it cannot be lowered by not finding young people.
It began with the change of ages in 2016-17 and has no earlier form.
"""

from evenlode.measures.kinds import Chance, Published, Since
from evenlode.vocabulary.polarity import Direction
from evenlode.vocabulary.themes import Theme
from evenlode.vocabulary.units import Unit
from evenlode.vocabulary.years import YearKind

MEASURE = Published(
    id="neet_or_not_known",
    title="Not in education, employment or training, or not known",
    noun="the percentage not in education, employment or training or not known at 16 and 17",
    theme=Theme.POST_16,
    unit=Unit.PERCENT,
    decimals=1,
    direction=Direction.LOWER_IS_BETTER,
    chance=Chance.PROPORTION,
    years=YearKind.FINANCIAL,
    definitions=(
        Since(
            "2016-17",
            "Academic ages 16 and 17, mean of the month ends of December to February; both counts together.",
        ),
    ),
    published_in=("lait", "ees_neet"),
    citation="DfE, Participation in education, training and NEET age 16 to 17 by local authority: methodology",
    author="Evenlode founders",
    reviewer="unconfirmed: to be reviewed by an authority's data lead",
    reviewed="2026-11-23",
    review_next="2027-11-23",
)
