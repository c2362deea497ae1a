"""The percentage of care leavers aged 19 to 21 who are not in education, employment or training.

A care leaver here was looked after for 13 weeks or more after turning 14, some of it after 16. The base is all care
leavers whose 19th, 20th or 21st birthday falls in the financial year, those whom the authority has lost touch with
included. Those not known are counted neither here nor in the share in education or work, so the two do not add to 100.
Illness, disability and young children of their own are among the reasons. Until 2012-13 only 19 year olds were counted,
which is not comparable.
"""

from evenlode.measures.kinds import Chance, Published, Since
from evenlode.vocabulary.polarity import Direction
from evenlode.vocabulary.themes import Theme
from evenlode.vocabulary.units import Unit
from evenlode.vocabulary.years import YearKind

MEASURE = Published(
    id="care_leavers_neet",
    title="Care leavers not in education, employment or training",
    noun="the percentage of care leavers not in education, employment or training",
    theme=Theme.CARE,
    unit=Unit.PERCENT,
    decimals=0,
    direction=Direction.LOWER_IS_BETTER,
    chance=Chance.PROPORTION,
    years=YearKind.FINANCIAL,
    definitions=(
        Since(
            "2013-14",
            "Care leavers aged 19 to 21 not in education, employment or training around their birthday in the year "
            "to 31 March.",
        ),
    ),
    published_in=("lait",),
    citation="DfE, Children looked after in England including adoptions: methodology",
    author="Evenlode founders",
    reviewer="unconfirmed: to be reviewed by an authority's data lead",
    reviewed="2026-11-23",
    review_next="2027-11-23",
)
