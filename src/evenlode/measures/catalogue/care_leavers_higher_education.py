"""The percentage of care leavers aged 19 to 21 who are in higher education.

A care leaver here was looked after for 13 weeks or more after turning 14, some of it after 16. The base is all care
leavers whose 19th, 20th or 21st birthday falls in the financial year, those whom the authority has lost touch with
included. It stands at about six per cent in England and rests on a handful of young people in one authority, so several
years are read together. It is a share of an age group on one day and not of those who ever go, and is not set beside
entry to higher education by 19.
"""

from evenlode.measures.kinds import Chance, Published, Since
from evenlode.vocabulary.polarity import Direction
from evenlode.vocabulary.themes import Theme
from evenlode.vocabulary.units import Unit
from evenlode.vocabulary.years import YearKind

MEASURE = Published(
    id="care_leavers_higher_education",
    title="Care leavers in higher education",
    noun="the percentage of care leavers in higher education",
    theme=Theme.CARE,
    unit=Unit.PERCENT,
    decimals=0,
    direction=Direction.HIGHER_IS_BETTER,
    chance=Chance.PROPORTION,
    years=YearKind.FINANCIAL,
    definitions=(
        Since(
            "2013-14",
            "Care leavers aged 19 to 21 in higher education around their birthday in the year to 31 March.",
        ),
    ),
    published_in=("lait",),
    citation="DfE, Children looked after in England including adoptions: methodology",
    author="Evenlode founders",
    reviewer="unconfirmed: to be reviewed by an authority's data lead",
    reviewed="2026-11-23",
    review_next="2027-11-23",
)
