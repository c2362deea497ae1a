"""The percentage of care leavers aged 19 to 21 who live in accommodation judged suitable.

A care leaver here was looked after for 13 weeks or more after turning 14, some of it after 16. The authority makes the
judgement, by the safety and security of the home; prison, homelessness and most bed and breakfast are not suitable.
Those who went abroad or whose home is not known are left out of the base by the publisher's rule, which differs from
the other figures on care leavers.
"""

from evenlode.measures.kinds import Chance, Published, Since
from evenlode.vocabulary.polarity import Direction
from evenlode.vocabulary.themes import Theme
from evenlode.vocabulary.units import Unit
from evenlode.vocabulary.years import YearKind

MEASURE = Published(
    id="care_leavers_suitable_accommodation",
    title="Care leavers in suitable accommodation",
    noun="the percentage of care leavers in suitable accommodation",
    theme=Theme.CARE,
    unit=Unit.PERCENT,
    decimals=0,
    direction=Direction.HIGHER_IS_BETTER,
    chance=Chance.PROPORTION,
    years=YearKind.FINANCIAL,
    definitions=(
        Since(
            "2013-14",
            "Care leavers aged 19 to 21 whose home the authority judges suitable, around their birthday in the year "
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
