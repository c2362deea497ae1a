"""The percentage of care leavers aged 19 to 21 with whom the authority is not in touch.

A care leaver here was looked after for 13 weeks or more after turning 14, some of it after 16. A young person whose
activity is known from somebody else is not counted here. It qualifies every other figure on care leavers: what became
of these is not known. Numbers are small and often withheld; a withheld figure is not a zero.
"""

from evenlode.measures.kinds import Chance, Published, Since
from evenlode.vocabulary.polarity import Direction
from evenlode.vocabulary.themes import Theme
from evenlode.vocabulary.units import Unit
from evenlode.vocabulary.years import YearKind

MEASURE = Published(
    id="care_leavers_not_in_touch",
    title="Care leavers not in touch",
    noun="the percentage of care leavers with whom the authority is not in touch",
    theme=Theme.CARE,
    unit=Unit.PERCENT,
    decimals=0,
    direction=Direction.LOWER_IS_BETTER,
    chance=Chance.PROPORTION,
    years=YearKind.FINANCIAL,
    definitions=(
        Since(
            "2013-14",
            "Care leavers aged 19 to 21 with whom the authority is not in touch around their birthday in the year to "
            "31 March.",
        ),
    ),
    published_in=("lait",),
    citation="DfE, Children looked after in England including adoptions: methodology",
    author="Evenlode founders",
    reviewer="unconfirmed: to be reviewed by an authority's data lead",
    reviewed="2026-11-23",
    review_next="2027-11-23",
)
